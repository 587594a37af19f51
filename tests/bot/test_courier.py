"""Letters are delivered once, at the legal rate, tried again only when surely not sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa

from bot.courier import Courier, Pace, TryLater, Undeliverable
from core.acts import outbox
from core.acts.models import Letter
from core.blocks import Receipt, Text, say
from core.clock import MovableClock
from core.db import Database, open_database
from tests.core.house import START


class Postman:
    """A channel that remembers what it carried, and fails as told."""

    def __init__(self) -> None:
        self.carried: list[str] = []
        self.fails: list[Exception] = []

    async def deliver(self, letter: Letter) -> str:
        if self.fails:
            raise self.fails.pop(0)
        self.carried.append(letter.address)
        return f"{letter.address}:1"


@pytest.fixture
async def db(fresh_url: str) -> AsyncIterator[Database]:
    database = open_database(fresh_url)
    yield database
    await database.close()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture
def postman() -> Postman:
    return Postman()


@pytest.fixture
def courier(db: Database, clock: MovableClock, postman: Postman) -> Courier:
    return Courier(db, clock, {"telegram": postman})


async def post(db: Database, clock: MovableClock, address: str = "1", once: str | None = None) -> bool:
    words = Receipt([Text(say("acts-yes"))])
    return await db.write(
        lambda session: outbox.post(session, "telegram", address, "test", words, clock.now(), once=once)
    )


async def states(db: Database) -> list[str]:
    return await db.read(lambda session: list(session.scalars(sa.select(Letter.state).order_by(Letter.id))))


async def test_a_letter_is_delivered_once(
    db: Database, clock: MovableClock, courier: Courier, postman: Postman
) -> None:
    await post(db, clock)
    await courier.settled()
    await courier.settled()
    assert postman.carried == ["1"]
    assert await states(db) == ["sent"]


class SlowPostman(Postman):
    """Holds a letter until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.holds, self.lets_go = asyncio.Event(), asyncio.Event()

    async def deliver(self, letter: Letter) -> str:
        self.holds.set()
        await self.lets_go.wait()
        return await super().deliver(letter)


async def test_who_waits_for_all_waits_for_the_letter_that_is_on_its_way(
    db: Database, clock: MovableClock
) -> None:
    postman = SlowPostman()
    courier = Courier(db, clock, {"telegram": postman})
    await post(db, clock)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(courier.run())
        await postman.holds.wait()
        waiting = group.create_task(courier.settled())
        await db.read(lambda session: None)
        assert not waiting.done()
        postman.lets_go.set()
        await waiting
        assert await states(db) == ["sent"]
        running.cancel()


async def test_a_key_goes_into_the_outbox_once(db: Database, clock: MovableClock) -> None:
    assert await post(db, clock, once="schedule:1")
    assert not await post(db, clock, once="schedule:1")
    assert await states(db) == ["waiting"]


async def test_told_to_wait_it_waits_as_long_as_told(
    db: Database, clock: MovableClock, courier: Courier, postman: Postman
) -> None:
    postman.fails = [TryLater(30)]
    await post(db, clock)
    await courier.settled()
    clock.move(timedelta(seconds=29))
    await courier.settled()
    assert postman.carried == []
    clock.move(timedelta(seconds=2))
    await courier.settled()
    assert postman.carried == ["1"]


async def test_one_who_has_blocked_us_is_not_tried_again(
    db: Database, clock: MovableClock, courier: Courier, postman: Postman
) -> None:
    postman.fails = [Undeliverable("blocked")]
    await post(db, clock)
    await courier.settled()
    clock.move(timedelta(days=1))
    await courier.settled()
    assert postman.carried == []
    assert await states(db) == ["failed"]


async def test_it_gives_up_after_many_tries(
    db: Database, clock: MovableClock, courier: Courier, postman: Postman
) -> None:
    postman.fails = [TryLater() for _ in range(20)]
    await post(db, clock)
    for _ in range(20):
        await courier.settled()
        clock.move(timedelta(hours=2))
    assert await states(db) == ["failed"]
    assert len(postman.fails) == 20 - outbox.TRIES


async def test_a_letter_that_may_have_been_sent_is_not_sent_again(
    db: Database, clock: MovableClock, postman: Postman
) -> None:
    await post(db, clock)
    (taken,) = await db.write(lambda session: outbox.claim(session, ["telegram"], clock.now(), 10))
    assert await db.write(lambda session: outbox.begin(session, taken.id))
    courier = Courier(db, clock, {"telegram": postman})
    await courier.recover()
    await courier.settled()
    assert await states(db) == ["unsure"]
    assert postman.carried == []


async def test_letters_that_were_only_taken_when_the_house_fell_are_sent(
    db: Database, clock: MovableClock, postman: Postman
) -> None:
    await post(db, clock)
    await db.write(lambda session: outbox.claim(session, ["telegram"], clock.now(), 10) and None)
    courier = Courier(db, clock, {"telegram": postman})
    await courier.recover()
    await courier.settled()
    assert await states(db) == ["sent"]
    assert postman.carried == ["1"]


async def test_a_letter_withdrawn_while_it_waits_its_turn_stays(db: Database, clock: MovableClock) -> None:
    await post(db, clock)
    (taken,) = await db.write(lambda session: outbox.claim(session, ["telegram"], clock.now(), 10))
    withdrawn = sa.update(Letter).values(state="withdrawn")
    await db.write(lambda session: session.execute(withdrawn).close())
    assert not await db.write(lambda session: outbox.begin(session, taken.id))


async def test_the_pace_keeps_every_limit() -> None:
    class Clocked:
        now = 0.0

        def time(self) -> float:
            return self.now

    clocked = Clocked()
    pace = Pace(clocked)  # type: ignore[arg-type]
    sent: list[tuple[float, str]] = []
    for number in range(200):
        address = "-100" if number % 4 == 0 else str(number % 7)
        clocked.now = pace.turn(address)
        sent.append((clocked.now, address))
    for moment, _ in sent:
        assert sum(moment <= other < moment + 1 for other, _ in sent) <= 30
    for address in {address for _, address in sent}:
        own = [moment for moment, to in sent if to == address]
        assert all(later - earlier >= 1 for earlier, later in pairwise(own))
    group = [moment for moment, to in sent if to == "-100"]
    for moment in group:
        assert sum(moment <= other < moment + 60 for other in group) <= 20
