"""Who and what sold: goods, categories, customers, employees side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Chart, Column, Percent, Qty, Said, Sees, Table, Value, say
from core.inventory.models import Product
from core.money import half_up
from core.reports import queries
from core.reports.charts import Look, ranking
from core.reports.models import Basis, Scope
from core.reports.periods import Days
from core.reports.queries import NO_SALES, Sums
from core.reports.words import names_of

Entity: TypeAlias = Literal["product", "category", "customer", "employee"]
RankBy: TypeAlias = Literal["revenue", "quantity", "orders", "margin"]

_SCOPES: dict[Entity, Scope] = {
    "product": "product",
    "category": "product",
    "customer": "customer",
    "employee": "employee",
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row: whose it is, its name, its sales. `unit`: what its quantity is counted in, if in one."""

    ref: int
    name: Value
    sums: Sums
    unit: str | None = None


def ranked(ctx: Ctx, entity: Entity, basis: Basis, days: Days) -> list[Ranked]:
    """Sales by product, category, customer or employee, in no order."""
    found = queries.by_ref(ctx.session, _SCOPES[entity], basis, days)
    if entity == "category":
        return _by_category(ctx, found)
    names = names_of(ctx, _SCOPES[entity], found)
    units = _units(ctx, found) if entity == "product" else {}
    return [Ranked(ref, names[ref], sums, units.get(ref)) for ref, sums in found.items()]


def unsold(ctx: Ctx, sold: Sequence[Ranked]) -> list[Ranked]:
    """Listed goods that nobody bought."""
    query = sa.select(Product.id, Product.name, Product.unit).where(Product.archived.is_(False))
    known = {row.ref for row in sold}
    rows = ctx.session.execute(query.order_by(Product.name_key, Product.id))
    return [Ranked(row[0], row[1], NO_SALES, row[2]) for row in rows if row[0] not in known]


def _by_category(ctx: Ctx, found: dict[int, Sums]) -> list[Ranked]:
    query = sa.select(Product.id, Product.category).where(Product.id.in_(found))
    category = {row[0]: row[1] for row in ctx.session.execute(query)}
    sums: dict[str, Sums] = {}
    for ref, sold in found.items():
        name = category.get(ref) or ""
        sums[name] = sums.get(name, NO_SALES) + sold
    return [Ranked(0, name or say("reports-no-category"), sold) for name, sold in sums.items()]


def _units(ctx: Ctx, found: dict[int, Sums]) -> dict[int, str]:
    query = sa.select(Product.id, Product.unit).where(Product.id.in_([ref for ref in found if ref]))
    return {row[0]: row[1] for row in ctx.session.execute(query)}


def size(row: Ranked, by: RankBy) -> int:
    """The figure that puts a row in its place."""
    sums = row.sums
    return {"revenue": sums.revenue, "quantity": sums.quantity, "orders": sums.orders, "margin": sums.margin}[
        by
    ]


def in_order(rows: Sequence[Ranked], by: RankBy, *, worst: bool = False) -> list[Ranked]:
    """The best first, or the worst first; equals by name."""
    sign = 1 if worst else -1
    return sorted(rows, key=lambda row: (sign * size(row, by), str(row.name), row.ref))


def rank_chart(ctx: Ctx, rows: Sequence[Ranked], entity: Entity, by: RankBy, title: Said) -> Chart | None:
    """The first ten as bars. Quantities of unlike units are not drawn beside each other."""
    if by == "quantity" and len({row.unit for row in rows[:10]}) > 1:
        by = "revenue"
    if not any(size(row, by) for row in rows):
        return None
    first = rows[0]
    alt = say(f"reports-alt-{entity}", name=first.name, value=_shown(ctx, first, by))
    sees: Sees | None = "cost" if by == "margin" else None
    unit: Literal["money", "qty", "plain"] = (
        "qty" if by == "quantity" else "plain" if by == "orders" else "money"
    )
    return ranking(ctx, Look(title, alt, unit, sees), [(row.name, size(row, by)) for row in rows])


def _shown(ctx: Ctx, row: Ranked, by: RankBy) -> Value:
    if by == "quantity":
        return Qty(row.sums.quantity, row.unit or "")
    return row.sums.orders if by == "orders" else ctx.money(size(row, by))


def rank_table(ctx: Ctx, rows: Sequence[Ranked], entity: Entity, whole: Sums, limit: int) -> Table:
    """The first rows with their share of all revenue; what is left in one row, and the sum of all."""
    by_goods = entity == "product"
    columns = [
        Column(say(f"reports-column-{entity}")),
        *([] if entity == "category" else [Column(say(_number_label(by_goods=by_goods)), "number")]),
        Column(say("reports-metric-revenue"), "number"),
        Column(say("reports-column-share"), "number"),
        Column(say("reports-metric-margin"), "number", sees="cost"),
    ]
    shown, rest = list(rows[:limit]), rows[limit:]
    table = [_row(ctx, row.name, row, entity, whole) for row in shown]
    if rest:
        left = Ranked(0, "", sum((row.sums for row in rest), NO_SALES))
        table.append(_row(ctx, say("reports-the-rest", count=len(rest)), left, entity, whole))
    return Table(columns, table)


def _number_label(*, by_goods: bool) -> str:
    return "reports-metric-sold" if by_goods else "reports-metric-orders"


def _row(ctx: Ctx, name: Value, row: Ranked, entity: Entity, whole: Sums) -> list[Value]:
    sums = row.sums
    number: list[Value] = []
    if entity == "product":
        number = [Qty(sums.quantity, row.unit) if row.unit is not None else None]
    elif entity != "category":
        number = [sums.orders]
    part = Percent(half_up(sums.revenue * 1000, whole.revenue) * 10) if whole.revenue > 0 else None
    return [name, *number, ctx.money(sums.revenue), part, _margin(ctx, sums)]


def _margin(ctx: Ctx, sums: Sums) -> Value:
    """A word instead where no cost is known."""
    if sums.revenue and sums.revenue == sums.uncosted:
        return say("reports-margin-unknown")
    return ctx.money(sums.margin)
