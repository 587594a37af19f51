"""Goods that come back: by line, to their place, with the money; counted on their own day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.acts.calls import Ask, Choose
from core.customers.models import Customer
from core.finance.models import Account
from core.inventory.models import Balance
from core.inventory.refusals import UsedSince
from core.orders.models import Order, OrderLine, Shipment
from core.orders.refusals import (
    BalanceShort,
    HasReturns,
    MoneyUsed,
    NobodyToKeepFor,
    PaidAsDue,
    RefundsMore,
    ReturnsLess,
)
from core.orders.returns.models import OrderReturn
from core.reports.check import check_all
from core.reports.models import SalesCount
from tests.core.house import Shop
from tests.core.orders.seeing import offers, order, ordered, refusal, seen, shelf


async def shipped(bakery: Shop, *goods: tuple[str, int], paid: bool = True) -> None:
    """Иванова's order number 1 of these goods, shipped."""
    await ordered(bakery, *goods, paid=paid)
    await bakery.does("orders.ship", order="1")


async def balance(shop: Shop) -> tuple[int, int]:
    """On hand and value of the cakes."""
    rows = await shop.rows(Balance)
    first = min(row.product_id for row in rows)
    return next((row.on_hand, row.value) for row in rows if row.product_id == first)


async def test_goods_come_back_at_the_cost_they_left_with_and_the_money_goes_the_way_it_came(
    bakery: Shop,
) -> None:
    await shipped(bakery, ("торт наполеон", 3))
    lines = [{"product": "торт наполеон", "quantity": "1"}]
    done = await bakery.does(
        "orders.return",
        order="1",
        lines=lines,
        destination="sellable",
        refund_to="same",
        reason="не тот крем",
    )
    told = seen(bakery, done)
    assert "Возврат № 1 по заказу № 1: 1 200 ₽" in told
    assert "Клиенту возвращено 1 200 ₽ наличными" in told
    assert "можно продавать" in told
    assert await balance(bakery) == (8000, 400000)
    held = await order(bakery)
    assert (held.total, held.paid, held.payment) == (240000, 240000, "paid")
    (till,) = await bakery.rows(Account)
    assert till.balance == 240000
    assert await check_all(bakery.app) == []


async def test_what_is_not_said_is_asked_for_with_buttons(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 2), ("эклер ванильный", 4))
    asked = await bakery.call("orders.return", customer="Иванова")
    assert isinstance(asked, Ask)
    assert [option.label for option in asked.options[1:]] == ["торт наполеон", "эклер ванильный"]
    args = {"order": "1", "lines": asked.options[2].value}
    asked = await bakery.call("orders.return", **args)
    assert isinstance(asked, Ask)
    assert asked.path == "destination"
    asked = await bakery.call("orders.return", **args, destination="damaged")
    assert isinstance(asked, Ask)
    assert [option.value for option in asked.options] == ["cash", "balance", "card", "transfer"]
    done = await bakery.does("orders.return", **args, destination="damaged", refund_to="balance")
    assert "600 ₽ осталось на балансе клиента" in seen(bakery, done)
    assert await check_all(bakery.app) == []


async def test_a_debt_falls_by_what_came_back(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 2), paid=False)
    await bakery.does("orders.pay", order="1", amount="500")
    lines = [{"product": "торт наполеон", "quantity": "1"}]
    told = seen(bakery, await bakery.does("orders.return", order="1", lines=lines, destination="sellable"))
    assert "на эту сумму меньше к оплате" in told
    assert "К оплате\n700 ₽" in told
    (customer,) = await bakery.rows(Customer)
    assert (customer.revenue, customer.owed, customer.orders) == (120000, 70000, 1)


async def test_a_thrown_away_cake_is_a_loss_at_what_it_cost(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 1))
    await bakery.does("orders.return", order="1", destination="written_off", refund_to="cash")
    assert await balance(bakery) == (9000, 450000)
    told = seen(bakery, await bakery.does("reports.sales", period="today", metric="profit"))
    assert "Потери товара\n500 ₽" in told
    assert await check_all(bakery.app) == []


