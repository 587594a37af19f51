"""Goods kept by serial numbers: told when they come, named when they go, followed all the way."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Ask, Done
from core.errors import Refusal
from core.inventory.refusals import ChangedSince, NotStocked, OutOfStock
from core.inventory.serials.models import SerialMove, SerialNumber
from core.inventory.serials.refusals import (
    NotBySerials,
    SerialElsewhere,
    SerialNotFrom,
    SerialsNeedOnePlace,
    SerialsNotHere,
    SerialsTooMany,
    SerialTaken,
    SerialUnknown,
    SerialWhole,
)
from core.inventory.serials.told import numbers_in, spelled
from core.reports.check import check_all
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance

A, B, C = "356938035643809", "356938035643817", "356938035643825"
PHONE = "айфон 15"


def phones(number: int, **more: Any) -> list[dict[str, Any]]:
    return [{"product": PHONE, "quantity": str(number), **more}]


@pytest.fixture
async def phone_shop(shop: Shop) -> Shop:
    """A phone kept by numbers, none there yet."""
    await shop.does("inventory.add", name=PHONE, price="90000", cost="70000")
    await shop.does("inventory.set_serials", product=PHONE)
    return shop


@pytest.fixture
async def stocked(phone_shop: Shop) -> Shop:
    """Three phones: A, B, C."""
    await phone_shop.does("inventory.receive", lines=phones(3, price="70000"), serials=f"{A}, {B}, {C}")
    return phone_shop


async def right(shop: Shop) -> None:
    assert await check_all(shop.app) == []


async def lying(shop: Shop) -> set[str]:
    rows = await shop.rows(SerialNumber, SerialNumber.warehouse_id.is_not(None))
    return {row.number for row in rows}


async def history(shop: Shop, number: str) -> str:
    return plain(shop, await shop.does("inventory.serial", serial=number))


def sentence(shop: Shop, refused: Refusal) -> str:
    return shop.text(refused.said).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("35 693803 564380 9", A),
        ("35-693803-564380-9", A),
        ("imei: 356938035643809", A),
        ("s/n c39xk12abc", "C39XK12ABC"),
        ("ab-12/3", "AB-12/3"),
        ("№ 12345", "12345"),
    ],
)
def test_a_number_has_one_spelling(said: str, kept: str) -> None:
    assert spelled(said) == kept


def test_numbers_are_told_apart() -> None:
    assert numbers_in(f"{A}, {B}") == [A, B]
    assert numbers_in(f"{A} {B}") == [A, B]
    assert numbers_in(f"{A} и {B}; {A}") == [A, B]
    assert numbers_in("35 693803 564380 9") == [A]


async def test_a_receipt_asks_for_as_many_numbers_as_goods(phone_shop: Shop) -> None:
    asked = await phone_shop.asks("inventory.receive", lines=phones(2))
    assert "Нужно 2" in plain(phone_shop, asked)
    done = await phone_shop.answers(asked, f"{A} {B}")
    assert isinstance(done, Done)
    assert f"Серийные номера\n{A}, {B}" in plain(phone_shop, done)
    assert await lying(phone_shop) == {A, B}
    await right(phone_shop)
    await phone_shop.undoes(done)
    assert await lying(phone_shop) == set()
    assert (await balance(phone_shop, PHONE))[0] == 0
    await right(phone_shop)


async def test_a_number_that_lies_here_is_refused_with_its_place(stocked: Shop) -> None:
    refused = await stocked.refused("inventory.receive", lines=phones(1), serials=A.lower())
    assert isinstance(refused, SerialTaken)
    assert "уже лежит на складе «Основной»" in sentence(stocked, refused)
    over = await stocked.refused("inventory.receive", lines=phones(1), serials="111222333, 444555666")
    assert isinstance(over, SerialsTooMany)


async def test_a_sale_asks_which_one_with_those_on_hand(stocked: Shop) -> None:
    asked = await stocked.asks("orders.sell", lines=phones(1))
    assert [option.label for option in asked.options] == [A, B, C]
    sold = await stocked.answers(asked, B)
    assert f"Серийные номера: {B}" in plain(stocked, sold)
    assert await lying(stocked) == {A, C}
    await right(stocked)
    assert isinstance(sold, Done)
    await stocked.undoes(sold)
    assert await lying(stocked) == {A, B, C}
    await right(stocked)


async def test_presses_name_one_number_after_another(stocked: Shop) -> None:
    asked = await stocked.asks("orders.sell", lines=phones(2))
    again = await stocked.answers(asked, asked.options[0].value)
    assert isinstance(again, Ask)
    assert [option.label for option in again.options] == [B, C]
    assert "названо 1" in plain(stocked, again)
    done = await stocked.answers(again, again.options[1].value)
    assert isinstance(done, Done)
    assert await lying(stocked) == {B}


async def test_where_all_leave_nothing_is_asked(stocked: Shop) -> None:
    done = await stocked.does("orders.sell", lines=phones(3))
    assert A in plain(stocked, done)
    assert await lying(stocked) == set()
    await right(stocked)


async def test_an_order_is_reserved_without_numbers_and_shipped_with_them(stocked: Shop) -> None:
    await stocked.does("orders.create", customer="Иванова", lines=phones(2))
    shipped = await stocked.does("orders.ship", order="1", serials=f"{A}, {C}")
    assert await lying(stocked) == {B}
    told = await history(stocked, A)
    assert "Сейчас: продан" in told
    assert "Продан: Заказ № 1, Иванова" in told
    assert "Приход" in told
    await right(stocked)
    await stocked.undoes(shipped)
    assert "Сейчас: на складе «Основной»" in await history(stocked, A)
    assert "Отменено" in await history(stocked, A)
    await right(stocked)


async def test_what_is_not_here_cannot_leave(stocked: Shop) -> None:
    unknown = await stocked.refused("orders.sell", lines=phones(1), serials="999888777")
    assert isinstance(unknown, SerialUnknown)
    await stocked.does("orders.sell", lines=phones(1), serials=A)
    gone = await stocked.refused("orders.sell", lines=phones(1), serials=A)
    assert isinstance(gone, SerialElsewhere)
    assert "продан" in sentence(stocked, gone)
    await stocked.does("companies.change", negative_stock=True)
    assert isinstance(await stocked.refused("orders.sell", lines=phones(5)), OutOfStock)


async def test_a_return_brings_the_same_number_back(stocked: Shop) -> None:
    await stocked.does("orders.sell", lines=phones(2), customer="Иванова", serials=f"{A}, {B}")
    back = {"order": "1", "destination": "sellable", "refund_to": "cash"}
    other = await stocked.refused("orders.return", lines=phones(1), serials=C, **back)
    assert isinstance(other, SerialNotFrom)
    asked = await stocked.asks("orders.return", lines=phones(1), **back)
    assert [option.label for option in asked.options] == [A, B]
    done = await stocked.answers(asked, B)
    assert isinstance(done, Done)
    assert await lying(stocked) == {B, C}
    assert "Вернулся: Заказ № 1, Иванова" in (await history(stocked, B)).replace("Продажа", "Заказ")
    await right(stocked)
    rest = await stocked.does("orders.return", lines=phones(1), **back)
    assert await lying(stocked) == {A, B, C}
    await right(stocked)
    for deed in (rest, done):
        await stocked.undoes(deed)
        await right(stocked)
    assert await lying(stocked) == {C}


async def test_a_return_that_is_thrown_away_takes_its_number_along(stocked: Shop) -> None:
    await stocked.does("orders.sell", lines=phones(1), customer="Иванова", serials=A)
    done = await stocked.does(
        "orders.return", order="1", destination="written_off", refund_to="cash", lines=phones(1)
    )
    assert await lying(stocked) == {B, C}
    assert "списан" in await history(stocked, A)
    await right(stocked)
    await stocked.undoes(done)
    await right(stocked)


async def test_a_return_without_a_sale_names_its_number(stocked: Shop) -> None:
    told = {"lines": phones(1), "destination": "sellable", "refund_to": "cash"}
    asked = await stocked.asks("orders.return_without_sale", **told)
    done = await stocked.answers(asked, "555444333222111")
    assert isinstance(done, Done)
    assert "555444333222111" in await lying(stocked)
    await right(stocked)
    await stocked.undoes(done)
    await right(stocked)


async def test_a_write_off_and_a_transfer_name_their_numbers(stocked: Shop) -> None:
    await stocked.does("inventory.add_warehouse", name="Киоск")
    moved = await stocked.does("inventory.transfer", lines=phones(1), target="Киоск", serials=B)
    assert "на складе «Киоск»" in await history(stocked, B)
    wrong_place = await stocked.refused(
        "inventory.write_off", lines=phones(1), warehouse="Основной", serials=B
    )
    assert isinstance(wrong_place, SerialElsewhere)
    lost = await stocked.does("inventory.write_off", lines=phones(1), warehouse="Основной", serials=A)
    assert await lying(stocked) == {B, C}
    sold = await stocked.does("orders.sell", lines=phones(1), serials=B)
    assert (await balance(stocked, PHONE, "Киоск"))[0] == 0
    await right(stocked)
    for deed in (sold, lost, moved):
        await stocked.undoes(deed)
        await right(stocked)
    assert await lying(stocked) == {A, B, C}


async def test_a_transfer_in_two_steps_keeps_its_numbers_on_the_way(stocked: Shop) -> None:
    await stocked.does("inventory.add_warehouse", name="Киоск")
    await stocked.does(
        "inventory.transfer", lines=phones(2), target="Киоск", on_way=True, serials=f"{A}, {B}"
    )
    assert "в пути" in await history(stocked, A)
    part = await stocked.does("inventory.accept", lines=phones(1), serials=B, rest_lost=True)
    assert await lying(stocked) == {B, C}
    assert "списан" in await history(stocked, A)
    await right(stocked)
    await stocked.undoes(part)
    await right(stocked)
    await stocked.does("inventory.accept")
    assert await lying(stocked) == {A, B, C}
    await right(stocked)


async def test_a_count_is_told_what_was_seen(stocked: Shop) -> None:
    asked = await stocked.asks("inventory.set_stock", lines=phones(2))
    assert "на месте" in plain(stocked, asked)
    done = await stocked.answers(asked, f"{A}, {C}")
    assert isinstance(done, Done)
    assert await lying(stocked) == {A, C}
    await right(stocked)
    await stocked.undoes(done)
    more = await stocked.does("inventory.set_stock", lines=phones(4), serials=f"{A}, {B}, {C}, 777666555")
    assert "777666555" in await lying(stocked)
    await right(stocked)
    await stocked.undoes(more)
    await right(stocked)


async def test_what_a_supplier_brings_is_known_by_its_number(phone_shop: Shop) -> None:
    await phone_shop.does("purchasing.add_supplier", name="Оптовик")
    await phone_shop.does("purchasing.order", supplier="Оптовик", lines=phones(2, price="60000"))
    done = await phone_shop.does("purchasing.receive", purchase="1", serials=f"{A}, {B}")
    assert "Пришёл от поставщика: Оптовик" in await history(phone_shop, A)
    await right(phone_shop)
    await phone_shop.undoes(done)
    await right(phone_shop)


async def test_goods_in_stock_get_their_numbers_when_it_begins(shop: Shop) -> None:
    await shop.does("inventory.add", name=PHONE, price="90000")
    await shop.does("inventory.receive", lines=phones(2, price="70000"))
    asked = await shop.asks("inventory.set_serials", product=PHONE)
    done = await shop.answers(asked, f"{A}, {B}")
    assert isinstance(done, Done)
    assert f"{A}" in plain(shop, await shop.does("inventory.serials", product=PHONE))
    await right(shop)
    await shop.undoes(done)
    await right(shop)
    assert isinstance(await shop.refused("inventory.serials", product=PHONE), NotBySerials)
    await shop.does("inventory.set_serials", product=PHONE, serials=f"{A}, {B}")
    off = await shop.does("inventory.set_serials", product=PHONE, by_serials=False)
    await right(shop)
    await shop.undoes(off)
    assert await lying(shop) == {A, B}
    await right(shop)
    again = await shop.does("inventory.set_serials", product=PHONE, by_serials=False)
    await shop.does("inventory.receive", lines=phones(1))
    assert isinstance(await shop.refused("acts.undo", act={"id": again.act_id}), ChangedSince)


async def test_it_begins_where_all_lies_in_one_place(shop: Shop) -> None:
    await shop.does("inventory.add", name=PHONE, price="90000")
    await shop.does("inventory.add", name="ремонт", price="900", kind="service")
    await shop.does("inventory.receive", lines=phones(2))
    await shop.does("inventory.add_warehouse", name="Киоск")
    await shop.does("inventory.transfer", lines=phones(1), target="Киоск")
    assert isinstance(await shop.refused("inventory.set_serials", product=PHONE), SerialsNeedOnePlace)
    assert isinstance(await shop.refused("inventory.set_serials", product="ремонт"), NotStocked)


async def test_half_a_phone_and_an_exchange_are_refused(stocked: Shop) -> None:
    half = await stocked.refused("orders.sell", lines=[{"product": PHONE, "quantity": "0.5"}], serials=A)
    assert isinstance(half, SerialWhole)
    await stocked.does("inventory.add", name="чехол", price="900")
    await stocked.does("inventory.receive", lines=[{"product": "чехол", "quantity": "5"}])
    await stocked.does("orders.sell", lines=[{"product": "чехол", "quantity": "1"}], customer="Иванова")
    refused = await stocked.refused(
        "orders.exchange",
        order="1",
        lines=[{"product": "чехол", "instead": PHONE, "quantity": "1"}],
        destination="sellable",
        settle="cash",
    )
    assert isinstance(refused, SerialsNotHere)


async def test_a_kit_with_a_phone_asks_for_its_number(stocked: Shop) -> None:
    await stocked.does("inventory.add", name="чехол", price="900")
    await stocked.does("inventory.receive", lines=[{"product": "чехол", "quantity": "5"}])
    await stocked.does(
        "inventory.set_kit",
        kit="подарок",
        lines=[{"product": PHONE}, {"product": "чехол"}],
        price="91000",
    )
    sale = {"lines": [{"product": "подарок", "quantity": "1"}], "customer": "Иванова"}
    asked = await stocked.asks("orders.sell", **sale)
    done = await stocked.answers(asked, B)
    assert isinstance(done, Done)
    assert await lying(stocked) == {A, C}
    await right(stocked)
    await stocked.does(
        "orders.return", order="1", destination="sellable", refund_to="cash", lines=sale["lines"]
    )
    assert await lying(stocked) == {A, B, C}
    await right(stocked)


async def test_a_number_is_found_by_its_end_in_ones_own_company_only(stocked: Shop) -> None:
    assert A in await history(stocked, A[-6:])
    assert "не проходил" in await history(stocked, "0000")
    other = await stocked.house.shop(name="Лютик")
    assert "не проходил" in await history(other, A)
    assert len(await stocked.rows(SerialMove)) == 3
