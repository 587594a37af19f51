"""Receipts, write-offs, transfers and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import (
    BY_DOOR,
    Amount,
    BatchNumber,
    Count,
    Day,
    Flag,
    FreeGoodsRef,
    GoodsRef,
    Named,
    Price,
    Quantity,
    WarehouseRef,
    Words,
)
from core.acts.register import Asked, Ref, Risk, action
from core.acts.rights import Right
from core.attachments.keeping import SentFile
from core.blocks import Act, Block, Button, Buttons, Fact, Qty, Receipt, Text, say
from core.finance.periods import open_day
from core.inventory import count_showing, counting, documents, queries, sheets, showing, transit, waybills
from core.inventory.annulling import annul
from core.inventory.batches.showing import on_document, received_notes
from core.inventory.documents import Line, Posted
from core.inventory.keeping import UNIT, write_product
from core.inventory.measuring import measured
from core.inventory.models import Product, Warehouse
from core.inventory.packs import packs_of
from core.inventory.places import place, warehouses
from core.inventory.refusals import CountTooDear, SamePlace
from core.inventory.serials.showing import numbers_moved
from core.inventory.serials.told import SerialNumbers, Told
from core.inventory.units import unit_code
from core.inventory.waybills import WaybillTold
from core.money import line_total, to_milli, to_price

WRITE = Right("inventory", "write")
NewGoodsRef = Annotated[Named, Ref("product", new=True), WithJsonSchema({"type": "string"})]
Unit = Annotated[str, Field(max_length=40, description="Unit as the user named it: кг, г, шт, box")]
LastDay = Annotated[Day, Field(description="The last day they are good on")]


class GoodsLine(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")
    quantity: Quantity
    unit: Unit | None = None


class ReceivedLine(Asked):
    product: NewGoodsRef = Field(description="Goods; unknown ones are written as new")
    quantity: Quantity
    price: Price | None = Field(None, description="What one unit cost us")
    unit: Unit | None = None
    batch: BatchNumber | None = None
    expires: LastDay | None = None
    sum: Amount | None = Field(
        None, description="What the line comes to by its waybill, by the door", json_schema_extra=BY_DOOR
    )


class LostLine(GoodsLine):
    product: FreeGoodsRef = Field(description="Goods, as the user named them")


class CountedLine(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")
    quantity: Count = Field(description="How much there really is")
    unit: Unit | None = None


class NewReceipt(Asked):
    lines: list[ReceivedLine] = Field(
        min_length=1, max_length=200, description="What came, how much, at what cost"
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


class NewWriteOff(Asked):
    lines: list[LostLine] = Field(min_length=1, max_length=200, description="What is gone and how much")
    reason: Words | None = Field(None, description="Why: broken, expired, lost, used")
    warehouse: WarehouseRef | None = None
    day: Day | None = None
    batch: BatchNumber | None = None
    expires: LastDay | None = None
    serials: SerialNumbers | None = None


class NewTransfer(Asked):
    lines: list[GoodsLine] = Field(min_length=1, max_length=200, description="What moves and how much")
    source: WarehouseRef | None = Field(None, description="Warehouse it leaves")
    target: WarehouseRef = Field(description="Warehouse it comes to")
    on_way: Flag = Field(False, description="It has left and will be received there later")
    batch: BatchNumber | None = None
    expires: LastDay | None = None
    serials: SerialNumbers | None = None


class NewCount(Asked):
    lines: list[CountedLine] = Field(
        min_length=1, max_length=200, description="What was counted, how much is there"
    )
    warehouse: WarehouseRef | None = None
    serials: SerialNumbers | None = None


class OneDocument(Asked):
    document: int


Batched = ReceivedLine | NewReceipt | NewWriteOff | NewTransfer


@action(
    "inventory.receive",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="receive",
    http="POST /inventory/receipts",
    when="past",
    menu=6,
)
def receive(ctx: Ctx, asked: NewReceipt) -> Receipt:
    """Goods came in: add them to stock. The price of a line is what one unit cost us; goods not known yet are
    written as new."""
    day = open_day(ctx, asked.day)
    waybills.clear_up(ctx, asked)
    known = _products(ctx, asked.lines)
    before: dict[str, Any] = {"created": [], "units": {}}
    lines = [_batched(_received(ctx, line, known, before), line, asked) for line in asked.lines]
    lines = waybills.valued(ctx, asked, lines)
    told = Told(asked.serials)
    posted = documents.receive(ctx, place(ctx, _id(asked.warehouse)), lines, day, before, told)
    told.require_used()
    fresh = [known[str(product)] for product in before["created"]]
    notes = [Fact(say("inventory-label-new"), product.name) for product in fresh]
    receipt = _receipt(ctx, "receipt", posted, [*waybills.facts(ctx, asked, lines), *notes])
    words = [*received_notes(ctx, posted.document, lines), *waybills.notes(ctx, asked, posted, lines)]
    words += waybills.keep(ctx, asked, posted)
    return replace(receipt, blocks=_before_buttons(receipt.blocks, words)) if words else receipt


def _before_buttons(blocks: Sequence[Block], words: Sequence[Block]) -> list[Block]:
    """Words go above what can be pressed."""
    buttons = [block for block in blocks if isinstance(block, Buttons)]
    return [*(block for block in blocks if not isinstance(block, Buttons)), *words, *buttons]


def _batched(line: Line, *said: Batched) -> Line:
    """A line with its batch and last day, as the first of those who name them says."""
    batch = next((one.batch for one in said if one.batch), None)
    return replace(line, batch=batch, expires=next((one.expires for one in said if one.expires), None))


def _received(ctx: Ctx, asked: ReceivedLine, known: dict[str, Product], before: dict[str, Any]) -> Line:
    product = known.get(_key(asked.product))
    if product is None:
        product = write_product(ctx, asked.product.name, unit=unit_code(asked.unit or UNIT))
        known[_key(asked.product)] = known[str(product.id)] = product
        before["created"].append(product.id)
    else:
        _adopt_unit(ctx, product, asked.unit, before)
    quantity = measured(ctx, product, asked.quantity, asked.unit)
    if asked.price is None:
        return Line(product, quantity)
    return Line(
        product, quantity, line_total(to_price(asked.price), to_milli(asked.quantity), ctx.company.currency)
    )


def _adopt_unit(ctx: Ctx, product: Product, unit: str | None, before: dict[str, Any]) -> None:
    """Goods that never moved and whose unit nobody named are counted as they first came: мука, 50 кг."""
    code = unit_code(unit) if unit else UNIT
    if product.unit != UNIT or code == UNIT or not product.is_stocked:
        return
    if code not in packs_of(ctx.session, product.id) and not queries.shelves(ctx.session, product.id):
        before["units"][str(product.id)] = product.unit
        product.unit = code


@action(
    "inventory.write_off",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="writeoff",
    http="POST /inventory/write-offs",
    when="past",
    menu=7,
)
def write_off(ctx: Ctx, asked: NewWriteOff) -> Receipt:
    """Goods are gone and were not sold: broken, expired, used up, lost. Take them out of stock."""
    _require_known(asked.lines)
    day = open_day(ctx, asked.day)
    warehouse = ctx.get(Warehouse, asked.warehouse.id or 0) if asked.warehouse else None
    lines = [_batched(line, asked) for line in lines_of(ctx, asked.lines)]
    told = Told(asked.serials)
    posted = documents.write_off(ctx, warehouse, lines, day, asked.reason, told)
    told.require_used()
    return _receipt(ctx, "write_off", posted)


def _require_known(lines: Sequence[LostLine]) -> None:
    """Goods nobody has written down are offered to be, before they are gone."""
    for index, line in enumerate(lines):
        if line.product.id is None:
            name = line.product.name
            card = {"name": name, **({"unit": line.unit} if line.unit else {})}
            create = Option(
                say("inventory-option-create", product=name), card, action="inventory.add", resumes=True
            )
            raise Unclear(f"lines.{index}.product", [create], say("inventory-no-such-goods", product=name))


@action(
    "inventory.transfer",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="movegoods",
    http="POST /inventory/transfers",
    when="past",
)
def transfer(ctx: Ctx, asked: NewTransfer) -> Receipt:
    """Move goods from one warehouse to another: at once, or on the way until they are received there."""
    target = ctx.get(Warehouse, asked.target.id or 0)
    source = ctx.get(Warehouse, asked.source.id or 0) if asked.source else _other_than(ctx, target)
    if source.id == target.id:
        raise SamePlace(warehouse=target.name)
    lines = [_batched(line, asked) for line in lines_of(ctx, asked.lines)]
    told = Told(asked.serials)
    if asked.on_way:
        sent = transit.send(ctx, source, target, lines, told)
        told.require_used()
        return _receipt(ctx, "sending", sent)
    moved = documents.transfer(ctx, source, target, lines, ctx.today, told=told)
    told.require_used()
    receipt = _receipt(ctx, "transfer", moved)
    return replace(receipt, blocks=[*receipt.blocks, _sent_instead(ctx, asked)]) if ctx.preview else receipt


def _sent_instead(ctx: Ctx, asked: NewTransfer) -> Buttons:
    """The same transfer in two steps, on its card."""
    args = {**ctx.call.args, "target": asked.target.model_dump(), "on_way": True}
    return Buttons([[Button(say("inventory-button-on-way"), Act("inventory.transfer", args))]], on_card=True)


def _other_than(ctx: Ctx, target: Warehouse) -> Warehouse:
    """The only other warehouse, or a question which one."""
    others = [row for row in warehouses(ctx.session) if row.id != target.id]
    if not others:
        raise SamePlace(warehouse=target.name)
    if len(others) > 1:
        raise Missing(
            "source", options=[Option(row.name, {"id": row.id, "name": row.name}) for row in others]
        )
    return others[0]


@action(
    "inventory.set_stock",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="count",
    http="POST /inventory/counts",
    when="past",
)
def set_stock(ctx: Ctx, asked: NewCount) -> Receipt:
    """Goods were counted: stock becomes what there really is, the difference a surplus or a shortage.

    While the whole warehouse is being counted, it goes on that count's sheet."""
    warehouse, lines = place(ctx, _id(asked.warehouse)), lines_of(ctx, asked.lines)
    going = sheets.open_at(ctx.session, warehouse.id)
    if going is not None:
        was = counting.enter(ctx, counting.held(ctx, going.id), lines, more=False)
        return count_showing.entered(ctx, going, lines, was)
    told = Told(asked.serials)
    posted = documents.count(ctx, warehouse, lines, ctx.today, told)
    told.require_used()
    if ctx.company.settings.count_limit is not None:
        _refuse_above_limit(ctx, posted)
    return _receipt(ctx, "count", posted)


