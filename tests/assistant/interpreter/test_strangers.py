"""Owners of other trades: the right action, seldom another's writing, and nothing written for small talk."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.knowledge import mind
from core.assistant.interpreter.names import NameIndex
from tests.assistant.interpreter.conftest import records
from tests.assistant.interpreter.test_newcomers import NOW

NONE = "-"
Heard = tuple[str, str, str]
"""What was said, the actions that are right, and the one that was understood."""


def _names(lines: list[str]) -> NameIndex:
    given = (line.split("=", 1) for line in lines)
    return NameIndex.build(one for kind, names in given for one in records(kind, *names.split(", ")))


def _understood(said: str, index: NameIndex) -> str:
    call = interpret(said, now=NOW, index=index).call
    return call.action if call else NONE


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    text = Path(__file__).with_name("strangers.txt").read_text("utf-8")
    found: list[Heard] = []
    for trade in text.split("\n@")[1:]:
        _, *lines = trade.strip().splitlines()
        index = _names([line for line in lines if "|" not in line])
        for said, wanted in (line.split(" | ") for line in lines if "|" in line):
            found.append((said, wanted, _understood(said, index)))
    return found


def test_most_are_understood(heard: list[Heard]) -> None:
    ours = [one for one in heard if one[1] != NONE]
    missed = [one for one in ours if one[2] not in one[1].split("/")]
    assert len(ours) > 280
    assert len(missed) <= 0.13 * len(ours), missed


def test_hardly_any_becomes_another_write(heard: list[Heard]) -> None:
    frames = mind().frames
    other = [one for one in heard if one[2] not in {NONE, *one[1].split("/")} and not frames[one[2]].reads]
    assert [one for one in other if one[1] == NONE] == []
    assert len(other) <= 5, other
