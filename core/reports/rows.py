"""The rows of a figure, each with what it adds: their sum is the figure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Column, Day, Qty, Sees, Value, say
from core.customers.queries import by_ids
from core.inventory.models import Product
from core.orders import cards
from core.orders.models import Order
from core.reports import goods, sources
from core.reports.asking import may_see
from core.reports.figures import SALES, FigureName
from core.reports.models import Basis
from core.reports.periods import Days
from core.reports.profit import item_names
from core.reports.queries import Sums
from core.reports.result import purchases_aside
from core.reports.sources import Paid, Sold


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, the cells after it, what it adds, and the call that opens its record."""

    key: str
    what: Value
    cells: tuple[Value, ...]
    adds: tuple[int, ...]
    act: Act | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """All rows of a figure. `adds`: labels and marks of the columns that are summed."""

    head: tuple[str, ...]
    adds: tuple[tuple[str, Sees | None], ...]
    rows: Sequence[Row]

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(row.adds[at] for row in self.rows) for at in range(len(self.adds)))

    def columns(self) -> list[Column]:
        return [
            *(Column(say(key)) for key in self.head),
            *(Column(say(key), "number", sees=sees) for key, sees in self.adds),
        ]

    def cells(self, ctx: Ctx, row: Row) -> list[Value]:
        return [row.what, *row.cells, *self.shown(ctx, row.adds)]

    def shown(self, ctx: Ctx, sums: Sequence[int]) -> list[Value]:
        """Sums in their units: orders are counted, the rest is money."""
        return [
            number if key == "reports-metric-orders" else ctx.money(number)
            for (key, _), number in zip(self.adds, sums, strict=True)
        ]


def listing(ctx: Ctx, metric: FigureName, days: Days, basis: Basis, product: Product | None) -> Listing:
    """The rows of a figure, by day."""
    if metric in SALES:
        return _sales(ctx, days, basis, product)
    if metric == "profit":
        return _profit(ctx, days)
    if metric == "stock":
        return _stock(ctx)
    paid = sources.spent(ctx.session, days) if metric == "expenses" else sources.moved(ctx.session, days)
    rows = _of_postings(ctx, paid, by_accrual=metric == "expenses")
    return Listing(_DATED, (("field-common-amount", "finance"),), rows)


_DATED = ("reports-column-row", "reports-column-day")


def _sales(ctx: Ctx, days: Days, basis: Basis, product: Product | None) -> Listing:
    parts = sources.sold(ctx.session, basis, days, product.id if product else None)
    rows = _of_orders(ctx, parts, lambda sums: (sums.orders, sums.revenue, sums.margin))
    adds: tuple[tuple[str, Sees | None], ...] = (
        ("reports-metric-orders", None),
        ("reports-metric-revenue", None),
        ("reports-metric-margin", "cost"),
    )
    if product is not None:
        return Listing(_DATED, adds[1:], [_without_first(row) for row in rows])
    return Listing(_DATED, adds, rows)


def _without_first(row: Row) -> Row:
    return Row(row.key, row.what, row.cells, row.adds[1:], row.act, row.label)


def _of_orders(ctx: Ctx, parts: Sequence[Sold], adds: Callable[[Sums], tuple[int, ...]]) -> list[Row]:
    ids = [part.order_id for part in parts]
    orders = _orders(ctx, ids)
    names = by_ids(ctx.session, list({one.customer_id for one in orders.values() if one.customer_id}))
    found = []
    for part in parts:
        order = orders.get(part.order_id)
        if order is None:
            row = Row(str(part.order_id), say("reports-row-gone"), (None,), adds(part.sums))
        else:
            customer = names.get(order.customer_id or 0)
            row = Row(
                str(order.id),
                cards.called(order, customer.name if customer else None),
                (Day(order.day),),
                adds(part.sums),
                Act("orders.show", {"order": cards.named(order)}),
                f"№ {order.number or order.own_number or '—'}",
            )
        found.append(row)
    return sorted(found, key=_by_day)


def _orders(ctx: Ctx, ids: Sequence[int]) -> dict[int, Order]:
    found: dict[int, Order] = {}
    for at in range(0, len(ids), sources.BATCH):
        query = sa.select(Order).where(Order.id.in_(ids[at : at + sources.BATCH]))
        found |= {order.id: order for order in ctx.session.scalars(query)}
    return found


def _by_day(row: Row) -> tuple[date, int]:
    day = row.cells[0]
    return (day.day if isinstance(day, Day) else date.min), int(row.key)


def _of_postings(ctx: Ctx, paid: Sequence[Paid], *, by_accrual: bool) -> list[Row]:
    names = item_names(ctx, {one.posting.item_id or 0: None for one in paid})
    return [
        Row(
            str(one.posting.id),
            _called(one, names[one.posting.item_id or 0]),
            (Day(one.posting.accrual_day if by_accrual else one.posting.cash_day),),
            (one.amount,),
        )
        for one in paid
    ]


def _called(paid: Paid, item: Value) -> Value:
    """'Аренда', 'Оплата заказов', with its note."""
    kind = paid.posting.kind
    name: Value = item if kind in ("expense", "income") else say(f"reports-row-{kind}")
    if paid.posting.storno_of is not None:
        name = say("reports-row-storno", what=name)
    note = (paid.posting.note or "").strip()
    return say("reports-row-noted", what=name, note=note[:60]) if note else name


def _profit(ctx: Ctx, days: Days) -> Listing:
    """All that made the profit, in one list: orders shipped, losses and finds, expenses and other income."""
    sold = sources.sold(ctx.session, "shipped", days)
    rows = _of_orders(ctx, sold, lambda sums: (sums.revenue - sums.cost,))
    aside = purchases_aside(ctx, days)
    owed = [one for one in sources.owed(ctx.session, days, "income", "expense") if not _is_aside(one, aside)]
    rows += _of_postings(ctx, owed, by_accrual=True)
    stirred = sources.stirred(ctx.session, days)
    names = _goods(ctx, {one.movement.product_id for one in stirred})
    rows += [
        Row(
            str(one.movement.id),
            say("reports-row-stirred", product=names.get(one.movement.product_id, "")),
            (Day(one.movement.day),),
            (-one.amount,),
        )
        for one in stirred
    ]
    return Listing(_DATED, (("reports-metric-profit", "cost"),), sorted(rows, key=_by_day))


def _is_aside(paid: Paid, aside: Collection[int]) -> bool:
    return paid.posting.kind == "expense" and (paid.posting.item_id or 0) in aside


def _goods(ctx: Ctx, ids: Collection[int]) -> dict[int, str]:
    rows = ctx.session.execute(sa.select(Product.id, Product.name).where(Product.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def _stock(ctx: Ctx) -> Listing:
    held = goods.stock_held(ctx.session, ctx.company.currency)
    if not may_see(ctx, "cost"):
        held = sorted(held, key=lambda one: (one.name, one.product_id))
    rows = [
        Row(str(one.product_id), one.name, (Qty(one.on_hand, one.unit),), (one.value, one.at_price or 0))
        for one in held
    ]
    adds: tuple[tuple[str, Sees | None], ...] = (
        ("reports-stock-at-cost", "cost"),
        ("reports-stock-at-price", None),
    )
    return Listing(("field-common-product", "reports-column-left"), adds, rows)