def _refuse_above_limit(ctx: Ctx, posted: Posted) -> None:
    """A difference of so much money goes by a sheet that a second person approves: raises CountTooDear."""
    from core.inventory.approving import needs_second

    if needs_second(ctx, sum(abs(line.value) for line in posted.lines if not line.opens)):
        here = {"id": posted.warehouse.id, "name": posted.warehouse.name}
        start = Act("inventory.start_count", {"warehouse": here})
        raise CountTooDear(offers=[Button(say("inventory-button-start-count"), start, style="primary")])


@action("inventory.annul_document", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_document(ctx: Ctx, asked: OneDocument) -> Receipt:
    """Take back a receipt, write-off, transfer or count."""
    document, left = annul(ctx, asked.document)
    lines: list[Block] = [
        Text(
            say(
                "inventory-annulled-line",
                product=line.product.name,
                left=Qty(line.on_hand, line.product.unit),
            )
        )
        for line in left
    ]
    return Receipt(lines, subject=("stock_document", document.id))


def _receipt(ctx: Ctx, kind: str, posted: Posted, notes: Sequence[Fact] = ()) -> Receipt:
    key = kind.replace("_", "-")
    batches = on_document(ctx, posted.document, [line.product for line in posted.lines])
    numbers = numbers_moved(ctx, posted.document.id, [line.product for line in posted.lines])
    blocks = showing.document(ctx, key, posted, [*notes, *batches, *numbers])
    if kind == "sending":
        blocks.append(_reception(posted))
    if kind == "receipt":
        blocks += showing.without_cost(ctx, posted.lines)
        blocks.append(showing.labels_of(posted.lines))
    if kind in ("write_off", "count"):
        blocks += showing.overdrawn(posted.lines)
    blocks = _before_buttons(blocks, showing.costs_after(ctx, posted))
    if posted.lines and all(line.opens for line in posted.lines):
        blocks.append(Text(say("inventory-count-opens"), "note"))
    return Receipt(
        blocks,
        title=showing.deed(key, posted.lines),
        undo=Act("inventory.annul_document", {"document": posted.document.id}),
        subject=("stock_document", posted.document.id),
    )


def _reception(posted: Posted) -> Buttons:
    """What comes next for goods on the way."""
    accept = Act("inventory.accept", {"transfer": posted.document.number})
    return Buttons(
        [
            [
                Button(say("inventory-button-accept"), accept),
                Button(say("inventory-button-on-way-list"), Act("inventory.transit")),
            ]
        ]
    )


def lines_of(ctx: Ctx, asked: Sequence[GoodsLine] | Sequence[CountedLine]) -> list[Line]:
    """Lines as asked, in the goods' own units."""
    known = _products(ctx, asked)
    return [
        Line(known[_key(line.product)], measured(ctx, known[_key(line.product)], line.quantity, line.unit))
        for line in asked
    ]


def _products(ctx: Ctx, lines: Sequence[Any]) -> dict[str, Product]:
    """The products of lines by key; new ones are not among them."""
    ids = {line.product.id for line in lines if line.product.id is not None}
    return {str(product.id): product for product in queries.by_ids(ctx.session, ids).values()}


def _key(named: Named) -> str:
    return str(named.id) if named.id is not None else f"new {named.name.casefold()}"


def _id(named: Named | None) -> int | None:
    return named.id if named else None
