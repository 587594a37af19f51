"""A document of a file as rows of an order: ordered and paid on its own day, shipped on that day too unless
the file says when, or that it was not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.acts.ctx import Ctx
from core.ids import new_id
from core.integrations.reading.records import Document, Line
from core.money import line_total

NUMBER_LENGTH = 64
NOBODY = 0
"""Whose sale it was, where the file does not tell or the name is none of the team's."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What a line must know of its product."""

    id: int
    name: str
    unit: str
    is_service: bool
    cost: int | None


@dataclass(slots=True)
class Known:
    """Numbers of an import → our ids, for goods, customers and employees."""

    goods: dict[int, Goods] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    employees: dict[str, int] = field(default_factory=dict)
    sum_name: str = ""
    """What a line is called that is a sum without goods."""


def number_of(document: Document) -> str:
    """A document's own number; one beyond 64 letters keeps its start and a digest."""
    if len(document.number) <= NUMBER_LENGTH:
        return document.number
    digest = hashlib.sha256(document.number.encode()).hexdigest()[:12]
    return f"{document.number[: NUMBER_LENGTH - 13]}~{digest}"


def digest_of(document: Document, known: Known) -> str:
    """What a document says: two alike are the same, whatever file they came in."""
    lines = sorted((_product(line, known), line.quantity, line.price, line.total) for line in document.lines)
    person = known.people.get(document.person) if document.person is not None else None
    said: list[object] = [document.day.isoformat(), str(document.time), person, document.cancelled, lines]
    if document.ships or document.required:
        # Documents that tell nothing of it keep the digest they had before it was read.
        said += [document.is_open, str(document.shipped), str(document.required)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


def _product(line: Line, known: Known) -> int:
    goods = known.goods.get(line.good) if line.good is not None else None
    return goods.id if goods else 0


@dataclass(slots=True)
class Rows:
    """All rows of one order."""

    order: dict[str, Any]
    lines: list[dict[str, Any]]
    shipment: dict[str, Any] | None
    parts: list[dict[str, Any]]
    moves: bool = False
    """Its goods leave our stock."""

    @property
    def shipped_on(self) -> date | None:
        """The day its goods left; None where they did not."""
        return self.shipment["day"] if self.shipment else None


def rows_of(ctx: Ctx, source: str, document: Document, known: Known) -> Rows:
    """All rows of a document; a cancelled one keeps its lines and counts for nothing."""
    order_id = new_id()
    lines = [_line(ctx, order_id, place, line, known) for place, line in enumerate(document.lines, start=1)]
    order = _order(ctx, order_id, source, document, known)
    order["total"], order["lines"] = sum(line["total"] for line in lines), len(lines)
    if document.cancelled:
        return Rows(order, [{**line, "shipped": 0, "shipped_cost": 0} for line in lines], None, [])
    order["paid"] = order["total"]
    if document.is_open:
        return Rows(order, [{**line, "shipped": 0, "shipped_cost": 0} for line in lines], None, [])
    order |= {"lines_begun": len(lines), "lines_shipped": len(lines)}
    return shipped(ctx, Rows(order, lines, None, []), document.shipped or document.day)


def _order(ctx: Ctx, order_id: int, source: str, document: Document, known: Known) -> dict[str, Any]:
    at = _moment(ctx, document)
    state = "cancelled" if document.cancelled else "confirmed" if document.is_open else "done"
    seller = known.employees.get(document.employee, NOBODY)
    return {
        "id": order_id,
        "source": source,
        "year": document.day.year,
        "number": None,
        "outer_number": number_of(document),
        "day": document.day,
        "customer_id": known.people.get(document.person) if document.person is not None else None,
        "brought_customer": False,
        "person_id": ctx.actor.person_id,
        "assignee_id": None,
        "seller_id": seller,
        "state": state,
        "due_day": document.required,
        "due_at": None,
        "note": _note(document, seller),
        "currency": ctx.company.currency,
        "total": 0,
        "paid": 0,
        "lines": 0,
        "lines_begun": 0,
        "lines_shipped": 0,
        "fingerprint": digest_of(document, known),
        "sale": False,
        "created_at": ctx.now,
        "confirmed_at": at,
        "closed_at": None if document.is_open else _closing(ctx, document, at),
    }


def _closing(ctx: Ctx, document: Document, at: datetime) -> datetime:
    """When it was done: with its shipment, where that was later."""
    if document.shipped is None or document.shipped <= document.day:
        return at
    return ctx.moment(document.shipped)


def shipped(ctx: Ctx, rows: Rows, day: date) -> Rows:
    """The same with a shipment of everything on a day."""
    order = rows.order
    rows.shipment = {
        "id": new_id(),
        "order_id": order["id"],
        "day": day,
        "at": order["confirmed_at"] if day == order["day"] else ctx.moment(day),
        "person_id": order["person_id"],
        "annulled_at": None,
    }
    rows.parts = [_part(rows.shipment["id"], line) for line in rows.lines]
    return rows


def _moment(ctx: Ctx, document: Document) -> datetime:
    if document.time is None:
        return ctx.moment(document.day)
    return ctx.moment(datetime.combine(document.day, document.time))


def _note(document: Document, seller: int) -> str | None:
    """The file's own note, and the employee's name where nobody of the team bears it."""
    parts = [document.note, document.employee if seller == NOBODY else ""]
    return "; ".join(part for part in parts if part) or None


def _line(ctx: Ctx, order_id: int, position: int, line: Line, known: Known) -> dict[str, Any]:
    goods = known.goods[line.good] if line.good is not None else None
    currency = ctx.company.currency
    gross = line_total(line.price, line.quantity, currency)
    unit_cost = line.cost if line.cost is not None else (goods.cost if goods else None)
    cost = 0 if goods is None else None
    if unit_cost is not None:
        cost = line_total(unit_cost, line.quantity, currency)
    return {
        "id": new_id(),
        "order_id": order_id,
        "position": position,
        "product_id": goods.id if goods else None,
        "is_service": goods is None or goods.is_service,
        "name": goods.name if goods else known.sum_name,
        "unit": goods.unit if goods else "",
        "quantity": line.quantity,
        "price": line.price,
        "discount": gross - line.total,
        "total": line.total,
        "cost": cost,
        "warehouse_id": None,
        "reserved": 0,
        "shipped": line.quantity,
        "shipped_cost": cost or 0,
        "returned": 0,
        "cancelled": 0,
    }


def _part(shipment_id: int, line: dict[str, Any]) -> dict[str, Any]:
    """Left without a warehouse: our shelves do not remember it."""
    return {
        "id": new_id(),
        "shipment_id": shipment_id,
        "line_id": line["id"],
        "product_id": line["product_id"],
        "warehouse_id": None,
        "quantity": line["quantity"],
        "from_reserve": 0,
        "cost": line["shipped_cost"],
    }


def plain(rows: Rows) -> dict[str, Any]:
    """An order as JSON values, to be put back one day."""
    return {
        "order": {name: _plain(value) for name, value in rows.order.items()},
        "lines": rows.lines,
        "moves": rows.moves,
        "shipped": _plain(rows.shipped_on),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def from_plain(ctx: Ctx, stored: dict[str, Any]) -> Rows:
    """The order again. One that was put away before days of shipment were known had its own."""
    order = dict(stored["order"])
    for name in ("day", "due_day"):
        order[name] = date.fromisoformat(order[name]) if order[name] else None
    for name in ("created_at", "confirmed_at", "closed_at"):
        order[name] = datetime.fromisoformat(order[name]) if order[name] else None
    rows = Rows(order, [dict(line) for line in stored["lines"]], None, [], moves=stored["moves"])
    if order["state"] != "done":
        return rows
    day = stored.get("shipped")
    return shipped(ctx, rows, date.fromisoformat(day) if day else order["day"])
