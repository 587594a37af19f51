"""Edits of a product: applied, shown, and put back where they still hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Fact, Qty, Said, Value, say
from core.inventory import queries, showing
from core.inventory.books import Books, Doc
from core.inventory.keeping import give_barcode
from core.inventory.models import Barcode, Product
from core.inventory.refusals import ChangedSince

Plain = str | int | None
_FIELDS = {"name", "unit", "cost", "category", "low_level"}
_SHARED = {"name", "unit"}


@dataclass(frozen=True, slots=True)
class Edit:
    """A field with its value before and after, as columns hold it. A barcode is added to what there are."""

    field: str
    old: Plain
    new: Plain


def apply(ctx: Ctx, product: Product, new: dict[str, Plain]) -> list[Edit]:
    """Give a product new values; says so to the log and the index of names."""
    edits = [Edit(field, _held(product, field), value) for field, value in new.items()]
    for edit in edits:
        if edit.field == "cost" and edit.old is None and isinstance(edit.new, int):
            price_unknown(ctx, {product.id: edit.new}, product.id)
        _set(ctx, product, edit.field, edit.new)
        ctx.changed(f"product.{edit.field}", edit.old, edit.new)
    product.edits += 1
    ctx.session.flush()
    return edits


def put_back(ctx: Ctx, product: Product, edits: Sequence[Edit]) -> None:
    """Return former values. Raises ChangedSince where a field no longer holds ours."""
    if any(edit.field != "barcode" and _held(product, edit.field) != edit.new for edit in edits):
        raise ChangedSince(product=product.name)
    for edit in edits:
        if edit.field == "barcode":
            mine = sa.delete(Barcode).where(Barcode.product_id == product.id, Barcode.code == edit.new)
            ctx.session.execute(mine)
        else:
            _set(ctx, product, edit.field, edit.old)
        if edit.field == "cost" and edit.old is None:
            _forget_cost(ctx, product)
        ctx.changed(f"product.{edit.field}", edit.new, edit.old)
    product.edits = max(0, product.edits - 1)
    ctx.session.flush()


def price_unknown(ctx: Ctx, costs: dict[int, int], document: int) -> None:
    """The first costs (E4) of these products value what came before without any."""
    books = Books(ctx, costs.keys())
    for product_id, cost in costs.items():
        books.price(product_id, cost)
    books.close(Doc("cost", document))


def _forget_cost(ctx: Ctx, product: Product) -> None:
    """What a cost has valued is of unknown cost again, where nothing has moved since."""
    books = Books(ctx, [product.id])
    for cell in books.at(product.id):
        last = queries.last_move(ctx.session, product.id, cell.warehouse_id)
        if last is not None and last.kind == "priced" and last.document_kind == "cost" and last.value > 0:
            books.take_back(cell, 0, -last.value, last.id, kind="priced")
    books.close(Doc("cost", product.id))


def _held(product: Product, field: str) -> Plain:
    value: Plain = getattr(product, field) if field in _FIELDS else None
    return value


def _set(ctx: Ctx, product: Product, field: str, value: Plain) -> None:
    if field == "barcode":
        give_barcode(ctx, product, str(value))
    elif field == "name":
        product.rename(str(value))
        ctx.session.flush()
        ctx.name("product", product.id, product.name)
    elif field in _FIELDS:
        setattr(product, field, value)


def label(field: str) -> Said:
    """The name of a field."""
    owner = "common" if field in _SHARED else "inventory"
    return say(f"field-{owner}-{field.replace('_', '-')}")


def fact(ctx: Ctx, product: Product, edit: Edit) -> Fact:
    """An edit as it is shown: the new value beside the old one."""
    return Fact(
        label(edit.field),
        _shown(ctx, product, edit.field, edit.new),
        sees="cost" if edit.field == "cost" else None,
        change=_shown(ctx, product, edit.field, edit.old),
    )


def _shown(ctx: Ctx, product: Product, field: str, value: Plain) -> Value:
    if field == "cost" and isinstance(value, int):
        return showing.price(ctx, value)
    if field == "low_level" and isinstance(value, int):
        return Qty(value, product.unit)
    if field == "unit" and value is not None:
        return Qty(1000, str(value))
    return value
