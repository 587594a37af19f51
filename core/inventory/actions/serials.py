"""Goods kept by serial numbers: switched on, listed, one number found with its history."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.acts.calls import Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Flag, GoodsRef
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Receipt, Table, Text, Value, say
from core.inventory import showing
from core.inventory.models import Product
from core.inventory.refusals import NothingToChange
from core.inventory.serials import queries, switching
from core.inventory.serials.refusals import NotBySerials
from core.inventory.serials.showing import history
from core.inventory.serials.told import SerialNumbers, Told, spelled
from core.inventory.stocked import require_stocked

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")
LISTED = 50


class OneProduct(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")


class ToSwitch(OneProduct):
    by_serials: Flag = Field(True, description="false: no longer by serial numbers")
    serials: SerialNumbers | None = None


class SwitchBack(OneProduct):
    document: int
    on: Flag


class WhichSerial(Asked):
    serial: Annotated[str, Field(min_length=1, max_length=60)]


@action("inventory.set_serials", needs=WRITE, risk=Risk.REVERSIBLE, command="by_serials")
def set_serials(ctx: Ctx, asked: ToSwitch) -> Receipt:
    """Keep a product by serial numbers (IMEI), or no longer; what is in stock gets its numbers."""
    product = ctx.get(Product, asked.product.id or 0)
    require_stocked(ctx, product)
    if product.by_serials == asked.by_serials:
        raise NothingToChange(product=product.name)
    if asked.by_serials:
        document = switching.switch_on(ctx, product, Told(asked.serials))
    else:
        document = switching.switch_off(ctx, product)
    ctx.changed("product.by_serials", not asked.by_serials, asked.by_serials)
    title = say(f"inventory-serials-{'on' if asked.by_serials else 'off'}", product=product.name)
    back = {"product": showing.named(product), "document": document, "on": not asked.by_serials}
    note = [Text(say("inventory-serials-how"), "note")] if asked.by_serials else []
    return Receipt(
        [Text(title), *note],
        title=title,
        undo=Act("inventory.switch_serials_back", back),
        subject=("product", product.id),
    )


@action("inventory.switch_serials_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def switch_serials_back(ctx: Ctx, asked: SwitchBack) -> Receipt:
    """A product is kept by serial numbers again, or is not, as before."""
    product = ctx.get(Product, asked.product.id or 0)
    switching.take_back(ctx, product, asked.document, on=asked.on)
    title = say(f"inventory-serials-{'on' if asked.on else 'off'}", product=product.name)
    return Receipt([Text(title)], title=title, subject=("product", product.id))


@action("inventory.serials", needs=READ, risk=Risk.READ, command="serials")
def list_serials(ctx: Ctx, asked: OneProduct) -> Receipt:
    """List the serial numbers of a product that lie here, and where."""
    product = ctx.get(Product, asked.product.id or 0)
    if not product.by_serials:
        raise NotBySerials(product=product.name)
    found = queries.lying_list(ctx.session, product.id, LISTED + 1)
    subject = ("product", product.id)
    if not found:
        return Receipt([Text(say("inventory-serials-none", product=product.name))], subject=subject)
    rows: list[list[Value]] = [[row.number, place] for row, place in found[:LISTED]]
    columns = [Column(say("inventory-label-serial")), Column(say("field-common-warehouse"))]
    title = say("inventory-serials-title", product=product.name)
    blocks: list[Block] = [Table(columns, rows, title=title)]
    if len(found) > LISTED:
        blocks.append(Text(say("inventory-serials-first", count=LISTED), "note"))
    return Receipt(blocks, subject=subject)


@action("inventory.serial", needs=READ, risk=Risk.READ, command="serial", http="GET /inventory/serials")
def find_serial(ctx: Ctx, asked: WhichSerial) -> Receipt:
    """Find goods by a serial number or IMEI: where they are, from whom they came, to whom they were sold."""
    number = spelled(asked.serial)
    found = queries.called(ctx.session, number)
    if not found:
        return Receipt([Text(say("inventory-serial-nobody", number=number))])
    if len(found) > 1 and any(row.number != number for row, _ in found):
        options = [Option(row.number, row.number, product.name) for row, product in found[:8]]
        raise Unclear("serial", options, say("inventory-serial-several", number=number))
    blocks = [block for row, product in found for block in history(ctx, row, product)]
    return Receipt(blocks, subject=("product", found[0][1].id))
