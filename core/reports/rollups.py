"""Keeping the rollups: every change of sales, stock and money is added up in its own transaction.

An order costs one statement, whatever its lines; so does a shipment, a payment, a receipt.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from core.acts.ctx import Ctx
from core.acts.events import on
from core.finance.events import MoneyPosted
from core.inventory.events import StockMoved
from core.orders.events import SaleCounted, SalesCounted
from core.reports.models import LATER, MoneyCount, SalesCount
from core.reports.periods import now_slot
from core.tenancy import add_up_many

_SALES_KEY = ("scope", "day", "ref")
_MONEY_KEY = ("day", "kind", "item_id", "account_id")


@on(SaleCounted)
def count_sale(ctx: Ctx, event: SaleCounted) -> None:
    """Add a change of sales to its day, part of the day, goods, customer and employee."""
    add_up_many(ctx.session, SalesCount, _sale_rows(ctx, event), by=_SALES_KEY)


@on(SalesCounted)
def count_sales(ctx: Ctx, event: SalesCounted) -> None:
    """Add changes of many orders in one statement."""
    rows: list[dict[str, Any]] = []
    for part in event.wholes:
        day, measures = date.fromisoformat(part["day"]), _on_bases(event, part)
        refs = {"day": 0, "slot": slot_of(ctx, day), "customer": part["customer_id"] or 0}
        refs["employee"] = part["person_id"]
        rows += [{"scope": scope, "day": day, "ref": ref, **measures} for scope, ref in refs.items()]
    for part in event.goods:
        at = {"scope": "product", "day": date.fromisoformat(part["day"]), "ref": part["product_id"] or 0}
        rows.append({**at, **_on_bases(event, part)})
    add_up_many(ctx.session, SalesCount, rows, by=_SALES_KEY)


def _on_bases(event: SalesCounted, part: dict[str, Any]) -> dict[str, int]:
    """The same measures on every basis of the event."""
    return {f"{basis}_{measure}": part.get(measure, 0) for basis in event.bases for measure in _MEASURED}


_MEASURED = ("orders", "quantity", "revenue", "cost", "uncosted")


def _sale_rows(ctx: Ctx, event: SaleCounted) -> list[dict[str, Any]]:
    day = date.fromisoformat(event.day)
    lines = event.lines
    total = _measures(
        event.basis,
        orders=event.orders,
        revenue=event.revenue,
        cost=event.cost,
        uncosted=sum(line["uncosted"] for line in lines),
    )
    whole = (
        ("day", 0),
        ("slot", slot_of(ctx, day)),
        ("customer", event.customer_id or 0),
        ("employee", event.person_id),
    )
    rows: list[dict[str, Any]] = [{"scope": scope, "day": day, "ref": ref, **total} for scope, ref in whole]
    rows += [
        {
            "scope": "product",
            "day": day,
            "ref": line["product_id"] or 0,
            **_measures(
                event.basis,
                quantity=line["quantity"],
                revenue=line["revenue"],
                cost=line["cost"] or 0,
                uncosted=line["uncosted"],
            ),
        }
        for line in lines
    ]
    return rows


def _measures(
    basis: str, *, orders: int = 0, quantity: int = 0, revenue: int = 0, cost: int = 0, uncosted: int = 0
) -> dict[str, int]:
    return {
        f"{basis}_orders": orders,
        f"{basis}_quantity": quantity,
        f"{basis}_revenue": revenue,
        f"{basis}_cost": cost,
        f"{basis}_uncosted": uncosted,
    }


def slot_of(ctx: Ctx, day: date) -> int:
    """The part of the day it is now; `LATER` for what is counted for another day."""
    return now_slot(ctx) if ctx.today == day else LATER


@on(StockMoved)
def count_stock(ctx: Ctx, event: StockMoved) -> None:
    """Add goods that came, were lost or found, to the day and to each product."""
    day = date.fromisoformat(event.day)
    rows: list[dict[str, Any]] = []
    for move in event.moves:
        measures = stock_measures(event.document_kind, move["kind"], move["quantity"], move["value"])
        if measures is not None:
            rows.append({"scope": "product", "day": day, "ref": move["product"], **measures})
            rows.append({"scope": "day", "day": day, "ref": 0, **measures, **NO_QUANTITY})
    add_up_many(ctx.session, SalesCount, rows, by=_SALES_KEY)


COUNTED = ("count", "surplus", "shortage")
"""Documents of what a count found."""
NO_QUANTITY = {"arrived_quantity": 0, "lost_quantity": 0, "found_quantity": 0}
STOCKED = (
    *("arrived_quantity", "arrived_value", "lost_quantity", "lost_value"),
    *("found_quantity", "found_value", "trued_value"),
)


def stock_measures(document: str, kind: str, quantity: int, value: int) -> dict[str, int] | None:
    """What a movement under a document of that kind adds to arrivals, losses and finds; None for nothing.

    A storno stands under the document it takes back, so it lowers the same side.
    """
    found = dict.fromkeys(STOCKED, 0)
    side = _side(document, kind, quantity)
    if kind == "true_up":
        found["trued_value"] = -value
    elif side == "lost":
        found["lost_quantity"], found["lost_value"] = -quantity, -value
    elif side is not None:
        found[f"{side}_quantity"], found[f"{side}_value"] = quantity, value
    else:
        return None
    return found


def _side(document: str, kind: str, quantity: int) -> Literal["arrived", "lost", "found"] | None:
    """Opening stock is on no side: it was there before the books began. Nor is a cost that was told late."""
    if kind == "priced":
        return None
    if document in ("receipt", "landed"):
        return "arrived"
    if document == "write_off":
        return "lost"
    if document not in COUNTED or kind == "opening":
        return None
    return "found" if (quantity > 0) != (kind == "storno") else "lost"


@on(MoneyPosted)
def count_money(ctx: Ctx, event: MoneyPosted) -> None:
    """Add a posting to the day it moved and to the day it was earned or owed."""
    came, went = sides(event.amount, is_storno=event.storno_of is not None)
    at = {"kind": event.kind, "item_id": event.item or 0, "account_id": event.account}
    nothing = {"cash_in": 0, "cash_out": 0, "due_in": 0, "due_out": 0}
    moved = {**nothing, "cash_in": came, "cash_out": went}
    owed = {**nothing, "due_in": came, "due_out": went}
    rows: list[dict[str, Any]] = [
        {**at, "day": date.fromisoformat(event.cash_day), **moved},
        {**at, "day": date.fromisoformat(event.accrual_day), **owed},
    ]
    add_up_many(ctx.session, MoneyCount, rows, by=_MONEY_KEY)


def sides(amount: int, *, is_storno: bool) -> tuple[int, int]:
    """What a posting adds to money in and to money out: a storno lowers the side of what it takes back."""
    came_in = (amount > 0) != is_storno
    return (amount, 0) if came_in else (0, -amount)


SUBSCRIBERS = (count_sale, count_sales, count_stock, count_money)
