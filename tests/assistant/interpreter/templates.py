"""Calls and ways to say them that stand in no phrases file: for saying a call, reading it and comparing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.assistant.interpreter.speaking import in_english, in_russian

Args = dict[str, Any]


@dataclass(frozen=True)
class Thing:
    """Goods of the phrasebook's world: one, two, five of them (or so much in a unit)."""

    name: str
    forms: tuple[str, str, str]
    unit: str = ""

    def counted(self, count: int) -> str:
        if self.forms[0].isascii():
            return self.forms[min(count, 2) - 1]
        if 11 <= count % 100 <= 14:
            return self.forms[2]
        return self.forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(count % 10, 2)]


RUSSIAN = [
    Thing("Круассан", ("круассан", "круассана", "круассанов")),
    Thing("Маффин", ("маффин", "маффина", "маффинов")),
    Thing("Тюльпан", ("тюльпан", "тюльпана", "тюльпанов")),
    Thing("Торт Наполеон", ("торт наполеон", "торта наполеон", "тортов наполеон")),
    Thing("Торт Медовик", ("медовик", "медовика", "медовиков")),
    Thing("Мука", ("кг муки",) * 3, "kg"),
    Thing("Сахар", ("килограмм сахара", "килограмма сахара", "килограммов сахара"), "kg"),
    Thing("Молоко", ("литр молока", "литра молока", "литров молока"), "l"),
]
ENGLISH = [
    Thing("Bagel", ("bagel", "bagels", "bagels")),
    Thing("Chocolate cake", ("chocolate cake", "chocolate cakes", "chocolate cakes")),
    Thing("Flour", ("kg of flour",) * 3, "kg"),
    Thing("Milk", ("liters of milk",) * 3, "l"),
]
BUYERS = {
    "Ивановой": "Иванова Анна",
    "Анне Ивановой": "Иванова Анна",
    "Петрову": "Петров Сергей",
    "Ромашке": "ООО Ромашка",
    "Гульнаре": "Гульнара Осмонова",
}
_DAYS = {
    "завтра": "2026-11-21",
    "послезавтра к 12": "2026-11-22T12:00",
    "в понедельник": "2026-11-23",
    "25 ноября в 18:30": "2026-11-25T18:30",
    "через неделю": "2026-11-27",
}
_ENGLISH_DAYS = {"tomorrow": "2026-11-21", "on monday at 3pm": "2026-11-23T15:00", "in 3 days": "2026-11-23"}


@dataclass(frozen=True)
class Way:
    """A way to say an act: `{goods}`, `{to}`, `{due}` and the arguments that follow from its own words."""

    action: str
    said: str
    more: Args = field(default_factory=dict)
    priced: bool = False

    @property
    def things(self) -> list[Thing]:
        return ENGLISH if self.said.isascii() else RUSSIAN


WAYS = [
    Way("orders.create", "{to} надо оформить заказ {due}: {goods}", priced=True),
    Way("orders.create", "Заведи-ка заказ, клиент {to_whom}, {goods}, {due}"),
    Way("orders.create", "прими заказ от клиента {to_whom} {due} — {goods}", priced=True),
    Way("orders.create", "{goods} для заказа {to} {due}, запиши"),
    Way("orders.sell", "только что ушло и оплачено на месте, продали {goods}", priced=True),
    Way("orders.sell", "отбей продажу: {goods}", priced=True),
    Way(
        "inventory.receive",
        "сегодня на склад приехало {goods}, оприходуй",
        {"day": "2026-11-20"},
        priced=True,
    ),
    Way("inventory.receive", "поставь на приход {goods}", priced=True),
    Way("inventory.write_off", "надо бы списать со склада {goods}"),
    Way("inventory.write_off", "в списание {goods}"),
    Way("inventory.transfer", "увези из цеха в киоск {goods}", {"source": "Цех", "target": "Киоск"}),
    Way(
        "inventory.transfer",
        "{goods} надо бы перекинуть из киоска в цех",
        {"source": "Киоск", "target": "Цех"},
    ),
    Way(
        "purchasing.order", "надо заказать у поставщика Мельник {goods}", {"supplier": "Мельник"}, priced=True
    ),
    Way(
        "orders.create",
        "book in an order for John Smith {due}: {goods}",
        {"customer": "John Smith"},
        priced=True,
    ),
    Way("orders.create", "John Smith would like to order {goods} {due}", {"customer": "John Smith"}),
    Way("orders.sell", "we have just sold {goods}", priced=True),
    Way("inventory.receive", "a delivery came in: {goods}", priced=True),
    Way("inventory.write_off", "we have to write off {goods}"),
    Way("inventory.transfer", "bring {goods} over from Main to Kiosk", {"source": "Main", "target": "Kiosk"}),
]


@dataclass(frozen=True)
class Deed:
    """A call with all that its sentence may vary in."""

    way: Way
    lines: tuple[tuple[Thing, int, int | None], ...]
    buyer: str
    due: str

    @property
    def args(self) -> Args:
        args: Args = {**self.way.more, "lines": [_line(*line) for line in self.lines]}
        if "{to" in self.way.said:
            args["customer"] = BUYERS[self.buyer]
        if "{due}" in self.way.said:
            args["due"] = days_of(self.way)[self.due]
        return args

    def said(self, joint: str = ", ", *, words: bool = False) -> str:
        """The sentence; numbers in words where wished."""
        speak = _spoken(self.way) if words else str
        goods = joint.join(_good(line, speak, self.way) for line in self.lines)
        whom = BUYERS[self.buyer] if self.buyer else ""
        return self.way.said.format(goods=goods, to=self.buyer, to_whom=whom, due=self.due)

    def turned(self, order: list[int]) -> Deed:
        """The same with its goods in another order."""
        return Deed(self.way, tuple(self.lines[place] for place in order), self.buyer, self.due)


def days_of(way: Way) -> dict[str, str]:
    """Days as this way says them, and the dates they are."""
    return _ENGLISH_DAYS if way.said.isascii() else _DAYS


def _spoken(way: Way) -> Callable[[int], str]:
    return in_english if way.said.isascii() else in_russian


def _line(thing: Thing, count: int, price: int | None) -> Args:
    line: Args = {"product": thing.name, "quantity": str(count)}
    if price is not None:
        line["price"] = str(price)
    if thing.unit:
        line["unit"] = thing.unit
    return line


def _good(line: tuple[Thing, int, int | None], speak: Callable[[int], str], way: Way) -> str:
    thing, count, price = line
    at = "at" if way.said.isascii() else "по"
    return f"{speak(count)} {thing.counted(count)}" + (f" {at} {speak(price)}" if price is not None else "")


@st.composite
def deeds(draw: st.DrawFn, way: Way | None = None) -> Deed:
    """A call that a shop may make, and a way to say it."""
    way = way or draw(st.sampled_from(WAYS))
    things = draw(
        st.lists(st.sampled_from(way.things), min_size=1, max_size=4, unique_by=lambda one: one.name)
    )
    prices = st.one_of(st.none(), st.integers(1, 1000)) if way.priced else st.none()
    lines = tuple((thing, draw(st.integers(1, 1000)), draw(prices)) for thing in things)
    due = draw(st.sampled_from(sorted(days_of(way))))
    return Deed(way, lines, draw(st.sampled_from(sorted(BUYERS))), due)
