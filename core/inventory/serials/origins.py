"""Which pieces a document has brought: they leave again with what undoes a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.inventory.documents import Line
from core.inventory.serials.queries import moved_by
from core.money import QUANTITY_SCALE
from core.tenancy import HouseSession


def leaving_again(session: HouseSession, document_id: int, lines: Sequence[Line]) -> list[Line]:
    """Lines with the numbers a document has brought, each number once."""
    came: dict[int, list[int]] = {}
    for (product, _), pieces in moved_by(session, document_id).items():
        came.setdefault(product, []).extend(serial for serial, steps in pieces if steps > 0)
    found: list[Line] = []
    for line in lines:
        mine = came.get(line.product.id, []) if line.product.by_serials else []
        count = line.quantity // QUANTITY_SCALE
        taken, came[line.product.id] = mine[:count], mine[count:]
        found.append(replace(line, pieces=tuple(taken)))
    return found
