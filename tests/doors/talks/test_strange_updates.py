"""Updates that hold what nobody expected: new kinds, hidden messages, service messages, channels."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import pytest

from tests.doors.talks.town import Town
from tests.fakes.say_and_click import Person

Json = dict[str, Any]
_numbers = itertools.count(900_001)


def message(person: Person, **more: Any) -> Json:
    """A message as it comes off the wire."""
    chat = {"id": person.chat.id, "type": "private", "first_name": "Анна"}
    sender = {"id": person.user.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    return {"message_id": 9001, "date": 1_795_000_000, "chat": chat, "from": sender, **more}


async def comes(town: Town, kind: str, body: Any) -> None:
    """An update of a kind comes in, stored and handled like any other."""
    await town.intake.take_one({"update_id": next(_numbers), kind: body})
    await town.world.settled()


UNKNOWN = [
    {"forward_origin": {"type": "hologram", "date": 5}},
    {"paid_media": {"star_count": "many"}},
    {"external_reply": {"origin": {"type": "hologram"}}},
    {"sticker": {"type": 7}},
]


@pytest.mark.parametrize("unknown", UNKNOWN)
async def test_a_message_with_a_part_of_an_unknown_kind_is_answered(town: Town, unknown: Json) -> None:
    anna = await town.owner()
    await comes(town, "message", message(anna, text="/help", **unknown))
    assert "Что я умею" in anna.last.text


@pytest.mark.parametrize("unknown", UNKNOWN)
async def test_so_is_a_reply_to_one_and_a_press_under_one(town: Town, unknown: Json) -> None:
    anna = await town.owner()
    await comes(town, "message", message(anna, text="/help", reply_to_message=message(anna, **unknown)))
    assert "Что я умею" in anna.last.text
    await anna.clicks("Клиенты")
    press = copy.deepcopy(town.world.last_update or {})
    press["callback_query"]["message"] |= unknown
    before = len(anna.messages)
    await comes(town, "callback_query", press["callback_query"])
    assert len(anna.messages) == before + 1


@pytest.mark.parametrize("hidden", [True, False])
async def test_a_press_under_a_message_out_of_reach_says_so(town: Town, *, hidden: bool) -> None:
    """Telegram no longer shows us the message, or it was sent through the inline mode."""
    anna = await town.owner()
    await anna.says("/help")
    await anna.clicks("Клиенты")
    press = copy.deepcopy((town.world.last_update or {})["callback_query"])
    chat, number = press["message"]["chat"], press["message"]["message_id"]
    del press["message"]
    more = (
        {"message": {"chat": chat, "message_id": number, "date": 0}} if hidden else {"inline_message_id": "x"}
    )
    before = len(anna.messages)
    await comes(town, "callback_query", {**press, **more})
    assert len(anna.messages) == before
    assert "уже не работает" in town.api.refused[-1][1]["text"], "the fake has seen this press before"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("channel_post", {"message_id": 1, "date": 5, "chat": {"id": -100, "type": "channel", "title": "К"}}),
        ("inline_query", {"id": "1", "query": "торт", "offset": ""}),
        ("brand_new_kind", {"id": "1"}),
        ("message_reaction", {"message_id": 1, "date": 5, "old_reaction": [], "new_reaction": []}),
    ],
)
async def test_kinds_we_do_not_serve_are_let_pass(
    town: Town, kind: str, body: Json, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.owner()
    before = len(anna.messages)
    sender = message(anna)["from"]
    await comes(town, kind, {**body, "from": sender, "chat": body.get("chat", message(anna)["chat"])})
    assert len(anna.messages) == before
    assert "could not be handled" not in caplog.text


@pytest.mark.parametrize(
    "service",
    [
        {"pinned_message": {"message_id": 1, "date": 5, "chat": {"id": 1, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"text": "   "},
        {"text": "\u200b\u200d\ufe0f"},
    ],
)
async def test_what_says_nothing_breaks_nothing(town: Town, service: Json) -> None:
    anna = await town.owner()
    await comes(town, "message", message(anna, **service))
    assert "номер" not in anna.last.text


async def test_a_channel_and_a_bot_in_a_group_get_nothing(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    chat = {"id": group.chat.id, "type": "group", "title": "Команда"}
    channel = {"id": -100_500, "type": "channel", "title": "Новости"}
    before = len(group.messages)
    for told in (
        {"sender_chat": channel, "from": {"id": 777_000, "is_bot": False, "first_name": "Telegram"}},
        {"from": {"id": 5, "is_bot": True, "first_name": "Бот"}},
        {"sender_chat": channel, "from": {"id": 136_817_688, "is_bot": True, "first_name": "Channel"}},
    ):
        said = {**message(anna, text="/stock"), **told, "chat": chat}
        await comes(town, "message", said)
    assert len(group.messages) == before
