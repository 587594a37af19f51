"""Rollups of a customer follow a card that became part of another, and go back with their orders."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.models import StoredEvent
from core.customers.events import CustomersMerged, CustomersParted
from core.customers.following import remember, remembered
from core.customers.models import Customer
from core.customers.refusals import BuiltOn
from core.orders.events import SaleCounted, SalesCounted
from core.orders.mending import ORDER, RETURN
from core.reports.models import BASES, SalesCount
from core.tenancy import add_up_many

MEASURES = tuple(
    f"{basis}_{measure}"
    for basis in BASES
    for measure in ("orders", "quantity", "revenue", "cost", "uncosted")
)
_KEY = ("scope", "day", "ref")
_SALES = "sales"
Rows = list[dict[str, Any]]
"""Each with its `day` and measures."""


@on(CustomersMerged)
def sales_follow(ctx: Ctx, event: CustomersMerged) -> None:
    """All that was counted for the merged card counts for the kept one."""
    rows = _rows_of(ctx, event.merged_id)
    kept = [{**row, "day": row["day"].isoformat()} for row in rows]
    remember(ctx, event, _SALES, [(event.merged_id, kept)])
    _hand_over(ctx, rows, event.merged_id, event.kept_id)


@on(CustomersParted)
def sales_go_back(ctx: Ctx, event: CustomersParted) -> None:
    """What had followed goes back, with what was counted for these orders since. Raises BuiltOn."""
    rows: Rows = []
    for _, kept in remembered(ctx.session, event.merge_id, _SALES):
        rows += [{**row, "day": date.fromisoformat(row["day"])} for row in kept]
    orders = {row for kind in (ORDER, RETURN) for row, _ in remembered(ctx.session, event.merge_id, kind)}
    _hand_over(ctx, [*rows, *_counted_since(ctx, event, orders)], event.kept_id, event.merged_id)


def _rows_of(ctx: Ctx, customer_id: int) -> Rows:
    columns = [getattr(SalesCount, name) for name in MEASURES]
    query = sa.select(SalesCount.day, *columns).where(
        SalesCount.scope == "customer", SalesCount.ref == customer_id
    )
    return [dict(zip(("day", *MEASURES), row, strict=True)) for row in ctx.session.execute(query)]


def _counted_since(ctx: Ctx, event: CustomersParted, orders: set[int]) -> Rows:
    """Changes of these orders since the merge, as rollup rows."""
    query = sa.select(StoredEvent.name, StoredEvent.data).where(
        StoredEvent.name.in_([SaleCounted.name, SalesCounted.name]), StoredEvent.id > event.merge_id
    )
    found: Rows = []
    for name, data in ctx.session.execute(query.execution_options(yield_per=500)):
        if name == SalesCounted.name:
            if any(whole["customer_id"] == event.kept_id for whole in data["wholes"]):
                raise BuiltOn(customer=ctx.get(Customer, event.kept_id).name)
        elif data["order_id"] in orders:
            found.append(_row(data))
    return found


def _row(data: dict[str, Any]) -> dict[str, Any]:
    basis = data["basis"]
    told = {
        f"{basis}_orders": data["orders"],
        f"{basis}_revenue": data["revenue"],
        f"{basis}_cost": data["cost"],
        f"{basis}_uncosted": sum(line["uncosted"] for line in data["lines"]),
    }
    return {"day": date.fromisoformat(data["day"]), **dict.fromkeys(MEASURES, 0), **told}


def _hand_over(ctx: Ctx, rows: Rows, giver: int, taker: int) -> None:
    """Move these sums from one customer's days to another's; days of which nothing is left are gone."""
    scope = {"scope": "customer"}
    moves = [{**scope, **row, "ref": taker} for row in rows]
    moves += [
        {**scope, "day": row["day"], "ref": giver, **{name: -row[name] for name in MEASURES}} for row in rows
    ]
    add_up_many(ctx.session, SalesCount, moves, by=_KEY)
    empty = [getattr(SalesCount, name) == 0 for name in MEASURES]
    of_giver = (SalesCount.scope == "customer", SalesCount.ref == giver)
    ctx.session.execute(
        sa.delete(SalesCount).where(*of_giver, *empty), execution_options={"synchronize_session": False}
    )


SUBSCRIBERS = (sales_follow, sales_go_back)
