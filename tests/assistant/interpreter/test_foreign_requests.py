"""What people ask of other assistants: 993 prompts of the Berkeley leaderboard that fit no tool of theirs.

They are vendored in bfcl_irrelevance.jsonl.gz; bfcl_irrelevance.NOTICE says whose they are.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.assistant.interpreter.build import world_index, world_now
from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.knowledge import mind
from core.assistant.interpreter.phrasebook import phrasebook
from core.assistant.interpreter.reading import Reading
from tests.assistant.interpreter.saying import said

OURS = {
    "help": "acts.help",
    "help me": "acts.help",
    "What can you do?": "acts.help",
    "Where is my order": "orders.show",
    "Where is my order #123": "orders.show",
    "detail?": "orders.show",
    "Remind me to text raj in 5 mins": "automation.remind",
    "do make a note on 27th of march this year to remind me for the subscription of netflix": (
        "automation.remind"
    ),
}
"""Prompts that are a business assistant's own, and the actions they rightly become."""


@pytest.fixture(scope="module")
def heard() -> dict[str, Reading]:
    """How each is read in the world of the phrasebook."""
    packed = Path(__file__).with_name("bfcl_irrelevance.jsonl.gz").read_bytes()
    book = phrasebook()
    index, now = world_index(book), world_now(book)
    prompts = [json.loads(line) for line in gzip.decompress(packed).decode("utf-8").splitlines()]
    return {text: interpret(text, now=now, index=index) for text in prompts}


def _taken(heard: dict[str, Reading]) -> dict[str, Reading]:
    return {text: one for text, one in heard.items() if one.answer != "help" and text not in OURS}


def test_hardly_any_is_taken_for_ours(
    heard: dict[str, Reading], record_property: Callable[[str, object], None]
) -> None:
    taken = {text: said(one) for text, one in _taken(heard).items()}
    record_property("taken", f"{len(taken)} of {len(heard)}")
    assert len(heard) >= 990
    assert len(taken) <= 0.01 * len(heard), taken


def test_none_of_the_others_is_written_nor_asked_about_to_be_written(heard: dict[str, Reading]) -> None:
    frames = mind().frames
    writes = {
        text: said(one)
        for text, one in _taken(heard).items()
        if any(not frames[call.action].reads for call in one.calls)
    }
    assert writes == {}


def test_those_that_are_ours_are_understood(heard: dict[str, Reading]) -> None:
    assert {text: said(heard[text])[0] for text in OURS} == OURS
