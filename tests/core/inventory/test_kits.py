"""What kits are made of: told, shown, changed, refused, taken back."""

from __future__ import annotations

import pytest

from core.acts.calls import Done
from core.errors import Refusal
from core.inventory.kits.models import KitPart
from core.inventory.kits.refusals import (
    KitHasNoStock,
    KitHasStock,
    KitInItself,
    KitInKit,
    NotKit,
    PartNotGoods,
    PartOfKit,
    PartTwice,
)
from core.inventory.models import Product
from core.inventory.refusals import ChangedSince, InUse, NothingToChange
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.inventory.stock import balance, product_id, wrong

PARTS = [{"product": "наполеон", "quantity": 2}, {"product": "мука", "quantity": "0.5"}]
SET = {"kit": "праздник", "lines": PARTS}


async def undo_refused(shop: Shop, done: Done) -> Refusal:
    return await shop.refused("acts.undo", act={"id": done.act_id})


def sentence(shop: Shop, refused: Refusal) -> str:
    return shop.text(refused.said).replace("\u00a0", " ")


@pytest.fixture
async def stocked(bakery: Shop) -> Shop:
    """Five cakes and a kilogram of flour."""
    await bakery.does(
        "inventory.receive",
        lines=[
            {"product": "наполеон", "quantity": 5, "price": 500},
            {"product": "мука", "quantity": 1, "price": 40},
        ],
    )
    return bakery


async def test_a_new_kit_is_written_with_its_parts_and_its_price(stocked: Shop) -> None:
    done = await stocked.does("inventory.set_kit", **SET, price=2500)
    told = plain(stocked, done)
    assert "праздник — теперь набор: торт наполеон — 2 шт, мука — 0,5 кг" in told
    assert "Можно собрать\n2 шт" in told
    assert "Себестоимость частей\n1 020 ₽" in told
    card = plain(stocked, await stocked.does("inventory.show", product="праздник"))
    assert "набор, на складе лежат его части" in card
    assert "2 500 ₽" in card
    assert "праздник" in plain(stocked, await stocked.does("inventory.stock"))
    assert "Можно собрать" in plain(stocked, await stocked.does("inventory.stock", product="праздник"))
    assert "2 шт" in plain(stocked, await stocked.does("inventory.kits"))
    await stocked.undoes(done)
    assert await stocked.rows(KitPart) == []
    assert await stocked.rows(Product, Product.name == "праздник") == []
    assert "Наборов пока нет" in plain(stocked, await stocked.does("inventory.kits"))


async def test_who_sees_no_costs_sees_no_cost_of_a_kit(stocked: Shop) -> None:
    await stocked.does("inventory.set_kit", **SET, price=2500)
    asel = await stocked.member("Асель", role="editor")
    card = plain(asel, await asel.does("inventory.kit", product="праздник"))
    assert "Себестоимость" not in card
    assert "Можно собрать" in card


async def test_told_anew_a_kit_gets_the_new_composition_and_an_undo_the_old_one(stocked: Shop) -> None:
    await stocked.does("inventory.set_kit", **SET)
    done = await stocked.does(
        "inventory.set_kit", kit="праздник", lines=[{"product": "наполеон"}], price=1300
    )
    assert "Новый состав" in plain(stocked, done)
    same = await stocked.refused("inventory.set_kit", kit="праздник", lines=[{"product": "наполеон"}])
    assert isinstance(same, NothingToChange)
    await stocked.undoes(done)
    kit = (await stocked.rows(Product, Product.kind == "kit"))[0]
    assert kit.price is None
    assert [part.quantity for part in await stocked.rows(KitPart)] == [2000, 500]


async def test_an_undo_is_refused_once_the_kit_was_changed_or_sold(stocked: Shop) -> None:
    made = await stocked.does("inventory.set_kit", **SET, price=2500)
    await stocked.does("orders.sell", lines=[{"product": "праздник", "quantity": 1}])
    assert isinstance(await undo_refused(stocked, made), InUse)
    more = await stocked.does("inventory.set_kit", kit="праздник", lines=[{"product": "наполеон"}])
    assert isinstance(await undo_refused(stocked, made), ChangedSince)
    await stocked.undoes(more)


async def test_goods_with_stock_become_a_kit_when_they_are_gone(stocked: Shop) -> None:
    await stocked.does("inventory.add", name="корзина")
    await stocked.does("inventory.receive", lines=[{"product": "корзина", "quantity": 2}])
    told = {"kit": "корзина", "lines": [{"product": "наполеон"}]}
    refused = await stocked.refused("inventory.set_kit", **told)
    assert isinstance(refused, KitHasStock)
    act = refused.offers[0].act
    assert act is not None
    await stocked.does(act.action, **act.args)
    done = await stocked.does("inventory.set_kit", **told)
    await stocked.undoes(done)
    await stocked.does("inventory.receive", lines=[{"product": "корзина", "quantity": 1}])
    assert await balance(stocked, "корзина") == (1, 0, 0)
    assert await wrong(stocked) == []


