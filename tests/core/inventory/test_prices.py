"""Selling prices: one at a time, many by per cent, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts.calls import Confirm
from core.inventory.models import Product
from core.inventory.refusals import ChangedSince, NothingPriced, NothingToChange, PriceBelowZero
from core.inventory.repricing import by_percent
from tests.core.acting import plain
from tests.core.house import Shop


async def prices(shop: Shop) -> dict[str, int | None]:
    """Prices in whole major units by name."""
    return {row.name: row.price and row.price // 10_000 for row in await shop.rows(Product)}


@pytest.fixture
async def confectionery(bakery: Shop) -> Shop:
    await bakery.does("inventory.add", name="торт медовик", price=145)
    await bakery.does("inventory.add", name="латте", price=200, category="напитки")
    return bakery


async def test_a_price_is_set_and_set_back(bakery: Shop) -> None:
    done = await bakery.does("inventory.set_price", product="наполеон", price=1350)
    assert "1 350 ₽" in plain(bakery, done)
    assert "1 200 ₽" in plain(bakery, done)
    await bakery.undoes(done)
    assert (await prices(bakery))["торт наполеон"] == 1200
    assert isinstance(
        await bakery.refused("inventory.set_price", product="наполеон", price=1200), NothingToChange
    )


async def test_many_prices_wait_for_a_yes_and_show_old_and_new(confectionery: Shop) -> None:
    card = await confectionery.call("inventory.change_prices", percent=10, category="торты")
    assert isinstance(card, Confirm)
    shown = plain(confectionery, card)
    assert "1 200 ₽" in shown
    assert "1 320 ₽" in shown
    assert "латте" not in shown
    assert (await prices(confectionery))["торт наполеон"] == 1200
    await confectionery.agrees(card)
    assert await prices(confectionery) == {
        "торт наполеон": 1320,
        "торт медовик": 160,
        "латте": 200,
        "мука": None,
        "доставка": 300,
    }


async def test_a_category_or_names_choose_the_goods(confectionery: Shop) -> None:
    await confectionery.does("inventory.change_prices", percent=-5, category="напитки")
    assert (await prices(confectionery))["латте"] == 190
    await confectionery.does("inventory.change_prices", percent=50, products=["медовик", "доставка"])
    now = await prices(confectionery)
    assert (now["торт медовик"], now["доставка"], now["торт наполеон"]) == (218, 450, 1200)


async def test_all_prices_return_but_those_changed_since(confectionery: Shop) -> None:
    done = await confectionery.does("inventory.change_prices", percent=10)
    await confectionery.does("inventory.set_price", product="латте", price=250)
    undone = await confectionery.undoes(done)
    assert "латте" in plain(confectionery, undone)
    now = await prices(confectionery)
    assert (now["торт наполеон"], now["торт медовик"], now["латте"]) == (1200, 145, 250)


async def test_a_single_price_changed_since_stays(bakery: Shop) -> None:
    first = await bakery.does("inventory.set_price", product="наполеон", price=1300)
    await bakery.does("inventory.set_price", product="наполеон", price=1400)
    assert isinstance(await bakery.refused("acts.undo", act={"id": first.act_id}), ChangedSince)


async def test_senseless_changes_are_refused(bakery: Shop) -> None:
    assert isinstance(await bakery.refused("inventory.change_prices", percent=-100), PriceBelowZero)
    assert isinstance(await bakery.refused("inventory.change_prices", percent=0), PriceBelowZero)
    assert isinstance(
        await bakery.refused("inventory.change_prices", percent=5, category="самолёты"), NothingPriced
    )


@pytest.mark.parametrize(
    ("price", "percent", "becomes"),
    [
        ("1200", "10", "1320"),
        ("145", "7", "155"),
        ("145", "-7", "135"),
        ("2.40", "10", "2.64"),
        ("9", "5", "9.45"),
        ("0.01", "-50", "0.01"),
        ("0", "50", "0"),
    ],
)
def test_prices_round_as_a_seller_would(price: str, percent: str, becomes: str) -> None:
    assert by_percent(int(Decimal(price) * 10_000), Decimal(percent)) == int(Decimal(becomes) * 10_000)


@given(st.integers(1, 10**9), st.decimals(Decimal("-99.99"), Decimal(1000), places=2))
def test_a_repriced_price_stays_near_and_above_zero(price: int, percent: Decimal) -> None:
    new = by_percent(price, percent)
    exact = price * (1 + percent / 100)
    assert new > 0
    assert abs(new - exact) <= max(5_000 if price % 10_000 == 0 else 100, new if new <= 10_000 else 0)
