"""What a report can be asked, and what must be allowed before a marked figure decides anything."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Flag, GoodsRef, Period
from core.acts.refusals import NotAllowed
from core.acts.register import Asked
from core.acts.rights import Right
from core.blocks import Sees, say
from core.reports.models import Basis
from core.reports.refusals import PrivateOnly

READ = Right("analytics", "read")

Metric = Literal["revenue", "orders", "average", "margin", "profit", "expenses"]
Group = Literal["day", "week", "month", "product", "employee", "customer", "category"]
BasisWord = Literal["order", "shipment", "payment"]
Unit: TypeAlias = Literal["hour", "day", "week", "month"]

_BASES: dict[str, Basis] = {"order": "ordered", "shipment": "shipped", "payment": "paid"}
BASIS_WORDS: dict[Basis, BasisWord] = {"ordered": "order", "shipped": "shipment", "paid": "payment"}


class SalesQuestion(Asked):
    period: Period | None = Field(None, description="Days to report on; the month to date when left out")
    metric: Metric | None = Field(None, description="revenue, orders, average, margin, profit or expenses")
    group_by: Group | None = Field(None, description="Split by time or by whom and what was sold")
    basis: BasisWord | None = Field(None, description="Count by order, shipment or payment date, if said")
    product: GoodsRef | None = Field(None, description="Only this product")
    chart: Flag | None = Field(None, description="false: without a picture")


def basis_of(ctx: Ctx, asked: BasisWord | None) -> Basis:
    """The basis that was asked for, else the company's own."""
    return _BASES.get(asked or ctx.company.settings.revenue_basis, "ordered")


def may_see(ctx: Ctx, mark: Sees) -> bool:
    """Whether the asker sees marked figures here: by right, and never in a group."""
    return ctx.may(mark, "read") and not ctx.actor.group


def require(ctx: Ctx, *marks: Sees) -> None:
    """Refuse a question that a marked figure answers or orders. Raises NotAllowed and PrivateOnly."""
    for mark in marks:
        if not ctx.may(mark, "read"):
            raise NotAllowed(what=say(f"acts-resource-{mark}"))
    if ctx.actor.group:
        raise PrivateOnly
