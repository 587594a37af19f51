"""Goods that come back from a sale nobody knows: to their place, with the money, counted on their own day."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acts.calls import Ask, Choose, Done
from core.blocks import Act
from core.customers.models import Customer
from core.finance.models import Account
from core.inventory.models import Balance
from core.orders.refusals import KeptUsed, NothingToReturn, ReturnAnnulled
from core.reports.check import check_all
from tests.core.house import House, Shop
from tests.core.orders.seeing import counted, offers, ordered, refusal, seen, shelf
from tests.core.reports.test_bridge import counted as bridged

CAKES = [{"product": "торт наполеон", "quantity": "2"}]
PLAIN: dict[str, Any] = {"lines": CAKES, "destination": "sellable", "refund_to": "cash"}


async def test_a_cake_of_an_unknown_sale_comes_back_for_cash(bakery: Shop) -> None:
    done = await bakery.does(
        "orders.return_without_sale",
        lines=CAKES,
        destination="sellable",
        refund_to="cash",
        reason="не тот крем",
    )
    told = seen(bakery, done)
    assert "Возврат № 1 без заказа: 2 400 ₽" in told
    assert "Клиенту возвращено 2 400 ₽ наличными" in told
    assert "не тот крем" in told
    assert (await shelf(bakery)).on_hand == 12
    (till,) = await bakery.rows(Account)
    assert till.balance == -240000
    for basis in ("ordered", "shipped", "paid"):
        sums = await counted(bakery, basis)
        assert (sums["orders"], sums["revenue"], sums["cost"]) == (0, -240000, -100000)
    assert "2 400 ₽" in seen(bakery, await bakery.does("orders.returns"))
    assert await check_all(bakery.app) == []


async def test_what_is_not_said_is_asked_for(bakery: Shop) -> None:
    asked = await bakery.call("orders.return_without_sale", lines=CAKES)
    assert isinstance(asked, Ask)
    assert asked.path == "destination"
    asked = await bakery.call("orders.return_without_sale", lines=CAKES, destination="damaged")
    assert isinstance(asked, Ask)
    assert [option.value for option in asked.options] == ["cash", "card", "transfer", "nothing"]
    asked = await bakery.call(
        "orders.return_without_sale", lines=CAKES, destination="damaged", refund_to="balance"
    )
    assert isinstance(asked, Ask)
    assert asked.path == "customer"


async def test_nothing_given_back_takes_no_revenue_away(bakery: Shop) -> None:
    done = await bakery.does(
        "orders.return_without_sale", lines=CAKES, destination="written_off", refund_to="nothing"
    )
    told = seen(bakery, done)
    assert "Деньги клиенту не возвращали" in told
    assert "Товар списан" in told
    assert (await shelf(bakery)).on_hand == 10
    sums = await counted(bakery, "shipped")
    assert (sums["revenue"], sums["cost"]) == (0, -100000)
    assert await check_all(bakery.app) == []


async def test_money_kept_for_the_customer_pays_their_next_order(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Иванова")
    back = {"lines": CAKES, "destination": "sellable", "refund_to": "balance", "customer": "Иванова"}
    done = await bakery.does("orders.return_without_sale", **back)
    assert "2 400 ₽ осталось на балансе клиента" in seen(bakery, done)
    (till,) = await bakery.rows(Account)
    assert till.balance == 0
    (customer,) = await bakery.rows(Customer)
    assert (customer.orders, customer.revenue, customer.owed) == (0, -240000, 0)
    told = seen(bakery, await bakery.does("orders.statement", customer="Иванова"))
    assert "Возврат без заказа" in told
    assert "Оплачено вперёд\n2 400 ₽" in told
    await ordered(bakery, ("торт наполеон", 1), paid=False)
    await bakery.does("orders.pay_from_balance", order="1")
    assert await check_all(bakery.app) == []
    with pytest.raises(KeptUsed):
        await bakery.undoes(done)


@pytest.mark.parametrize("way", ["cash", "balance", "nothing"])
async def test_profit_still_leads_to_the_money(bakery: Shop, way: str) -> None:
    await bakery.does("customers.add", name="Иванова")
    await bakery.does(
        "orders.return_without_sale", lines=CAKES, destination="sellable", refund_to=way, customer="Иванова"
    )
    told = await bridged(bakery)
    assert told.change == (-240000 if way == "cash" else 0)


async def test_goods_whose_cost_nobody_knows_come_back_at_no_known_cost(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="Свеча", price="50")
    done = await bakery.does(
        "orders.return_without_sale",
        lines=[{"product": "Свеча", "quantity": "4"}],
        destination="sellable",
        refund_to="cash",
    )
    assert "Себестоимость неизвестна" in seen(bakery, done)
    sums = await counted(bakery, "shipped")
    assert (sums["revenue"], sums["cost"]) == (-20000, 0)
    assert await check_all(bakery.app) == []
    (balance,) = [row for row in await bakery.rows(Balance) if row.on_hand == 4000]
    assert balance.value == 0


async def test_it_is_undone_whole_and_once(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Иванова")
    for way in ("cash", "balance", "nothing"):
        done = await bakery.does(
            "orders.return_without_sale",
            lines=CAKES,
            destination="damaged",
            refund_to=way,
            customer="Иванова",
        )
        assert "отменён" in seen(bakery, await bakery.undoes(done))
        assert done.receipt.undo is not None
        with pytest.raises(ReturnAnnulled):
            raise await bakery.refused(done.receipt.undo.action, **done.receipt.undo.args)
    assert (await shelf(bakery)).on_hand == 10
    (customer,) = await bakery.rows(Customer)
    assert customer.revenue == 0
    assert not any((await counted(bakery, "ordered")).values())
    assert await check_all(bakery.app) == []


async def test_a_return_of_no_known_order_offers_to_be_taken_without_one(bakery: Shop) -> None:
    refused = await bakery.refused("orders.return", lines=CAKES, destination="sellable")
    assert isinstance(refused, NothingToReturn)
    assert offers(bakery, refused) == ["Принять без заказа"]
    act = refused.offers[0].act
    assert isinstance(act, Act)
    done = await bakery.does(act.action, **act.args, refund_to="cash")
    assert "без заказа: 2 400 ₽" in seen(bakery, done)


async def test_the_latest_sales_are_offered_and_none_of_them(bakery: Shop) -> None:
    for _ in range(2):
        await bakery.does("orders.sell", lines=CAKES)
    answer = await bakery.call("orders.return", lines=CAKES, destination="sellable", refund_to="cash")
    assert isinstance(answer, Choose)
    last = answer.options[-1]
    assert len(answer.options) == 3
    assert last.action == "orders.return_without_sale"
    done = await bakery.does("orders.return_without_sale", **last.value)
    assert "без заказа" in seen(bakery, done)
    assert await check_all(bakery.app) == []


async def test_a_customer_whose_order_it_may_be_is_asked_first(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 3))
    await bakery.does("orders.ship", order="1")
    back: dict[str, Any] = {**PLAIN, "customer": "Иванова"}
    answer = await bakery.call("orders.return_without_sale", **back)
    assert isinstance(answer, Choose)
    theirs, none = answer.options
    assert (theirs.action, none.action) == ("orders.return", "orders.return_without_sale")
    assert isinstance(await bakery.call("orders.return", **theirs.value, refund_to="cash"), Done)
    assert isinstance(await bakery.call("orders.return_without_sale", **none.value), Done)
    assert await check_all(bakery.app) == []


async def test_cards_that_part_take_their_returns_along(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Иванова")
    await bakery.does("customers.add", name="Петрова")
    merged = await bakery.does("customers.merge", customer="Иванова", other="Петрова")
    back = {"lines": CAKES, "destination": "sellable", "refund_to": "cash"}
    done = await bakery.does("orders.return_without_sale", **back, customer="Иванова")
    await bakery.undoes(done)
    await bakery.undoes(merged)
    again = await bakery.does("orders.return_without_sale", **back, customer="Петрова")
    merged = await bakery.does("customers.merge", customer="Иванова", other="Петрова")
    assert await check_all(bakery.app) == []
    await bakery.undoes(again)
    await bakery.undoes(merged)
    assert await check_all(bakery.app) == []


async def test_a_return_brings_no_more_than_its_goods_to_sell(bakery: Shop) -> None:
    refused = await bakery.refused(
        "orders.return_without_sale",
        lines=[{"product": "торт наполеон", "quantity": "900000000", "price": "900000000"}],
        destination="sellable",
        refund_to="cash",
    )
    assert "Сумма слишком большая" in refusal(bakery, refused)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.integers(1, 5000).map(lambda milli: f"{milli / 1000:.3f}"),
            st.integers(0, 99999).map(lambda kopecks: f"{kopecks / 100:.2f}"),
            st.sampled_from(["sellable", "damaged", "written_off"]),
            st.sampled_from(["cash", "card", "balance", "nothing"]),
            st.booleans(),
        ),
        min_size=1,
        max_size=4,
    )
)
async def test_books_agree_whatever_comes_back(
    house: House, steps: list[tuple[str, str, str, str, bool]]
) -> None:
    shop = await house.shop()
    await shop.does("inventory.add", name="Торт", price="1200", unit="кг")
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "3", "price": "333.33"}])
    await shop.does("customers.add", name="Иванова")
    for quantity, price, place, way, undone in steps:
        done = await shop.does(
            "orders.return_without_sale",
            lines=[{"product": "Торт", "quantity": quantity, "price": price}],
            destination=place,
            refund_to=way,
            customer="Иванова",
        )
        if undone:
            await shop.undoes(done)
    assert await check_all(shop.app) == []
