"""Files: one, an album, a running import that tells how far it is and can be stopped, what is no table."""

from __future__ import annotations

import asyncio
import io
import zipfile

import pytest
from sqlalchemy.exc import IntegrityError

from core.acts.calls import Actor
from core.blocks import Progress
from core.integrations import running
from handlers.telegram import files, progress
from tests.doors.talks.town import Town

GOODS = "Товар;Цена;Остаток\nХлеб;50;10\nМука;120,50;3\n".encode()


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PRIVATE_PAUSE", 0.0)


async def test_a_table_is_shown_before_it_is_taken_in(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", GOODS)
    card = anna.last
    assert "Да" in card.buttons
    await anna.clicks("Да")
    assert "Да" not in card.buttons
    await anna.says("/goods")
    assert "Хлеб" in anna.last.text
    assert "120,50" in anna.last.text


async def test_progress_is_one_message_that_goes_away(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", GOODS)
    await anna.clicks("Да")
    deleted = town.api.of("deleteMessage")
    assert len(deleted) == 1
    assert [message for message in anna.messages if "▓" in message.text or "░" in message.text] == []


async def test_an_album_is_one_import(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ALBUM_PAUSE", 0.05)
    anna = await town.owner()
    people = "Имя;Телефон\nИванова Мария;+79001234567\n".encode()
    await anna.sends_files([("товары.csv", GOODS), ("клиенты.csv", people)])
    assert sum("Да" in message.buttons for message in anna.messages) == 1
    await anna.clicks("Да")
    await anna.says("/goods")
    assert "Хлеб" in anna.last.text
    await anna.says("/customers")
    assert "Иванова Мария" in anna.last.text


async def test_a_zip_is_opened(town: Town) -> None:
    anna = await town.owner()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("товары.csv", GOODS)
    await anna.sends_file("данные.zip", content.getvalue())
    await anna.clicks("Да")
    await anna.says("/goods")
    assert "Хлеб" in anna.last.text


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 100, b"%PDF-1.4 ...", b"PK\x03\x04broken"])
async def test_what_is_no_table_is_said_to_be_none(town: Town, content: bytes) -> None:
    anna = await town.owner()
    before = len(anna.messages)
    await anna.sends_file("товары.csv", content)
    assert len(anna.messages) == before + 2
    assert "сломалось" not in anna.last.text
    assert "Да" not in anna.last.buttons


async def test_a_file_telegram_would_not_hand_over_is_refused_at_once(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("огромный.csv", b"x", size=21 * 1024 * 1024)
    assert "20 МБ" in anna.last.text
    assert town.api.of("getFile") == []


async def test_a_viewer_may_not_bring_files(town: Town) -> None:
    anna = await town.owner()
    vera = await town.member(anna, "Вера", "наблюдатель")
    await vera.sends_file("товары.csv", GOODS)
    assert "нет права" in vera.last.text


async def test_a_running_import_can_be_stopped(town: Town) -> None:
    anna = await town.owner()
    rows = "".join(f"Товар {number};10;1\n" for number in range(350))
    await anna.sends_file("товары.csv", f"Товар;Цена;Остаток\n{rows}".encode())
    go_on = asyncio.Event()

    async def holds(actor: Actor, shown: Progress) -> None:
        await go_on.wait()

    town.app.progress_listeners.append(holds)
    await anna.clicks("Да", wait=False)
    await town.api.until(lambda: any("Остановить" in message.buttons for message in anna.messages))
    await anna.clicks("Остановить", wait=False)
    await town.api.until(lambda: any("Останавливаю" in message.text for message in anna.news))
    go_on.set()
    await town.world.settled()
    await anna.says("/goods")
    assert "Товар 349" not in anna.screen()


async def test_an_import_is_taken_back_with_one_message_of_progress(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", GOODS)
    await anna.clicks("Да")
    seen = len(town.api.of("deleteMessage"))
    receipt = anna.last
    await anna.clicks("Вернуть как было", times=2)
    assert len(town.api.of("deleteMessage")) == seen + 1
    assert "Вернуть как было" not in receipt.buttons
    assert sum("Отменено" in message.text for message in anna.messages) == 1
    assert [message for message in anna.messages if "▓" in message.text or "░" in message.text] == []
    await anna.says("/goods")
    assert "Хлеб" not in anna.last.text


async def test_an_import_is_taken_back_by_a_word(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", GOODS)
    await anna.clicks("Да")
    await anna.says("отмени")
    assert "Отменено" in anna.last.text
    await anna.says("/goods")
    assert "Хлеб" not in anna.last.text


ROW = "Хлеб"
ODD = "Товар;Цена;Остаток\nМинус;-5;3\nПусто;10;-3\nСтрого;дорого;1\nХлеб;50;10\n".encode()


async def test_rows_with_less_than_nothing_are_given_back_and_make_no_goods(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", ODD)
    card = anna.screen().replace("\xa0", " ")
    assert "строка 2\nПричина: цена: меньше нуля" in card
    assert "количество: меньше нуля" in card
    assert "Товаров: 1, новых 1" in card
    await anna.clicks("Да")
    await anna.says("/goods")
    assert "Хлеб" in anna.last.text
    assert not any(name in anna.last.text for name in ("Минус", "Пусто", "Строго"))


async def test_a_table_without_rows_asks_for_no_yes(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", "Товар;Цена;Остаток\n".encode())
    assert "нет строк" in anna.last.text
    assert "Да" not in anna.last.buttons


async def test_a_fallen_import_says_so_and_can_be_tried_again(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", GOODS)

    def falls(*_: object) -> None:
        raise IntegrityError("INSERT", {"name": ROW}, ValueError(ROW))

    with monkeypatch.context() as broken:
        broken.setattr(running, "take_goods", falls)
        await anna.clicks("Да")
    assert "Загрузка прервалась" in anna.last.text
    assert not any("Остановить" in message.buttons for message in anna.messages)
    assert ROW not in caplog.text
    await anna.clicks("Попробовать ещё раз")
    await anna.clicks("Да")
    await anna.says("/goods")
    assert "Хлеб" in anna.last.text


async def test_a_list_shows_costs_and_what_it_changes(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_file("товары.csv", "Товар;Цена;Себестоимость\nХлеб;50;20\n".encode())
    assert "20 ₽" in anna.last.text.replace("\xa0", " ")
    await anna.clicks("Да")
    await anna.sends_file("товары.csv", "Товар;Цена;Себестоимость\nХлеб;55;20\n".encode())
    card = anna.last.text.replace("\xa0", " ")
    assert "Новые цены: 1" in card
    assert "50 ₽" in card.split("Новые цены: 1")[1].split("\n\n")[0]
    assert "Новая себестоимость" not in card


async def test_documents_without_a_number_show_none(town: Town) -> None:
    anna = await town.owner()
    sales = "Дата;Клиент;Товар;Количество;Сумма\n01.11.2026;Иванова;Хлеб;2;100\n".encode()
    await anna.sends_file("продажи.csv", sales)
    assert "Иванова" in anna.screen()
    assert "name:" not in anna.screen()
    await anna.clicks("Да")
    await anna.says("/orders")
    assert "без номера" in anna.last.text
    assert "name:" not in anna.last.text
