"""The owner's money, loans and costs of other months: none of them bends the profit or the bridge."""

from __future__ import annotations

from core.acts.refusals import ClosedPeriod
from core.finance.models import Posting
from tests.core.acting import plain
from tests.core.house import Shop
from tests.core.reports.reading import facts
from tests.core.reports.test_bridge import counted, steps

OCTOBER = {"from": "2026-10-01", "to": "2026-10-31"}


async def test_the_owners_money_is_neither_expense_nor_income(shop: Shop) -> None:
    await shop.does("finance.contribute", amount=50_000)
    done = await shop.does("finance.draw", amount=20_000, note="на отпуск")
    assert "В расходы дела не идёт" in plain(shop, done)
    told = await counted(shop)
    assert (told.profit, told.change) == (0, 3_000_000)
    assert steps(told) == {"owner": 30_000}
    shown = facts(await shop.does("reports.money", period="today"))
    assert (shown["reports-money-trade"], shown["reports-money-funds"]) == (0, 3_000_000)
    await shop.undoes(done)
    assert steps(await counted(shop)) == {"owner": 50_000}


async def test_of_a_loan_only_the_interest_is_an_expense(shop: Shop) -> None:
    await shop.does("finance.borrow", amount=300_000, lender="Сбер")
    done = await shop.does("finance.repay", amount=20_000, interest=3_000, lender="сбер")
    assert "Осталось вернуть\n280 000 ₽" in plain(shop, done)
    told = await counted(shop)
    assert told.profit == -300_000
    assert steps(told) == {"loans": 280_000}
    assert "Сбер\n280 000 ₽" in plain(shop, await shop.does("finance.loans"))
    await shop.undoes(done)
    assert "300 000 ₽" in plain(shop, await shop.does("finance.loans"))
    assert "проценты" not in plain(shop, await shop.does("finance.items"))


async def test_rent_for_october_paid_in_november_is_octobers(shop: Shop) -> None:
    done = await shop.does("finance.expense", amount=30_000, item="аренда", period=OCTOBER)
    assert "Относится к\n1–31 октября" in plain(shop, done)
    october = facts(await shop.does("reports.pnl", period=OCTOBER))
    assert october["reports-metric-profit"] == -3_000_000
    told = await counted(shop, days=20)
    assert (told.profit, told.change) == (0, -3_000_000)
    assert steps(told) == {"early_costs": -30_000}
    await shop.undoes(done)
    assert "нет" in plain(shop, await shop.does("reports.pnl", period=OCTOBER))


async def test_rent_paid_ahead_waits_for_its_month(shop: Shop) -> None:
    december = {"from": "2026-12-01", "to": "2026-12-31"}
    await shop.does("finance.expense", amount=100, item="аренда", period=december)
    (posting,) = await shop.rows(Posting)
    assert (posting.cash_day.isoformat(), posting.accrual_day.isoformat()) == ("2026-11-20", "2026-12-01")


async def test_a_closed_month_takes_no_more_costs(shop: Shop) -> None:
    from datetime import date

    from tests.core.finance.test_money import close_books

    await close_books(shop, date(2026, 10, 31))
    refusal = await shop.refused("finance.expense", amount=1, item="аренда", period=OCTOBER)
    assert isinstance(refusal, ClosedPeriod)


async def test_money_back_to_a_customer_went_out(shop: Shop) -> None:
    await shop.does("inventory.add", name="торт", price=1000)
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "торт"}])
    await shop.does("orders.pay", order=1)
    await shop.does("orders.cancel", order=1, refund=True)
    today = {"from": "2026-11-20", "to": "2026-11-20"}
    assert "Пришло\n1 000 ₽\nУшло\n1 000 ₽" in plain(shop, await shop.does("finance.postings", period=today))
