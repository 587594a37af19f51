"""A bakery with cakes on the shelf."""

from __future__ import annotations

import pytest

from tests.core.house import Shop


@pytest.fixture
async def bakery(shop: Shop) -> Shop:
    """Ten Napoleon cakes (1200, cost 500), twenty éclairs (150, cost 60), a delivery service with a card."""
    await shop.does("inventory.add", name="торт наполеон", price="1200", cost="500")
    await shop.does("inventory.add", name="эклер ванильный", price="150", cost="60")
    await shop.does("inventory.add", name="Роспись торта", price="400", cost="100", kind="service")
    await shop.does(
        "inventory.receive",
        lines=[
            {"product": "торт наполеон", "quantity": "10"},
            {"product": "эклер ванильный", "quantity": "20"},
        ],
    )
    return shop
