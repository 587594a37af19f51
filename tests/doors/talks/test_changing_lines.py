"""«Изменить» offers what is corrected most: goods, quantity and price, line by line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person

CAKE = {"product": "торт", "quantity": "1", "price": "1400"}
BUN = {"product": "булка", "quantity": "2", "price": "50"}


async def _card(town: Town, name: str, **args: Any) -> Person:
    """Анна has both goods on her shelf, and the card of an act before her."""
    anna = await town.owner()
    for product in ("торт", "булка"):
        line = {"product": {"name": product, "new": True}, "quantity": "20", "price": "10"}
        town.mind.calls["было"] = [("inventory.receive", {"lines": [line]})]
        await anna.says("было")
        await anna.clicks("Да")
    town.mind.calls["запиши"] = [(name, args)]
    await anna.says("запиши")
    await anna.clicks("Изменить")
    return anna


def _figures(person: Person) -> str:
    return person.last.text.replace("\u00a0", " ")


@pytest.mark.parametrize("name", ["orders.create", "orders.sell"])
async def test_quantity_price_and_goods_of_the_only_line(town: Town, name: str) -> None:
    anna = await _card(town, name, lines=[CAKE])
    assert {"Количество", "Цена", "Товар"} <= set(anna.last.buttons)
    await anna.clicks("Количество")
    await anna.says("3")
    assert "4 200 ₽" in _figures(anna)
    await anna.clicks("Изменить")
    await anna.clicks("Цена")
    await anna.says("1300")
    assert "3 900 ₽" in _figures(anna)
    await anna.clicks("Изменить")
    await anna.clicks("Товар")
    await anna.clicks("булка")
    assert "булка" in anna.last.text
    assert "торт" not in anna.last.text
    await anna.clicks("Да")
    assert "№ 1" in _figures(anna)


async def test_each_of_a_few_lines_has_its_own(town: Town) -> None:
    anna = await _card(town, "orders.create", lines=[CAKE, BUN])
    await anna.clicks("булка: Количество")
    await anna.says("4")
    assert "1 600 ₽" in _figures(anna)
    await anna.clicks("Изменить")
    await anna.clicks("торт: Цена")
    await anna.says("1000")
    assert "1 200 ₽" in _figures(anna)


async def test_many_lines_are_changed_in_words(town: Town) -> None:
    anna = await _card(town, "orders.create", lines=[CAKE, BUN, CAKE, BUN])
    assert not any("Количество" in label for label in anna.last.buttons)
    assert "«2 штуки»" in anna.last.text


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("inventory.receive", {"Количество", "Цена", "Товар"}),
        ("inventory.write_off", {"Количество", "Товар"}),
    ],
)
async def test_documents_of_stock_too(town: Town, name: str, fields: set[str]) -> None:
    line = {"product": "торт", "quantity": "1"}
    anna = await _card(town, name, lines=[line])
    assert fields <= set(anna.last.buttons)
    await anna.clicks("Количество")
    await anna.says("7")
    assert "7 шт" in _figures(anna)
