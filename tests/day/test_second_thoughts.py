"""Second thoughts in the chat: what is taken back, agreed to or changed is what stands before one's eyes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.day.conftest import Stage


@pytest.fixture
async def anna(stage: Stage) -> Any:
    """The owner of a bakery with éclairs."""
    anna = stage.anna
    await anna.says("/start")
    await anna.says("Пекарня")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    for words in ("добавь товар эклер цена 150 себестоимость 70", "приход 30 эклеров"):
        await anna.says(words)
        await anna.clicks("Да")
    return anna


def _from_us(anna: Any) -> list[Any]:
    return [message for message in anna.messages if message.buttons]


async def test_undo_takes_back_the_newest_deed_not_an_older_card(stage: Stage, anna: Any) -> None:
    await anna.says("расход 300 скотч")
    await anna.says("расход 700 аренда")
    await anna.clicks("Да")
    await anna.says("отмени")
    assert "Отменено: Расход: 700 ₽" in stage.figures(anna.last.text)
    await anna.says("отмени")
    assert "Не делаю: Расход: 300 ₽" in stage.figures(anna.last.text)
    await anna.says("баланс")
    assert "Касса: 0 ₽" in stage.figures(anna.last.text)


async def test_cards_changed_and_agreed_to_in_words_leave_no_live_button(stage: Stage, anna: Any) -> None:
    before = len(_from_us(anna))
    await anna.says("продал 1 эклер")
    await anna.says("2 штуки")
    await anna.says("да")
    assert "Продажа № 1: 300 ₽" in stage.figures(anna.last.text)
    assert [message.buttons for message in _from_us(anna)[before:]] == [["↩️ Вернуть как было"]]


async def test_a_price_said_barely_is_asked_about(stage: Stage, anna: Any) -> None:
    await anna.says("запиши заказ Ивановой 1 эклер")
    await anna.clicks("Изменить")
    await anna.says("130")
    assert "цена или количество" in anna.last.text
    await anna.clicks("Цена")
    assert "Итого: 130 ₽" in stage.figures(anna.last.text)
    await anna.says("да")
    assert "Записан заказ № 1" in stage.figures(anna.last.text)


async def test_what_is_said_after_a_card_goes_into_it(stage: Stage, anna: Any) -> None:
    await anna.says("расход 500")
    await anna.says("бензин")
    assert "Расход: 500 ₽, бензин" in stage.figures(anna.last.text)
    await anna.says("нет")
    await anna.says("продал 2 эклера")
    await anna.says("ещё 2 штуки")
    assert "Итого: 600 ₽" in stage.figures(anna.last.text)


async def test_a_customer_s_name_is_no_goods_and_is_kept(stage: Stage, anna: Any) -> None:
    await anna.says("запиши заказ")
    await anna.says("Козлова")
    assert "это клиент" in anna.screen()
    assert "Что и сколько?" in anna.last.text
    await anna.says("2 эклера")
    assert "Новый заказ: Козлова" in anna.last.text


async def test_a_question_does_not_swallow_what_goes_on_from_before(stage: Stage, anna: Any) -> None:
    await anna.says("добавь товары: медовик 900, латте 200")
    await anna.clicks("Да")
    await anna.says("сколько осталось эклеров")
    await anna.says("выгрузи в эксель")
    await anna.says("а медовика?")
    assert "медовик" in anna.last.text


async def test_a_line_is_taken_off_the_only_order_that_has_it(stage: Stage, anna: Any) -> None:
    await anna.says("запиши заказ Ивановой: 3 эклера и доставка 300")
    await anna.clicks("Да")
    await anna.says("запиши заказ Петрову: 1 эклер")
    await anna.clicks("Да")
    await anna.says("убери доставку из заказа")
    await anna.clicks("Да")
    assert "Из заказа № 1 убрано: доставка" in stage.figures(anna.last.text)
    await anna.says("убери упаковку из заказа 1")
    assert "нет позиции «упаковка»" in anna.last.text
    await anna.says("убери эклеры из заказа")
    assert len(anna.last.buttons) == 3
