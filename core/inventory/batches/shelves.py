"""Batches in hand beside the balances of `Books`: read at once, moved in memory, written with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.ids import new_id
from core.inventory.batches.models import Batch, BatchBalance, BatchMove, batch_mark
from core.tenancy import Prepared, add_up_many, insert_many, insert_once

Place = tuple[int, int]
"""Product and warehouse."""


class Part(NamedTuple):
    """So much (1/1000, signed) of a batch; `origin`: the shipment or transfer whose goods these are."""

    batch_id: int
    quantity: int
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What of a batch matters here."""

    number: str | None
    expires: date | None

    @property
    def is_nameless(self) -> bool:
        return self.number is None and self.expires is None

    def is_over(self, day: date) -> bool:
        """Is its last good day past?"""
        return self.expires is not None and self.expires < day


_HELD = Prepared(
    sa.select(
        BatchBalance.product_id,
        BatchBalance.warehouse_id,
        BatchBalance.batch_id,
        BatchBalance.on_hand,
        Batch.number,
        Batch.expires,
    )
    .join(Batch, Batch.id == BatchBalance.batch_id)
    .where(BatchBalance.product_id.in_(sa.bindparam("products", expanding=True)), BatchBalance.on_hand != 0),
    *(BatchBalance, Batch),
)


