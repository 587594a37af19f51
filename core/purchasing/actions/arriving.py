"""Goods of an order to a supplier come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import BY_DOOR, BatchNumber, Day, WarehouseRef
from core.acts.register import Asked, Risk, action
from core.attachments.keeping import SentFile
from core.blocks import Act, Block, Fact, Facts, Receipt, Text, say
from core.blocks import Day as OnDay
from core.inventory.actions.documents import LastDay
from core.inventory.events import ProductBecomesKit, StockReturned
from core.inventory.serials.told import SerialNumbers, Told
from core.inventory.waybills import WaybillTold
from core.purchasing.actions import by_paper
from core.purchasing.actions.asking import WRITE, CameLine, OnePurchase, held

if TYPE_CHECKING:
    from core.purchasing.models import Purchase
    from core.purchasing.receiving import Arrived, Came


class NewDelivery(OnePurchase):
    lines: list[CameLine] | None = Field(
        None, max_length=100, description="What came and how much; none = all that is still to come"
    )
    warehouse: WarehouseRef | None = None
    day: Day | None = None
    batch: BatchNumber | None = None
    expires: LastDay | None = None
    serials: SerialNumbers | None = None
    files: list[SentFile] | None = Field(
        None, max_length=10, description="Photos of the waybill, by the door"
    )
    paper: WaybillTold | None = Field(
        None, description="What was read on the waybill's photo, by the door", json_schema_extra=BY_DOOR
    )


class OneDelivery(Asked):
    delivery: int


@action(
    "purchasing.receive",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="came",
    http="POST /purchases/{purchase}/receipts",
    when="past",
)
def receive(ctx: Ctx, asked: NewDelivery) -> Receipt:
    """Goods of an order to a supplier came: all that is awaited, or what is named. They are put in stock at
    the order's prices, the rest is still awaited."""
    from core.finance.periods import open_day
    from core.inventory import waybills
    from core.inventory.places import place
    from core.purchasing import receiving

    waybills.clear_up(ctx, asked)
    day = open_day(ctx, asked.day)
    purchase = held(ctx, asked.purchase.id)
    _require_awaited(purchase)
    came = waybills.valued(ctx, asked, _came(ctx, purchase, asked)) if asked.lines else None
    named = asked.warehouse.id if asked.warehouse else purchase.warehouse_id
    mark = receiving.Mark(asked.batch, asked.expires)
    told = Told(asked.serials)
    arrived = receiving.receive(ctx, purchase, came, place(ctx, named), day, mark, told)
    told.require_used()
    return by_paper.told(ctx, asked, arrived, _receipt(ctx, arrived))


def _require_awaited(purchase: Purchase) -> None:
    """Raises StillDraft with the way to place it, NotAwaited."""
    from core.blocks import Button
    from core.purchasing import cards
    from core.purchasing.refusals import NotAwaited, StillDraft

    if purchase.state == "draft":
        way = Button(
            say("purchasing-button-place"), Act("purchasing.place", {"purchase": cards.told(purchase)})
        )
        raise StillDraft(purchase=cards.numbered(purchase), offers=[way])
    if not purchase.is_awaited:
        raise NotAwaited(purchase=cards.numbered(purchase), state=cards.state_word(purchase.state))


def _came(ctx: Ctx, purchase: Purchase, asked: NewDelivery) -> list[Came]:
    """What came, in the goods' own units; a price by the bill makes its value."""
    from core.inventory.measuring import measured
    from core.inventory.queries import by_ids
    from core.money import line_total, to_milli, to_price
    from core.purchasing.receiving import Came, Mark

    lines = asked.lines or []
    products = by_ids(ctx.session, {line.product.id or 0 for line in lines})
    found = []
    for line in lines:
        product = products[line.product.id or 0]
        value = None
        if line.price is not None:
            value = line_total(to_price(line.price), to_milli(line.quantity), ctx.company.currency)
        mark = Mark(line.batch or asked.batch, line.expires or asked.expires)
        found.append(Came(product, measured(ctx, product, line.quantity, line.unit), value, mark))
    return found


