"""The sample bakery: plausible, honest, always the same, and gone when it is not wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.sample
from bot.sample import opening
from bot.sample.bakery import bakery
from bot.sample.deeds import Deed, Known, Undoing
from bot.sample.opening import ZONE, open_sample
from bot.sample.staging import Stage
from bot.sample.story import story
from core.acts.calls import Call
from core.acts.models import Activity, Letter
from core.acts.slow import SlowCtx
from core.blocks import Chart, Table
from core.companies.models import Company
from core.companies.standing import seat_of
from core.orders.models import Order
from core.reports.check import check_all
from core.texts import missing_keys
from tests.core.house import House, Shop, Worker
from tests.core.reports.reading import blocks, facts, headline, points

NOON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=25, deadline=None)
@given(until=moments, days=st.integers(1, 40))
def test_the_story_is_told_in_order_and_ends_now(until: datetime, days: int) -> None:
    deeds = list(story(bakery("ru"), until, ZONE, days))
    assert deeds == list(story(bakery("ru"), until, ZONE, days)), "always the same"
    assert [deed.at for deed in deeds] == sorted(deed.at for deed in deeds)
    assert all(deed.at < until for deed in deeds)
    made: set[str] = set()
    for deed in deeds:
        assert set(_needed(deed)) <= made, "nothing is named before it is there"
        if isinstance(deed, Deed) and deed.keep is not None:
            made.add(deed.keep)


def _needed(deed: Deed | Undoing) -> list[str]:
    if isinstance(deed, Undoing):
        return [deed.key]
    lines = [line.get("product") for line in deed.args.get("lines", [])]
    return [value.key for value in (*deed.args.values(), *lines) if isinstance(value, Known)]


def test_both_languages_tell_the_same_story() -> None:
    russian, english = (list(story(bakery(locale), NOON, ZONE)) for locale in ("ru", "en"))
    assert [(deed.at, deed.who) for deed in russian] == [(deed.at, deed.who) for deed in english]
    folder = Path(bot.sample.__path__[0]) / "texts"
    assert missing_keys("sample", folder) == []


async def played(house: House, days: int) -> Shop:
    """A shop whose last days were lived by the story."""
    anna = await house.person("Анна")
    here = bakery("ru")
    ctx = SlowCtx(house.app, Call("sample.load"), anna.actor, await anna.standing(), house.clock.now())
    company_id, actors = await ctx.write(lambda one: open_sample(one, here))

    async def tell(done: int) -> None:
        return None

    await Stage(house.app, actors).play(story(here, house.clock.now(), ZONE, days), tell)
    return Shop(house, replace(anna.actor, company_id=company_id), "Анна")


async def test_some_days_of_it_add_up_on_either_database(house: House) -> None:
    shop = await played(house, 9)
    assert await check_all(house.app) == []
    month = await shop.does("reports.sales", period="31d")
    assert facts(month)["reports-metric-orders"] > 30
    orders = await shop.rows(Order)
    assert {order.payment for order in orders} >= {"paid", "unpaid"}
    assert len({order.seller_id for order in orders}) == 3
    assert await house.app.db.read(lambda session: session.query(Letter).count()) == 0, "nobody is told"
    doors = {entry.door for entry in await shop.rows(Activity, Activity.company_id == shop.actor.company_id)}
    assert doors == {"sample"}


@pytest.mark.slow
@pytest.mark.parametrize("fresh_url", ["sqlite"], indirect=True)
async def test_one_tap_opens_three_months(house: House) -> None:
    anna = await house.person("Анна")
    own = await anna.does("companies.create", name="Своя", currency="RUB", zone="Москва")
    assert own.receipt.subject is not None
    mine = Worker(house, replace(anna.actor, company_id=own.receipt.subject[1]), "Анна")
    done = await mine.does("sample.load")
    assert "«Пекарня Ромашка (пример)»" in anna.text(done)
    assert done.receipt.subject is not None
    sample = Shop(house, replace(anna.actor, company_id=done.receipt.subject[1]), "Анна")
    assert await seat(sample) == sample.actor.company_id
    assert await check_all(house.app) == []
    await _looks_like_a_bakery(sample)
    assert headline(await mine.does("reports.sales", period="31d")) is None, "one's own business is as it was"
    refused = await sample.refused("sample.load")
    assert refused.code == "sample-there"
    await sample.does("companies.delete", company={"id": sample.actor.company_id})
    assert await seat(sample) == mine.actor.company_id


async def _looks_like_a_bakery(sample: Shop) -> None:
    for period in ("2026-09", "2026-10", "2026-11"):
        report = await sample.does("reports.sales", period=period)
        revenue, margin = headline(report), facts(report)["reports-metric-margin"]
        assert 200_000_00 < revenue < 900_000_00
        assert 0.5 < margin / revenue < 0.8
    week = points(await sample.does("reports.sales", period={"from": "2026-10-05", "to": "2026-11-01"}))
    weekends = sum(week[day] for day in range(28) if day % 7 in (4, 5, 6)) / 12
    weekdays = sum(week[day] for day in range(28) if day % 7 < 4) / 16
    assert weekends > 1.1 * weekdays, "a bakery lives on week-ends"
    profit = await sample.does("reports.sales", metric="profit", period="2026-10")
    assert headline(profit) > 0
    for name in ("reports.top", "reports.dead_stock", "orders.debts", "inventory.low"):
        assert blocks(await sample.does(name), Table), name
    assert blocks(await sample.does("reports.money"), Chart)


async def seat(worker: Worker) -> int | None:
    return await worker.app.db.read(lambda session: seat_of(session, worker.actor.person_id))


async def test_what_cannot_be_finished_is_thrown_away(house: House) -> None:
    anna = await house.person("Анна")
    register = house.app.register
    without = {name: act for name, act in register.actions.items() if name != "finance.income"}
    lame = Worker(house, anna.actor, "Анна")
    house.app = replace(house.app, register=replace(register, actions=without))
    with pytest.raises(KeyError):
        await lame.call("sample.load")
    companies = await house.app.db.read(lambda session: session.query(Company).all())
    assert [(one.sample, one.deleted) for one in companies] == [(True, True)]
    assert await seat(lame) is None


async def test_one_left_by_a_dead_process_gives_way(house: House) -> None:
    anna = await house.person("Анна")
    here, now = bakery("ru"), house.clock.now()
    ctx = SlowCtx(house.app, Call("sample.load"), anna.actor, await anna.standing(), now)
    first, _ = await ctx.write(lambda one: open_sample(one, here))
    opening._BEING_LOADED.clear()
    second, _ = await ctx.write(lambda one: open_sample(one, here))
    assert first != second
    found = await house.app.db.read(lambda session: session.get(Company, first))
    assert found is not None
    assert found.deleted
    assert await seat(anna) == second
