"""The project's papers: settings, the lock, what goes into the wheel."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.settings import Settings, read_settings
from scripts import lock
from tests.house.code import PRODUCT, ROOT, imported, modules, place

pytestmark = pytest.mark.house

EXAMPLE = (ROOT / ".env.example").read_text("utf-8").splitlines()
COMES_WITH = {
    "multidict": "aiohttp",
    "yarl": "aiohttp",
    "pydantic_core": "pydantic",
    "PIL": "matplotlib",
    "numpy": "matplotlib",
}
DATA = {".py", ".ftl", ".yaml", ".json", ".html", ".js", ".css", ".svg", ".ttf", ".mako", ".webmanifest"}


def test_the_example_names_every_setting_once_and_no_other() -> None:
    named = [line.partition("=")[0] for line in EXAMPLE if re.match(r"\w+=", line)]
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_every_line_of_the_example_says_what_it_is_for() -> None:
    silent = [
        line
        for before, line in zip(["", *EXAMPLE], EXAMPLE, strict=False)
        if "=" in line[:30] and not line.startswith("#") and not re.match(r"# \S.+", before)
    ]
    assert silent == []


def test_every_setting_says_what_it_must_be() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_example_as_it_is_starts_like_nothing_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert read_settings(ROOT / ".env.example") == read_settings(None)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    assert lock.missing() == [], "make lock"


def test_the_lock_pins_versions_and_names_no_place_to_take_them_from() -> None:
    lines = [line for line in lock.LOCK.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pin = re.compile(r"[a-z0-9.-]+==[0-9][\w.!+]*(?: ; [\w .<>=\"!()]+)?")
    assert [line for line in lines if not pin.fullmatch(line)] == []


def asked_for(lines: list[str]) -> set[str]:
    return {str(canonicalize_name(Requirement(line).name)) for line in lines}


def test_what_is_imported_is_asked_for() -> None:
    product, checks = lock.declared()
    comes_from = packages_distributions()
    allowed = {"bot": asked_for(product), "tests": asked_for([*product, *checks])}
    allowed |= dict.fromkeys((*PRODUCT, "migrations"), allowed["bot"])
    allowed |= dict.fromkeys(("benchmarks", "scripts"), allowed["tests"])
    strangers = {
        (module, place(path))
        for folder, names in allowed.items()
        for path in modules(folder)
        for module in imported(path) - sys.stdlib_module_names - allowed.keys()
        if not names & {str(canonicalize_name(name)) for name in comes_from.get(module, [])}
        and COMES_WITH.get(module) not in names
    }
    assert strangers == set(), "pyproject.toml, then make lock"


@pytest.mark.parametrize("held", ["aiogram", "pydantic"])
def test_what_the_light_start_leans_on_is_held_to_a_minor_version(held: str) -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    specifier = next(Requirement(line).specifier for line in asked if Requirement(line).name == held)
    major, minor = map(int, lock.locked()[held].split(".")[:2])
    assert not specifier.contains(f"{major}.{minor + 1}.0")


def test_the_wheel_holds_every_file_the_product_reads(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = set(wheel.namelist())
    needed = {
        str(path.relative_to(ROOT))
        for folder in (*PRODUCT, "migrations")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in DATA and "__pycache__" not in path.parts
    }
    assert needed - packed == set()
