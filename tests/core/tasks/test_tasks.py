"""To-dos: set, given, moved, done, told of; by whom they may be, and what is left once taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.acts.models import Letter
from core.acts.telling import tell_due
from core.blocks import Buttons, Table
from core.tasks.models import Task
from tests.core.house import House, Shop, Worker

FRIDAY = "2026-11-27"


@pytest.fixture
async def shop(house: House) -> Shop:
    return await house.shop()


async def letters(shop: Shop, worker: Worker) -> list[str]:
    rows = await shop.rows(Letter, Letter.person_id == worker.actor.person_id)
    return [row.kind for row in sorted(rows, key=lambda row: row.id)]


async def only(shop: Shop) -> Task:
    (task,) = await shop.rows(Task)
    return task


def plain(worker: Worker, answer: Any) -> str:
    return worker.text(answer).replace("\xa0", " ")


async def test_a_task_is_set_for_a_member_who_hears_of_it(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    card = await shop.confirms("tasks.add", text="позвонить поставщику", member="Асель", due=FRIDAY)
    assert "позвонить поставщику" in plain(shop, card)
    assert await shop.rows(Task) == []
    done = await shop.agrees(card)
    text = plain(shop, done)
    assert "Задача № 1: позвонить поставщику" in text
    assert "Асель" in text
    assert await letters(shop, asel) == ["tasks.given"]
    assert "№ 1" in plain(asel, await asel.does("tasks.list", mine=True))
    assert "Задач нет" in plain(shop, await shop.does("tasks.list", mine=True))
    assert "Асель" in plain(shop, await shop.does("tasks.list"))


async def test_without_a_name_it_is_ones_own_and_nobody_is_told(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    await asel.does("tasks.add", text="купить ленту")
    assert await letters(shop, asel) == []
    assert (await only(shop)).assignee_id == asel.actor.person_id


async def test_who_switched_the_notice_off_hears_nothing(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    await asel.does("notifications.switch", notice="tasks.given", on=False)
    await shop.does("tasks.add", text="вымыть витрину", member="Асель")
    assert await letters(shop, asel) == []


async def test_it_is_done_by_who_has_it_and_who_asked_is_told(shop: Shop) -> None:
    viewer = await shop.member("Марина", "viewer")
    await shop.does("tasks.add", text="разобрать склад", member="Марина")
    await shop.does("tasks.add", text="снять кассу")
    assert (await viewer.refused("tasks.add", text="ещё")).code == "acts-not-allowed"
    assert (await viewer.refused("tasks.done", task="2")).code == "tasks-not-yours"
    done = await viewer.does("tasks.done", task="разобрать склад")
    assert await letters(shop, shop) == ["tasks.closed"]
    assert "№ 1" in plain(shop, await shop.does("tasks.list", status="done"))
    assert "№ 1" not in plain(shop, await shop.does("tasks.list"))
    assert (await shop.refused("tasks.move", task="1", due=FRIDAY)).code == "tasks-closed"
    await viewer.undoes(done)
    assert "№ 1" in plain(shop, await shop.does("tasks.list"))


async def test_changes_are_taken_back_while_nothing_came_after(shop: Shop) -> None:
    await shop.member("Асель", "editor")
    await shop.does("tasks.add", text="вымыть витрину", due=FRIDAY)
    moved = await shop.does("tasks.move", task="1", due="2026-11-30T15:30")
    assert "30 ноября, 15:30" in plain(shop, moved)
    given = await shop.does("tasks.assign", task="витрину", member="Асель")
    said = await shop.does("tasks.edit", task="1", text="вымыть обе витрины")
    assert (await shop.refused("tasks.edit", task="1", text="вымыть обе витрины")).code == "tasks-so-already"
    for done in (said, given, moved):
        await shop.undoes(done)
    task = await only(shop)
    assert (task.text, task.assignee_id, task.due_day, task.due_at, task.edits) == (
        "вымыть витрину",
        shop.actor.person_id,
        date(2026, 11, 27),
        None,
        0,
    )


async def test_a_day_that_is_over_is_refused(shop: Shop) -> None:
    assert (await shop.refused("tasks.add", text="вчера", due="2026-11-19")).code == "tasks-past"


async def test_which_task_is_asked_where_words_fit_several(shop: Shop) -> None:
    await shop.does("tasks.add", text="позвонить поставщику муки")
    await shop.does("tasks.add", text="позвонить поставщику сахара")
    choice = await shop.chooses("tasks.done", task="поставщику")
    await shop.picks(choice, 1)
    assert len([task for task in await shop.rows(Task) if task.state == "done"]) == 1
    await shop.does("tasks.done", task="позвонить поставщику")
    assert (await shop.refused("tasks.done", task="такого не было")).code == "acts-no-such"


async def test_lists_say_what_is_late_and_what_is_for_today(shop: Shop) -> None:
    await shop.does("tasks.add", text="ранняя", due="2026-11-20T23:00")
    await shop.does("tasks.add", text="сегодняшняя", due="2026-11-20")
    await shop.does("tasks.add", text="потом", due=FRIDAY)
    await shop.does("tasks.add", text="когда-нибудь")
    today = plain(shop, await shop.does("tasks.list", status="today"))
    assert "ранняя" in today
    assert "сегодняшняя" in today
    assert "потом" not in today
    assert "нет" in plain(shop, await shop.does("tasks.list", status="overdue"))
    shop.house.move(days=1)
    late = await shop.does("tasks.list", status="overdue")
    assert "ранняя" in plain(shop, late)
    assert "просрочена" in plain(shop, late)
    (table,) = (block for block in (await shop.does("tasks.list")).receipt.blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["ранняя", "сегодняшняя", "потом", "когда-нибудь"]


async def test_a_press_in_the_list_closes_the_task_and_shows_the_list_again(shop: Shop) -> None:
    for number in range(12):
        await shop.does("tasks.add", text=f"дело {number}")
    listed = (await shop.does("tasks.list")).receipt
    table = next(block for block in listed.blocks if isinstance(block, Table))
    keys = next(block for block in listed.blocks if isinstance(block, Buttons))
    assert sum(len(row) for row in keys.rows) == 10
    assert keys.screen is not None
    assert table.next is not None
    later = (await shop.does(table.next.action, **table.next.args)).receipt
    keys = next(block for block in later.blocks if isinstance(block, Buttons))
    assert keys.screen is not None
    assert keys.screen.action == "tasks.page"
    press = keys.rows[0][0].act
    assert press is not None
    await shop.does(press.action, **press.args)
    again = (await shop.does(keys.screen.action, **keys.screen.args)).receipt
    assert len(next(block for block in again.blocks if isinstance(block, Table)).rows) == 1


async def test_it_remembers_the_order_it_came_from(shop: Shop) -> None:
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "доставка", "price": "300"}])
    await shop.does("tasks.add", text="уточнить адрес", order="1")
    shown = await shop.does("tasks.show", task="1")
    assert "По заказу" in plain(shop, shown)
    rows = [row for block in shown.receipt.blocks if isinstance(block, Buttons) for row in block.rows]
    acts = [button.act for row in rows for button in row if button.act is not None]
    (press,) = (act for act in acts if act.action == "orders.show")
    assert "доставка" in plain(shop, await shop.does(press.action, **press.args))


async def test_the_clock_tells_once_that_the_day_has_come_and_once_that_it_is_over(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    await shop.does("tasks.add", text="вымыть витрину", member="Асель", due="2026-11-21")
    await told(shop)
    assert await letters(shop, asel) == ["tasks.given"]
    shop.house.move(days=1)
    for _ in range(2):
        await told(shop)
    assert await letters(shop, asel) == ["tasks.given", "tasks.due"]
    shop.house.move(days=1)
    for _ in range(2):
        await told(shop)
    assert await letters(shop, asel) == ["tasks.given", "tasks.due", "tasks.due"]
    await shop.does("tasks.move", task="1", due=FRIDAY)
    await told(shop)
    assert (await letters(shop, asel)).count("tasks.due") == 2


async def test_tasks_of_one_who_has_left_are_told_to_who_asked(shop: Shop) -> None:
    await shop.member("Марина", "editor")
    await shop.does("tasks.add", text="закрыть смену", member="Марина", due="2026-11-21")
    await shop.does("companies.remove", member="Марина")
    shop.house.move(days=1)
    await told(shop)
    assert "tasks.due" in await letters(shop, shop)


async def told(shop: Shop) -> int:
    company = (await shop.standing()).company
    assert company is not None
    return await shop.app.db.write(lambda session: tell_due(shop.app, session, company, shop.clock.now()))


async def test_a_task_of_another_business_is_not_there(house: House, shop: Shop) -> None:
    await shop.does("tasks.add", text="своя")
    other = await house.shop("Лютик")
    assert "Задач нет" in plain(other, await other.does("tasks.list"))
    task = await only(shop)
    assert (await other.refused("tasks.done", task={"id": task.id})).status == 404
