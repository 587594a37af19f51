"""A mill and a shop that buys from it."""

from __future__ import annotations

import pytest

from tests.core.house import House, Shop


@pytest.fixture
async def shop(house: House) -> Shop:
    """Flour is kept in kilograms, a bag holds fifty; sugar is there, too."""
    shop = await house.shop()
    await shop.does("inventory.add", name="Мука", unit="кг", price="40")
    await shop.does("inventory.set_pack", product="Мука", pack="мешок", quantity="50")
    await shop.does("inventory.add", name="Сахар", unit="кг")
    return shop
