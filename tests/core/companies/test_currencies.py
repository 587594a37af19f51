"""Currencies without cents and with thousandths, and numbers at the edge of what can be."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import How
from core.companies.guesses import currency_code
from core.errors import Refusal
from core.finance.models import Account
from core.inventory.models import Balance
from core.money import exponent
from core.reports.check import check_all
from tests.core.house import House, Shop


@pytest.mark.parametrize(
    ("currency", "price", "shown", "fine", "too_fine"),
    [("JPY", "1201", "1 201", "7", "10.5"), ("KWD", "1.234", "1,234", "0.005", "1.2345")],
)
async def test_a_day_in_a_currency(
    house: House, currency: str, price: str, shown: str, fine: str, too_fine: str
) -> None:
    shop = await house.shop(currency=currency)
    await shop.does("inventory.add", name="Торт", price=price)
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "3", "price": "0.5"}])
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "Торт"}])
    paid = await shop.does("orders.pay", order="1", amount=price)
    assert "оплачен" in shop.text(paid)
    await shop.does("orders.ship", order="1")
    await shop.does("finance.income", amount=fine, item="сдача")
    for name, args in (("reports.sales", {"period": "today"}), ("reports.money", {"period": "today"})):
        assert shown in shop.text(await shop.does(name, **args)).replace("\u00a0", " ")
    refusal = await shop.refused("finance.expense", amount=too_fine, item="такси")
    assert refusal.code == "acts-bad-field"
    assert await check_all(shop.app) == []


async def test_cents_finer_than_a_cent_are_refused(shop: Shop) -> None:
    for name, args in (("finance.expense", {"item": "такси"}), ("companies.change", {})):
        field = "amount" if name == "finance.expense" else "money_limit"
        refusal = await shop.refused(name, **args, **{field: "10.555"})
        assert "2 знаков" in shop.text(refusal.said)


def test_every_currency_is_known_by_its_code_and_ours_by_their_words() -> None:
    words = {
        "¥": None,
        "дирхамы": "AED",
        "pln": "PLN",
        "Kwd": "KWD",
        "йены": None,
        "иены": "JPY",
        "xyz": None,
    }
    assert {word: currency_code(word) for word in words} == words
    assert [exponent(code) for code in ("JPY", "KRW", "KWD", "TND", "RUB", "UZS")] == [0, 0, 3, 3, 2, 2]


HUGE: list[tuple[str, dict[str, Any]]] = [
    ("orders.create", {"lines": [{"product": "Торт", "quantity": "1000000000"}]}),
    ("orders.sell", {"lines": [{"product": "Торт", "quantity": "1000000000"}]}),
    ("inventory.receive", {"lines": [{"product": "Торт", "quantity": "1000000000", "price": "10000000000"}]}),
    ("inventory.receive", {"lines": [{"product": "Торт", "quantity": "1000000000"}]}),
    ("inventory.set_stock", {"lines": [{"product": "Торт", "quantity": "1000000000"}]}),
    ("inventory.change_prices", {"percent": "1000"}),
]


@pytest.mark.parametrize(("name", "args"), HUGE)
async def test_what_no_shop_has_is_refused_in_words(shop: Shop, name: str, args: dict[str, Any]) -> None:
    await shop.does("inventory.add", name="Торт", price="10000000000", cost="10000000000")
    with pytest.raises(Refusal) as refusal:
        await shop.call(name, How.WORDS, **args)
    assert refusal.value.code in {"orders-too-much", "inventory-too-much"}


async def test_balances_stop_at_what_can_be_kept(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price="1", cost="0.0001")
    lines = [{"product": "Торт", "quantity": "1000000000"}]
    for _ in range(10):
        await shop.does("inventory.receive", lines=lines)
    refusal = await shop.refused("inventory.receive", lines=lines)
    assert refusal.code == "inventory-too-much"
    assert sum(row.on_hand for row in await shop.rows(Balance)) == 10**13
    for _ in range(3):
        await shop.does("finance.income", amount="1000000000000", item="вклад")
    assert sum(row.balance for row in await shop.rows(Account)) == 3 * 10**14
    assert await check_all(shop.app) == []
