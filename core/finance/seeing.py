"""Money that came and went, in a list."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, ItemRef, Period
from core.acts.paging import FIRST, DayPage, Page, day_key
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Fact, Facts, Money, Receipt, Said, Span, Table, Text, Value, say
from core.blocks import Day as OnDay
from core.finance import queries
from core.finance.models import Posting, PostingAbroad

READ = Right("finance", "read")


class WhichPostings(Asked):
    period: Period | None = None
    item: ItemRef | None = None
    account: AccountRef | None = None


class PostingPage(WhichPostings, DayPage):
    pass


@action(
    "finance.postings", needs=READ, risk=Risk.READ, command="money", http="GET /finance/postings", when="past"
)
def postings(ctx: Ctx, asked: WhichPostings) -> Receipt:
    """List money that came and went: over a period, on one item or one account; the latest first."""
    return _page(ctx, asked, FIRST)


@action("finance.postings_page", needs=READ, risk=Risk.READ, hidden=True)
def postings_page(ctx: Ctx, asked: PostingPage) -> Receipt:
    """The next page of postings."""
    return _page(ctx, asked, asked.at)


def _page(ctx: Ctx, asked: WhichPostings, at: Page) -> Receipt:
    days = (asked.period.start, asked.period.end) if asked.period else None
    wanted = queries.Slice(days, *(named.id if named else None for named in (asked.item, asked.account)))
    unheard = asked.item is not None and asked.item.id is None
    rows = [] if unheard else queries.posting_page(ctx.session, wanted, at.day_and_id)
    title = say("finance-postings-in", span=Span(*days)) if days else say("finance-postings-title")
    if not rows:
        return Receipt([Text(say("finance-postings-none"))])
    blocks: list[Block] = [_table(ctx, asked, rows, at)]
    if days is not None and at.after is None:
        came, went = queries.came_and_went(ctx.session, wanted)
        blocks.append(
            Facts(
                [
                    Fact(say("finance-label-came"), ctx.money(came), sees="finance"),
                    Fact(say("finance-label-went"), ctx.money(went), sees="finance"),
                ]
            )
        )
    return Receipt([Text(title, "title"), *blocks])


def _table(ctx: Ctx, asked: WhichPostings, rows: list[queries.Row], at: Page) -> Table:
    shown = rows[: queries.PAGE]
    args = asked.model_dump(
        mode="json", by_alias=True, exclude_none=True, include={"period", "item", "account"}
    )
    page, last = Act("finance.postings_page", args), shown[-1].posting
    more = len(rows) > queries.PAGE
    following = at.following(page, day_key(last.cash_day, last.id)) if more else None
    columns = [
        Column(say("field-common-day")),
        Column(say("finance-label-what")),
        Column(say("field-common-amount"), "number", sees="finance"),
    ]
    several = len({row.account for row in shown}) > 1
    if several:
        columns.append(Column(say("field-common-account")))
    abroad = queries.abroad_of(ctx.session, [row.posting.id for row in shown])
    cells = [
        [*_row(ctx, row, abroad.get(row.posting.id)), *([row.account] if several else [])] for row in shown
    ]
    return Table(columns, cells, next=following, previous=at.previous(page, Act("finance.postings", args)))


def _row(ctx: Ctx, row: queries.Row, abroad: PostingAbroad | None) -> list[Value]:
    posting = row.posting
    what: Value = row.item or _payment(ctx, posting) or say(f"finance-kind-{posting.kind}")
    if posting.storno_of is not None:
        what = say("finance-storno", what=what)
    elif posting.note:
        what = say("finance-noted", what=what, note=posting.note)
    if abroad is not None:
        what = say("finance-abroad", what=what, amount=Money(abroad.amount, abroad.currency))
    return [OnDay(posting.cash_day), what, ctx.money(posting.amount)]


def _payment(ctx: Ctx, posting: Posting) -> Said | None:
    """Who paid, and for which order."""
    if posting.kind != "payment" or posting.document_kind != "order" or posting.document_id is None:
        return None
    order = ctx.finder("order").by_id(ctx, posting.document_id)
    if order is None:
        return None
    payer = ctx.finder("customer").by_id(ctx, posting.customer_id) if posting.customer_id else None
    if payer is None:
        return say("finance-payment-for", order=order.name)
    return say("finance-payment-of", order=order.name, customer=payer.name)
