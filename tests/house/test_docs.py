"""The project's papers tell the truth: actions, settings, links, words of the trade, two languages alike."""

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from bot.listing import listing
from bot.rooms import ROOMS, open_rooms
from bot.settings import Settings
from tests.house.code import ROOT, modules, tree

pytestmark = pytest.mark.house

PAPERS = [
    ROOT / "README.md",
    ROOT / "README.ru.md",
    ROOT / "core" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
QUOTED = re.compile(r"`([^`]+)`")
LARGEST_PICTURE = 150_000


def test_the_list_of_actions_is_what_the_register_holds() -> None:
    assert (ROOT / "docs" / "actions.json").read_text("utf-8") == listing(), "make docs"


def test_other_names_lead_to_actions_and_arguments_that_exist() -> None:
    for act in json.loads(listing())["actions"]:
        arguments = {one["name"]: one for one in act["arguments"]}
        for known in act["utterances"]:
            assert set(known.get("arguments", {}).values()) <= arguments.keys(), act["name"]
            for line in known.get("line", {}).values():
                lines = [one["name"] for one in arguments["lines"]["arguments"]]
                assert line in lines, act["name"]
            for name, values in known.get("values", {}).items():
                assert set(values.values()) <= set(arguments[name]["values"]), act["name"]
    named = {known["name"] for act in json.loads(listing())["actions"] for known in act["utterances"]}
    assert not named & set(json.loads(listing())["utterances_without_action"])


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(paper: Path) -> None:
    targets = {first or second for first, second in LINK.findall(paper.read_text("utf-8"))}
    inside = {target.partition("#")[0] for target in targets if not re.match(r"https?:|#", target)}
    assert {target for target in inside if not (paper.parent / target).exists()} == set()


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_the_readme_names_every_setting_and_every_command_it_names_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert {setting for setting in Settings.model_fields if f"`{setting.upper()}`" not in text} == set()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    slashes = {
        quoted[1:].split()[0] for quoted in QUOTED.findall(text) if re.match(r"/[a-z_]+\b(?!/)", quoted)
    }
    known = {*open_rooms().commands, "start"}
    assert slashes - known - {"setprivacy", "newbot", "setjoingroups", "health"} == set()


def test_the_russian_readme_is_a_twin() -> None:
    english, russian = (
        (ROOT / name).read_text("utf-8").splitlines() for name in ("README.md", "README.ru.md")
    )
    shape = [[line.split(" ")[0] for line in text if re.match(r"#+ ", line)] for text in (english, russian)]
    assert shape[0] == shape[1]
    commands = [re.findall(r"^make [a-z]+", "\n".join(text), re.MULTILINE) for text in (english, russian)]
    assert commands[0] == commands[1]


def test_every_word_of_the_glossary_stands_in_the_code() -> None:
    rows = [
        line for line in (ROOT / "core" / "README.md").read_text("utf-8").splitlines() if line.count("|") == 4
    ]
    words = {word for row in rows for word in QUOTED.findall(row.rsplit("|", 2)[1])}
    assert len(words) > 50
    assert words - _names() - set(open_rooms().actions) - set(ROOMS) == set()


@cache
def _names() -> set[str]:
    """Classes and names given at the top of modules and classes of the business."""
    found: set[str] = set()
    for path in modules("core"):
        for node in ast.walk(tree(path)):
            match node:
                case ast.ClassDef(name=name):
                    found.add(name)
                case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                    found.add(name)
    return found


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    assert {one.name for one in pictures if one.stat().st_size > LARGEST_PICTURE} == set()
