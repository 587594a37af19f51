"""Who may do what: resources, verbs, the four roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

RESOURCES = (
    "orders",
    "customers",
    "inventory",
    "finance",
    "analytics",
    "cost",
    "team",
    "chat",
    "integrations",
    "settings",
    "backups",
)
VERBS = ("read", "write", "delete", "admin")
ROLES = ("owner", "admin", "editor", "viewer")


@dataclass(frozen=True, slots=True)
class Right:
    """A verb on a resource."""

    resource: str
    verb: str

    self_: ClassVar[Right]
    """Held by every person over themselves."""


Right.self_ = Right("self", "write")

_ALL = frozenset(Right(resource, verb) for resource in RESOURCES for verb in VERBS)
_OWNERS_ONLY = {Right("settings", "delete"), Right("backups", "admin"), Right("team", "delete")}
_EDITOR = {
    "orders": "rw",
    "customers": "rw",
    "inventory": "rw",
    "finance": "rw",
    "analytics": "r",
    "team": "r",
    "chat": "rw",
}
_VIEWER = {"orders": "r", "customers": "r", "inventory": "r", "analytics": "r", "team": "r", "chat": "r"}


def _spelled(table: Mapping[str, str]) -> frozenset[Right]:
    letters = {"r": "read", "w": "write"}
    return frozenset(Right(name, letters[letter]) for name, verbs in table.items() for letter in verbs)


ROLE_RIGHTS: dict[str, frozenset[Right]] = {
    "owner": _ALL,
    "admin": frozenset(_ALL - _OWNERS_ONLY),
    "editor": _spelled(_EDITOR),
    "viewer": _spelled(_VIEWER),
}


@dataclass(frozen=True, slots=True)
class CompanySettings:
    """What a company has decided about how acts run."""

    money_limit: int | None = None
    """Minor units above which money acts ask first."""
    waive_cards: bool = False
    negative_stock: bool = False
    fifo: bool = False
    """Goods are costed by layers, the first in the first out; else by the moving average."""
    sell_expired: bool = False
    """Goods past their last good day may leave to customers."""
    expiry_steps: str = "90 60 30"
    """So many days before a batch's last good day it is told of."""
    revenue_basis: str = "order"
    over_limit: str = ""
    """What happens to an order above a customer's limit: warn, ask, refuse; empty while none has a limit."""
    vat: str = "no_vat"
    """By which rates VAT is charged: no_vat, standard, usn5, usn7."""
    vat_on_top: bool = False
    """Prices are without VAT, it is added to them."""
    own_statuses: bool = False
    """Orders may stand in statuses of the company's own."""
    deposit: int = 0
    """Per cent of an order that must be paid before it is confirmed; 0: nothing."""
    over_receipt: int = 0
    """How much more than was ordered a supplier may bring without a question, 1/100 of a per cent."""
    count_limit: int | None = None
    """Differences of a count above this sum, minor units, are approved by a second person."""
    scales: str = ""
    """Prefixes of the codes that scales print, with what is inside: '21:weight 22:sum'."""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> CompanySettings:
        return cls(**{name: stored[name] for name in cls.__slots__ if name in stored})


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What an act needs to know of its company."""

    id: int
    name: str
    currency: str
    zone: str
    locale: str
    colour: str | None = None
    closed_through: date | None = None
    settings: CompanySettings = field(default_factory=CompanySettings)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's place in a company: role and rights; none outside any."""

    company: CompanyFacts | None = None
    role: str | None = None
    rights: frozenset[Right] = frozenset()

    def may(self, right: Right) -> bool:
        return right == Right.self_ or right in self.rights


NOBODY = Standing()
