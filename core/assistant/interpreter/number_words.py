"""The words for numbers, Russian and English, in all their forms."""

from __future__ import annotations

from decimal import Decimal

from core.assistant.interpreter.text import words


def _listed(line: str) -> list[str]:
    return line.split()


_RU_UNITS = {
    0: "ноль нуль ноля нуля", 1: "один одна одно одного одной одну одному одним одном",
    2: "два две двух двум двумя двое двоих", 3: "три трех трем тремя трое троих",
    4: "четыре четырех четырем четырьмя четверо четверых", 5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью шестеро",
    7: "семь семи семью семеро", 8: "восемь восьми восемью", 9: "девять девяти девятью",
    10: "десять десяти десятью", 11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати",
    13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати", 18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати",
}  # fmt: skip
_RU_TENS = {
    20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти", 80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста",
}  # fmt: skip
_RU_HUNDREDS = {
    100: "сто ста", 200: "двести двухсот двумстам", 300: "триста трехсот тремстам",
    400: "четыреста четырехсот",
    500: "пятьсот пятисот", 600: "шестьсот шестисот", 700: "семьсот семисот", 800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}  # fmt: skip
_EN_UNITS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_EN_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")


def _table(*groups: dict[int, str]) -> dict[str, Decimal]:
    return {
        word: Decimal(value) for group in groups for value, line in group.items() for word in line.split()
    }


UNITS = _table(_RU_UNITS) | {word: Decimal(n) for n, word in enumerate(_EN_UNITS)}
TENS = (
    _table(_RU_TENS)
    | {word: Decimal(20 + 10 * n) for n, word in enumerate(_EN_TENS)}
    | {"fourty": Decimal(40)}
)
HUNDREDS = _table(_RU_HUNDREDS)

SCALES = _table(
    {
        1000: "тысяча тысячи тысячу тысяч тысячей тысячам тысяче тысячах тысячами тыща тыщи тыщу тыщ тыс тыр "
        "косарь косаря косарей thousand grand",
        1000000: "миллион миллиона миллионов лям ляма лямов млн million mln",
        1000000000: "миллиард миллиарда миллиардов млрд billion bln",
    }
)
"""Multipliers that close a group: двадцать тысяч."""

GLUED_SCALES = {"к": Decimal(1000), "k": Decimal(1000), "кк": Decimal(1000000), "kk": Decimal(1000000)}
"""Written right after digits: 1,5к; they stand apart only where nothing follows that "к" could lead to."""

COUNTS = _table(
    {
        100: "сотня сотню сотни сотен сотней сотка сотку hundred hundreds",
        12: "дюжина дюжину дюжины дюжин dozen dozens",
        10: "десяток десятка десятков",
    }
)
"""Nouns that count: alone they mean one of themselves, after a number they multiply it."""

WHOLE = _table(
    {
        500: "пятихатка пятихатку пятихатки пятихат",
        100: "стольник стольника",
        2: "пара пару пары пар парочка парочку парочки couple",
        5: "пяток пятка",
        50: "полтинник",
    }
)

PLAIN_WITHOUT_NUMBER = words("пары пар пятка десятка hundred thousand million billion grand")
"""Count words that say nothing by themselves: "thousand" needs "a" or a number before it."""

ONE_AND_HALF = words("полтора полторы полутора")
HALF = frozenset({"пол", "half", "полу"})
HALF_PREFIXES = _table(
    {
        50: "полсотни",
        500: "полтысячи полтыщи полкосаря",
        6: "полдюжины",
        5: "полдесятка",
        500000: "полмиллиона полляма",
    }
)
ARTICLES = frozenset({"a", "an"})

ORDINALS_RU = _listed(
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат "
    "тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
ORDINALS_EN = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINAL_ENDS = words("ый ий ой ое ого ому ым ом ая ую ье ьего ьему ья ью ьим")


def _ordinals() -> dict[str, int]:
    table = {word: n for n, word in enumerate(ORDINALS_EN, 1)}
    for number, stem in [*enumerate(ORDINALS_RU, 1), (30, "тридцат")]:
        table |= {stem + end: number for end in _ORDINAL_ENDS}
    return table | {"thirtieth": 30}


ORDINALS = _ordinals()
"""Ordinal words up to twentieth and thirtieth: пятого → 5."""

KNOWN = frozenset().union(
    UNITS,
    TENS,
    HUNDREDS,
    SCALES,
    COUNTS,
    WHOLE,
    ONE_AND_HALF,
    HALF,
    HALF_PREFIXES,
    ORDINALS,
    {"quarter", "половиной"},
)
"""Every word a number may be said with."""
