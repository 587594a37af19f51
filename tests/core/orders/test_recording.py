"""Recording orders and sales: lines, prices, services, new customers, drafts."""

from __future__ import annotations

from datetime import timedelta

from core.acts.calls import Ask, Choose, Confirm, Done, Resumed
from core.customers.models import Customer
from core.finance.models import Account
from core.orders.models import Order, OrderLine
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import counted, held, order, ordered, refusal, seen, shelf


async def test_price_comes_from_the_card_when_none_was_said(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 2))
    assert "2 400 ₽" in seen(bakery, done)


async def test_price_is_asked_where_the_card_has_none(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="крендель")
    asked = await bakery.asks("orders.create", lines=[{"product": "крендель"}])
    assert "По какой цене: крендель?" in seen(bakery, asked.question)
    done = await bakery.answers(asked, "80")
    assert isinstance(done, Done)
    assert (await order(bakery)).total == 8000


async def test_a_gift_costs_nothing(bakery: Shop) -> None:
    await bakery.does("orders.create", lines=[{"product": "эклер ванильный", "price": "0"}])
    gift = await order(bakery)
    assert (gift.total, gift.payment) == (0, "paid")


async def test_delivery_is_a_service_without_a_card(bakery: Shop) -> None:
    await bakery.does(
        "orders.create",
        lines=[{"product": "эклер ванильный"}, {"product": "доставка", "price": "300"}],
    )
    lines = {line.name: line for line in await bakery.rows(OrderLine)}
    assert lines["доставка"].is_service
    assert lines["доставка"].product_id is None
    assert (await order(bakery)).total == 45000


async def test_delivery_without_a_price_is_asked_about(bakery: Shop) -> None:
    asked = await bakery.asks("orders.create", lines=[{"product": "срочная доставка"}])
    assert asked.path == "lines.0.price"
    assert isinstance(await bakery.answers(asked, "250"), Done)


async def test_unknown_goods_are_created_or_written_as_a_service(bakery: Shop) -> None:
    asked = await bakery.chooses("orders.sell", lines=[{"product": "латте", "quantity": "2", "price": "200"}])
    assert "латте" in seen(bakery, asked.question)
    create, service = asked.options
    assert seen(bakery, create.label) == "Создать товар «латте»"
    assert (create.action, create.value) == ("inventory.add", {"name": "латте", "price": "200"})
    done = await bakery.answers(asked, service.value)
    assert isinstance(done, Done)
    assert "Продажа № 1: 400 ₽" in seen(bakery, done)


async def test_unknown_goods_without_a_price_are_asked_about_too(bakery: Shop) -> None:
    asked = await bakery.chooses("orders.create", lines=[{"product": "латте"}])
    price = await bakery.picks(asked, 0)
    assert isinstance(price, Ask)
    assert (price.action, price.path) == ("inventory.add", "price")
    created = await bakery.answers(price, "200")
    assert isinstance(created, Resumed)
    assert created.action == "inventory.add"
    assert "Записан заказ № 1" in seen(bakery, created.then)
    assert "200 ₽" in seen(bakery, created.then)


async def test_a_service_with_a_card_reserves_nothing(bakery: Shop) -> None:
    done = await ordered(bakery, ("роспись торта", 1), ("торт наполеон", 1))
    assert "Маржа" in seen(bakery, done)
    assert "1 000 ₽" in seen(bakery, done)
    assert await held(bakery) == 1


async def test_units_of_one_family_are_converted(bakery: Shop) -> None:
    await bakery.does("inventory.add", name="конфеты", price="800", unit="кг")
    await bakery.does("orders.create", lines=[{"product": "конфеты", "quantity": "500", "unit": "г"}])
    assert (await order(bakery)).total == 40000


async def test_units_of_another_family_are_refused(bakery: Shop) -> None:
    refused = await bakery.refused(
        "orders.create", lines=[{"product": "торт наполеон", "quantity": "2", "unit": "кг"}]
    )
    assert "кг" in refusal(bakery, refused)


async def test_a_shortage_is_shown_and_what_is_there_is_held(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 12))
    assert "отложено 10 шт из 12 шт, не хватает 2 шт" in seen(bakery, done)
    assert "Оприходовать" in seen(bakery, done)
    assert (await shelf(bakery)).reserved == 10


