"""Planned money: shown or recorded on its day, forecast, taken off; budgets with a word on the expense."""

from __future__ import annotations

from typing import Any

from core.automation.models import Schedule
from core.blocks import Button, Buttons, Table
from core.finance.models import MoneyPlan, Posting
from core.finance.refusals import PlanOver
from handlers.jobs.automations import run_schedule
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.reports.reading import blocks, facts, title


async def rent(shop: Shop, **more: Any) -> MoneyPlan:
    await shop.does("finance.plan", amount=30_000, item="аренда", cron="0 9 5 * *", **more)
    (plan,) = await shop.rows(MoneyPlan)
    return plan


async def test_what_comes_again_is_due_month_by_month(shop: Shop) -> None:
    plan = await rent(shop)
    assert plan.due_day.isoformat() == "2026-12-05"
    assert "5 декабря" in plain(shop, await shop.does("finance.plans"))
    shop.house.move(days=15)
    await shop.does("finance.pay_plan", plan=plan.id, due="2026-12-05")
    (posting,) = await shop.rows(Posting)
    assert (posting.amount, posting.accrual_day.isoformat()) == (-3_000_000, "2026-12-05")
    (after,) = await shop.rows(MoneyPlan)
    assert after.due_day.isoformat() == "2027-01-05"
    assert isinstance(await shop.refused("finance.pay_plan", plan=plan.id, due="2026-12-05"), PlanOver)


async def test_its_undo_makes_it_due_again(shop: Shop) -> None:
    plan = await rent(shop)
    shop.house.move(days=15)
    paid = await shop.does("finance.pay_plan", plan=plan.id)
    await shop.undoes(paid)
    (after,) = await shop.rows(MoneyPlan)
    assert after.due_day == plan.due_day
    assert "0 ₽" in plain(shop, await shop.does("finance.balance"))


async def letters(shop: Shop) -> str:
    from core.acts.models import Letter

    return str([letter.receipt for letter in await shop.rows(Letter)])


async def test_on_its_day_it_is_shown_with_a_button(shop: Shop) -> None:
    await rent(shop)
    shop.house.move(days=14, hours=21, minutes=30)
    (schedule,) = await shop.rows(Schedule)
    assert await run_schedule(shop.app, schedule.id)
    assert await shop.rows(Posting) == []
    told = await letters(shop)
    assert "finance-due-expense" in told
    assert "finance.pay_plan" in told


async def test_or_it_records_itself(shop: Shop) -> None:
    await rent(shop, auto=True)
    shop.house.move(days=14, hours=21, minutes=30)
    (schedule,) = await shop.rows(Schedule)
    assert await run_schedule(shop.app, schedule.id)
    (posting,) = await shop.rows(Posting)
    assert posting.amount == -3_000_000
    assert "finance.unpay_plan" in await letters(shop)


async def test_taken_off_it_reminds_no_more_and_comes_back_with_the_undo(shop: Shop) -> None:
    plan = await rent(shop)
    gone = await shop.does("finance.unplan", plan=plan.id)
    assert "нет" in plain(shop, await shop.does("finance.plans"))
    assert [row.removed for row in await shop.rows(Schedule)] == [True]
    await shop.undoes(gone)
    assert "аренда" in plain(shop, await shop.does("finance.plans"))


async def test_the_gap_is_named_with_its_day_its_size_and_its_parts(shop: Shop) -> None:
    await shop.does("inventory.add", name="торт", price=1000)
    await shop.does("finance.income", amount=25_000)
    order = {"customer": "Иванова", "lines": [{"product": "торт", "quantity": 4}]}
    await shop.does("orders.create", **order, due="2026-11-27")
    await shop.does("orders.create", **{**order, "customer": "Петров"})
    await rent(shop)
    await shop.does("finance.plan", amount=9_000, item="налоги", day="2026-12-03")
    await shop.does("finance.plan", amount=50_000, item="грант", day="2026-12-10", kind="income")
    done = await shop.does("reports.forecast")
    assert title(done).key == "reports-forecast-gap"
    assert "5 декабря: не хватит 10 000 ₽" in plain(shop, done)
    assert facts(done) == {
        "reports-forecast-held": 2_500_000,
        "reports-forecast-in": 5_400_000,
        "reports-forecast-out": 3_900_000,
        "reports-forecast-left": 4_000_000,
    }
    (made_of,) = blocks(done, Table)
    assert [str(row[1]) for row in made_of.rows][1:] == ["налоги", "аренда"]
    assert "Не считаю 4 000 ₽" in plain(shop, done)
    far = await shop.does("reports.forecast", days=90)
    assert facts(far)["reports-forecast-out"] == 9_900_000


async def test_enough_money_is_said_too(shop: Shop) -> None:
    await shop.does("finance.income", amount=100)
    assert title(await shop.does("reports.forecast")).key == "reports-forecast-enough"
    await shop.does("finance.plan", amount=40, item="свет", day="2026-11-25")
    assert "25 ноября: 60 ₽" in plain(shop, await shop.does("reports.forecast"))


async def test_a_budget_speaks_on_every_expense(shop: Shop) -> None:
    done = await shop.does("finance.budget", item="реклама", amount=20_000)
    under = await shop.does("finance.expense", amount=18_200, item="реклама")
    assert "реклама: 18 200 ₽ из 20 000 ₽, останется 1 800 ₽" in plain(shop, under)
    card = await shop.confirms("finance.expense", amount=3_000, item="реклама")
    assert "бюджет превышен на 1 200 ₽" in plain(shop, card)
    await shop.agrees(card)
    listed = plain(shop, await shop.does("finance.budgets"))
    assert "Превышены: реклама" in listed
    assert "106" in listed
    shop.house.move(days=15)
    again = await shop.does("finance.expense", amount=100, item="реклама")
    assert "100 ₽ из 20 000 ₽" in plain(shop, again)
    await shop.undoes(done)
    assert "Бюджетов пока нет" in plain(shop, await shop.does("finance.budgets"))


async def test_a_budget_is_changed_and_put_back(shop: Shop) -> None:
    await shop.does("finance.budget", item="такси", amount=100)
    changed = await shop.does("finance.budget", item="такси", amount=200)
    await shop.undoes(changed)
    assert "100 ₽" in plain(shop, await shop.does("finance.budgets"))


async def test_plans_and_forecasts_stay_out_of_groups(shop: Shop) -> None:
    from dataclasses import replace

    await rent(shop)
    group = replace(shop, actor=replace(shop.actor, group=True))
    assert "30 000" not in plain(group, await group.does("finance.plans"))
    assert (await group.refused("reports.forecast")).code == "reports-private-only"
    buttons = [one for block in blocks(await shop.does("finance.plans"), Buttons) for one in block.rows]
    assert all(isinstance(button, Button) for row in buttons for button in row)
