"""Exchanges in one act: goods, money, figures right at once, and one undo for all of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.acts.calls import Ask
from core.customers.models import Customer
from core.finance.models import Account
from core.inventory.refusals import OutOfStock
from core.orders.models import Order, OrderLine
from core.orders.refusals import HasPayments, ReturnsLess
from core.orders.returns.models import OrderReturn
from core.reports.check import check_all
from core.reports.models import SalesCount
from tests.core.house import Shop
from tests.core.orders.seeing import offers, order, ordered, seen, shelf

CAKE, ECLAIR = "торт наполеон", "эклер ванильный"


def swap(back: str = CAKE, instead: str = ECLAIR, **more: str) -> list[dict[str, str]]:
    return [{"product": back, "instead": instead, **more}]


async def till(shop: Shop) -> dict[str, int]:
    return {one.kind: one.balance for one in await shop.rows(Account)}


async def shipped(bakery: Shop, *goods: tuple[str, int], paid: bool = True) -> None:
    await ordered(bakery, *goods, paid=paid)
    await bakery.does("orders.ship", order="1")


async def test_a_dearer_thing_is_paid_on_and_all_of_it_is_one_act(bakery: Shop) -> None:
    await shipped(bakery, (ECLAIR, 1))
    bakery.clock.move(timedelta(days=2))
    asked = await bakery.call("orders.exchange", order="1", lines=swap(ECLAIR, CAKE), destination="sellable")
    assert isinstance(asked, Ask)
    assert asked.path == "settle"
    assert [option.value for option in asked.options] == ["cash", "card", "transfer", "later"]
    done = await bakery.does(
        "orders.exchange", order="1", lines=swap(ECLAIR, CAKE), destination="sellable", settle="card"
    )
    told = seen(bakery, done)
    assert "Обмен по заказу № 1: эклер ванильный → торт наполеон" in told
    assert "Доплата 1 050 ₽ принята" in told
    assert await till(bakery) == {"cash": 15000, "card": 105000}
    assert (await shelf(bakery, ECLAIR)).on_hand == 20
    assert (await shelf(bakery)).on_hand == 9
    (customer,) = await bakery.rows(Customer)
    assert (customer.revenue, customer.owed) == (120000, 0)
    today = bakery.clock.now().date()
    days = {row.day: row.ordered_revenue for row in await bakery.rows(SalesCount, SalesCount.scope == "day")}
    assert days == {today - timedelta(days=2): 15000, today: 105000}
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await till(bakery) == {"cash": 15000, "card": 0}
    assert ((await shelf(bakery)).on_hand, (await shelf(bakery, ECLAIR)).on_hand) == (10, 19)
    (customer,) = await bakery.rows(Customer)
    assert (customer.revenue, customer.owed, customer.orders) == (15000, 0, 1)
    assert (await order(bakery)).payment == "paid"
    assert await check_all(bakery.app) == []


async def test_a_cheaper_thing_gives_the_rest_back_the_way_it_was_paid(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 2))
    await bakery.does("orders.pay", order="1", method="transfer")
    await bakery.does("orders.ship", order="1")
    lines = swap(quantity="1", given="2")
    done = await bakery.does("orders.exchange", order="1", lines=lines, destination="damaged", settle="same")
    told = seen(bakery, done)
    assert "Клиенту возвращено 900 ₽ переводом" in told
    assert await till(bakery) == {"bank": 150000}
    assert ((await order(bakery)).total, (await order(bakery, 2)).total) == (120000, 30000)
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await till(bakery) == {"bank": 240000}
    assert await check_all(bakery.app) == []


async def test_the_rest_may_stay_on_the_balance_and_pay_another_order(bakery: Shop) -> None:
    await shipped(bakery, (CAKE, 1))
    done = await bakery.does(
        "orders.exchange", order="1", lines=swap(), destination="sellable", settle="balance"
    )
    assert "1 050 ₽ осталось на балансе" in seen(bakery, done)
    await ordered(bakery, (ECLAIR, 2))
    paid = await bakery.does("orders.pay_from_balance", order="3")
    refused = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert "уже потрачены с баланса" in seen(bakery, refused.said)
    await bakery.does("acts.undo", act={"id": paid.act_id})
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await check_all(bakery.app) == []


async def test_the_difference_is_paid_from_the_balance_as_far_as_it_goes(bakery: Shop) -> None:
    await shipped(bakery, (ECLAIR, 1))
    await bakery.does("orders.top_up", customer="Иванова", amount="800")
    args: dict[str, Any] = {"order": "1", "lines": swap(ECLAIR, CAKE), "destination": "sellable"}
    asked = await bakery.call("orders.exchange", **args)
    assert isinstance(asked, Ask)
    assert [option.value for option in asked.options] == ["cash", "card", "transfer", "balance", "later"]
    assert "800 ₽ с баланса" in seen(bakery, asked.options[3].label)
    done = await bakery.does("orders.exchange", **args, settle="balance")
    told = seen(bakery, done)
    assert "С баланса клиента зачтено 800 ₽" in told
    assert "Осталось доплатить 250 ₽" in told
    assert await till(bakery) == {"cash": 95000}
    assert (await order(bakery, 2)).due == 25000
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert "800 ₽" in seen(bakery, await bakery.does("orders.unallocated"))
    assert await check_all(bakery.app) == []


async def test_what_has_not_left_is_made_dearer_from_the_balance(bakery: Shop) -> None:
    await ordered(bakery, (ECLAIR, 1), paid=True)
    await bakery.does("orders.top_up", customer="Иванова", amount="2000")
    done = await bakery.does("orders.exchange", order="1", lines=swap(ECLAIR, CAKE), settle="balance")
    assert "С баланса клиента зачтено 1 050 ₽" in seen(bakery, done)
    assert (await order(bakery)).due == 0
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    held = await order(bakery)
    assert (held.total, held.paid) == (15000, 15000)
    assert "2 000 ₽" in seen(bakery, await bakery.does("orders.unallocated"))
    assert await check_all(bakery.app) == []


async def test_what_has_not_left_is_swapped_in_the_order_and_its_reserve_follows(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 2), paid=True)
    done = await bakery.does("orders.exchange", order="1", lines=swap(quantity="2"), settle="same")
    told = seen(bakery, done)
    assert "Обмен по заказу № 1: торт наполеон → эклер ванильный" in told
    assert "Клиенту возвращено 2 100 ₽ наличными" in told
    assert (await shelf(bakery)).reserved == 0
    assert (await shelf(bakery, ECLAIR)).reserved == 2
    assert (await order(bakery)).total == 30000
    assert await bakery.rows(OrderReturn) == []
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    held = await order(bakery)
    assert (held.total, held.paid, held.lines) == (240000, 240000, 1)
    assert ((await shelf(bakery)).reserved, (await shelf(bakery, ECLAIR)).reserved) == (2, 0)
    assert await check_all(bakery.app) == []


async def test_a_dearer_change_of_an_open_order_is_due_or_paid_on(bakery: Shop) -> None:
    await ordered(bakery, (ECLAIR, 2), paid=True)
    done = await bakery.does("orders.exchange", order="1", lines=swap(ECLAIR, CAKE, quantity="1"))
    assert "К оплате\n1 050 ₽" in seen(bakery, done)
    await bakery.does("acts.undo", act={"id": done.act_id})
    lines = swap(ECLAIR, CAKE, quantity="1")
    done = await bakery.does("orders.exchange", order="1", lines=lines, settle="card")
    assert (await order(bakery)).payment == "paid"
    assert await till(bakery) == {"cash": 30000, "card": 105000}
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await till(bakery) == {"cash": 30000, "card": 0}
    assert await check_all(bakery.app) == []


async def test_an_order_of_which_a_part_left_takes_back_what_left_first(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 3), paid=True)
    await bakery.does("orders.ship", order="1", lines=[{"product": CAKE, "quantity": "1"}])
    done = await bakery.does(
        "orders.exchange",
        order="1",
        lines=swap(quantity="2", given="1"),
        destination="sellable",
        settle="cash",
    )
    (line,) = await bakery.rows(OrderLine, OrderLine.order_id == (await order(bakery)).id)
    assert (line.quantity, line.shipped, line.returned, line.to_ship) == (2000, 1000, 1000, 1000)
    assert (await shelf(bakery)).on_hand == 10
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    (line,) = await bakery.rows(OrderLine, OrderLine.order_id == (await order(bakery)).id)
    assert (line.quantity, line.shipped, line.returned, line.to_ship) == (3000, 1000, 0, 2000)
    assert await check_all(bakery.app) == []


async def test_a_discount_in_per_cent_and_vat_hold_for_what_is_given(bakery: Shop) -> None:
    await bakery.does("orders.set_vat", regime="standard")
    lines = [{"product": CAKE, "quantity": "1"}, {"product": ECLAIR, "quantity": "3"}]
    await bakery.does("orders.create", customer="Иванова", lines=lines, discount="10%", paid=True)
    await bakery.does("orders.ship", order="1")
    done = await bakery.does(
        "orders.exchange", order="1", lines=swap(given="7"), destination="sellable", settle="cash"
    )
    assert "НДС 22 %" in seen(bakery, done)
    assert (await order(bakery, 2)).total == 94500
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await check_all(bakery.app) == []


async def test_several_for_several(bakery: Shop) -> None:
    await shipped(bakery, (CAKE, 1), (ECLAIR, 4))
    lines = [
        {"product": CAKE},
        {"product": ECLAIR, "quantity": "2"},
        {"instead": CAKE, "given": "1", "price": "1000"},
        {"instead": "роспись торта"},
    ]
    done = await bakery.does("orders.exchange", order="1", lines=lines, destination="sellable", settle="cash")
    assert "Клиенту возвращено 100 ₽" in seen(bakery, done)
    assert await check_all(bakery.app) == []


async def test_what_is_lacking_is_asked_for(bakery: Shop) -> None:
    await shipped(bakery, (CAKE, 1))
    asked = await bakery.call("orders.exchange", order="1", lines=[{"product": CAKE}])
    assert isinstance(asked, Ask)
    assert asked.path == "lines.0.instead"
    asked = await bakery.call("orders.exchange", order="1", lines=[{"instead": ECLAIR}])
    assert isinstance(asked, Ask)
    assert asked.path == "lines.0.product"
    asked = await bakery.call("orders.exchange", customer="Иванова", lines=swap())
    assert isinstance(asked, Ask)
    assert asked.path == "destination"


async def test_no_more_is_exchanged_than_was_ordered_and_no_more_given_than_is_there(bakery: Shop) -> None:
    await shipped(bakery, (CAKE, 1))
    back = {"order": "1", "destination": "sellable", "settle": "later"}
    refused = await bakery.refused("orders.exchange", lines=swap(quantity="2"), **back)
    assert isinstance(refused, ReturnsLess)
    refused = await bakery.refused("orders.exchange", lines=swap(given="21"), **back)
    assert isinstance(refused, OutOfStock)
    assert offers(bakery, refused)[0].startswith("Оприходовать")
    assert await bakery.rows(OrderReturn) == []


async def test_on_credit_nothing_is_asked_and_the_debt_is_the_difference(bakery: Shop) -> None:
    await shipped(bakery, (ECLAIR, 2), paid=False)
    lines = swap(ECLAIR, CAKE, quantity="1")
    await bakery.does("orders.exchange", order="1", lines=lines, destination="sellable")
    (customer,) = await bakery.rows(Customer)
    assert (customer.owed, customer.revenue) == (135000, 135000)
    assert await check_all(bakery.app) == []


async def test_an_exchange_that_something_was_built_on_stays(bakery: Shop) -> None:
    await shipped(bakery, (CAKE, 1))
    done = await bakery.does(
        "orders.exchange", order="1", lines=swap(), destination="sellable", settle="cash"
    )
    await bakery.does("orders.return", order="2", destination="sellable", refund_to="cash")
    refused = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert isinstance(refused, HasPayments)


async def test_what_was_given_may_be_exchanged_again(bakery: Shop) -> None:
    await shipped(bakery, (CAKE, 1))
    more = {"destination": "sellable", "settle": "cash"}
    await bakery.does("orders.exchange", order="1", lines=swap(), **more)
    await bakery.does("orders.exchange", order="2", lines=swap(ECLAIR, CAKE), **more)
    assert await till(bakery) == {"cash": 120000}
    assert [one.total for one in await bakery.rows(Order)] == [0, 0, 120000]
    assert await check_all(bakery.app) == []


async def test_without_a_name_it_works_over_the_counter(bakery: Shop) -> None:
    await bakery.does("orders.sell", lines=[{"product": CAKE, "quantity": "1"}], method="card")
    await bakery.does("orders.exchange", order="1", lines=swap(), destination="sellable", settle="same")
    assert (await till(bakery))["card"] == 15000
    assert await check_all(bakery.app) == []
