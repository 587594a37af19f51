"""The webhook checks its secret and stores before it confirms; lanes keep order and survive a fall."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import web
from bot.intake import Intake
from bot.lanes import Lanes
from core.clock import MovableClock
from core.db import Database, open_database
from core.nursery import Nursery
from tests.core.house import START

SECRET = "s3cret"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Desk:
    """What has been handled, in order; a handler that can be held."""

    def __init__(self) -> None:
        self.handled: list[Any] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def take(self, update: dict[str, Any]) -> None:
        await self.gate.wait()
        self.handled.append(update["update_id"])


@pytest.fixture
async def db(fresh_url: str) -> AsyncIterator[Database]:
    database = open_database(fresh_url)
    yield database
    await database.close()


@pytest.fixture
async def desk() -> Desk:
    return Desk()


@pytest.fixture
async def nursery() -> AsyncIterator[Nursery]:
    one = Nursery()
    yield one
    await one.close()


@pytest.fixture
async def lanes(db: Database, desk: Desk, nursery: Nursery) -> Lanes:
    return Lanes(db, desk.take, nursery)


@pytest.fixture
async def intake(db: Database, lanes: Lanes) -> Intake:
    return Intake(db, MovableClock(START), lanes, "telegram")


@pytest.fixture
async def client(db: Database, intake: Intake) -> AsyncIterator[TestClient[Any, Any]]:
    app = web.application(db)
    web.add_webhook(app, intake, SECRET)
    async with TestClient(TestServer(app)) as one:
        yield one


def said(number: int, person: int = 1) -> dict[str, Any]:
    message = {"message_id": number, "chat": {"id": person}, "from": {"id": person}, "text": str(number)}
    return {"update_id": number, "message": message}


async def test_a_call_with_the_secret_is_taken_and_one_without_is_not(
    client: TestClient[Any, Any], desk: Desk, lanes: Lanes
) -> None:
    for headers, status in (({}, 401), ({HEADER: "other"}, 401), ({HEADER: SECRET}, 200)):
        answer = await client.post(web.WEBHOOK_PATH, json=said(7), headers=headers)
        assert answer.status == status
    await lanes.settled()
    assert desk.handled == [7]


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"\xff\xfe", b'{"update_id": "x"}', b'{"update_id": null}']
)
async def test_what_is_no_update_is_refused(client: TestClient[Any, Any], desk: Desk, body: bytes) -> None:
    answer = await client.post(web.WEBHOOK_PATH, data=body, headers={HEADER: SECRET})
    assert answer.status == 400
    assert desk.handled == []


async def test_an_update_delivered_twice_is_handled_once(
    client: TestClient[Any, Any], desk: Desk, lanes: Lanes
) -> None:
    for _ in range(3):
        await client.post(web.WEBHOOK_PATH, json=said(7), headers={HEADER: SECRET})
    await lanes.settled()
    assert desk.handled == [7]


async def test_health_answers(client: TestClient[Any, Any]) -> None:
    answer = await client.get("/health")
    assert (answer.status, await answer.json()) == (200, {"ok": True})


async def test_one_person_s_updates_go_in_order_and_others_do_not_wait(
    intake: Intake, desk: Desk, lanes: Lanes
) -> None:
    await intake.take([said(number, person=number % 2 + 1) for number in range(20)])
    await lanes.settled()
    assert [number for number in desk.handled if number % 2] == list(range(1, 20, 2))
    assert [number for number in desk.handled if not number % 2] == list(range(0, 20, 2))


async def test_what_was_not_finished_is_taken_up_after_a_restart(
    intake: Intake, desk: Desk, db: Database, nursery: Nursery
) -> None:
    desk.gate.clear()
    await intake.take([said(1), said(2)])
    await nursery.close()
    later, again = Desk(), Nursery()
    lanes = Lanes(db, later.take, again)
    assert await Intake(db, MovableClock(START), lanes, "telegram").resume() == 2
    await lanes.settled()
    assert later.handled == [1, 2]
    assert await Intake(db, MovableClock(START), lanes, "telegram").resume() == 0
    await again.close()


async def test_an_update_that_brings_the_house_down_is_given_up(
    intake: Intake, desk: Desk, db: Database
) -> None:
    desk.gate.clear()
    await intake.take([said(1)])
    found = []
    for _ in range(5):
        nursery = Nursery()
        held = Desk()
        held.gate.clear()
        found.append(
            await Intake(db, MovableClock(START), Lanes(db, held.take, nursery), "telegram").resume()
        )
        await nursery.close()
    assert found == [1, 1, 1, 0, 0]


async def test_a_handler_that_fails_does_not_stop_its_lane(db: Database, nursery: Nursery) -> None:
    handled: list[int] = []

    async def take(update: dict[str, Any]) -> None:
        if update["update_id"] == 1:
            raise RuntimeError("a defect")
        handled.append(update["update_id"])

    lanes = Lanes(db, take, nursery)
    await Intake(db, MovableClock(START), lanes, "telegram").take([said(1), said(2)])
    await lanes.settled()
    assert handled == [2]