async def test_the_same_goods_twice_share_the_stock(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 7), ("торт наполеон", 7))
    lines = sorted(await bakery.rows(OrderLine), key=lambda line: line.position)
    assert [line.reserved for line in lines] == [7000, 3000]
    assert await held(bakery) == (await shelf(bakery)).reserved == 10


async def test_due_day_and_hour_in_the_company_zone(bakery: Shop) -> None:
    done = await ordered(bakery, ("эклер ванильный", 1), due="2026-11-21T15:00")
    assert "21 ноября, 15:00" in seen(bakery, await bakery.does("orders.show", order="1"))
    assert "21 ноября" in seen(bakery, done)
    due = (await order(bakery)).due_at
    assert due is not None
    assert due.isoformat() == "2026-11-21T12:00:00+00:00"


async def test_a_due_day_that_is_over_is_refused(bakery: Shop) -> None:
    refused = await bakery.refused("orders.create", lines=[{"product": "эклер ванильный"}], due="2026-11-19")
    assert "19 ноября уже прошло" in refusal(bakery, refused)


async def test_too_large_a_sum_is_refused(bakery: Shop) -> None:
    refused = await bakery.refused(
        "orders.create",
        lines=[{"product": "торт наполеон", "quantity": "1000000000", "price": "10000000000"}],
    )
    assert "слишком большая" in refusal(bakery, refused)


async def test_paid_at_once(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 1), paid=True)
    assert "Оплачено" in seen(bakery, done)
    assert (await order(bakery)).payment == "paid"
    assert (await counted(bakery, "paid"))["revenue"] == 120000


