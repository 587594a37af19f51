"""Statuses of a company's own: within the states of work, on the card, in lists, in a report."""

from __future__ import annotations

import pytest

from core.acts.calls import Ask
from core.blocks import Buttons
from core.orders.refusals import AlreadySo, ChangedSince, StatusNamed, WrongState
from core.reports.check import check_all
from tests.core.house import Shop
from tests.core.orders.seeing import order, ordered, seen

CAKE = "торт наполеон"


@pytest.fixture
async def atelier(bakery: Shop) -> Shop:
    """Two statuses of its own, and two orders."""
    await bakery.does("orders.add_status", name="у швеи")
    await bakery.does("orders.add_status", name="на примерке", within="ready")
    await ordered(bakery, (CAKE, 1))
    await ordered(bakery, (CAKE, 2), customer="Петров")
    return bakery


async def buttons(shop: Shop, number: str = "1") -> list[str]:
    done = await shop.does("orders.show", order=number)
    rows = [row for block in done.receipt.blocks if isinstance(block, Buttons) for row in block.rows]
    return [seen(shop, button.label) for row in rows for button in row]


async def test_an_order_goes_through_them_and_its_state_of_work_follows(atelier: Shop) -> None:
    assert "у швеи" in await buttons(atelier)
    done = await atelier.does("orders.put_in_status", order="1", status="у швеи")
    assert "Заказ № 1: у швеи" in seen(atelier, done)
    assert (await order(atelier)).state == "in_work"
    assert "Статус\nу швеи" in seen(atelier, await atelier.does("orders.show", order="1"))
    await atelier.does("orders.put_in_status", order="1", status="примерке")
    assert (await order(atelier)).state == "ready"
    assert "теперь на примерке" in seen(atelier, await atelier.does("orders.history", order="1"))
    assert await check_all(atelier.app) == []


async def test_it_is_undone_one_by_one(atelier: Shop) -> None:
    first = await atelier.does("orders.put_in_status", order="1", status="у швеи")
    second = await atelier.does("orders.put_in_status", order="1", status="на примерке")
    assert isinstance(await atelier.refused("acts.undo", act={"id": first.act_id}), ChangedSince)
    await atelier.does("acts.undo", act={"id": second.act_id})
    assert "Статус\nу швеи" in seen(atelier, await atelier.does("orders.show", order="1"))
    await atelier.does("acts.undo", act={"id": first.act_id})
    assert (await order(atelier)).state == "confirmed"
    assert "Статус\n" not in seen(atelier, await atelier.does("orders.show", order="1"))


async def test_a_state_of_work_said_outright_leaves_the_own_status(atelier: Shop) -> None:
    await atelier.does("orders.put_in_status", order="1", status="у швеи")
    done = await atelier.does("orders.status", order="1", status="done")
    assert "Статус\n" not in seen(atelier, await atelier.does("orders.show", order="1"))
    assert isinstance(await atelier.refused("orders.put_in_status", order="1", status="у швеи"), WrongState)
    await atelier.does("acts.undo", act={"id": done.act_id})
    assert "Статус\nу швеи" in seen(atelier, await atelier.does("orders.show", order="1"))


async def test_the_report_counts_and_the_list_shows_who_stands_where(atelier: Shop) -> None:
    await atelier.does("orders.put_in_status", order="1", status="у швеи")
    await atelier.does("orders.put_in_status", order="2", status="у швеи")
    await atelier.does("orders.pay", order="2", amount="400")
    told = seen(atelier, await atelier.does("orders.statuses"))
    assert "у швеи" in told
    assert "3 600 ₽" in told
    assert "3 200 ₽" in told
    listed = seen(atelier, await atelier.does("orders.in_status", status="швеи"))
    assert "Петров" in listed
    assert "Иванова" in listed
    assert "нет" in seen(atelier, await atelier.does("orders.in_status", status="на примерке"))


async def test_a_renamed_status_keeps_its_orders_and_a_removed_one_lets_them_be(atelier: Shop) -> None:
    await atelier.does("orders.put_in_status", order="1", status="у швеи")
    await atelier.does("orders.rename_status", status="у швеи", name="в ателье")
    assert "Статус\nв ателье" in seen(atelier, await atelier.does("orders.show", order="1"))
    removed = await atelier.does("orders.remove_status", status="в ателье")
    assert "Статус\n" not in seen(atelier, await atelier.does("orders.show", order="1"))
    assert (await order(atelier)).state == "in_work"
    await atelier.does("orders.ship", order="1")
    await atelier.does("acts.undo", act={"id": removed.act_id})
    assert "Статус\nв ателье" in seen(atelier, await atelier.does("orders.show", order="1"))


async def test_a_new_one_may_stand_behind_another(atelier: Shop) -> None:
    await atelier.does("orders.add_status", name="на складе", behind="у швеи")
    told = seen(atelier, await atelier.does("orders.statuses"))
    assert told.index("у швеи") < told.index("на складе") < told.index("на примерке")


async def test_names_are_unlike_and_what_is_unknown_is_asked_about(atelier: Shop) -> None:
    assert isinstance(await atelier.refused("orders.add_status", name="У Швеи"), StatusNamed)
    asked = await atelier.call("orders.put_in_status", order="1", status="в прачечной")
    assert isinstance(asked, Ask)
    assert [option.value for option in asked.options] == ["у швеи", "на примерке"]
    await atelier.does("orders.put_in_status", order="1", status="у швеи")
    assert isinstance(await atelier.refused("orders.put_in_status", order="1", status="у швеи"), AlreadySo)


async def test_a_company_without_them_sees_nothing_of_them(bakery: Shop) -> None:
    await ordered(bakery, (CAKE, 1))
    assert "Статус\n" not in seen(bakery, await bakery.does("orders.show", order="1"))
    assert "Своих статусов пока нет" in seen(bakery, await bakery.does("orders.statuses"))
