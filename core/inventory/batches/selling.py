"""What of goods kept by batches may leave to a customer."""

from __future__ import annotations

from collections.abc import Sequence

from core.blocks import Act, Button, Qty, say
from core.inventory.batches.shelves import Part
from core.inventory.books import Books
from core.inventory.cells import Cell
from core.inventory.refusals import ExpiredGoods


def parts_to_sell(books: Books, cell: Cell, quantity: int, parts: Sequence[Part]) -> Sequence[Part]:
    """The batches that leave: as named, else the first to expire of those that are good.

    Raises ExpiredGoods where the company sells nothing past its day and too little else is there.
    """
    shelves = books.batches
    if shelves is None or books.ctx.company.settings.sell_expired:
        return parts
    if parts:
        if any(shelves.known[part.batch_id].is_over(shelves.day) for part in parts):
            refuse_expired(books, cell.product_id, quantity)
        return parts
    fresh = shelves.first_fresh(cell.place, quantity)
    if -sum(part.quantity for part in fresh) < quantity:
        refuse_expired(books, cell.product_id, quantity)
    return fresh


def refuse_expired(books: Books, product_id: int, wanted: int) -> None:
    """Raises ExpiredGoods where goods would be enough but for their day."""
    cells = books.at(product_id)
    barred = sum(cell.barred for cell in cells)
    if not barred:
        return
    goods = books.goods[product_id]
    product = {"id": product_id, "name": goods.name}
    raise ExpiredGoods(
        product=goods.name,
        wanted=Qty(wanted, goods.unit),
        available=Qty(sum(max(0, cell.was[0] - cell.was_barred) for cell in cells), goods.unit),
        expired=Qty(barred, goods.unit),
        more=0,
        offers=[
            Button(
                say("inventory-button-write-off-expired"),
                Act("inventory.write_off_expired", {"product": product}),
            ),
            Button(
                say("inventory-button-sell-expired"), Act("inventory.expiry_rules", {"sell_expired": True})
            ),
        ],
    )
