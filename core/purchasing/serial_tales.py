"""What purchasing knows of a serial number's moves: from which supplier it came."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Said, say
from core.inventory.serials.models import SerialMove
from core.inventory.serials.showing import teller


@teller("receipt")
def of_receipt(ctx: Ctx, move: SerialMove) -> Said | None:
    """Received, from whom, by which order; None for a receipt without a supplier."""
    from core.purchasing import cards
    from core.purchasing.models import Delivery, Purchase, Supplier

    delivery = ctx.session.scalar(sa.select(Delivery).where(Delivery.document_id == move.document_id))
    if delivery is None:
        return None
    purchase = ctx.get(Purchase, delivery.purchase_id)
    supplier = ctx.get(Supplier, delivery.supplier_id)
    return say("purchasing-serial-came", supplier=supplier.name, order=cards.numbered(purchase))
