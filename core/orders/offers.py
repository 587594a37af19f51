"""Offers to customers: drafts whose prices hold through a day. Kept, looked up, required to hold."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Button, Day, say
from core.orders.models import Order
from core.orders.refusals import OfferExpired
from core.orders.terms import Offer
from core.tenancy import HouseSession

HOLDS = timedelta(days=14)
"""For how long an offer holds when nobody says."""
PAGE = 10


def offer_of(session: HouseSession, order: Order) -> Offer | None:
    """The offer a draft is, if it was offered."""
    if order.state != "draft":
        return None
    return session.scalars(sa.select(Offer).where(Offer.order_id == order.id)).one_or_none()


def hold_until(ctx: Ctx, order: Order, until: date | None) -> date | None:
    """Make a draft an offer that holds through a day, or no offer; answers the day it held through before."""
    offer = offer_of(ctx.session, order)
    was = offer.until if offer is not None else None
    if offer is None and until is not None:
        ctx.session.add(Offer(order_id=order.id, until=until))
    elif offer is not None and until is None:
        ctx.session.delete(offer)
    elif offer is not None and until is not None:
        offer.until = until
    ctx.session.flush()
    return was


def require_holding(ctx: Ctx, order: Order) -> None:
    """Raise OfferExpired, with what may be done, where the offer's last day is over."""
    offer = offer_of(ctx.session, order)
    if offer is None or offer.until >= ctx.today:
        return
    this: dict[str, object] = {"id": order.id}
    offers = [
        Button(say("orders-button-accept-old"), Act("orders.confirm", {"order": this, "expired": True})),
        Button(say("orders-button-prolong"), prolonging(ctx, order)),
    ]
    raise OfferExpired(day=Day(offer.until), offers=offers)


def prolonging(ctx: Ctx, order: Order) -> Act:
    """The act that makes a draft an offer from today for the usual time."""
    return Act("orders.prolong", {"order": {"id": order.id}, "until": (ctx.today + HOLDS).isoformat()})


def offers_page(session: HouseSession, after: tuple[date, int] | None) -> list[tuple[Order, Offer]]:
    """One page of offers and one more where another follows: what ends first comes first."""
    query = sa.select(Order, Offer).join(Offer, Offer.order_id == Order.id).where(Order.state == "draft")
    if after is not None:
        query = query.where(sa.tuple_(Offer.until, Offer.id) > after)
    rows = session.execute(query.order_by(Offer.until, Offer.id).limit(PAGE + 1))
    return [(order, offer) for order, offer in rows]
