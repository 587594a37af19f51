"""Money for suppliers: paid, and what is owed to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import AccountRef, Amount, Day, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Fact, Facts, Receipt, Table, Text, Value, say
from core.companies.events import CurrencyChanged
from core.finance.events import MoneyPosted
from core.purchasing.actions.asking import PurchaseRef, SupplierRef

if TYPE_CHECKING:
    from core.purchasing.models import Purchase, Supplier

PAY, COSTS = Right("finance", "write"), Right("cost", "read")
SHOWN = 30


class NewSupplierPayment(Asked):
    supplier: SupplierRef | None = Field(None, description="Whom the money goes to")
    purchase: PurchaseRef | None = Field(None, description="The order to a supplier it is for, when named")
    amount: Amount | None = Field(None, description="How much; none = all that is owed to them")
    day: Day | None = None
    account: AccountRef | None = None
    note: Words | None = None


class WhoseDebt(Asked):
    supplier: SupplierRef | None = Field(None, description="Only this supplier")


@action(
    "purchasing.pay",
    needs=PAY,
    risk=Risk.MONEY,
    command="paysupplier",
    http="POST /suppliers/payments",
    when="past",
)
def pay(ctx: Ctx, asked: NewSupplierPayment) -> Receipt:
    """Record money paid to a supplier, for an order or in general; without a sum, all that is owed."""
    from core.finance.entering import account_of, balance_fact, day_fact
    from core.finance.ledger import Entry
    from core.finance.periods import open_day
    from core.purchasing import cards, paying

    day = open_day(ctx, asked.day)
    supplier, purchase = _whom(ctx, asked)
    amount = _amount(ctx, asked, supplier)
    account = account_of(ctx, asked.account)
    item, fresh = paying.purchase_item(ctx)
    document = paying.document_of(supplier, purchase)
    entry = Entry("expense", -amount, day, item_id=item.id, note=asked.note or None, document=document)
    payment = paying.pay(ctx, supplier, purchase, amount, account, entry)
    title = say("purchasing-paid", supplier=supplier.name, amount=ctx.money(amount))
    facts = day_fact(ctx, day)
    if purchase is not None:
        facts.append(Fact(say("field-purchasing-purchase"), cards.short(purchase)))
    if asked.note:
        facts.append(Fact(say("field-common-note"), asked.note))
    facts += [_owed(ctx, paying.owed_to(ctx.session, supplier.id)), balance_fact(ctx, account)]
    undo: dict[str, object] = {"postings": [payment.posting_id], **({"item": item.id} if fresh else {})}
    return Receipt(
        [Text(title, "title"), Facts(facts)],
        title=title,
        undo=Act("finance.annul", undo),
        subject=("supplier", supplier.id),
    )


def _owed(ctx: Ctx, owed: int) -> Fact:
    key = "purchasing-label-ahead" if owed < 0 else "purchasing-label-owed"
    return Fact(say(key), ctx.money(abs(owed)), sees="cost")


def _whom(ctx: Ctx, asked: NewSupplierPayment) -> tuple[Supplier, Purchase | None]:
    """The supplier, and the order where one was named. Asks when neither was."""
    from core.acts.calls import Missing
    from core.purchasing.models import Purchase, Supplier

    if asked.purchase is not None:
        purchase = ctx.get(Purchase, asked.purchase.id or 0)
        return ctx.get(Supplier, purchase.supplier_id), purchase
    if asked.supplier is None:
        raise Missing("supplier")
    return ctx.get(Supplier, asked.supplier.id or 0), None


def _amount(ctx: Ctx, asked: NewSupplierPayment, supplier: Supplier) -> int:
    """As told, else all that is owed; asked of those who may not see what that is."""
    from core.acts.calls import Missing
    from core.purchasing import paying

    if asked.amount is not None:
        return ctx.minor(asked.amount)
    owed = paying.owed_to(ctx.session, supplier.id)
    if owed <= 0 or ctx.actor.group or not ctx.may("cost", "read"):
        raise Missing("amount")
    return owed


@action("purchasing.debts", needs=COSTS, risk=Risk.READ, command="owed", http="GET /suppliers/debts")
def debts(ctx: Ctx, asked: WhoseDebt) -> Receipt:
    """Say what is owed to suppliers for what they brought, and who was paid ahead."""
    from core.purchasing import paying, queries

    if ctx.actor.group:
        return Receipt([Text(say("purchasing-debts-private"))])
    only = [asked.supplier.id or 0] if asked.supplier else None
    found = {key: one for key, one in paying.settlements(ctx.session, only).items() if one.owed}
    if not found:
        return Receipt([Text(say("purchasing-no-debts"))])
    names = queries.names_of(ctx.session, found.keys())
    ordered = sorted(found, key=lambda key: (-found[key].owed, names[key]))
    owed = sum(one.owed for one in found.values() if one.owed > 0)
    ahead = -sum(one.owed for one in found.values() if one.owed < 0)
    facts = [Fact(say("purchasing-label-owed-all"), ctx.money(owed), sees="cost")]
    if ahead:
        facts.append(Fact(say("purchasing-label-ahead-all"), ctx.money(ahead), sees="cost"))
    rows: list[list[Value]] = [
        [names[key], ctx.money(found[key].came), ctx.money(found[key].paid), ctx.money(found[key].owed)]
        for key in ordered[:SHOWN]
    ]
    blocks: list[Block] = [_table(rows), Facts(facts)]
    return Receipt(
        [*blocks, *_pay_buttons(ctx, [(key, names[key]) for key in ordered if found[key].owed > 0])]
    )


def _table(rows: list[list[Value]]) -> Table:
    from core.blocks import Column

    columns = [
        Column(say("field-purchasing-supplier")),
        Column(say("purchasing-label-brought"), "number", sees="cost"),
        Column(say("purchasing-label-paid"), "number", sees="cost"),
        Column(say("purchasing-label-owed"), "number", sees="cost"),
    ]
    return Table(columns, rows, title=say("purchasing-debts"))


def _pay_buttons(ctx: Ctx, creditors: list[tuple[int, str]]) -> list[Block]:
    from core.blocks import Button, Buttons

    if not creditors or not ctx.may("finance", "write"):
        return []
    rows = [
        [
            Button(
                say("purchasing-button-pay", supplier=name),
                Act("purchasing.pay", {"supplier": {"id": key, "name": name}}),
            )
        ]
        for key, name in creditors[:5]
    ]
    return [Buttons(rows)]


@on(MoneyPosted)
def follow_storno(ctx: Ctx, event: MoneyPosted) -> None:
    """A payment to a supplier, and a cost that was paid, stand and fall with their postings."""
    if event.storno_of is not None and event.document_kind in ("purchase", "supplier"):
        from core.purchasing import landed, paying

        paying.follow_storno(ctx, event.storno_of)
        landed.follow_storno(ctx, event.storno_of)


@on(CurrencyChanged)
def keep_the_currency(ctx: Ctx, event: CurrencyChanged) -> None:
    """Orders to suppliers bear a currency; minimum sums keep their figures. Raises CurrencyFixed."""
    from core.companies.refusals import CurrencyFixed
    from core.money import to_major, to_minor
    from core.purchasing.models import Purchase, Supplier

    if ctx.session.scalar(sa.select(Purchase.id).limit(1)) is not None:
        raise CurrencyFixed(currency=event.before)
    for supplier in ctx.session.scalars(sa.select(Supplier).where(Supplier.min_sum.is_not(None))):
        supplier.min_sum = to_minor(to_major(supplier.min_sum or 0, event.before), event.after)
