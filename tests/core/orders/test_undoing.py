"""Taking orders back: everything as before, or a refusal that names what stands in the way."""

from __future__ import annotations

import pytest

from core.customers.models import Customer
from core.finance.models import Account
from core.inventory.models import Balance
from core.orders.models import Order
from core.orders.refusals import PaymentNeeded
from tests.core.house import Shop
from tests.core.orders.seeing import counted, held, order, ordered, refusal, seen, shelf


async def test_an_order_is_annulled_and_its_customer_gone(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 3))
    undone = await bakery.undoes(done)
    assert "Заказ № 1 аннулирован" in seen(bakery, undone)
    assert "Иванова" in seen(bakery, undone)
    assert (await order(bakery)).state == "annulled"
    assert await bakery.rows(Customer) == []
    assert await held(bakery) == (await shelf(bakery)).reserved == 0
    assert not any((await counted(bakery, "ordered")).values())
    await bakery.refused("customers.show", customer="Иванова")
    await ordered(bakery, ("эклер ванильный", 1))
    assert (await order(bakery, 2)).state == "confirmed"


async def test_a_customer_with_another_order_stays(bakery: Shop) -> None:
    first = await ordered(bakery, ("торт наполеон", 1))
    bakery.house.move(days=1)
    await ordered(bakery, ("эклер ванильный", 1))
    await bakery.undoes(first)
    ivanova = (await bakery.rows(Customer))[0]
    assert (ivanova.orders, ivanova.revenue, ivanova.owed) == (1, 15000, 15000)
    assert ivanova.first_day == ivanova.last_day == (await order(bakery, 2)).day


async def test_a_customer_edited_since_stays(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("customers.change", customer="Иванова", phone="8 916 123 45 67")
    await bakery.undoes(done)
    ivanova = (await bakery.rows(Customer))[0]
    assert (ivanova.orders, ivanova.revenue, ivanova.first_day) == (0, 0, None)


async def test_what_stands_in_the_way_is_named(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 3))
    paid = await bakery.does("orders.pay", order="1", amount="2000")
    refused = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert "По заказу № 1 есть оплата 2 000 ₽" in refusal(bakery, refused)
    await bakery.undoes(paid)
    shipped = await bakery.does("orders.ship", order="1")
    refused = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert "По заказу № 1 есть отгрузка от 20 ноября" in refusal(bakery, refused)
    await bakery.undoes(shipped)
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    refused = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert "Состав заказа № 1 с тех пор изменился" in refusal(bakery, refused)
    await bakery.undoes(added)
    status = await bakery.does("orders.status", order="1", status="ready")
    refused = await bakery.refused("acts.undo", act={"id": done.act_id})
    assert "теперь он готов" in refusal(bakery, refused)
    await bakery.undoes(status)
    await bakery.undoes(done)
    assert (await order(bakery)).state == "annulled"


async def test_a_sale_is_taken_back_whole(bakery: Shop) -> None:
    before = [(b.on_hand, b.reserved, b.value) for b in await bakery.rows(Balance)]
    sold = await bakery.does(
        "orders.sell", customer="Иванова", lines=[{"product": "эклер ванильный", "quantity": "3"}]
    )
    await bakery.undoes(sold)
    assert [(b.on_hand, b.reserved, b.value) for b in await bakery.rows(Balance)] == before
    assert [account.balance for account in await bakery.rows(Account)] == [0]
    assert await bakery.rows(Customer) == []
    for basis in ("ordered", "shipped", "paid"):
        assert not any((await counted(bakery, basis)).values())
    assert (await order(bakery)).state == "annulled"


async def test_an_order_paid_at_once_is_taken_back_with_its_payment(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 1), paid=True)
    await bakery.undoes(done)
    assert not any((await counted(bakery, "paid")).values())
    assert [account.balance for account in await bakery.rows(Account)] == [0]


async def test_a_refund_of_a_sale_is_no_longer_undone_twice(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 1), paid=True)
    payment = done.receipt.undo.args["payment"] if done.receipt.undo else 0
    await bakery.does("orders.annul_payment", payment=payment)
    await bakery.refused("orders.annul_payment", payment=payment)


async def test_draft_goes_too(bakery: Shop) -> None:
    done = await ordered(bakery, ("торт наполеон", 1), draft=True)
    await bakery.undoes(done)
    assert [o.state for o in await bakery.rows(Order)] == ["annulled"]
    assert await bakery.rows(Customer) == []


