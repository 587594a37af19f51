"""An update handled again after a fall (the inbox hands over what was not marked done) is not done again."""

from __future__ import annotations

from typing import Any

from tests.doors.talks.town import Town

CAKE = {"name": "Торт", "price": "1200"}
EXPENSE = {"amount": "1500", "item": "аренда"}


async def again(town: Town) -> None:
    """The last update is handled once more, as after a restart."""
    assert town.world.last_update is not None
    await town.door.take_raw(town.world.last_update)
    await town.world.settled()


async def test_a_command_with_words(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["1500 аренда"] = [("finance.expense", EXPENSE)]
    await anna.says("/expense 1500 аренда")
    await again(town)
    await anna.says("/balance")
    assert "−1\u00a0500\u00a0₽" in anna.last.text


async def test_the_yes_on_a_card(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["расход"] = [("finance.expense", EXPENSE)]
    await anna.says("расход")
    await anna.clicks("Да")
    count = len(anna.messages)
    await again(town)
    assert len(anna.messages) == count
    await anna.says("/balance")
    assert "−1\u00a0500\u00a0₽" in anna.last.text


async def test_an_answer_to_a_question_shows_what_it_has_led_to(town: Town) -> None:
    anna = town.person("Анна")
    await anna.says("/start")
    await anna.says("Ромашка")
    question = anna.last
    await anna.clicks("₽ Рубль")
    await again(town)
    assert anna.last is question
    assert "городе" in question.text
    await anna.clicks("Москва")
    shown = question.text
    await again(town)
    assert question.text == shown
    await anna.says("/companies")
    assert sum("Ромашка" in label for label in anna.last.buttons) == 1


async def test_a_stored_button(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    await anna.clicks("Да")
    await anna.clicks("Оприходовать")
    question = anna.last
    assert question.text.endswith("?")
    await again(town)
    assert anna.last.text.endswith("?")


async def test_an_undo(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["расход"] = [("finance.expense", EXPENSE)]
    await anna.says("расход")
    await anna.clicks("Да")
    await anna.clicks("Вернуть как было")
    await again(town)
    await anna.says("/balance")
    assert "1\u00a0500" not in anna.last.text


async def test_what_an_answer_has_led_to_is_shown_as_its_reader_may_see_it(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    goods: dict[str, tuple[str, dict[str, Any]]] = {
        "торт": ("inventory.add", {**CAKE, "cost": "500"}),
        "Анна": ("customers.add", {"name": "Иванова Анна"}),
        "Ольга": ("customers.add", {"name": "Иванова Ольга"}),
    }
    for words, call in goods.items():
        town.mind.calls[words] = [call]
        await anna.says(words)
        await anna.clicks("Да")
    order = {"customer": "Иванова", "lines": [{"product": "Торт", "quantity": "2"}]}
    town.mind.calls["заказ"] = [("orders.create", order)]
    await asel.says("заказ")
    await asel.clicks("Иванова Анна")
    shown = asel.last.text
    await again(town)
    assert asel.last.text == shown
    assert "2\u00a0400" in shown
    assert "аржа" not in shown


async def test_a_yes_that_met_a_moved_world_shows_the_new_card_again(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", CAKE)]
    await anna.says("торт")
    await anna.clicks("Да")
    town.mind.calls["заказ"] = [("orders.create", {"lines": [{"product": "Торт"}]})]
    await anna.says("заказ")
    card = anna.last
    town.mind.calls["цена"] = [("inventory.set_price", {"product": "Торт", "price": "1300"})]
    await anna.says("цена")
    await anna.clicks("Да")
    await anna.clicks("Да", on=card)
    assert "1\u00a0300\u00a0₽" in card.text
    await again(town)
    assert "1\u00a0300\u00a0₽" in card.text
    assert "Да" in card.buttons
    assert "уже" not in anna.toast