async def test_what_cannot_be_inside_is_refused(stocked: Shop) -> None:
    await stocked.does("inventory.set_kit", **SET)
    inner = await stocked.refused("inventory.set_kit", kit="большой", lines=[{"product": "праздник"}])
    assert isinstance(inner, KitInKit)
    assert "Положите в «большой» его части: торт наполеон — 2 шт" in sentence(stocked, inner)
    itself = await stocked.refused("inventory.set_kit", kit="праздник", lines=[{"product": "праздник"}])
    assert isinstance(itself, KitInItself)
    part = await stocked.refused("inventory.set_kit", kit="мука", lines=[{"product": "наполеон"}])
    assert isinstance(part, KitInKit)
    assert "уже лежит в наборе «праздник»" in sentence(stocked, part)
    work = await stocked.refused("inventory.set_kit", kit="новый", lines=[{"product": "доставка"}])
    assert isinstance(work, PartNotGoods)
    twice = [{"product": "наполеон"}, {"product": "торт наполеон"}]
    assert isinstance(await stocked.refused("inventory.set_kit", kit="новый", lines=twice), PartTwice)
    await stocked.does("inventory.write_off", lines=[{"product": "мука", "quantity": 1}])
    assert isinstance(await stocked.refused("inventory.archive", product="мука"), PartOfKit)
    assert isinstance(await stocked.refused("inventory.kit", product="мука"), NotKit)


@pytest.mark.parametrize(
    ("action", "more", "button"),
    [
        ("inventory.receive", {}, "Оприходовать части"),
        ("inventory.write_off", {"reason": "бой"}, "Списать части"),
        ("inventory.transfer", {"target": "Киоск"}, "Переместить части"),
    ],
)
async def test_documents_of_a_kit_offer_its_parts(
    stocked: Shop, action: str, more: dict[str, object], button: str
) -> None:
    await stocked.does("inventory.add_warehouse", name="Киоск")
    await stocked.does("inventory.set_kit", **SET)
    refused = await stocked.refused(action, lines=[{"product": "праздник", "quantity": 2}], **more)
    assert isinstance(refused, KitHasNoStock)
    assert "В одном наборе: торт наполеон — 2 шт, мука — 0,5 кг" in sentence(stocked, refused)
    offer = refused.offers[0]
    assert button in stocked.text(offer.label)
    assert offer.act is not None
    await stocked.does(offer.act.action, **offer.act.args)
    cakes = {"inventory.receive": 9, "inventory.write_off": 1, "inventory.transfer": 1}[action]
    assert (await balance(stocked, "торт наполеон"))[0] == cakes
    assert await wrong(stocked) == []


async def test_a_kit_is_not_counted_packed_or_ordered_from_a_supplier(stocked: Shop) -> None:
    await stocked.does("inventory.set_kit", **SET)
    lines = [{"product": "праздник", "quantity": 2}]
    await stocked.does("purchasing.add_supplier", name="Мельник")
    for action, args in (
        ("inventory.set_stock", {"lines": lines}),
        ("purchasing.order", {"supplier": "Мельник", "lines": lines}),
        ("inventory.set_pack", {"product": "праздник", "pack": "коробка", "quantity": 2}),
        ("inventory.set_batches", {"product": "праздник"}),
    ):
        assert isinstance(await stocked.refused(action, **args), KitHasNoStock), action


async def test_what_a_supplier_owes_cannot_become_a_kit(stocked: Shop) -> None:
    await stocked.does("purchasing.add_supplier", name="Мельник")
    await stocked.does("inventory.add", name="корзина", cost=5)
    await stocked.does(
        "purchasing.order", supplier="Мельник", lines=[{"product": "корзина", "quantity": 2, "price": 5}]
    )
    refused = await stocked.refused("inventory.set_kit", kit="корзина", lines=[{"product": "наполеон"}])
    assert "Закончите или отмените" in sentence(stocked, refused)


async def test_another_companys_kits_are_nobodys_business(stocked: Shop) -> None:
    await stocked.does("inventory.set_kit", **SET)
    other = await stocked.house.shop(name="Лютик")
    assert "Наборов пока нет" in plain(other, await other.does("inventory.kits"))
    assert await product_id(stocked, "праздник")
