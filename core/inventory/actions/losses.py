"""What was written off: the goods that went without being sold, and what they had cost."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.paging import FIRST, DayPage, Page, day_key
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Column, Day, Fact, Facts, Qty, Receipt, Span, Table, Text, Value, say
from core.inventory import losing, queries

READ = Right("inventory", "read")


class WhichLosses(Asked):
    period: Period | None = None


class LossPage(WhichLosses, DayPage):
    pass


@action(
    "inventory.write_offs",
    needs=READ,
    risk=Risk.READ,
    command="write_offs",
    http="GET /inventory/write-offs",
    when="past",
)
def write_offs(ctx: Ctx, asked: WhichLosses) -> Receipt:
    """List what was written off, over a period or of late: the latest first, with the reasons."""
    return _page(ctx, asked, FIRST)


@action("inventory.write_offs_page", needs=READ, risk=Risk.READ, hidden=True)
def write_offs_page(ctx: Ctx, asked: LossPage) -> Receipt:
    """The next page of what was written off."""
    return _page(ctx, asked, asked.at)


def _page(ctx: Ctx, asked: WhichLosses, at: Page) -> Receipt:
    days = (asked.period.start, asked.period.end) if asked.period else None
    found = losing.losses(ctx.session, days, at.day_and_id)
    if not found:
        return Receipt([Text(say("inventory-losses-none"))])
    title = say("inventory-losses-in", span=Span(*days)) if days else say("inventory-losses-title")
    table = _table(ctx, asked, found, at)
    if days is None or at.after is not None:
        return Receipt([Text(title, "title"), table])
    lost = ctx.money(losing.lost(ctx.session, days))
    worth = Facts([Fact(say("inventory-label-worth-write-off"), lost, sees="cost")])
    return Receipt([Text(title, "title"), table, worth])


def _table(ctx: Ctx, asked: WhichLosses, found: list[losing.Loss], at: Page) -> Table:
    shown = found[: queries.PAGE]
    args = asked.model_dump(mode="json", by_alias=True, exclude_none=True, include={"period"})
    page, last = Act("inventory.write_offs_page", args), shown[-1]
    columns = [
        Column(say("field-common-product")),
        Column(say("field-common-day")),
        Column(say("field-common-quantity"), "number"),
        Column(say("inventory-label-reason")),
        Column(say("inventory-label-worth-write-off"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = [
        [one.product, Day(one.day), Qty(-one.quantity, one.unit), one.reason, ctx.money(-one.value)]
        for one in shown
    ]
    more = len(found) > queries.PAGE
    return Table(
        columns,
        rows,
        next=at.following(page, day_key(last.day, last.movement)) if more else None,
        previous=at.previous(page, Act("inventory.write_offs", args)),
    )
