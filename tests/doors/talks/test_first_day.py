"""From the first message to a running business, by saying and clicking."""

from __future__ import annotations

import json
from typing import Any

from tests.doors.talks.town import Town


async def test_a_newcomer_opens_a_business_in_three_questions(town: Town) -> None:
    anna = town.person("Анна")
    await anna.says("/start")
    assert "Здравствуйте, Анна!" in anna.last.text
    assert anna.last.text.endswith("Как называется ваше дело?")
    await anna.says("Пекарня Ромашка")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    assert "Пекарня Ромашка" in anna.last.text
    await anna.says("/start")
    assert anna.last.text.startswith("Пекарня Ромашка")
    assert len(anna.last.buttons) > 5


async def test_the_language_is_guessed_and_can_be_changed(town: Town) -> None:
    john = town.person("John", language="en")
    await john.says("/start")
    assert "Hello, John!" in john.last.text
    await john.clicks("Русский")
    assert john.last.text == "Как называется ваше дело?"
    assert "English" in john.last.buttons
    await john.says("Пекарня Ромашка")
    assert "В какой валюте" in john.last.text


async def test_a_form_asks_only_for_what_is_missing(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/menu")
    town.mind.calls["товар без имени"] = [("inventory.add", {"price": "1200"})]
    await anna.says("товар без имени")
    assert anna.last.text.endswith("?")
    await anna.says("Торт Наполеон")
    assert "Торт Наполеон" in anna.last.text
    assert "1\u00a0200\u00a0₽" in anna.last.text
    await anna.clicks("Да")
    await anna.says("/goods")
    assert "Торт Наполеон" in anna.last.text


async def test_an_answer_that_cannot_be_leaves_the_question_open(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["подними цены"] = [("inventory.change_prices", {})]
    await anna.says("подними цены")
    assert anna.last.text.startswith("На сколько процентов?")
    await anna.says("немножко")
    assert "число" in anna.last.text
    await anna.says("ещё чуть")
    assert "число" in anna.last.text
    await anna.says("10")
    assert "число" not in anna.last.text


async def test_every_notice_can_be_switched(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/notify")
    assert len(anna.last.buttons) == len(town.app.register.notices)
    screen, label = anna.last, anna.last.buttons[0]
    await anna.clicks(label)
    assert anna.news == []
    assert anna.last is screen
    assert len(screen.buttons) == len(town.app.register.notices)
    other = screen.buttons[0]
    assert other != label
    await anna.clicks(other)
    assert anna.last is screen
    assert screen.buttons[0] == label
    await anna.clicks(label)
    await anna.says("/notify")
    assert anna.last.buttons[0] == other


async def test_commands_take_words_after_them(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт 1200"] = [("inventory.add", {"name": "торт", "price": "1200"})]
    await anna.says("/good торт 1200")
    assert "торт" in anna.last.text
    assert "Проверьте" not in anna.last.text
    await anna.clicks("Вернуть как было")
    assert "Отменено" in anna.last.text


async def test_an_unknown_command_is_said_to_be_unknown(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/frobnicate now")
    assert "/help" in anna.last.text


async def test_help_lists_what_the_asker_may_do(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель", "наблюдатель")
    for person in (anna, asel):
        await person.says("/help")
        assert "/stock" in person.last.text
        assert "/find" not in person.last.text
        await person.clicks("Клиенты")
        assert "/find" in person.last.text
        assert "/stock" not in person.last.text
    await anna.clicks("Дело и команда")
    assert "/invite" in anna.last.text
    await asel.clicks("Дело и команда")
    assert "/invite" not in asel.last.text


async def test_every_command_stands_under_a_topic_of_help_in_one_message(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/help")
    listed, sent = anna.last.text, len(anna.messages)
    for label in list(anna.last.buttons):
        await anna.says("/help")
        await anna.clicks(label)
        sent += 3  # /help, its answer, the topic
        assert len(anna.messages) == sent
        listed += anna.last.text
    named = {act.command for act in town.app.register.actions.values() if act.command and not act.hidden}
    assert {command for command in named if f"/{command} " not in listed} == set()


async def test_telegram_is_told_about_twenty_commands_per_language(town: Town) -> None:
    await town.door.introduce()
    told = [{name: _plain(value) for name, value in call.items()} for call in town.api.of("setMyCommands")]
    sizes = {(call["scope"]["type"], call.get("language_code", "")): len(call["commands"]) for call in told}
    assert set(sizes) == {
        ("all_private_chats", ""),
        ("all_private_chats", "en"),
        ("all_group_chats", ""),
        ("all_group_chats", "en"),
    }
    assert 8 <= sizes["all_private_chats", ""] <= 20
    told_to_all = [one["command"] for call in told for one in call["commands"]]
    assert {"help", "undo", "menu", "order", "company"} <= set(told_to_all)
    assert all(0 < len(command["description"]) <= 256 for call in told for command in call["commands"])


async def test_an_invitation_opens_the_business_of_the_other(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    assert "Ромашка" in asel.screen()
    assert "Ромашка" in asel.last.text
    assert asel.last.buttons


async def test_a_used_invitation_says_so(town: Town) -> None:
    anna = await town.owner()
    await town.member(anna, "Асель")
    link = next(word for word in anna.screen().split() if "?start=" in word)
    igor = town.person("Игорь")
    await igor.opens(link)
    assert "Ромашка" not in igor.last.text


async def test_business_words_before_a_business_lead_to_opening_one(town: Town) -> None:
    anna = town.person("Анна")
    await anna.says("/stock")
    assert "/newcompany" in anna.last.text


async def test_strange_messages_are_answered_calmly(town: Town) -> None:
    anna = await town.owner()
    await anna.sends_voice(b"OggS")
    assert "словами" in anna.last.text
    await anna.says("я" * 4_090)
    assert "длинно" in anna.last.text
    for text in (
        "\u202eабв",
        "Z" + "\u0335" * 300,
        "/",
        "//",
        "/ stock",
        "👨\u200d👩\u200d👧",
        "<b>&lt;",
        "\u0000",
    ):
        await anna.says(text)
        assert anna.last.text


async def test_an_edited_message_is_not_done_again(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["расход 1500"] = [("finance.expense", {"amount": "1500", "item": "аренда"})]
    said = await anna.says("расход 1500")
    await anna.clicks("Да")
    town.mind.calls["расход 1600"] = [("finance.expense", {"amount": "1600", "item": "аренда"})]
    await anna.edits(said, "расход 1600")
    assert "правку" in anna.last.text
    await anna.says("/money")
    assert "1\u00a0600" not in anna.last.text


async def test_an_edit_before_the_yes_makes_another_card(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["расход 1500"] = [("finance.expense", {"amount": "1500", "item": "аренда"})]
    town.mind.calls["расход 1600"] = [("finance.expense", {"amount": "1600", "item": "аренда"})]
    town.mind.calls["мука 700"] = [("customers.add", {"name": "Мельник"})]
    said = await anna.says("расход 1500")
    first, keys = anna.last, list(anna.last.rows)
    await anna.edits(said, "расход 1600")
    assert "1\u00a0600\u00a0₽" in anna.last.text
    assert "Да" in anna.last.buttons
    assert first.buttons == []
    first.markup = {"inline_keyboard": keys}
    await anna.clicks("Да", on=first)
    assert "уже" in anna.toast
    assert first.buttons == []
    await anna.edits(said, "мука 700")
    assert "Мельник" in anna.last.text
    await anna.clicks("Да")
    await anna.says("/balance")
    assert "600" not in anna.last.text


def _plain(value: Any) -> Any:
    """A value of a call as JSON, however it was sent."""
    return json.loads(value) if isinstance(value, str) and value[:1] in "[{" else value
