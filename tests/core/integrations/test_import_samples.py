"""Real shops brought in whole, where SAMPLES_DIR says they are: reports tell what was published."""

from __future__ import annotations

import csv
import gzip
import os
import sqlite3
import time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from core.acts.calls import Done
from core.integrations.asking import choice
from core.orders.figures import gross_of
from core.orders.models import Order, OrderLine
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


def truth() -> tuple[str, str]:
    """By the file itself: the sum without lines below zero, and of lines with a customer alone."""
    (path,) = SAMPLES.glob("online_retail/*.gz")
    below = with_customer = 0
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            exact = Decimal(row["Quantity"]) * Decimal(row["UnitPrice"]) * 100
            minor = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
            below += minor if int(row["Quantity"]) >= 0 else 0
            with_customer += minor if row["CustomerID"].strip() else 0
    return f"£{below / 100:,.2f}", f"£{with_customer / 100:,.2f}"


async def test_without_its_repeats_the_shop_comes_to_less(house: House) -> None:
    shop = await house.shop("Gifts", currency="GBP", locale="en")
    done = await brought(shop, "online_retail/*.gz", 42_481, choices=[choice("duplicates", "drop")])
    told = plain(shop, done)
    assert "All that comes in\n£746,723.61" in told, told[:3000]
    assert "The same with repeats\n£748,957.02" in told
    assert "£746,723.61" in plain(shop, await shop.does("reports.sales", period="2010"))


async def test_an_online_shop_with_returns(house: House) -> None:
    shop = await house.shop("Gifts", currency="GBP", locale="en")
    card = await shown(shop, sent(shop, "online_retail/*.gz"))
    done = await brought(shop, "online_retail/*.gz", 42_481)
    below, with_customer = truth()
    for told in (plain(shop, card), plain(shop, done)):
        for line in (
            "All that comes in\n£748,957.02",
            "The same without repeats\n£746,723.61",
            "The same without documents of returns\n£823,746.14",
            f"The same without lines below zero\n{below}",
            f"Lines with a customer alone\n{with_customer}",
        ):
            assert line in told, told[:3000]
    assert "£748,957.02" in plain(shop, await shop.does("reports.sales", period="2010"))
    again = await brought(shop, "online_retail/*.gz", 42_481)
    assert "£748,957.02" in plain(shop, await shop.does("reports.sales", period="2010"))
    assert "2,025" in plain(shop, again)
    await assert_sound(shop)
    await shop.undoes(done)
    assert [day.ordered_revenue for day in await days(shop) if day.ordered_revenue] == []
    await assert_sound(shop)


def northwind(shop: Shop, folder: Path) -> list[dict[str, str]]:
    """The wholesaler's tables as the CSV files a program of theirs would save."""
    base = sqlite3.connect(f"file:{SAMPLES / 'northwind/northwind.sqlite'}?mode=ro", uri=True)
    tables = {
        "orders": "SELECT OrderID, CustomerID, OrderDate, RequiredDate, ShippedDate FROM Orders",
        "order_details": 'SELECT OrderID, ProductID, UnitPrice, Quantity, Discount FROM "Order Details"',
        "products": "SELECT ProductID, ProductName, UnitPrice FROM Products",
        "customers": "SELECT CustomerID, CompanyName, Phone FROM Customers",
    }
    found = []
    for name, query in tables.items():
        rows = base.execute(query)
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            sheet = csv.writer(file)
            sheet.writerow([column[0] for column in rows.description])
            sheet.writerows(rows)
        digest = shop.app.files.keep((folder / f"{name}.csv").read_bytes())
        found.append({"digest": digest, "name": f"{name}.csv"})
    base.close()
    return found


def _late(days: dict[str, str]) -> int:
    """By the file itself: how many left in these days after the day they were required by."""
    base = sqlite3.connect(f"file:{SAMPLES / 'northwind/northwind.sqlite'}?mode=ro", uri=True)
    asked = (
        "SELECT count(*) FROM Orders WHERE ShippedDate > RequiredDate AND date(ShippedDate) BETWEEN ? AND ?"
    )
    (found,) = base.execute(asked, (days["from"], days["to"])).fetchone()
    base.close()
    return int(found)


async def test_a_wholesaler_with_discounts(house: House, tmp_path: Path) -> None:
    """830 orders, 2,155 lines, discounts as ratios. Every line is rounded half-up to the cent by its net sum,
    which comes to 1,265,793.29; unrounded they come to 1,265,793.0395."""
    shop = await house.shop("Northwind", currency="USD", locale="en")
    done = await shop.agrees(await shown(shop, northwind(shop, tmp_path)))
    assert isinstance(done, Done)
    found = await days(shop)
    assert sum(day.ordered_orders for day in found) == 830
    assert sum(day.ordered_revenue for day in found) == 126_579_329
    assert "$1,265,793.29" in plain(
        shop, await shop.does("reports.sales", period={"from": "1996-01-01", "to": "1998-12-31"})
    )
    orders = await shop.rows(Order)
    assert sum(order.shipment == "none" for order in orders) == 21
    assert sum(order.is_open for order in orders) == 21
    late = plain(shop, await shop.does("orders.late"))
    assert "37 orders were late of 809 shipped; 809 had a due day." in late, late
    first = {"from": "1996-07-01", "to": "1996-12-31"}
    assert f"{_late(first)} orders were late of" in plain(shop, await shop.does("orders.late", period=first))
    assert "21 in all." in plain(shop, await shop.does("orders.list", shipment="none"))
    assert "21 in all." in plain(shop, await shop.does("orders.list", status="overdue"))
    lines = await shop.rows(OrderLine)
    assert len(lines) == 2_155
    assert all(gross_of(line, "USD") - line.discount == line.total for line in lines)
    assert sum(gross_of(line, "USD") for line in lines) == 135_445_859
    await assert_sound(shop)
