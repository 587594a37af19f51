"""Builds model.json from the phrases files: `python -m core.assistant.interpreter.build`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from core.assistant.interpreter.date_words import DATE_VOCABULARY
from core.assistant.interpreter.knowledge import knowledge_from
from core.assistant.interpreter.morph import inflected, is_verb
from core.assistant.interpreter.names import NameIndex, Record
from core.assistant.interpreter.number_words import KNOWN
from core.assistant.interpreter.patterns import said, slots_of, words_of
from core.assistant.interpreter.phrasebook import NOTHING, Phrasebook, Phrases, phrasebook
from core.assistant.interpreter.ranker import MODEL, packed
from core.assistant.interpreter.signs import FILLERS, PREFIXES, UNKNOWN, Knowledge, Signs, features, sign_of
from core.assistant.interpreter.slot_signs import WEAK, spoken_slot
from core.assistant.interpreter.speller import LEAST
from core.assistant.interpreter.text import folded, split, words
from core.assistant.interpreter.training import trained

SEED = 2026
PER_ACTION = 360
OFTEN = 3
"""What people say every day weighs as much more than what they say once a year."""
SMALL_TALK = 6
PER_EXAMPLE = 5
_KEPT = 0.6
_MARKED = 0.35
_SHARED = 3
_VAGUE = frozenset(map(sign_of, words("add create set")))
"""Words that begin many acts and so prove none, though another act may begin with them."""

TELLING = words(
    "role metric entity status segment language allowed down export sort payment order_status verb report"
)
"""Enums whose words prove an action as its own words do."""


def model(book: Phrasebook) -> dict[str, Any]:
    """Everything the interpreter needs at run time."""
    data: dict[str, Any] = words_of_trade(book)
    data["frames"] = {name: _frame(book, name) for name in sorted(book.actions)}
    knowledge = knowledge_from(data)
    actions = sorted(book.actions)
    samples = [(features(found), actions.index(name)) for name, found in sentences(book, knowledge)]
    bias, rows = trained(samples, actions)
    kept = {feature: row for feature, row in sorted(rows.items()) if max(row) - min(row) >= _KEPT}
    data["ranker"] = {
        "actions": actions,
        "bias": packed(bias),
        "rows": {f: packed(row) for f, row in kept.items()},
    }
    return data


def words_of_trade(book: Phrasebook) -> dict[str, Any]:
    """Words by their use: vocabulary (signs), forms (to mend towards), trade, openers, verbs."""
    plain = {name: _plain_words(book, name) for name in sorted(book.actions)}
    spoken = {word for line in plain.values() for word in line}
    choices = {t.norm for values in book.enums.values() for said_so in values.values() for phrase in said_so
               for t in split(folded(phrase.replace("*", ""))) if t.is_word}  # fmt: skip
    ours = {word for name, line in plain.items() if name != NOTHING for word in line}
    forms = {form for word in ours for form in inflected(word) if len(form) >= LEAST}
    forms |= {word for word in (DATE_VOCABULARY | KNOWN | spoken | choices) if len(word) >= LEAST}
    vocabulary = {sign_of(word) for word in (spoken | choices | FILLERS)}
    return {
        "enums": book.enums,
        "forms": sorted(forms),
        "vocabulary": sorted(vocabulary),
        "trade": sorted({sign_of(word) for word in ours}),
        "common": sorted(_common(plain)),
        "choices": sorted({sign_of(word) for word in choices}),
        "openers": sorted(_openers(book)),
        "verbs": _verbs(ours),
        "kin": _kin(book.kin, vocabulary),
    }


def _kin(kin: Mapping[str, Sequence[str]], vocabulary: Collection[str]) -> dict[str, str]:
    """Signs of words no phrase has, each with the word of ours that means the same: the first that has it."""
    found: dict[str, str] = {}
    for ours, others in kin.items():
        if sign_of(folded(ours)) not in vocabulary:
            raise ValueError(f"kin of {ours}: no phrase has that word itself")
        for other in others:
            sign = sign_of(folded(other))
            if sign not in vocabulary:
                found.setdefault(sign, folded(ours))
    return dict(sorted(found.items()))


def _plain_words(book: Phrasebook, name: str) -> set[str]:
    patterns = [pattern for _, pattern in book.actions[name].say]
    return {t.norm for p in patterns for word in words_of(p) for t in split(folded(word)) if t.is_word}


def _common(plain: dict[str, set[str]]) -> set[str]:
    """Words of several actions (заказ, цена): by themselves they are no part of somebody's name for goods."""
    users: dict[str, set[str]] = {}
    for name, line in plain.items():
        for word in line if name != NOTHING else ():
            users.setdefault(sign_of(word), set()).add(name)
    return {sign for sign, names in users.items() if len(names) >= _SHARED}


def _verbs(ours: set[str]) -> dict[str, str]:
    """Beginnings of our verbs that only one of them has: перено → перенести, to read "переносим" by."""
    found: dict[str, set[str]] = {}
    for sign in sorted({sign_of(word) for word in ours if is_verb(word)}):
        for length in PREFIXES:
            if len(sign) > length:
                found.setdefault(sign[:length], set()).add(sign)
    return {begin: min(signs) for begin, signs in sorted(found.items()) if len(signs) == 1}


