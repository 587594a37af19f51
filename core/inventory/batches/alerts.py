"""Batches told of in time: once at every step before their last good day, and once when it is past."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Text, say
from core.inventory.batches import queries
from core.inventory.batches.models import BatchAlert
from core.inventory.batches.queries import Lying
from core.inventory.batches.rules import steps_of
from core.inventory.batches.showing import batch_table
from core.inventory.notices import ExpiringStock
from core.tenancy import insert_many

PAST = 0
"""The step of goods whose last good day is over."""
SHOWN = 20


def tell_expiring(ctx: Ctx) -> None:
    """Raise a notice of the batches in stock that have come to a step they were not told of at."""
    steps = steps_of(ctx.company.settings)
    near = queries.until(ctx.session, ctx.today + timedelta(days=max(steps)))
    told = _told(ctx, {one.batch_id for one in near})
    reached = {one.batch_id: _step(ctx, one, steps) for one in near}
    due = {batch: step for batch, step in reached.items() if told.get(batch, step + 1) > step}
    if not due:
        return
    rows = [{"batch_id": batch, "step": step, "at": ctx.now} for batch, step in sorted(due.items())]
    insert_many(ctx.session, BatchAlert, rows)
    lying = [one for one in near if one.batch_id in due]
    ctx.notify(ExpiringStock, lambda: _blocks(ctx, lying), subject=("product", lying[0].product_id))


def _step(ctx: Ctx, one: Lying, steps: list[int]) -> int:
    """The nearest step a batch has come to."""
    left = ((one.expires or ctx.today) - ctx.today).days
    return PAST if left < 0 else min(step for step in steps if left <= step)


def _told(ctx: Ctx, batches: set[int]) -> dict[int, int]:
    """Batch → the nearest step it was told of at."""
    if not batches:
        return {}
    nearest = sa.func.min(BatchAlert.step)
    query = sa.select(BatchAlert.batch_id, nearest).where(BatchAlert.batch_id.in_(batches))
    return {row[0]: int(row[1]) for row in ctx.session.execute(query.group_by(BatchAlert.batch_id))}


def _blocks(ctx: Ctx, lying: list[Lying]) -> list[Block]:
    gone = any(one.expires is not None and one.expires < ctx.today for one in lying)
    row = [Button(say("inventory-button-expiring"), Act("inventory.expiring"))]
    if gone:
        row.append(Button(say("inventory-button-write-off-expired"), Act("inventory.write_off_expired")))
    blocks: list[Block] = [
        Text(say("inventory-expiring-told"), "warning"),
        batch_table(ctx, lying[:SHOWN], product=True),
    ]
    if len(lying) > SHOWN:
        blocks.append(Text(say("inventory-expiring-more", count=len(lying) - SHOWN), "note"))
    return [*blocks, Buttons([row])]