async def test_a_known_customer_is_found_in_any_case(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Анна Иванова")
    done = await ordered(bakery, ("эклер ванильный", 1), customer="Ивановой")
    assert "Анна Иванова" in seen(bakery, done)
    assert "Новый клиент" not in seen(bakery, done)
    assert len(await bakery.rows(Customer)) == 1


async def test_two_customers_of_one_name_are_chosen_between(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Анна Иванова", phone="8 916 123-45-67")
    await bakery.does("customers.add", name="Ольга Иванова")
    asked = await bakery.chooses("orders.create", customer="Ивановой", lines=[{"product": "эклер ванильный"}])
    assert [option.label for option in asked.options] == ["Анна Иванова", "Ольга Иванова"]
    assert "+7 916 123-45-67" in seen(bakery, asked)
    done = await bakery.picks(asked, 1)
    assert isinstance(done, Done)
    assert "Ольга Иванова" in seen(bakery, done)


async def test_the_same_order_again_is_done_with_a_word_about_it(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Иванова")
    await ordered(bakery, ("эклер ванильный", 2))
    again = await ordered(bakery, ("эклер ванильный", 2))
    assert "Такой же заказ № 1 записан только что" in seen(bakery, again)
    other = await ordered(bakery, ("эклер ванильный", 3))
    assert "Такой же заказ" not in seen(bakery, other)
    bakery.clock.move(timedelta(minutes=11))
    later = await ordered(bakery, ("эклер ванильный", 2))
    assert "Такой же заказ" not in seen(bakery, later)


async def test_a_sale_is_ordered_shipped_and_paid(bakery: Shop) -> None:
    done = await bakery.does(
        "orders.sell", lines=[{"product": "эклер ванильный", "quantity": "2"}], method="card"
    )
    assert "Продажа № 1: 300 ₽" in seen(bakery, done)
    sold = await order(bakery)
    assert (sold.state, sold.payment, sold.shipment) == ("done", "paid", "shipped")
    assert (await shelf(bakery, "эклер ванильный")).on_hand == 18
    for basis in ("ordered", "shipped", "paid"):
        sums = await counted(bakery, basis)
        assert (sums["orders"], sums["revenue"], sums["cost"], sums["quantity"]) == (1, 30000, 12000, 2000)


async def test_a_sale_below_zero_is_refused_with_a_receipt_offered(bakery: Shop) -> None:
    refused = await bakery.refused("orders.sell", lines=[{"product": "торт наполеон", "quantity": "11"}])
    assert refused.offers[0].act is not None
    assert refused.offers[0].act.action == "inventory.receive"
    assert await bakery.rows(Order) == []


async def test_a_sale_leaves_what_is_held_for_others(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 9))
    await bakery.refused("orders.sell", lines=[{"product": "торт наполеон", "quantity": "2"}])
    await bakery.does("orders.sell", lines=[{"product": "торт наполеон", "quantity": "1"}])
    assert (await shelf(bakery)).available == 0


async def test_a_draft_takes_no_number_and_no_stock(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 2), draft=True)
    assert "Записан черновик заказа: Иванова" in seen(bakery, done)
    assert (await bakery.rows(Order))[0].number is None
    assert await held(bakery) == 0
    assert await counted(bakery, "ordered") == {}

    draft = {"id": (await bakery.rows(Order))[0].id}
    refused = await bakery.refused("orders.ship", order=draft)
    assert "ещё не подтверждён" in refusal(bakery, refused)
    confirmed = await bakery.does("orders.confirm", order=draft)
    assert "Заказ № 1 подтверждён: Иванова" in seen(bakery, confirmed)
    assert await held(bakery) == 2
    await bakery.refused("orders.confirm", order="1")

    await bakery.undoes(confirmed)
    assert await held(bakery) == 0
    again = await order(bakery)
    assert (again.state, again.number) == ("draft", 1)
    assert (await counted(bakery, "ordered"))["revenue"] == 0


async def test_lines_are_added_and_taken_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    added = await bakery.does(
        "orders.add_lines", order="1", lines=[{"product": "эклер ванильный", "quantity": "4"}]
    )
    assert "1 800 ₽" in seen(bakery, added)
    assert (await counted(bakery, "ordered"))["revenue"] == 180000
    assert (await bakery.rows(Customer))[0].revenue == 180000
    assert await held(bakery) == 5
    await bakery.undoes(added)
    assert (await order(bakery)).total == 120000
    assert await held(bakery) == 1
    assert (await bakery.rows(Customer))[0].owed == 120000


async def test_lines_paid_for_are_not_taken_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    await bakery.does("orders.pay", order="1")
    refused = await bakery.refused("acts.undo", act={"id": added.act_id})
    assert "1 350 ₽" in refusal(bakery, refused)


async def test_a_finished_order_takes_no_more_lines(bakery: Shop) -> None:
    await bakery.does("orders.sell", lines=[{"product": "эклер ванильный"}])
    refused = await bakery.refused("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    assert "выполнен" in refusal(bakery, refused)


async def test_numbers_have_no_gaps_whatever_is_previewed_or_refused(bakery: Shop) -> None:
    card = await bakery.confirms("orders.create", lines=[{"product": "эклер ванильный"}])
    assert "№ …" in seen(bakery, card)
    await bakery.refused("orders.sell", lines=[{"product": "торт наполеон", "quantity": "99"}])
    await ordered(bakery, ("эклер ванильный", 1))
    assert isinstance(await bakery.agrees(card), (Done, Confirm))
    assert sorted(o.number or 0 for o in await bakery.rows(Order)) == [1, 2]


async def test_what_is_missing_is_asked_for(bakery: Shop) -> None:
    asked = await bakery.asks("orders.create", customer="Иванова")
    assert isinstance(asked, Ask)
    assert asked.path == "lines"
    assert "Что и сколько?" in seen(bakery, asked.question)
    chosen = await bakery.call("orders.create", lines=[{"product": "нечто"}])
    assert isinstance(chosen, Choose)


async def test_a_sale_on_credit_is_shipped_and_owed(bakery: Shop) -> None:
    sold = await bakery.does(
        "orders.sell", customer="Иванова", credit=True, lines=[{"product": "торт наполеон", "quantity": "2"}]
    )
    assert "Продажа в долг № 1: 2 400 ₽" in seen(bakery, sold)
    assert "К оплате\n2 400 ₽" in seen(bakery, sold)
    sale = await order(bakery)
    assert (sale.paid, sale.due, sale.shipment) == (0, 240000, "shipped")
    assert {account.balance for account in await bakery.rows(Account)} <= {0}
    assert "2 400 ₽" in seen(bakery, await bakery.does("orders.debts"))
    assert not any((await counted(bakery, "paid")).values())
    assert await check_all(bakery.app) == []
    await bakery.undoes(sold)
    assert (await shelf(bakery)).on_hand == 10
    assert "Никто ничего не должен" in seen(bakery, await bakery.does("orders.debts"))


async def test_credit_is_given_to_somebody(bakery: Shop) -> None:
    asked = await bakery.asks("orders.sell", credit=True, lines=[{"product": "торт наполеон"}])
    assert asked.path == "customer"
