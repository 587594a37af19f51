"""A photo of a receipt goes to what was spent, by its words; it is shown again by the sum and the words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.day.conftest import Stage


@pytest.fixture
async def anna(stage: Stage) -> Any:
    anna = stage.anna
    await anna.says("/start")
    await anna.says("Пекарня")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    return anna


async def test_a_photo_with_the_words_of_an_expense_is_its_receipt(anna: Any) -> None:
    await anna.sends_photo(b"a receipt", caption="расход 500 бензин")
    await anna.clicks("Да")
    await anna.says("покажи чек от расхода 500 бензин")
    assert any("Чек: бензин" in message.text for message in anna.messages[-3:])


async def test_a_photo_is_put_to_an_older_expense(anna: Any) -> None:
    await anna.says("расход 1500 аренда")
    await anna.clicks("Да")
    await anna.sends_photo(b"a receipt", caption="чек к расходу 1500 аренда")
    assert "Чек приложен" in anna.last.text
