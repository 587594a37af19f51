"""Real shops brought in whole, where SAMPLES_DIR says they are: reports tell what was published."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from core.acts.calls import Done
from core.reports.models import SalesCount
from tests.core.house import House, Shop
from tests.core.integrations.test_import import assert_sound, plain, shown

SAMPLES = Path(os.environ.get("SAMPLES_DIR", "")) / "retail"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("SAMPLES_DIR" not in os.environ, reason="SAMPLES_DIR is not set"),
]


def sent(shop: Shop, pattern: str) -> list[dict[str, str]]:
    return [
        {"digest": shop.app.files.keep(path.read_bytes()), "name": path.name}
        for path in sorted(SAMPLES.glob(pattern))
    ]


async def brought(shop: Shop, pattern: str, rows: int, **more: Any) -> Done:
    card = await shown(shop, sent(shop, pattern), **more)
    start = time.monotonic()
    done = await shop.agrees(card)
    took = time.monotonic() - start
    print(f"{rows / took:,.0f} rows of file a second")  # noqa: T201 - a measure to read with -s
    assert isinstance(done, Done)
    return done


async def days(shop: Shop) -> list[SalesCount]:
    return await shop.rows(SalesCount, SalesCount.scope == "day")


async def test_a_pizzeria_of_four_files(house: House) -> None:
    shop = await house.shop("Plato's Pizza", currency="USD", locale="en")
    await brought(shop, "pizza/*.csv", 70_098)
    found = await days(shop)
    assert len(found) == 358
    assert sum(day.ordered_revenue for day in found) == 81_786_005
    assert sum(day.ordered_orders for day in found) == 21_350
    assert sum(day.ordered_revenue for day in found if day.day.month == 7) == 7_255_790
    report = plain(shop, await shop.does("reports.sales", period="2015"))
    for words in ("$817,860.05", "21,350", "$38.31"):
        assert words in report, report
    assert "$72,557.90" in plain(shop, await shop.does("reports.sales", period="2015-07"))
    await assert_sound(shop)


async def test_an_online_shop_with_returns(house: House) -> None:
    shop = await house.shop("Gifts", currency="GBP", locale="en")
    done = await brought(shop, "online_retail/*.gz", 42_481)
    assert "£748,957.02" in plain(shop, await shop.does("reports.sales", period="2010"))
    again = await brought(shop, "online_retail/*.gz", 42_481)
    assert "£748,957.02" in plain(shop, await shop.does("reports.sales", period="2010"))
    assert "2,025" in plain(shop, again)
    await assert_sound(shop)
    await shop.undoes(done)
    assert [day.ordered_revenue for day in await days(shop) if day.ordered_revenue] == []
    await assert_sound(shop)
