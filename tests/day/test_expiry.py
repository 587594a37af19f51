"""A dairy in the chat: goods come with their days, leave by them, and what is past them is cleared away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.day.conftest import Stage


@pytest.fixture
async def anna(stage: Stage) -> Any:
    """The owner of a shop with curd."""
    anna = stage.anna
    await anna.says("/start")
    await anna.says("Молочная лавка")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    await anna.says("добавь товар творог цена 150 себестоимость 70")
    await anna.clicks("Да")
    return anna


async def _agrees(anna: Any, words: str) -> None:
    await anna.says(words)
    await anna.clicks("Да")


async def test_goods_with_days_from_receipt_to_write_off(stage: Stage, anna: Any) -> None:
    await anna.says("приход 20 творога до 15.12, партия 17А")
    assert "Партия: 17А, до 15 декабря" in stage.figures(anna.last.text)
    await anna.clicks("Да")
    await _agrees(anna, "пришло 5 творога годен до 21 ноября")
    await anna.says("партии творога")
    assert "до 21 ноября\nОсталось: 5 шт · Годен: ещё 1 день" in stage.figures(anna.last.text)
    await _agrees(anna, "продал 6 творога")
    said = stage.figures(anna.last.text)
    assert "Партия: до 21 ноября — 5 шт\nПартия: 17А, до 15 декабря — 1 шт" in said
    stage.clock.move(timedelta(days=40))
    await anna.says("что просрочено")
    assert "Осталось: 19 шт · Годен: просрочен 15 дней" in stage.figures(anna.last.text)
    await anna.clicks("Списать просроченное")
    assert "Списание № 1: творог, 19 шт" in stage.figures(anna.last.text)
    await anna.says("есть просрочка?")
    assert "Просроченного на складе нет" in anna.last.text


async def test_a_sale_goes_on_once_selling_what_expired_is_allowed(stage: Stage, anna: Any) -> None:
    await _agrees(anna, "приход 4 творога до 21 ноября")
    stage.clock.move(timedelta(days=3))
    await anna.says("продал 3 творога")
    assert "творог: нужно 3 шт, годных 0 шт, ещё 4 шт просрочено" in stage.figures(anna.last.text)
    await anna.clicks("Разрешить продажу просроченного")
    await anna.clicks("Да")
    await anna.clicks("Да")
    assert "Продажа № 1: 450 ₽" in stage.figures(anna.last.text)
