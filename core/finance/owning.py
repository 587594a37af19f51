"""The owner's own money: taken out and put in. Neither an expense nor an income."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, Amount, Day, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Fact, Facts, Receipt, Text, say
from core.finance.entering import account_of, balance_fact, day_fact
from core.finance.ledger import Entry, post
from core.finance.periods import open_day

WRITE = Right("finance", "write")


class OwnersMoney(Asked):
    amount: Amount
    day: Day | None = None
    account: AccountRef | None = None
    note: Words | None = None


@action("finance.draw", needs=WRITE, risk=Risk.MONEY, command="draw", http="POST /finance/draws", when="past")
def draw(ctx: Ctx, asked: OwnersMoney) -> Receipt:
    """Record money the owner takes out for themselves: it is no expense of the business."""
    return _record(ctx, asked, -1, "draw")


@action(
    "finance.contribute",
    needs=WRITE,
    risk=Risk.MONEY,
    command="contribute",
    http="POST /finance/contributions",
    when="past",
)
def contribute(ctx: Ctx, asked: OwnersMoney) -> Receipt:
    """Record money the owner puts into the business: it is no income."""
    return _record(ctx, asked, 1, "contribution")


def _record(ctx: Ctx, asked: OwnersMoney, sign: int, what: str) -> Receipt:
    day = open_day(ctx, asked.day)
    account = account_of(ctx, asked.account)
    amount = ctx.minor(asked.amount)
    posting = post(ctx, account, Entry("owner", sign * amount, day, note=asked.note or None))
    title = say(f"finance-{what}-recorded", amount=ctx.money(amount))
    noted = [Fact(say("field-common-note"), asked.note)] if asked.note else []
    facts = [*day_fact(ctx, day), *noted, balance_fact(ctx, account)]
    return Receipt(
        [Text(title, "title"), Text(say(f"finance-{what}-note"), "note"), Facts(facts)],
        title=title,
        undo=Act("finance.annul", {"postings": [posting.id]}),
        subject=("posting", posting.id),
    )
