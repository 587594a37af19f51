"""Settling lines of a statement: what each was, posted on the day and the account the bank says."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import Named
from core.acts.refusals import ClosedPeriod
from core.blocks import Day, Said, say
from core.finance.entering import item_of
from core.finance.events import MoneyPosted
from core.finance.ledger import Doc, Entry, post, reverse
from core.finance.models import Account, Posting
from core.finance.periods import is_closed
from core.ids import new_id
from core.integrations.bank.mirrors import mirror_of, pair
from core.integrations.models import BankEntry, Settled
from core.integrations.refusals import LineSettled, NotIncoming
from core.orders import cards
from core.orders.actions.undoing import WhichPayment, annul_payment
from core.orders.asking import require_live
from core.orders.models import Order
from core.orders.money import pay_shares
from core.orders.paying import Share


def settle(
    ctx: Ctx,
    entry: BankEntry,
    how: Settled,
    *,
    order: Named | None = None,
    item: Named | None = None,
    account: Named | None = None,
    posting: int | None = None,
) -> Said:
    """Post a line as what it was; answers the deed in words. Raises LineSettled, ClosedPeriod, Missing."""
    if entry.state != "waiting":
        raise LineSettled(amount=ctx.money(entry.amount), day=Day(entry.day))
    if how == "skip":
        entry.state, entry.how = "skipped", "skip"
        return say("integrations-settled-skip", amount=ctx.money(entry.amount))
    if how == "known":
        entry.state, entry.how = "settled", "known"
        entry.postings = [ctx.get(Posting, posting or 0).id]
        return say("integrations-settled-known", amount=ctx.money(entry.amount))
    require_open(ctx, entry.day)
    if how == "order":
        told = _order(ctx, entry, order)
    elif how == "move":
        told = _move(ctx, entry, account)
    elif how == "owner":
        told = _owner(ctx, entry)
    else:
        told = _item(ctx, entry, how, item)
    entry.state, entry.how = "settled", how
    ctx.session.flush()
    return told


def require_open(ctx: Ctx, day: date) -> None:
    """Raises ClosedPeriod."""
    if is_closed(ctx, day):
        raise ClosedPeriod(through=Day(ctx.company.closed_through or day))


def _account(ctx: Ctx, entry: BankEntry) -> Account:
    return ctx.get(Account, entry.account_id)


def _note(entry: BankEntry) -> str:
    return ": ".join(part for part in (entry.party, entry.purpose) if part)[:1000]


def _order(ctx: Ctx, entry: BankEntry, named: Named | None) -> Said:
    if entry.amount < 0:
        raise NotIncoming(amount=ctx.money(entry.amount))
    if named is None:
        raise Missing("order", say("ask-integrations-order"))
    held = next(iter(ctx.lock(Order, [named.id or 0])), None) or ctx.get(Order, named.id or 0)
    require_live(held)
    share = [Share(held, entry.amount)]
    posting = pay_shares(ctx, share, "transfer", day=entry.day, into=_account(ctx, entry))
    entry.customer_id, entry.postings = held.customer_id, [posting]
    return say("integrations-settled-order", amount=ctx.money(entry.amount), order=cards.numbered(held))


def _item(ctx: Ctx, entry: BankEntry, how: Settled, named: Named | None) -> Said:
    if named is None:
        raise Missing("item", say("ask-integrations-item"))
    kind = "loan" if how == "loan" else "income" if entry.amount > 0 else "expense"
    item, _ = item_of(ctx, kind, named)  # type: ignore[arg-type]
    if item is None:
        raise LookupError("an item that was named")
    written = Entry(kind, entry.amount, entry.day, item_id=item.id, note=_note(entry))  # type: ignore[arg-type]
    entry.item_id, entry.postings = item.id, [post(ctx, _account(ctx, entry), written).id]
    return say(f"integrations-settled-{kind}", amount=ctx.money(abs(entry.amount)), item=item.name)


def _owner(ctx: Ctx, entry: BankEntry) -> Said:
    posting = post(ctx, _account(ctx, entry), Entry("owner", entry.amount, entry.day, note=_note(entry)))
    entry.postings = [posting.id]
    return say("integrations-settled-owner", amount=ctx.money(entry.amount))


def _move(ctx: Ctx, entry: BankEntry, named: Named | None) -> Said:
    if named is None:
        raise Missing("account", say("ask-integrations-account"))
    ours, other = _account(ctx, entry), ctx.get(Account, named.id or 0)
    document = Doc("move", new_id())
    legs = [
        post(ctx, account, Entry("transfer", amount, entry.day, document=document)).id
        for account, amount in ((ours, entry.amount), (other, -entry.amount))
    ]
    entry.postings = legs
    mirror = mirror_of(ctx, entry, "waiting")
    if mirror is not None and mirror.account_id == other.id:
        pair(mirror, entry)
    return say("integrations-settled-move", amount=ctx.money(entry.amount), account=other.name)


def unsettle(ctx: Ctx, entry: BankEntry) -> None:
    """Take back what was posted for a line: it waits again, and so does its mirror."""
    if entry.mirror_id is not None and not entry.postings:
        other = ctx.get(BankEntry, entry.mirror_id)
        unsettle(ctx, other)
        return
    how, postings, mirror = entry.how, list(entry.postings), entry.mirror_id
    if how == "order":
        annul_payment(ctx, WhichPayment(payment=postings[0]))
    elif how not in ("known", "skip"):
        for posting in postings:
            reverse(ctx, posting)
    if mirror is not None:
        _wait(ctx.get(BankEntry, mirror))
    _wait(entry)
    ctx.session.flush()


@on(MoneyPosted)
def wait_again(ctx: Ctx, event: MoneyPosted) -> None:
    """What was posted for a line is taken back elsewhere: the line waits to be settled again."""
    if event.storno_of is None:
        return
    query = sa.select(BankEntry).where(
        BankEntry.account_id == event.account,
        BankEntry.amount == -event.amount,
        BankEntry.state == "settled",
    )
    for entry in ctx.session.scalars(query).all():
        if event.storno_of in entry.postings:
            if entry.mirror_id is not None:
                _wait(ctx.get(BankEntry, entry.mirror_id))
            _wait(entry)


def _wait(entry: BankEntry) -> None:
    entry.state, entry.how, entry.postings = "waiting", None, []
    entry.item_id = entry.customer_id = entry.mirror_id = None
