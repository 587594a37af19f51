"""Money spent on goods is in their cost: the card says so, and it may be told otherwise."""

from __future__ import annotations

from core.acts.calls import Done
from core.blocks import Button, Buttons
from tests.core.house import Shop
from tests.core.reports.reading import facts


async def spent(shop: Shop, item: str) -> Done:
    return await shop.does("finance.expense", amount=700, item=item)


async def profit(shop: Shop) -> int:
    told = facts(await shop.does("reports.sales", metric="profit", period="today"))
    return int(told["reports-metric-profit"])


async def trade(shop: Shop, *goods: str) -> None:
    for name in ("эклер", *goods):
        await shop.does("inventory.add", name=name, price=150, cost=60)
    await shop.does("inventory.receive", lines=[{"product": "эклер", "quantity": 5}])
    await shop.does("orders.sell", lines=[{"product": "эклер", "quantity": 1}])


def buttons(done: Done) -> list[Button]:
    blocks = [block for block in done.receipt.blocks if isinstance(block, Buttons)]
    return [button for block in blocks for row in block.rows for button in row]


async def test_sugar_is_an_expense_where_no_sugar_is_kept(shop: Shop) -> None:
    await trade(shop)
    assert "закупка" not in shop.text(await spent(shop, "сахар"))
    assert await profit(shop) == 9000 - 70000


async def test_sugar_is_a_purchase_where_it_is_kept_and_the_card_says_so(shop: Shop) -> None:
    await trade(shop, "сахар тростниковый")
    done = await spent(shop, "сахар")
    assert "Это закупка товара" in shop.text(done)
    assert await profit(shop) == 9000


async def test_it_can_be_made_an_expense_and_back(shop: Shop) -> None:
    await trade(shop)
    (button,) = buttons(await spent(shop, "закупка"))
    assert button.act is not None
    done = await shop.does(button.act.action, **button.act.args)
    assert await profit(shop) == 9000 - 70000
    assert "закупка товара" not in shop.text(await spent(shop, "закупка"))
    await shop.undoes(done)
    assert await profit(shop) == 9000
