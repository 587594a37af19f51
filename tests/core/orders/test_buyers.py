"""Who bought a product."""

from __future__ import annotations

from tests.core.house import Shop

CAME = [{"product": "Торт", "quantity": "3"}]


async def _sold(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price="1000", cost="400")
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "20"}])
    for who, much in (("Иванова", "2"), ("Петров", "5"), ("Иванова", "1"), (None, "4")):
        named = {"customer": who} if who else {}
        await shop.does("orders.sell", lines=[{"product": "Торт", "quantity": much}], **named)


async def test_those_who_bought_most_come_first_net_of_what_came_back(shop: Shop) -> None:
    await _sold(shop)
    back = {"destination": "sellable", "refund_to": "cash"}
    await shop.does("orders.return", order="2", lines=[{"product": "Торт", "quantity": "3"}], **back)
    told = shop.text(await shop.does("orders.buyers", product="Торт"))
    rows = [line.split() for line in told.replace("\u00a0", " ").split("\n")]
    order = [word for row in rows for word in row if word in ("Иванова", "Петров", "клиента")]
    assert order == ["клиента", "Иванова", "Петров"]
    assert "3 000 ₽" in told.replace("\u00a0", " ")
    assert "2 000 ₽" in told.replace("\u00a0", " ")


async def test_cancelled_orders_and_other_days_are_not_counted(shop: Shop) -> None:
    await _sold(shop)
    await shop.does("orders.create", customer="Сидорова", lines=[{"product": "Торт", "quantity": "2"}])
    await shop.does("orders.cancel", order="5")
    assert "Сидорова" not in shop.text(await shop.does("orders.buyers", product="Торт"))
    told = shop.text(await shop.does("orders.buyers", product="Торт", period="yesterday"))
    assert "Никто не покупал" in told
