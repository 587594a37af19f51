"""Which cards may be one person: the same phone, the same e-mail, nearly the same name. Pure comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

Why = Literal["phone", "email", "name", "initials", "typo", "part"]
_WEIGHT: dict[Why, int] = {"name": 4, "email": 4, "phone": 3, "initials": 2, "typo": 2, "part": 1}
MOST_ALIKE = 6
"""A number or name on more cards than this says nothing of whose it is: only neighbours are paired."""
SHORTEST = 6
"""Letters a name must have for a slip in it to be told from another name."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a card; `name` is folded: lower case, ё as е."""

    id: int
    name: str
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards, the lower id first, and all that makes them alike, the weightiest first."""

    one: int
    other: int
    why: tuple[Why, ...]


def likely_pairs(cards: Sequence[Known], apart: set[tuple[int, int]]) -> list[Pair]:
    """Pairs that may be one person, the likeliest first, without those said to be two people."""
    found: dict[tuple[int, int], list[Why]] = defaultdict(list)
    for why, one, other in _alike(cards):
        key = (min(one, other), max(one, other))
        if key not in apart and why not in found[key]:
            found[key].append(why)
    pairs = [
        Pair(one, other, tuple(sorted(why, key=lambda reason: -_WEIGHT[reason])))
        for (one, other), why in found.items()
        if why
    ]
    return sorted(pairs, key=lambda pair: (-sum(_WEIGHT[why] for why in pair.why), pair.one, pair.other))


def _alike(cards: Sequence[Known]) -> Iterator[tuple[Why, int, int]]:
    yield from _sharing("phone", ((phone_key(card.phone), card.id) for card in cards if card.phone))
    yield from _sharing("email", ((card.email.casefold(), card.id) for card in cards if card.email))
    yield from _sharing("name", ((_in_order(card.name), card.id) for card in cards if card.name))
    yield from _initials(cards)
    yield from _typos(cards)
    yield from _parts(cards)


def phone_key(phone: str) -> str:
    """The digits by which numbers are compared: +7, 8 and a missing country are the same."""
    digits = "".join(filter(str.isdigit, phone))
    return digits[-10:]


def _sharing(why: Why, keys: Iterable[tuple[str, int]]) -> Iterator[tuple[Why, int, int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for key, card in keys:
        groups[key].append(card)
    for ids in groups.values():
        pairs = combinations(ids, 2) if len(ids) <= MOST_ALIKE else pairwise(ids)
        for one, other in pairs:
            yield why, one, other


def _in_order(name: str) -> str:
    """A name whatever the order of its words."""
    return " ".join(sorted(name.split()))


def _initials(cards: Sequence[Known]) -> Iterator[tuple[Why, int, int]]:
    """Иванова А. and Иванова Анна."""
    short: dict[tuple[str, str], list[int]] = defaultdict(list)
    for card in cards:
        words = card.name.split()
        if len(words) == 2 and min(map(len, words)) == 1 < max(map(len, words)):
            short[max(words, key=len), min(words, key=len)].append(card.id)
    if not short:
        return
    for card in cards:
        words = card.name.split()
        if len(words) == 2 and min(map(len, words)) > 1:
            for word, other in (words, words[::-1]):
                for match in short.get((word, other[0]), ()):
                    yield "initials", match, card.id


def _typos(cards: Sequence[Known]) -> Iterator[tuple[Why, int, int]]:
    """Names one slip apart, found by what is left of them without one letter."""
    names: dict[str, list[int]] = defaultdict(list)
    for card in cards:
        if len(card.name) >= SHORTEST:
            names[_in_order(card.name)].append(card.id)
    shortened: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for part in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            shortened[part].append(name)
    seen: set[tuple[str, str]] = set()
    for alike in shortened.values():
        for one, other in combinations(alike[:MOST_ALIKE], 2):
            if (one, other) not in seen and _is_slip(one, other):
                seen.add((one, other))
                yield "typo", names[one][0], names[other][0]


def _is_slip(one: str, other: str) -> bool:
    """One letter wrong: not a digit, not Иванов and Иванова, not a whole word more."""
    from rapidfuzz.distance import OSA

    if OSA.distance(one, other, score_cutoff=1) != 1 or _digits(one) != _digits(other):
        return False
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return one.replace(" ", "") == other.replace(" ", "")
    changed = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return not any(a + "а" == b or b + "а" == a or min(len(a), len(b)) < 3 for a, b in changed)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _parts(cards: Sequence[Known]) -> Iterator[tuple[Why, int, int]]:
    """A surname alone, and the one card that has it with a first name or an initial."""
    holding: dict[str, list[Known]] = defaultdict(list)
    for card in cards:
        for word in set(card.name.split()):
            holding[word].append(card)
    for word, held in holding.items():
        if len(held) == 2 and len(word) >= SHORTEST - 1:
            alone = [card for card in held if card.name == word]
            if len(alone) == 1:
                yield "part", held[0].id, held[1].id
