"""What a line of a statement most likely was: an order's payment, an item known from before, an own move.

`sure` guesses may be carried out together, without a look at each: an order of that number with exactly that
due, a party known from an earlier line, a move to an account of ours. What only the sum speaks for is
offered, never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Day, Said, say
from core.customers.models import Customer
from core.finance.models import Account, Item, Posting
from core.integrations.bank.mirrors import own_account
from core.integrations.models import BankEntry, Settled
from core.orders import cards
from core.orders.models import LIVE, Order

_NUMBER = re.compile(
    r"(?:сч[её]т\w*|заказ\w*|\bсч\b|\bзак\b|order|invoice)\.?(?:\s+на\s+оплату)?\s*(?:№|n[o°]?\.?|#)?\s*(\d{1,6})\b",
    re.IGNORECASE,
)
NEAR = timedelta(days=3)
_FORM = re.compile(
    r"\b(?:ооо|оао|зао|пао|ао|ип|тоо|осоо|индивидуальный предприниматель)\b|[«»\"'()]", re.IGNORECASE
)
_ITEMS: tuple[tuple[str, str], ...] = (
    (r"комисси|обслуживани\w+ (?:сч|р/с)|ведени\w+ сч", "bank-fee"),
    (r"единый налоговый|\bенп\b|налог|ндфл|страховы\w+ взнос|\bусн\b|патент", "taxes"),
    (r"заработн|зарплат|\bаванс\w* сотрудник|оплата труда", "wages"),
    (r"аренд", "rent"),
    (r"реклам|продвижени", "advertising"),
    (r"интернет|связь|телефон", "connection"),
    (r"электроэнерги|коммунал|водоснаб|отоплени", "utilities"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """One way to settle a line: its words, the arguments of the act, whether it may be taken unseen."""

    how: Settled
    said: Said
    args: dict[str, object]
    sure: bool = False


def guesses(ctx: Ctx, entry: BankEntry) -> list[Guess]:
    """Ways to settle a line, the likeliest first; each once."""
    found = [*_recorded(ctx, entry), *(_incoming if entry.amount > 0 else _outgoing)(ctx, entry)]
    seen: dict[str, Guess] = {}
    for guess in found:
        seen.setdefault(f"{guess.how} {guess.args}", guess)
    return list(seen.values())


def _incoming(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    yield from _own_move(ctx, entry)
    yield from _by_number(ctx, entry)
    customer = _customer(ctx, entry)
    if customer is not None:
        yield from _of_customer(ctx, entry, customer)
    yield from _learned(ctx, entry)
    yield from _by_sum(ctx, entry)


def _outgoing(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    yield from _own_move(ctx, entry)
    yield from _learned(ctx, entry)
    yield from _by_purpose(ctx, entry)


def _recorded(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    """What somebody has written down by hand already: the same sum on this account within days."""
    same = (BankEntry.account_id == entry.account_id, BankEntry.amount == entry.amount)
    told = ctx.session.scalars(sa.select(BankEntry.postings).where(*same, BankEntry.state == "settled"))
    taken = {posting for postings in told for posting in postings}
    stornos = sa.select(Posting.storno_of).where(Posting.storno_of.is_not(None))
    query = (
        sa.select(Posting)
        .where(
            Posting.account_id == entry.account_id,
            Posting.amount == entry.amount,
            Posting.cash_day.between(entry.day - NEAR, entry.day + NEAR),
            Posting.storno_of.is_(None),
            Posting.id.not_in(stornos),
        )
        .order_by(Posting.id)
        .limit(50)
    )
    for posting in ctx.session.scalars(query).all():
        if posting.id not in taken:
            said = say("integrations-guess-known", day=Day(posting.cash_day))
            yield Guess("known", said, {"posting": posting.id}, sure=posting.cash_day == entry.day)
            return


def _own_move(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    other = own_account(ctx, entry.party_account)
    if other is not None and other != entry.account_id:
        account = ctx.get(Account, other)
        said = say("integrations-guess-move", account=account.name)
        yield Guess("move", said, {"account": {"id": other}}, sure=True)


def _order_guess(ctx: Ctx, order: Order, *, sure: bool) -> Guess:
    customer = cards.customer_name(ctx, order)
    said = say("integrations-guess-order", order=cards.called(order, customer), due=ctx.money(order.due))
    return Guess("order", said, {"order": {"id": order.id}}, sure=sure)


def _by_number(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    """Orders whose number stands in the purpose: 'оплата по счёту № 12 от 5.11'."""
    for number in dict.fromkeys(int(told) for told in _NUMBER.findall(entry.purpose)):
        query = (
            sa.select(Order)
            .where(
                Order.number == number, Order.source == "", Order.state.in_(LIVE), Order.paid < Order.total
            )
            .order_by(Order.year.desc())
            .limit(1)
        )
        order = ctx.session.scalar(query)
        if order is not None:
            yield _order_guess(ctx, order, sure=order.due == entry.amount)


def _customer(ctx: Ctx, entry: BankEntry) -> int | None:
    """The customer: known by an earlier payment of this INN, else by the very name."""
    if entry.inn:
        query = (
            sa.select(BankEntry.customer_id)
            .where(BankEntry.inn == entry.inn, BankEntry.customer_id.is_not(None))
            .order_by(BankEntry.id.desc())
        )
        known = ctx.session.scalar(query.limit(1))
        if known is not None and ctx.session.get(Customer, known) is not None:
            return known
    name = " ".join(_FORM.sub(" ", entry.party).split())
    if not name:
        return None
    for typed in (entry.party, name):
        found = ctx.finder("customer").by_name(ctx, typed[:200])
        if found.exact and len(found.candidates) == 1:
            return found.candidates[0].id
    return None


def _of_customer(ctx: Ctx, entry: BankEntry, customer_id: int) -> Iterator[Guess]:
    query = (
        sa.select(Order)
        .where(Order.customer_id == customer_id, Order.state.in_(LIVE), Order.paid < Order.total)
        .order_by(Order.day, Order.id)
        .limit(20)
    )
    owed = ctx.session.scalars(query).all()
    exact = [order for order in owed if order.due == entry.amount]
    for order in exact or owed[:2]:
        yield _order_guess(ctx, order, sure=len(exact) == 1)


def _by_sum(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    query = sa.select(Order).where(
        Order.state.in_(LIVE), Order.paid < Order.total, Order.total - Order.paid == entry.amount
    )
    for order in ctx.session.scalars(query.order_by(Order.day.desc(), Order.id.desc()).limit(2)).all():
        yield _order_guess(ctx, order, sure=False)


def _learned(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    """As the last line of this party, in the same direction, was settled by hand."""
    if not entry.inn:
        return
    query = (
        sa.select(BankEntry.how, BankEntry.item_id)
        .where(
            BankEntry.inn == entry.inn,
            BankEntry.state != "waiting",
            (BankEntry.amount > 0) == (entry.amount > 0),
            BankEntry.how.in_(("item", "loan", "owner", "skip")),
        )
        .order_by(BankEntry.id.desc())
        .limit(1)
    )
    row = ctx.session.execute(query).one_or_none()
    if row is None:
        return
    how: Settled = row[0] or "skip"
    if how in ("item", "loan") and row[1] is not None:
        item = ctx.session.get(Item, row[1])
        if item is not None and not item.archived:
            said = say(f"integrations-guess-{how}", item=item.name)
            yield Guess(how, said, {"item": {"id": item.id, "name": item.name}}, sure=True)
    elif how in ("owner", "skip"):
        yield Guess(how, say(f"integrations-guess-{how}"), {}, sure=True)


def _by_purpose(ctx: Ctx, entry: BankEntry) -> Iterator[Guess]:
    """An item by the words of the purpose: rent, taxes, the bank's own fee."""
    told = f"{entry.purpose} {entry.party}".casefold().replace("ё", "е")
    for pattern, name in _ITEMS:
        if re.search(pattern, told):
            item = ctx.say(say(f"integrations-item-{name}"))
            yield Guess(
                "item", say("integrations-guess-item", item=item), {"item": item}, sure=name == "bank-fee"
            )
            return
