"""Returns and discounts, which are not recorded yet: said honestly, with the ways that exist."""

from __future__ import annotations

from core.blocks import Buttons
from tests.core.house import Shop, Worker
from tests.core.orders.seeing import order, ordered, seen


def buttons(shop: Worker, done: object) -> dict[str, tuple[str, dict[str, object]]]:
    """What a receipt's buttons say and do."""
    held = [block for block in done.receipt.blocks if isinstance(block, Buttons)]  # type: ignore[attr-defined]
    rows = [button for block in held for row in block.rows for button in row]
    return {seen(shop, one.label): (one.act.action, one.act.args) for one in rows if one.act}


async def test_a_paid_order_may_be_cancelled_with_its_money_or_its_payment_taken_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), paid=True)
    told = await bakery.does("orders.how_to_return", customer="Иванова")
    assert "пока не записываю" in seen(bakery, told)
    offered = buttons(bakery, told)
    assert list(offered) == ["Вернуть 1 200 ₽ и отменить", "Отменить оплату", "Открыть заказ"]
    name, args = offered["Вернуть 1 200 ₽ и отменить"]
    await bakery.does(name, **args)
    assert (await order(bakery)).state == "cancelled"
    assert (await order(bakery)).paid == 0


async def test_a_shipped_order_must_come_back_first(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), paid=True)
    await bakery.does("orders.ship", order="1")
    told = await bakery.does("orders.how_to_return", order="1")
    assert "Сначала отмените отгрузку" in seen(bakery, told)
    assert "Вернуть 1 200 ₽ и отменить" not in buttons(bakery, told)
    name, args = buttons(bakery, told)["Отменить отгрузку"]
    await bakery.does(name, **args)
    assert "Вернуть 1 200 ₽ и отменить" in buttons(
        bakery, await bakery.does("orders.how_to_return", order="1")
    )


async def test_of_several_orders_one_is_chosen(bakery: Shop) -> None:
    for _ in range(2):
        await ordered(bakery, ("торт наполеон", 1), paid=True)
    told = await bakery.does("orders.how_to_return", customer="Иванова")
    assert list(buttons(bakery, told)) == ["Заказ № 2", "Заказ № 1"]
    assert "Отменить оплату" not in seen(bakery, told)


async def test_without_an_order_the_ways_are_told(bakery: Shop) -> None:
    told = await bakery.does("orders.how_to_return")
    assert "отменить ошибочную оплату" in seen(bakery, told)


async def test_a_viewer_is_offered_nothing_to_write(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), paid=True)
    viewer = await bakery.member("Вера", "viewer")
    assert list(buttons(viewer, await viewer.does("orders.how_to_return", order="1"))) == ["Открыть заказ"]


async def test_a_discount_on_an_order_points_at_the_price_of_a_line(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1))
    told = seen(bakery, await bakery.does("orders.how_to_discount", order="1"))
    assert "Скидку на заказ я пока не записываю" in told
    assert "«в заказе 1 цена торт наполеон 1 080 ₽»" in told
    assert "пока не записываю" in seen(bakery, await bakery.does("orders.how_to_discount"))
