"""What to buy, and drafts of orders for all of it in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Table, Text, Value, say
from core.purchasing.actions.asking import READ, WRITE, SupplierRef, held

if TYPE_CHECKING:
    from core.purchasing.models import Purchase, Supplier
    from core.purchasing.reorder import Need

SHOWN = 60


class WhatToBuy(Asked):
    supplier: SupplierRef | None = Field(None, description="Only what is bought from this supplier")
    days: int | None = Field(None, ge=7, le=365, description="Days whose average tells what is used a day")


class Drafts(Asked):
    purchases: list[int] = Field(min_length=1, max_length=200)


@action("purchasing.reorder", needs=READ, risk=Risk.READ, command="reorder", http="GET /purchases/reorder")
def reorder(ctx: Ctx, asked: WhatToBuy) -> Receipt:
    """Say what to order from suppliers and how much: goods that run low, less what is on its way already."""
    from core.purchasing.reorder import AHEAD, HISTORY, by_supplier, needs

    days = asked.days or HISTORY
    found = needs(ctx, days)
    if asked.supplier is not None:
        found = [one for one in found if one.supplier and one.supplier.id == asked.supplier.id]
    if not found:
        return Receipt([Text(say("purchasing-nothing-to-buy"))])
    blocks: list[Block] = [Text(say("purchasing-to-buy", count=len(found)), "title")]
    groups = by_supplier(found[:SHOWN])
    for supplier, group in groups.items():
        blocks.append(_table(ctx, supplier, group))
    if len(found) > SHOWN:
        blocks.append(Text(say("purchasing-more-to-buy", count=len(found) - SHOWN), "note"))
    blocks.append(Text(say("purchasing-how-much", days=days, ahead=AHEAD), "note"))
    if None in groups:
        blocks.append(Text(say("purchasing-whom-from"), "note"))
    if any(groups) and ctx.may("inventory", "write"):
        blocks.append(Buttons([[Button(say("purchasing-button-drafts"), Act("purchasing.draft_all"))]]))
    return Receipt(blocks)


def _table(ctx: Ctx, supplier: Supplier | None, group: list[Need]) -> Table:
    from core.blocks import Column, Qty

    title = (
        say("purchasing-from-nobody") if supplier is None else say("purchasing-from", supplier=supplier.name)
    )
    columns = [
        Column(say("field-common-product")),
        Column(say("purchasing-label-there"), "number"),
        Column(say("purchasing-label-ordered"), "number"),
        Column(say("purchasing-label-buy"), "number"),
        Column(say("field-common-amount"), "number", sees="cost"),
    ]
    rows: list[list[Value]] = [
        [
            one.product.name,
            Qty(one.stock.on_hand - one.stock.reserved, one.product.unit),
            Qty(one.stock.coming, one.product.unit) if one.stock.coming else None,
            _how_much(one),
            _worth(ctx, one),
        ]
        for one in group
    ]
    return Table(columns, rows, title=title)


def _how_much(need: Need) -> Value:
    from core.blocks import Qty
    from core.purchasing import cards

    if need.last is None:
        return Qty(need.quantity, need.product.unit)
    return cards.measured(need.last, need.product, need.quantity)


def _price(need: Need) -> int | None:
    return need.last.price if need.last is not None and need.last.price is not None else need.product.cost


def _worth(ctx: Ctx, need: Need) -> Value:
    from core.money import line_total

    price = _price(need)
    return None if price is None else ctx.money(line_total(price, need.quantity, ctx.company.currency))


@action("purchasing.draft_all", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def draft_all(ctx: Ctx, asked: Nothing) -> Receipt:
    """Write drafts of orders to suppliers for all that is to be bought: one for each supplier."""
    from core.purchasing.refusals import NothingToBuy
    from core.purchasing.reorder import by_supplier, needs

    groups = [(supplier, group) for supplier, group in by_supplier(needs(ctx)).items() if supplier]
    if not groups:
        raise NothingToBuy
    drafts = [(supplier, _draft(ctx, supplier, group), len(group)) for supplier, group in groups]
    title = say("purchasing-drafts-made", count=len(drafts))
    facts = [
        Fact(say("purchasing-from", supplier=one.name), say("purchasing-lines", count=n))
        for one, _, n in drafts
    ]
    rows = [
        [Button(say("purchasing-button-place-one", supplier=one.name), Act("purchasing.place", _told(draft)))]
        for one, draft, _ in drafts[:6]
    ]
    return Receipt(
        [Text(title, "title"), Facts(facts), Buttons(rows)],
        title=title,
        undo=Act("purchasing.undraft_all", {"purchases": [draft.id for _, draft, _ in drafts]}),
        subject=("purchase", drafts[0][1].id),
    )


def _told(draft: Purchase) -> dict[str, object]:
    from core.purchasing import cards

    return {"purchase": cards.told(draft)}


def _draft(ctx: Ctx, supplier: Supplier, group: list[Need]) -> Purchase:
    from core.money import line_total
    from core.purchasing import writing
    from core.purchasing.models import Purchase, PurchaseLine

    expected = writing.expected_by(ctx, supplier, None)
    lines = [
        PurchaseLine(
            position=place,
            product_id=need.product.id,
            quantity=need.quantity,
            price=_price(need),
            total=line_total(_price(need) or 0, need.quantity, ctx.company.currency),
            pack=need.last.pack if need.last else None,
            pack_size=need.last.pack_size if need.last else None,
            expected_day=expected,
            received=0,
            closed=0,
            brought=False,
        )
        for place, need in enumerate(group, start=1)
    ]
    draft = Purchase(
        year=ctx.today.year,
        number=None,
        supplier_id=supplier.id,
        state="draft",
        day=ctx.today,
        expected_day=expected,
        warehouse_id=None,
        brought_supplier=False,
        note=None,
        person_id=ctx.actor.person_id,
        created_at=ctx.now,
    )
    writing.store(ctx, draft, lines)
    return draft


@action("purchasing.undraft_all", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def undraft_all(ctx: Ctx, asked: Drafts) -> Receipt:
    """Take drafts back that were made together; refused where one of them has gone on."""
    from core.purchasing import cards
    from core.purchasing.refusals import MovedOn

    for purchase_id in asked.purchases:
        draft = held(ctx, purchase_id)
        if draft.state != "draft":
            raise MovedOn(purchase=cards.numbered(draft))
        draft.state = "annulled"
    ctx.session.flush()
    title = say("purchasing-drafts-gone", count=len(asked.purchases))
    return Receipt([Text(title, "title")], title=title)
