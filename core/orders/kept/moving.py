"""Money going between orders and what we keep: parts of payments change their place, no account does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.acts.ctx import Ctx
from core.ids import new_id
from core.orders import queries
from core.orders.kept.models import KeptMoney
from core.orders.kept.queries import Owner, kept, lots
from core.orders.models import Order, OrderPayment
from core.orders.refusals import KeptUsed
from core.tenancy import insert_many

Row = dict[str, object]


@dataclass(slots=True)
class Moves:
    """Parts that were written: of orders, and of what is kept. An undo remembers their ids."""

    parts: list[Row] = field(default_factory=list)
    kept: list[Row] = field(default_factory=list)

    @property
    def amount(self) -> int:
        """How much came to where it went (minor units)."""
        return sum(row["amount"] for row in (*self.parts, *self.kept) if row["amount"] > 0)  # type: ignore[operator,misc]

    @property
    def to_orders(self) -> int:
        """How much of it came to orders."""
        return sum(row["amount"] for row in self.parts if row["amount"] > 0)  # type: ignore[operator,misc]

    def args(self) -> dict[str, object]:
        """What leads back, as arguments of an inverse."""
        return {"moves": [row["id"] for row in self.parts], "kept": [row["id"] for row in self.kept]}

    def store(self, ctx: Ctx) -> None:
        """Write all of it."""
        ctx.session.flush()
        insert_many(ctx.session, OrderPayment, self.parts)
        insert_many(ctx.session, KeptMoney, self.kept)
        ctx.session.flush()


def by_posting(ctx: Ctx, order: Order) -> list[tuple[int, int]]:
    """What of each payment is the order's, the latest first."""
    sums: dict[int, int] = {}
    for part in queries.live_payments(ctx.session, order.id):
        sums[part.posting_id] = sums.get(part.posting_id, 0) + part.amount
    return [(posting, left) for posting, left in reversed(sums.items()) if left > 0]


def order_part(ctx: Ctx, order: Order, posting_id: int, amount: int) -> Row:
    """A part of a payment that becomes an order's (+) or leaves it (−)."""
    return _row(ctx, posting_id, amount) | {"order_id": order.id}


def kept_part(ctx: Ctx, owner: Owner, posting_id: int, amount: int, order: Order | None = None) -> Row:
    """A part of a payment that comes to what is kept (+) or leaves it (−)."""
    place = {"customer_id": owner.customer_id, "card_id": owner.card_id}
    return _row(ctx, posting_id, amount) | place | {"order_id": order.id if order is not None else None}


def _row(ctx: Ctx, posting_id: int, amount: int) -> Row:
    return {
        "id": new_id(),
        "posting_id": posting_id,
        "amount": amount,
        "day": ctx.today,
        "at": ctx.now,
        "annulled_at": None,
    }


def to_order(ctx: Ctx, owner: Owner, order: Order, amount: int, moves: Moves) -> int:
    """Give an order up to so much of what an owner has, the oldest first; answers what is lacking."""
    left = given = max(min(amount, kept(ctx.session, owner)), 0)
    for posting_id, there in lots(ctx.session, owner):
        part = min(there, left)
        if part > 0:
            moves.kept.append(kept_part(ctx, owner, posting_id, -part, order))
            moves.parts.append(order_part(ctx, order, posting_id, part))
            order.paid += part
            left -= part
    return amount - given


def to_kept(ctx: Ctx, order: Order, owner: Owner, amount: int, moves: Moves) -> int:
    """Keep up to so much of what an order was paid with, the latest first; answers what is on no payment."""
    for posting_id, there in by_posting(ctx, order):
        part = min(there, amount)
        if part > 0:
            one_to_kept(ctx, order, owner, (posting_id, part), moves)
            amount -= part
    return amount


def one_to_kept(ctx: Ctx, order: Order, owner: Owner, part: tuple[int, int], moves: Moves) -> None:
    """Keep so much of one payment of an order: (posting, minor units)."""
    posting_id, amount = part
    moves.parts.append(order_part(ctx, order, posting_id, -amount))
    moves.kept.append(kept_part(ctx, owner, posting_id, amount, order))
    order.paid -= amount


def between(ctx: Ctx, source: Order, order: Order, amount: int, moves: Moves) -> int:
    """Give an order up to so much of what another was paid with; answers what is lacking."""
    for posting_id, there in by_posting(ctx, source):
        part = min(there, amount)
        if part > 0:
            moves.parts.append(order_part(ctx, source, posting_id, -part))
            moves.parts.append(order_part(ctx, order, posting_id, part))
            source.paid -= part
            order.paid += part
            amount -= part
    return amount


def take_moves_back(
    ctx: Ctx, parts: Sequence[int], kept_parts: Sequence[int], orders: Mapping[int, Order]
) -> None:
    """The parts are as they were before the move. Raises KeptUsed where what is kept was spent since."""
    for part in [ctx.get(OrderPayment, one) for one in parts]:
        orders[part.order_id].paid -= part.amount
        part.annulled_at = ctx.now
    rows = [ctx.get(KeptMoney, one) for one in kept_parts]
    for row in rows:
        row.annulled_at = ctx.now
    ctx.session.flush()
    for owner in {Owner(row.customer_id, row.card_id) for row in rows}:
        if kept(ctx.session, owner) < 0:
            raise KeptUsed(amount=ctx.money(sum(max(row.amount, 0) for row in rows)))


def require_unspent(ctx: Ctx, rows: Sequence[KeptMoney]) -> None:
    """Raise KeptUsed where the kept money of a payment has gone elsewhere since."""
    came = [row for row in rows if row.amount > 0]
    for owner in {Owner(row.customer_id, row.card_id) for row in came}:
        if kept(ctx.session, owner) < sum(row.amount for row in came) or len(came) < len(rows):
            raise KeptUsed(amount=ctx.money(sum(row.amount for row in came)))
