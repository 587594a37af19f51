"""Which layers goods are of that come back, arrive, or never left after all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.inventory.layers.models import LayerMove
from core.inventory.layers.slices import Slice, at_cost, portion
from core.money import share
from core.tenancy import HouseSession

if TYPE_CHECKING:
    from core.inventory.documents import Line
    from core.inventory.ledger import Back

Place = tuple[int, int]
_QUANTITY, _VALUE = sa.func.sum(LayerMove.quantity), sa.func.sum(LayerMove.value)


def opposite(session: HouseSession, document_id: int) -> dict[Place, list[Slice]]:
    """The opposite of all that a document has done to layers and that was not taken back yet."""
    key = (LayerMove.product_id, LayerMove.warehouse_id, LayerMove.came, LayerMove.lot, LayerMove.origin_id)
    query = (
        sa.select(*key, _QUANTITY, _VALUE)
        .where(LayerMove.document_id == document_id)
        .group_by(*key)
        .having(sa.or_(_QUANTITY != 0, _VALUE != 0))
        .order_by(LayerMove.came, LayerMove.lot)
    )
    found: dict[Place, list[Slice]] = defaultdict(list)
    for product, warehouse, came, lot, origin, quantity, value in session.execute(query):
        found[product, warehouse].append(Slice(lot, came, -int(quantity), -int(value), origin))
    return found


def not_back(session: HouseSession, origin: int, product_id: int) -> list[Slice]:
    """What a shipment or transfer took of each layer and has not come since, the oldest first."""
    key: tuple[Any, ...] = (LayerMove.came, LayerMove.lot)
    query = (
        sa.select(*key, _QUANTITY, _VALUE)
        .where(
            LayerMove.product_id == product_id,
            sa.or_(
                sa.and_(LayerMove.document_id == origin, LayerMove.origin_id.is_(None)),
                LayerMove.origin_id == origin,
            ),
        )
        .group_by(*key)
        .having(_QUANTITY < 0)
        .order_by(*key)
    )
    rows: Any = session.execute(query).all()
    return [Slice(lot, came, -int(quantity), -int(value), origin) for came, lot, quantity, value in rows]


def layers_back(session: HouseSession, document_id: int, *, is_storno: bool) -> Callable[[Back], list[Slice]]:
    """A storno gives back what its own document took; a return what its shipment took, the youngest first.

    Each part comes once, together at the cost the goods left with.
    """
    ours = opposite(session, document_id) if is_storno else {}
    theirs: dict[Place, list[Slice]] = {}

    def slices(back: Back) -> list[Slice]:
        if is_storno:
            left = ours.get((back.product_id, back.warehouse_id), [])
        elif back.origin is None:
            return []
        else:
            left = theirs.setdefault((back.origin, back.product_id), [])
            if not left:
                left += reversed(not_back(session, back.origin, back.product_id))
        found = portion(left, back.quantity)
        known = sum(one.quantity for one in found)
        return at_cost(found, share(back.cost, known, back.quantity)) if known else []

    return slices


def leaving_again(session: HouseSession, document_id: int, lines: Sequence[Line]) -> list[Line]:
    """Lines with the layers a document has brought their goods to, each part once."""
    came: dict[int, list[Slice]] = defaultdict(list)
    for (product, _), slices in opposite(session, document_id).items():
        came[product] += [one._replace(quantity=-one.quantity, value=-one.value) for one in slices]
    return [
        replace(line, slices=tuple(_out(portion(came[line.product.id], line.quantity)))) for line in lines
    ]


def _out(slices: Sequence[Slice]) -> list[Slice]:
    return [one._replace(quantity=-one.quantity, value=-one.value, origin=None) for one in slices]
