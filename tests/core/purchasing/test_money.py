"""What suppliers are owed: what they have brought less what they were paid."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Ask
from core.acts.refusals import NotAllowed
from core.purchasing.models import SupplierPayment
from core.purchasing.refusals import HasPayments
from core.reports.check import check_all
from tests.core.acting import plain
from tests.core.house import Shop

BAGS: list[dict[str, Any]] = [{"product": "Мука", "quantity": "20", "unit": "мешков", "price": "900"}]


async def owed(shop: Shop) -> str:
    return plain(shop, await shop.does("purchasing.debts"))


async def test_a_delivery_is_owed_for_until_it_is_paid(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    assert "ничего не должны" in await owed(shop), "what has not come is not owed"
    came = await shop.does("purchasing.receive", purchase="1")
    assert "Всего должны\n18 000 ₽" in await owed(shop)
    paid = await shop.does("purchasing.pay", supplier="Мельник", amount="5000")
    assert "Должны\n13 000 ₽" in plain(shop, paid)
    assert "−5 000 ₽" in plain(shop, await shop.does("finance.balance"))
    rest = await shop.does("purchasing.pay", purchase="1")
    assert "Оплата поставщику «Мельник»: 13 000 ₽" in plain(shop, rest)
    assert "ничего не должны" in await owed(shop)
    await shop.undoes(rest)
    assert "Всего должны\n13 000 ₽" in await owed(shop)
    await shop.undoes(came)
    assert "Оплачено вперёд\n5 000 ₽" in await owed(shop)
    await shop.undoes(paid)
    assert "ничего не должны" in await owed(shop)
    assert [row.annulled for row in await shop.rows(SupplierPayment)] == [True, True]
    assert await check_all(shop.app) == []


async def test_what_was_paid_is_no_expense_of_the_profit(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    await shop.does("purchasing.receive", purchase="1")
    await shop.does("purchasing.pay", supplier="Мельник")
    await shop.does("orders.sell", lines=[{"product": "Мука", "quantity": "10", "price": "40"}])
    said = plain(shop, await shop.does("reports.pnl", period="today"))
    assert "Закупки (18 000 ₽) в расходы не вошли" in said


async def test_a_paid_order_is_not_taken_back(shop: Shop) -> None:
    done = await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    await shop.does("purchasing.pay", purchase="1", amount="100")
    with pytest.raises(HasPayments):
        await shop.undoes(done)


async def test_an_editor_pays_but_is_not_told_what_is_owed(shop: Shop) -> None:
    await shop.does("purchasing.order", supplier="Мельник", lines=BAGS)
    await shop.does("purchasing.receive", purchase="1")
    editor = await shop.member("Асель", "editor")
    assert isinstance(await editor.refused("purchasing.debts"), NotAllowed)
    assert isinstance(await editor.call("purchasing.pay", supplier="Мельник"), Ask)
    done = await editor.does("purchasing.pay", supplier="Мельник", amount="500")
    assert "17 500" not in plain(editor, done)
