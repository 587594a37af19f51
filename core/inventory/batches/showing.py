"""How batches are shown: on documents, on cards, in lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.acts.ctx import Ctx
from core.blocks import Block, Column, Fact, Qty, Said, Table, Text, Value, say
from core.inventory.batches import queries
from core.inventory.batches.naming import batch_called
from core.inventory.batches.queries import Lying
from core.inventory.documents import Line
from core.inventory.models import Product, StockDocument

MOST = 12


def on_document(ctx: Ctx, document: StockDocument, products: Sequence[Product]) -> list[Fact]:
    """Which batches a document brought or took, where its goods are kept by them."""
    if not any(product.by_batches for product in products):
        return []
    return batch_facts(ctx, [document.id], alone=len({product.id for product in products}) == 1)


def batch_facts(ctx: Ctx, documents: Sequence[int], *, alone: bool) -> list[Fact]:
    """Batches that documents moved; `alone`: of one product, which needs no name then."""
    moved = queries.moved_by(ctx.session, documents)
    facts: list[Fact] = []
    for product, unit, batch, quantity in moved[:MOST]:
        called = batch_called(batch.number, batch.expires)
        if not alone:
            called = say("inventory-batch-of", product=product, batch=called)
        if len(moved) > 1:
            called = say("inventory-batch-quantity", batch=called, quantity=Qty(abs(quantity), unit))
        facts.append(Fact(say("inventory-label-batch"), called))
    return facts


def received_notes(ctx: Ctx, document: StockDocument, lines: Sequence[Line]) -> list[Block]:
    """Words on a receipt: goods that are kept by batches from now on, and those that came past their day."""
    fresh = {product_id for product_id, _ in document.before.get("batched", [])}
    names = list(dict.fromkeys(line.product.name for line in lines if line.product.id in fresh))
    blocks: list[Block] = []
    if names:
        blocks.append(Text(say("inventory-batches-begun", products=", ".join(names[:MOST])), "note"))
    if any(line.expires is not None and line.expires < ctx.today for line in lines):
        blocks.append(Text(say("inventory-came-expired"), "warning"))
    return blocks


def state(expires: date | None, today: date) -> Said | None:
    """How long goods are good yet: 'ещё 5 дней', 'просрочено 2 дня назад'."""
    if expires is None:
        return None
    left = (expires - today).days
    if left < 0:
        return say("inventory-expired-ago", count=-left)
    return say("inventory-expires-today") if left == 0 else say("inventory-expires-in", count=left)


def batch_table(ctx: Ctx, lying: Sequence[Lying], *, product: bool) -> Table:
    """Batches in stock: which, where, how many, how long they are good. `product`: with its name."""
    places = len({one.warehouse_id for one in lying}) > 1
    columns = [
        *([Column(say("field-common-product"))] if product else []),
        Column(say("inventory-label-batch")),
        *([Column(say("field-common-warehouse"))] if places else []),
        Column(say("inventory-label-left"), "number"),
        Column(say("inventory-label-good")),
    ]
    rows: list[list[Value]] = [
        [
            *([one.product] if product else []),
            batch_called(one.number, one.expires),
            *([one.warehouse] if places else []),
            Qty(one.on_hand, one.unit),
            state(one.expires, ctx.today),
        ]
        for one in lying
    ]
    return Table(columns, rows)


def expired_note(ctx: Ctx, product: Product) -> list[Block]:
    """A word on a product's card about what of it is past its day."""
    if not product.by_batches:
        return []
    gone = [
        one
        for one in queries.of_product(ctx.session, product.id)
        if one.expires is not None and one.expires < ctx.today
    ]
    if not gone:
        return []
    quantity = Qty(sum(one.on_hand for one in gone), product.unit)
    return [Text(say("inventory-some-expired", quantity=quantity), "warning")]
