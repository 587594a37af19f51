"""Ideas in a model's words: only over the facts it was given, only with their numbers; else ours."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from core.assistant.model.settings import ModelSettings
from core.assistant.model.writer import ModelWriter
from core.assistant.models import ModelUsage
from core.insights.models import Idea
from tests.core.house import Shop
from tests.core.insights.shops import lived
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer, Trouble


@pytest.fixture
async def lively(shop: Shop, server: ModelServer) -> AsyncIterator[Shop]:
    """A lived shop whose App has a writer."""
    await lived(shop)
    settings = ModelSettings("test-model", api_key="sk-test", base_url=server.url, profile="openai")
    writer = ModelWriter(shop.app, settings)
    shop.house.app = replace(shop.app, writer=writer)
    yield shop
    await writer.close()


def given(asked: Asked) -> dict[str, str]:
    """The facts a request holds, by their ids."""
    inner = asked.last.removeprefix("<data>").removesuffix("</data>")
    return {row["id"]: row["fact"] for row in json.loads(inner)["facts"]}


def fact(asked: Asked, word: str) -> str:
    return next(name for name, told in given(asked).items() if word in told)


def says(*ideas: dict[str, Any]) -> Says:
    return Says(text=json.dumps({"ideas": list(ideas)}, ensure_ascii=False))


async def test_a_models_words_stand_over_the_facts_they_name(lively: Shop, server: ModelServer) -> None:
    def think(asked: Asked) -> Says:
        croissant, customer = fact(asked, "Круассан"), fact(asked, "Иванова")
        return says(
            {
                "facts": [croissant],
                "text": "Круассаны лежат: 12 шт на 3 600 ₽. Отдавайте их к чаю со скидкой.",
            },
            {"facts": [croissant, customer], "text": "Позовите Иванову на круассаны, она молчит 42 дня."},
        )

    server.think = think
    done = await lively.does("insights.suggest")
    text = lively.text(done)
    assert "Отдавайте их к чаю" in text
    assert "На чём стоит: Круассан" in text
    kept = await lively.rows(Idea)
    assert sorted(idea.kind for idea in kept) == ["dead", "dead"]
    assert not any(idea.marked for idea in kept)
    (usage,) = await lively.rows(ModelUsage)
    assert usage.requests == 1


async def test_an_idea_with_a_number_of_its_own_is_dropped(lively: Shop, server: ModelServer) -> None:
    def think(asked: Asked) -> Says:
        croissant, sunday = fact(asked, "Круассан"), fact(asked, "Воскресенье")
        return says(
            {"facts": [croissant], "text": "Скидка 15 процентов продаст все круассаны."},
            {"facts": [sunday], "text": "Круассанов 12 шт, продайте их в воскресенье."},
            {"facts": ["f99"], "text": "Откройте вторую точку, дела идут хорошо."},
            {"facts": [croissant], "text": "Готово, я снизил цену на круассаны."},
            {
                "facts": [sunday],
                "text": "По воскресеньям в среднем 300 ₽: придумайте воскресное предложение.",
            },
        )

    server.think = think
    text = lively.text(await lively.does("insights.suggest")).replace("\xa0", " ")
    assert "воскресное предложение" in text
    for lost in ("15 процентов", "Круассанов 12", "вторую точку", "Готово"):
        assert lost not in text
    assert len(await lively.rows(Idea)) == 1


async def test_where_nothing_stands_the_rules_speak(lively: Shop, server: ModelServer) -> None:
    server.think = lambda asked: says({"facts": ["f1"], "text": "Продажи вырастут на 40 % за месяц."})
    text = lively.text(await lively.does("insights.suggest"))
    assert "ничего, что держится на ваших цифрах" in text
    assert "Круассан" in text


@pytest.mark.parametrize("trouble", [Trouble(status=400), Trouble(body="<html>"), Says(text="нет идей")])
async def test_without_an_answer_the_rules_speak(lively: Shop, server: ModelServer, trouble: Any) -> None:
    server.script(trouble)
    text = lively.text(await lively.does("insights.suggest"))
    assert "идеи составил сам" in text
    assert "Круассан" in text


async def test_what_tells_of_costs_is_marked_whatever_it_names(lively: Shop, server: ModelServer) -> None:
    def think(asked: Asked) -> Says:
        margin, croissant = fact(asked, "маржа"), fact(asked, "Круассан")
        return says(
            {"facts": [margin], "text": "Торт почти не зарабатывает, поднимите на него цену."},
            {"facts": [croissant], "text": "У круассана хорошая наценка, дайте на него скидку."},
            {"facts": [croissant], "text": "Круассаны лежат, дайте на них скидку."},
        )

    server.think = think
    await lively.does("insights.suggest")
    assert sorted(idea.marked for idea in await lively.rows(Idea)) == [False, True, True]
    editor = await lively.member("Асель", "editor")
    text = editor.text(await editor.does("insights.list"))
    assert "Круассаны лежат" in text
    assert "не зарабатывает" not in text
    assert "наценка" not in text


async def test_costs_are_not_sent_for_one_who_may_not_see_them(lively: Shop, server: ModelServer) -> None:
    editor = await lively.member("Асель", "editor")
    server.think = lambda asked: says({"facts": ["f1"], "text": "Сделайте что-нибудь с этим сегодня."})
    await editor.does("insights.suggest")
    assert all("маржа" not in told for asked in server.asked for told in given(asked).values())


async def test_past_the_days_limit_the_model_is_not_asked(lively: Shop, server: ModelServer) -> None:
    await lively.does("assistant.set_limit", tokens=1, whose="company")
    server.think = lambda asked: says({"facts": ["f1"], "text": "Сделайте что-нибудь с этим сегодня."})
    await lively.does("insights.suggest")
    asked = len(server.asked)
    for idea in await lively.rows(Idea):
        await lively.does("insights.delete", idea={"id": idea.id})
    assert "идеи составил сам" in lively.text(await lively.does("insights.suggest"))
    assert len(server.asked) == asked
