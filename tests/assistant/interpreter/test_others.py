"""Other people's business: weather, homework, code, trips, others' telephones. Nothing is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.assistant.interpreter.build import world_index, world_now
from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.phrasebook import phrasebook
from core.assistant.interpreter.reading import Reading
from tests.assistant.interpreter.saying import said


def _sentences() -> list[str]:
    lines = Path(__file__).with_name("others.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def heard() -> dict[str, Reading]:
    """How each is read in the world of the phrasebook, whose goods and people some of them name."""
    book = phrasebook()
    index, now = world_index(book), world_now(book)
    return {text: interpret(text, now=now, index=index) for text in _sentences()}


def test_nothing_is_written_or_asked_about(heard: dict[str, Reading]) -> None:
    taken = {text: said(one) for text, one in heard.items() if one.answer not in {"help", "act"}}
    assert len(heard) >= 60
    assert taken == {}


def test_next_to_nothing_is_looked_up(heard: dict[str, Reading]) -> None:
    looked = {text: said(one) for text, one in heard.items() if one.answer == "act"}
    assert len(looked) <= 0.01 * len(heard), looked


def test_seldom_is_a_write_offered(heard: dict[str, Reading]) -> None:
    book = phrasebook()
    offered = [
        text
        for text, one in heard.items()
        if any(not book.actions[option.action].reads for option in one.options if option.action)
    ]
    assert len(offered) <= len(heard) // 8, offered
