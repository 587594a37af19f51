"""Cards and their buttons: gone when the card is asked no more, there for the one who may press."""

from __future__ import annotations

from core.assistant.turn import Turn
from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person

BOT = "@prikazchik_bot"


async def _asks(town: Town, who: Person, amount: str = "300") -> None:
    """An expense is said and its card shown."""
    words = f"расход {amount}"
    town.mind.calls[words] = [("finance.expense", {"amount": amount, "item": "скотч"})]
    await who.says(words)


async def test_a_card_agreed_to_in_words_loses_its_buttons(town: Town) -> None:
    anna = await town.owner()
    town.mind.ways["да"] = Turn.agree
    await _asks(town, anna)
    card = anna.last
    await anna.says("да")
    assert "300" in anna.last.text
    assert card.buttons == []
    assert anna.last.buttons[-1:] == ["↩️ Вернуть как было"]


async def test_a_card_declined_or_changed_in_words_loses_its_buttons(town: Town) -> None:
    anna = await town.owner()
    town.mind.ways["нет"] = Turn.decline
    town.mind.ways["500"] = lambda turn: turn.amend({"amount": "500"})
    await _asks(town, anna)
    first = anna.last
    await anna.says("500")
    second = anna.last
    assert first.buttons == []
    assert "Да" in second.buttons
    await anna.says("нет")
    assert second.buttons == []


async def test_a_question_answered_or_replaced_loses_its_buttons(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["кто"] = [("companies.invite", {})]
    await anna.says("кто")
    question = anna.last
    assert question.buttons
    await anna.says("кто")
    assert question.buttons == []
    assert anna.last.buttons


async def test_what_was_made_in_place_of_a_card_keeps_its_own_buttons(town: Town) -> None:
    anna = await town.owner()
    await _asks(town, anna)
    card = anna.last
    await anna.clicks("Да")
    await anna.says("/help")
    assert card.buttons[-1:] == ["↩️ Вернуть как было"]


async def test_an_edited_message_takes_its_older_card_away(town: Town) -> None:
    anna = await town.owner()
    await _asks(town, anna)
    said, card = anna.messages[-2], anna.last
    town.mind.calls["расход 350"] = [("finance.expense", {"amount": "350", "item": "скотч"})]
    await anna.edits(said, "расход 350")
    assert card.buttons == []
    assert "350" in anna.last.text
    assert "Да" in anna.last.buttons


async def test_a_no_to_what_is_done_says_so_and_offers_the_way_back(town: Town) -> None:
    anna = await town.owner()
    town.mind.ways["да"] = Turn.agree
    await _asks(town, anna)
    card = anna.last
    keys = [list(row) for row in card.rows]
    await anna.says("да")
    card.markup = {"inline_keyboard": keys}
    await anna.clicks("Отмена", on=card)
    assert "уже сделано" in anna.toast
    assert "не делаю" not in card.text
    assert card.buttons == ["↩️ Вернуть как было"]
    await anna.clicks("Вернуть как было", on=card)
    assert "Отменено" in anna.last.text
    assert card.buttons == []


async def test_a_press_without_the_right_leaves_the_card_to_the_others(town: Town) -> None:
    anna = await town.owner()
    vera = await town.member(anna, "Вера", "наблюдатель")
    group = await town.linked_group(anna, vera)
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200"})]
    await group.says(anna, f"{BOT} торт")
    card = group.last
    shown, count = card.text, len(group.messages)
    await group.clicks(vera, "Да", on=card)
    assert "нет права" in vera.toast
    await group.clicks(vera, "Изменить", on=card)
    assert "не ваша" in vera.toast
    await group.clicks(vera, "Отмена", on=card)
    assert "не ваша" in vera.toast
    assert (card.text, card.buttons, len(group.messages)) == (shown, ["Да", "Изменить", "Отмена"], count)
    await group.clicks(anna, "Да", on=card)
    assert "Новый товар: Торт" in card.text


async def test_a_button_of_a_list_pressed_without_the_right_only_flashes(town: Town) -> None:
    anna = await town.owner()
    vera = await town.member(anna, "Вера", "наблюдатель")
    group = await town.linked_group(anna, vera)
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200"})]
    await group.says(anna, f"{BOT} торт")
    await group.clicks(anna, "Да")
    receipt, count = group.last, len(group.messages)
    await group.clicks(vera, receipt.buttons[-1], on=receipt)
    assert "нет права" in vera.toast
    assert len(group.messages) == count
    assert receipt.buttons
