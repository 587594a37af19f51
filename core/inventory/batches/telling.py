"""Which batches a shipment took, for those who pick the goods; nothing is asked where none did."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Block, Facts
from core.inventory.events import StockMoved


def shipped_batches(ctx: Ctx, shipment_id: int) -> list[Block]:
    """The batches that left under a shipment of this very act, where its goods are kept by them."""
    moves = [
        move
        for event in ctx.events
        if isinstance(event, StockMoved) and event.document_id == shipment_id
        for move in event.moves
    ]
    if not any(move.get("batched") for move in moves):
        return []
    from core.inventory.batches.showing import batch_facts

    facts = batch_facts(ctx, [shipment_id], alone=len({move["product"] for move in moves}) == 1)
    return [Facts(facts)] if facts else []
