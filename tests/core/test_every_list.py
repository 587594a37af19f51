"""Every list that pages: forward to its end, back to its beginning, page by page."""

from __future__ import annotations

from typing import Any

import pytest

from core.assistant.offline import OfflineMind
from core.assistant.turn import take_turn
from core.blocks import Receipt, Table
from tests.core.house import House, Shop

ELSEWHERE = {"reports.rows_page"}
"""Pages of a figure's rows are turned in the tests of the figure."""
LISTS: dict[str, dict[str, Any]] = {
    "inventory.list": {},
    "inventory.stock": {},
    "inventory.movements": {"product": "мука"},
    "inventory.write_offs": {},
    "inventory.show_count": {},
    "purchasing.list": {},
    "purchasing.suppliers": {},
    "customers.list": {"segment": "all"},
    "orders.list": {},
    "orders.late": {},
    "tasks.list": {},
    "orders.returns": {},
    "orders.unallocated": {},
    "orders.cards": {},
    "orders.offers": {},
    "orders.in_status": {"status": "у швеи"},
    "finance.postings": {},
    "assistant.unread": {},
}


@pytest.fixture
async def shop(house: House) -> Shop:
    """A shop with 45 of everything that is listed."""
    shop = await house.shop()
    await shop.does("orders.add_status", name="у швеи")
    for number in range(45):
        await shop.does("inventory.add", name=f"Товар {number:02}")
        await shop.does("customers.add", name=f"Клиент {number:02}")
        await shop.does("orders.sell_card", amount="1")
        await shop.does("tasks.add", text=f"Дело {number:02}")
        goods = [{"product": f"Товар {number:02}", "quantity": "1"}]
        await shop.does("orders.top_up", customer=f"Клиент {number:02}", amount="1")
        await shop.does("purchasing.order", supplier=f"Поставщик {number:02}", lines=goods)
        await shop.does("finance.expense", amount=str(number + 1), item="аренда")
        await shop.does(
            "orders.create",
            customer=f"Клиент {number:02}",
            lines=[{"product": "доставка", "price": "1"}],
            due=shop.clock.now().date().isoformat(),
        )
        await shop.does("orders.put_in_status", order=str(number + 1), status="у швеи")
    await shop.does("inventory.receive", lines=[{"product": "Мука", "quantity": 1} for _ in range(45)])
    await shop.does(
        "inventory.receive", lines=[{"product": f"Товар {n:02}", "quantity": 1} for n in range(45)]
    )
    await shop.does(
        "inventory.write_off", lines=[{"product": f"Товар {n:02}", "quantity": "0.5"} for n in range(45)]
    )
    await shop.does("orders.sell", lines=[{"product": "Мука", "quantity": "45", "price": "1"}])
    back = {"order": "46", "lines": [{"product": "Мука", "quantity": "1"}], "destination": "sellable"}
    for _ in range(45):
        await shop.does("orders.return", refund_to="same", **back)
    for number in range(45):
        await shop.does(
            "orders.offer", customer=f"Клиент {number:02}", lines=[{"product": "доставка", "price": "1"}]
        )
    await shop.does("assistant.learn")
    for number in range(45):
        await _is_not_understood(shop, number)
    await shop.does("inventory.start_count")
    shop.house.move(days=2)
    for number in range(45):
        await shop.does("orders.ship", order=str(number + 1))
    return shop


async def _is_not_understood(shop: Shop, number: int) -> None:
    words = " ".join(["хливкие"] * (number + 1))
    at = shop.clock.now()
    await take_turn(shop.app, [OfflineMind(shop.app)], shop.actor, words, key=f"strange{number}", at=at)


def _table(receipt: Receipt) -> Table:
    return next(block for block in receipt.blocks if isinstance(block, Table))


async def test_lists_go_back_as_they_came(shop: Shop) -> None:
    for name, args in LISTS.items():
        table = _table((await shop.does(name, **args)).receipt)
        pages = [table.rows]
        assert table.previous is None
        while table.next is not None:
            table = _table((await shop.does(table.next.action, **table.next.args)).receipt)
            pages.append(table.rows)
        assert len(pages) >= 3, name
        for earlier in reversed(pages[:-1]):
            assert table.previous is not None
            table = _table((await shop.does(table.previous.action, **table.previous.args)).receipt)
            assert table.rows == earlier, name
        assert table.previous is None
        assert table.next is not None
        table = _table((await shop.does(table.next.action, **table.next.args)).receipt)
        assert table.rows == pages[1], name


async def test_every_list_with_pages_is_looked_at_here(house: House) -> None:
    pages = {name for name in house.app.register.actions if name.endswith("page")} - ELSEWHERE
    assert {name.rpartition(".")[0] for name in pages} == {name.rpartition(".")[0] for name in LISTS}
    assert len(pages) == len(LISTS)
