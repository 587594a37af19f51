"""A shop with months of sales behind it, in which there is something to say."""

from __future__ import annotations

from tests.core.house import Shop


async def lived(shop: Shop) -> None:
    """Ten weeks of sales: cakes sell, Sundays are weak, croissants lie, Иванова has stopped coming."""
    await shop.does("inventory.add", name="Торт", price="1000", cost="900")
    await shop.does("inventory.add", name="Чай", price="300", cost="50")
    await shop.does("inventory.add", name="Круассан", price="300", cost="120")
    for name, quantity in (("Торт", "500"), ("Чай", "500"), ("Круассан", "12")):
        await shop.does("inventory.receive", lines=[{"product": name, "quantity": quantity}])
    for day in range(70):
        await sold(shop, "Чай", "1")
        weekday = shop.clock.now().weekday()
        if weekday != 6:
            await sold(shop, "Торт", "2")
        if day % 7 == 0 and day < 30:
            line = [{"product": "Чай", "quantity": "1"}]
            await shop.does("orders.create", customer="Иванова Ольга", lines=line)
        shop.house.move(days=1)


async def sold(shop: Shop, name: str, quantity: str) -> None:
    await shop.does("orders.sell", lines=[{"product": name, "quantity": quantity}], method="cash")
