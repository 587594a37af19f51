"""Criteria of customers in words: «кто купил больше чем на 50 тысяч и не был 2 месяца»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

_NUMBERS = {
    "одн(?:у|им|ого|ой)?|один|одна|однажды|once|one|a": 1,
    "два|две|двух|дважды|twice|two": 2,
    "три|трех|трижды|three": 3,
    "четыре|четырех|four": 4,
    "пять|пяти|five": 5,
    "шесть|шести|six": 6,
    "семь|семи|seven": 7,
    "восемь|восьми|eight": 8,
    "девять|девяти|nine": 9,
    "десять|десяти|ten": 10,
    "двадцать|двадцати|twenty": 20,
    "тридцать|тридцати|thirty": 30,
    "сорок|сорока|forty": 40,
    "пятьдесят|пятидесяти|fifty": 50,
    "сто|ста|hundred": 100,
    "двести|двухсот": 200,
    "пятьсот|пятисот": 500,
}
_HALVES = {"полгода": "6 месяцев", "half a year": "6 months", "полмесяца": "15 дней"}
_BARE = re.compile(r"(?<![\d.,] )(?<!\d)\b(тысяч[уи]|миллион|thousand|million)\b")
_N = r"(\d[\d \u00a0]*(?:[.,]\d+)?)"
_SCALE = r"\s*(тыс\w*|т ?р\b|т\b|к\b|k\b|thousand|млн|миллион\w*|million|m\b)?"
_COIN = r"\s*(?:руб\w*|р\b|₽|тенге|сом\w*|rub\w*|usd|\$)?"
_MONEY = _N + _SCALE + _COIN
_UNIT = r"\s*(дн\w*|ден\w*|сут\w*|day\w*|недел\w*|week\w*|месяц\w*|мес\b|month\w*|год\w*|лет\b|year\w*)"
_SPAN = rf"(?:{_N}\s*)?{_UNIT}"
_DAYS = {"д": 1, "с": 1, "н": 7, "м": 30, "г": 365, "л": 365, "w": 7, "m": 30, "y": 365}
_MORE = r"(больше(?: чем)?|более(?: чем)?|свыше|выше|превыша\w+|дороже|over|more than|above|>)"
_LEAST = r"(от|не менее(?: чем)?|не меньше(?: чем)?|минимум|как минимум|хотя бы|at least|from|≥|>=)"
_LESS = r"(меньше(?: чем)?|менее(?: чем)?|ниже|дешевле|less than|under|below|fewer than|<)"
_MOST = r"(до|не более(?: чем)?|не больше(?: чем)?|максимум|at most|up to|no more than|≤|<=)"
_EXACT = r"(только|всего|ровно|лишь|only|exactly|just)"
_FOR = r"(?:на(?: сумму)?|в|чем на|for)"
_BOUND = rf"(?:{_FOR}\s+)?(?:{_LEAST}|{_MOST}|{_MORE}|{_LESS}|{_EXACT})?\s*{_FOR}?\s*"
_BUY = (
    r"(?:(?:на)?купил\w*|купивш\w*|покупа\w*|покупк\w*|потрати\w*|тратил\w*|заказал\w*|заказыва\w*|заказавш\w*|"
    r"заказ\w*|взял\w*|брал\w*|принес\w*|принос\w*|оставил\w*|оборот\w*|сумм\w*|выручк\w*|bought|spent|spend|"
    r"ordered|purchased|purchases|buy|total|revenue)"
)
_NOT = (
    r"(?:(?:не|ничего не|давно не)\s+(?:был\w*|заказ\w*|(?:по)?купа\w*|купил\w*|приход\w*|заход\w*|появля\w*|"
    r"обраща\w*|брал\w*|возвраща\w*)|молч\w*|без заказ\w*|пропал\w*|"
    r"(?:have|has|did|was|were)?\s*(?:not|n.?t)\s+"
    r"(?:been|ordered|bought|come|visit\w*|order|buy)|inactive|silent|no orders|нет заказ\w*|отсутств\w*)"
)
_WAS = (
    r"(?:был\w*|заказ\w*|(?:по)?купа\w*|купил\w*|приход\w*|заход\w*|"
    r"active|активн\w*|ordered|bought|visited|came)"
)


@dataclass
class Heard:
    """Fields of `Criteria`, sums in major units; `unread` are words nobody understood."""

    fields: dict[str, Any] = field(default_factory=dict)
    unread: str = ""


Take = Callable[[Heard, "re.Match[str]"], bool]


def criteria_in(words: str) -> Heard:
    """What the words ask of customers; every word is explained or left in `unread`."""
    heard, rest = Heard(), f" {_plain(words)} "
    for pattern, take in _RULES:
        rest = _taken(pattern, take, heard, rest)
    heard.unread = " ".join(word for word in re.findall(r"[\w₽$%-]+", rest) if not _EMPTY.fullmatch(word))
    return heard


def _plain(words: str) -> str:
    text = words.casefold().replace("ё", "е").replace("\u00a0", " ")
    for half, spelled in _HALVES.items():
        text = text.replace(half, spelled)
    text = re.sub(r"\bполтор[аы]\b", "1,5", text)
    for spelled, number in _NUMBERS.items():
        text = re.sub(rf"\b(?:{spelled})\b", str(number), text)
    text = re.sub(r"\b(\d+) (\d)\b(?! ?\d)", _added, text)
    return re.sub(r"(?<=\d) (?=\d{3}\b)", "", _BARE.sub(r"1 \1", text))


def _added(pair: re.Match[str]) -> str:
    """двадцать пять: tens and ones that were said apart."""
    tens, ones = int(pair[1]), int(pair[2])
    return str(tens + ones) if tens in range(20, 100, 10) and ones else pair[0]


def _taken(pattern: re.Pattern[str], take: Take, heard: Heard, rest: str) -> str:
    while (found := pattern.search(rest)) is not None:
        if not take(heard, found):
            return rest
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    return rest


def _put(heard: Heard, name: str, value: Any) -> bool:
    """Said twice, it is said once: the other words stay unread."""
    if heard.fields.get(name, value) != value:
        return False
    heard.fields[name] = value
    return True


def _bound(found: re.Match[str], first: int) -> tuple[bool, bool, bool]:
    """Is it a least, a most, and is the number itself left out?"""
    most, more, less, exact = (found[first + at] is not None for at in range(1, 5))
    if exact:
        return True, True, False
    return (not most and not less), (most or less), (more or less)


def _amount(number: str, scale: str | None) -> Decimal:
    value = Decimal(re.sub(r"\s", "", number).replace(",", "."))
    kind = (scale or "").strip()[:1]
    millions = (scale or "").strip().startswith(("мл", "ми", "m"))
    return value * (1_000_000 if millions else 1000 if kind else 1)


def _sum_of(name: str) -> Take:
    def take(heard: Heard, found: re.Match[str]) -> bool:
        is_least, is_most, _ = _bound(found, 1)
        amount = _amount(found[6], found[7])
        least = _put(heard, f"min_{name}", amount) if is_least else True
        return least and (_put(heard, f"max_{name}", amount) if is_most else True)

    return take


def _times(heard: Heard, found: re.Match[str]) -> bool:
    is_least, is_most, is_strict = _bound(found, 1)
    count = int(_amount(found[6], None))
    least = _put(heard, "min_orders", count + is_strict) if is_least else True
    return least and (_put(heard, "max_orders", count - is_strict) if is_most else True)


def _days(found: re.Match[str], number: int, unit: int) -> int:
    many = _amount(found[number], None) if found[number] else Decimal(1)
    return max(1, int(many * _DAYS[found[unit].strip()[0]]))


def _silent(heard: Heard, found: re.Match[str]) -> bool:
    return _put(heard, "silent_days", _days(found, 1, 2))


def _active(heard: Heard, found: re.Match[str]) -> bool:
    return _put(heard, "active_days", _days(found, 1, 2))


def _const(name: str, value: Any) -> Take:
    return lambda heard, found: _put(heard, name, value)


def _rule(pattern: str, take: Take) -> tuple[re.Pattern[str], Take]:
    return re.compile(pattern), take


_OVER = (
    r"(?:уже|больше|более|свыше|целых|целый|последн\w*|в течение|за|около|"
    r"for|in|the|last|past|over|more than)"
)
_AGO = rf"(?:\s+{_OVER})*\s*"
_COINS = r"\s*(?:руб\w*|р\b|₽|тенге|сом\w*|rub\w*|usd|\$)"
_CHECK = r"(?:средн\w+ (?:чек|заказ|покупк\w)\w*|average (?:order|check|bill))"
_DEBT = r"(?:долж\w+|долг\w*|задолж\w+|owe\w*|debt\w*)"
_TIMES = r"(?:раз\w*|заказ\w*|покупк\w*|покупок|times?|orders?|purchases?)"
_LATELY = r"(?:за|в течение|in|within)(?: the)?(?: последн\w+| last| past)?"
_RULES = [
    _rule(r"\b(?:ни разу|никогда|never)\s+(?:не\s+)?(?:\w+)", _const("max_orders", 0)),
    _rule(rf"{_NOT}{_AGO}{_SPAN}", _silent),
    _rule(rf"(?:{_OVER}\s+)*{_SPAN}\s+{_NOT}", _silent),
    _rule(rf"последн\w+ (?:заказ|покупк|визит)\w* (?:{_OVER}\s*)*{_SPAN}(?: назад)?", _silent),
    _rule(rf"(?:{_WAS}\s+)?{_LATELY}\s+{_SPAN}", _active),
    _rule(rf"{_CHECK}\s*{_BOUND}{_MONEY}", _sum_of("average")),
    _rule(rf"{_DEBT}\s*(?:(?:нам|us|of)\s*)?{_BOUND}{_MONEY}", _sum_of("debt")),
    _rule(rf"(?:(?:с|в|есть|у кого|with)\s+)?{_DEBT}", _const("min_debt", Decimal(1))),
    _rule(rf"(?:{_BUY}\s+)?{_BOUND}{_N}\s*{_TIMES}", _times),
    _rule(rf"{_BUY}\s+{_BOUND}{_MONEY}", _sum_of("sum")),
    _rule(rf"(?<=\s)(?:(?:на|for)\s+)?(?:сумм\w+\s+)?{_BOUND}{_N}{_SCALE}{_COINS}", _sum_of("sum")),
    _rule(r"\b(?:вип|vip)\b(?:[- ]?клиент\w*)?", _const("status", "vip")),
    _rule(r"\b(?:постоянн\w+|регулярн\w+|regulars?)\b", _const("status", "regular")),
    _rule(r"\b(?:новы[ехм]\w*|новеньк\w+|new)\b", _const("status", "new")),
    _rule(r"\b(?:спящ\w+|давно не \w+|пропавш\w+|sleeping|asleep)\b", _const("status", "sleeping")),
]
_EMPTY = re.compile(
    r"[\W_]+|кто|кого|котор\w+|какие|клиент\w*|покупател\w*|заказчик\w*|люд\w+|те|тех|и|но|а|еще|также|при|этом|все|всех|"
    r"наш\w*|мои|у|нас|мы|из|с|со|к|на|в|за|то|покажи\w*|найди\w*|дай|выведи|список|отбери|подбери|выбери|сегмент\w*|"
    r"who|that|which|customers?|clients?|buyers?|people|all|our|the|and|but|with|show|find|list|me|have|has|us|"
    r"нам|для|по|больше|пожалуйста|please|were|was|did|are|is|они|уже|раз\w*|did"
)
