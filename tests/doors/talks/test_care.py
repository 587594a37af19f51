"""A pressed answer to what was asked after words from outside had been read is as careful as a typed one."""

from __future__ import annotations

import pytest

from core.assistant.asking import options_of_words
from core.assistant.turn import Turn
from core.blocks import say
from tests.doors.talks.town import Town

NEW = [("customers.add", {"name": "Иванова"})]


@pytest.mark.parametrize("careful", [True, False])
async def test_a_pressed_answer_does_nothing_without_a_tap_where_its_question_was_careful(
    town: Town, careful: bool
) -> None:
    anna = await town.owner()
    town.mind.calls["без карточек"] = [("companies.change", {"waive_cards": True})]
    await anna.says("без карточек")
    await anna.clicks("Да")

    async def asks(turn: Turn) -> None:
        turn.careful = careful
        await turn.offer(say("assistant-asks", question="Кого записать?"), options_of_words(["Иванову"]))

    town.mind.ways["новый клиент"] = asks
    town.mind.calls["Иванову"] = NEW
    await anna.says("новый клиент")
    await anna.clicks("Иванову")
    assert ("Пока ничего не записано" in anna.last.text) is careful
    assert "Иванова" in anna.last.text
