"""Northwind's shelves, where SAMPLES_DIR says they are: what is to be ordered is what plain SQL says."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from core.purchasing.reorder import needs
from tests.core.acting import act
from tests.core.house import House

SAMPLE = Path(os.environ.get("SAMPLES_DIR", "")) / "retail" / "northwind" / "northwind.sqlite"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("SAMPLES_DIR" not in os.environ, reason="SAMPLES_DIR is not set"),
]
_GOODS = """
    SELECT ProductName, CompanyName, UnitsInStock, UnitsOnOrder, ReorderLevel
    FROM Products JOIN Suppliers USING (SupplierID) WHERE Discontinued = '0' ORDER BY ProductID
"""
_LOW = "UnitsInStock + UnitsOnOrder <= ReorderLevel"
_LISTED = f"""
    SELECT ProductName, ReorderLevel - UnitsInStock - UnitsOnOrder
    FROM Products WHERE Discontinued = '0' AND {_LOW}
"""
_WITHOUT_ORDERS = """
    SELECT ProductName FROM Products WHERE Discontinued = '0' AND UnitsInStock <= ReorderLevel
"""


async def test_the_list_is_what_plain_sql_says(house: House) -> None:
    with sqlite3.connect(SAMPLE) as northwind:
        goods = northwind.execute(_GOODS).fetchall()
        short = dict(northwind.execute(_LISTED).fetchall())
        bare = {row[0] for row in northwind.execute(_WITHOUT_ORDERS)}
    shop = await house.shop(currency="USD")
    for name, _, _, _, level in goods:
        await shop.does("inventory.add", name=name)
        await shop.does("inventory.set_level", product=name, level=str(level))
    there = [{"product": name, "quantity": str(stock)} for name, _, stock, _, _ in goods if stock]
    await shop.does("inventory.receive", lines=there)
    assert {need.product.name for need in await act(shop, needs)} == bare
    for name, supplier, _, ordered, _ in goods:
        if ordered:
            lines = [{"product": name, "quantity": str(ordered), "price": "1"}]
            await shop.does("purchasing.order", supplier=supplier, lines=lines)
    found = await act(shop, needs)
    assert {need.product.name for need in found} == short.keys() == {"Nord-Ost Matjeshering", "Outback Lager"}
    assert len(bare) == 18
    for need in found:
        assert need.point - need.stock.projected == short[need.product.name] * 1000
        assert need.quantity == need.point + short[need.product.name] * 1000, "up to twice the level"
