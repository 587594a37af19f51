"""Numbers in digits and words, Russian and English: 12 500 · 1.000,50 · 1,5к · полторы сотни · a dozen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.assistant.interpreter import number_words as said
from core.assistant.interpreter.spans import Span
from core.assistant.interpreter.text import Token, words

MOST_DIGITS = 12
"""Longer runs of digits are codes, not amounts."""

_DIGITS = re.compile(
    r"""(?P<grouped>\d{1,3}(?:[ ']\d{3}){1,4}(?!\d)(?:[.,]\d{1,4}(?![\d.,]\d))?)
      | (?P<dotted>\d{1,3}(?:\.\d{3}){1,4},\d{1,4}(?!\d)|\d{1,3}(?:\.\d{3}){2,4}(?![\d.,]\d))
      | (?P<commaed>\d{1,3}(?:,\d{3}){1,4}\.\d{1,4}(?!\d)|\d{1,3}(?:,\d{3}){2,4}(?![\d.,]\d))
      | (?P<three>[1-9]\d{0,2}[.,]\d{3}(?![\d.,]\d))
      | (?P<plain>\d+(?:[.,]\d{1,4}(?!\d))?)
    """,
    re.VERBOSE,
)
_NOTHING_NOMINAL = words("₽ $ € ₸ р руб рублей сом сомов тенге тг долларов за на от по и")
_FRACTIONS = {("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}
_LINKS = frozenset({"and", "-"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens; `last` is the token after it."""

    value: Decimal
    last: int
    score: float = 1.0
    alternatives: tuple[Decimal, ...] = ()


def numbers(text: str, tokens: Sequence[Token]) -> list[Span]:
    """Every number of the text, in order, none inside another and none over the end of a line."""
    found: list[Span] = []
    first = 0
    for last in _line_ends(text, tokens):
        found += _of_line(text, tokens[:last], first)
        first = last
    return found


def _line_ends(text: str, tokens: Sequence[Token]) -> list[int]:
    if "\n" not in text:
        return [len(tokens)]
    breaks = [n for n in range(1, len(tokens)) if "\n" in text[tokens[n - 1].end : tokens[n].start]]
    return [*breaks, len(tokens)]


def _of_line(text: str, tokens: Sequence[Token], place: int) -> list[Span]:
    found: list[Span] = []
    while place < len(tokens):
        number = number_at(text, tokens, place)
        if number is None:
            place += 1
            continue
        ends = tokens[number.last - 1].end
        more = number.score, number.alternatives
        found.append(Span("number", number.value, tokens[place].start, ends, place, number.last, *more))
        place = number.last
    return found


def number_at(text: str, tokens: Sequence[Token], place: int) -> Number | None:
    """The number that starts at a token, longest reading, or None."""
    token = tokens[place]
    if token.is_number:
        return _in_digits(text, tokens, place)
    if token.text == "-" and _is_minus(tokens, place):
        return _negative(_in_digits(text, tokens, place + 1))
    return _in_words(tokens, place) if token.is_word else None


def _is_minus(tokens: Sequence[Token], place: int) -> bool:
    follows = place + 1 < len(tokens) and tokens[place + 1].is_number and tokens[place + 1].glued
    return follows and not tokens[place].glued


def _negative(number: Number | None) -> Number | None:
    """A minus right before digits; it may be a dash of a list, so the plain value stays an alternative."""
    return number and Number(-number.value, number.last, 0.5, (number.value,))


def _in_digits(text: str, tokens: Sequence[Token], place: int) -> Number | None:
    token = tokens[place]
    if _is_tail_of_code(tokens, place):
        return None
    match = _DIGITS.match(text, token.start)
    if match is None or match.lastgroup is None:
        return None
    last = _token_after(tokens, place, match.end())
    value, score, others = _value_of(match.lastgroup, match.group())
    if sum(map(str.isdigit, match.group())) > MOST_DIGITS or _is_code(tokens, last, text, match.end()):
        return None
    number = _with_fraction(tokens, Number(value, last, score, others), match.group())
    return _scaled(tokens, _with_half(tokens, number))


def _is_tail_of_code(tokens: Sequence[Token], place: int) -> bool:
    """Digits glued behind letters belong to a model's name (iphone15), save for х3, №5, n5."""
    if place == 0 or not tokens[place].glued:
        return False
    before = tokens[place - 1]
    if before.is_number or before.text in ".,":
        return place >= 2 and tokens[place - 2].is_number
    return before.is_word and before.norm not in {"x", "х"}


def _is_code(tokens: Sequence[Token], last: int, text: str, end: int) -> bool:
    """Digits running into letters that no unit, currency or multiplier begins with are a code: 1e309, 3d."""
    if end < len(text) and (text[end].isdigit() or (text[end] in ".," and text[end + 1 : end + 2].isdigit())):
        return True
    if last >= len(tokens) or not tokens[last].glued or not tokens[last].is_word:
        return False
    follows = last + 1 < len(tokens) and tokens[last + 1].is_number and tokens[last + 1].glued
    return follows and tokens[last].norm not in {"x", "х"}


def _token_after(tokens: Sequence[Token], place: int, end: int) -> int:
    while place < len(tokens) and tokens[place].start < end:
        place += 1
    return place


def _value_of(shape: str, written: str) -> tuple[Decimal, float, tuple[Decimal, ...]]:
    if shape == "grouped":
        whole = Decimal(re.sub(r"[ ']", "", written).replace(",", "."))
        return whole, 0.95, ()
    if shape == "dotted":
        return Decimal(written.replace(".", "").replace(",", ".")), 1.0, ()
    if shape == "commaed":
        return Decimal(written.replace(",", "")), 1.0, ()
    if shape == "three":
        digits = written.replace(",", ".")
        return Decimal(digits.replace(".", "")), 0.6, (Decimal(digits),)
    return Decimal(written.replace(",", ".")), 1.0, ()


def _with_fraction(tokens: Sequence[Token], number: Number, written: str) -> Number:
    """1/2 and 1 1/2; other slashes are left alone (dates, 2/3 of something)."""
    last = number.last
    part = _fraction(tokens, last - 1, written)
    if part is not None:
        return Number(part, last + 2)
    more = _fraction(tokens, last, tokens[last].text) if last < len(tokens) else None
    return number if more is None or number.value % 1 else Number(number.value + more, last + 3)


def _fraction(tokens: Sequence[Token], place: int, written: str) -> Decimal | None:
    if place + 2 >= len(tokens) or tokens[place + 1].text != "/" or not tokens[place + 1].glued:
        return None
    return None if _slash_follows(tokens, place + 3) else _FRACTIONS.get((written, tokens[place + 2].text))


def _slash_follows(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text in "/." and tokens[place].glued


def _with_half(tokens: Sequence[Token], number: Number) -> Number:
    """The words "с половиной" and "and a half" after a number."""
    heads = [t.norm for t in tokens[number.last : number.last + 3]]
    if heads[:2] == ["с", "половиной"]:
        return Number(number.value + Decimal("0.5"), number.last + 2)
    if heads == ["and", "a", "half"]:
        return Number(number.value + Decimal("0.5"), number.last + 3)
    return number


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    """The multiplier after digits: тыс, млн, сотни, дюжины, and к where it cannot be a preposition."""
    if number.last >= len(tokens):
        return number
    token = tokens[number.last]
    if token.norm in said.GLUED_SCALES and (token.glued or _nothing_nominal_follows(tokens, number.last + 1)):
        return _times(number, said.GLUED_SCALES[token.norm], number.last + 1)
    if token.norm in said.SCALES:
        scaled = _times(number, said.SCALES[token.norm], _past_dot(tokens, number.last + 1, token.norm))
        return _plus_rest(tokens, scaled, said.SCALES[token.norm])
    if token.norm in said.COUNTS and token.norm not in {"сотка", "сотку"}:
        return _times(number, said.COUNTS[token.norm], number.last + 1)
    if token.norm == "м" and token.glued and _is_money_ahead(tokens, number.last + 1):
        return _times(number, Decimal(1000000), number.last + 1)
    return number


def _past_dot(tokens: Sequence[Token], place: int, norm: str) -> int:
    shortened = norm in {"тыс", "млн", "млрд"}
    inner = place + 1 < len(tokens)
    return place + 1 if shortened and inner and tokens[place].text == "." and tokens[place].glued else place


def _is_money_ahead(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].norm in {"₽", "руб", "рублей", "$", "тенге", "₸"}


def _nothing_nominal_follows(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].norm in _NOTHING_NOMINAL or tokens[place].text in ",.;!?)\n"


def _times(number: Number, scale: Decimal, last: int) -> Number:
    """Scaled number; "1.500к" is one and a half thousand, so an ambiguous point becomes a decimal one."""
    value = number.alternatives[0] if number.alternatives and number.score < 0.7 else number.value
    return Number(value * scale, last)


def _plus_rest(tokens: Sequence[Token], number: Number, below: Decimal) -> Number:
    """5 тысяч 200, 5 тысяч двести."""
    if number.last >= len(tokens) or number.value % 1:
        return number
    token = tokens[number.last]
    three = token.is_number and len(token.text) == 3 and token.text[0] != "0"
    if three and not _dot_follows(tokens, number.last + 1):
        return Number(number.value + int(token.text), number.last + 1, 0.9)
    rest = below_thousand(tokens, number.last)
    return Number(number.value + rest[0], rest[1]) if rest and rest[0] < below and rest[0] >= 10 else number


def _dot_follows(tokens: Sequence[Token], place: int) -> bool:
    if place + 1 >= len(tokens):
        return False
    return tokens[place].text in ".," and tokens[place].glued and tokens[place + 1].glued


def _in_words(tokens: Sequence[Token], place: int) -> Number | None:
    norm = tokens[place].norm
    if norm in said.ARTICLES:
        return _after_article(tokens, place)
    if norm in said.ONE_AND_HALF:
        return _scaled_words(tokens, Decimal("1.5"), place + 1)
    if norm in said.HALF:
        return _half(tokens, place)
    if norm in said.HALF_PREFIXES:
        return Number(said.HALF_PREFIXES[norm], place + 1)
    return None if norm in said.PLAIN_WITHOUT_NUMBER else _counted(tokens, place)


def _counted(tokens: Sequence[Token], place: int) -> Number | None:
    norm = tokens[place].norm
    if norm in said.WHOLE:
        return _pair(tokens, place)
    if norm in said.SCALES:
        return _thousands(tokens, Number(said.SCALES[norm], place + 1), said.SCALES[norm])
    if norm in said.COUNTS:
        return Number(said.COUNTS[norm], place + 1, 0.9)
    return _spelled(tokens, place)


def _after_article(tokens: Sequence[Token], place: int) -> Number | None:
    """a dozen, a couple of, a hundred and twenty, half is elsewhere; the article alone is no number."""
    follows = tokens[place + 1].norm if place + 1 < len(tokens) else ""
    if follows in said.COUNTS and follows.isascii():
        return _hundreds_rest(tokens, said.COUNTS[follows], place + 2)
    if follows in {"thousand", "million", "grand", "billion"}:
        return _thousands(tokens, Number(said.SCALES[follows], place + 2), said.SCALES[follows])
    if follows == "couple":
        return _pair(tokens, place + 1)
    return _half(tokens, place + 1) if follows == "half" else None


def _hundreds_rest(tokens: Sequence[Token], value: Decimal, place: int) -> Number:
    rest = below_thousand(tokens, _past_link(tokens, place)) if value == 100 else None
    if rest and rest[0] < 100:
        return _scaled_words(tokens, value + rest[0], rest[1])
    return _scaled_words(tokens, value, place)


def _pair(tokens: Sequence[Token], place: int) -> Number:
    value = said.WHOLE[tokens[place].norm]
    place += 1
    if place < len(tokens) and tokens[place].norm == "of":
        place += 1
    return _scaled_words(tokens, value, place)


def _half(tokens: Sequence[Token], place: int) -> Number | None:
    """half a dozen, пол миллиона; "half" before a plain word is left to the units."""
    step = place + 1
    if step < len(tokens) and tokens[step].norm in {"a", "-", "an"}:
        step += 1
    norm = tokens[step].norm if step < len(tokens) else ""
    scale = said.COUNTS.get(norm) or said.SCALES.get(norm)
    if scale is not None:
        return Number(scale / 2, step + 1)
    if step >= len(tokens) or not tokens[step].is_word:
        return None
    return Number(Decimal("0.5"), step if tokens[place].norm == "half" else place + 1, 0.8)


def _scaled_words(tokens: Sequence[Token], value: Decimal, place: int) -> Number:
    number = _with_half(tokens, Number(value, place))
    norm = tokens[number.last].norm if number.last < len(tokens) else ""
    if norm in said.SCALES:
        last = _past_dot(tokens, number.last + 1, norm)
        return _thousands(tokens, Number(number.value * said.SCALES[norm], last), said.SCALES[norm])
    if norm in said.COUNTS:
        return _after_counts(tokens, Number(number.value * said.COUNTS[norm], number.last + 1))
    return number


def _after_counts(tokens: Sequence[Token], number: Number) -> Number:
    norm = tokens[number.last].norm if number.last < len(tokens) else ""
    if norm in said.SCALES:
        return _thousands(
            tokens, Number(number.value * said.SCALES[norm], number.last + 1), said.SCALES[norm]
        )
    if tokens[number.last - 1].norm == "hundred":
        return _plus_tens(tokens, number)
    return number


def _plus_tens(tokens: Sequence[Token], number: Number) -> Number:
    rest = below_thousand(tokens, _past_link(tokens, number.last))
    return _scaled_words(tokens, number.value + rest[0], rest[1]) if rest and rest[0] < 100 else number


def _past_link(tokens: Sequence[Token], place: int) -> int:
    return place + 1 if place < len(tokens) and tokens[place].norm in _LINKS else place


def _thousands(tokens: Sequence[Token], number: Number, scale: Decimal) -> Number:
    """What is said after "тысяча": the group below it, itself perhaps before a smaller scale."""
    rest = _group(tokens, _past_link(tokens, number.last), scale)
    return Number(number.value + rest[0], rest[1]) if rest else number


def _spelled(tokens: Sequence[Token], place: int) -> Number | None:
    group = below_thousand(tokens, place)
    if group is None:
        return None
    return _thousands_unsaid(tokens, *group) or _scaled_words(tokens, *group)


def _thousands_unsaid(tokens: Sequence[Token], value: Decimal, place: int) -> Number | None:
    """двенадцать триста is 12,300: hundreds right behind a smaller number, as sums are called aloud."""
    if not 0 < value < 100 or place >= len(tokens) or tokens[place].norm not in said.HUNDREDS:
        return None
    rest = below_thousand(tokens, place)
    return Number(value * 1000 + rest[0], rest[1], 0.9) if rest is not None else None


def _group(tokens: Sequence[Token], place: int, below: Decimal) -> tuple[Decimal, int] | None:
    group = below_thousand(tokens, place)
    if group is None:
        bare = said.SCALES.get(tokens[place].norm) if place < len(tokens) else None
        return None if bare is None or bare >= below else _bare_scale(tokens, place, bare)
    value, last = _with_hundred(tokens, *group)
    norm = tokens[last].norm if last < len(tokens) else ""
    scale = said.SCALES.get(norm)
    if scale is not None and scale < below:
        deeper = _group(tokens, last + 1, scale)
        return (value * scale + deeper[0], deeper[1]) if deeper else (value * scale, last + 1)
    return (value, last) if value < below and scale is None else None


def _with_hundred(tokens: Sequence[Token], value: Decimal, last: int) -> tuple[Decimal, int]:
    """one hundred and five: the tens after an English hundred."""
    if last >= len(tokens) or tokens[last].norm != "hundred" or value >= 10:
        return value, last
    rest = below_thousand(tokens, _past_link(tokens, last + 1))
    return (value * 100 + rest[0], rest[1]) if rest and rest[0] < 100 else (value * 100, last + 1)


def _bare_scale(tokens: Sequence[Token], place: int, scale: Decimal) -> tuple[Decimal, int]:
    """миллион тысяча два: a scale said without "one" before it."""
    number = _thousands(tokens, Number(scale, place + 1), scale)
    return number.value, number.last


def below_thousand(tokens: Sequence[Token], place: int) -> tuple[Decimal, int] | None:
    """Hundreds, tens and units said one after another, each smaller than the one before."""
    value, start = Decimal(0), place
    for table, closes in ((said.HUNDREDS, False), (said.TENS, False), (said.UNITS, True)):
        step = place + 1 if place > start and _hyphen_inside(tokens, place) else place
        if step >= len(tokens):
            break
        word = tokens[step].norm
        amount = table.get(word)
        if amount is None or (closes and place > start and not _may_follow(value, amount)):
            continue
        value, place = value + amount, step + 1
    return (value, place) if place > start else None


def _hyphen_inside(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text == "-" and tokens[place].glued


def _may_follow(value: Decimal, amount: Decimal) -> bool:
    return amount != 0 and (value % 100 == 0 or amount < 10)
