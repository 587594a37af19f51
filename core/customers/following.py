"""How records of any room follow a customer's card that became part of another, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.customers.events import CustomersMerged, CustomersParted
from core.customers.models import CustomerMoved
from core.ids import new_id
from core.tenancy import HouseSession, insert_many

BATCH = 500
_AT_ONCE = {"synchronize_session": False}


def follow(ctx: Ctx, event: CustomersMerged, kind: str, column: Any) -> list[int]:
    """Re-point `column` (Order.customer_id) from the merged card to the kept one; the ids of its rows.

    `kind` names the rows for the way back.
    """
    model = column.class_
    ids = list(ctx.session.scalars(sa.select(model.id).where(column == event.merged_id)))
    moved = sa.update(model).where(column == event.merged_id).values({column.key: event.kept_id})
    ctx.session.execute(moved, execution_options=_AT_ONCE)
    remember(ctx, event, kind, [(row, None) for row in ids])
    return ids


def go_back(ctx: Ctx, event: CustomersParted, kind: str, column: Any) -> list[int]:
    """Point the rows that had followed back to the card that is parted; their ids."""
    model = column.class_
    ids = [row for row, _ in remembered(ctx.session, event.merge_id, kind)]
    for some in batches(ids):
        back = sa.update(model).where(model.id.in_(some), column == event.kept_id)
        ctx.session.execute(back.values({column.key: event.merged_id}), execution_options=_AT_ONCE)
    return ids


def remember(ctx: Ctx, event: CustomersMerged, kind: str, rows: Sequence[tuple[int, Any]]) -> None:
    """Keep ids, each with what else is needed, for the way back."""
    records = [
        {"id": new_id(), "merge_id": event.merge_id, "kind": kind, "record_id": row, "data": data}
        for row, data in rows
    ]
    for some in batches(records):
        insert_many(ctx.session, CustomerMoved, some)


def remembered(session: HouseSession, merge_id: int, kind: str) -> list[tuple[int, Any]]:
    """Ids that were kept with a merge, each with its data."""
    query = sa.select(CustomerMoved.record_id, CustomerMoved.data)
    found = query.where(CustomerMoved.merge_id == merge_id, CustomerMoved.kind == kind)
    return [(row[0], row[1]) for row in session.execute(found.order_by(CustomerMoved.id))]


def batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    """Rows in parts that a statement can carry."""
    for first in range(0, len(rows), BATCH):
        yield list(rows[first : first + BATCH])
