"""Phrases and actions fit one another: what is said can be called, and what can be called can be said."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.rooms import open_rooms
from core.acts.register import Action, Register
from core.assistant.interpreter.frames import FIELD_OF
from core.assistant.interpreter.patterns import slots_of
from core.assistant.interpreter.phrasebook import NOTHING, Phrases, phrasebook

_KEPT_AS_SAID = {"assistant.remember", "assistant.memories", "assistant.forget", "assistant.edit_memory"}
"""Read before all else (`memo.py`): what is said is kept as it was said."""
UNSAID = {"integrations.import", "sample.load", "accounts.start", "inventory.add_many", *_KEPT_AS_SAID}
"""Done with a file, a button or a start link, not with words; or said as a list of another's."""


@lru_cache(maxsize=1)
def register() -> Register:
    return open_rooms()


def _actions() -> dict[str, Action]:
    return {action.name: action for action in register().actions.values()}


@pytest.mark.parametrize(
    "phrases", [p for n, p in sorted(phrasebook().actions.items()) if n != NOTHING], ids=lambda p: p.action
)
def test_phrases_fill_only_fields_the_action_has(phrases: Phrases) -> None:
    action = _actions()[phrases.action]
    slots = {slot for _, pattern in phrases.say for slot in slots_of(pattern)} - set(phrases.absorbs)
    slots = (slots - set(phrases.noted)) | ({"note"} if phrases.noted else set())
    assert {FIELD_OF.get(slot, slot) for slot in slots} <= set(action.fields)
    assert phrases.reads == action.reads
    assert {name for example in phrases.examples for name in example.args} <= set(action.fields)


def test_every_open_action_can_be_said() -> None:
    open_actions = {name for name, action in _actions().items() if not action.hidden}
    assert open_actions - set(phrasebook().actions) <= UNSAID
