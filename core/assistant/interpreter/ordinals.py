"""Orders called by an ordinal alone: "127-й собран", "по двести одиннадцатому закончили"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.assistant.interpreter.morph import best_parse
from core.assistant.interpreter.number_words import HUNDREDS, ORDINALS, TENS
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.text import Token, words

_TAILS = words("й ый ой")
_OBLIQUE = words("го му м ого ому ым ом")
_NOMINATIVE = ("ый", "ий", "ой")
_ENDS = ("ый", "ого", "ому", "ым", "ом")
_ROUND = {
    "сороков": 40,
    "пятидесят": 50,
    "шестидесят": 60,
    "семидесят": 70,
    "восьмидесят": 80,
    "девяност": 90,
    "сот": 100,
    "двухсот": 200,
    "трехсот": 300,
    "четырехсот": 400,
    "пятисот": 500,
    "шестисот": 600,
    "семисот": 700,
    "восьмисот": 800,
    "девятисот": 900,
}
_WORDS = ORDINALS | {stem + end: n for stem, n in _ROUND.items() for end in (*_ENDS, "ой")}
_LAST_DAY = 31
_SCORE = 0.85
_DAYS = words("день дня дню число числа числу год года году раз этаж класс")
_PEOPLE = frozenset({"Name", "Surn", "Patr"})


@dataclass(frozen=True, slots=True)
class _Called:
    number: int
    last: int
    nominative: bool


def called(tokens: Sequence[Token]) -> Iterator[Span]:
    """Spans "order" of ordinals that nothing but an order can be meant by: no thing and no day follows."""
    place = 0
    while place < len(tokens):
        found = _in_digits(tokens, place) or _in_words(tokens, place)
        if found is None:
            place += 1
            continue
        if _is_order(tokens, place, found):
            ends = tokens[found.last - 1].end
            yield Span("order", found.number, tokens[place].start, ends, place, found.last, _SCORE)
        place = found.last


def _in_digits(tokens: Sequence[Token], place: int) -> _Called | None:
    """127-й, 211му."""
    token = tokens[place]
    if not token.is_number or len(token.text) > len("999999999") or token.text[0] == "0":
        return None
    at = place + 1
    if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued:
        at += 1
    if at >= len(tokens) or not tokens[at].glued or tokens[at].norm not in _TAILS | _OBLIQUE:
        return None
    return _Called(int(token.text), at + 1, tokens[at].norm in _TAILS)


def _in_words(tokens: Sequence[Token], place: int) -> _Called | None:
    """Hundreds and tens, then the ordinal: двести одиннадцатому, семьдесят седьмой, пятый."""
    number, at = 0, place
    for table in (HUNDREDS, TENS):
        if at < len(tokens) and tokens[at].norm in table and not tokens[at].norm.isascii():
            number, at = number + int(table[tokens[at].norm]), at + 1
    norm = tokens[at].norm if at < len(tokens) else ""
    last = _WORDS.get(norm)
    if last is None or norm.isascii() or not norm.endswith(_ENDS + _NOMINATIVE):
        return None
    return _Called(number + last, at + 1, norm.endswith(_NOMINATIVE))


def _is_order(tokens: Sequence[Token], place: int, found: _Called) -> bool:
    led = place > 0 and tokens[place - 1].norm == "по"
    if not found.nominative and found.number <= _LAST_DAY and not led:
        return False
    follows = tokens[found.last] if found.last < len(tokens) else None
    if follows is None or not (follows.is_word or follows.is_number):
        return True
    return not follows.is_number and follows.norm not in _DAYS and not _is_thing(follows)


def _is_thing(token: Token) -> bool:
    """A noun or what goes with one, people's names aside: двенадцатый айфон, пятый день."""
    parse = best_parse(token.norm)
    if parse is None:
        return token.norm.isascii() or token.text[0].islower()
    return parse.tag.POS in {"NOUN", "ADJF", "PRTF"} and not _PEOPLE & parse.tag.grammemes
