"""What waited for another act goes on once that is done: a sale for its goods to be written down."""

from __future__ import annotations

from typing import Any

import pytest

from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person


def _says(town: Town, words: str, name: str, /, **args: Any) -> None:
    town.mind.calls[words] = [(name, args)]


def _figures(text: str) -> str:
    return text.replace("\u00a0", " ")


async def _sale_asked(town: Town, words: str, **line: Any) -> Person:
    """Анна has said that two lattes were sold, which nobody has written down yet."""
    anna = await town.owner()
    _says(
        town,
        words.removeprefix("/sell "),
        "orders.sell",
        lines=[{"product": "латте", "quantity": "2", **line}],
    )
    await anna.says(words)
    return anna


async def test_a_sale_in_words_goes_on_once_its_goods_are_written_down(town: Town) -> None:
    anna = await _sale_asked(town, "продал 2 латте", price="180")
    await anna.clicks("Создать товар")
    assert "Новый товар: латте" in anna.messages[-2].text
    assert "Не хватает: латте" in anna.last.text
    await anna.clicks("Оприходовать")
    assert "Проверьте" in anna.last.text
    assert "360 ₽" in _figures(anna.last.text)
    await anna.clicks("Да")
    assert "Продажа № 1: 360 ₽" in _figures(anna.last.text)
    assert town.world.unanswered == []


async def test_a_sale_by_command_is_done_once_its_goods_are_there(town: Town) -> None:
    anna = await _sale_asked(town, "/sell 2 латте", price="180")
    await anna.clicks("Создать товар")
    await anna.clicks("Оприходовать")
    assert "Продажа № 1: 360 ₽" in _figures(anna.last.text)


async def test_a_price_that_nobody_has_said_is_asked_for_first(town: Town) -> None:
    anna = await _sale_asked(town, "/sell 2 латте")
    await anna.clicks("Создать товар")
    assert "Какая цена" in anna.last.text
    await anna.says("200")
    assert "200 ₽" in _figures(anna.messages[-2].text)
    await anna.clicks("Оприходовать")
    assert "Продажа № 1: 400 ₽" in _figures(anna.last.text)
    await anna.says("/goods")
    assert "200 ₽" in _figures(anna.last.text)


async def test_a_second_press_makes_no_second_product_and_no_second_sale(town: Town) -> None:
    anna = await _sale_asked(town, "/sell 2 латте", price="180")
    await anna.clicks("Создать товар", times=2)
    await anna.clicks("Оприходовать", times=2)
    assert sum("Продажа №" in message.text for message in anna.messages) == 1
    await anna.says("/stock")
    assert "латте" not in anna.last.text or "2 шт" not in anna.last.text


@pytest.mark.parametrize("way", ["words", "command"])
async def test_an_order_goes_on_too_line_by_line(town: Town, way: str) -> None:
    anna = await town.owner()
    lines = [
        {"product": "латте", "quantity": "2", "price": "180"},
        {"product": "мука", "quantity": "3", "unit": "кг"},
    ]
    _says(town, "заказ", "orders.create", customer="Иванова", lines=lines)
    await anna.says("заказ" if way == "words" else "/order заказ")
    await anna.clicks("Создать товар «латте»")
    assert "мука" in anna.last.text
    await anna.clicks("Создать товар «мука»")
    await anna.says("60")
    if way == "words":
        assert "Проверьте" in anna.last.text
        await anna.clicks("Да")
    assert "540 ₽" in _figures(anna.last.text)
    assert "Иванова" in anna.last.text


@pytest.mark.parametrize("way", ["words", "command"])
async def test_a_receipt_writes_its_goods_down_by_itself(town: Town, way: str) -> None:
    anna = await town.owner()
    _says(town, "приход", "inventory.receive", lines=[{"product": "латте", "quantity": "5", "price": "60"}])
    await anna.says("приход" if way == "words" else "/receive приход")
    if way == "words":
        await anna.clicks("Да")
    assert "латте" in anna.last.text
    assert "5 шт" in _figures(anna.last.text)


@pytest.mark.parametrize("way", ["words", "command"])
async def test_a_write_off_goes_on_after_its_goods_and_their_receipt(town: Town, way: str) -> None:
    anna = await town.owner()
    _says(town, "спиши", "inventory.write_off", lines=[{"product": "латте", "quantity": "2"}])
    await anna.says("спиши" if way == "words" else "/writeoff спиши")
    await anna.clicks("Создать товар")
    assert "Не хватает: латте" in anna.last.text
    await anna.clicks("Оприходовать")
    if way == "words":
        assert "Проверьте" in anna.last.text
        await anna.clicks("Да")
    assert "Списание № 1" in _figures(anna.last.text)


async def test_a_declined_price_leaves_everything_as_it_was(town: Town) -> None:
    anna = await _sale_asked(town, "продал 2 латте")
    await anna.clicks("Создать товар")
    await anna.clicks("Отмена")
    await anna.says("/goods")
    assert "латте" not in anna.last.text


async def test_a_sale_refused_after_its_yes_is_shown_again_when_the_goods_have_come(town: Town) -> None:
    anna = await town.owner()
    _says(town, "товар", "inventory.add", name="латте", price="180")
    _says(town, "приход", "inventory.receive", lines=[{"product": "латте", "quantity": "2"}])
    _says(town, "продажа", "orders.sell", lines=[{"product": "латте", "quantity": "2"}])
    _says(town, "списание", "inventory.write_off", lines=[{"product": "латте", "quantity": "1"}])
    for words in ("товар", "приход"):
        await anna.says(words)
        await anna.clicks("Да")
    await anna.says("продажа")
    card = anna.last
    await anna.says("списание")
    await anna.clicks("Да")
    await anna.clicks("Да", on=card)
    assert "Не хватает" in card.text
    await anna.clicks("Оприходовать", on=card)
    assert "Проверьте" in anna.last.text
    await anna.clicks("Да")
    assert "Продажа № 1" in _figures(anna.last.text)
