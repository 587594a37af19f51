"""Schedules: set by people, run once at their moment, with present rights."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from croniter import croniter
from hypothesis import given
from hypothesis import strategies as st

from core.acts.models import Letter
from core.automation.cron import BadCron, checked, next_after
from core.automation.models import Schedule, ScheduleRun
from core.clock import zone
from core.companies.models import Member
from core.tenancy import HouseSession
from handlers.jobs.automations import run_schedule
from tests.core.house import House, Shop


async def _letters(shop: Shop) -> list[Letter]:
    return await shop.read(lambda session: list(session.scalars(sa.select(Letter).order_by(Letter.id))))


async def _scheduled(shop: Shop, **args: object) -> int:
    done = await shop.does("automation.remind", **args)
    assert done.receipt.subject is not None
    return done.receipt.subject[1]


async def test_a_daily_reminder_comes_once_at_its_hour(shop: Shop) -> None:
    number = await _scheduled(shop, text="снять кассу", cron="0 21 * * *")
    assert not await run_schedule(shop.app, number)
    shop.house.move(hours=9, seconds=1)
    assert await run_schedule(shop.app, number)
    assert not await run_schedule(shop.app, number)
    (letter,) = await _letters(shop)
    assert letter.address == shop.actor.place
    assert "снять кассу" in str(letter.receipt)
    row = await shop.row(Schedule, number)
    assert row is not None
    assert row.next_at == datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


async def test_a_reminder_for_one_moment_is_over_after_it(shop: Shop) -> None:
    number = await _scheduled(shop, text="вытащить эклеры", at="2026-11-20T12:30")
    shop.house.move(minutes=31)
    assert await run_schedule(shop.app, number)
    row = await shop.row(Schedule, number)
    assert row is not None
    assert row.next_at is None
    assert "эклеры" not in shop.text(await shop.does("automation.list"))


async def test_a_paused_reminder_keeps_its_moment(shop: Shop) -> None:
    number = await _scheduled(shop, text="вытащить эклеры", at="2026-11-20T12:30")
    await shop.does("automation.pause", schedule={"id": number})
    shop.house.move(minutes=20)
    await shop.does("automation.resume", schedule={"id": number})
    shop.house.move(minutes=11)
    assert await run_schedule(shop.app, number)


async def test_a_reminder_paused_past_its_moment_is_not_begun_again(shop: Shop) -> None:
    number = await _scheduled(shop, text="вытащить эклеры", at="2026-11-20T12:30")
    await shop.does("automation.pause", schedule={"id": number})
    shop.house.move(minutes=31)
    assert not await run_schedule(shop.app, number)
    refusal = await shop.refused("automation.resume", schedule={"id": number})
    assert refusal.code == "automation-already-past"


async def test_what_is_long_missed_is_told_not_run(shop: Shop) -> None:
    number = await _scheduled(shop, text="снять кассу", cron="0 21 * * *")
    shop.house.move(days=3, hours=4)
    assert await run_schedule(shop.app, number)
    (letter,) = await _letters(shop)
    assert "automation-missed" in str(letter.receipt)
    (run,) = await shop.rows(ScheduleRun)
    assert run.state == "missed"


async def test_a_leaver_s_schedule_stops_and_the_owner_is_told(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    done = await asel.does("automation.remind", text="полить цветы", cron="0 10 * * *")
    assert done.receipt.subject is not None

    def leave(session: HouseSession) -> None:
        session.act_for(shop.actor.company_id)
        session.execute(
            sa.update(Member).where(Member.person_id == asel.actor.person_id).values(active=False)
        )

    await shop.app.db.write(leave)
    shop.house.move(days=1)
    assert await run_schedule(shop.app, done.receipt.subject[1])
    (letter,) = await _letters(shop)
    assert letter.person_id == shop.actor.person_id
    assert "automation-stopped" in str(letter.receipt)


async def test_a_removed_schedule_comes_back_by_undo(shop: Shop) -> None:
    number = await _scheduled(shop, text="снять кассу", cron="0 21 * * *")
    removed = await shop.does("automation.remove", schedule={"id": number})
    shop.house.move(days=1)
    assert not await run_schedule(shop.app, number)
    await shop.undoes(removed)
    shop.house.move(days=1)
    assert await run_schedule(shop.app, number)


@pytest.mark.parametrize(
    "cron", ["", "* * * * *", "61 * * * *", "0 0 31 2 *", "@daily", "0 9 * *", "drop table"]
)
async def test_times_that_make_no_sense_are_refused(shop: Shop, cron: str) -> None:
    refusal = await shop.refused("automation.remind", text="что-то", cron=cron) if cron else None
    if cron:
        assert refusal is not None
        assert refusal.code == "automation-unclear-time"


async def test_a_past_moment_is_refused(shop: Shop) -> None:
    refusal = await shop.refused("automation.remind", text="что-то", at="2026-11-19")
    assert refusal.code == "automation-already-past"


def test_monday_is_one() -> None:
    friday = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert next_after("0 9 * * 1", "Europe/Moscow", friday) == datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def test_a_skipped_hour_fires_and_a_repeated_one_fires_once() -> None:
    spring = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    assert next_after("30 2 * * *", "Europe/Berlin", spring).astimezone(zone("Europe/Berlin")).day == 29
    autumn = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    first = next_after("30 2 * * *", "Europe/Berlin", autumn)
    assert next_after("30 2 * * *", "Europe/Berlin", first) - first > timedelta(hours=20)


@given(
    st.sampled_from(["0 9 * * 1", "30 21 * * *", "0 0 1 * *", "15 8 * * 1-5", "0 12 1 * 5"]),
    st.integers(0, 730 * 24 * 60).map(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.sampled_from(["Asia/Almaty", "Europe/Moscow", "UTC"]),
)
def test_times_agree_with_standard_cron(cron: str, after: datetime, place: str) -> None:
    expected = croniter(cron, after.astimezone(zone(place))).get_next(datetime)
    assert next_after(cron, place, after) == expected.astimezone(UTC)


def test_a_time_that_never_comes_is_no_time() -> None:
    with pytest.raises(BadCron):
        checked("0 0 30 2 *", "UTC", datetime(2026, 1, 1, tzinfo=UTC))


async def test_other_people_s_schedules_are_not_theirs_to_remove(house: House) -> None:
    shop = await house.shop()
    viewer = await shop.member("Марина", "viewer")
    number = await _scheduled(shop, text="снять кассу", cron="0 21 * * *")
    refusal = await viewer.refused("automation.remove", schedule={"id": number})
    assert refusal.code == "acts-no-such"
