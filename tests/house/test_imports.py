"""Who may import whom: the contracts of pyproject.toml hold, and each of them can be broken."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.code import PRODUCT, ROOT

pytestmark = pytest.mark.house


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter over the project in a folder."""
    run = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", run, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200"},
    )


def test_every_contract_is_kept() -> None:
    said = lint_imports(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr
    assert " 0 broken." in said.stdout


BROKEN = [
    ("core/orders", "import bot", "The machine room stands on the doors"),
    ("core/orders", "import handlers.telegram", "The machine room stands on the doors"),
    ("core/customers", "import core.orders", "Rooms stand on one another"),
    ("core/orders", "import core.purchasing", "Rooms stand on one another"),
    ("core/assistant", "import core.companies", "Rooms stand on one another"),
    ("core/acts", "import core.accounts", "Rooms stand on one another"),
    ("core/unheard_of", "", "Rooms stand on one another"),
    ("handlers/telegram", "import handlers.api", "Doors do not know each other"),
    ("handlers/drawing", "import handlers.telegram", "Doors do not know each other"),
    ("core/chat", "import aiogram", "The business knows no messenger"),
    ("core/automation", "import apscheduler.triggers.cron", "The business knows no messenger"),
    ("handlers/api", "from sqlalchemy import orm", "Doors do not touch the database"),
    ("core/orders", "def f():\n    import openai", "openai is imported by core.assistant alone"),
    ("bot", "import matplotlib.figure", "matplotlib is imported by handlers.drawing alone"),
    ("core/finance", "import pandas", "pandas is imported by drawing"),
    ("handlers/drawing", "import zxingcpp", "zxingcpp is imported by handlers.telegram.codes alone"),
    ("handlers/telegram", "import pyotp", "pyotp is imported by core.accounts alone"),
]


def small_project(folder: Path, source_of: dict[str, str]) -> None:
    """A project with the real contracts, where each named package holds one source."""
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for package in {*PRODUCT, *source_of}:
        (folder / package).mkdir(parents=True, exist_ok=True)
        (folder / package / "__init__.py").write_text(source_of.get(package, "") + "\n", "utf-8")


@pytest.mark.parametrize(("package", "source", "contract"), BROKEN)
def test_a_contract_catches_what_it_forbids(package: str, source: str, contract: str, tmp_path: Path) -> None:
    asked = source.rpartition("import ")[2].strip().replace(".", "/")
    own = {asked: ""} if asked.split("/")[0] in PRODUCT else {}
    small_project(tmp_path, {**own, package: source})
    said = lint_imports(tmp_path)
    assert said.returncode == 1, said.stdout + said.stderr
    broken = [line for line in said.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    assert [line for line in broken if line.startswith(contract)], said.stdout


ALLOWED = {
    "core/assistant": "import openai",
    "core/accounts": "import pyotp",
    "handlers/telegram/codes": "import zxingcpp",
    "core/reports": "import pandas, core.orders",
    "core/orders": "import core.inventory, core.customers, core.acts",
    "core/acts": "import core.money",
    "handlers/drawing": "import matplotlib, pandas",
    "handlers/telegram": "import handlers.drawing, core.acts",
    "bot": "import handlers.telegram, core.acts",
}


def test_what_the_house_allows_is_let_through(tmp_path: Path) -> None:
    rooms = ("core/inventory", "core/customers", "core/money")
    small_project(tmp_path, {**ALLOWED, **dict.fromkeys(rooms, "")})
    said = lint_imports(tmp_path)
    assert said.returncode == 0, said.stdout + said.stderr
