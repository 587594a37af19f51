"""What a call and an update cost with 200 commands in the register beside 10."""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.made_up import last_command, register_of
from benchmarks.shop import CUSTOMERS, GOODS, opened_shop, order
from core.acts.calls import Call, Done, How
from tests.core.house import Shop

if TYPE_CHECKING:
    from benchmarks.quiet_door import QuietDoor
    from core.app import App

MANY, FEW = 200, 10
ANSWERED = "Всё есть на складе"
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Known:
    """The shop as it is answered for with so many commands."""

    shop: Shop
    app: App
    door: QuietDoor


@asynccontextmanager
async def opened(quick: bool) -> AsyncIterator[dict[int, Known]]:
    from benchmarks.quiet_door import QuietDoor

    async with opened_shop(quick) as shop:
        known = {}
        for commands in (MANY, FEW):
            app = replace(shop.app, register=register_of(commands), name_listeners=[], progress_listeners=[])
            assert len(app.register.commands) == commands
            known[commands] = Known(shop, app, QuietDoor(app, int(shop.actor.place)))
        for one in known.values():
            await _measured(one, 10)
        yield known


def with_commands(commands: int) -> Side:
    async def side(known: dict[int, Known], quick: bool) -> Figures:
        return await _measured(known[commands], 40 if quick else 300)

    return side


async def _measured(known: Known, count: int) -> Figures:
    last = last_command(known.app.register)
    return {
        "order us": await _cpu(count, lambda: _order(known)),
        "call us": await _cpu(count * 3, lambda: _call(known, known.app.register.commands[last][0].name)),
        "update us": await _cpu(count * 3, lambda: _say(known, f"/{last}", ANSWERED)),
        "words us": await _cpu(count, lambda: _say(known, _words(next(_numbers)), "Записан")),
    }


async def _cpu(count: int, work: Callable[[], Awaitable[None]]) -> float:
    """CPU of one piece of work, microseconds."""
    spent = time.process_time()
    for _ in range(count):
        await work()
    return (time.process_time() - spent) / count * 1e6


async def _order(known: Known) -> None:
    number = next(_numbers)
    call = Call("orders.create", order(number), How.COMMAND, f"bench:{number}")
    assert isinstance(await known.app.execute(call, known.shop.actor), Done)


async def _call(known: Known, name: str) -> None:
    assert isinstance(await known.app.execute(Call(name), known.shop.actor), Done)


async def _say(known: Known, text: str, answer: str) -> None:
    said = await known.door.say(text)
    assert answer in said, said


def _words(number: int) -> str:
    return f"/order {CUSTOMERS[number % len(CUSTOMERS)]}: {1 + number % 5} {GOODS[number * 7 % len(GOODS)]}"


def _alike(what: str, figure: str) -> Goal:
    return Goal(what, figure, "200 commands", "10 commands", "less", floor=1.25, aim=1.05)


BENCHES = [
    Bench(
        name="commands",
        about="a call, an order, an update with 200 commands in the register beside 10; CPU in this process",
        sides={"200 commands": with_commands(MANY), "10 commands": with_commands(FEW)},
        goals=[
            _alike("orders.create", "order us"),
            _alike("a call", "call us"),
            _alike("an update with a command", "update us"),
            _alike("an update with an order in words", "words us"),
        ],
        prepare=opened,
        rounds=5,
    )
]
