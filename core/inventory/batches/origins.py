"""Where goods came from: what a document took of each batch, to give exactly that back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from core.inventory.batches.models import Batch, BatchMove
from core.inventory.batches.shelves import Part, Place
from core.inventory.documents import Line
from core.inventory.models import StockDocument
from core.tenancy import HouseSession


def opposite(session: HouseSession, document_id: int) -> dict[Place, list[Part]]:
    """The opposite of all that a document has done to batches and that was not taken back yet."""
    total = sa.func.sum(BatchMove.quantity)
    query = (
        sa.select(
            BatchMove.product_id, BatchMove.warehouse_id, BatchMove.batch_id, BatchMove.origin_id, total
        )
        .where(BatchMove.document_id == document_id)
        .group_by(BatchMove.product_id, BatchMove.warehouse_id, BatchMove.batch_id, BatchMove.origin_id)
        .having(total != 0)
        .order_by(BatchMove.batch_id)
    )
    found: dict[Place, list[Part]] = defaultdict(list)
    for product, warehouse, batch, origin, quantity in session.execute(query):
        found[product, warehouse].append(Part(batch, -int(quantity), origin))
    return found


def not_back(session: HouseSession, origin: int, product_id: int) -> list[Part]:
    """What a shipment or transfer took of each batch and has not come since; the first to expire first."""
    total = sa.func.sum(BatchMove.quantity)
    query = (
        sa.select(BatchMove.batch_id, total)
        .join(Batch, Batch.id == BatchMove.batch_id)
        .where(
            BatchMove.product_id == product_id,
            sa.or_(BatchMove.document_id == origin, BatchMove.origin_id == origin),
        )
        .group_by(BatchMove.batch_id, Batch.expires)
        .having(total < 0)
    )
    rows = session.execute(query.add_columns(Batch.expires)).all()
    rows = sorted(rows, key=lambda row: (row[2] or date.max, row[0]))
    return [Part(batch, -int(quantity), origin) for batch, quantity, _ in rows]


def portion(parts: list[Part], quantity: int) -> list[Part]:
    """Take up to so much off a list of parts, in turn, of those of the same sign."""
    taken: list[Part] = []
    sign = 1 if quantity > 0 else -1
    for index, part in enumerate(parts):
        much = min(part.quantity * sign, quantity * sign)
        if much > 0:
            taken.append(part._replace(quantity=much * sign))
            parts[index] = part._replace(quantity=part.quantity - much * sign)
            quantity -= much * sign
    return taken


def taken_after(
    session: HouseSession, batch_id: int, warehouse_id: int, since: int
) -> tuple[str, str, int | None]:
    """The first deed after a movement that took of a batch: its kind, its document's kind and number."""
    query = (
        sa.select(BatchMove.document_kind, StockDocument.number)
        .outerjoin(StockDocument, StockDocument.id == BatchMove.document_id)
        .where(
            BatchMove.batch_id == batch_id,
            BatchMove.warehouse_id == warehouse_id,
            BatchMove.quantity < 0,
            BatchMove.id > since,
            sa.or_(StockDocument.id.is_(None), StockDocument.annulled.is_(False)),
        )
    )
    row = session.execute(query.order_by(BatchMove.id).limit(1)).first()
    return ("batches", "batches", None) if row is None else (row[0], row[0], row[1])


def leaving_again(session: HouseSession, document_id: int, lines: Sequence[Line]) -> list[Line]:
    """Lines with the batches a document has brought their goods to, each part once."""
    came: dict[int, list[Part]] = defaultdict(list)
    for (product, _), parts in opposite(session, document_id).items():
        came[product] += [part._replace(origin=None) for part in parts]
    return [
        replace(line, parts=tuple(portion(came[line.product.id], -line.quantity)))
        if line.product.by_batches
        else line
        for line in lines
    ]
