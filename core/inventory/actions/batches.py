"""Goods kept by batches: switched on, shown, told a number and a day."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import BatchNumber, Day, Flag, GoodsRef, Quantity, WarehouseRef
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.inventory import showing
from core.inventory.actions.documents import Unit
from core.inventory.batches import labelling, queries, switching
from core.inventory.batches.naming import batch_called, not_by_batches
from core.inventory.batches.showing import batch_table
from core.inventory.measuring import measured
from core.inventory.models import Product, Warehouse
from core.inventory.refusals import NothingToChange
from core.inventory.stocked import require_stocked

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")


class OneProduct(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")


class ToSwitch(OneProduct):
    by_batches: Flag = Field(True, description="false: no longer by batches")


class SwitchBack(OneProduct):
    document: int
    on: Flag


class BatchTold(OneProduct):
    batch: BatchNumber | None = None
    expires: Day | None = Field(None, description="The last day they are good on")
    quantity: Quantity | None = Field(None, description="How much; all without a batch when left out")
    unit: Unit | None = None
    warehouse: WarehouseRef | None = None


class TellBack(OneProduct):
    document: int


@action("inventory.set_batches", needs=WRITE, risk=Risk.REVERSIBLE, command="by_batches")
def set_batches(ctx: Ctx, asked: ToSwitch) -> Receipt:
    """Keep a product by batches with expiry dates from now on, or no longer. What is in stock becomes one
    batch without number and date."""
    product = ctx.get(Product, asked.product.id or 0)
    require_stocked(ctx, product)
    if product.by_batches == asked.by_batches:
        raise NothingToChange(product=product.name)
    change = switching.switch_on if asked.by_batches else switching.switch_off
    document = change(ctx, product)
    ctx.changed("product.by_batches", not asked.by_batches, asked.by_batches)
    title = say(f"inventory-batches-{'on' if asked.by_batches else 'off'}", product=product.name)
    back = {"product": showing.named(product), "document": document, "on": not asked.by_batches}
    return Receipt(
        [Text(title), *(_first_steps(ctx, product) if asked.by_batches else [])],
        title=title,
        undo=Act("inventory.switch_batches_back", back),
        subject=("product", product.id),
    )


def _first_steps(ctx: Ctx, product: Product) -> list[Block]:
    """What lies there has no day yet: it can be told."""
    lying = queries.of_product(ctx.session, product.id)
    if not lying:
        return [Text(say("inventory-batches-how"), "note")]
    tell = Act("inventory.tell_batch", {"product": showing.named(product)})
    return [
        Text(say("inventory-batches-nameless"), "note"),
        Buttons([[Button(say("inventory-button-tell-batch"), tell)]]),
    ]


@action("inventory.switch_batches_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def switch_batches_back(ctx: Ctx, asked: SwitchBack) -> Receipt:
    """A product is kept by batches again, or is not, as before."""
    product = ctx.get(Product, asked.product.id or 0)
    switching.take_back(ctx, product, asked.document, on=asked.on)
    title = say(f"inventory-batches-{'on' if asked.on else 'off'}", product=product.name)
    return Receipt([Text(title)], title=title, subject=("product", product.id))


@action("inventory.batches", needs=READ, risk=Risk.READ, command="batches")
def show_batches(ctx: Ctx, asked: OneProduct) -> Receipt:
    """Show the batches of a product: how many of each are left, where, until when they are good."""
    product = ctx.get(Product, asked.product.id or 0)
    if not product.by_batches:
        raise not_by_batches(product.id, product.name)
    lying = queries.of_product(ctx.session, product.id)
    title = say("inventory-batches-title", product=product.name)
    if not lying:
        said = say("inventory-batches-none", product=product.name)
        return Receipt([Text(said)], subject=("product", product.id))
    blocks: list[Block] = [Text(title, "title"), batch_table(ctx, lying, product=False)]
    return Receipt([*blocks, *_buttons(ctx, product, lying)], subject=("product", product.id))


def _buttons(ctx: Ctx, product: Product, lying: list[queries.Lying]) -> list[Block]:
    if not ctx.may("inventory", "write"):
        return []
    row: list[Button] = []
    named: dict[str, object] = {"product": showing.named(product)}
    if any(one.number is None and one.expires is None for one in lying):
        row.append(Button(say("inventory-button-tell-batch"), Act("inventory.tell_batch", named)))
    if any(one.expires is not None and one.expires < ctx.today for one in lying):
        row.append(
            Button(say("inventory-button-write-off-expired"), Act("inventory.write_off_expired", named))
        )
    return [Buttons([row])] if row else []


@action("inventory.tell_batch", needs=WRITE, risk=Risk.REVERSIBLE, command="tell_batch")
def tell_batch(ctx: Ctx, asked: BatchTold) -> Receipt:
    """Say which batch goods in stock are of, or until when they are good: all that has none yet, or so many
    of them."""
    product = ctx.get(Product, asked.product.id or 0)
    quantity = None if asked.quantity is None else measured(ctx, product, asked.quantity, asked.unit)
    place = ctx.get(Warehouse, asked.warehouse.id or 0) if asked.warehouse else None
    told = labelling.tell(ctx, product, asked.batch, asked.expires, quantity, place)
    title = say(
        "inventory-batch-told",
        product=product.name,
        quantity=told.quantity,
        batch=batch_called(asked.batch, asked.expires),
    )
    lying = queries.of_product(ctx.session, product.id)
    return Receipt(
        [Text(title), batch_table(ctx, lying, product=False)],
        title=title,
        undo=Act("inventory.untell_batch", {"product": showing.named(product), "document": told.document}),
        subject=("product", product.id),
    )


@action("inventory.untell_batch", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def untell_batch(ctx: Ctx, asked: TellBack) -> Receipt:
    """Goods are of the batch again that they were of."""
    product = ctx.get(Product, asked.product.id or 0)
    labelling.untell(ctx, product, asked.document)
    title = say("inventory-batch-untold", product=product.name)
    return Receipt([Text(title)], title=title, subject=("product", product.id))
