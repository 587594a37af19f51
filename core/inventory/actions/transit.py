"""Goods on the way: what was sent and not received yet, and receiving it."""

from __future__ import annotations

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.fields import Flag, Words
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    DocNo,
    Fact,
    Facts,
    Qty,
    Receipt,
    Said,
    Table,
    Text,
    Value,
    say,
)
from core.inventory import transit, ways
from core.inventory.actions.documents import GoodsLine, lines_of
from core.inventory.models import Warehouse
from core.inventory.refusals import NothingOnWay
from core.inventory.serials.told import SerialNumbers, Told
from core.inventory.transit import Arrival, Part

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")
SHOWN = 30


class Acceptance(Asked):
    transfer: int | None = Field(None, ge=1, le=10**9, description="Number of the transfer that came")
    lines: list[GoodsLine] | None = Field(
        None, max_length=200, description="What came and how much; none = all that is on the way"
    )
    rest_lost: Flag = Field(False, description="What is not named will not come: write a shortage")
    reason: Words | None = Field(None, description="Why it does not agree")
    serials: SerialNumbers | None = None


class OneArrival(Asked):
    arrival: int


@action(
    "inventory.accept",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="accept",
    http="POST /inventory/transfers/receipts",
    when="past",
)
def accept(ctx: Ctx, asked: Acceptance) -> Receipt:
    """Receive goods that were on the way: all of a transfer, or what came of it. More than was sent is a
    surplus; what is not named stays on the way, unless it is said to be lost."""
    lines = lines_of(ctx, asked.lines) if asked.lines else None
    told = Told(asked.serials)
    arrival = transit.receive(
        ctx, _which(ctx, asked.transfer), lines, rest_lost=asked.rest_lost, reason=asked.reason, told=told
    )
    told.require_used()
    return _receipt(ctx, arrival)


def _which(ctx: Ctx, number: int | None) -> int:
    """The transfer of that number, or the only one on the way. Raises NothingOnWay, or asks which."""
    going = {one.document.id: one for one in ways.on_way(ctx.session, SHOWN * 10)}
    meant = [one for one in going.values() if number in (None, one.document.number)]
    if not meant:
        raise NothingOnWay
    if number is None and len(meant) > 1:
        raise Missing("transfer", options=[Option(_called(one), one.document.number) for one in meant[:8]])
    return meant[-1].document.id


def _called(one: ways.OnWay) -> Said:
    return say(
        "inventory-option-transfer",
        number=DocNo("transfer", one.document.number),
        source=one.source,
        target=one.target,
    )


def _receipt(ctx: Ctx, arrival: Arrival) -> Receipt:
    sent = DocNo("transfer", arrival.transfer.number)
    target = ctx.get(Warehouse, arrival.document.warehouse_id)
    title = say("inventory-arrived", number=sent, place=target.name)
    parts = list(arrival.parts.values())
    blocks: list[Block] = [Text(title, "title"), _table(parts), Facts(_differences(ctx, arrival))]
    left = [part for part in parts if part.left]
    if left:
        blocks.append(Text(say("inventory-still-on-way", count=len(left)), "note"))
        blocks.append(_rest(arrival))
    return Receipt(
        [block for block in blocks if not isinstance(block, Facts) or block.rows],
        title=title,
        undo=Act("inventory.unaccept", {"arrival": arrival.document.id}),
        subject=("stock_document", arrival.document.id),
    )


def _rest(arrival: Arrival) -> Buttons:
    """What may become of the rest: it comes, or it is lost."""
    number: dict[str, object] = {"transfer": arrival.transfer.number}
    rows = [
        Button(say("inventory-button-accept-rest"), Act("inventory.accept", number)),
        Button(say("inventory-button-rest-lost"), Act("inventory.accept", {**number, "rest_lost": True})),
    ]
    return Buttons([rows])


def _table(parts: list[Part]) -> Table:
    some_left = any(part.left for part in parts)
    left = [Column(say("inventory-label-on-way"), "number")] if some_left else []
    return Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("inventory-label-came"), "number"),
            *left,
        ],
        rows=[
            [
                part.product.name,
                Qty(part.came + part.extra, part.product.unit),
                *([Qty(part.left, part.product.unit)] if some_left else []),
            ]
            for part in parts
        ],
    )


def _differences(ctx: Ctx, arrival: Arrival) -> list[Fact]:
    """Shortage and surplus, document by document, in goods and in money."""
    facts: list[Fact] = []
    for kind, document in (("shortage", arrival.shortage), ("surplus", arrival.surplus)):
        if document is None:
            continue
        sides = [(part, part.lost if kind == "shortage" else part.extra) for part in arrival.parts.values()]
        for part, quantity in sides:
            if quantity:
                what = say(
                    "inventory-transit-difference",
                    number=DocNo(kind, document.number),
                    product=part.product.name,
                    quantity=Qty(quantity, part.product.unit),
                )
                facts.append(Fact(say(f"inventory-label-{kind}"), what))
        worth = sum(
            part.lost_value if kind == "shortage" else part.extra_value for part in arrival.parts.values()
        )
        facts.append(Fact(say(f"inventory-label-{kind}-worth"), ctx.money(worth), sees="cost"))
    return facts


@action("inventory.unaccept", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unaccept(ctx: Ctx, asked: OneArrival) -> Receipt:
    """Goods of a transfer are on the way again."""
    sent = transit.unreceive(ctx, asked.arrival)
    title = say("inventory-on-way-again", number=DocNo("transfer", sent.number))
    return Receipt([Text(title)], title=title, subject=("stock_document", sent.id))


@action("inventory.transit", needs=READ, risk=Risk.READ, command="transit", http="GET /inventory/transit")
def list_transit(ctx: Ctx, asked: Nothing) -> Receipt:
    """List goods on the way between warehouses: sent and not received yet."""
    found = ways.on_way(ctx.session, SHOWN)
    if not found:
        return Receipt([Text(say("inventory-on-way-nothing"))])
    rows: list[list[Value]] = [
        [
            DocNo("transfer", one.document.number),
            Day(one.document.day),
            say("inventory-way", source=one.source, target=one.target),
            one.product.name,
            Qty(one.line.on_way, one.product.unit),
        ]
        for one in found
    ]
    columns = [
        Column(say("inventory-label-number")),
        Column(say("field-common-day")),
        Column(say("inventory-label-way")),
        Column(say("field-common-product")),
        Column(say("inventory-label-on-way"), "number"),
    ]
    blocks: list[Block] = [Table(columns, rows, title=say("inventory-on-way-title"))]
    _, value = ways.totals(ctx.session)
    blocks.append(Facts([Fact(say("inventory-label-on-way-worth"), ctx.money(value), sees="cost")]))
    if ctx.may("inventory", "write"):
        blocks.append(_buttons(found))
    return Receipt(blocks)


def _buttons(found: list[ways.OnWay]) -> Buttons:
    """One button for every transfer that may be received."""
    transfers = list({one.document.id: one for one in found}.values())[:6]
    return Buttons(
        [
            [
                Button(
                    say(
                        "inventory-button-accept-one",
                        number=DocNo("transfer", one.document.number),
                        target=one.target,
                    ),
                    Act("inventory.accept", {"transfer": one.document.number}),
                )
            ]
            for one in transfers
        ]
    )
