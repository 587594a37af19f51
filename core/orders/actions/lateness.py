"""Looking at what was shipped after its day."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, Period
from core.acts.paging import FIRST, DayPage, Page, day_key
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Column, Day, Receipt, Said, Span, Table, Text, Value, say
from core.orders import cards
from core.orders.actions.seeing import names_of
from core.orders.asking import READ
from core.orders.lateness import Late, late_page, punctuality
from core.orders.queries import PAGE


class LateList(Asked):
    customer: CustomerRef | None = None
    period: Period | None = Field(None, description="Days they were shipped on")


class LatePage(LateList, DayPage):
    pass


@action("orders.late", needs=READ, risk=Risk.READ, command="late", http="GET /orders/late")
def late_orders(ctx: Ctx, asked: LateList) -> Receipt:
    """List orders that were shipped after the day they were due, with how many days late."""
    return _page(ctx, asked, FIRST)


@action("orders.late_page", needs=READ, risk=Risk.READ, hidden=True)
def late_orders_page(ctx: Ctx, asked: LatePage) -> Receipt:
    """The next page of the orders that were shipped late."""
    return _page(ctx, asked, asked.at)


def _page(ctx: Ctx, asked: LateList, at: Page) -> Receipt:
    days = (asked.period.start, asked.period.end) if asked.period else None
    customer = asked.customer.id if asked.customer else None
    rows = late_page(ctx.session, days, customer, at.day_and_id, PAGE + 1)
    told = punctuality(ctx.session, days, customer)
    overdue = Buttons([[Button(say("orders-list-overdue"), Act("orders.list", {"status": "overdue"}))]])
    if not rows:
        key = "orders-late-nothing-shipped" if not told.shipped else "orders-late-none"
        return Receipt([Text(say(key, shipped=told.shipped, due=told.due)), overdue])
    args = asked.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"after", "trail"})
    page, shown = Act("orders.late_page", args), rows[:PAGE]
    following = None
    if len(rows) > PAGE:
        following = at.following(page, day_key(shown[-1].left, shown[-1].order.id))
    table = _table(ctx, shown, _heading(asked), following, at.previous(page, Act("orders.late", args)))
    summary = Text(say("orders-late-of", late=told.late, shipped=told.shipped, due=told.due), "note")
    blocks: list[Block] = [table, summary, overdue]
    return Receipt(blocks)


def _heading(asked: LateList) -> Said:
    if asked.period is None:
        return say("orders-list-late")
    return say("orders-list-late-in", days=Span(asked.period.start, asked.period.end))


def _table(ctx: Ctx, rows: list[Late], title: Said, following: Act | None, previous: Act | None) -> Table:
    names = names_of(ctx, [row.order for row in rows])
    return Table(
        columns=[
            Column(say("field-common-order")),
            Column(say("field-common-customer")),
            Column(say("field-common-due")),
            Column(say("orders-column-left")),
            Column(say("orders-column-days-late"), "number"),
            Column(say("orders-label-total"), "number"),
        ],
        rows=[_row(ctx, row, names) for row in rows],
        title=title,
        acts=[Act("orders.show", {"order": cards.named(row.order)}) for row in rows],
        labels=[cards.label(row.order, names) for row in rows],
        next=following,
        previous=previous,
    )


def _row(ctx: Ctx, row: Late, names: dict[int, str]) -> list[Value]:
    due = Day(row.order.due_day) if row.order.due_day else None
    customer = names.get(row.order.customer_id or 0)
    return [cards.numbered(row.order), customer, due, Day(row.left), row.days, ctx.money(row.order.total)]
