"""What this room does when a room below changes its records."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.events import on
from core.companies.events import CurrencyChanged
from core.companies.refusals import CurrencyFixed
from core.customers.events import CustomerErased, CustomerRemoved, CustomersMerged, CustomersParted
from core.customers.following import follow, go_back
from core.customers.models import Customer
from core.customers.refusals import BuiltOn, OrdersOpen
from core.customers.totals import set_totals
from core.inventory.events import ProductBecomesKit
from core.inventory.kits.refusals import KitAwaited
from core.orders import cards
from core.orders.kept.models import GiftCard, KeptMoney
from core.orders.models import OPEN, Order, OrderLine
from core.orders.queries import totals_of_customers
from core.orders.returns.models import OrderReturn

ORDER, RETURN, KEPT, CARD = "order", "return", "kept_money", "gift_card"
"""What orders, returns, kept money and gift cards are called among the records that follow a merge."""


@on(CustomerRemoved)
def let_customer_go(ctx: Ctx, event: CustomerRemoved) -> None:
    """What was annulled does not hold a customer's card; all else does."""
    ctx.session.flush()
    for owned, annulled in (
        (Order.customer_id, Order.state == "annulled"),
        (OrderReturn.customer_id, OrderReturn.annulled_at.is_not(None)),
        (KeptMoney.customer_id, KeptMoney.annulled_at.is_not(None)),
        (GiftCard.customer_id, GiftCard.annulled_at.is_not(None)),
    ):
        ctx.session.execute(
            sa.update(owned.class_).where(owned == event.customer_id, annulled).values({owned: None}),
            execution_options={"synchronize_session": "fetch"},
        )


@on(CustomersMerged)
def follow_the_card(ctx: Ctx, event: CustomersMerged) -> None:
    """Orders of a merged card are the kept one's from now on."""
    follow(ctx, event, ORDER, Order.customer_id)
    follow(ctx, event, RETURN, OrderReturn.customer_id)
    follow(ctx, event, KEPT, KeptMoney.customer_id)
    follow(ctx, event, CARD, GiftCard.customer_id)
    _add_up_anew(ctx, event.kept_id, event.merged_id)


@on(CustomersParted)
def leave_the_card(ctx: Ctx, event: CustomersParted) -> None:
    """They go back, with all that has happened to them since. Raises BuiltOn where some are gone."""
    ids = go_back(ctx, event, ORDER, Order.customer_id)
    go_back(ctx, event, RETURN, OrderReturn.customer_id)
    go_back(ctx, event, KEPT, KeptMoney.customer_id)
    go_back(ctx, event, CARD, GiftCard.customer_id)
    still = sa.select(sa.func.count()).where(Order.customer_id == event.merged_id, Order.id.in_(ids))
    if ctx.session.scalar(still) != len(ids):
        raise BuiltOn(customer=ctx.get(Customer, event.kept_id).name)
    _add_up_anew(ctx, event.kept_id, event.merged_id)


def _add_up_anew(ctx: Ctx, *ids: int) -> None:
    found = totals_of_customers(ctx.session, ids)
    for customer_id in ids:
        sums = found.get(customer_id)
        if sums is None:
            set_totals(ctx, customer_id, 0, 0, 0, (None, None))
        else:
            set_totals(ctx, customer_id, sums.orders, sums.revenue, sums.owed, (sums.first, sums.last))


@on(CustomerErased)
def forget_the_person(ctx: Ctx, event: CustomerErased) -> None:
    """Orders keep their sums and lose their notes. Raises OrdersOpen while somebody is to be served."""
    theirs = Order.customer_id.in_(event.cards)
    still = sa.select(sa.func.count()).where(theirs, Order.state.in_(["draft", *OPEN]))
    count = ctx.session.scalar(still) or 0
    if count:
        raise OrdersOpen(customer=ctx.get(Customer, event.customer_id).name, count=count)
    ctx.session.execute(
        sa.update(Order).where(theirs, Order.note.is_not(None)).values(note=None),
        execution_options={"synchronize_session": False},
    )


@on(ProductBecomesKit)
def let_it_become_a_kit(ctx: Ctx, event: ProductBecomesKit) -> None:
    """Orders that wait for the goods as they are could never be shipped. Raises KitAwaited."""
    query = (
        sa.select(OrderLine, Order)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            OrderLine.product_id == event.product,
            OrderLine.is_service.is_(False),
            OrderLine.is_kit.is_(False),
            OrderLine.quantity > OrderLine.shipped,
            Order.state.in_((*OPEN, "done")),
        )
    )
    found = ctx.session.execute(query.order_by(Order.id).limit(1)).first()
    if found is not None:
        raise KitAwaited(product=found[0].name, document=cards.called(found[1], None))


@on(CurrencyChanged)
def keep_the_currency(ctx: Ctx, event: CurrencyChanged) -> None:
    """Orders bear a currency, those brought in from elsewhere too. Raises CurrencyFixed."""
    if ctx.session.scalar(sa.select(Order.id).limit(1)) is not None:
        raise CurrencyFixed(currency=event.before)
