"""Loans: borrowed and paid back. The principal is neither income nor expense, the interest is an expense."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, Amount, Day, ItemRef, Named, Words
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Fact, Facts, Receipt, Table, Text, Value, say
from core.finance.entering import account_of, balance_fact, day_fact, item_of
from core.finance.ledger import Entry, post
from core.finance.models import Item, Posting
from core.finance.periods import open_day

READ, WRITE = Right("finance", "read"), Right("finance", "write")


class NewLoan(Asked):
    amount: Amount
    lender: ItemRef = Field(description="Who lends: a bank, a friend; or what the loan is called")
    day: Day | None = None
    account: AccountRef | None = None
    note: Words | None = None


class Repayment(Asked):
    amount: Amount = Field(description="The principal that is paid back, without the interest")
    lender: ItemRef = Field(description="Whose loan is paid back")
    interest: Amount | None = Field(None, description="Interest paid on top: it is an expense")
    day: Day | None = None
    account: AccountRef | None = None


@action(
    "finance.borrow", needs=WRITE, risk=Risk.MONEY, command="borrow", http="POST /finance/loans", when="past"
)
def borrow(ctx: Ctx, asked: NewLoan) -> Receipt:
    """Record a loan that was received: money comes, and as much is owed; it is no income."""
    day, account = open_day(ctx, asked.day), account_of(ctx, asked.account)
    lender, fresh = item_of(ctx, "loan", asked.lender)
    amount = ctx.minor(asked.amount)
    entry = Entry("loan", amount, day, item_id=lender.id if lender else None, note=asked.note or None)
    posting = post(ctx, account, entry)
    undo: dict[str, object] = {"postings": [posting.id]}
    if fresh and lender is not None:
        undo["item"] = lender.id
    title = say("finance-borrowed", amount=ctx.money(amount), lender=asked.lender.name)
    facts = [*day_fact(ctx, day), _owed(ctx, lender), balance_fact(ctx, account)]
    return Receipt(
        [Text(title, "title"), Text(say("finance-loan-note"), "note"), Facts(facts)],
        title=title,
        undo=Act("finance.annul", undo),
        subject=("posting", posting.id),
    )


@action(
    "finance.repay",
    needs=WRITE,
    risk=Risk.MONEY,
    command="repay",
    http="POST /finance/repayments",
    when="past",
)
def repay(ctx: Ctx, asked: Repayment) -> Receipt:
    """Record a loan paid back: the principal lowers the debt, the interest is an expense."""
    day, account = open_day(ctx, asked.day), account_of(ctx, asked.account)
    lender, fresh = item_of(ctx, "loan", asked.lender)
    amount = ctx.minor(asked.amount)
    item_id = lender.id if lender else None
    postings = [post(ctx, account, Entry("loan", -amount, day, item_id=item_id)).id]
    facts = day_fact(ctx, day)
    written = [lender] if fresh and lender is not None else []
    if asked.interest is not None:
        interest = ctx.minor(asked.interest)
        named = Named(name=ctx.say(say("finance-item-interest")))
        item, new = item_of(ctx, "expense", named)
        written += [item] if new and item is not None else []
        entry = Entry("expense", -interest, day, item_id=item.id if item else None)
        postings.append(post(ctx, account, entry).id)
        facts.append(Fact(say("finance-label-interest"), ctx.money(interest)))
    undo: dict[str, object] = {"postings": postings, "items": [item.id for item in written]}
    title = say("finance-repaid", amount=ctx.money(amount), lender=asked.lender.name)
    blocks: list[Block] = [
        Text(title, "title"),
        Facts([*facts, _owed(ctx, lender), balance_fact(ctx, account)]),
    ]
    if owed(ctx, item_id) < 0:
        blocks.append(Text(say("finance-repaid-more"), "warning"))
    return Receipt(blocks, title=title, undo=Act("finance.annul", undo), subject=("posting", postings[0]))


def owed(ctx: Ctx, lender_id: int | None) -> int:
    """What is still to be paid back to a lender, minor units."""
    query = sa.select(sa.func.sum(Posting.amount))
    ctx.session.flush()
    return int(ctx.session.scalar(query.where(Posting.kind == "loan", Posting.item_id == lender_id)) or 0)


def _owed(ctx: Ctx, lender: Item | None) -> Fact:
    left = owed(ctx, lender.id if lender else None)
    return Fact(say("finance-label-owed"), ctx.money(left), sees="finance")


@action("finance.loans", needs=READ, risk=Risk.READ, command="loans", http="GET /finance/loans")
def loans(ctx: Ctx, asked: Nothing) -> Receipt:
    """List loans: to whom how much is still owed."""
    if ctx.actor.group:
        return Receipt([Text(say("finance-balance-private"))])
    query = (
        sa.select(Item.name, sa.func.sum(Posting.amount))
        .join(Item, Item.id == Posting.item_id)
        .where(Posting.kind == "loan")
        .group_by(Item.id, Item.name)
        .order_by(sa.func.sum(Posting.amount).desc(), Item.name)
    )
    rows = [(name, int(amount)) for name, amount in ctx.session.execute(query) if amount]
    if not rows:
        return Receipt([Text(say("finance-loans-none"))])
    cells: list[list[Value]] = [[name, ctx.money(amount)] for name, amount in rows]
    columns = [
        Column(say("field-finance-lender")),
        Column(say("finance-label-owed"), "number", sees="finance"),
    ]
    total: list[Value] = [say("finance-label-total"), ctx.money(sum(amount for _, amount in rows))]
    return Receipt([Table(columns, cells, title=say("finance-loans-title"), total=total)])
