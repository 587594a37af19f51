"""A business that changes its currency or its zone: what follows, and what stands in the way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from core.acts.calls import Confirm, Done
from core.automation.models import Schedule
from core.finance.models import Account
from tests.core.house import Shop

DOCUMENTS: list[tuple[str, dict[str, Any]]] = [
    ("finance.expense", {"amount": "100", "item": "аренда"}),
    ("orders.create", {"customer": "Иванова", "lines": [{"product": "Доставка", "price": "300"}]}),
    ("inventory.receive", {"lines": [{"product": "Торт", "quantity": "3"}]}),
]


@pytest.mark.parametrize(("name", "args"), DOCUMENTS)
async def test_the_first_document_fixes_the_currency(shop: Shop, name: str, args: dict[str, Any]) -> None:
    changed = await shop.does("companies.change", currency="KZT")
    await shop.does(name, **args)
    attempts: dict[str, dict[str, Any]] = {
        "companies.change": {"currency": "USD"},
        "acts.undo": {"act": {"id": changed.act_id}},
    }
    for attempt, given in attempts.items():
        refusal = await shop.refused(attempt, **given)
        assert refusal.code == "companies-currency-fixed"
    assert "Тенге" in shop.text(await shop.does("companies.show"))


async def test_before_it_accounts_and_the_limit_go_along(shop: Shop) -> None:
    await shop.does("finance.add_account", name="Сейф", kind="cash")
    limited = await shop.does("companies.change", money_limit="1000")
    assert "1 000 ₽" in shop.text(limited).replace("\u00a0", " ")
    changed = await shop.does("companies.change", currency="JPY")
    assert {row.currency for row in await shop.rows(Account)} == {"JPY"}
    assert isinstance(await shop.call("finance.expense", amount="1001", item="такси"), Confirm)
    await shop.undoes(changed)
    assert {row.currency for row in await shop.rows(Account)} == {"RUB"}
    assert isinstance(await shop.call("finance.expense", amount="999", item="такси"), Done)
    assert isinstance(await shop.call("finance.expense", amount="1001", item="такси"), Confirm)


async def test_schedules_go_by_the_new_clock_from_now_on(shop: Shop) -> None:
    await shop.does("automation.remind", text="снять кассу", cron="0 21 * * *")
    await shop.does("automation.remind", text="полить", at="2026-11-22T10:00")
    changed = await shop.does("companies.change", zone="Asia/Vladivostok")
    assert await _moments(shop) == [_utc(20, 11), _utc(22, 7)]
    await shop.undoes(changed)
    assert await _moments(shop) == [_utc(20, 18), _utc(22, 7)]


async def _moments(shop: Shop) -> list[datetime | None]:
    rows = await shop.rows(Schedule)
    return [row.next_at for row in sorted(rows, key=lambda row: row.id)]


def _utc(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)
