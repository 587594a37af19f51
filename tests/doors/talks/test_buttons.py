"""Presses: done once, in the right company, by the right person, in place."""

from __future__ import annotations

import asyncio

from core.blocks import Act
from tests.doors.talks.town import Town

CAKE = {"name": "Торт", "price": "1200"}


async def test_a_card_is_agreed_to_in_its_own_message(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    card = anna.last
    assert card.buttons == ["Да", "Изменить", "Отмена"]
    await anna.clicks("Да")
    assert anna.news == []
    assert anna.last is card
    assert card.edited
    assert card.buttons[-1] == "↩️ Вернуть как было"


async def test_a_card_declined_stays_readable_and_loses_its_buttons(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    await anna.clicks("Отмена")
    assert "Торт" in anna.last.text
    assert anna.last.text.endswith("Хорошо, не делаю.")
    assert anna.last.buttons == []
    await anna.says("/goods")
    assert "Торт" not in anna.last.text


async def test_a_press_that_comes_twice_is_done_once(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["расход"] = [("finance.expense", {"amount": "1500", "item": "аренда"})]
    await anna.says("расход")
    await anna.clicks("Да", times=2)
    await anna.says("/money")
    assert (
        anna.last.text.count("1\u00a0500") == anna.last.text.count("−1\u00a0500")
        or "1\u00a0500" in anna.last.text
    )
    await anna.says("/balance")
    assert "3\u00a0000" not in anna.last.text
    assert town.world.unanswered == []


async def test_an_update_that_comes_twice_is_done_once(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/help")
    before = len(anna.messages)
    await town.world.redelivers()
    assert len(anna.messages) == before


async def test_one_field_of_a_card_can_be_changed(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    await anna.clicks("Изменить")
    assert "Что поменять?" in anna.last.text
    await anna.clicks("Цена")
    await anna.says("1100")
    assert "1\u00a0100\u00a0₽" in anna.last.text
    assert "1\u00a0200" not in anna.last.text
    await anna.clicks("Да")
    await anna.says("/goods")
    assert "1\u00a0100\u00a0₽" in anna.last.text


async def test_undo_is_a_press_and_only_once(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    await anna.clicks("Да")
    receipt = anna.last
    await anna.clicks("Вернуть как было", times=2)
    assert "↩️ Вернуть как было" not in receipt.buttons
    assert "Отменено" in anna.last.text
    assert sum("Отменено" in message.text for message in anna.messages) == 1
    await anna.says("/goods")
    assert "Торт" not in anna.last.text


async def test_a_menu_button_runs_its_action(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/menu")
    menu = anna.last
    label = next(label for label in menu.buttons if "статки" in label or "склад" in label.lower())
    await anna.clicks(label, on=menu)
    assert anna.news
    await anna.clicks(label, on=menu)
    assert anna.news


async def test_lists_turn_their_pages_in_place(town: Town) -> None:
    anna = await town.owner()
    for number in range(25):
        town.mind.calls["товар"] = [("inventory.add", {"name": f"Товар {number:02}", "price": "10"})]
        await anna.says("товар")
        await anna.clicks("Да")
    await anna.says("/goods")
    first = anna.last
    shown = first.text
    await anna.clicks("›")
    assert anna.last is first
    assert first.text != shown
    assert "Товар 24" in first.text
    await anna.clicks("‹")
    assert anna.last is first
    assert first.text == shown


async def test_lists_turn_back_page_by_page(town: Town) -> None:
    anna = await town.owner()
    for number in range(3):
        lines = [
            {"product": {"name": f"Товар {number}{n:02}", "new": True}, "quantity": 1} for n in range(25)
        ]
        town.mind.calls["приход"] = [("inventory.receive", {"lines": lines})]
        await anna.says("приход")
        await anna.clicks("Да")
    await anna.says("/goods")
    pages = [anna.last.text]
    while "›" in anna.last.buttons:
        await anna.clicks("›")
        pages.append(anna.last.text)
    assert len(pages) == len(set(pages)) == 4
    for earlier in reversed(pages[:-1]):
        await anna.clicks("‹")
        assert anna.last.text == earlier
    assert "‹" not in anna.last.buttons


async def test_old_and_foreign_buttons_only_flash_a_word(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    button = anna.last.rows[0][0]
    for data in (
        "",
        "zz",
        "y:nobody",
        "r:AAAAAAAA" + "x" * 30,
        "a:unknown",
        "o:unknown:0",
        "u:AAAAAAAAxxxxxx",
    ):
        button["callback_data"] = data or "?"
        before = len(anna.messages)
        await anna.clicks("Да")
        assert anna.toast
        assert len(anna.messages) == before
        anna.last.markup = {"inline_keyboard": [[button]]}


async def test_what_comes_too_late_to_be_flashed_is_said(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    anna.last.rows[0][0]["callback_data"] = "y:nobody"
    gate, before = town.api.holds("editMessageReplyMarkup"), len(town.api.of("answerCallbackQuery"))
    await anna.clicks("Да", wait=False)
    await asyncio.wait_for(gate.arrived.wait(), 5)
    await town.api.until(lambda: len(town.api.of("answerCallbackQuery")) > before, within=3)
    gate.open()
    await town.world.settled()
    assert "устарела" in anna.last.text


async def test_a_button_acts_in_the_company_it_was_made_in(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/goods")
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    card = anna.last
    await anna.says("/newcompany")
    await anna.says("Гараж")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    await anna.clicks("Да", on=card)
    assert "Это в деле «Ромашка»" in card.text
    await anna.says("/goods")
    assert "Торт" not in anna.last.text


async def test_a_signed_read_is_checked_by_the_rights_of_the_presser(town: Town) -> None:
    anna = await town.owner()
    igor = town.person("Игорь")
    await igor.says("/start")
    await anna.says("/goods")
    key = town.door.keys.ring(None)(Act("inventory.list"))
    igor.last.markup = {"inline_keyboard": [[{"text": "Смотреть", "callback_data": key}]]}
    await igor.clicks("Смотреть")
    assert "/newcompany" in igor.last.text


async def test_a_press_is_answered_while_its_act_takes_long(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    gate = town.api.holds("editMessageText")
    await anna.clicks("Да", wait=False)
    await asyncio.wait_for(gate.arrived.wait(), 5)
    await town.api.until(lambda: bool(town.api.of("answerCallbackQuery")), within=3)
    gate.open()
    await town.world.settled()
    assert "Торт" in anna.last.text


async def test_switches_can_be_turned_there_and_back(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/language")
    question = anna.last
    assert question.buttons
    await anna.clicks("английский", on=question)
    await anna.says("/language")
    await anna.clicks("Russian")
    await anna.says("/help")
    assert "Что я умею" in anna.last.text


async def test_undo_in_reply_to_a_receipt_takes_back_that_deed(town: Town) -> None:
    anna = await town.owner()
    for name in ("Хлеб", "Торт", "Мука"):
        town.mind.calls["товар"] = [("inventory.add", {"name": name, "price": "10"})]
        await anna.says("товар")
        await anna.clicks("Да")
    receipt = next(message for message in anna.messages if "Новый товар: Торт" in message.text)
    await anna.says("Отмени", reply_to=receipt)
    assert "Торт" in anna.last.text
    assert "↩️ Вернуть как было" not in receipt.buttons
    await anna.says("/goods")
    assert "Хлеб" in anna.last.text
    assert "Мука" in anna.last.text
    assert "Торт" not in anna.last.text


async def test_the_settings_turn_in_place_after_their_yes(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/settings")
    screen = anna.last
    await anna.clicks("Разрешить отгрузку в минус")
    assert anna.last is screen
    assert "Проверьте" in screen.text
    await anna.clicks("Да")
    assert anna.last is screen
    assert "Запретить отгрузку в минус" in screen.buttons
    assert "Отгрузка в минус: да" in screen.text
    await anna.clicks("Вернуть как было")
    await anna.says("/settings")
    assert "Разрешить отгрузку в минус" in anna.last.buttons


async def test_schedules_are_stopped_and_removed_in_their_list(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["отчёт"] = [("automation.schedule", {"report": "today", "cron": "0 21 * * *"})]
    await anna.says("отчёт")
    await anna.clicks("Да")
    await anna.says("/schedules")
    screen, running = anna.last, anna.last.text
    await anna.clicks("⏸")
    assert anna.last is screen
    assert screen.text != running
    await anna.clicks("▶")
    assert anna.last is screen
    assert screen.text == running
    await anna.clicks("✕")
    assert anna.last is screen
    assert screen.buttons == ["↩️ Вернуть как было"]
    await anna.clicks("Вернуть как было")
    await anna.says("/schedules")
    assert anna.last.text == running
