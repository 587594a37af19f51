"""Pictures, workbooks and stored files on their way out, and what stands in for them when they are lost."""

from __future__ import annotations

from typing import Any

import pytest

from core.blocks import Chart, Column, File, Money, Receipt, Series, Sheet, Table, Text, say
from handlers.drawing import DrawingFailed
from handlers.telegram.messages import TextMessage
from handlers.telegram.render import Renderer
from handlers.telegram.sending import Throttled
from handlers.telegram.wire import Place, Shown
from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person
from tests.fakes.telegram_errors import ApiError, bad_request

WORDS = Text(say("telegram-how"))
CHART = Chart("bars", say("telegram-empty"), ["пн", "вт"], [Series("", [100, 200])], currency="RUB")
SHEET = Sheet(say("telegram-more"), [Table([Column(say("telegram-more"))], [[Money(100, "RUB")]])])


async def sends(town: Town, person: Person, *blocks: Any, **more: Any) -> list[int]:
    speaker = town.app.speaker(None, "ru")
    renderer = Renderer(town.app.texts, speaker, town.door.keys.ring(None))
    messages = renderer.receipt(Receipt(list(blocks)))
    place = Place(person.chat.id)
    ids = await town.door.post.send(place, messages, speaker, **more)
    await town.world.settled()
    return ids


async def test_a_report_is_a_picture_with_its_words(town: Town) -> None:
    anna = await town.owner()
    await sends(town, anna, WORDS, CHART)
    assert anna.last.kind == "photo"
    assert anna.last.text.startswith("Слушаю")


async def test_a_picture_is_replaced_in_place_by_a_picture(town: Town) -> None:
    anna = await town.owner()
    (first,) = await sends(town, anna, WORDS, CHART)
    (second,) = await sends(town, anna, WORDS, WORDS, CHART, edit=Shown(first, "photo"))
    assert first == second
    assert anna.last.text.count("Слушаю") == 2


async def test_words_cannot_take_the_place_of_a_picture_and_follow_it(town: Town) -> None:
    anna = await town.owner()
    (first,) = await sends(town, anna, WORDS, CHART)
    (second,) = await sends(town, anna, WORDS, edit=Shown(first, "photo"))
    assert second != first
    assert anna.last.kind == "text"


async def test_a_workbook_is_a_document(town: Town) -> None:
    anna = await town.owner()
    await sends(town, anna, WORDS, SHEET)
    assert anna.last.file
    assert anna.last.file.name == "Ещё.xlsx"
    assert anna.last.file.data.startswith(b"PK")


async def test_a_stored_file_is_sent_under_its_name(town: Town) -> None:
    anna = await town.owner()
    digest = town.app.files.keep("строка;1".encode())
    await sends(town, anna, File(digest, "ошибки.csv", "text/csv", 9))
    assert anna.last.file
    assert (anna.last.file.name, anna.last.file.data) == ("ошибки.csv", "строка;1".encode())


async def test_a_lost_file_is_said_to_be_lost(town: Town) -> None:
    anna = await town.owner()
    await sends(town, anna, File("0" * 64, "ошибки.csv", "text/csv", 9))
    assert anna.last.text == "Файл не сохранился"


@pytest.mark.parametrize(("block", "excuse"), [(CHART, "Картинку нарисовать"), (SHEET, "Таблицу записать")])
async def test_figures_come_without_a_picture_that_could_not_be_made(
    town: Town, monkeypatch: pytest.MonkeyPatch, block: Any, excuse: str
) -> None:
    anna = await town.owner()

    async def fails(*_: Any) -> bytes:
        raise DrawingFailed

    monkeypatch.setattr(town.door.post.drawing, "png", fails)
    monkeypatch.setattr(town.door.post.drawing, "xlsx", fails)
    await sends(town, anna, WORDS, block)
    told = "\n".join(message.text for message in anna.messages)
    assert "Слушаю" in told
    assert excuse in anna.last.text


async def test_a_picture_telegram_cannot_show_goes_as_a_file(town: Town) -> None:
    anna = await town.owner()
    town.api.refuses("sendPhoto", bad_request("IMAGE_PROCESS_FAILED"))
    await sends(town, anna, WORDS, CHART)
    assert anna.last.kind == "document"
    assert anna.last.text.startswith("Слушаю")


async def test_a_letter_follows_a_group_that_has_moved(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    old = group.chat.id
    new = town.world.cloud.add_group("Команда", supergroup=True)
    new.members, new.bot = dict(group.chat.members), group.chat.bot
    moved = bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=new.id)
    town.api.refuses("sendMessage", moved, chat_id=old)
    speaker = town.app.speaker(None, "ru")
    await town.door.post.send(Place(old), [TextMessage("Новости", "Новости")], speaker)
    assert new.messages[-1].text == "Новости"


async def test_a_letter_that_surely_was_not_sent_may_go_later(town: Town) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessage", ApiError(502, "Bad Gateway"))
    with pytest.raises(Throttled):
        await sends(town, anna, WORDS, patience=0)


async def test_a_fault_behind_a_press_is_an_apology_too(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await town.owner()
    await anna.says("/menu")

    async def breaks(*_: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr(type(town.app), "execute", breaks)
    await anna.clicks(anna.last.buttons[0])
    assert "сломалось" in anna.last.text
    assert town.world.unanswered == []
