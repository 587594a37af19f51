"""The whole product with a model for a mind: the owner's day over both doors, and its falls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.local.client import LocalClient
from bot.main import build, start, stop
from core.clock import MovableClock
from tests.assistant.model.test_day import RU, Calls, perfect
from tests.day import test_owners_day as day
from tests.day.conftest import NOON, Stage, _Group, settings
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer, Trouble
from tests.fakes.say_and_click import World

MORE: dict[str, Calls] = {
    "сколько денег в кассе": [("finance_balance", {"account": None})],
    "сколько мы продали сегодня?": [("reports_sales", {"period": "today"})],
    "каждый день в 21:30 присылай отчёт": [
        ("automation_schedule", {"report": "today", "cron": "30 21 * * *"})
    ],
}


@pytest.fixture(params=["local", "telegram"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path, server: ModelServer) -> AsyncIterator[Stage]:
    """The product with a model, before its people."""
    clock = MovableClock(NOON)
    model = {
        "openai_base_url": server.url,
        "openai_api_key": SecretStr("sk-test"),
        "openai_model": "test-model",
    }
    if request.param == "local":
        product = await build(settings(tmp_path, **model), clock)
        await start(product)
        assert product.local is not None
        client = LocalClient(product.local, product.settled)
        yield Stage(product, clock, client.private("Анна"), client.private("Асель"), client.group("Анна"))
        await stop(product)
        return
    async with FakeBotApi(now=lambda: clock.now().timestamp()) as api:
        telegram = {"bot_token": SecretStr(api.token), "telegram_api_url": api.url}
        product = await build(settings(tmp_path, **telegram, **model), clock)
        await start(product)
        world = World(api, product.settled)
        anna, asel = world.person("Анна"), world.person("Асель")
        yield Stage(product, clock, anna, asel, _Group(world.group("Команда", [anna, asel]), anna))
        await stop(product)
        assert api.refused == []


async def test_the_same_day_with_a_model(stage: Stage, server: ModelServer) -> None:
    """Every assertion of the day with the offline mind holds."""
    server.kind = "generic"
    server.think = perfect(RU | MORE)
    await day.test_the_day(stage)
    words = [asked.text for asked in server.asked]
    assert set(RU) - {"отмени"} <= set(words)


async def test_a_chosen_answer_is_heard_as_words(stage: Stage, server: ModelServer) -> None:
    server.kind = "generic"

    def think(asked: Asked) -> Says:
        if asked.text == "три торта":
            question = {"question": "Пришли или ушли?", "options": ["приход 3 тортов", "списание 3 тортов"]}
            return Says(calls=[("ask_user", question)])
        assert asked.text == "приход 3 тортов"
        return Says(calls=[("inventory_receive", {"lines": [{"product": "торт", "quantity": 3}]})])

    server.think = think
    await day._opens_shop(stage)
    await stage.anna.says("три торта")
    assert "Пришли или ушли?" in stage.anna.last.text
    await stage.anna.clicks("приход 3 тортов")
    assert "3 шт" in stage.figures(stage.anna.last.text)
    await stage.anna.clicks("Да")
    assert "3 шт" in stage.figures(stage.anna.last.text)


async def test_without_the_model_the_day_goes_on(stage: Stage, server: ModelServer) -> None:
    """The offline mind answers the same words, with a word about it."""
    server.kind = "generic"
    await day._opens_shop(stage)
    server.script(Trouble(status=400), Trouble(body="<html>"), Trouble(how="drop"), Trouble(how="drop"))
    for text in ("добавь товар торт цена 1200", "приход 10 тортов", "сколько осталось тортов?"):
        await stage.anna.says(text)
        shown = stage.figures(stage.anna.screen())
        assert "отвечаю сам" in shown
        if "осталось" not in text:
            await stage.anna.clicks("Да")
    assert "10 шт" in stage.figures(stage.anna.last.text)
