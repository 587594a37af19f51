"""A company that wants something paid before an order is confirmed."""

from __future__ import annotations

import pytest

from core.acts.calls import Ask, Done
from core.finance.models import Account
from core.orders.models import Order
from core.orders.refusals import DepositShort
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import order, ordered, seen, shelf

CAKE = "торт наполеон"


@pytest.fixture
async def careful(bakery: Shop) -> Shop:
    """Thirty per cent of every order first."""
    await bakery.does("orders.set_deposit", percent=30)
    return bakery


async def draft(shop: Shop) -> dict[str, object]:
    (row,) = await shop.rows(Order, Order.state == "draft")
    return {"id": row.id}


async def test_an_order_waits_for_its_deposit_as_a_draft(careful: Shop) -> None:
    done = await ordered(careful, (CAKE, 2))
    assert "Станет заказом с предоплатой 30 %: 720 ₽" in seen(careful, done)
    assert (await shelf(careful)).reserved == 0
    asked = await careful.call("orders.confirm", order=await draft(careful))
    assert isinstance(asked, Ask)
    assert "Нужна предоплата 30 % — 720 ₽" in seen(careful, asked)
    confirmed = await careful.picks(asked, 0)
    assert isinstance(confirmed, Done)
    assert "подтверждён" in seen(careful, confirmed)
    row = await order(careful)
    assert (row.state, row.paid, (await shelf(careful)).reserved) == ("confirmed", 72000, 2)
    assert await check_all(careful.app) == []
    await careful.does("acts.undo", act={"id": confirmed.act_id})
    (till,) = await careful.rows(Account)
    assert (till.balance, (await careful.rows(Order))[0].state) == (0, "draft")
    assert await check_all(careful.app) == []


async def test_less_is_not_enough_and_more_is_welcome(careful: Shop) -> None:
    await ordered(careful, (CAKE, 1))
    this = await draft(careful)
    assert isinstance(await careful.refused("orders.confirm", order=this, deposit="359.99"), DepositShort)
    await careful.does("orders.confirm", order=this, deposit="1000", method="card")
    assert (await order(careful)).due == 20000


async def test_what_is_paid_at_once_needs_no_draft(careful: Shop) -> None:
    await ordered(careful, (CAKE, 1), paid=True)
    assert (await order(careful)).state == "confirmed"
    await careful.does("orders.sell", lines=[{"product": CAKE, "quantity": "1"}])
    assert await check_all(careful.app) == []


async def test_without_the_rule_orders_are_confirmed_at_once_again(careful: Shop) -> None:
    await careful.does("orders.set_deposit", percent=0)
    await ordered(careful, (CAKE, 1))
    assert (await order(careful)).state == "confirmed"
