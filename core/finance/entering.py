"""What every record of money begins and ends with: its account, its item, what is left."""

from __future__ import annotations

from datetime import date

from core.acts.ctx import Ctx
from core.acts.fields import Named, Period
from core.acts.refusals import ClosedPeriod
from core.blocks import Day, Fact, say
from core.finance import queries
from core.finance.ledger import default_account
from core.finance.models import Account, Item, ItemKind, name_key
from core.finance.periods import is_closed
from core.ids import new_id
from core.tenancy import insert_once


def account_of(ctx: Ctx, named: Named | None) -> Account:
    """The named account, or the till."""
    return ctx.get(Account, named.id or 0) if named else default_account(ctx)


def item_of(ctx: Ctx, kind: ItemKind, named: Named | None) -> tuple[Item | None, bool]:
    """The item that was named, and whether this act wrote it."""
    if named is None:
        return None, False
    if named.id is not None:
        return ctx.get(Item, named.id), False
    known = queries.item_named(ctx.session, named.name)
    if known is not None and not known.archived:
        return known, False
    shown = " ".join(named.name.split())
    values = {"id": new_id(), "name": shown, "name_key": name_key(shown), "kind": kind}
    fresh = {**values, "system": False, "archived": False}
    ours = insert_once(ctx.session, Item, fresh, by=("company_id", "name_key"))
    item = queries.item_named(ctx.session, shown)
    if item is None:
        raise LookupError("an item that was just written")
    if ours or item.archived:
        item.name, item.kind, item.archived = shown, kind, False
        ctx.session.flush()
        ctx.name("item", item.id, item.name)
    return item, True


def accrued_on(ctx: Ctx, day: date, period: Period | None) -> date:
    """The day the money belongs to: of the period it is for, the one nearest to the day it moved.

    Raises ClosedPeriod where that day's books are closed.
    """
    if period is None:
        return day
    chosen = min(max(day, period.start), period.end)
    if is_closed(ctx, chosen):
        raise ClosedPeriod(through=Day(ctx.company.closed_through or chosen))
    return chosen


def balance_fact(ctx: Ctx, account: Account) -> Fact:
    """What an account holds now."""
    return Fact(say("finance-left-on", account=account.name), ctx.money(account.balance), sees="finance")


def day_fact(ctx: Ctx, day: date) -> list[Fact]:
    """The day, where it is not today."""
    return [Fact(say("field-common-day"), Day(day))] if day != ctx.today else []
