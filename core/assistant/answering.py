"""Words that answer a card: which of its options they name, whether they name the card itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.acts.cards import options_of
from core.acts.finding import fold, stems
from core.acts.models import Card
from core.acts.titles import name_of
from core.assistant.interpreter.reading import Reading
from core.assistant.manners import is_yes
from core.assistant.turn import Turn
from core.blocks import Said

_ROOT = 3
_CONFIDENT = 0.6
"""From here on words are an act of their own, even while something is asked."""


def option_named(card: Card, turn: Turn) -> int | None:
    """The option whose words, or whose place in the list, were said."""
    options = options_of(card)
    said = fold(turn.text)
    labels = [_shown(option.label, turn) for option in options]
    if card.kind == "choose" and len(options) == 1 and is_yes(turn.text):
        return 0
    if said in map(fold, labels):
        return [fold(label) for label in labels].index(said)
    if card.kind == "choose" and said.isdecimal() and 0 < int(said) <= len(options):
        return int(said) - 1
    alike = [place for place, label in enumerate(labels) if _is_part(said, fold(label))]
    return alike[0] if card.kind == "choose" and len(alike) == 1 else None


def _is_part(said: str, label: str) -> bool:
    """Марии of Иванова Мария: every word said begins as a word of the label does."""
    begins = [word[: max(_ROOT, len(word) - 2)] for word in said.split()]
    if not begins or any(len(begin) < _ROOT for begin in begins):
        return False
    return all(any(one.startswith(begin) for one in label.split()) for begin in begins)


def is_named(card: Card, words: str, turn: Turn) -> bool:
    """Is the card about what these words say?"""
    name = name_of(card, turn.app)
    shown = _shown(name, turn) if name is not None else ""
    return set(stems(words)) <= set(stems(shown))


def _shown(label: Said | str, turn: Turn) -> str:
    speaker = turn.app.speaker(None, turn.actor.locale)
    return label if isinstance(label, str) else turn.app.texts.say(label, speaker)


def is_own_act(plain: Reading, card: Card) -> bool:
    """Are the words, read by themselves, an act of their own rather than an answer to the card's question?"""
    if plain.answer == "help" or not plain.calls or plain.confidence < _CONFIDENT:
        return False
    return len(plain.calls) > 1 or not is_only(plain, card.path)


def is_only(plain: Reading, path: str) -> bool:
    """Do the words, read by themselves, say just what was asked for: «заказ 1», «на завтра»?"""
    if plain.answer == "help" or len(plain.calls) != 1:
        return False
    return set(plain.calls[0].args) == {path.rsplit(".", 1)[-1]}


def at_path(args: Any, path: str) -> Any:
    """The value at 'lines.0.quantity', or None."""
    for part in path.split("."):
        if isinstance(args, Mapping):
            args = args.get(part)
        elif isinstance(args, list) and part.isdigit() and int(part) < len(args):
            args = args[int(part)]
        else:
            return None
    return args
