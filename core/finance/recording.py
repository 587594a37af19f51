"""An expense or an income as it is written: account, rate, item, papers, the receipt's code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from core.acts.ctx import Ctx
from core.attachments.keeping import attach
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Span, Text, say
from core.finance import slips
from core.finance.budgeting import budget_word
from core.finance.entering import account_for, accrued_on, as_told, balance_fact, day_fact, item_of, rate_fact
from core.finance.ledger import Entry, post
from core.finance.models import Account, Item, ItemKind
from core.finance.periods import open_day
from core.finance.purchasing import is_purchase
from core.finance.rates import sum_of

if TYPE_CHECKING:
    from core.finance.actions import NewExpense, NewIncome


def record(ctx: Ctx, kind: ItemKind, asked: NewExpense | NewIncome) -> Receipt:
    """Write what was spent or received; money that came back by a receipt goes the other way."""
    slip = slips.read(asked.fiscal) if asked.fiscal else None
    if slip is not None:
        slips.require_new(ctx, slip)
    day = open_day(ctx, asked.day)
    account = account_for(ctx, asked.account, asked.currency)
    told = sum_of(ctx, asked.amount, asked.currency, account, day)
    if (slip is not None or asked.paper is not None) and asked.item is None:
        raise slips.ask_item(ctx, kind, slip, as_told(ctx, told))
    item, fresh = item_of(ctx, kind, asked.item)
    sign = -1 if (kind == "expense") != (slip is not None and slip.is_back) else 1
    due = accrued_on(ctx, day, asked.period)
    item_id = item.id if item else None
    entry = Entry(kind, sign * told.amount, due, cash_day=day, item_id=item_id, note=asked.note or None)
    posting = post(ctx, account, replace(entry, foreign=told.signed(sign)))
    amount = as_told(ctx, told)
    title = slips.title(kind, amount, item, slip)
    undo: dict[str, object] = {"postings": [posting.id]}
    if fresh and item is not None:
        undo["item"] = item.id
    facts = [*slips.fact(ctx, slip), *rate_fact(ctx, told.foreign)]
    facts += _facts(ctx, asked, day, item if fresh else None, account)
    files = [file.digest for file in asked.files or []]
    doubts = slips.notes(ctx, slip, asked, posting, amount, files)
    blocks: list[Block] = [Text(title, "title"), Facts(facts), *doubts]
    if slip is not None:
        slips.keep(ctx, slip, posting)
    for file in asked.files or []:
        attach(ctx, "posting", posting.id, file)
    if kind == "expense":
        blocks += budget_word(ctx, item, due)
    if kind == "expense" and item is not None and is_purchase(ctx, item):
        blocks += _as_purchase(ctx, item)
    return Receipt(blocks, title=title, undo=Act("finance.annul", undo), subject=("posting", posting.id))


def _facts(
    ctx: Ctx, asked: NewExpense | NewIncome, day: date, fresh: Item | None, account: Account
) -> list[Fact]:
    facts: list[Fact] = []
    if fresh is not None:
        facts.append(Fact(say("finance-label-new-item"), fresh.name))
    facts += day_fact(ctx, day)
    if asked.period is not None:
        facts.append(Fact(say("finance-label-belongs"), Span(asked.period.start, asked.period.end)))
    if asked.note:
        facts.append(Fact(say("field-common-note"), asked.note))
    if asked.files:
        facts.append(Fact(say("field-finance-files"), len(asked.files)))
    return [*facts, balance_fact(ctx, account)]


def _as_purchase(ctx: Ctx, item: Item) -> list[Block]:
    """A word that the sum is no expense of the profit, and a way to make it one."""
    said = Text(say("finance-as-purchase"), "note", sees="finance")
    if ctx.preview:
        return [said]
    other = Act("finance.set_purchase", {"item": item.id, "purchase": False})
    return [said, Buttons([[Button(say("finance-button-as-expense"), other)]])]
