"""Taking documents: new ones are made, changed ones replaced, the same ones passed over, used ones kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.integrations.books import insert, put, readdressed, stored_rows
from core.integrations.models import ImportedRecord
from core.integrations.ours import our_orders
from core.integrations.reading.records import Document
from core.integrations.sales import Known, Rows, digest_of, number_of, plain, rows_of
from core.orders.models import LIVE, Order, OrderChange
from core.tenancy import HouseSession, insert_many


@dataclass(slots=True)
class Taken:
    """What a batch of documents came to."""

    made: int = 0
    changed: int = 0
    same: int = 0
    total: int = 0
    """What the made and the changed ones come to, minor units."""
    short: list[str] = field(default_factory=list)
    """Numbers of documents whose goods were not on hand, where they should have left it."""
    kept: list[str] = field(default_factory=list)
    """Numbers of documents that somebody worked on since: left as they are."""


@dataclass(frozen=True, slots=True)
class Held:
    """An order of this source that we already have."""

    id: int
    fingerprint: str
    state: str
    total: int
    is_ours: bool = False
    """Written here, not brought in: its own file comes back."""
    day: date | None = None

    def says(self, document: Document, known: Known) -> bool:
        """Does the document say what we have already?"""
        if not self.is_ours:
            return self.fingerprint == digest_of(document, known)
        if document.cancelled or self.state == "cancelled":
            return document.cancelled and self.state == "cancelled"
        return self.day == document.day and self.total == sum(line.total for line in document.lines)


def held_orders(session: HouseSession, source: str, numbers: Iterable[str]) -> dict[str, Held]:
    """Orders of a source by their outer numbers, and ours by the keys of our own files."""
    numbers = list(numbers)
    ours = our_orders(session, numbers)
    rows = session.execute(
        sa.select(Order.outer_number, Order.id, Order.fingerprint, Order.state, Order.total).where(
            Order.source == source, Order.outer_number.in_(list(numbers))
        )
    )
    held = {str(row[0]): Held(row[1], row[2], row[3], row[4]) for row in rows}
    return held | {
        number: Held(order.id, "", order.state, order.total, is_ours=True, day=order.day)
        for number, order in ours.items()
    }


def take_documents(
    ctx: Ctx, run_id: int, source: str, batch: Sequence[Document], known: Known, *, moves: bool = False
) -> Taken:
    """Write a batch: new documents are made, changed ones replaced, the same ones passed over."""
    held = held_orders(ctx.session, source, [number_of(document) for document in batch])
    taken = Taken()
    fresh: list[Rows] = []
    replaced: list[tuple[Held, Rows]] = []
    for document in batch:
        before = held.get(number_of(document))
        if before is not None and before.says(document, known):
            taken.same += 1
            continue
        if before is not None and before.is_ours:
            taken.kept.append(document.number)
            continue
        rows = rows_of(ctx, source, document, known)
        rows.moves = moves
        if before is None:
            fresh.append(rows)
        else:
            replaced.append((before, rows))
    touched = touched_orders(ctx.session, [before.id for before, _ in replaced])
    taken.kept += [str(rows.order["outer_number"]) for before, rows in replaced if before.id in touched]
    replaced = [(before, rows) for before, rows in replaced if before.id not in touched]
    taken.short = _replace(ctx, run_id, replaced) + insert(ctx, fresh)
    made = [{"id": new_id(), "run_id": run_id, "kind": "order", "record_id": r.order["id"]} for r in fresh]
    insert_many(ctx.session, ImportedRecord, [{**record, "before": None} for record in made])
    taken.made, taken.changed = len(fresh), len(replaced)
    written = [*fresh, *(rows for _, rows in replaced)]
    taken.total = sum(rows.order["total"] for rows in written if rows.order["state"] in LIVE)
    return taken


def touched_orders(session: HouseSession, ids: Sequence[int]) -> set[int]:
    """Of these orders, those that somebody worked on since they were brought in."""
    query = sa.select(OrderChange.order_id).where(
        OrderChange.order_id.in_(ids), OrderChange.what.not_in(["brought", "brought-again"])
    )
    return set(session.scalars(query.distinct()))


def _replace(ctx: Ctx, run_id: int, replaced: Sequence[tuple[Held, Rows]]) -> list[str]:
    """The source's newer word on documents we have: counted out as they were, in as they are."""
    if not replaced:
        return []
    old = stored_rows(ctx.session, [held.id for held, _ in replaced])
    new = [readdressed(rows, held.id) for held, rows in replaced]
    records = [
        {"id": new_id(), "run_id": run_id, "kind": "order", "record_id": i, "before": plain(rows)}
        for i, rows in old.items()
    ]
    insert_many(ctx.session, ImportedRecord, records)
    return put(ctx, old, new, "brought-again")
