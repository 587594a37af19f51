"""A shop of clothes: sizes and colours in one message, each named apart, counted and priced together."""

from __future__ import annotations

from tests.day.conftest import Stage


async def test_shirts_are_sold_by_their_sizes(stage: Stage) -> None:
    anna = stage.anna
    for words in ("/start", "Пекарня"):
        await anna.says(words)
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    await anna.says("футболка: S, M, L; белая, чёрная по 900")
    await anna.clicks("Да")
    assert "добавлено 6 вариантов" in anna.last.text
    await anna.says("пришло 10 белых футболок М по 300")
    assert "Футболка белая M, 10 шт" in stage.figures(anna.last.text)
    await anna.clicks("Да")
    await anna.says("продал 2 футболки")
    await anna.clicks("Футболка белая M")
    await anna.clicks("Да")
    await anna.says("сколько футболок осталось")
    assert "На складе: 8 шт" in stage.figures(anna.last.text)
    await anna.says("цена футболки 950")
    await anna.clicks("Да")
    await anna.says("продал белую футболку м")
    assert "950 ₽" in stage.figures(anna.last.text)
