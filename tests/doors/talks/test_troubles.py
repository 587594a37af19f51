"""When Telegram refuses, breaks or slows down, and when we do."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.assistant.turn import Turn
from handlers.telegram.messages import Key, TextMessage
from handlers.telegram.sending import Throttled, Unreachable
from handlers.telegram.wire import Place
from tests.doors.talks.town import Town
from tests.fakes.telegram_errors import ApiError, bad_request, too_many_requests


async def test_a_fault_of_ours_is_an_apology_with_a_number(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.owner()

    async def breaks(turn: Turn) -> None:
        raise RuntimeError("секретные подробности")

    town.mind.ways["сломайся"] = breaks
    await anna.says("сломайся")
    number = anna.last.text.split("номер ")[1].rstrip(".")
    assert number in caplog.text
    assert "секретные" not in anna.last.text
    await anna.says("/menu")
    assert "Ромашка" in anna.last.text


async def test_marks_that_telegram_refuses_go_as_plain_words(town: Town) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessage", bad_request("can't parse entities: Unclosed start tag"))
    await anna.says("/help")
    assert "Что я умею" in anna.last.text
    assert anna.last.entities == [] or all(e["type"] == "bot_command" for e in anna.last.entities)


async def test_buttons_that_telegram_refuses_are_left_out(town: Town) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessage", bad_request("BUTTON_DATA_INVALID"))
    await anna.says("/menu")
    assert "Ромашка" in anna.last.text
    assert anna.last.buttons == []


async def test_the_pace_of_telegram_is_kept(town: Town) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessage", too_many_requests(1))
    await anna.says("/help")
    assert "Что я умею" in anna.last.text


async def test_a_broken_connection_is_tried_again(town: Town) -> None:
    anna = await town.owner()
    town.api.breaks("sendMessage", deed="lost")
    await anna.says("/help")
    assert "Что я умею" in anna.last.text


async def test_an_outage_of_some_seconds_loses_no_answer(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.telegram.sending._FIRST_PAUSE", 0.005)
    anna = await town.owner()
    town.api.breaks("sendMessage", deed="lost", times=8)
    await anna.says("/help")
    assert "Что я умею" in anna.last.text


async def test_a_reader_who_has_blocked_the_bot_is_no_fault(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    await anna.says("/help")
    assert "incident" not in caplog.text
    await anna.says("/help")
    assert "Что я умею" in anna.last.text


async def test_an_edit_that_changes_nothing_is_done(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200"})]
    await anna.says("торт")
    town.api.refuses("editMessageText", bad_request("message is not modified: specified new message content"))
    await anna.clicks("Да")
    assert anna.news == []


async def test_a_message_that_cannot_be_edited_is_followed_by_another(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200"})]
    await anna.says("торт")
    town.api.refuses("editMessageText", bad_request("message can't be edited"))
    await anna.clicks("Да")
    assert len(anna.news) == 1
    assert "Торт" in anna.last.text


async def test_a_long_turn_shows_typing(town: Town) -> None:
    anna = await town.owner()
    go_on = asyncio.Event()

    async def thinks(turn: Turn) -> None:
        await go_on.wait()
        await turn.carry_out([("acts.help", {})])

    town.mind.ways["думай"] = thinks
    await anna.says("думай", wait=False)
    await town.api.until(lambda: bool(town.api.of("sendChatAction")))
    go_on.set()
    await town.world.settled()
    assert "Что я умею" in anna.last.text


async def test_a_press_overtakes_a_thinking_turn(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/menu")
    menu = anna.last
    go_on = asyncio.Event()

    async def thinks(turn: Turn) -> None:
        await go_on.wait()
        await turn.carry_out([("acts.help", {})])

    town.mind.ways["думай"] = thinks
    await anna.says("думай", wait=False)
    await anna.clicks(menu.buttons[0], on=menu, wait=False)
    await town.api.until(lambda: bool(town.api.of("answerCallbackQuery")))
    go_on.set()
    await town.world.settled()


async def test_stop_ends_a_thinking_turn_and_only_that(town: Town) -> None:
    anna = await town.owner()
    never = asyncio.Event()

    async def thinks(turn: Turn) -> None:
        await never.wait()

    town.mind.ways["думай"] = thinks
    await anna.says("думай", wait=False)
    await town.api.until(lambda: bool(town.api.of("sendChatAction")))
    await anna.says("Стоп!")
    assert anna.last.text == "Остановил. Ничего не сделано."
    await anna.says("стоп")
    assert anna.last.text != "Остановил. Ничего не сделано."


class TestLetters:
    """The courier's way: never waits, never sends twice."""

    @staticmethod
    async def sends(town: Town, chat: int, **more: Any) -> list[int]:
        speaker = town.app.speaker(None, "ru")
        message = TextMessage("<b>Письмо</b>", "Письмо", ((Key("Да", callback="x"),),))
        return await town.door.post.send(Place(chat), [message], speaker, patience=0, **more)

    async def test_a_slow_channel_is_told_to_the_courier(self, town: Town) -> None:
        anna = await town.owner()
        town.api.refuses("sendMessage", too_many_requests(7))
        with pytest.raises(Throttled) as busy:
            await self.sends(town, anna.chat.id)
        assert busy.value.after == 7

    async def test_a_reader_who_is_gone_is_told_to_the_courier(self, town: Town) -> None:
        anna = await town.owner()
        town.api.refuses("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
        with pytest.raises(Unreachable):
            await self.sends(town, anna.chat.id)
        town.api.refuses("sendMessage", bad_request("chat not found"))
        with pytest.raises(Unreachable):
            await self.sends(town, 42)

    async def test_a_letter_of_unknown_fate_is_not_sent_again(self, town: Town) -> None:
        anna = await town.owner()
        town.api.breaks("sendMessage", deed="done")
        before = len(anna.messages)
        with pytest.raises(Exception) as lost:  # noqa: PT011 - whatever aiogram makes of it
            await self.sends(town, anna.chat.id)
        assert not isinstance(lost.value, Throttled)
        assert len(anna.messages) == before + 1

    async def test_news_reach_colleagues_and_not_the_author(self, town: Town) -> None:
        anna = await town.owner()
        asel = await town.member(anna, "Асель")
        town.mind.calls["заказ"] = [
            ("orders.create", {"customer": "Иванова", "lines": [{"product": "Доставка", "price": "300"}]})
        ]
        await asel.says("заказ")
        await asel.clicks("Да")
        assert anna.last.text.startswith("🔔 Ромашка")
        assert "Иванова" in anna.last.text
        assert "🔔" not in asel.last.text

    async def test_a_group_hears_the_news_too(self, town: Town) -> None:
        anna = await town.owner()
        group = await town.linked_group(anna)
        town.mind.calls["заказ"] = [
            ("orders.create", {"customer": "Иванова", "lines": [{"product": "Доставка", "price": "300"}]})
        ]
        await anna.says("заказ")
        await anna.clicks("Да")
        assert "Иванова" in group.last.text

    async def test_blocking_stops_letters_and_coming_back_starts_them(self, town: Town) -> None:
        anna = await town.owner()
        asel = await town.member(anna, "Асель")
        town.mind.calls["заказ"] = [("orders.create", {"lines": [{"product": "Доставка", "price": "300"}]})]
        await anna.blocks_bot()
        await asel.says("заказ")
        await asel.clicks("Да")
        assert not anna.last.text.startswith("🔔")
        await anna.unblocks_bot()
        await asel.says("заказ")
        await asel.clicks("Да")
        assert anna.last.text.startswith("🔔")
