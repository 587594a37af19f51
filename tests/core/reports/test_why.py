"""Where a figure comes from: the rows add up to it, whatever was done; who may not see it hears nothing."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rooms import text_folders
from core.acts.calls import Actor, Ask, Call, Done
from core.acts.refusals import NotAllowed
from core.assistant.offline import OfflineMind
from core.assistant.turn import take_turn
from core.blocks import Act, Buttons, Table
from core.reports.refusals import PrivateOnly
from core.texts import Texts
from handlers.telegram import TEXTS
from handlers.telegram.render import Renderer
from tests.core.house import House, Shop
from tests.core.integrations.test_import import SALES, files
from tests.core.reports.reading import blocks, facts, headline, number
from tests.core.reports.test_figures import BASES, days, deeds, live_through, opened

EVERY = {"from": "2020-01-01", "to": "2030-01-01"}


def act_of(done: Done, key: str) -> Act:
    """The call of the button with that label."""
    every = [one for block in blocks(done, Buttons) for row in block.rows for one in row]
    found = next(one.act for one in every if one.label.key == key)
    assert found is not None
    return found


async def rows_of(shop: Shop, act: Act) -> tuple[list[list[Any]], list[Any]]:
    """All rows of a figure, page by page, and the line of their sums."""
    found: list[list[Any]] = []
    total: list[Any] = []
    step: Act | None = act
    while step is not None:
        done = await shop.does(step.action, **step.args)
        tables = blocks(done, Table)
        if not tables:
            return [], []
        found += tables[0].rows
        total = [number(value) for value in tables[0].total or []]
        step = tables[0].next
    return found, total


def sums(rows: list[list[Any]], width: int) -> list[int]:
    return [sum(number(row[at]) for row in rows) for at in range(-width, 0)]


async def explained(shop: Shop, report: str, **asked: Any) -> tuple[Done, Done, list[list[Any]], list[Any]]:
    """A report, what stands behind its «почему?», the rows, and their last line."""
    told = await shop.does(report, **asked)
    why = act_of(told, "reports-button-why")
    reason = await shop.does(why.action, **why.args)
    return told, reason, *(await rows_of(shop, act_of(reason, "reports-button-rows")))


@pytest.mark.slow
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    story=st.lists(deeds, min_size=3, max_size=14), window=st.tuples(st.integers(0, 40), st.integers(0, 40))
)
async def test_the_rows_add_up_to_the_figure_whatever_was_done(
    house: House, story: list[tuple[Any, ...]], window: tuple[int, int]
) -> None:
    shadow = await opened(house)
    await live_through(shadow, story)
    shop, today = shadow.shop, shadow.today
    for start, end in ((today, today), (today - timedelta(max(window)), today - timedelta(min(window)))):
        await sales_add_up(shop, start, end)
        await ledgers_add_up(shop, start, end)
    _, reason, rows, total = await explained(shop, "reports.stock_value")
    held = facts(await shop.does("reports.stock_value"))["reports-stock-at-cost"]
    assert sums(rows, 2)[0] == total[-2] == headline(reason) == held


async def sales_add_up(shop: Shop, start: date, end: date) -> None:
    for word in BASES:
        asked = {"period": days(start, end), "basis": word}
        told, reason, rows, total = await explained(shop, "reports.sales", **asked)
        figures = facts(told)
        if not rows:
            assert not headline(told)
            continue
        assert sums(rows, 3) == total[-3:]
        assert total[-2] == headline(told) == headline(reason)
        assert total[-3] == figures["reports-metric-orders"]
        assert figures["reports-metric-margin"] in (total[-1], "reports-no-costs") or word == "payment"
        margin = await shop.does("reports.sales", metric="margin", **asked)
        assert headline(margin) == total[-1]


async def ledgers_add_up(shop: Shop, start: date, end: date) -> None:
    period = days(start, end)
    reports: tuple[tuple[str, dict[str, Any]], ...] = (
        ("reports.money", {}),
        ("reports.pnl", {}),
        ("reports.sales", {"metric": "expenses"}),
        ("reports.sales", {"metric": "profit"}),
    )
    for name, asked in reports:
        told = await shop.does(name, period=period, **asked)
        if headline(told) is None:
            continue
        _, reason, rows, total = await explained(shop, name, period=period, **asked)
        assert sums(rows, 1) == total[-1:] == [headline(told)]
        assert headline(reason) == headline(told)


async def test_returns_and_later_edits_are_rows_of_their_own_day(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price=1000, cost=400)
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": 10}])
    await shop.does("orders.sell", customer="Иванова", lines=[{"product": "Торт", "quantity": 3}])
    shop.clock.move(timedelta(days=1))
    await shop.does(
        "orders.return",
        order="1",
        destination="sellable",
        refund_to="cash",
        lines=[{"product": "Торт", "quantity": 1}],
    )
    _, reason, rows, total = await explained(shop, "reports.sales", period="today")
    assert [number(value) for value in rows[0][-3:]] == total[-3:] == [0, -100_000, -60_000]
    assert "возвраты" in shop.text(reason)
    whole = await explained(shop, "reports.sales", period=EVERY)
    assert whole[3][-3:] == [1, 200_000, 120_000]


async def test_orders_from_files_are_rows_too(shop: Shop) -> None:
    await shop.does("integrations.import", files=files(shop, sales=SALES))
    told, _, rows, total = await explained(shop, "reports.sales", period=EVERY, basis="order")
    assert total[-3:-1] == [2, 32_100] == [facts(told)["reports-metric-orders"], headline(told)]
    assert sums(rows, 3) == total[-3:]
    await shop.does(
        "orders.return",
        order="17",
        destination="sellable",
        refund_to="cash",
        lines=[{"product": "Торт", "quantity": 1}],
    )
    told, _, rows, total = await explained(shop, "reports.sales", period=EVERY, basis="order")
    assert sums(rows, 3)[1] == total[-2] == headline(told) == 22_050


async def test_what_has_no_cost_and_what_is_left_out_is_named(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price=1000, cost=400)
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": 10}])
    await shop.does("orders.sell", lines=[{"product": "Торт", "quantity": 1}])
    await shop.does("inventory.add", name="Свеча", price=300)
    await shop.does("inventory.receive", lines=[{"product": "Свеча", "quantity": 5}])
    await shop.does("orders.sell", lines=[{"product": "Свеча", "quantity": 1}])
    await shop.does("orders.create", customer="Иванова", draft=True, lines=[{"product": "Торт"}])
    await shop.does("orders.create", customer="Петров", lines=[{"product": "Торт"}])
    await shop.does("orders.cancel", order="3")
    done = await shop.does("reports.why", metric="margin", period="today")
    text = shop.text(done).replace("\u00a0", " ").replace("\u202f", " ")
    assert "1 000 ₽ − себестоимость 400 ₽ = 600 ₽" in text
    assert "Без известной себестоимости продано на 300 ₽: Свеча" in text
    assert "черновики: 1" in text
    assert "отменённые заказы этих дней: 1" in text
    assert "Europe/Moscow" in text


async def test_who_may_not_see_a_figure_hears_nothing_of_it(house: House) -> None:
    shop = await house.shop(name="Ромашка")
    await shop.does("inventory.add", name="Торт", price=1000, cost=400)
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": 10}])
    await shop.does("orders.sell", lines=[{"product": "Торт", "quantity": 1}])
    await shop.does("finance.expense", amount=100, item="Аренда")
    editor = await shop.member("Асель", "editor")
    for metric in ("margin", "profit"):
        for name in ("reports.why", "reports.rows"):
            assert isinstance(await editor.refused(name, metric=metric, period="today"), NotAllowed)
    done = await editor.does("reports.why", metric="revenue", period="today")
    listed = await editor.does("reports.rows", metric="revenue", period="today")
    told = editor.text(done) + editor.text(listed)
    assert "1 000" in told.replace("\u00a0", " ").replace("\u202f", " ")
    assert "ебестоимост" not in told
    assert "Маржа" not in told
    viewer = await shop.member("Болот", "viewer")
    for metric in ("expenses", "money"):
        assert isinstance(await viewer.refused("reports.why", metric=metric, period="today"), NotAllowed)


async def test_a_bare_why_is_about_the_figure_just_shown_here(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price=1000, cost=400)
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "Торт"}])
    mind, keys = OfflineMind(shop.app), itertools.count()

    async def says(text: str, actor: Actor = shop.actor) -> Any:
        key, now = f"w{next(keys)}", shop.clock.now()
        return (await take_turn(shop.app, [mind], actor, text, key=key, at=now))[0]

    first = await says("почему?")
    assert isinstance(first, Ask), first
    shop.app.looked.clear()
    await says("нет")
    await says("сколько продали сегодня")
    for words in ("почему?", "откуда эта цифра", "why?", "where does this number come from"):
        told = await says(words)
        assert isinstance(told, Done), words
        assert told.action == "reports.why", words
        assert headline(told) == 100_000, words
    await shop.does("reports.stock_value")
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": 2}])
    assert headline(await says("откуда взялась выручка сегодня")) == 100_000


async def test_a_why_in_a_group_tells_no_marked_figure(shop: Shop) -> None:
    actor = replace(shop.actor, group=True)
    with pytest.raises(PrivateOnly):
        await shop.app.execute(Call("reports.why", {"metric": "profit", "period": "today"}), actor)


async def test_details_are_folded_where_telegram_folds_them(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт <b>", price=1000, cost=400)
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "Торт <b>"}])
    done = await shop.does("reports.why", metric="margin", period="today")
    texts = Texts({**text_folders(), "telegram": TEXTS})
    renderer = Renderer(texts, shop.app.speaker(None, "ru"), lambda act, **more: "x")  # type: ignore[arg-type]
    message = renderer.done(done)[0]
    assert message.html.count("<blockquote expandable>") == message.html.count("</blockquote>") == 1
    inside = message.html.split("<blockquote expandable>")[1].split("</blockquote>")[0]
    assert "Europe/Moscow" in inside
    assert "<blockquote" not in message.plain
