"""Looking at stock: pages, warehouses, what runs low, what moved; and `check`."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.blocks import Table
from core.inventory.ledger import Want, reserve
from core.inventory.models import Balance, Movement
from tests.core.acting import act, plain
from tests.core.house import House, Shop
from tests.core.inventory.stock import product_id, wrong


async def pages(shop: Shop, name: str, **args: object) -> list[list[str]]:
    """First cells of every page, turned with its own button."""
    found: list[list[str]] = []
    answer = await shop.does(name, **args)
    while True:
        table = answer.receipt.blocks[0]
        assert isinstance(table, Table)
        found.append([str(row[0]) for row in table.rows])
        if table.next is None:
            return found
        answer = await shop.does(table.next.action, **table.next.args)


async def test_what_is_left_tells_what_is_promised(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 10}])
    cake = await product_id(bakery, "торт наполеон")
    await act(bakery, lambda ctx: reserve(ctx, [Want(cake, 3_000)]))
    said = plain(bakery, await bakery.does("inventory.stock", product="наполеона"))
    assert "На складе\n10 шт" in said
    assert "В резерве\n3 шт" in said
    assert "Доступно\n7 шт" in said


async def test_stock_turns_its_pages_by_name(bakery: Shop) -> None:
    lines = [{"product": {"name": f"сорт {n:02}", "new": True}, "quantity": n + 1} for n in range(30)]
    await bakery.does("inventory.receive", lines=lines)
    names = ["мука", *(f"сорт {n:02}" for n in range(30)), "торт наполеон"]
    assert await pages(bakery, "inventory.stock") == [names[:20], names[20:]]


async def test_stock_of_a_warehouse_is_what_lies_there(bakery: Shop) -> None:
    await bakery.does("inventory.add_warehouse", name="Киоск")
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 4}], warehouse="киоск")
    lines = [{"product": {"name": f"сорт {n:02}", "new": True}, "quantity": 1} for n in range(30)]
    await bakery.does("inventory.receive", lines=lines)
    assert await pages(bakery, "inventory.stock", warehouse="киоск") == [["торт наполеон"]]
    main = await pages(bakery, "inventory.stock", warehouse="основной")
    assert [len(page) for page in main] == [20, 10]
    both = plain(bakery, await bakery.does("inventory.stock", product="наполеон", warehouse="киоск"))
    assert "4 шт" in both
    assert "торт наполеон: Киоск" in both


async def test_a_service_is_not_counted(bakery: Shop) -> None:
    assert "услуга" in plain(bakery, await bakery.does("inventory.stock", product="доставка"))
    assert "доставка" not in plain(bakery, await bakery.does("inventory.stock"))


async def test_what_runs_low_is_listed_with_a_way_to_buy(bakery: Shop) -> None:
    assert "Всего хватает" in plain(bakery, await bakery.does("inventory.low"))
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 4}])
    done = await bakery.does("inventory.set_level", product="наполеон", level=5)
    await bakery.does("inventory.set_level", product="мука", level="0.5")
    said = plain(bakery, await bakery.does("inventory.low"))
    assert "торт наполеон\n4 шт\n5 шт" in said
    assert "мука\n0 кг\n0,5 кг" in said
    assert "Оприходовать" in said
    await bakery.undoes(done)
    assert "наполеон" not in plain(bakery, await bakery.does("inventory.low"))


async def test_movements_tell_what_happened(bakery: Shop) -> None:
    line = {"product": "наполеон", "quantity": 2}
    await bakery.does("inventory.receive", lines=[line], day="2026-11-10")
    done = await bakery.does("inventory.write_off", lines=[line])
    await bakery.undoes(done)
    said = plain(bakery, await bakery.does("inventory.movements", product="наполеон"))
    assert "10 ноября\nПриход № 1\n2 шт\n1 000 ₽" in said
    assert "Списание № 1\n−2 шт\n−1 000 ₽" in said
    assert "Отмена № 1\n2 шт" in said
    period = {"from": "2026-11-01", "to": "2026-11-15"}
    early = plain(bakery, await bakery.does("inventory.movements", product="наполеон", period=period))
    assert "Приход № 1" in early
    assert "Списание" not in early
    assert "не было" in plain(bakery, await bakery.does("inventory.movements", product="мука"))


async def test_movements_turn_their_pages(bakery: Shop) -> None:
    for _ in range(23):
        await bakery.does("inventory.receive", lines=[{"product": "мука", "quantity": 1}])
    found = await pages(bakery, "inventory.movements", product="мука")
    assert [len(page) for page in found] == [20, 3]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"on_hand": 9_000}, "записано 9 шт, по движениям 4 шт"),
        ({"value": 7}, "записано на 0,07 ₽, по движениям на 2 000 ₽"),
        ({"value": -5}, "стоимость −0,05 ₽ не соответствует остатку"),
    ],
)
async def test_check_names_a_spoiled_balance(bakery: Shop, values: dict[str, int], told: str) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 4}])
    assert await wrong(bakery) == []
    await act(bakery, lambda ctx: ctx.session.execute(sa.update(Balance).values(**values)))
    found = [line.replace("\u00a0", " ") for line in await wrong(bakery)]
    assert any(told in line and "торт наполеон (Основной)" in line for line in found)


async def test_check_names_movements_without_a_balance(bakery: Shop) -> None:
    await bakery.does("inventory.receive", lines=[{"product": "наполеон", "quantity": 4}])
    await act(bakery, lambda ctx: ctx.session.execute(sa.delete(Balance)))
    assert "4" in (await wrong(bakery))[0]
    assert len(await bakery.rows(Movement)) == 1


async def test_in_english_as_well(house: House) -> None:
    shop = await house.shop(name="Bakery One", currency="USD", zone="America/New_York", locale="en")
    await shop.does("inventory.add", name="chocolate cake", price="3.50", cost="1.20")
    done = await shop.does("inventory.receive", lines=[{"product": "chocolate cakes", "quantity": 10}])
    assert "Receipt No. 1: chocolate cake, 10 pcs. On hand 10 pcs." in plain(shop, done)
    said = plain(shop, await shop.does("inventory.stock", product="cake"))
    assert "On hand\n10 pcs" in said
    assert "Main (main)" in plain(shop, await shop.does("inventory.warehouses"))


async def test_what_was_written_off_is_listed_with_its_reasons_and_losses(bakery: Shop) -> None:
    receipt = [{"product": "наполеон", "quantity": 10, "price": "500"}]
    await bakery.does("inventory.receive", lines=receipt)
    one, two = ([{"product": "наполеон", "quantity": number}] for number in (1, 2))
    await bakery.does("inventory.write_off", lines=one, reason="помялся")
    last = await bakery.does("inventory.write_off", lines=two, reason="упал")
    span = {"from": "2026-11-01", "to": "2026-11-30"}
    said = plain(bakery, await bakery.does("inventory.write_offs", period=span))
    assert "помялся" in said
    assert "упал" in said
    assert "Потери\n1 500 ₽" in said
    await bakery.undoes(last)
    said = plain(bakery, await bakery.does("inventory.write_offs", period=span))
    assert "упал" not in said
    assert "Потери\n500 ₽" in said
    before = {"from": "2026-10-01", "to": "2026-10-31"}
    assert "Списаний здесь нет" in plain(bakery, await bakery.does("inventory.write_offs", period=before))
