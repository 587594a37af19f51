from __future__ import annotations

import pytest

from tests.core.house import Shop


@pytest.fixture
async def bakery(shop: Shop) -> Shop:
    """Two goods and a service; nothing in stock yet."""
    await shop.does("inventory.add", name="торт наполеон", price=1200, cost=500)
    await shop.does("inventory.add", name="мука", unit="кг")
    await shop.does("inventory.add", name="доставка", price=300, kind="service")
    return shop
