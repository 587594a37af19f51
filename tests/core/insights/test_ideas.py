"""Ideas by rule: each with its figures, none from thin data; rated, deleted, made into tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.acts.calls import Done
from core.insights.models import Idea
from core.orders.models import Order
from core.tasks.models import Task
from tests.core.house import House, Shop, Worker
from tests.core.insights.shops import lived, sold


def plain(worker: Worker, answer: Any) -> str:
    return worker.text(answer).replace("\xa0", " ")


@pytest.fixture
async def lively(house: House) -> Shop:
    shop = await house.shop()
    await lived(shop)
    return shop


async def test_thin_data_is_refused_with_what_is_lacking(shop: Shop) -> None:
    refusal = await shop.refused("insights.suggest")
    assert refusal.code == "insights-too-thin"
    words = plain(shop, refusal.said)
    assert "за 90 дней заказов 0, дней с продажами 0" in words
    assert "20 заказов и 14 дней" in words
    assert await shop.rows(Idea) == []


async def test_each_idea_has_its_figures(lively: Shop) -> None:
    done = await lively.does("insights.suggest")
    text = plain(lively, done)
    assert "Круассан: ни одной продажи за 70 дней, " in text
    assert "лежит 12 шт на 3 600 ₽" in text
    assert (
        "Иванова Ольга — последний заказ 42 дня назад, обычно раз в 7 дней; всего 5 заказов на 1 500 ₽"
        in text
    )
    assert "Воскресенье — слабый день: в среднем 300 ₽, в остальные дни 2 318,75 ₽ (за 8 недель)" in text
    assert "Торт: маржа 10 %" in text
    assert len(await lively.rows(Idea)) == 4


async def test_what_was_said_is_not_said_again_soon(lively: Shop) -> None:
    await lively.does("insights.suggest")
    again = await lively.does("insights.suggest")
    assert "не повторяю" in plain(lively, again)
    assert len(await lively.rows(Idea)) == 4
    for _ in range(15):
        lively.house.move(days=1)
        await sold(lively, "Чай", "1")
    later = plain(lively, await lively.does("insights.suggest"))
    assert "Круассан" in later


async def test_a_disliked_kind_is_let_be_for_a_month(lively: Shop) -> None:
    await lively.does("insights.suggest")
    (dead,) = await lively.rows(Idea, Idea.kind == "dead")
    rated = await lively.does("insights.rate", idea={"id": dead.id}, good=False)
    assert (await lively.refused("insights.rate", idea={"id": dead.id}, good=False)).status == 409
    for _ in range(15):
        lively.house.move(days=1)
        await sold(lively, "Чай", "1")
    assert "Круассан" not in plain(lively, await lively.does("insights.suggest"))
    await lively.undoes(rated)
    assert "Круассан" in plain(lively, await lively.does("insights.suggest"))


async def test_costs_are_for_those_who_may_see_them(lively: Shop) -> None:
    done = await lively.does("insights.suggest")
    assert "маржа" in plain(lively, done)
    editor = await lively.member("Асель", "editor")
    listed = plain(editor, await editor.does("insights.list"))
    assert "Круассан" in listed
    assert "маржа" not in listed
    (margin,) = await lively.rows(Idea, Idea.kind == "margin")
    assert margin.marked
    assert (await editor.refused("insights.idea", idea={"id": margin.id})).status == 404
    group = Worker(lively.house, replace(lively.actor, group=True, place="-5"), "Анна")
    assert "маржа" not in plain(lively, await group.does("insights.list"))
    task = await lively.does("insights.to_task", idea={"id": margin.id})
    assert "10" not in plain(editor, await editor.does("tasks.list")).replace("№ 1", "")
    assert "маржа" not in plain(editor, await editor.does("tasks.show", task="1"))
    assert "маржа" not in plain(lively, task)


async def test_an_editors_ideas_hold_no_costs(lively: Shop) -> None:
    editor = await lively.member("Асель", "editor")
    await editor.does("insights.suggest")
    assert await lively.rows(Idea, Idea.marked.is_(True)) == []


async def test_an_idea_becomes_a_task_that_leads_back_to_it(lively: Shop) -> None:
    await lively.member("Асель", "editor")
    await lively.does("insights.suggest")
    (asleep,) = await lively.rows(Idea, Idea.kind == "asleep")
    done = await lively.does("insights.to_task", idea=str(asleep.number), member="Асель", due="2027-03-01")
    (task,) = await lively.rows(Task)
    assert (task.source, task.source_id) == ("idea", asleep.id)
    assert "Иванова Ольга" in task.text
    assert "По идее" in plain(lively, await lively.does("tasks.show", task="1"))
    assert (await lively.refused("insights.to_task", idea={"id": asleep.id})).code == "insights-tasked"
    await lively.undoes(done)
    assert (await lively.rows(Task))[0].state == "annulled"
    await lively.does("insights.to_task", idea={"id": asleep.id})


async def test_ideas_are_deleted_and_taken_back(lively: Shop) -> None:
    done = await lively.does("insights.suggest")
    assert isinstance(done, Done)
    first = min(await lively.rows(Idea), key=lambda idea: idea.id)
    gone = await lively.does("insights.delete", idea={"id": first.id})
    assert f"№ {first.number}" not in plain(lively, await lively.does("insights.list"))
    await lively.undoes(gone)
    assert f"№ {first.number}" in plain(lively, await lively.does("insights.list"))
    editor = await lively.member("Асель", "editor")
    assert (await editor.refused("insights.delete", idea={"id": first.id})).status in (403, 404)
    await lively.undoes(done)
    assert "Идей пока нет" in plain(lively, await lively.does("insights.list"))


async def test_who_may_not_read_reports_gets_none(lively: Shop) -> None:
    editor = await lively.member("Асель", "editor")
    await lively.does("companies.grant", member="Асель", resource="customers", verb="read", allowed=False)
    await lively.does("insights.suggest")
    assert "Иванова" not in plain(editor, await editor.does("insights.list"))


async def test_an_erased_person_is_in_no_idea_and_no_task(lively: Shop) -> None:
    await lively.does("insights.suggest")
    (asleep,) = await lively.rows(Idea, Idea.kind == "asleep")
    await lively.does("insights.to_task", idea={"id": asleep.id})
    await lively.does("tasks.add", text="позвонить Ивановой Ольге про торт")
    for order in await lively.rows(Order, Order.paid < Order.total):
        await lively.does("orders.pay", order={"id": order.id}, amount="300")
        await lively.does("orders.ship", order={"id": order.id})
        await lively.does("orders.status", order={"id": order.id}, status="done")
    card = await lively.confirms("customers.erase", customer="Иванова")
    await lively.agrees(card)
    assert await lively.rows(Idea, Idea.kind == "asleep") == []
    for task in await lively.rows(Task):
        assert "Иванов" not in task.text
        assert "Ольг" not in task.text
    assert "про торт" in " ".join(task.text for task in await lively.rows(Task))
