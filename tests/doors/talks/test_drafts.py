"""An answer that is seen as it grows: a draft in private, an edited message in a group; what may go wrong."""

from __future__ import annotations

import pytest

from handlers.telegram.drafting import DRAFT_PAUSE, EDIT_PAUSE, GROUP_PATIENCE, GROUP_PAUSE, PATIENCE
from tests.doors.talks.thinks import NEW, thinking
from tests.doors.talks.town import Town
from tests.fakes.hands import Hands
from tests.fakes.telegram_errors import ApiError, bad_request, too_many_requests


@pytest.fixture
def hands(town: Town) -> Hands:
    hands = Hands()
    town.door.pause = hands.pause
    return hands


async def shown(town: Town, times: int) -> list[str]:
    """Texts of the drafts that were sent, once there are so many."""
    await town.api.until(lambda: len(town.api.of("sendMessageDraft")) >= times)
    return [call.get("text", "") for call in town.api.of("sendMessageDraft")]


async def test_words_come_as_a_draft_and_stay_as_a_message(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    assert await shown(town, 1) == [""], "we say that we think"
    assert town.api.of("sendMessageDraft")[0]["can_stop"]
    mind.shows("Продаж сегодня нет.")
    await hands.wake(DRAFT_PAUSE)
    await shown(town, 2)
    mind.shows("Продаж сегодня нет. Вчера было две.")
    await hands.wake(DRAFT_PAUSE)
    assert (await shown(town, 3))[1:] == ["Продаж сегодня нет.", "Продаж сегодня нет. Вчера было две."]
    assert len({call["draft_id"] for call in town.api.of("sendMessageDraft")}) == 1
    await mind.answers(town, "Продаж сегодня нет. Вчера было две.")
    assert anna.last.text == "Продаж сегодня нет. Вчера было две."
    assert len(anna.news) == 1


async def test_an_answer_that_comes_soon_needs_no_draft(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    await mind.answers(town, "Да.")
    assert anna.last.text == "Да."
    assert town.api.of("sendMessageDraft") == []


async def test_a_draft_is_shown_anew_before_it_is_forgotten(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    await hands.wake(DRAFT_PAUSE)
    await hands.wake(20.0)
    assert await shown(town, 2) == ["", ""]
    await mind.answers(town, "Да.")


async def test_a_card_takes_the_place_of_a_draft_and_is_never_in_one(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False), NEW)
    await hands.wake(PATIENCE)
    await shown(town, 1)
    await mind.answers(town)
    assert "Да" in anna.last.buttons
    assert all("Иванова" not in text for text in await shown(town, 1))


@pytest.mark.parametrize(
    "refusal",
    [bad_request("TEXTDRAFT_PEER_INVALID"), ApiError(404, "Not Found: method not found")],
    ids=["this chat", "this server"],
)
async def test_where_drafts_are_refused_a_message_is_edited(
    town: Town, hands: Hands, refusal: ApiError
) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessageDraft", refusal, times=100)
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    await hands.sleeps(EDIT_PAUSE)
    assert anna.last.text == "Думаю…"
    assert anna.last.buttons == ["Стоп"]
    mind.shows("Вчера было две.")
    await hands.wake(EDIT_PAUSE)
    await town.api.until(lambda: anna.last.text == "Вчера было две.")
    await mind.answers(town, "Вчера было две. Сегодня ни одной.")
    assert [message.text for message in anna.news] == ["Вчера было две. Сегодня ни одной."]
    assert anna.last.buttons == []
    seen = len(town.api.of("sendMessageDraft"))
    again = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    await hands.sleeps(EDIT_PAUSE)
    await again.answers(town, "Да.")
    assert len(town.api.of("sendMessageDraft")) == seen, "it is not asked again what it cannot do"
    assert [message.text for message in anna.news] == ["Да."]


async def test_a_group_sees_edits_at_its_pace_and_the_answer_in_their_place(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    mind = await thinking(town, group.says(anna, "@prikazchik_bot думай", wait=False))
    await hands.wake(GROUP_PATIENCE)
    await hands.sleeps(GROUP_PAUSE)
    assert group.last.text == "Думаю…"
    for words in ("Раз.", "Раз. Два.", "Раз. Два. Три."):
        mind.shows(words)
    await hands.wake(GROUP_PAUSE)
    await town.api.until(lambda: group.last.text == "Раз. Два. Три.")
    assert town.api.of("sendMessageDraft") == []
    edits = [call for call in town.api.of("editMessageText") if "Раз" in call["text"]]
    assert len(edits) == 1, "what came meanwhile is shown at once"
    await mind.answers(town, "Раз. Два. Три. Четыре.")
    assert [message.text for message in group.news] == ["Раз. Два. Три. Четыре."]


async def test_a_card_in_a_group_is_a_message_of_its_own(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    mind = await thinking(town, group.says(anna, "@prikazchik_bot думай", wait=False), NEW)
    await hands.wake(GROUP_PATIENCE)
    await hands.sleeps(GROUP_PAUSE)
    await mind.answers(town)
    assert "Думаю…" not in group.screen()
    assert "Иванова" in group.last.text
    assert "Да" in group.last.buttons


async def test_a_slow_channel_is_left_alone_and_the_answer_does_not_wait(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    town.api.refuses("sendMessageDraft", too_many_requests(30))
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    await hands.sleeps(30.0)
    mind.shows("Раз.")
    assert town.api.of("sendMessageDraft") == []
    await mind.answers(town, "Раз. Два.")
    assert anna.last.text == "Раз. Два."
    assert town.api.of("sendMessageDraft") == []


async def test_drafts_that_fail_cost_no_answer(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    town.api.breaks("sendMessageDraft", deed="lost", times=100)
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    mind.shows("Раз.")
    await hands.wake(DRAFT_PAUSE)
    await mind.answers(town, "Раз. Два.")
    assert [message.text for message in anna.news] == ["Раз. Два."]


async def test_an_edited_message_that_is_gone_costs_no_answer(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    mind = await thinking(town, group.says(anna, "@prikazchik_bot думай", wait=False))
    await hands.wake(GROUP_PATIENCE)
    await hands.sleeps(GROUP_PAUSE)
    mind.shows("Раз.")
    await hands.wake(GROUP_PAUSE)
    await town.api.until(lambda: group.last.text == "Раз.")
    town.api.refuses("editMessageText", bad_request("message to edit not found"))
    await mind.answers(town, "Раз. Два.")
    assert group.last.text == "Раз. Два."


async def test_a_draft_on_its_way_does_not_come_after_the_answer(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    gate = town.api.holds("sendMessageDraft")
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    await gate.arrived.wait()
    mind.words = "Раз."
    mind.go_on.set()
    gate.open()
    await town.world.settled()
    order = [name for name, _, _ in town.api.calls if name in {"sendmessagedraft", "sendmessage"}]
    assert order[-2:] == ["sendmessagedraft", "sendmessage"]
    assert anna.last.text == "Раз."


async def test_a_long_answer_is_split_whole(town: Town, hands: Hands) -> None:
    anna = await town.owner()
    mind = await thinking(town, anna.says("думай", wait=False))
    await hands.wake(PATIENCE)
    words = "\n".join(f"Строка о том, что {number} товар ещё лежит на складе." for number in range(200))
    await mind.answers(town, words)
    assert len(anna.news) > 1
    assert "\n".join(message.text for message in anna.news) == words