async def test_damaged_goods_are_there_but_promised_to_nobody(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 10))
    await bakery.does(
        "orders.return",
        order="1",
        lines=[{"product": "торт наполеон", "quantity": "2"}],
        destination="damaged",
        refund_to="cash",
    )
    told = seen(bakery, await bakery.does("inventory.show", product="торт наполеон"))
    assert "из них брак\n2 шт" in told
    assert "Доступно\n0 шт" in told
    made = await bakery.does("orders.create", lines=[{"product": "торт наполеон", "quantity": "1"}])
    assert "не хватает 1 шт" in seen(bakery, made)
    await bakery.refused("orders.ship", order="2")
    await bakery.does(
        "inventory.transfer",
        lines=[{"product": "торт наполеон", "quantity": "1"}],
        source="Брак",
        target="Основной",
    )
    await bakery.does("orders.ship", order="2")
    assert await check_all(bakery.app) == []


async def test_no_more_comes_back_than_left(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 2))
    back = {"order": "1", "destination": "sellable", "refund_to": "cash"}
    lines = [{"product": "торт наполеон", "quantity": "1"}]
    await bakery.does("orders.return", **back, lines=lines)
    lines = [{"product": "торт наполеон", "quantity": "2"}]
    refused = await bakery.refused("orders.return", **back, lines=lines)
    assert isinstance(refused, ReturnsLess)
    assert refusal(bakery, refused) == ("торт наполеон: вернуть 2 шт нельзя, отгружено и не возвращено 1 шт.")


async def test_thirds_of_a_price_sum_to_it_when_all_is_back(bakery: Shop) -> None:
    await bakery.does(
        "orders.sell", lines=[{"product": "торт наполеон", "quantity": "3", "price": "33.3333"}]
    )
    sums = []
    for _ in range(3):
        lines = [{"product": "торт наполеон", "quantity": "1"}]
        back = {"order": "1", "destination": "sellable", "refund_to": "cash", "lines": lines}
        await bakery.does("orders.return", **back)
        sums.append((await order(bakery)).total)
    assert sums == [6667, 3333, 0]
    assert await balance(bakery) == (10000, 500000)
    assert (await order(bakery)).paid == 0
    assert await check_all(bakery.app) == []


async def test_a_return_counts_on_its_own_day(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 2))
    bakery.clock.move(timedelta(days=3))
    lines = [{"product": "торт наполеон", "quantity": "1"}]
    back = {"order": "1", "destination": "sellable", "refund_to": "cash", "lines": lines}
    done = await bakery.does("orders.return", **back)
    days = await bakery.rows(SalesCount, SalesCount.scope == "day")
    found = sorted((row.day, row.ordered_revenue, row.shipped_revenue, row.paid_revenue) for row in days)
    assert [row[1:] for row in found if any(row[1:])] == [
        (240000, 240000, 240000),
        (-120000, -120000, -120000),
    ]
    assert await check_all(bakery.app) == []
    bakery.clock.move(timedelta(days=1))
    await bakery.undoes(done)
    days = await bakery.rows(SalesCount, SalesCount.scope == "day")
    assert sorted(row.ordered_revenue for row in days if row.ordered_revenue) == [240000]
    assert await check_all(bakery.app) == []


async def test_an_undo_leads_back_and_what_stands_on_it_is_named(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 10))
    done = await bakery.does(
        "orders.return", order="1", destination="sellable", refund_to="transfer", lines=cakes(2)
    )
    refused = await bakery.refused("orders.annul_shipment", shipment=(await bakery.rows(Shipment))[0].id)
    assert isinstance(refused, HasReturns)
    sold = await bakery.does("orders.sell", lines=cakes(1))
    with pytest.raises(UsedSince):
        await bakery.undoes(done)
    await bakery.undoes(sold)
    await bakery.undoes(done)
    held = await order(bakery)
    assert (held.total, held.paid) == (1200000, 1200000)
    assert await balance(bakery) == (0, 0)
    assert sorted(row.balance for row in await bakery.rows(Account)) == [0, 1200000]
    assert [line.returned for line in await bakery.rows(OrderLine)] == [0, 0]
    assert await check_all(bakery.app) == []