def _openers(book: Phrasebook) -> set[str]:
    """Words an order begins with: what may start another act after "и"."""
    found: set[str] = set()
    for name, phrases in book.actions.items():
        dice = _dice("open", name)
        for _, pattern in phrases.say if name != NOTHING else ():
            for _ in range(20):
                first = said(pattern, dice)[:1]
                found |= {sign_of(folded(word.text)) for word in first if word.slot is None}
    return found - {sign_of(word) for word in FILLERS} - WEAK


def _frame(book: Phrasebook, name: str) -> dict[str, Any]:
    phrases = book.actions[name]
    own = {sign_of(word) for word in _plain_words(book, name)} - {sign_of(word) for word in FILLERS} - WEAK
    for slot in {slot for _, pattern in phrases.say for slot in slots_of(pattern)}:
        own |= {sign_of(t.norm) for line in book.enums.get(slot, {}).values() for phrase in line
                for t in split(folded(phrase.replace("*", ""))) if t.is_word and slot in TELLING}  # fmt: skip
    own -= WEAK | _VAGUE
    return {
        "reads": phrases.reads,
        "direction": phrases.direction,
        "needs": list(phrases.needs),
        "slots": sorted({slot for _, pattern in phrases.say for slot in slots_of(pattern)}),
        "places": phrases.places,
        "fixed": phrases.fixed,
        "absorbs": sorted(phrases.absorbs),
        "proof": sorted(phrases.proof),
        "decides": sorted(phrases.decides),
        "many": sorted(phrases.many),
        "against": sorted(phrases.against),
        "noted": sorted(phrases.noted),
        "each": list(phrases.each),
        "together": list(phrases.together),
        "implies": phrases.implies,
        "own": sorted(own),
        "said": sorted({sign_of(word) for word in _plain_words(book, name)} | own),
        "ask": phrases.ask,
    }


def sentences(book: Phrasebook, knowledge: Knowledge) -> Iterator[tuple[str, list[str]]]:
    """Sentences in signs with their actions: patterns said many ways, the examples, what must be refused.

    Every action throws dice of its own, so that its sentences stay when others come.
    """
    for name in sorted(book.actions):
        phrases, dice = book.actions[name], _dice("say", name)
        for place in range(PER_ACTION * _weight(phrases)):
            language, pattern = phrases.say[place % len(phrases.say)]
            found = _spoken(book, language, pattern, dice)
            yield name, _asked(found, dice) if phrases.reads and name != NOTHING else found
    index, now = world_index(book), world_now(book)
    for example in book.examples():
        found = Signs.read(example.say, now, index, knowledge).sequence()
        dice = _dice("example", example.say)
        for _ in range(PER_EXAMPLE):
            yield example.action, _shaken(found, dice)
    for phrases in book.actions.values():
        for _, text in phrases.refused:
            found = Signs.read(text, now, index, knowledge).sequence()
            dice = _dice("not", text)
            for _ in range(PER_EXAMPLE):
                yield NOTHING, _shaken(found, dice)


def _weight(phrases: Phrases) -> int:
    """How many times an action's sentences are thrown."""
    if phrases.action == NOTHING:
        return SMALL_TALK
    return OFTEN if phrases.often else 1


def _dice(*what: str) -> Random:
    return Random(f"{SEED} {' '.join(what)}")  # noqa: S311 - the same bytes every time


def _spoken(book: Phrasebook, language: str, pattern: Any, dice: Random) -> list[str]:
    spoken: list[str] = []
    for word in said(pattern, dice):
        if word.slot is None:
            spoken += [sign_of(t.norm) for t in split(folded(word.text)) if t.is_word or t.text in "?+"]
        else:
            spoken += spoken_slot(word.slot, language, book.enums, dice)
    return _shaken(spoken, dice)


def _asked(found: list[str], dice: Random) -> list[str]:
    """What is asked for is asked with a question mark, or without."""
    return [*found, "?"] if found[-1:] != ["?"] and dice.random() < _MARKED else found


def _shaken(found: Sequence[str], dice: Random) -> list[str]:
    """The sentence as people say it: little words come and go, now and then another one is not known."""
    kept = [sign for sign in found if not (sign in FILLERS and dice.random() < 0.3)]
    if len(kept) > 3 and dice.random() < 0.12:
        kept.pop(dice.randrange(len(kept)))
    if dice.random() < 0.1:
        kept.insert(dice.randrange(len(kept) + 1), UNKNOWN)
    return kept


def world_index(book: Phrasebook) -> NameIndex:
    """The names the examples are about."""
    kinds = book.world.get("names", {})
    return NameIndex.build(
        Record(kind, f"{kind}:{name}", name) for kind, names in sorted(kinds.items()) for name in names
    )


def world_now(book: Phrasebook) -> datetime:
    """The clock of the examples."""
    return datetime.fromisoformat(str(book.world["now"]))


def main(path: Path = MODEL) -> None:
    """Write the model's file."""
    text = json.dumps(model(phrasebook()), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
