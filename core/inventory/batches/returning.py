"""Which batches goods are of that come back from customers, or never left after all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.inventory.batches.origins import not_back, opposite, portion
from core.inventory.batches.shelves import Part
from core.inventory.books import Books, Doc
from core.inventory.ledger import Back


def batches_back(books: Books, document: Doc, *, is_storno: bool) -> Callable[[Back], Sequence[Part]]:
    """A storno gives back what its own document took, a return what its shipment took; each part once."""
    session = books.ctx.session
    ours = opposite(session, document.id) if is_storno else {}
    theirs: dict[tuple[int, int], list[Part]] = {}

    def parts(back: Back) -> Sequence[Part]:
        if not books.keeps_batches(back.product_id):
            return ()
        if is_storno:
            return portion(ours.get((back.product_id, back.warehouse_id), []), back.quantity)
        if back.origin is None:
            return ()
        key = (back.origin, back.product_id)
        if key not in theirs:
            theirs[key] = not_back(session, back.origin, back.product_id)
        return portion(theirs[key], back.quantity)

    return parts
