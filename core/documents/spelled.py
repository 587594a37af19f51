"""A sum of money in Russian words: «Одна тысяча двести рублей 50 копеек»."""

from __future__ import annotations

Forms = tuple[str, str, str]
"""1 рубль, 2 рубля, 5 рублей."""

_UNITS = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_TEENS = (
    *("десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать"),
    *("шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
)
_TENS = (
    *("", "", "двадцать", "тридцать", "сорок", "пятьдесят"),
    *("шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
)
_HUNDREDS = (
    *("", "сто", "двести", "триста", "четыреста", "пятьсот"),
    *("шестьсот", "семьсот", "восемьсот", "девятьсот"),
)
_SCALES: tuple[tuple[Forms, bool], ...] = (
    (("", "", ""), False),
    (("тысяча", "тысячи", "тысяч"), True),
    (("миллион", "миллиона", "миллионов"), False),
    (("миллиард", "миллиарда", "миллиардов"), False),
    (("триллион", "триллиона", "триллионов"), False),
)
_CURRENCIES: dict[str, tuple[Forms, Forms, bool]] = {
    "RUB": (("рубль", "рубля", "рублей"), ("копейка", "копейки", "копеек"), False),
    "KZT": (("тенге", "тенге", "тенге"), ("тиын", "тиына", "тиынов"), False),
    "KGS": (("сом", "сома", "сомов"), ("тыйын", "тыйына", "тыйынов"), False),
    "BYN": (
        ("белорусский рубль", "белорусских рубля", "белорусских рублей"),
        ("копейка", "копейки", "копеек"),
        False,
    ),
    "UZS": (("сум", "сума", "сумов"), ("тийин", "тийина", "тийинов"), False),
    "USD": (("доллар", "доллара", "долларов"), ("цент", "цента", "центов"), False),
    "EUR": (("евро", "евро", "евро"), ("цент", "цента", "центов"), False),
}


def in_words(minor: int, currency: str) -> str | None:
    """The sum in words, its hundredths in figures; None for a currency whose words are not known here."""
    forms = _CURRENCIES.get(currency)
    if forms is None or minor < 0 or minor >= 10**17:
        return None
    major, rest = divmod(minor, 100)
    whole = f"{number_in_words(major, feminine=forms[2])} {plural(major, forms[0])}"
    return f"{whole[:1].upper()}{whole[1:]} {rest:02d} {plural(rest, forms[1])}"


def number_in_words(number: int, *, feminine: bool = False) -> str:
    """A whole number from 0 up to 10^15."""
    if number == 0:
        return "ноль"
    words: list[str] = []
    for scale in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**scale % 1000
        if group:
            forms, is_feminine = _SCALES[scale]
            words += _group(group, feminine=is_feminine if scale else feminine)
            words.append(plural(group, forms))
    return " ".join(word for word in words if word)


def _group(number: int, *, feminine: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    if 10 <= rest < 20:
        return [_HUNDREDS[hundreds], _TEENS[rest - 10]]
    unit = _UNITS[rest % 10]
    if feminine:
        unit = {"один": "одна", "два": "две"}.get(unit, unit)
    return [_HUNDREDS[hundreds], _TENS[rest // 10], unit]


def plural(number: int, forms: Forms) -> str:
    """The form of a noun after a number."""
    if number % 100 in range(11, 15):
        return forms[2]
    return forms[0] if number % 10 == 1 else forms[1] if number % 10 in (2, 3, 4) else forms[2]
