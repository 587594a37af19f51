"""Numbers with what they count: units (20кг, полкило), money (35р, $40, 5 тыс тенге), percents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.assistant.interpreter.spans import Money, Quantity, Span
from core.assistant.interpreter.text import Token, words

_MEASURES = {
    "kg": "кг кило килограмм килограмма килограммов килограмму kg kgs kilo kilos kilogram kilograms",
    "g": "г гр грамм грамма граммов g gr gram grams",
    "t": "т тонна тонны тонн тонну ton tons tonne tonnes",
    "l": "л литр литра литров литру литре l liter liters litre litres ltr",
    "ml": "мл миллилитр миллилитра миллилитров ml",
    "m": "м метр метра метров m meter meters metre metres",
    "cm": "см сантиметр сантиметра сантиметров cm",
    "m2": "м2 кв sqm",
    "pcs": "шт штук штуки штука штуку штучки штучек pc pcs piece pieces unit units",
    "hour": "ч час часа часов hour hours hr hrs",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
}
_CONTAINERS = {
    "pcs": "ветка ветки веток ветку веточка веточки веточек веточку экземпляр экземпляра "
    "экземпляров тюбик тюбика тюбиков флакон флакона флаконов",
    "pack": "уп упаковка упаковки упаковок упаковку пачка пачки пачек пачку "
    "пакет пакета пакетов pack packs package packages",
    "box": "коробка коробки коробок коробку кор ящик ящика ящиков box boxes crate crates case cases",
    "bag": "мешок мешка мешков мешочек мешочка мешочков bag bags sack sacks",
    "jar": "банка банки банок банку jar jars can cans tin tins",
    "bottle": "бутылка бутылки бутылок бутылку бут bottle bottles",
    "set": "комплект комплекта комплектов набор набора наборов set sets kit kits",
    "roll": "рулон рулона рулонов roll rolls",
    "pair": "пара пары пар пару pair pairs",
    "sheet": "лист листа листов sheet sheets",
    "tray": "лоток лотка лотков tray trays",
    "bucket": "ведро ведра ведер bucket buckets",
}
_CURRENCIES = {
    "RUB": "₽ р руб рубль рубля рублей рублям рублями рубли рублях рублики rub ruble rubles rouble roubles",
    "KZT": "₸ тг тнг тенге kzt tenge",
    "KGS": "сом сома сомов сомами kgs som soms",
    "UZS": "сум сума сумов uzs",
    "USD": "$ доллар доллара долларов долларами доллары долларах доллару "
    "бакс бакса баксов usd dollar dollars buck bucks",
    "EUR": "€ евро eur euro euros",
    "BYN": "byn",
    "UAH": "₴ грн гривна гривны гривен uah",
    "GBP": "£ фунтов gbp quid",
}
_CENTS = words("коп копейка копейки копеек cent cents тиын тиынов тыйын")
_SIGNS = {"$": "USD", "€": "EUR", "₽": "RUB", "₸": "KZT", "£": "GBP", "₴": "UAH"}
_PERCENT = words("% процент процента процентов проценты проц percent pct")


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: code for code, line in table.items() for word in line.split()}


MEASURES = _by_word(_MEASURES)
"""Every form of a measure → its code."""

CONTAINERS = _by_word(_CONTAINERS)
"""What goods come in: a mention of goods that contains the word ("коробка для торта") goes before it."""

UNITS = MEASURES | CONTAINERS
CURRENCIES = _by_word(_CURRENCIES)
_HALF_UNITS = {"пол" + word: code for word, code in UNITS.items() if len(word) > 2 or word == "кг"}
_SINGLE = words("г т м л ч m l g р t h")
"""One-letter units: only right after a number, and a "г" after a year is not one."""


def amounts(tokens: Sequence[Token], numbers: Sequence[Span]) -> list[Span]:
    """Quantities, money and percents made of the numbers given; kinds "quantity", "money", "percent"."""
    found: list[Span] = []
    for number in numbers:
        span = _percent(tokens, number) or _money(tokens, number) or _quantity(tokens, number)
        if span is not None:
            found.append(span)
    taken = {place for span in numbers for place in range(span.first, span.last)}
    halves = (_half(token, place) for place, token in enumerate(tokens) if place not in taken)
    return sorted([*found, *filter(None, halves)], key=lambda s: s.first)


def _half(token: Token, place: int) -> Span | None:
    code = _HALF_UNITS.get(token.norm)
    if code is None:
        return None
    return Span("quantity", Quantity(Decimal("0.5"), code), token.start, token.end, place, place + 1)


def _made(kind: str, value: object, tokens: Sequence[Token], number: Span, last: int) -> Span:
    others = tuple(_alike(value, other) for other in number.alternatives)
    ends = tokens[last - 1].end
    return Span(kind, value, number.start, ends, number.first, last, number.score, others)


def _alike(value: object, amount: object) -> object:
    if isinstance(value, Money) and isinstance(amount, Decimal):
        return Money(amount, value.currency)
    if isinstance(value, Quantity) and isinstance(amount, Decimal):
        return Quantity(amount, value.unit)
    return amount


def _percent(tokens: Sequence[Token], number: Span) -> Span | None:
    if number.last < len(tokens) and tokens[number.last].norm in _PERCENT:
        return _made("percent", number.value, tokens, number, number.last + 1)
    return None


def _money(tokens: Sequence[Token], number: Span) -> Span | None:
    currency = CURRENCIES.get(tokens[number.last].norm) if number.last < len(tokens) else None
    if currency is None or _is_letter_elsewhere(tokens, number.last):
        return _signed(tokens, number)
    last = _past_dot(tokens, number.last + 1, tokens[number.last])
    more, last = _cents(tokens, last)
    return _made("money", Money(_decimal(number) + more, currency), tokens, number, last)


def _signed(tokens: Sequence[Token], number: Span) -> Span | None:
    """$45: the sign before the number."""
    before = tokens[number.first - 1] if number.first else None
    if before is None or before.text not in _SIGNS or (before.glued and number.first > 1):
        return None
    money = Money(_decimal(number), _SIGNS[before.text])
    return Span("money", money, before.start, number.end, number.first - 1, number.last, number.score)


def _cents(tokens: Sequence[Token], place: int) -> tuple[Decimal, int]:
    """The copecks said after roubles: 5 руб 50 коп."""
    if place + 1 < len(tokens) and tokens[place].is_number and tokens[place + 1].norm in _CENTS:
        return Decimal(tokens[place].text[:2]) / 100, place + 2
    return Decimal(0), place


def _is_letter_elsewhere(tokens: Sequence[Token], place: int) -> bool:
    """A lone letter glued into something longer is no unit: 5 р-н, 3 m-size."""
    if tokens[place].norm not in _SINGLE or place + 2 >= len(tokens):
        return False
    return tokens[place + 1].text == "-" and tokens[place + 1].glued and tokens[place + 2].glued


def _past_dot(tokens: Sequence[Token], place: int, unit: Token) -> int:
    """The point of an abbreviation belongs to it unless it ends the message."""
    inner = place + 1 < len(tokens) and tokens[place].text == "." and tokens[place].glued
    return place + 1 if inner and len(unit.norm) <= 4 and unit.is_word else place


def _decimal(number: Span) -> Decimal:
    if not isinstance(number.value, Decimal):
        raise TypeError(number.kind)
    return number.value


def _quantity(tokens: Sequence[Token], number: Span) -> Span | None:
    place = number.last
    if place < len(tokens) and tokens[place].text == "-" and tokens[place].glued:
        place += 1
    if place >= len(tokens) or tokens[place].norm not in UNITS or _is_letter_elsewhere(tokens, place):
        return None
    norm = tokens[place].norm
    amount = _decimal(number)
    if norm == "г" and 1900 <= amount <= 2100:
        return None
    code, last = _square(tokens, place, UNITS[norm])
    if norm in MEASURES and number.alternatives and number.score < 0.7:
        amount, number = _weighed(number)
    return _made(
        "quantity", Quantity(amount, code), tokens, number, _past_dot(tokens, last, tokens[last - 1])
    )


def _weighed(number: Span) -> tuple[Decimal, Span]:
    """1,250 кг is a kilogram and a quarter: before a measure three digits are a fraction."""
    first = number.alternatives[0]
    amount = first if isinstance(first, Decimal) else _decimal(number)
    swapped = Span(
        number.kind, amount, number.start, number.end, number.first, number.last, 0.8, (number.value,)
    )
    return amount, swapped


def _square(tokens: Sequence[Token], place: int, code: str) -> tuple[str, int]:
    """м2, кв.м, кв м."""
    follows = tokens[place + 1] if place + 1 < len(tokens) else None
    if follows is not None and code == "m" and follows.text == "2" and follows.glued:
        return "m2", place + 2
    if tokens[place].norm == "кв":
        step = place + 2 if follows is not None and follows.text == "." else place + 1
        return "m2", step + 1 if step < len(tokens) and tokens[step].norm in {
            "м",
            "метров",
            "метра",
        } else step
    return code, place + 1
