"""What the room's actions share: inputs, the order at hand, its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import OrderRef
from core.acts.register import Asked
from core.acts.rights import Right
from core.blocks import Act, Button, Day, Said, say
from core.orders import cards, queries
from core.orders.figures import Tally, tally
from core.orders.models import Order, OrderLine
from core.orders.refusals import PastDue, StillDraft, WrongState

READ, WRITE = Right("orders", "read"), Right("orders", "write")


class OneOrder(Asked):
    order: OrderRef = Field(description="Order, by its number")


@dataclass(slots=True)
class Held:
    """An order held for writing, its lines, and what it counted for before the act."""

    order: Order
    lines: list[OrderLine]
    before: Tally

    @property
    def next_position(self) -> int:
        """Where a new line goes."""
        return max((line.position for line in self.lines), default=0) + 1


def hold_order(ctx: Ctx, order_id: int | None) -> Held:
    """The order FOR UPDATE with its lines, read afresh."""
    found = ctx.lock(Order, [order_id or 0])
    order = found[0] if found else ctx.get(Order, order_id or 0)
    lines = queries.lines_of(ctx.session, order.id)
    return Held(order, lines, tally(order, lines))


def require_live(order: Order) -> None:
    """Only confirmed orders that still stand are shipped, paid and so on."""
    if order.state == "draft":
        confirm = Button(say("orders-button-confirm"), Act("orders.confirm", {"order": cards.named(order)}))
        raise StillDraft(order=cards.numbered(order), offers=[confirm])
    if not order.is_live:
        raise wrong_state(order)


def wrong_state(order: Order) -> WrongState:
    return WrongState(order=cards.numbered(order), state=state_word(order.state))


def state_word(state: str) -> Said:
    return say(f"orders-state-{state.replace('_', '-')}")


def due_of(ctx: Ctx, due: datetime | date | None) -> tuple[date | None, datetime | None]:
    """Day and, where an hour was named, instant. Raises PastDue for a day that is over."""
    if due is None:
        return None, None
    day = due.date() if isinstance(due, datetime) else due
    if day < ctx.today:
        raise PastDue(day=Day(day))
    return day, ctx.moment(due) if isinstance(due, datetime) else None
