"""Lists go out as files and come back without a change: here nothing moves, elsewhere they are the same."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from core.acts.calls import Confirm, Done
from core.blocks import File, Sheet
from core.customers.models import Customer
from core.integrations.ours import id_in
from core.inventory.models import Barcode, Product
from core.orders.models import Order, OrderLine
from handlers.drawing.planning import sheet_plan
from handlers.drawing.sheets import write
from tests.core.house import House, Shop
from tests.core.integrations.test_import import assert_sound


@pytest.fixture
async def shop(house: House) -> Shop:
    shop = await house.shop()
    await shop.does(
        "inventory.add", name="Торт «Прага», 1 кг", price="1200.50", cost="500", category="Торты",
        barcode="0460005100005", low_level="3",
    )  # fmt: skip
    await shop.does("inventory.add", name="Мука; высший сорт", price="72.1234", unit="кг")
    await shop.does("inventory.add", name="Кекс")
    await shop.does(
        "customers.add", name="Иванова Анна", phone="89123456780", email="anna@mail.ru", note="звонить утром"
    )
    await shop.does("customers.add", name="ООО «Лютик»", address="Химки, Мира 8")
    await shop.does("inventory.receive", lines=[{"product": "Мука", "quantity": "10", "price": "40"}])
    lines = [{"product": "Торт", "quantity": "2"}, {"product": "Мука", "quantity": "2.5"}]
    await shop.does("orders.create", customer="Иванова", lines=lines, discount="10%")
    house.move(days=1)
    await shop.does("orders.sell", lines=[{"product": "Мука", "quantity": "1"}])
    await shop.does(
        "orders.create", customer="Лютик", lines=[{"product": "Кекс", "quantity": "1", "price": "90"}]
    )
    await shop.does("orders.cancel", order="3")
    return shop


async def _csv(shop: Shop, which: str, **more: Any) -> dict[str, str]:
    done = await shop.does("integrations.download", which=which, form="csv", **more)
    file = next(block for block in done.receipt.blocks if isinstance(block, File))
    return {"digest": file.digest, "name": file.name}


async def _rows(shop: Shop, file: dict[str, str]) -> list[dict[str, str]]:
    text = shop.app.files.read(file["digest"]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


async def _brought(shop: Shop, file: dict[str, str]) -> Done:
    answer = await shop.call("integrations.import", files=[file])
    if isinstance(answer, Confirm):
        answer = await shop.agrees(answer)
    assert isinstance(answer, Done), answer
    return answer


def _good(row: Product) -> tuple[Any, ...]:
    return row.name, row.unit, row.price, row.cost, row.category, row.low_level


async def _goods(shop: Shop) -> set[tuple[Any, ...]]:
    return {_good(row) for row in await shop.rows(Product)}


def _person(row: Customer) -> tuple[Any, ...]:
    return row.name, row.phone, row.email, row.address, row.note


async def test_goods_come_back_as_they_are(house: House, shop: Shop) -> None:
    file, before = await _csv(shop, "goods"), await _goods(shop)
    codes = {row.code for row in await shop.rows(Barcode)}
    await _brought(shop, file)
    assert await _goods(shop) == before
    other = await house.shop(name="Другое")
    await _brought(other, file)
    assert await _goods(other) == before
    assert {row.code for row in await other.rows(Barcode)} == codes


async def test_customers_come_back_as_they_are(house: House, shop: Shop) -> None:
    file = await _csv(shop, "customers")
    before = {_person(row) for row in await shop.rows(Customer)}
    await _brought(shop, file)
    assert {_person(row) for row in await shop.rows(Customer)} == before
    other = await house.shop(name="Другое")
    await _brought(other, file)
    assert {_person(row) for row in await other.rows(Customer)} == before


async def test_orders_come_back_to_their_own_business_as_nothing_new(shop: Shop) -> None:
    file = await _csv(shop, "orders")
    before = {(row.id, row.total, row.state) for row in await shop.rows(Order)}
    await _brought(shop, file)
    assert {(row.id, row.total, row.state) for row in await shop.rows(Order)} == before
    await assert_sound(shop)


async def test_orders_are_history_in_another_business(house: House, shop: Shop) -> None:
    file = await _csv(shop, "orders")
    other = await house.shop(name="Другое")
    await _brought(other, file)

    async def said(one: Shop) -> set[tuple[Any, ...]]:
        orders = {row.id: row for row in await one.rows(Order)}
        return {
            (
                orders[line.order_id].day,
                line.name,
                line.quantity,
                line.total,
                orders[line.order_id].state == "cancelled",
            )
            for line in await one.rows(OrderLine)
        }

    assert await said(other) == await said(shop)
    await assert_sound(other)
    again = {row.id for row in await other.rows(Order)}
    await _brought(other, file)
    assert {row.id for row in await other.rows(Order)} == again


async def test_an_order_changed_in_the_file_is_left_alone_and_named(shop: Shop) -> None:
    file = await _csv(shop, "orders")
    text = shop.app.files.read(file["digest"]).decode("utf-8-sig")
    changed = text.replace("72,12", "99,12")
    assert changed != text
    digest = shop.app.files.keep(changed.encode("utf-8-sig"))
    before = {(row.id, row.total) for row in await shop.rows(Order)}
    await _brought(shop, {"digest": digest, "name": file["name"]})
    assert {(row.id, row.total) for row in await shop.rows(Order)} == before


@pytest.mark.parametrize("which", ["goods", "customers", "orders"])
async def test_a_workbook_comes_back_as_the_csv_does(house: House, shop: Shop, which: str) -> None:
    done = await shop.does("integrations.download", which=which)
    sheet = next(block for block in done.receipt.blocks if isinstance(block, Sheet))
    company = (await shop.standing()).company
    content = write(sheet_plan(sheet, shop.app.texts, shop.app.speaker(company, "ru")))
    file = {"digest": shop.app.files.keep(content), "name": "список.xlsx"}
    goods, people, orders = await _goods(shop), await shop.rows(Customer), await shop.rows(Order)
    await _brought(shop, file)
    assert await _goods(shop) == goods
    assert len(await shop.rows(Customer)) == len(people)
    assert {row.total for row in await shop.rows(Order)} == {row.total for row in orders}
    other = await house.shop(name="Другое")
    await _brought(other, file)
    if which == "goods":
        assert await _goods(other) == goods
    if which == "orders":
        assert sorted(row.total for row in await other.rows(Order)) == sorted(row.total for row in orders)


async def test_money_and_stock_are_written_whole(shop: Shop) -> None:
    await shop.does("finance.expense", amount="500", item="бензин")
    rows = await _rows(shop, await _csv(shop, "money"))
    assert {(row["Статья"], row["Ушло"]) for row in rows} >= {("бензин", "500")}
    stock = await _rows(shop, await _csv(shop, "stock"))
    assert [(row["Товар"], row["Количество"]) for row in stock] == [("Мука; высший сорт", "9")]


async def test_days_choose_orders(shop: Shop) -> None:
    rows = await _rows(shop, await _csv(shop, "orders", period={"from": "2026-11-20", "to": "2026-11-20"}))
    assert {row["Дата"] for row in rows} == {"20.11.2026"}


async def test_a_workbook_holds_the_same_columns(shop: Shop) -> None:
    done = await shop.does("integrations.download", which="goods")
    sheet = next(block for block in done.receipt.blocks if isinstance(block, Sheet))
    names = [shop.text(column.label) for column in sheet.tables[0].columns]
    assert names == list((await _rows(shop, await _csv(shop, "goods")))[0])


async def test_costs_leave_by_no_file_of_who_may_not_see_them(shop: Shop) -> None:
    asel = await shop.member("Асель", "admin")
    await shop.does("companies.grant", member="Асель", resource="cost", verb="read", allowed=False)
    done = await asel.does("integrations.download", which="goods", form="csv")
    file = next(block for block in done.receipt.blocks if isinstance(block, File))
    assert "Себестоимость" not in shop.app.files.read(file.digest).decode()
    editor = await shop.member("Марина", "editor")
    await editor.refused("integrations.download", which="goods")


async def test_no_cell_is_a_formula(shop: Shop) -> None:
    await shop.does("inventory.add", name="=HYPERLINK(1)")
    names = [row["Товар"] for row in await _rows(shop, await _csv(shop, "goods"))]
    assert "'=HYPERLINK(1)" in names


@pytest.mark.parametrize("number", ["12", "17~", "12~abc", "~", "A~B~C", "12~ZZZZZZZZZZ", "1~" + "z" * 20])
def test_other_numbers_name_none_of_ours(number: str) -> None:
    assert id_in(number) is None
