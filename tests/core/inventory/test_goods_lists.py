"""A newcomer's list of goods: written in one act, taken back in one act."""

from __future__ import annotations

from core.inventory.models import Product
from core.inventory.refusals import InUse, SameName
from tests.core.acting import plain
from tests.core.house import Shop

LIST = [
    {"name": "эклер", "price": 150, "cost": 60},
    {"name": "мука", "price": 45, "unit": "кг"},
    {"name": "мастер-класс", "price": 3000, "kind": "service"},
]


async def listed(shop: Shop) -> list[str]:
    return sorted(row.name for row in await shop.rows(Product, Product.archived.is_(False)))


async def test_a_list_is_written_in_one_act_and_goes_with_one_undo(shop: Shop) -> None:
    done = await shop.does("inventory.add_many", goods=LIST)
    assert await listed(shop) == ["мастер-класс", "мука", "эклер"]
    assert "3 новых товара" in plain(shop, done)
    flour = plain(shop, await shop.does("inventory.show", product="мука"))
    assert "45 ₽" in flour
    assert "кг" in flour
    await shop.undoes(done)
    assert await listed(shop) == []


async def test_what_is_there_already_stays_as_it_was(bakery: Shop) -> None:
    had = await listed(bakery)
    goods = [{"name": "Торт Наполеон", "price": 9}, {"name": "эклер", "price": 150}, {"name": "Эклер"}]
    done = await bakery.does("inventory.add_many", goods=goods)
    assert await listed(bakery) == sorted([*had, "эклер"])
    told = plain(bakery, done)
    assert "торт наполеон" in told
    assert "остались как были" in told
    assert "1 200 ₽" in plain(bakery, await bakery.does("inventory.show", product="наполеон"))
    await bakery.undoes(done)
    assert await listed(bakery) == had


async def test_a_list_of_what_is_all_there_is_refused(bakery: Shop) -> None:
    refusal = await bakery.refused("inventory.add_many", goods=[{"name": "торт наполеон"}])
    assert isinstance(refusal, SameName)


async def test_once_one_is_used_the_list_is_not_taken_back(shop: Shop) -> None:
    done = await shop.does("inventory.add_many", goods=LIST)
    await shop.does("inventory.receive", lines=[{"product": "мука", "quantity": 5}])
    refusal = await shop.refused("acts.undo", act={"id": done.act_id})
    assert isinstance(refusal, InUse)
    assert len(await listed(shop)) == 3


async def test_the_cost_is_for_those_who_may_see_it(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    goods = [{"name": "эклер", "price": 150, "cost": 61}]
    assert "61" not in plain(asel, await asel.does("inventory.add_many", goods=goods))
