"""Killed with -9 in the middle of orders: none that was acknowledged is lost, none is done twice."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.main import open_app
from core.orders.models import Order
from core.reports.check import check_all
from core.tenancy import across_companies
from tests.day.conftest import settings
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import Person, World

ORDERS = 40
KILLS = 3
ROOT = Path(__file__).parents[2]


class Running:
    """The product as a process of its own."""

    def __init__(self, api: FakeBotApi, folder: Path) -> None:
        self.api = api
        self._env = {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "DATA_DIR": str(folder),
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'day.sqlite'}",
            "LOG_LEVEL": "WARNING",
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=self._env, cwd=ROOT, stdin=asyncio.subprocess.DEVNULL
        )

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(how)
            await self._process.wait()


async def _until_said(api: FakeBotApi, person: Person, words: str, times: int = 1) -> None:
    try:
        await api.until(lambda: sum(words in one.text for one in person.messages) >= times, 60)
    except TimeoutError:
        raise AssertionError(f"{words!r} was not said {times} times:\n{person.screen()}") from None


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    """The product before a Bot API server; whatever happens, it does not outlive the test."""
    async with FakeBotApi() as api:
        product = Running(api, tmp_path)
        await product.start()
        yield product
        await product.kill()


async def test_no_acknowledged_order_is_lost_and_none_is_done_twice(running: Running, tmp_path: Path) -> None:
    anna = World(running.api, _nothing).person("Анна")
    await _opens_shop(running.api, anna)
    for number in range(ORDERS):
        await anna.says(f"/order Клиент{number}: 1 торт", wait=False)
    for kill in range(1, KILLS + 1):
        await _until_said(running.api, anna, "Записан заказ", kill * ORDERS // (KILLS + 1))
        await running.kill()
        await running.start()
    await running.api.until(lambda: len(_acknowledged(anna)) == ORDERS, 90)
    await running.kill(signal.SIGTERM)
    app = await open_app(settings(tmp_path))
    numbers = await app.db.read(
        lambda session: list(session.scalars(sa.select(Order.number), execution_options=across_companies()))
    )
    assert sorted(number for number in numbers if number is not None) == list(range(1, ORDERS + 1))
    assert set(_acknowledged(anna)) == set(numbers)
    assert await check_all(app) == []
    await app.db.close()


async def _opens_shop(api: FakeBotApi, anna: Person) -> None:
    await anna.says("/start", wait=False)
    await _until_said(api, anna, "Как называется")
    await anna.says("Пекарня Ромашка", wait=False)
    await _until_said(api, anna, "В какой валюте")
    await anna.says("₽", wait=False)
    await _until_said(api, anna, "В каком городе")
    await anna.says("Москва", wait=False)
    await _until_said(api, anna, "заведено")
    await anna.says("/good торт цена 1200", wait=False)
    await _until_said(api, anna, "Новый товар")


def _acknowledged(anna: Person) -> Counter[int]:
    """Numbers of the orders we were told of, with how often."""
    found = (re.search(r"Записан заказ №\s(\d+)", message.text) for message in anna.messages)
    return Counter(int(number[1]) for number in found if number)


async def _nothing() -> None:
    return
