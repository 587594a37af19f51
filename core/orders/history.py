"""The history of an order: who, when, through what, what changed."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.ids import new_id
from core.orders.models import OrderChange
from core.tenancy import insert_many


def note_change(ctx: Ctx, order_id: int, what: str, **details: int | str | None) -> None:
    """Enter a change in the history. `what` ends the key of its sentence: `orders-change-<what>`."""
    row = {
        "id": new_id(),
        "order_id": order_id,
        "at": ctx.now,
        "person_id": ctx.actor.person_id,
        "door": ctx.actor.door,
        "what": what,
        "details": details,
    }
    insert_many(ctx.session, OrderChange, [row])
