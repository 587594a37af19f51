"""Money that belongs to no order: paid ahead, listed, given to orders, returned; and undone."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.models import Deed
from core.blocks import Buttons
from core.customers.models import Customer
from core.finance.models import Account
from core.orders.kept.models import KeptMoney
from core.orders.refusals import BalanceShort, KeptUsed, NothingDue
from core.reports.check import check_all
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.orders.seeing import offers, order, ordered, refusal, seen

CAKE, ECLAIR = "торт наполеон", "эклер ванильный"


async def till(shop: Shop) -> dict[str, int]:
    return {one.kind: one.balance for one in await shop.rows(Account)}


async def ahead(bakery: Shop, amount: str = "5000") -> int | None:
    """Иванова pays that much and owes nothing."""
    await bakery.does("customers.add", name="Иванова")
    done = await bakery.does("orders.pay", customer="Иванова", amount=amount)
    return done.act_id


async def test_money_of_someone_who_owes_nothing_goes_to_the_balance(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Иванова")
    told = seen(bakery, await bakery.does("orders.pay", customer="Иванова", amount="5000", method="card"))
    assert "Иванова: 5 000 ₽ на баланс" in told
    assert "На балансе\n5 000 ₽" in seen(bakery, await bakery.does("customers.show", customer="Иванова"))
    assert await till(bakery) == {"card": 500000}
    assert await check_all(bakery.app) == []


async def test_without_a_sum_there_is_nothing_to_take(bakery: Shop) -> None:
    await bakery.does("customers.add", name="Иванова")
    refused = await bakery.refused("orders.pay", customer="Иванова")
    assert isinstance(refused, NothingDue)
    assert "неоплаченных заказов нет" in refusal(bakery, refused)


async def test_the_list_of_money_without_an_order_pays_one_in_one_tap(bakery: Shop) -> None:
    await ahead(bakery)
    await ordered(bakery, (CAKE, 2))
    listed = await bakery.does("orders.unallocated")
    told = seen(bakery, listed)
    assert "Деньги без заказа" in told
    assert "5 000 ₽" in told
    (tap,) = [
        b for block in listed.receipt.blocks if isinstance(block, Buttons) for row in block.rows for b in row
    ]
    assert tap.act is not None
    done = await bakery.does(tap.act.action, **tap.act.args)
    assert (await order(bakery)).payment == "paid"
    assert "осталось 2 600 ₽" in seen(bakery, done)
    assert await check_all(bakery.app) == []
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert (await order(bakery)).paid == 0
    assert await check_all(bakery.app) == []


async def test_nothing_is_listed_once_all_of_it_is_spent(bakery: Shop) -> None:
    await ahead(bakery, "1200")
    await ordered(bakery, (CAKE, 1))
    await bakery.does("orders.pay_from_balance", order="1")
    assert "Все платежи разнесены" in seen(bakery, await bakery.does("orders.unallocated"))


async def test_money_may_be_put_on_the_balance_of_someone_who_owes(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 1))
    await bakery.does("orders.top_up", customer="Иванова", amount="300")
    assert (await order(bakery)).paid == 0
    await bakery.does("orders.pay_from_balance", order="1")
    assert (await order(bakery)).paid == 30000
    assert await check_all(bakery.app) == []


async def test_kept_money_is_spent_before_overpayments_and_never_beyond(bakery: Shop) -> None:
    await ahead(bakery, "100")
    await ordered(bakery, (ECLAIR, 1))
    await bakery.does("orders.pay", order="1", amount="200")
    await ordered(bakery, (CAKE, 1))
    refused = await bakery.refused("orders.pay_from_balance", order="2", amount="151")
    assert isinstance(refused, BalanceShort)
    await bakery.does("orders.pay_from_balance", order="2")
    assert ((await order(bakery)).paid, (await order(bakery, 2)).paid) == (15000, 15000)
    assert await check_all(bakery.app) == []


async def test_it_is_returned_as_far_as_it_is_there(bakery: Shop) -> None:
    await ahead(bakery)
    done = await bakery.does("orders.refund", customer="Иванова", amount="2000", method="transfer")
    assert "с баланса возвращено 2 000 ₽" in seen(bakery, done)
    assert await till(bakery) == {"cash": 500000, "bank": -200000}
    await bakery.refused("orders.refund", customer="Иванова", amount="3001")
    await ordered(bakery, (CAKE, 4))
    await bakery.does("orders.pay_from_balance", order="1")
    assert (await order(bakery)).paid == 300000
    refused = await bakery.refused("acts.undo", act={"id": (await ahead_act(bakery))})
    assert isinstance(refused, KeptUsed)
    assert await check_all(bakery.app) == []


async def ahead_act(bakery: Shop) -> int | None:
    """The act of the first kept money."""
    deeds = await bakery.rows(Deed, Deed.action == "orders.pay")
    return deeds[0].id


async def test_a_payment_ahead_is_undone_until_it_is_spent(bakery: Shop) -> None:
    act = await ahead(bakery)
    await ordered(bakery, (CAKE, 1))
    paid = await bakery.does("orders.pay_from_balance", order="1")
    refused = await bakery.refused("acts.undo", act={"id": act})
    assert isinstance(refused, KeptUsed)
    await bakery.does("acts.undo", act={"id": paid.act_id})
    await bakery.does("acts.undo", act={"id": act})
    assert await till(bakery) == {"cash": 0}
    assert [row for row in await bakery.rows(KeptMoney) if row.annulled_at is None] == []
    assert await check_all(bakery.app) == []


async def test_a_cancelled_order_leaves_its_money_on_the_balance(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 1), paid=True)
    refused = await bakery.refused("orders.cancel", order="1")
    assert "Оставить на балансе и отменить" in offers(bakery, refused)
    done = await bakery.does("orders.cancel", order="1", refund_to="balance")
    assert "1 200 ₽ осталось на балансе клиента" in seen(bakery, done)
    assert await till(bakery) == {"cash": 120000}
    await ordered(bakery, (ECLAIR, 2))
    paid = await bakery.does("orders.pay_from_balance", order="2")
    assert isinstance(await bakery.refused("acts.undo", act={"id": done.act_id}), KeptUsed)
    await bakery.does("acts.undo", act={"id": paid.act_id})
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert (await order(bakery)).payment == "paid"
    assert await check_all(bakery.app) == []


async def test_a_cancelled_order_paid_in_two_ways_is_refunded_in_both(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 1))
    await bakery.does("orders.pay", order="1", amount="500", method="card")
    await bakery.does("orders.pay", order="1", amount="700", method="cash")
    done = await bakery.does("orders.cancel", order="1", refund=True)
    told = seen(bakery, done)
    assert "возвращено 500 ₽ на карту" in told
    assert "возвращено 700 ₽ наличными" in told
    assert await till(bakery) == {"card": 0, "cash": 0}
    await bakery.does("acts.undo", act={"id": done.act_id})
    assert await till(bakery) == {"card": 50000, "cash": 70000}
    assert await check_all(bakery.app) == []


async def test_the_statement_shows_what_was_paid_ahead(bakery: Shop) -> None:
    await ahead(bakery)
    await ordered(bakery, (CAKE, 1))
    await bakery.does("orders.pay_from_balance", order="1")
    told = seen(bakery, await bakery.does("orders.statement", customer="Иванова"))
    assert "Внесено на баланс" in told
    assert "Оплачено вперёд\n3 800 ₽" in told


async def test_it_follows_a_merged_card_and_comes_back(bakery: Shop) -> None:
    await ahead(bakery)
    await bakery.does("customers.add", name="Иванова А.")
    merged = await bakery.does(
        "customers.merge", customer="Иванова А.", other={"id": await who(bakery, "Иванова")}
    )
    told = seen(bakery, await bakery.does("customers.show", customer={"id": await who(bakery, "Иванова А.")}))
    assert "На балансе\n5 000 ₽" in told
    await bakery.does("acts.undo", act={"id": merged.act_id})
    told = seen(bakery, await bakery.does("customers.show", customer={"id": await who(bakery, "Иванова")}))
    assert "На балансе\n5 000 ₽" in told
    assert await check_all(bakery.app) == []


async def who(shop: Shop, name: str) -> int:
    return (await shop.rows(Customer, Customer.name == name))[0].id


async def test_money_that_lies_nowhere_is_named_by_the_check(bakery: Shop) -> None:
    await ahead(bakery)

    def corrupt(session: HouseSession) -> None:
        session.act_for(bakery.actor.company_id)
        session.execute(sa.update(KeptMoney).values(amount=KeptMoney.amount - 100))

    await bakery.app.db.write(corrupt)
    assert len(await check_all(bakery.app)) == 1
