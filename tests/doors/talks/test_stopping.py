"""A turn that thinks is stopped, put right, or waited for: nothing is lost and nothing done twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.customers.models import Customer
from handlers.telegram.drafting import GROUP_PATIENCE, GROUP_PAUSE, PATIENCE
from tests.doors.talks.thinks import NEW, Thinks, thinking
from tests.doors.talks.town import Town
from tests.fakes.hands import Hands
from tests.fakes.telegram_errors import bad_request

STOPPED = "Остановил. Ничего не сделано."


@pytest.fixture
def hands(town: Town) -> Hands:
    hands = Hands()
    town.door.pause = hands.pause
    return hands


# ------------------------------------------------------------ stop


@pytest.mark.parametrize("word", ["стоп", "Stop!", "хватит"])
async def test_a_word_stops_a_turn_and_the_person_is_told_once(town: Town, word: str) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False), NEW)
    before = len(anna.messages)
    await anna.says(word)
    assert mind.ended.is_set()
    assert [message.text for message in anna.messages[before + 1 :]] == [STOPPED]
    assert await town.app.db.read(lambda session: session.query(Customer).count()) == 0


async def test_the_button_under_a_draft_stops_it(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    await town.api.until(lambda: bool(town.api.of("sendMessageDraft")))
    draft = town.api.of("sendMessageDraft")[0]["draft_id"]
    town.world.send("stopped_message_generation", {"chat": anna.chat.json(), "draft_id": draft})
    await town.world.settled()
    assert mind.ended.is_set()
    assert anna.last.text == STOPPED
    town.world.send("stopped_message_generation", {"chat": anna.chat.json(), "draft_id": draft})
    await town.world.settled()
    assert len(anna.news) == 1, "a late press changes nothing"


async def test_in_a_group_only_the_asker_stops(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    group = await town.linked_group(anna, asel)
    mind = await thinking(town, group.says(anna, "@prikazchik_bot думай", wait=False))
    await hands.wake(GROUP_PATIENCE)
    await hands.sleeps(GROUP_PAUSE)
    shown = group.last
    await group.clicks(asel, "Стоп", on=shown, wait=False)
    await town.api.until(lambda: any(press.toast for press in town.world.cloud.presses.values()))
    assert not mind.ended.is_set()
    await group.clicks(anna, "Стоп", on=shown)
    assert mind.ended.is_set()
    assert shown not in group.messages
    assert group.last.text == STOPPED


async def test_a_button_left_behind_by_a_fall_stops_nothing_and_goes(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    mind = await thinking(town, group.says(anna, "@prikazchik_bot думай", wait=False))
    await hands.wake(GROUP_PATIENCE)
    await hands.sleeps(GROUP_PAUSE)
    shown = group.last
    town.api.refuses("deleteMessage", bad_request("message can't be deleted"))
    await mind.answers(town)
    await group.clicks(anna, "Стоп", on=shown)
    assert "уже не работает" in anna.toast
    assert shown.buttons == []


async def test_what_stands_behind_a_stopped_turn_goes_on(town: Town) -> None:
    anna = await town.owner()
    await thinking(town, anna.says("думай", wait=False))
    town.mind.calls["второе"] = [("acts.help", {})]
    await anna.says("второе", wait=False)
    await anna.says("стоп")
    assert "Что я умею" in anna.last.text


async def test_a_stop_that_comes_when_the_turn_is_over_is_a_word(town: Town) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    await mind.answers(town, "Да.")
    await anna.says("стоп")
    assert anna.last.text != STOPPED


# ------------------------------------------------------------ second thoughts


async def test_a_second_thought_takes_the_place_of_what_is_thought_over(town: Town) -> None:
    anna = await town.owner()
    first = await thinking(town, anna.says("думай", wait=False))
    second = Thinks(NEW)
    town.mind.ways["думай\nнет, за октябрь"] = second
    await anna.says("нет, за октябрь", wait=False)
    await second.begun.wait()
    assert first.ended.is_set()
    before = len(anna.messages)
    await second.answers(town)
    assert len(anna.messages) == before + 1, "one answer to both"
    assert "Иванова" in anna.last.text
    assert (first.heard, second.heard) == (["думай"], ["думай\nнет, за октябрь"])


async def test_a_third_thought_is_read_with_the_others(town: Town) -> None:
    anna = await town.owner()
    await thinking(town, anna.says("думай", wait=False))
    second, third = Thinks(), Thinks()
    town.mind.ways["думай\nнет, за октябрь"] = second
    town.mind.ways["думай\nнет, за октябрь\nточнее, за ноябрь"] = third
    await anna.says("нет, за октябрь", wait=False)
    await second.begun.wait()
    await anna.says("точнее, за ноябрь", wait=False)
    await third.begun.wait()
    before = len(anna.messages)
    await third.answers(town, "Ноябрь.")
    assert [message.text for message in anna.messages[before:]] == ["Ноябрь."]


async def test_an_edit_of_what_is_thought_over_is_read_instead(town: Town) -> None:
    anna = await town.owner()
    mind = Thinks()
    town.mind.ways["думай"] = mind
    message = await anna.says("думай", wait=False)
    await mind.begun.wait()
    edited = Thinks()
    town.mind.ways["думай лучше"] = edited
    await anna.edits(message, "думай лучше", wait=False)
    await edited.begun.wait()
    before = len(anna.messages)
    await edited.answers(town, "Да.")
    assert [one.text for one in anna.messages[before:]] == ["Да."]


async def test_what_has_begun_is_not_put_right_but_followed(town: Town) -> None:
    """The deed is decided: the next words are about its card."""
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False), NEW)
    await mind.answers(town)
    await anna.says("нет, не надо")
    assert mind.heard == ["думай"]
    assert not mind.ended.is_set()


async def test_both_waiting_after_a_restart_are_read_together(town: Town) -> None:
    anna = await town.owner()
    mind, both = Thinks(), Thinks()
    town.mind.ways["думай"] = mind
    town.mind.ways["думай\nнет, за октябрь"] = both
    updates = [
        said_meanwhile(town, anna, text, number) for number, text in enumerate(("думай", "нет, за октябрь"))
    ]
    await town.intake.take(updates)
    await both.begun.wait()
    before = len(anna.messages)
    await both.answers(town, "Октябрь.")
    assert [one.text for one in anna.messages[before:]] == ["Октябрь."]


def said_meanwhile(town: Town, anna: Any, text: str, number: int) -> dict[str, Any]:
    """An update that waits in the inbox when the product starts."""
    message = town.world.cloud.add_message(anna.chat, anna.user, text=text)
    return {"update_id": 900_000 + number, "message": message.json()}


# ------------------------------------------------------------ the queue


async def test_other_words_wait_their_turn_and_are_seen_to_wait(town: Town) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    town.mind.calls["второе"] = [("acts.help", {})]
    waiting = await anna.says("второе", wait=False)
    await town.api.until(lambda: waiting.reactions == ["👀"])
    before = len(anna.messages)
    await mind.answers(town, "Первое.")
    answers = [one.text for one in anna.messages[before:]]
    assert answers[0] == "Первое."
    assert "Что я умею" in answers[1]
    assert not mind.ended.is_set()


async def test_a_second_thought_behind_other_words_is_about_those(town: Town) -> None:
    anna = await town.owner()
    first = await thinking(town, anna.says("думай", wait=False))
    second, both = Thinks(), Thinks()
    town.mind.ways["второе"], town.mind.ways["второе\nнет, третье"] = second, both
    await anna.says("второе", wait=False)
    await anna.says("нет, третье", wait=False)
    first.words = "Первое."
    first.go_on.set()
    await asyncio.wait_for(both.begun.wait(), 5)
    await both.answers(town, "Третье.")
    assert [one.text for one in anna.messages[-2:]] == ["Первое.", "Третье."]
    assert not first.ended.is_set()


async def test_somebody_else_s_words_put_nothing_right(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    group = await town.linked_group(anna, asel)
    mind = await thinking(town, group.says(anna, "@prikazchik_bot думай", wait=False))
    town.mind.calls["нет, за октябрь"] = [("acts.help", {})]
    await group.says(asel, "@prikazchik_bot нет, за октябрь", wait=False)
    await town.api.until(lambda: "Что я умею" in group.last.text)
    assert not mind.ended.is_set()
    await mind.answers(town, "Да.")
