"""What comes while a turn thinks: a second thought is read with it, anything else waits and is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aiogram.types import Message

from core.assistant.second_thoughts import is_second_thought
from handlers.telegram.heard import Heard, hear
from handlers.telegram.updates import read_update

if TYPE_CHECKING:
    from handlers.telegram.door import Door

SEEN = "👀"
"""Put on a message that waits for the turn before it."""


async def follows(door: Door, first: dict[str, Any], waiting: Sequence[dict[str, Any]]) -> None:
    """Updates wait behind the first one, which is being answered."""
    begun = _words(door, first)
    if begun is None:
        return
    whose = (str(begun.place), begun.sender.external_id)
    for raw in waiting:
        next_one = _words(door, raw)
        if next_one is None:
            return
        message = next_one.message
        if door.taken.holds(message) or door.thinking.is_amended_by(begun.key, message):
            continue
        if not _puts_right(next_one, begun):
            if message.edit_date is None and door.thinking.is_thinking(whose):
                await door.post.react(next_one.place, message.message_id, SEEN)
            return
        door.thinking.amend(whose, begun.key, message)


def _words(door: Door, raw: dict[str, Any]) -> Heard | None:
    """Plain words to us, said or mended; None for anything else."""
    if not ("message" in raw or "edited_message" in raw):
        return None
    update = read_update(raw, door.bot)
    message = update.message or update.edited_message
    heard = hear(message, door.us) if message is not None else None
    plain = heard is not None and heard.message.text is not None and heard.message.forward_origin is None
    return heard if plain and heard is not None and heard.text and heard.command is None else None


def _puts_right(said: Heard, begun: Heard) -> bool:
    """Does it change what was said before: as an edit of it, or as a second thought?"""
    if said.message.edit_date is not None:
        return said.key == begun.key
    return is_second_thought(said.text)


def read_with(heard: Heard, door: Door, message: Message) -> Heard:
    """The words with their second thought below them; an edit takes their place."""
    door.taken.add(message)
    later = hear(message, door.us)
    if later is None:
        return heard
    text = later.text if later.key == heard.key else f"{heard.text}\n{later.text}"
    return replace(heard, text=text)
