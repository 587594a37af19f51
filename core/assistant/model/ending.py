"""How a turn that only read ends: the record itself, with the model's words above it where they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.acts.calls import Done
from core.assistant.minds import MindFailed
from core.assistant.model.claims import claims_a_deed
from core.assistant.model.faithful import plain_words, unknown_numbers
from core.assistant.turn import Turn
from core.blocks import Block, Receipt, Text, say


def conclude(turn: Turn, text: str, last: Done | None, sources: Sequence[str]) -> str:
    """Answer with the last record read, or with words alone; the words that the person saw of it.

    Words are shown when they claim no deed and every number in them stands in `sources`: what was read, or,
    where nothing was, what the person said. Raises MindFailed where there is nothing to say.
    """
    words = plain_words(text)
    claimed = claims_a_deed(words, has_read=last is not None)
    holds = bool(words) and not claimed and not unknown_numbers(words, sources)
    if last is not None:
        turn.outcomes.append(_record(last, words) if holds else last)
    elif holds:
        turn.say(say("assistant-words", text=words))
    elif words:
        instead = say("assistant-nothing-done" if claimed else "assistant-cannot-vouch")
        turn.say(instead)
        return turn.app.texts.say(instead, turn.app.speaker(None, turn.actor.locale))
    else:
        raise MindFailed("the model said nothing")
    return words if holds else ""


def _record(done: Done, words: str) -> Done:
    """The record under words."""
    receipt = done.receipt
    head: list[Block] = [Text(say("assistant-words", text=words))]
    if receipt.title is not None and not isinstance(receipt.blocks[0] if receipt.blocks else None, Text):
        head.append(Text(receipt.title, "title"))
    return replace(done, receipt=Receipt([*head, *receipt.blocks], receipt.title, None, receipt.subject))
