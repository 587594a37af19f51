"""The owner's day in English, whole: read offline and by a model, in a bakery and in a flower shop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.main import Product, build, start, stop
from core.automation.running import due_soon
from core.clock import MovableClock
from core.reports.check import check_all
from handlers.jobs.automations import run_schedule
from tests.day.conftest import NOON, settings
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer
from tests.fakes.say_and_click import Person, World

Calls = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Trade:
    """A shop, and how its owner speaks: each sentence with the calls a model would make of it."""

    name: str
    add: str
    receive: str
    order: str
    left: str
    write_off: str
    unknown: str
    calls: dict[str, Calls] = field(default_factory=dict)
    total: str = "3,900 ₽"


PAID, SHIP, SPENT = "Miller paid 2000", "ship order 1", "expense 1500 rent"
UNDO, REVENUE, INVITE = "undo", "revenue for today", "invite Asel as an editor"
EVENING, IN_CASH = "send me a report every day at 21:00", "how much money do we have"
SHARED: dict[str, Calls] = {
    PAID: [("orders_pay", {"customer": "Miller", "amount": 2000})],
    SHIP: [("orders_ship", {"order": "1"})],
    SPENT: [("finance_expense", {"amount": 1500, "item": "rent"})],
    UNDO: [("acts_undo", {"act": None})],
    REVENUE: [("reports_sales", {"period": "today", "metric": "revenue"})],
    INVITE: [("companies_invite", {"role": "editor", "contact": "Asel"})],
    EVENING: [("automation_schedule", {"report": "today", "cron": "0 21 * * *", "where": "here"})],
    IN_CASH: [("finance_balance", {})],
    "how much did we sell today?": [("reports_sales", {"period": "today", "metric": "revenue"})],
}


def _line(product: str, quantity: int | None, **more: Any) -> dict[str, Any]:
    return {"product": product, "quantity": quantity, **more}


def _order(product: str, price: int) -> Calls:
    lines = [_line(product, 3, price=price), _line("delivery", None, price=300)]
    return [
        ("orders_create", {"customer": "Miller", "lines": lines, "due": "2026-11-21T15:00", "note": None})
    ]


BAKERY = Trade(
    "Daisy Bakery",
    "add product napoleon cake price 1200 cost 500",
    "received 10 napoleon cakes",
    "new order for Miller: 3 napoleon cakes at 1200 and delivery 300 for tomorrow at 3 pm",
    "how many napoleon cakes are left?",
    "write off 1 napoleon cake, squashed",
    "sold 2 lattes",
    {
        "add product napoleon cake price 1200 cost 500": [
            ("inventory_add", {"name": "napoleon cake", "price": 1200, "cost": 500})
        ],
        "received 10 napoleon cakes": [("inventory_receive", {"lines": [_line("napoleon cakes", 10)]})],
        "new order for Miller: 3 napoleon cakes at 1200 and delivery 300 for tomorrow at 3 pm": _order(
            "napoleon cakes", 1200
        ),
        "how many napoleon cakes are left?": [("inventory_stock", {"product": "napoleon cake"})],
        "write off 1 napoleon cake, squashed": [
            ("inventory_write_off", {"lines": [_line("napoleon cake", 1)], "reason": "squashed"})
        ],
        "sold 2 lattes": [("orders_sell", {"lines": [_line("lattes", 2)]})],
    },
)
FLOWERS = Trade(
    "Rose & Co",
    "add product peony bouquet price 1200 cost 500",
    "10 peony bouquets came in",
    "order for Miller 3 peony bouquets at 1200 and delivery 300, tomorrow 3pm",
    "how many peony bouquets left",
    "write off 1 peony bouquet squashed",
    "sold 2 orchids",
    {
        "add product peony bouquet price 1200 cost 500": [
            ("inventory_add", {"name": "peony bouquet", "price": 1200, "cost": 500})
        ],
        "10 peony bouquets came in": [("inventory_receive", {"lines": [_line("peony bouquets", 10)]})],
        "order for Miller 3 peony bouquets at 1200 and delivery 300, tomorrow 3pm": _order(
            "peony bouquets", 1200
        ),
        "how many peony bouquets left": [("inventory_stock", {"product": "peony bouquet"})],
        "write off 1 peony bouquet squashed": [
            ("inventory_write_off", {"lines": [_line("peony bouquet", 1)], "reason": "squashed"})
        ],
        "sold 2 orchids": [("orders_sell", {"lines": [_line("orchids", 2)]})],
    },
)


class Street:
    """The running product, the people before it, and what is seen."""

    def __init__(
        self, product: Product, clock: MovableClock, world: World, model: ModelServer | None
    ) -> None:
        self.product, self.clock, self.world, self.model = product, clock, world, model
        self.emma = world.person("Emma", language="en")
        self.asel = world.person("Asel", language="en")
        self.group = world.group("Team", [self.emma, self.asel])

    def sees(self, talk: Any, *parts: str) -> str:
        shown = str(talk.last.text).replace("\u00a0", " ").replace("\u202f", " ")
        for part in parts:
            assert part in shown, f"{part!r} is not in:\n{shown}"
        return shown

    async def agrees(self, words: str, *parts: str) -> None:
        """Emma says it, sees a card with these parts, says yes, sees them done."""
        await self.emma.says(words)
        self.sees(self.emma, *parts)
        await self.emma.clicks("Yes")
        self.sees(self.emma, *parts)

    async def evening_comes(self) -> int:
        self.clock.set(self.clock.now().replace(hour=18, minute=0, second=5))
        app = self.product.app
        due = await app.db.read(lambda session: due_soon(session, app.clock.now()))
        ran = [await run_schedule(app, schedule_id) for schedule_id, _ in due]
        await self.product.courier.settled()
        return sum(ran)


@pytest.fixture(params=["offline", "model"])
async def street(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Street]:
    clock = MovableClock(NOON)
    async with FakeBotApi(now=lambda: clock.now().timestamp()) as api, ModelServer("generic") as server:
        given: dict[str, Any] = {"bot_token": SecretStr(api.token), "telegram_api_url": api.url}
        key = SecretStr("sk-test") if request.param == "model" else None
        if key is not None:
            given |= {"openai_model": "gpt", "openai_api_key": key, "openai_base_url": server.url}
            server.think = knows
        product = await build(settings(tmp_path, **given), clock)
        await start(product)
        yield Street(product, clock, World(api, product.settled), server if key else None)
        await stop(product)
        assert api.refused == []
        assert server.refused == []


def knows(asked: Asked) -> Says:
    """A model that knows what every sentence of the days asks for."""
    known = {**SHARED, **BAKERY.calls, **FLOWERS.calls}
    return Says("") if asked.results else Says(calls=known[asked.text])


@pytest.mark.parametrize("trade", [BAKERY, FLOWERS], ids=lambda trade: trade.name)
async def test_the_day(street: Street, trade: Trade) -> None:
    emma = street.emma
    await _opens(street, trade)
    await street.agrees(trade.add, "1,200 ₽", "500 ₽")
    await street.agrees(trade.receive, "10")
    await street.agrees(trade.order, "Miller", trade.total, "21 Nov, 15:00", "3")
    await emma.says(trade.left)
    street.sees(emma, "10", "7", "3")
    await street.agrees(PAID, "2,000 ₽", "1,900 ₽")
    await street.agrees(SHIP, "No. 1")
    street.sees(emma, "No. 1", "shipped")
    await emma.says(trade.left)
    street.sees(emma, "7")
    await street.agrees(trade.write_off, "6", "squashed")
    await emma.says(trade.unknown)
    assert any("Create" in label for label in emma.last.buttons), emma.screen()
    await emma.clicks("Cancel")
    await _takes_back(street)
    await emma.says(REVENUE)
    street.sees(emma, trade.total, "by order date", "2,400 ₽")
    assert emma.last.kind == "photo"
    await _asel_joins(street)
    await emma.says(EVENING)
    street.sees(emma, "every day at 21:00")
    await emma.clicks("Yes")
    await _in_the_group(street, trade)
    assert await street.evening_comes() == 2
    street.sees(emma, trade.total)
    assert "argin" not in street.sees(street.group, trade.total)
    assert await check_all(street.product.app) == []
    assert street.model is None or len(street.model.asked) > len(trade.calls) + len(SHARED)


async def _opens(street: Street, trade: Trade) -> None:
    await street.emma.says("/start")
    await street.emma.says(trade.name)
    await street.emma.clicks("₽ Rouble")
    await street.emma.clicks("Moscow")
    street.sees(street.emma, trade.name)


async def _takes_back(street: Street) -> None:
    await street.emma.says(IN_CASH)
    before = street.sees(street.emma)
    await street.agrees(SPENT, "1,500 ₽", "rent")
    await street.emma.says(UNDO)
    street.sees(street.emma, "Undone", "rent")
    await street.emma.says(IN_CASH)
    assert street.sees(street.emma) == before


async def _asel_joins(street: Street) -> None:
    emma, asel = street.emma, street.asel
    await emma.says(INVITE)
    await emma.clicks("Yes")
    await asel.opens(next(word for word in emma.last.text.split() if "start=" in word))
    assert "editor" in asel.screen()
    for words in (REVENUE, "/goods", "/orders", "/stock", "/report", "/recent", "/top"):
        await asel.says(words)
        for secret in ("500", "2,400", "argin", "rofit"):
            assert secret not in asel.last.text.replace("1,500", ""), f"{words}: {asel.last.text}"


async def _in_the_group(street: Street, trade: Trade) -> None:
    emma, group = street.emma, street.group
    await group.says(emma, "/link")
    await group.clicks(emma, "Yes")
    await group.says(emma, "@prikazchik_bot how much did we sell today?")
    assert "argin" not in street.sees(group, trade.total)
    await group.says(emma, f"@prikazchik_bot {EVENING}")
    await group.clicks(emma, "Yes")
    street.sees(group, "every day at 21:00")


async def test_a_viewer_is_refused_a_write(street: Street) -> None:
    await _opens(street, BAKERY)
    await street.emma.says("/invite viewer")
    await _agrees_if_asked(street.emma)
    await street.asel.opens(next(word for word in street.emma.last.text.split() if "start=" in word))
    await street.asel.says("/expense 1500 rent")
    street.sees(street.asel, "no right")


async def _agrees_if_asked(person: Person) -> None:
    if "Yes" in person.last.buttons:
        await person.clicks("Yes")
