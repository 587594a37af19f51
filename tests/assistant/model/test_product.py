"""The whole product with a model for a mind: the owner's day over both doors, and its falls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from tests.assistant.model.test_day import RU, Calls, perfect
from tests.day import test_owners_day as day
from tests.day.conftest import Stage, open_stage
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer, Trouble

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
    model: dict[str, Any] = {
        "openai_base_url": server.url,
        "openai_api_key": SecretStr("sk-test"),
        "openai_model": "test-model",
    }
    async with open_stage(request.param, tmp_path, **model) as opened:
        yield opened


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
