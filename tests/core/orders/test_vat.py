"""VAT on orders: by the rates of their day, in the price or on top, after discounts, frozen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.orders.models import OrderLine
from core.orders.taxing import tax_of
from core.orders.terms import LineTax
from core.orders.vat import points_of
from core.reports.check import check_all
from tests.core.house import House, Shop
from tests.core.orders import seeing
from tests.core.orders.seeing import counted, order, ordered, refusal

CAKES, ECLAIRS = "торт наполеон", "эклер ванильный"


def seen(shop: Shop, answer: Any) -> str:
    return seeing.seen(shop, answer).replace("\n", ": ")


async def card(shop: Shop) -> str:
    return seen(shop, await shop.does("orders.show", order="1"))


async def charges(shop: Shop, regime: str = "standard", vat_mode: str = "included") -> Any:
    return await shop.agrees(await shop.confirms("orders.set_vat", regime=regime, vat_mode=vat_mode))


@pytest.mark.parametrize(
    ("regime", "rate", "currency", "day", "points"),
    [
        ("standard", "standard", "RUB", date(2018, 12, 31), 1800),
        ("standard", "standard", "RUB", date(2019, 1, 1), 2000),
        ("standard", "standard", "RUB", date(2025, 12, 31), 2000),
        ("standard", "standard", "RUB", date(2026, 1, 1), 2200),
        ("standard", "reduced", "RUB", date(2026, 11, 20), 1000),
        ("standard", "zero", "RUB", date(2026, 11, 20), 0),
        ("standard", "exempt", "RUB", date(2026, 11, 20), None),
        ("standard", "standard", "KZT", date(2025, 12, 31), 1200),
        ("standard", "standard", "KZT", date(2026, 1, 1), 1600),
        ("standard", "reduced", "KZT", date(2026, 1, 1), 500),
        ("standard", "standard", "USD", date(2026, 1, 1), None),
        ("usn5", "standard", "RUB", date(2026, 1, 1), 500),
        ("usn7", "standard", "RUB", date(2024, 12, 31), None),
        ("no_vat", "standard", "RUB", date(2026, 1, 1), None),
    ],
)
def test_the_rate_is_that_of_the_day(
    regime: str, rate: str, currency: str, day: date, points: int | None
) -> None:
    assert points_of(regime, rate, currency, day) == points


async def test_it_is_part_of_the_price(bakery: Shop) -> None:
    await charges(bakery)
    made = seen(bakery, await ordered(bakery, (CAKES, 1)))
    assert "Итого: 1 200 ₽" in made
    assert "в т.ч. НДС 22 %: 216,39 ₽" in made
    assert "в т.ч. НДС 22 %: 216,39 ₽" in await card(bakery)
    assert (await order(bakery)).total == 120000
    assert (await counted(bakery, "ordered"))["revenue"] == 120000
    assert await check_all(bakery.app) == []


async def test_it_is_added_to_the_price_after_the_discount(bakery: Shop) -> None:
    await charges(bakery, vat_mode="on_top")
    done = await ordered(bakery, (CAKES, 1), (ECLAIRS, 1), discount="10%")
    assert "НДС 22 % сверху, в сумме: 267,30 ₽" in seen(bakery, done)
    assert (await order(bakery)).total == 121500 + 26730
    await bakery.does("orders.add_lines", order="1", lines=[{"product": ECLAIRS}])
    changed = await bakery.does("orders.change_line", order="1", product=CAKES, quantity="2")
    assert (await order(bakery)).total == (270000 - 27000) * 122 // 100
    assert await check_all(bakery.app) == []
    await bakery.undoes(changed)
    away = await bakery.does("orders.discount", order="1", discount="0")
    assert (await order(bakery)).total == 150000 * 122 // 100
    await bakery.undoes(away)
    assert sum(line.total for line in await bakery.rows(OrderLine)) == (await order(bakery)).total
    assert await check_all(bakery.app) == []


async def test_goods_have_a_rate_of_their_own(bakery: Shop) -> None:
    await charges(bakery)
    own = await bakery.does("orders.set_rate", product=ECLAIRS, rate="reduced")
    assert "эклер ванильный: пониженная ставка НДС" in seen(bakery, own)
    await ordered(bakery, (CAKES, 1), (ECLAIRS, 2))
    told = await card(bakery)
    assert "НДС 22 %: 216,39 ₽" in told
    assert "НДС 10 %: 27,27 ₽" in told
    await bakery.undoes(own)
    await ordered(bakery, (ECLAIRS, 2), customer="Петров")
    assert "НДС 22 %: 54,10 ₽" in seen(bakery, await bakery.does("orders.show", order="2"))


async def test_what_was_recorded_keeps_its_rate(bakery: Shop) -> None:
    done = await charges(bakery)
    await ordered(bakery, (CAKES, 1))
    await bakery.undoes(done)
    assert "НДС 22 %: 216,39 ₽" in await card(bakery)
    await ordered(bakery, (CAKES, 1), customer="Петров")
    assert "НДС" not in seen(bakery, await bakery.does("orders.show", order="2"))
    assert len(await bakery.rows(LineTax)) == 1


async def test_a_draft_takes_the_rule_of_the_day_it_is_confirmed(bakery: Shop) -> None:
    draft = await ordered(bakery, (CAKES, 1), draft=True)
    assert draft.receipt.subject is not None
    await charges(bakery, vat_mode="on_top")
    await bakery.does("orders.confirm", order={"id": draft.receipt.subject[1]})
    assert (await order(bakery)).total == 146400
    assert await check_all(bakery.app) == []


async def test_a_sale_and_a_period(bakery: Shop) -> None:
    await charges(bakery, "usn5")
    sold = await bakery.does("orders.sell", lines=[{"product": ECLAIRS, "quantity": "2"}])
    assert "в т.ч. НДС 5 %: 14,29 ₽" in seen(bakery, sold)
    told = seen(bakery, await bakery.does("orders.charged_vat", period="month"))
    assert "14,29 ₽" in told
    await bakery.undoes(sold)
    assert "не начислялся" in seen(bakery, await bakery.does("orders.charged_vat", period="month"))


async def test_what_came_back_bears_no_vat(bakery: Shop) -> None:
    await charges(bakery)
    await ordered(bakery, (CAKES, 2), paid=True, discount="10%")
    await bakery.does("orders.ship", order="1")
    back = {"order": "1", "destination": "sellable", "refund_to": "balance"}
    await bakery.does("orders.return", **back, lines=[{"product": CAKES, "quantity": "1"}])
    assert "194,75 ₽" in seen(bakery, await bakery.does("orders.charged_vat", period="month"))
    refused = await bakery.refused("orders.discount", order="1", discount="20%")
    assert "уже есть возврат" in refusal(bakery, refused)
    await bakery.does("orders.add_lines", order="1", lines=[{"product": ECLAIRS}])
    assert await check_all(bakery.app) == []


async def test_only_known_rates_are_charged(house: House) -> None:
    shop = await house.shop(currency="USD")
    refused = await shop.refused("orders.set_vat", regime="standard")
    assert "USD" in refusal(shop, refused)
    almaty = await house.shop(name="Алма", currency="KZT", zone="Asia/Almaty")
    await almaty.refused("orders.set_vat", regime="usn5")
    await charges(almaty)
    await almaty.does("inventory.add", name="чай", price="1160", kind="service")
    made = await almaty.does("orders.create", lines=[{"product": "чай"}])
    assert "НДС 16 %: 160 ₸" in seen(almaty, made)


async def test_lines_taken_off_take_their_vat_along(bakery: Shop) -> None:
    await charges(bakery)
    await ordered(bakery, (CAKES, 1))
    added = await bakery.does("orders.add_lines", order="1", lines=[{"product": ECLAIRS, "quantity": "2"}])
    assert len(await bakery.rows(LineTax)) == 2
    await bakery.undoes(added)
    assert len(await bakery.rows(LineTax)) == 1
    assert await check_all(bakery.app) == []


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(base=st.integers(0, 10**12), points=st.sampled_from([0, 500, 700, 1000, 2000, 2200]))
def test_the_part_in_a_price_is_what_was_added_to_it(base: int, points: int) -> None:
    added = tax_of(base, points, on_top=True)
    assert abs(tax_of(base + added, points, on_top=False) - added) <= 1
    assert 0 <= tax_of(base, points, on_top=False) <= base
