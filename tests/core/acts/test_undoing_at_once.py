"""One deed, taken back by several people at the same moment: it goes back once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.acts.calls import Answer, Done
from core.errors import Refusal
from core.reports.check import check_all
from tests.core.house import Shop, Worker

DEEDS: list[tuple[str, dict[str, Any]]] = [
    ("inventory.change", {"product": "Торт", "name": "Торт большой"}),
    ("inventory.receive", {"lines": [{"product": "Торт", "quantity": "7"}]}),
    ("customers.add", {"name": "Сидоров"}),
    ("customers.archive", {"customer": "Петров"}),
    ("orders.ship", {"order": "1"}),
    ("finance.income", {"amount": "700", "item": "проценты"}),
]


async def tried(worker: Worker, deed: int) -> Answer | Refusal:
    try:
        return await worker.call("acts.undo", act={"id": deed})
    except Refusal as refusal:
        return refusal


@pytest.mark.parametrize(("name", "args"), DEEDS)
async def test_a_deed_goes_back_once(shop: Shop, name: str, args: dict[str, Any]) -> None:
    await shop.does("inventory.add", name="Торт", price="100", cost="40")
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "20"}])
    await shop.does("customers.add", name="Петров")
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "Торт", "quantity": "3"}])
    boss = await shop.member("Марат", "admin")
    done = await shop.does(name, **args)
    assert done.act_id is not None
    people = [shop, boss] * 3
    outcomes = await asyncio.gather(*(tried(worker, done.act_id) for worker in people))
    assert sum(isinstance(outcome, Done) for outcome in outcomes) == 1
    codes = {outcome.code for outcome in outcomes if isinstance(outcome, Refusal)}
    assert codes == {"acts-already-undone"}
    assert await check_all(shop.app) == []
