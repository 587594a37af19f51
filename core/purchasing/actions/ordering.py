"""Orders to suppliers: written, placed, cancelled, what will not come closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Day, Flag, GoodsRef, Named, WarehouseRef, Words
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Facts, Receipt, Text, say
from core.purchasing.actions.asking import WRITE, NewSupplierRef, OnePurchase, OrderedLine, ahead, held

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from core.purchasing.models import Purchase, PurchaseLine


class NewPurchase(Asked):
    supplier: NewSupplierRef = Field(description="Whom to order from; unknown ones are written as new")
    lines: list[OrderedLine] = Field(
        min_length=1, max_length=100, description="What to order, how much, at what price"
    )
    due: Day | None = Field(None, description="The day it is to come")
    warehouse: WarehouseRef | None = None
    note: Words | None = None
    draft: Flag = Field(False, description="Only written down, not placed with the supplier yet")


class ToClose(OnePurchase):
    product: GoodsRef | None = Field(None, description="Goods whose rest will not come; none = all")


class Closed(Asked):
    line: int
    quantity: int


class ToReopen(OnePurchase):
    lines: list[Closed]
    draft: bool = False


@action(
    "purchasing.order",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="purchase",
    http="POST /purchases",
    when="future",
)
def order(ctx: Ctx, asked: NewPurchase) -> Receipt:
    """Order goods from a supplier. The price of a line is what we pay for one unit, or for one pack where it
    is counted in packs; unknown suppliers and goods are written as new."""
    from core.purchasing import cards, writing
    from core.purchasing.models import Purchase

    supplier, fresh = writing.supplier_named(ctx, asked.supplier)
    expected = writing.expected_by(ctx, supplier, ahead(ctx, asked.due))
    pairs = writing.new_lines(ctx, asked.lines, supplier, expected)
    lines = [line for line, _ in pairs]
    purchase = Purchase(
        year=ctx.today.year,
        number=None,
        supplier_id=supplier.id,
        state="draft" if asked.draft else "placed",
        day=ctx.today,
        expected_day=expected,
        warehouse_id=asked.warehouse.id if asked.warehouse else None,
        brought_supplier=fresh,
        note=asked.note or None,
        person_id=ctx.actor.person_id,
        created_at=ctx.now,
    )
    writing.store(ctx, purchase, lines)
    if not asked.draft:
        purchase.number = ctx.number("purchase")
        ctx.session.flush()
    key = "purchasing-drafted" if asked.draft else "purchasing-placed"
    title = say(key, order=cards.numbered(purchase), supplier=supplier.name)
    news: list[Block] = [Text(say("purchasing-new-supplier"), "note")] if fresh else []
    products = {product.id: product for _, product in pairs}
    names = [product.name for line, product in pairs if line.brought]
    if names:
        news.append(Text(say("purchasing-new-goods", products=", ".join(names[:3])), "note"))
    return Receipt(
        [
            Text(title, "title"),
            *news,
            cards.lines_table(ctx, lines, products),
            Facts(cards.about(ctx, purchase)),
            *cards.words_on(ctx, purchase, supplier, lines, products),
            *cards.buttons(ctx, purchase),
        ],
        title=title,
        undo=Act("purchasing.annul", {"purchase": cards.told(purchase)}),
        subject=("purchase", purchase.id),
    )


@action("purchasing.annul", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul(ctx: Ctx, asked: OnePurchase) -> Receipt:
    """Take an order to a supplier back as if it had not been written; its number stays, marked annulled."""
    from core.purchasing import cards, queries, writing
    from core.purchasing.refusals import MovedOn

    purchase = held(ctx, asked.purchase.id)
    _require_untouched(ctx, purchase)
    lines = queries.lines_of(ctx.session, purchase.id)
    if purchase.state not in ("draft", "placed") or any(line.closed for line in lines):
        raise MovedOn(purchase=cards.numbered(purchase))
    title = say("purchasing-annulled", order=cards.numbered(purchase))
    purchase.state = "annulled"
    ctx.session.flush()
    blocks: list[Block] = [Text(title, "title")]
    gone = writing.let_supplier_go(ctx, purchase)
    if gone is not None:
        blocks.append(Text(say("purchasing-supplier-gone", supplier=gone.name), "note"))
    goods = [product.name for product in writing.put_brought_away(ctx, lines)]
    if goods:
        blocks.append(Text(say("purchasing-goods-gone", products=", ".join(goods[:3])), "note"))
    return Receipt(blocks, title=title, subject=("purchase", purchase.id))


def _require_untouched(ctx: Ctx, purchase: Purchase) -> None:
    """Nothing has come of an order and nothing was paid for it. Raises HasDeliveries, HasPayments."""
    from core.blocks import Day as OnDay
    from core.purchasing import cards, queries
    from core.purchasing.receiving import receipt_number
    from core.purchasing.refusals import HasDeliveries, HasPayments

    came = queries.deliveries_of(ctx.session, purchase.id)
    if came:
        raise HasDeliveries(purchase=cards.numbered(purchase), receipt=receipt_number(ctx, came[0]))
    paid = queries.payments_of(ctx.session, purchase.id)
    if paid:
        raise HasPayments(purchase=cards.numbered(purchase), day=OnDay(paid[0].day))


@action("purchasing.place", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /purchases/{purchase}/place")
def place(ctx: Ctx, asked: OnePurchase) -> Receipt:
    """Place a draft with its supplier: it takes its number, its goods are awaited from now on."""
    from core.purchasing import cards, queries, writing
    from core.purchasing.models import Supplier
    from core.purchasing.refusals import NotDraft

    purchase = held(ctx, asked.purchase.id)
    if purchase.state != "draft":
        raise NotDraft(purchase=cards.numbered(purchase))
    supplier = ctx.get(Supplier, purchase.supplier_id)
    lines = queries.lines_of(ctx.session, purchase.id)
    purchase.state = "placed"
    if purchase.number is None:
        purchase.year, purchase.day = ctx.today.year, ctx.today
        if purchase.expected_day is None or purchase.expected_day < ctx.today:
            _expect(purchase, lines, writing.expected_by(ctx, supplier, None))
        purchase.number = ctx.number("purchase")
    ctx.session.flush()
    title = say("purchasing-placed", order=cards.numbered(purchase), supplier=supplier.name)
    return Receipt(
        [Text(title, "title"), *cards.card(ctx, purchase)[1:]],
        title=title,
        undo=Act("purchasing.unplace", {"purchase": cards.told(purchase)}),
        subject=("purchase", purchase.id),
    )


def _expect(purchase: Purchase, lines: Sequence[PurchaseLine], day: date | None) -> None:
    purchase.expected_day = day
    for line in lines:
        line.expected_day = purchase.expected_day


@action("purchasing.unplace", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unplace(ctx: Ctx, asked: OnePurchase) -> Receipt:
    """Make a placed order a draft again; it keeps its number."""
    from core.purchasing import cards
    from core.purchasing.refusals import MovedOn

    purchase = held(ctx, asked.purchase.id)
    _require_untouched(ctx, purchase)
    if purchase.state != "placed":
        raise MovedOn(purchase=cards.numbered(purchase))
    purchase.state = "draft"
    ctx.session.flush()
    title = say("purchasing-draft-again", order=cards.numbered(purchase))
    return Receipt([Text(title, "title")], title=title, subject=("purchase", purchase.id))


@action("purchasing.cancel", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /purchases/{purchase}/cancel")
def cancel(ctx: Ctx, asked: OnePurchase) -> Receipt:
    """Cancel an order to a supplier; where some of it has come, its rest is closed."""
    return _close(ctx, asked, None)


@action(
    "purchasing.close_rest",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    http="POST /purchases/{purchase}/close",
)
def close_rest(ctx: Ctx, asked: ToClose) -> Receipt:
    """What has not come of an order to a supplier will not come any more: all of it, or of some goods."""
    return _close(ctx, asked, asked.product)


def _close(ctx: Ctx, asked: OnePurchase, product: Named | None) -> Receipt:
    from core.purchasing import cards, queries
    from core.purchasing.refusals import NotAwaited
    from core.purchasing.writing import state_of

    purchase = held(ctx, asked.purchase.id)
    was_draft = purchase.state == "draft"
    lines = queries.lines_of(ctx.session, purchase.id)
    if not (purchase.is_awaited or was_draft):
        raise NotAwaited(purchase=cards.numbered(purchase), state=cards.state_word(purchase.state))
    left = [(line, line.pending) for line in _meant(ctx, purchase, lines, product) if line.pending]
    for line, rest in left:
        line.closed += rest
    purchase.state = state_of(lines)
    ctx.session.flush()
    key = "purchasing-cancelled" if purchase.state == "cancelled" else "purchasing-rest-closed"
    title = say(key, order=cards.numbered(purchase))
    back = {"lines": [{"line": line.id, "quantity": rest} for line, rest in left], "draft": was_draft}
    return Receipt(
        [Text(title, "title"), *cards.card(ctx, purchase)[1:]],
        title=title,
        undo=Act("purchasing.reopen", {"purchase": cards.told(purchase), **back}),
        subject=("purchase", purchase.id),
    )


def _meant(
    ctx: Ctx, purchase: Purchase, lines: list[PurchaseLine], product: Named | None
) -> list[PurchaseLine]:
    """The lines of the goods that were named, or all. Raises NotOrdered."""
    from core.purchasing import cards
    from core.purchasing.refusals import NotOrdered

    if product is None:
        return lines
    own = [line for line in lines if line.product_id == product.id]
    if not own:
        raise NotOrdered(purchase=cards.numbered(purchase), product=product.name)
    return own


@action("purchasing.reopen", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def reopen(ctx: Ctx, asked: ToReopen) -> Receipt:
    """What was closed of an order is awaited again."""
    from core.purchasing import cards, queries
    from core.purchasing.refusals import MovedOn
    from core.purchasing.writing import state_of

    purchase = held(ctx, asked.purchase.id)
    lines = queries.lines_of(ctx.session, purchase.id)
    by_id = {line.id: line for line in lines}
    for back in asked.lines:
        line = by_id.get(back.line)
        if line is None or line.closed < back.quantity:
            raise MovedOn(purchase=cards.numbered(purchase))
        line.closed -= back.quantity
    purchase.state = state_of(lines)
    if asked.draft:
        purchase.state = "draft"
    ctx.session.flush()
    title = say("purchasing-reopened", order=cards.numbered(purchase))
    return Receipt([Text(title, "title")], title=title, subject=("purchase", purchase.id))