async def test_bare_undo_takes_the_last_deed(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("orders.pay", order="1")
    undone = await bakery.does("acts.undo")
    assert "Отменено: Оплата 1 200 ₽ по заказу № 1" in seen(bakery, undone)
    undone = await bakery.does("acts.undo")
    assert "Отменено: Записан заказ № 1: Иванова" in seen(bakery, undone)


async def test_lines_shipped_or_of_a_finished_order_are_not_taken_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    shipped = await bakery.does("orders.ship", order="1")
    refused = await bakery.refused("acts.undo", act={"id": added.act_id})
    assert "есть отгрузка" in refusal(bakery, refused)
    await bakery.undoes(shipped)
    await bakery.does("orders.status", order="1", status="done")
    refused = await bakery.refused("acts.undo", act={"id": added.act_id})
    assert "выполнен" in refusal(bakery, refused)


async def test_a_confirmed_draft_with_more_to_it_stays_confirmed(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), draft=True)
    draft = {"id": (await bakery.rows(Order))[0].id}
    confirmed = await bakery.does("orders.confirm", order=draft)
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": "эклер ванильный"}])
    refused = await bakery.refused("acts.undo", act={"id": confirmed.act_id})
    assert "Состав заказа" in refusal(bakery, refused)
    await bakery.undoes(added)
    status = await bakery.does("orders.status", order="1", status="ready")
    refused = await bakery.refused("acts.undo", act={"id": confirmed.act_id})
    assert "теперь он готов" in refusal(bakery, refused)
    await bakery.undoes(status)
    await bakery.undoes(confirmed)


async def test_a_returned_payment_is_not_taken_back_as_well(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    paid = await bakery.does("orders.pay", order="1", amount="500")
    cancelled = await bakery.does("orders.cancel", order="1", refund=True)
    refused = await bakery.refused("acts.undo", act={"id": paid.act_id})
    assert "отменён" in refusal(bakery, refused)
    await bakery.undoes(cancelled)
    await bakery.undoes(paid)
    assert (await order(bakery)).paid == 0


async def test_a_cancelled_order_is_restored_once(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    cancelled = await bakery.does("orders.cancel", order="1")
    back = cancelled.receipt.undo
    assert back is not None
    await bakery.does(back.action, **back.args)
    refused = await bakery.refused("acts.undo", act={"id": cancelled.act_id})
    assert "теперь он принят" in refusal(bakery, refused)


async def test_a_restored_order_holds_what_is_left(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 6))
    cancelled = await bakery.does("orders.cancel", order="1")
    await ordered(bakery, ("торт наполеон", 8), customer="Петров")
    restored = await bakery.undoes(cancelled)
    assert "отложено 2 шт из 6 шт, не хватает 4 шт" in seen(bakery, restored)
    assert await held(bakery) == (await shelf(bakery)).reserved == 10


async def test_a_shipment_is_taken_back_once(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    shipped = await bakery.does("orders.ship", order="1")
    back = shipped.receipt.undo
    assert back is not None
    await bakery.does(back.action, **back.args)
    refused = await bakery.refused(back.action, **back.args)
    assert "уже отменено" in refusal(bakery, refused)
    assert (await shelf(bakery)).on_hand == 10


async def test_a_shipment_whose_goods_were_counted_since_is_not_taken_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 3), ("эклер ванильный", 2))
    shipped = await bakery.does("orders.ship", order="1")
    counted_since = await bakery.does(
        "inventory.set_stock", lines=[{"product": "эклер ванильный", "quantity": "17"}]
    )
    refused = await bakery.refused("acts.undo", act={"id": shipped.act_id})
    said = refusal(bakery, refused)
    assert "эклер ванильный" in said
    assert "пересчёт № 1 (20 ноября)" in said
    assert (await shelf(bakery, "эклер ванильный")).on_hand == 17
    await bakery.undoes(counted_since)
    await bakery.undoes(shipped)
    assert (await shelf(bakery, "эклер ванильный")).on_hand == 20


async def test_a_sale_counted_since_stays(bakery: Shop) -> None:
    sold = await bakery.does("orders.sell", lines=[{"product": "эклер ванильный", "quantity": "3"}])
    await bakery.does("inventory.set_stock", lines=[{"product": "эклер ванильный", "quantity": "17"}])
    refused = await bakery.refused("acts.undo", act={"id": sold.act_id})
    assert "пересчёт № 1" in refusal(bakery, refused)
    assert (await order(bakery)).state == "done"


async def test_a_count_of_other_goods_or_before_is_in_nobodys_way(bakery: Shop) -> None:
    await bakery.does("inventory.set_stock", lines=[{"product": "эклер ванильный", "quantity": "19"}])
    sold = await bakery.does("orders.sell", lines=[{"product": "эклер ванильный", "quantity": "3"}])
    await bakery.does("inventory.set_stock", lines=[{"product": "торт наполеон", "quantity": "9"}])
    await bakery.undoes(sold)
    assert (await shelf(bakery, "эклер ванильный")).on_hand == 19


async def test_lines_added_to_an_overpaid_order_are_taken_off_again(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    await bakery.does("orders.pay", order="1", amount="2000")
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": "торт наполеон"}])
    await bakery.undoes(added)
    again = await bakery.does("orders.add_lines", order="1", lines=[{"product": "торт наполеон"}])
    await bakery.does("orders.pay", order="1", amount="400")
    with pytest.raises(PaymentNeeded):
        await bakery.undoes(again)
