"""Payments: of an order, of a customer, in part, too much, taken back."""

from __future__ import annotations

from core.acts.calls import Done
from core.finance.models import Account
from core.orders.models import Order
from tests.core.house import Shop
from tests.core.orders.seeing import counted, counted_by, order, ordered, refusal, seen


async def paid_of(shop: Shop) -> dict[int, int]:
    return {o.number or 0: o.paid for o in await shop.rows(Order)}


async def test_part_then_the_rest(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    part = await bakery.does("orders.pay", order="1", amount="900.50")
    assert "1 499,50 ₽" in seen(bakery, part)
    assert (await order(bakery)).payment == "partial"
    rest = await bakery.does("orders.pay", order="1")
    assert "оплачен" in seen(bakery, rest)
    assert (await order(bakery)).payment == "paid"
    refused = await bakery.refused("orders.pay", order="1")
    assert "уже оплачен" in refusal(bakery, refused)
    sums = await counted(bakery, "paid")
    assert (sums["revenue"], sums["cost"], sums["orders"], sums["quantity"]) == (240000, 100000, 1, 2000)


async def test_each_method_fills_its_own_account(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await bakery.does("orders.pay", order="1", amount="100")
    await bakery.does("orders.pay", order="1", amount="200", method="card")
    told = await bakery.does("orders.pay", order="1", amount="300", method="transfer")
    assert "Способ оплаты: перевод" in seen(bakery, told)
    kinds = {account.kind: account.balance for account in await bakery.rows(Account)}
    assert kinds == {"cash": 10000, "card": 20000, "bank": 30000}


async def test_overpayment_is_kept_and_said(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    paid = await bakery.does("orders.pay", customer="Иванова", amount="1300")
    assert "Переплата 100 ₽" in seen(bakery, paid)
    assert (await order(bakery)).payment == "overpaid"
    assert (await counted(bakery, "paid"))["revenue"] == 120000
    assert "Переплата по заказу № 1: 100 ₽" in seen(
        bakery, await bakery.does("customers.show", customer="Иванова")
    )
    await bakery.does("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    assert (await counted(bakery, "paid"))["revenue"] == 130000


async def test_a_customers_orders_are_paid_oldest_first(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await ordered(bakery, ("эклер ванильный", 2))
    await ordered(bakery, ("эклер ванильный", 4))
    paid = await bakery.does("orders.pay", customer="Иванова", amount="1400")
    assert "по 2 заказам" in seen(bakery, paid)
    assert "Заказ № 2: 200 ₽" in seen(bakery, paid)
    assert await paid_of(bakery) == {1: 120000, 2: 20000, 3: 0}
    await bakery.undoes(paid)
    assert await paid_of(bakery) == {1: 0, 2: 0, 3: 0}
    assert not any((await counted(bakery, "paid")).values())


async def test_a_sum_that_fits_one_order_pays_that_one(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await ordered(bakery, ("эклер ванильный", 2))
    await bakery.does("orders.pay", customer="Иванова", amount="300")
    assert await paid_of(bakery) == {1: 0, 2: 30000}


async def test_several_orders_and_no_sum_are_chosen_between(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await ordered(bakery, ("эклер ванильный", 2))
    asked = await bakery.chooses("orders.pay", customer="Иванова")
    assert [seen(bakery, option.label) for option in asked.options] == [
        "Заказ № 1, Иванова",
        "Заказ № 2, Иванова",
        "По всем: 1 500 ₽",
    ]
    done = await bakery.picks(asked, 2)
    assert isinstance(done, Done)
    assert await paid_of(bakery) == {1: 120000, 2: 30000}


async def test_a_payment_for_nothing_is_asked_about(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    asked = await bakery.asks("orders.pay", amount="500")
    assert asked.path == "order"
    assert "к оплате 1 200 ₽" in seen(bakery, asked)
    done = await bakery.picks(asked, 0)
    assert isinstance(done, Done)
    assert (await order(bakery)).paid == 50000


async def test_an_order_of_somebody_else(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("customers.add", name="Петров")
    refused = await bakery.refused("orders.pay", customer="Петров", order="1", amount="5")
    assert "не этого клиента" in refusal(bakery, refused)


async def test_a_payment_taken_back_counts_on_its_own_day(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    paid = await bakery.does("orders.pay", order="1", amount="500")
    bakery.house.move(hours=23)
    undone = await bakery.undoes(paid)
    assert "Оплата 500 ₽ отменена" in seen(bakery, undone)
    assert (await order(bakery)).paid == 0
    assert await counted_by(bakery, "paid", "day") == {}
    assert all(account.balance == 0 for account in await bakery.rows(Account))
    refused = await bakery.refused("acts.undo", act={"id": paid.act_id})
    assert "Уже отменено" in refusal(bakery, refused)


async def test_who_owes(bakery: Shop) -> None:
    assert "Никто ничего не должен" in seen(bakery, await bakery.does("orders.debts"))
    await ordered(bakery, ("торт наполеон", 1))
    await ordered(bakery, ("эклер ванильный", 2), customer="Петров")
    await ordered(bakery, ("эклер ванильный", 1), customer=None)
    await bakery.does("orders.pay", order="1", amount="200")
    told = seen(bakery, await bakery.does("orders.debts"))
    assert told.index("Иванова") < told.index("Петров") < told.index("без клиента")
    for line in ("1 000 ₽", "300 ₽", "150 ₽", "1 450 ₽"):
        assert line in told
    debtors = seen(bakery, await bakery.does("customers.list", segment="debtors"))
    assert "Иванова" in debtors
    assert "Петров" in debtors


async def test_a_payment_says_whose_order_it_is(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), customer="Иванова Ольга")
    assert "Клиент: Иванова Ольга" in seen(bakery, await bakery.does("orders.pay", order="1", amount="100"))


async def test_only_orders_with_something_due_are_offered(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("orders.pay", order="2")
    which = await bakery.asks("orders.pay")
    (only,) = which.options
    assert "№ 1" in seen(bakery, only.label)
    await bakery.does("orders.pay", order="1")
    assert "Неоплаченных заказов нет" in refusal(bakery, await bakery.refused("orders.pay"))
    assert (await bakery.asks("orders.pay", amount="500")).options == []
