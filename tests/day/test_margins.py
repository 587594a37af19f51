"""A price that is asked for, and goods whose cost nobody has told, through the whole product."""

from __future__ import annotations

from typing import Any

from core.reports.check import check_all
from tests.day.conftest import Stage


async def _opened(stage: Stage) -> Any:
    anna = stage.anna
    await anna.says("/start")
    await anna.says("Ромашка")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    return anna


async def test_a_bare_number_is_the_price_that_was_asked_for(stage: Stage) -> None:
    anna = await _opened(stage)
    await anna.says("продал 2 латте")
    await anna.clicks("Создать")
    await anna.says("250")
    told = "\n".join(stage.figures(message.text) for message in anna.messages)
    assert "Цена: 250 ₽" in told
    assert "Себестоимость: 250 ₽" not in told
    await anna.clicks("Оприходовать")
    await anna.clicks("Да")
    assert "500 ₽" in stage.figures(anna.last.text)
    assert "себестоимость неизвестна" in stage.figures(anna.last.text)


async def test_the_cost_of_goods_is_asked_where_nobody_has_told_it(stage: Stage) -> None:
    anna = await _opened(stage)
    for words in ("добавь товар пирожок цена 50", "приход 10 пирожков"):
        await anna.says(words)
        await anna.clicks("Да")
    assert "Без цены закупки" in anna.last.text
    await anna.clicks("Указать цену закупки")
    await anna.says("20")
    await anna.says("продал 2 пирожка")
    await anna.clicks("Да")
    assert "Маржа: 60 ₽" in stage.figures(anna.last.text)
    assert await check_all(stage.product.app) == []
