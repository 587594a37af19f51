"""What comes in is stored before it is confirmed, whatever it holds, and handled in its order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa

from bot.intake import Intake
from bot.lanes import Lanes, lane_of
from core.acts import inbox
from core.acts.models import Arrived
from core.clock import MovableClock
from core.db import Database, Work, open_database
from core.nursery import Nursery
from core.tenancy import HouseSession
from tests.core.house import START


@pytest.fixture
async def db(fresh_url: str) -> AsyncIterator[Database]:
    database = open_database(fresh_url)
    yield database
    await database.close()


def message(number: int, text: str = "") -> dict[str, Any]:
    return {
        "update_id": number,
        "message": {"message_id": number, "chat": {"id": 7}, "from": {"id": 7}, "text": text},
    }


class Handler:
    """Remembers what it was given; may break on some texts."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def __call__(self, update: dict[str, Any]) -> None:
        self.texts.append(update["message"]["text"])
        if update["message"]["text"] == "ломает":
            raise RuntimeError


async def unfinished(db: Database) -> int:
    held = sa.select(sa.func.count()).select_from(Arrived).where(Arrived.done.is_(False))
    return await db.read(lambda session: session.scalar(held) or 0)


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "a\udfffb", "\U0001f600", "\u202e123"])
async def test_no_letter_keeps_an_update_out(db: Database, text: str) -> None:
    nursery, handler = Nursery(), Handler()
    lanes = Lanes(db, handler, nursery)
    await Intake(db, MovableClock(START), lanes, "telegram").take([message(1, text), message(2, "дальше")])
    await lanes.settled()
    assert handler.texts[1] == "дальше"
    assert await unfinished(db) == 0
    await nursery.close()


async def test_a_lane_keeps_its_order_and_survives_what_breaks(db: Database) -> None:
    nursery, handler = Nursery(), Handler()
    lanes = Lanes(db, handler, nursery)
    intake = Intake(db, MovableClock(START), lanes, "telegram")
    texts = [f"{number}" for number in range(100)]
    texts[50] = "ломает"
    await intake.take([message(number, text) for number, text in enumerate(texts)])
    await lanes.settled()
    assert handler.texts == texts
    assert await unfinished(db) == 0
    await nursery.close()


async def test_what_is_left_to_be_noted_is_written_with_the_mark(db: Database) -> None:
    """An answer is out: what is remembered of it waits for no write of its own, and is there once settled."""
    seen: list[list[int]] = []

    async def answering(update: dict[str, Any]) -> None:
        def noted(session: HouseSession) -> None:
            open_ones = sa.select(Arrived.update_id).where(Arrived.done.is_(False))
            seen.append(list(session.scalars(open_ones)))

        assert inbox.note(noted)
        assert seen == []

    nursery = Nursery()
    lanes = Lanes(db, answering, nursery)
    await Intake(db, MovableClock(START), lanes, "telegram").take([message(1)])
    await lanes.settled()
    assert seen == [[1]]
    assert await unfinished(db) == 0
    assert not inbox.note(lambda session: None), "no update is handled: it is to be written at once"
    await nursery.close()


class Stumbling:
    """A database that fails to write once when it is told to."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.fails = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    async def write(self, work: Work[Any]) -> Any:
        if self.fails:
            self.fails -= 1
            raise OSError("disk full")
        return await self._db.write(work)


async def test_a_mark_that_could_not_be_made_is_made_with_the_next(db: Database) -> None:
    nursery, handler, stumbling = Nursery(), Handler(), Stumbling(db)
    lanes = Lanes(stumbling, handler, nursery)
    intake = Intake(db, MovableClock(START), lanes, "telegram")
    stumbling.fails = 1
    await intake.take([message(1, "раз")])
    await lanes.settled()
    await intake.take([message(2, "два")])
    await lanes.settled()
    assert await unfinished(db) == 0
    await nursery.close()


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "channel_post": {"message_id": 1, "chat": {"id": -5}, "text": "/help"}},
        {"update_id": 2, "poll": {"id": "5"}},
        {"update_id": 3, "something_new": 7},
        {"update_id": 4, "inline_query": {"id": "5", "from": {"id": 3}, "query": ""}},
        {"update_id": 5, "callback_query": {"id": "5", "from": {"id": 3}, "inline_message_id": "x"}},
        {"update_id": 6, "message": {"message_id": 1, "chat": None, "from": None, "text": "x"}},
        {"update_id": 7},
    ],
)
def test_every_update_has_a_lane(update: dict[str, Any]) -> None:
    assert lane_of(update)


def test_presses_and_stop_do_not_wait_behind_the_talk() -> None:
    talk = lane_of(message(1, "запиши заказ"))
    press = {"id": "1", "from": {"id": 7}, "message": {"message_id": 4, "chat": {"id": 7}}}
    assert lane_of({"update_id": 2, "callback_query": press}) != talk
    assert lane_of(message(3, "стоп")) != talk
    assert lane_of(message(4, "стоп-кран, 2 штуки")) == talk
