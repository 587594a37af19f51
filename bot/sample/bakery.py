"""The sample bakery's goods, people and habits, read from bakery.yaml in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

from core.texts import Locale

Making = Literal["made", "daily", "bought", "service"]


@dataclass(frozen=True, slots=True)
class Good:
    """Something sold: `share` is how often it is taken, `most` how many at once. Money in roubles."""

    name: str
    kind: Making
    price: int
    cost: int
    share: int
    category: str
    most: int = 1
    unit: str | None = None
    low: int | None = None
    lot: int = 0
    """How many come in a delivery of bought goods."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm that takes the same every week and pays later."""

    name: str
    phone: str
    takes: dict[str, int]
    days: list[int]


@dataclass(frozen=True, slots=True)
class Expense:
    """Spent on these weekdays (0 = Monday) or days of the month, give or take `spread` per cent."""

    name: str
    amount: int
    spread: int
    weekdays: list[int] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    bank: bool = False


@dataclass(frozen=True, slots=True)
class Bakery:
    """All of it. Goods, staff and reasons by their key."""

    name: str
    staff: dict[str, tuple[str, str]]
    """Name and role."""
    till: str
    accounts: dict[str, tuple[str, str]]
    """Name and kind."""
    moves: dict[str, int]
    """From which account how much goes to the bank every week."""
    delivery: str
    goods: dict[str, Good]
    firms: list[Firm]
    people: list[str]
    expenses: list[Expense]
    start: tuple[str, int]
    reasons: dict[str, str]
    notes: list[str]

    def of_kind(self, kind: Making) -> dict[str, Good]:
        return {key: good for key, good in self.goods.items() if good.kind == kind}


def bakery(locale: Locale) -> Bakery:
    """The bakery with its names in a language."""
    import yaml

    told: dict[str, Any] = yaml.safe_load(files("bot.sample").joinpath("bakery.yaml").read_text("utf-8"))
    categories = {key: names[locale] for key, names in told["categories"].items()}
    goods = {
        key: Good(name=row[locale], **{**_rest(row), "category": categories[row["category"]]})
        for key, row in told["goods"].items()
    }
    return Bakery(
        name=told["name"][locale],
        staff={key: (row[locale], row["role"]) for key, row in told["staff"].items()},
        till=told["till"][locale],
        accounts={key: (row[locale], row["kind"]) for key, row in told["accounts"].items()},
        moves=told["moves"],
        delivery=told["delivery"][locale],
        goods=goods,
        firms=[Firm(name=row[locale], **_rest(row)) for row in told["firms"]],
        people=told["people"][locale],
        expenses=[Expense(name=row[locale], **_rest(row)) for row in told["expenses"]],
        start=(told["start"][locale], told["start"]["amount"]),
        reasons={key: row[locale] for key, row in told["reasons"].items()},
        notes=[row[locale] for row in told["notes"]],
    )


def _rest(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("ru", "en")}
