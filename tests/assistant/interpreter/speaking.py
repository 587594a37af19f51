"""Numbers said in words: the other direction of what the interpreter reads."""

from __future__ import annotations

_RU_ONES = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
]
_RU_ONES += ["четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"]
_RU_TENS = [
    "_",
    "_",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
_RU_HUNDREDS = [
    "_",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
_EN_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_russian(number: int) -> str:
    """сто двадцать три тысячи сорок пять"""
    if number == 0:
        return _RU_ONES[0]
    parts: list[str] = []
    for scale, forms, feminine in (
        (10**6, ("миллион", "миллиона", "миллионов"), False),
        (10**3, ("тысяча", "тысячи", "тысяч"), True),
        (1, ("", "", ""), False),
    ):
        group, number = divmod(number, scale)
        if group:
            parts += [*_ru_group(group, feminine=feminine), _plural(group, forms)]
    return " ".join(filter(None, parts))


def _ru_group(group: int, *, feminine: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    said = [_RU_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        said.append(_RU_TENS[rest // 10])
        rest %= 10
    if rest:
        said.append({1: "одна", 2: "две"}.get(rest, _RU_ONES[rest]) if feminine else _RU_ONES[rest])
    return said


def _plural(count: int, forms: tuple[str, str, str]) -> str:
    if 11 <= count % 100 <= 14:
        return forms[2]
    return forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(count % 10, 2)]


def in_english(number: int, joint: str = " ") -> str:
    """one hundred twenty-three thousand forty-five"""
    if number == 0:
        return _EN_ONES[0]
    parts: list[str] = []
    for scale, name in ((10**6, "million"), (10**3, "thousand"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            parts += [_en_group(group, joint), name]
    return " ".join(filter(None, parts))


def _en_group(group: int, joint: str) -> str:
    hundreds, rest = divmod(group, 100)
    said = f"{_EN_ONES[hundreds]} hundred " if hundreds else ""
    if rest >= 20:
        said += _EN_TENS[rest // 10] + (joint + _EN_ONES[rest % 10] if rest % 10 else "")
    elif rest:
        said += _EN_ONES[rest]
    return said.strip()
