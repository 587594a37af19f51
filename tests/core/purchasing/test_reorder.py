"""What to order: goods that have come down to their point, less what is on its way, in whole packs."""

from __future__ import annotations

from typing import Any

import pytest

from core.blocks import Buttons
from core.purchasing.models import Purchase, PurchaseLine
from core.purchasing.refusals import MovedOn, NothingToBuy
from tests.core.acting import plain
from tests.core.house import Shop


def of(product: str, quantity: str, **more: str) -> list[dict[str, Any]]:
    return [{"product": product, "quantity": quantity, **more}]


async def listed(shop: Shop) -> str:
    return plain(shop, await shop.does("purchasing.reorder"))


@pytest.fixture
async def mill(shop: Shop) -> Shop:
    """Two bags of flour came from the miller, who needs three days; the least is a hundred kilograms."""
    await shop.does("purchasing.add_supplier", name="Мельник", lead_days=3)
    bags = of("Мука", "4", unit="мешок", price="900")
    await shop.does("purchasing.order", supplier="Мельник", lines=bags)
    await shop.does("purchasing.receive", purchase="1")
    await shop.does("inventory.set_level", product="Мука", level="100")
    return shop


async def test_enough_is_not_ordered_and_the_level_is(mill: Shop) -> None:
    assert "Заказывать нечего" in await listed(mill)
    await mill.does("inventory.write_off", lines=of("Мука", "100"))
    said = await listed(mill)
    assert "Мельник" in said
    assert "Пора заказать 1 товар" in said


async def test_what_is_on_its_way_is_not_ordered_again(mill: Shop) -> None:
    await mill.does("inventory.set_stock", lines=of("Мука", "60"))
    assert "3 мешка (150 кг)" in await listed(mill), "to twice the level, in whole bags"
    made = await mill.does("purchasing.draft_all")
    assert "Готов 1 черновик заказа" in plain(mill, made)
    assert "Заказывать нечего" in await listed(mill)
    (draft,) = await mill.rows(Purchase, Purchase.state == "draft")
    (line,) = await mill.rows(PurchaseLine, PurchaseLine.purchase_id == draft.id)
    assert (line.quantity, line.total) == (150_000, 270_000)
    assert isinstance(await mill.refused("purchasing.draft_all"), NothingToBuy)
    await mill.undoes(made)
    assert "3 мешка (150 кг)" in await listed(mill)
    again = await mill.does("purchasing.draft_all")
    await mill.does("purchasing.place", purchase="Мельник")
    assert "Заказывать нечего" in await listed(mill)
    with pytest.raises(MovedOn):
        await mill.undoes(again)


async def test_goods_held_for_orders_are_not_free(mill: Shop) -> None:
    await mill.does("orders.create", customer="Иванова", lines=of("Мука", "150", price="40"))
    said = await listed(mill)
    assert "50 кг" in said
    assert "Пора заказать 1 товар" in said


async def test_what_is_used_while_the_supplier_delivers_is_ordered_in_time(shop: Shop) -> None:
    await shop.does("purchasing.add_supplier", name="Мельник", lead_days=5)
    await shop.does("purchasing.order", supplier="Мельник", lines=of("Мука", "320", price="18"))
    await shop.does("purchasing.receive", purchase="1")
    shop.house.move(days=29)
    await shop.does("orders.sell", lines=of("Мука", "300", price="40"))
    said = await listed(shop)
    assert "170 кг" in said, "10 a day: 50 while it comes and 140 ahead, less the 20 that are there"
    assert "за последние 30 дн." in said


async def test_goods_never_bought_have_no_supplier_yet(shop: Shop) -> None:
    await shop.does("inventory.set_level", product="Сахар", level="10")
    done = await shop.does("purchasing.reorder")
    assert "Без поставщика" in plain(shop, done)
    assert not [block for block in done.receipt.blocks if isinstance(block, Buttons)]


async def test_an_editor_sees_what_to_order_but_not_for_how_much(mill: Shop) -> None:
    await mill.does("inventory.set_stock", lines=of("Мука", "60"))
    editor = await mill.member("Асель", "editor")
    assert "2 700 ₽" in await listed(mill)
    assert "2 700" not in plain(editor, await editor.does("purchasing.reorder"))
