"""How serial numbers are shown: on documents, in the history of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.acts.ctx import Ctx
from core.blocks import Block, Column, Day, DocNo, Fact, Said, Table, Text, Value, say
from core.inventory.models import Product, StockDocument
from core.inventory.serials import queries
from core.inventory.serials.models import SerialMove, SerialNumber

MOST_SHOWN = 20

Teller = Callable[[Ctx, SerialMove], Said | None]
"""What a room above knows of a move: from whom it came, to whom it went, in which order."""
_TELLERS: dict[str, Teller] = {}


def teller(kind: str) -> Callable[[Teller], Teller]:
    """Let a room above tell of moves under its documents."""

    def keep(tell: Teller) -> Teller:
        _TELLERS[kind] = tell
        return tell

    return keep


def numbers_moved(ctx: Ctx, document_id: int, products: Sequence[Product]) -> list[Fact]:
    """The numbers that a document has moved."""
    if not any(product.by_serials for product in products):
        return []
    return [Fact(say("inventory-label-serials"), _listed(ctx, [document_id]))]


def shipped_numbers(ctx: Ctx, shipment_id: int) -> list[Block]:
    """The numbers that left with a shipment."""
    moved = queries.of_documents(ctx.session, [shipment_id])
    if not moved:
        return []
    return [Text(say("inventory-serials-shipped", numbers=_joined([number for _, number in moved])), "note")]


def _listed(ctx: Ctx, ids: Sequence[int]) -> str:
    return _joined([number for _, number in queries.of_documents(ctx.session, ids)])


def _joined(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:MOST_SHOWN])
    return f"{shown} +{len(numbers) - MOST_SHOWN}" if len(numbers) > MOST_SHOWN else shown


def history(ctx: Ctx, serial: SerialNumber, product: Product) -> list[Block]:
    """Where a number is, and all that became of it."""
    title = say("inventory-serial-title", product=product.name, number=serial.number)
    now = say("inventory-serial-now", where=queries.whereabouts(ctx.session, serial))
    moves = queries.moves_of(ctx.session, serial.id)
    rows: list[list[Value]] = [[Day(move.day), _what(ctx, move, warehouse)] for move, warehouse in moves]
    columns = [Column(say("field-common-day")), Column(say("inventory-label-what"))]
    return [Text(title, "title"), Text(now), Table(columns, rows)]


def _what(ctx: Ctx, move: SerialMove, warehouse: str) -> Said:
    """One move in words, with what the room of its document knows of it."""
    way = "in" if move.step > 0 else "out"
    if move.storno:
        return say(f"inventory-serial-storno-{way}", warehouse=warehouse)
    told = _TELLERS[move.document_kind](ctx, move) if move.document_kind in _TELLERS else None
    if told is not None:
        return told
    document = ctx.session.get(StockDocument, move.document_id)
    kind = move.document_kind.replace("_", "-")
    known = kind if kind in _KINDS else "other"
    number = DocNo(document.kind, document.number) if document is not None else ""
    return say(f"inventory-serial-{known}-{way}", warehouse=warehouse, number=number)


_KINDS = frozenset(("receipt", "write-off", "transfer", "count", "arrival", "surplus", "shortage"))
