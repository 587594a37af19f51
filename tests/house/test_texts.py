"""Every room speaks both languages alike, and has words for all that it can be asked."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.rooms import open_rooms, text_folders
from core.acts.prepare import field_label
from core.acts.register import Action, Asked
from core.blocks import say
from core.texts import Locale, Speaker, Texts, missing_keys
from core.texts.speaker import LOCALES
from tests.house.code import ROOT

pytestmark = pytest.mark.house

FOLDERS = sorted(
    path
    for part in ("core", "handlers")
    for path in (ROOT / part).glob("**/texts")
    if any(path.glob("*.ftl"))
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_both_languages_say_the_same(folder: Path) -> None:
    assert missing_keys(folder.parent.name, folder) == []


REGISTER = open_rooms()
TEXTS = Texts(text_folders(), strict=True)
OPEN = [act for act in REGISTER.actions.values() if not act.hidden]


def _missing(keys: Iterable[str]) -> set[tuple[str, Locale]]:
    return {(key, locale) for key in keys for locale in LOCALES if not TEXTS.has(key, locale)}


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo, list[Any]]]:
    """Fields of an input and of its lines, each with the parts its annotation is made of."""
    for name, info in model.model_fields.items():
        parts = list(_parts(info.annotation))
        yield name, info, parts
        for part in parts:
            if isinstance(part, type) and issubclass(part, Asked):
                yield from _fields(part)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def test_every_command_says_what_it_does_and_begins_with_a_capital() -> None:
    keys = {
        f"{act.room}-command-{command.replace('_', '-')}" for command, (act, _) in REGISTER.commands.items()
    }
    assert _missing(keys) == set()
    said = {TEXTS.say(say(key), Speaker(locale)) for key in keys for locale in LOCALES}
    assert {words for words in said if not words[:1].isupper()} == set()


@pytest.mark.parametrize("act", OPEN, ids=lambda act: act.name)
def test_every_field_of_an_action_has_its_words(act: Action) -> None:
    keys = {field_label(act, name).key for name, _, _ in _fields(act.asks)}
    keys |= {
        f"acts-value-{value.replace('_', '-')}"
        for _, _, parts in _fields(act.asks)
        for part in parts
        if get_origin(part) is Literal
        for value in get_args(part)
    }
    assert _missing(keys) == set()


@pytest.mark.parametrize("act", OPEN, ids=lambda act: act.name)
def test_every_required_field_can_be_asked_for(act: Action) -> None:
    for name in {name for name, info, _ in _fields(act.asks) if info.is_required()}:
        end = name.replace("_", "-")
        assert min(len(_missing([f"ask-{owner}-{end}"])) for owner in (act.room, "common")) == 0, name