async def test_work_that_was_done_is_paid_back_but_its_cost_stays(bakery: Shop) -> None:
    await shipped(bakery, ("Роспись торта", 1))
    told = seen(bakery, await bakery.does("orders.return", order="1", refund_to="cash"))
    assert "склад" not in told
    row = next(r for r in await bakery.rows(SalesCount, SalesCount.scope == "day") if r.shipped_cost)
    assert (row.shipped_revenue, row.shipped_cost) == (0, 10000)
    assert await check_all(bakery.app) == []


async def test_nothing_is_kept_for_nobody(bakery: Shop) -> None:
    await bakery.does("orders.sell", lines=cakes(1))
    refused = await bakery.refused("orders.return", order="1", destination="sellable", refund_to="balance")
    assert isinstance(refused, NobodyToKeepFor)


async def test_of_several_sales_one_is_chosen(bakery: Shop) -> None:
    for _ in range(2):
        await bakery.does("orders.sell", lines=cakes(1))
    answer = await bakery.call("orders.return", lines=cakes(1))
    assert isinstance(answer, Choose)
    assert [seen(bakery, option.label) for option in answer.options] == [
        "Продажа № 2",
        "Продажа № 1",
        "Ни один из этих",
    ]


async def test_a_refund_is_not_undone_apart_from_its_return(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 1))
    await bakery.does("orders.return", order="1", destination="sellable", refund_to="cash")
    (made,) = await bakery.rows(OrderReturn)
    refused = await bakery.refused("orders.annul_payment", payment=made.posting_id)
    assert "Отмените сам возврат" in refusal(bakery, refused)


def cakes(count: int) -> list[dict[str, str]]:
    return [{"product": "торт наполеон", "quantity": str(count)}]


async def test_no_more_money_goes_back_than_was_paid(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("orders.pay", order="1", amount="1500", method="card")
    assert isinstance(await bakery.refused("orders.refund", order="1", amount="1501"), RefundsMore)
    told = seen(bakery, await bakery.does("orders.refund", customer="Иванова"))
    assert "Клиенту возвращено 300 ₽ по заказу № 1" in told
    assert "Способ оплаты: карта" in told
    refused = await bakery.refused("orders.refund", order="1")
    assert isinstance(refused, PaidAsDue)
    assert offers(bakery, refused) == ["Вернуть 1 200 ₽ и отменить"]
    done = await bakery.does("orders.refund", order="1", amount="200", method="cash")
    assert "снова к оплате 200 ₽" in seen(bakery, done)
    await bakery.undoes(done)
    assert (await order(bakery)).paid == 120000
    assert await check_all(bakery.app) == []


async def test_overpayments_of_several_orders_go_back_in_one(bakery: Shop) -> None:
    for number, amount in (("1", "1300"), ("2", "1250")):
        await ordered(bakery, ("торт наполеон", 1))
        await bakery.does("orders.pay", order=number, amount=amount)
    told = seen(bakery, await bakery.does("orders.refund", customer="Иванова", amount="120"))
    assert "Заказ № 1: 100 ₽" in told
    assert "Заказ № 2: 20 ₽" in told
    assert [row.paid for row in await bakery.rows(Order)] == [120000, 123000]


async def test_returns_are_listed_and_a_card_tells_what_came_back(bakery: Shop) -> None:
    assert "Возвратов пока нет" in seen(bakery, await bakery.does("orders.returns"))
    await shipped(bakery, ("торт наполеон", 2))
    await bakery.does("orders.return", order="1", lines=cakes(1), destination="sellable", refund_to="cash")
    assert "вернули 1 шт" in seen(bakery, await bakery.does("orders.show", order="1"))
    told = seen(bakery, await bakery.does("orders.returns", customer="Иванова"))
    assert "торт наполеон" in told
    assert "1 200 ₽" in told
    assert "возврат на 1 200 ₽" in seen(bakery, await bakery.does("orders.history", order="1"))


async def test_what_was_kept_pays_another_order(bakery: Shop) -> None:
    await shipped(bakery, ("торт наполеон", 2))
    back = {"order": "1", "destination": "sellable", "refund_to": "balance"}
    returned = await bakery.does("orders.return", **back, lines=cakes(1))
    assert "На балансе\n1 200 ₽" in seen(bakery, await bakery.does("customers.show", customer="Иванова"))
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 2))
    done = await bakery.does("orders.pay_from_balance", customer="Иванова")
    told = seen(bakery, done)
    assert "Заказ № 2 оплачен с баланса: 1 200 ₽" in told
    assert "осталось 0 ₽" in told
    assert [(row.total, row.paid) for row in await bakery.rows(Order)] == [(120000, 120000), (150000, 120000)]
    assert await check_all(bakery.app) == []
    refused = await bakery.refused("orders.pay_from_balance", order="2")
    assert isinstance(refused, BalanceShort)
    with pytest.raises(MoneyUsed):
        await bakery.undoes(returned)
    await bakery.undoes(done)
    await bakery.undoes(returned)
    assert [(row.total, row.paid) for row in await bakery.rows(Order)] == [(240000, 240000), (150000, 0)]
    assert await check_all(bakery.app) == []


