"""Files that tell when an order was wanted and when it left: open orders stay open, late ones are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.integrations.asking import choice
from core.integrations.reading.plan import Kind
from core.inventory.models import Balance
from core.orders.models import Order, Shipment
from core.reports.models import SalesCount
from tests.core.house import Shop
from tests.core.integrations.making import Read, text_file
from tests.core.integrations.test_import import assert_sound, brought, files, picture, plain, shown

SALES = (
    "№ заказа;Дата заказа;Срок;Дата отгрузки;Товар;Кол-во;Цена;Клиент\n"
    "501;01.03.2024;08.03.2024;05.03.2024;Торт;2;100;Анна\n"
    "502;02.03.2024;09.03.2024;12.04.2024;Торт;1;100;Олег\n"
    "502;02.03.2024;09.03.2024;12.04.2024;Чай;1;30;Олег\n"
    "503;03.03.2024;10.03.2024;;Чай;3;30;Анна\n"
    "504;04.03.2024;;—;Торт;1;100;\n"
)


async def orders(shop: Shop) -> dict[str, Order]:
    return {order.outer_number or "": order for order in await shop.rows(Order)}


async def test_each_order_is_shipped_on_its_day_or_not_at_all(shop: Shop) -> None:
    card = await shown(shop, files(shop, заказы=SALES))
    for words in (
        "не отгружены 2 заказа: они останутся открытыми",
        "1 заказ отгружен позже срока",
        "Оплату из файла не переношу",
        "Дата отгрузки — отгружен",
        "Срок — срок",
    ):
        assert words in plain(shop, card)
    done = await shop.agrees(card)
    found = await orders(shop)
    assert {number: (order.state, order.shipment, order.due_day) for number, order in found.items()} == {
        "501": ("done", "shipped", date(2024, 3, 8)),
        "502": ("done", "shipped", date(2024, 3, 9)),
        "503": ("confirmed", "none", date(2024, 3, 10)),
        "504": ("confirmed", "none", None),
    }
    assert all(order.paid == order.total for order in found.values())
    assert found["503"].closed_at is None
    shipments = {one.order_id: one.day for one in await shop.rows(Shipment)}
    assert shipments == {found["501"].id: date(2024, 3, 5), found["502"].id: date(2024, 4, 12)}
    assert await shop.rows(Balance, Balance.reserved != 0) == []
    assert "Неотгруженные" in shop.text(done)
    await assert_sound(shop)


async def test_revenue_is_by_order_day_and_what_was_shipped_by_its_own(shop: Shop) -> None:
    await brought(shop, files(shop, заказы=SALES))
    days = await shop.rows(SalesCount, SalesCount.scope == "day")
    assert sum(day.ordered_revenue for day in days) == 52_000
    assert {day.day: day.shipped_revenue for day in days if day.shipped_revenue} == {
        date(2024, 3, 5): 20_000,
        date(2024, 4, 12): 13_000,
    }
    april = {"period": {"from": "2024-04-01", "to": "2024-04-30"}, "basis": "shipment"}
    assert "130 ₽" in plain(shop, await shop.does("reports.sales", **april))
    rows = plain(shop, await shop.does("reports.why", metric="revenue", **april))
    assert "130 ₽" in rows
    assert "не сходится" not in rows


async def test_what_was_late_open_and_overdue_is_answered(shop: Shop) -> None:
    await brought(shop, files(shop, заказы=SALES))
    late = plain(shop, await shop.does("orders.late"))
    assert "502" in late
    assert "501" not in late
    assert "34" in late, "days late"
    assert "Опоздал 1 заказ из 2 отгруженных; срок был у 2." in late
    march = await shop.does("orders.late", period={"from": "2024-03-01", "to": "2024-03-31"})
    assert "Опозданий нет. Отгружено 1 заказ, срок был у 1." in plain(shop, march)
    never = await shop.does("orders.late", period={"from": "2023-03-01", "to": "2023-03-31"})
    assert "ничего не отгружали" in plain(shop, never)
    of_anna = await shop.does("orders.late", customer="Анна")
    assert "Опозданий нет" in plain(shop, of_anna)
    waiting = plain(shop, await shop.does("orders.list", shipment="none"))
    assert "503" in waiting
    assert "504" in waiting
    assert "502" not in waiting
    overdue = plain(shop, await shop.does("orders.list", status="overdue"))
    assert "503" in overdue
    assert "504" not in overdue


async def test_an_open_order_is_shipped_and_its_revenue_moves_with_it(shop: Shop) -> None:
    await brought(shop, files(shop, заказы=SALES))
    await shop.does("inventory.receive", lines=[{"product": "Чай", "quantity": "5", "price": "10"}])
    waiting = (await orders(shop))["503"]
    await shop.does("orders.ship", order={"id": waiting.id})
    assert (await orders(shop))["503"].shipment == "shipped"
    today = {"period": {"from": "2026-11-20", "to": "2026-11-20"}, "basis": "shipment"}
    assert "90 ₽" in plain(shop, await shop.does("reports.sales", **today))
    assert "503" in plain(shop, await shop.does("orders.late"))
    await assert_sound(shop)


async def test_a_later_file_tells_that_it_was_shipped(shop: Shop) -> None:
    first = await brought(shop, files(shop, заказы=SALES))
    before = await picture(shop)
    newer = SALES.replace("10.03.2024;;Чай", "10.03.2024;11.03.2024;Чай")
    done = await brought(shop, files(shop, заказы=newer))
    assert "Изменено документов\n1" in plain(shop, done)
    order = (await orders(shop))["503"]
    assert (order.state, order.shipment) == ("done", "shipped")
    await assert_sound(shop)
    await shop.undoes(done)
    assert await picture(shop) == before
    await assert_sound(shop)
    await shop.undoes(first)
    assert await orders(shop) == {}
    assert [day for day in await shop.rows(SalesCount) if day.shipped_revenue or day.ordered_revenue] == []


async def test_sold_from_the_shelf_open_orders_leave_nothing(shop: Shop) -> None:
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "9", "price": "10"}])
    sent = files(shop, заказы=SALES)
    await brought(shop, sent, choices=[choice("moves", "issue")])
    (cake,) = await shop.rows(Balance, Balance.on_hand > 0)
    assert (cake.on_hand, cake.reserved) == (7_000, 0), "502 is short of tea and moves nothing"
    await assert_sound(shop)


def test_a_day_of_shipment_alone_is_the_day_of_the_sale(tmp_path: Path) -> None:
    text = "Номер;Дата отгрузки;Товар;Кол-во;Цена\n1;05.03.2024;Торт;1;100\n"
    read = Read(tmp_path, text_file(tmp_path, "a.csv", text))
    (table,) = read.plan.tables
    assert table.kind is Kind.SALES
    assert {column.field for column in table.columns} == {"number", "date", "product", "quantity", "price"}
    assert not read.totals.ships


def test_the_head_of_a_document_tells_for_all_its_lines(tmp_path: Path) -> None:
    """Shops of the web write an order's days on its first row only; its lines may lie apart."""
    text = (
        "Order ID,Created at,Fulfilled at,Lineitem name,Lineitem quantity,Lineitem price\n"
        "1,2024-03-01,2024-03-02,Cake,1,10\n"
        "2,2024-03-01,,Tea,1,3\n"
        "1,2024-03-01,,Tea,1,3\n"
    )
    read = Read(tmp_path, text_file(tmp_path, "orders.csv", text))
    assert [(d.number, d.shipped, d.is_open) for d in read.documents] == [
        ("1", date(2024, 3, 2), False),
        ("2", None, True),
    ]
    assert read.totals.unshipped == 1


def test_a_return_waits_for_no_shipment(tmp_path: Path) -> None:
    head = "Order ID,Order date,Ship date,Product,Qty,Price\n"
    text = head + "1,2024-03-01,,Cake,-1,10\n2,2024-03-01,2024-03-01,Cake,2,10\n"
    read = Read(tmp_path, text_file(tmp_path, "orders.csv", text))
    assert [document.is_open for document in read.documents] == [False, False]


def test_a_layout_stays_the_same_series(tmp_path: Path) -> None:
    """What was brought in before days of shipment were read is known again."""
    plain_text = "Order ID,Order date,Product,Qty,Price\n1,2024-03-01,Cake,1,10\n"
    head = "Order ID,Order date,Shipped date,Required date,Product,Qty,Price\n"
    told = head + "1,2024-03-01,,2024-03-05,Cake,1,10\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = Read(tmp_path / "a", text_file(tmp_path, "a.csv", plain_text))
    second = Read(tmp_path / "b", text_file(tmp_path, "b.csv", told))
    assert first.plan.source == second.plan.source
    assert second.documents[0].required == date(2024, 3, 5)
