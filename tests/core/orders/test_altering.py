"""Lines of an order made less, taken off, given another quantity or price, and the way back."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Done
from core.orders.models import Order
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import counted, held, offers, order, ordered, refusal, seen, shelf

ECLAIRS = {"product": "эклер ванильный"}


async def taken(shop: Shop, *lines: dict[str, str]) -> Done:
    return await shop.does("orders.take_off", order="1", lines=list(lines))


async def test_a_line_goes_with_its_reserve_its_figures_and_comes_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2), ("эклер ванильный", 3))
    less = await taken(bakery, ECLAIRS)
    assert "Из заказа № 1 убрано: эклер ванильный" in seen(bakery, less)
    assert (await order(bakery)).total == 240000
    assert (await shelf(bakery, "эклер ванильный")).reserved == 0
    assert (await counted(bakery, "ordered"))["revenue"] == 240000
    assert "эклер" not in seen(bakery, await bakery.does("orders.show", order="1"))
    assert await check_all(bakery.app) == []
    await bakery.undoes(less)
    assert (await order(bakery)).total == 285000
    assert (await shelf(bakery, "эклер ванильный")).reserved == 3
    assert (await counted(bakery, "ordered"))["cost"] == 2 * 50000 + 3 * 6000
    assert "эклер" in seen(bakery, await bakery.does("orders.show", order="1"))
    assert await check_all(bakery.app) == []


async def test_some_of_a_line_are_taken_off(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2), ("эклер ванильный", 3))
    await taken(bakery, {**ECLAIRS, "quantity": "2"})
    assert (await order(bakery)).total == 255000
    assert await held(bakery) == 3
    refused = await bakery.refused("orders.take_off", order="1", lines=[{**ECLAIRS, "quantity": "2"}])
    assert "в заказе ещё 1" in refusal(bakery, refused)


async def test_goods_named_twice_are_counted_twice(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2), ("эклер ванильный", 3))
    await taken(bakery, {**ECLAIRS, "quantity": "1"}, {**ECLAIRS, "quantity": "1"})
    assert (await order(bakery)).total == 255000


async def test_goods_that_were_added_apart_are_one_kind(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 3))
    await bakery.does("orders.add_lines", order="1", lines=[{**ECLAIRS, "quantity": "2"}])
    await taken(bakery, {**ECLAIRS, "quantity": "4"})
    assert (await order(bakery)).total == 135000
    assert await check_all(bakery.app) == []


async def test_a_service_said_in_words_is_taken_off(bakery: Shop) -> None:
    lines = [{"product": "торт наполеон"}, {"product": "доставка", "price": "300"}]
    await bakery.does("orders.create", customer="Иванова", lines=lines)
    await taken(bakery, {"product": "доставку"})
    assert (await order(bakery)).total == 120000


async def test_the_last_line_is_not_taken_off_but_the_order_may_be_cancelled(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    refused = await bakery.refused("orders.take_off", order="1", lines=[{"product": "торт наполеон"}])
    assert "ничего не останется" in refusal(bakery, refused)
    assert offers(bakery, refused) == ["Отменить заказ"]


async def test_what_is_not_in_the_order_is_said(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    refused = await bakery.refused("orders.take_off", order="1", lines=[ECLAIRS])
    assert "В заказе № 1 нет позиции «эклер ванильный»" in refusal(bakery, refused)


async def test_what_has_left_stays(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 5))
    await bakery.does("orders.ship", order="1", lines=[{**ECLAIRS, "quantity": "2"}])
    refused = await bakery.refused("orders.change_line", order="1", **ECLAIRS, quantity="1")
    assert "уже отгружено 2" in refusal(bakery, refused)
    await taken(bakery, ECLAIRS)
    assert (await order(bakery)).total == 150000
    assert await check_all(bakery.app) == []
    await bakery.does("orders.ship", order="1")
    refused = await bakery.refused("orders.take_off", order="1", lines=[{**ECLAIRS, "quantity": "1"}])
    assert "в заказе ещё 0" in refusal(bakery, refused)


async def test_a_quantity_is_changed_up_and_down(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    more = await bakery.does("orders.change_line", order="1", product="торт наполеон", quantity="12")
    assert "Заказ № 1 изменён: торт наполеон" in seen(bakery, more)
    assert "не хватает 2" in seen(bakery, more)
    assert (await order(bakery)).total == 1440000
    assert await held(bakery) == 10
    await bakery.undoes(more)
    assert (await order(bakery)).total == 240000
    assert await held(bakery) == 2
    assert await check_all(bakery.app) == []


async def test_a_price_is_changed_and_the_price_list_is_not(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    await bakery.does("orders.change_line", order="1", product="торт наполеон", price="1100")
    assert (await order(bakery)).total == 220000
    assert "1 200" in seen(bakery, await bakery.does("inventory.show", product="торт наполеон"))
    assert (await counted(bakery, "ordered"))["revenue"] == 220000


async def test_neither_a_quantity_nor_a_price_is_asked_for(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    asked = await bakery.asks("orders.change_line", order="1", product="торт наполеон")
    assert asked.path == "quantity"


async def test_more_was_paid_than_it_comes_to_now(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2), ("эклер ванильный", 2), paid=True)
    less = await taken(bakery, ECLAIRS)
    assert "Переплата\n300 ₽" in seen(bakery, less)
    assert (await counted(bakery, "paid"))["revenue"] == 240000
    assert await check_all(bakery.app) == []
    await bakery.undoes(less)
    assert (await counted(bakery, "paid"))["revenue"] == 270000
    assert await check_all(bakery.app) == []


async def test_a_payment_that_needs_the_lines_keeps_them(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 2))
    more = await bakery.does("orders.change_line", order="1", product="торт наполеон", quantity="3")
    await bakery.does("orders.pay", order="1")
    refused = await bakery.refused("acts.undo", act={"id": more.act_id})
    assert "оплачено 3 600 ₽" in refusal(bakery, refused)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("orders.take_off", {"lines": [ECLAIRS]}),
        ("orders.change_line", {**ECLAIRS, "quantity": "1"}),
    ],
)
async def test_a_finished_order_is_left_alone(bakery: Shop, name: str, args: dict[str, Any]) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 2))
    await bakery.does("orders.status", order="1", status="done")
    assert "выполнен" in refusal(bakery, await bakery.refused(name, order="1", **args))


async def test_a_draft_is_changed_too(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 2), draft=True)
    draft = {"id": (await bakery.rows(Order))[0].id}
    less = await bakery.does("orders.take_off", order=draft, lines=[ECLAIRS])
    assert await held(bakery) == 0
    await bakery.undoes(less)
    assert not any((await counted(bakery, "ordered")).values())


async def test_lines_changed_since_are_not_put_back(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 5))
    less = await taken(bakery, {**ECLAIRS, "quantity": "1"})
    await bakery.does("orders.change_line", order="1", **ECLAIRS, quantity="2")
    refused = await bakery.refused("acts.undo", act={"id": less.act_id})
    assert "с тех пор меняли" in refusal(bakery, refused)


async def test_its_history_tells(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 5))
    await bakery.undoes(await taken(bakery, ECLAIRS))
    await bakery.does("orders.change_line", order="1", **ECLAIRS, price="140")
    told = seen(bakery, await bakery.does("orders.history", order="1"))
    assert "убрано: эклер ванильный, теперь 1 200 ₽" in told
    assert "состав прежний, 1 950 ₽" in told
    assert "изменено: эклер ванильный, теперь 1 900 ₽" in told


async def test_a_viewer_may_not(bakery: Shop) -> None:
    await ordered(bakery, ("торт наполеон", 1), ("эклер ванильный", 5))
    viewer = await bakery.member("Вера", "viewer")
    refused = await viewer.refused("orders.take_off", order="1", lines=[ECLAIRS])
    assert "нет права" in refusal(viewer, refused)