async def test_a_payment_that_went_on_to_another_order_is_taken_back_from_both(bakery: Shop) -> None:
    for _ in range(2):
        await ordered(bakery, ("торт наполеон", 1))
    paid = await bakery.does("orders.pay", order="1", amount="1500")
    await bakery.does("orders.pay_from_balance", order="2")
    assert [row.paid for row in await bakery.rows(Order)] == [120000, 30000]
    await bakery.undoes(paid)
    assert [row.paid for row in await bakery.rows(Order)] == [0, 0]
    assert await check_all(bakery.app) == []


async def test_the_rest_of_a_line_is_closed_and_its_reserve_is_free(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 6), ("эклер ванильный", 2))
    await bakery.does("orders.ship", order="1", lines=cakes(4))
    done = await bakery.does("orders.close_rest", order="1", product="торт наполеон")
    assert "Остаток в заказе № 1 закрыт: торт наполеон" in seen(bakery, done)
    assert (await shelf(bakery)).reserved == 0
    held = await order(bakery)
    assert (held.total, held.shipment) == (510000, "partial")
    assert "закрыто без отгрузки 2 шт" in seen(bakery, await bakery.does("orders.show", order="1"))
    assert await check_all(bakery.app) == []
    await bakery.undoes(done)
    assert (await order(bakery)).total == 750000
    assert (await shelf(bakery)).reserved == 2
    assert [line.cancelled for line in await bakery.rows(OrderLine)] == [0, 0]
    await bakery.does("orders.ship", order="1")
    refused = await bakery.refused("orders.close_rest", order="1")
    assert "отгружен полностью" in refusal(bakery, refused)


async def test_lines_that_a_shipment_knew_are_taken_off_all_the_same(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    added = await bakery.does(
        "orders.add_lines", order="1", lines=[{"product": "эклер ванильный", "quantity": "2"}]
    )
    left = await bakery.does("orders.ship", order="1")
    await bakery.undoes(left)
    await bakery.undoes(added)
    assert (await order(bakery)).total == 120000
    assert await check_all(bakery.app) == []


async def test_a_change_is_undone_where_more_had_been_paid_before_it(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("orders.pay", order="1", amount="1500")
    done = await bakery.does("orders.change_line", order="1", product="торт наполеон", price="1300")
    await bakery.undoes(done)
    held = await order(bakery)
    assert (held.total, held.overpaid) == (120000, 30000)
