"""Buttons of a business that is no more, and acts in another business than the one at work."""

from __future__ import annotations

from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person
from tests.fakes.telegram_cloud import Message

GONE = "Этого дела больше нет"


async def _left_behind(town: Town) -> tuple[Person, dict[str, Message]]:
    """Анна has closed «Ромашка», has «Гараж», and scrolls up to old messages."""
    anna = await town.owner()
    old = {}
    for number in range(25):
        town.mind.calls["товар"] = [("inventory.add", {"name": f"Товар {number:02}", "price": "10"})]
        await anna.says("товар")
        await anna.clicks("Да")
    old["receipt"] = anna.last
    for name in ("goods", "recent"):
        await anna.says(f"/{name}")
        old[name] = anna.last
    town.mind.calls["закрой"] = [("companies.delete", {"company": "Ромашка"})]
    await anna.says("закрой")
    await anna.clicks("Да")
    await anna.says("/newcompany")
    await anna.says("Гараж")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    return anna, old


async def test_every_button_of_a_closed_business_says_that_it_is_gone(town: Town) -> None:
    anna, old = await _left_behind(town)
    for name, label in (
        ("receipt", "Вернуть"),
        ("goods", "›"),
        ("goods", "Товар 01"),
        ("recent", "Отменить 2"),
    ):
        message = old[name]
        keys, count = list(message.rows), len(anna.messages)
        await anna.clicks(label, on=message)
        assert GONE in anna.toast, label
        assert message.buttons == []
        assert len(anna.messages) == count
        message.markup = {"inline_keyboard": keys}


async def test_a_member_who_has_left_is_told_so_too(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    await asel.says("/menu")
    menu = asel.last
    town.mind.calls["убери"] = [("companies.remove", {"member": "Асель"})]
    await anna.says("убери")
    await anna.clicks("Да")
    await asel.clicks(next(label for label in menu.buttons if "статки" in label), on=menu)
    assert GONE in asel.toast


async def test_the_greeting_loses_its_buttons_once_the_business_is_named(town: Town) -> None:
    anna = town.person("Анна")
    await anna.says("/start")
    greeting = anna.last
    assert greeting.buttons
    await anna.says("Ромашка")
    assert greeting.buttons == []


async def test_the_answer_to_a_question_of_another_business_says_whose_it_is(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200"})]
    await anna.says("торт")
    await anna.clicks("Да")
    receipt = anna.last
    await anna.says("/newcompany")
    await anna.says("Гараж")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    await anna.clicks("Приход", on=receipt)
    assert "Это в деле «Ромашка»" in anna.last.text
    await anna.says("5")
    assert "Это в деле «Ромашка»" in anna.last.text
    assert "Приход № 1" in anna.last.text.replace("\u00a0", " ")
    await anna.says("отмени")
    assert "«Ромашка»" in anna.last.text
    await anna.clicks("Вернуть как было")
    assert "Отменено" in anna.last.text
    assert "Это в деле «Ромашка»" in anna.last.text


async def test_a_switch_in_words_is_no_act_of_another_business(town: Town) -> None:
    anna = await town.owner()
    await anna.says("/newcompany")
    await anna.says("Гараж")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    town.mind.calls["перейди"] = [("companies.switch", {"company": "Ромашка"})]
    await anna.says("перейди")
    assert "Ромашка" in anna.last.text
    assert "Это в деле" not in anna.last.text