class Shelves:
    """Batches of some products in one transaction; their balances are locked by the books."""

    def __init__(self, ctx: Ctx, day: date) -> None:
        """`day`: the day goods move on, by which a batch is good or not."""
        self.ctx = ctx
        self.day = day
        self.known: dict[int, Known] = {}
        self.held: dict[Place, dict[int, int]] = {}
        self._nameless: dict[int, int] = {}
        self._moves: list[dict[str, Any]] = []

    def read(self, product_ids: Collection[int]) -> None:
        """Read what lies of these products, batch by batch."""
        for product, warehouse, batch, on_hand, number, expires in _HELD(
            self.ctx.session, products=sorted(product_ids)
        ).all():
            self.known[batch] = known = Known(number, expires)
            if known.is_nameless:
                self._nameless[product] = batch
            self.held.setdefault((product, warehouse), {})[batch] = on_hand

    def move(
        self, place: Place, quantity: int, parts: Iterable[Part] = (), *, nameless: bool = False
    ) -> None:
        """Goods come (+) or go (−): as the parts say, what they leave open by the first to expire.

        What comes without a word is of the batch without number and day; `nameless`: so is what goes.
        """
        told = list(parts)
        self._learn({part.batch_id for part in told})
        rest = quantity - sum(part.quantity for part in told)
        for part in told:
            self.shift(place, *part)
        if rest > 0:
            self.shift(place, self.nameless(place[0]), rest)
        elif rest < 0:
            self._take(place, -rest, nameless=nameless)
        self._settle(place)

    def expired(self, place: Place) -> int:
        """How much of what lies there is past its last good day."""
        held = self.held.get(place, {})
        return sum(on_hand for batch, on_hand in held.items() if self.known[batch].is_over(self.day))

    def first_out(self, place: Place, quantity: int) -> list[Part]:
        """So much to leave, the first to expire first; less if less is there."""
        return self.out_of(place, quantity, self.in_order(place))

    def first_fresh(self, place: Place, quantity: int) -> list[Part]:
        """So much to leave as `first_out`, nothing that is past its last day."""
        fresh = [batch for batch in self.in_order(place) if not self.known[batch].is_over(self.day)]
        return self.out_of(place, quantity, fresh)

    def out_of(self, place: Place, quantity: int, batches: Sequence[int]) -> list[Part]:
        """So much to leave out of these batches in turn, as parts below zero; less if less is there."""
        held, parts = self.held.get(place, {}), []
        for batch in batches:
            taken = min(quantity, max(held.get(batch, 0), 0))
            if taken:
                parts.append(Part(batch, -taken))
                quantity -= taken
        return parts

    def lacking(self, place: Place, parts: Iterable[Part]) -> list[int]:
        """Batches that hold less than these parts would take."""
        held = self.held.get(place, {})
        return [part.batch_id for part in parts if held.get(part.batch_id, 0) + part.quantity < 0]

    def nameless(self, product_id: int) -> int:
        """The batch of goods nobody told a number or a day of; written when first needed."""
        if product_id not in self._nameless:
            self._nameless[product_id] = named_batch(self.ctx, product_id, None, None)
        batch = self._nameless[product_id]
        self.known.setdefault(batch, Known(None, None))
        return batch

    def _learn(self, ids: Collection[int]) -> None:
        """Read of batches that lie nowhere now."""
        unknown = set(ids) - self.known.keys()
        if unknown:
            query = sa.select(Batch.id, Batch.number, Batch.expires).where(Batch.id.in_(unknown))
            for batch, number, expires in self.ctx.session.execute(query):
                self.known[batch] = Known(number, expires)

    def write(self, kind: str, document_id: int, day: date) -> None:
        """Store balances and ledger under a document."""
        if not self._moves:
            return
        shared = {"document_kind": kind, "document_id": document_id, "day": day}
        session = self.ctx.session
        insert_many(session, BatchMove, [{"id": new_id(), **move, **shared} for move in self._moves])
        rows = [
            {
                "product_id": move["product_id"],
                "warehouse_id": move["warehouse_id"],
                "batch_id": move["batch_id"],
                "on_hand": move["quantity"],
            }
            for move in self._moves
        ]
        add_up_many(session, BatchBalance, rows, by=("product_id", "warehouse_id", "batch_id"))
        self._moves = []

    def in_order(self, place: Place) -> list[int]:
        """The first to expire first; what keeps for ever last, the older batch before the newer."""
        held = self.held.get(place, {})
        return sorted(held, key=lambda batch: (self.known[batch].expires or date.max, batch))

    def _take(self, place: Place, quantity: int, *, nameless: bool = False) -> None:
        order = self.in_order(place)
        if nameless:
            order.sort(key=lambda batch: not self.known[batch].is_nameless)
        for part in self.out_of(place, quantity, order):
            self.shift(place, *part)
            quantity += part.quantity
        if quantity:
            self.shift(place, self.nameless(place[0]), -quantity)

    def _settle(self, place: Place) -> None:
        """No batch goes below zero but the nameless one, and that one only while nothing else lies there."""
        for batch, on_hand in list(self.held.get(place, {}).items()):
            if on_hand < 0 and not self.known[batch].is_nameless:
                self.shift(place, batch, -on_hand)
                self.shift(place, self.nameless(place[0]), on_hand)
        debt = sum(min(on_hand, 0) for on_hand in self.held.get(place, {}).values())
        for part in self.out_of(place, -debt, self.in_order(place)):
            self.shift(place, *part)
            self.shift(place, self.nameless(place[0]), -part.quantity)

    def shift(self, place: Place, batch: int, quantity: int, origin: int | None = None) -> None:
        """So much more (+) or less (−) of one batch, whatever it leaves."""
        held = self.held.setdefault(place, {})
        held[batch] = held.get(batch, 0) + quantity
        self._moves.append(
            {
                "product_id": place[0],
                "warehouse_id": place[1],
                "batch_id": batch,
                "quantity": quantity,
                "origin_id": origin,
            }
        )


def named_batch(ctx: Ctx, product_id: int, number: str | None, expires: date | None) -> int:
    """The id of a product's batch; written when first needed."""
    mark = batch_mark(number, expires)
    fresh = new_id()
    values = {
        "id": fresh,
        "product_id": product_id,
        "number": number,
        "expires": expires,
        "mark": mark,
        "created_at": ctx.now,
    }
    if insert_once(ctx.session, Batch, dict(values), by=("company_id", "product_id", "mark")):
        return fresh
    query = sa.select(Batch.id).where(Batch.product_id == product_id, Batch.mark == mark)
    return ctx.session.scalars(query).one()
