"""What every record of money begins and ends with: its account, its item, what is left."""

from __future__ import annotations

from datetime import date

from core.acts.calls import Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Named, Period
from core.acts.refusals import ClosedPeriod
from core.blocks import Day, Fact, Money, Said, say
from core.finance import queries
from core.finance.ledger import default_account
from core.finance.models import Account, AccountKind, Item, ItemKind, name_key
from core.finance.moving import Crossing
from core.finance.periods import is_closed
from core.finance.rates import Foreign, Sum, named, priced, to_home
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
    return Fact(say("finance-left-on", account=account.name), held_on(ctx, account), sees="finance")


def held_on(ctx: Ctx, account: Account) -> Money:
    """What an account holds, in its own currency."""
    if account.currency == ctx.company.currency:
        return ctx.money(account.balance)
    return Money(account.abroad, account.currency)


def rate_fact(ctx: Ctx, foreign: Foreign | None) -> list[Fact]:
    """At which rate of which day a sum in another currency was taken, and what it comes to."""
    if foreign is None:
        return []
    comes = ctx.money(to_home(foreign.amount, foreign.currency, foreign.rate, ctx.company.currency))
    rate = say("finance-rate-of", rate=priced(foreign.rate, ctx.company.currency), day=Day(foreign.day))
    return [Fact(say("finance-label-rate"), rate), Fact(say("finance-label-comes-to"), comes, sees="finance")]


def as_told(ctx: Ctx, told: Sum) -> Money:
    """A sum in the currency it was told in."""
    return Money(told.foreign.amount, told.foreign.currency) if told.foreign else ctx.money(told.amount)


def moved_title(ctx: Ctx, source: Account, target: Account, sums: Crossing) -> Said:
    """What was moved where; both sums where they differ."""
    left = Money(-sums.out.amount, sums.out.currency) if sums.out else ctx.money(sums.amount)
    came = Money(sums.into.amount, sums.into.currency) if sums.into else ctx.money(sums.amount)
    names = {"source": source.name, "target": target.name}
    if left == came:
        return say("finance-moved", amount=left, **names)
    return say("finance-exchanged", amount=left, came=came, **names)


def account_for(
    ctx: Ctx, account: Named | None, told: str | None, kind: AccountKind | None = None
) -> Account:
    """The named account; else the one that is kept in the currency a sum was told in; else the till.

    Asks where several are kept in it.
    """
    if account is not None or not told:
        return account_of(ctx, account)
    code = named(told).currency
    if code is None or code == ctx.company.currency:
        return account_of(ctx, None)
    found = queries.accounts_in(ctx.session, code)
    fitting = [one for one in found if one.kind == kind] or found
    if len(fitting) > 1:
        options = [Option(one.name, {"id": one.id}) for one in fitting]
        raise Unclear("account", options, say("finance-which-account", currency=code))
    return fitting[0] if fitting else account_of(ctx, None)


def day_fact(ctx: Ctx, day: date) -> list[Fact]:
    """The day, where it is not today."""
    return [Fact(say("field-common-day"), Day(day))] if day != ctx.today else []