def _receipt(ctx: Ctx, arrived: Arrived) -> Receipt:
    from core.blocks import DocNo
    from core.inventory import showing
    from core.inventory.batches.showing import on_document, received_notes
    from core.inventory.serials.showing import numbers_moved
    from core.purchasing import cards
    from core.purchasing.models import Supplier

    purchase, document = arrived.purchase, arrived.posted.document
    supplier = ctx.get(Supplier, purchase.supplier_id)
    title = say("purchasing-came", order=cards.numbered(purchase), supplier=supplier.name)
    facts = [Fact(say("purchasing-label-document"), DocNo("receipt", document.number))]
    if document.day != ctx.today:
        facts.append(Fact(say("field-common-day"), OnDay(document.day)))
    if not arrived.posted.warehouse.is_main:
        facts.append(Fact(say("field-common-warehouse"), arrived.posted.warehouse.name))
    facts += on_document(ctx, document, [part.product for part in arrived.parts])
    facts += numbers_moved(ctx, document.id, [part.product for part in arrived.parts])
    facts.append(Fact(say("purchasing-label-worth"), ctx.money(arrived.delivery.total), sees="cost"))
    blocks: list[Block] = [Text(title, "title"), cards.arrived_table(arrived.parts, ctx), Facts(facts)]
    blocks += _differences(arrived)
    blocks += showing.costs_after(ctx, arrived.posted)
    blocks += showing.without_cost(ctx, arrived.posted.lines)
    blocks += received_notes(ctx, document, arrived.goods)
    return Receipt(
        [*blocks, *cards.buttons(ctx, purchase)],
        title=title,
        undo=Act("purchasing.unreceive", {"delivery": arrived.delivery.id}),
        subject=("purchase", purchase.id),
    )


def _differences(arrived: Arrived) -> list[Block]:
    """What is over, and whether anything is still to come."""
    from core.blocks import Qty

    blocks: list[Block] = [
        Text(
            say(
                "purchasing-over",
                product=part.product.name,
                quantity=Qty(part.over, part.product.unit),
                ordered=Qty(part.line.quantity, part.product.unit),
            ),
            "warning",
        )
        for part in arrived.parts
        if part.over
    ]
    left = len(arrived.pending)
    done = say("purchasing-still-awaited", count=left) if left else say("purchasing-all-came")
    return [*blocks, Text(done, "note")]


@action("purchasing.unreceive", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unreceive(ctx: Ctx, asked: OneDelivery) -> Receipt:
    """Take a delivery back: its goods leave stock, the order awaits them again."""
    from core.inventory.annulling import annul
    from core.purchasing import cards
    from core.purchasing.models import Delivery, Purchase

    delivery = ctx.get(Delivery, asked.delivery)
    annul(ctx, delivery.document_id)
    purchase = ctx.get(Purchase, delivery.purchase_id)
    title = say("purchasing-awaited-again", order=cards.numbered(purchase))
    return Receipt([Text(title, "title")], title=title, subject=("purchase", purchase.id))


@on(ProductBecomesKit)
def let_it_become_a_kit(ctx: Ctx, event: ProductBecomesKit) -> None:
    """A kit cannot come from a supplier: what is ordered comes first, or is cancelled. Raises KitAwaited."""
    from core.inventory.kits.refusals import KitAwaited
    from core.inventory.models import Product
    from core.purchasing.cards import numbered
    from core.purchasing.queries import awaiting

    found = awaiting(ctx.session, event.product)
    if found is not None:
        raise KitAwaited(product=ctx.get(Product, event.product).name, document=numbered(found))


@on(StockReturned)
def await_again(ctx: Ctx, event: StockReturned) -> None:
    """A receipt that was taken back, by whatever way, is awaited again."""
    if event.document_kind == "receipt":
        from core.purchasing.receiving import take_back

        take_back(ctx, event.document_id)
