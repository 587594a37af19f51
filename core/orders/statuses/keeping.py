"""Which own statuses there are, and which order stands in which. Nothing is read where a company has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.finding import fold, stems
from core.blocks import say
from core.companies.models import Company
from core.orders.models import LIVE, Order
from core.orders.statuses.models import OwnStatus, StatusMark
from core.tenancy import HouseSession

PAGE = 10
_STANDS = OwnStatus.removed_at.is_(None)
_HOLDS = sa.and_(
    StatusMark.order_id == Order.id,
    StatusMark.status_id == OwnStatus.id,
    OwnStatus.state == Order.state,
    _STANDS,
)


def statuses_of(session: HouseSession) -> list[OwnStatus]:
    """The company's statuses in their order."""
    query = sa.select(OwnStatus).where(_STANDS)
    return list(session.scalars(query.order_by(OwnStatus.place, OwnStatus.id)))


def status_of(ctx: Ctx, order: Order) -> OwnStatus | None:
    """The own status an order stands in."""
    if not ctx.company.settings.own_statuses:
        return None
    query = sa.select(OwnStatus).where(Order.id == order.id, _HOLDS)
    return ctx.session.scalars(query).one_or_none()


def put_in_status(ctx: Ctx, order_id: int, status_id: int | None) -> int | None:
    """Mark an order with a status, None for none; answers the mark it had."""
    mark = ctx.session.scalars(sa.select(StatusMark).where(StatusMark.order_id == order_id)).one_or_none()
    was = mark.status_id if mark is not None else None
    if mark is None and status_id is not None:
        ctx.session.add(StatusMark(order_id=order_id, status_id=status_id))
    elif mark is not None and status_id is None:
        ctx.session.delete(mark)
    elif mark is not None and status_id is not None:
        mark.status_id = status_id
    ctx.session.flush()
    return was


def status_called(ctx: Ctx, name: str, path: str = "status") -> OwnStatus:
    """The status that bears a name: whole, else by all its words. Asks where none or several do."""
    known = statuses_of(ctx.session)
    whole = [one for one in known if fold(one.name) == fold(name)]
    words = set(stems(name))
    fitting = whole or [one for one in known if words and words <= set(stems(one.name))]
    if len(fitting) == 1:
        return fitting[0]
    options = [Option(one.name, one.name) for one in fitting or known]
    raise Missing(path, say("orders-status-which" if known else "orders-statuses-none"), options)


def keep_flag(ctx: Ctx) -> None:
    """Remember with the company whether it has any: orders then look for them."""
    company = ctx.get(Company, ctx.company.id)
    kept = {name: value for name, value in company.settings.items() if name != "own_statuses"}
    company.settings = {**kept, "own_statuses": True} if statuses_of(ctx.session) else kept
    ctx.session.flush()


@dataclass(frozen=True, slots=True)
class InStatus:
    """How many orders stand in a status, what they come to and what is due for them (minor units)."""

    status: OwnStatus
    orders: int
    total: int
    due: int


def by_status(session: HouseSession) -> list[InStatus]:
    """Every status in its order, those nobody stands in with zeros."""
    due = sa.case((Order.paid < Order.total, Order.total - Order.paid), else_=0)
    sums = (sa.func.count(), sa.func.sum(Order.total), sa.func.sum(due))
    query = sa.select(OwnStatus.id, *sums).where(_HOLDS, Order.state.in_(LIVE)).group_by(OwnStatus.id)
    found = {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in session.execute(query)}
    return [InStatus(one, *found.get(one.id, (0, 0, 0))) for one in statuses_of(session)]


def orders_in(session: HouseSession, status_id: int, after: int | None) -> list[Order]:
    """Orders that stand in a status, the newest first; one more than fits when another page follows."""
    query = sa.select(Order).where(OwnStatus.id == status_id, _HOLDS)
    if after is not None:
        query = query.where(Order.id < after)
    return list(session.scalars(query.order_by(Order.id.desc()).limit(PAGE + 1)))


def following(statuses: Sequence[OwnStatus], now: OwnStatus | None) -> list[OwnStatus]:
    """What an order may go to next, nearest first: after its own status, else from the first on."""
    if now is None:
        return list(statuses)
    places = [one.id for one in statuses]
    at = places.index(now.id) if now.id in places else -1
    return [*statuses[at + 1 :], *statuses[: max(at, 0)]]
