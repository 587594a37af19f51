"""Putting an order on the books: number, lines, reserve, history, figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from core.acts.ctx import Ctx
from core.acts.fields import Named
from core.blocks import Block, DocNo, Fact, Facts, Text, say
from core.customers.keeping import write_card
from core.orders import cards, queries
from core.orders.counting import count
from core.orders.events import OrderCreated
from core.orders.figures import Tally
from core.orders.history import note_change
from core.orders.kits.keeping import cost_kits, frozen, store
from core.orders.lines import fingerprint, freeze_costs
from core.orders.models import Order, OrderLine, Work
from core.orders.notices import OrderPlaced
from core.orders.reserving import costs_of_held, hold, keep_holds
from core.tenancy import insert_many

TWINS = timedelta(minutes=10)
"""The same customer and lines within this time are a likely duplicate."""


def new_order(
    ctx: Ctx,
    customer: Named | None,
    lines: list[OrderLine],
    *,
    state: Work,
    due: tuple[date | None, datetime | None] = (None, None),
    note: str | None = None,
) -> Order:
    """An order of these lines, not stored yet; an unknown customer gets a card."""
    customer_id, brought = _customer(ctx, customer)
    return Order.whole(
        source="",
        year=ctx.today.year,
        number=None,
        outer_number=None,
        day=ctx.today,
        customer_id=customer_id,
        brought_customer=brought,
        person_id=ctx.actor.person_id,
        assignee_id=None,
        seller_id=ctx.actor.person_id,
        state=state,
        due_day=due[0],
        due_at=due[1],
        note=note or None,
        currency=ctx.company.currency,
        total=sum(line.total for line in lines),
        paid=0,
        lines=len(lines),
        lines_begun=0,
        lines_shipped=0,
        fingerprint=fingerprint(customer_id, lines),
        sale=state == "done",
        created_at=ctx.now,
        confirmed_at=None if state == "draft" else ctx.now,
        closed_at=ctx.now if state == "done" else None,
    )


def _customer(ctx: Ctx, named: Named | None) -> tuple[int | None, bool]:
    if named is None:
        return None, False
    if named.id is not None:
        return named.id, False
    written = write_card(ctx, named.name)
    named.id, named.name = written.id, written.name
    return written.id, True


def store_draft(ctx: Ctx, order: Order, lines: list[OrderLine]) -> None:
    """Keep a draft: no number, no reserve, no figures."""
    _store(ctx, order, lines)
    note_change(ctx, order.id, "drafted", total=order.total)


def store_confirmed(
    ctx: Ctx, order: Order, lines: list[OrderLine], customer: str | None, *, settled: bool
) -> Tally:
    """Reserve what is there, take the number, store all of it and count it; answers what it counts for.

    `settled`: nothing in this act will change the order again, so it need not stay in the session.
    """
    kits = frozen(ctx, lines)
    held = hold(ctx, lines, kits)
    costs_of_held(lines, held)
    freeze_costs(ctx, lines)
    cost_kits(ctx, lines, kits, held)
    order.number = ctx.number("order")
    keep = _store_settled if settled else _store
    keep(ctx, order, lines)
    store(ctx, kits)
    keep_holds(ctx, order, lines, held)
    note_change(ctx, order.id, "created", total=order.total)
    counted = count(ctx, order, lines)
    tell_created(ctx, order, lines, customer)
    return counted


def store_sold(ctx: Ctx, order: Order, lines: list[OrderLine]) -> None:
    """Store an order that is shipped and paid in the same act; whoever calls numbers and counts it then."""
    kits = frozen(ctx, lines)
    freeze_costs(ctx, lines)
    cost_kits(ctx, lines, kits)
    _store(ctx, order, lines)
    store(ctx, kits)
    note_change(ctx, order.id, "sold", total=order.total)


def _store_settled(ctx: Ctx, order: Order, lines: list[OrderLine]) -> None:
    """Store rows that this act is done with: much quicker than through the session."""
    for line in lines:
        line.order_id = order.id
    insert_many(ctx.session, Order, [_row(order)])
    insert_many(ctx.session, OrderLine, [_row(line) for line in lines])


def _row(record: Order | OrderLine) -> dict[str, Any]:
    """A record's columns as they stand; the company is stamped when it is stored."""
    values = vars(record)
    return {name: values[name] for name in _COLUMNS[type(record)]}


_COLUMNS: dict[type, list[str]] = {
    model: [column.key for column in model.__mapper__.column_attrs if column.key != "company_id"]
    for model in (Order, OrderLine)
}


def _store(ctx: Ctx, order: Order, lines: list[OrderLine]) -> None:
    ctx.session.add(order)
    ctx.session.flush()
    for line in lines:
        line.order_id = order.id
    ctx.session.add_all(lines)
    ctx.session.flush()


def tell_created(ctx: Ctx, order: Order, lines: list[OrderLine], customer: str | None) -> None:
    """Tell rooms above, and people, of a new order."""
    ctx.emit(
        OrderCreated(
            order.id,
            order.number,
            order.customer_id,
            order.total,
            order.due_day.isoformat() if order.due_day else None,
            any(line.short for line in lines),
        )
    )
    ctx.notify(OrderPlaced, lambda: placed_blocks(ctx, order, lines, customer), subject=("order", order.id))


def placed_blocks(ctx: Ctx, order: Order, lines: list[OrderLine], customer: str | None) -> list[Block]:
    """What people are told of a new order."""
    facts = [Fact(say("orders-label-total"), ctx.money(order.total))]
    if cards.due_value(order) is not None:
        facts.insert(0, Fact(say("field-common-due"), cards.due_value(order)))
    what = cards.called(order, customer)
    key = "orders-told-sold" if order.sale else "orders-told-new"
    title = say(key, what=what)
    return [Text(title, "title"), cards.lines_table(ctx, lines), Facts(facts)]


def twin_warning(ctx: Ctx, order: Order) -> list[Block]:
    """A word about an order of the same customer with the same lines a moment ago."""
    if order.customer_id is None or order.brought_customer:
        return []
    twin = queries.likely_twin(ctx.session, order, ctx.now - TWINS)
    if twin is None:
        return []
    return [Text(say("orders-likely-twin", order=DocNo("order", twin)), "warning")]
