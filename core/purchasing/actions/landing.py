"""Delivery, customs and the like: added to what goods of an order cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import AccountRef, Amount, Day
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Fact, Facts, Qty, Receipt, Said, Table, Text, Value, say
from core.purchasing.actions.asking import OnePurchase, SupplierRef, held

if TYPE_CHECKING:
    from core.purchasing.landed import Landing
    from core.purchasing.models import LandedCost, Purchase

PAY = Right("finance", "write")


class NewCost(OnePurchase):
    amount: Amount = Field(description="How much it was for the whole order")
    cost_kind: Literal["delivery", "customs", "loading", "other_costs"] = Field(
        "delivery", description="What it was for"
    )
    spread: Literal["worth", "quantity"] = Field(
        "worth", description="Spread over the goods by their worth, or by their quantity"
    )
    supplier: SupplierRef | None = Field(
        None, description="Whom it is owed to and paid later; none = paid at once from the account"
    )
    account: AccountRef | None = None
    day: Day | None = None


class OneCost(Asked):
    cost: int
    item: int | None = None


@action(
    "purchasing.add_cost",
    needs=PAY,
    risk=Risk.MONEY,
    command="landed",
    http="POST /purchases/{purchase}/costs",
    when="past",
)
def add_cost(ctx: Ctx, asked: NewCost) -> Receipt:
    """Add delivery, customs or the like to what goods of an order to a supplier cost: spread over all that
    came, by worth or by quantity. Paid at once, or owed to the supplier that is named."""
    from core.finance.periods import open_day
    from core.purchasing import landed
    from core.purchasing.models import LandedCost

    day, amount = open_day(ctx, asked.day), ctx.minor(asked.amount)
    purchase = held(ctx, asked.purchase.id)
    owed_to = asked.supplier.id if asked.supplier else None
    cost = LandedCost(
        purchase_id=purchase.id,
        kind=asked.cost_kind,
        amount=amount,
        by=asked.spread,
        supplier_id=owed_to,
        posting_id=None,
        day=day,
        annulled=False,
    )
    facts, item = ([], None) if owed_to is not None else _paid(ctx, asked, purchase, cost)
    parts = landed.land(ctx, purchase, cost)
    return _receipt(ctx, purchase, cost, parts, facts, item)


def _paid(ctx: Ctx, asked: NewCost, purchase: Purchase, cost: LandedCost) -> tuple[list[Fact], int | None]:
    """The money goes at once; answers what the account holds, and the item where this act wrote it."""
    from core.finance.entering import account_of, balance_fact
    from core.finance.ledger import Doc, Entry, post
    from core.purchasing import landed

    account = account_of(ctx, asked.account)
    item, fresh = landed.freight_item(ctx)
    entry = Entry("expense", -cost.amount, cost.day, item_id=item.id, document=Doc("purchase", purchase.id))
    cost.posting_id = post(ctx, account, entry).id
    return [balance_fact(ctx, account)], item.id if fresh else None


def _receipt(
    ctx: Ctx,
    purchase: Purchase,
    cost: LandedCost,
    parts: list[Landing],
    money: list[Fact],
    item: int | None,
) -> Receipt:
    from core.finance.entering import day_fact
    from core.purchasing import cards, paying
    from core.purchasing.models import Supplier

    title = say(
        "purchasing-landed",
        what=what(cost.kind),
        order=cards.numbered(purchase),
        amount=ctx.money(cost.amount),
    )
    facts = day_fact(ctx, cost.day)
    if cost.supplier_id is not None:
        carrier = ctx.get(Supplier, cost.supplier_id)
        owed = ctx.money(paying.owed_to(ctx.session, carrier.id))
        facts.append(Fact(say("purchasing-label-owed-to", supplier=carrier.name), owed, sees="cost"))
    blocks: list[Block] = [Text(title, "title"), _table(ctx, parts)]
    if facts or money:
        blocks.append(Facts([*facts, *money]))
    sold = sum(part.sold for part in parts)
    if sold:
        blocks.append(Text(say("purchasing-landed-sold", amount=ctx.money(sold)), "note", sees="cost"))
    undo: dict[str, object] = {"cost": cost.id, **({"item": item} if item is not None else {})}
    return Receipt(
        blocks, title=title, undo=Act("purchasing.drop_cost", undo), subject=("purchase", purchase.id)
    )


def what(kind: str) -> Said:
    """'доставка': what such a sum was for."""
    return say(f"acts-value-{kind.replace('_', '-')}")


def _table(ctx: Ctx, parts: list[Landing]) -> Table:
    columns = [
        Column(say("field-common-product")),
        Column(say("field-common-quantity"), "number"),
        Column(say("purchasing-label-share"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = [
        [part.product.name, Qty(part.line.quantity, part.product.unit), ctx.money(part.amount)]
        for part in parts
    ]
    return Table(columns, rows)


@action("purchasing.drop_cost", needs=PAY, risk=Risk.REVERSIBLE, hidden=True)
def drop_cost(ctx: Ctx, asked: OneCost) -> Receipt:
    """Take such a sum back: the goods cost what they cost without it, the money is back or no longer owed."""
    from core.finance import queries
    from core.finance.models import Item
    from core.purchasing import cards, landed
    from core.purchasing.models import Purchase

    cost = landed.take_back(ctx, asked.cost)
    if asked.item is not None and not queries.is_used(ctx.session, item_id=asked.item):
        ctx.get(Item, asked.item).archived = True
        ctx.unname("item", asked.item)
    purchase = ctx.get(Purchase, cost.purchase_id)
    title = say("purchasing-landed-dropped", what=what(cost.kind), order=cards.numbered(purchase))
    return Receipt([Text(title)], title=title, subject=("purchase", purchase.id))
