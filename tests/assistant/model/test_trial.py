"""/llm_test: what a server can do is found out, told in one message, and gone by afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from core.acts.refusals import NotAllowed
from core.assistant import models
from core.assistant.model.profile import PROFILES
from core.assistant.model.settings import ModelSettings
from core.assistant.model.trial import Tried, Verdict, adapted, tried, verdict_from
from core.assistant.models import ModelUsage
from core.assistant.refusals import NoModel
from tests.assistant.model.talking import Talks
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, Line, ModelServer, Trouble

CAKE, BUN = ("look_up", {"product": "cake"}), ("look_up", {"product": "bun"})
Model = Callable[[Asked], Line]


def able(asked: Asked, quirk: str = "") -> Says:
    """A model that does what it is asked."""
    words = str(asked.messages[-1]["content"])
    if "Greet" in words:
        return Says("Welcome to our shop. What can I do for you?", quirk=quirk)
    return Says(calls=[CAKE, BUN] if "twice" in words else [CAKE], quirk=quirk)


def whole_only(asked: Asked) -> Line:
    return Trouble(status=400) if asked.body.get("stream") else able(asked)


def unforced(asked: Asked) -> Line:
    return Trouble(status=400) if "tool_choice" in asked.body else able(asked)


def one_by_one(asked: Asked) -> Line:
    said = able(asked)
    return replace(said, calls=said.calls[:1])


def talker(asked: Asked) -> Line:
    return Says("There are many cakes. Really.")


def written(asked: Asked) -> Line:
    said = able(asked)
    calls = [json.dumps({"name": name, "arguments": args}) for name, args in said.calls[:1]]
    return Says("".join(f"<tool_call>{one}</tool_call>" for one in calls), finish="stop") if calls else said


def streams_lose_calls(asked: Asked) -> Line:
    """As some parsers do: in pieces the call comes as raw text."""
    said = able(asked)
    lost = asked.body.get("stream") and said.calls
    return Says("<tool_call>{", finish="stop") if lost else said


def streams_break(asked: Asked) -> Line:
    return able(asked, "corrupt") if asked.body.get("stream") else able(asked)


def unhinted(asked: Asked) -> Line:
    return Trouble(status=400) if "stream_options" in asked.body else able(asked)


async def found(server: ModelServer, model: Model, kind: str = "openai") -> Tried:
    server.think = model  # type: ignore[assignment]
    server.kind = kind
    settings = ModelSettings("test-model", "sk-test", server.url)
    return await tried(settings, PROFILES[kind])


BEST = Verdict(
    listed=True, calls="made", forced=True, parallel=True, pieces=True, pieces_counted=True, counted=True
)


@pytest.mark.parametrize(
    ("model", "verdict"),
    [
        (able, BEST),
        (whole_only, replace(BEST, pieces=False, pieces_counted=False)),
        (unforced, replace(BEST, forced=False)),
        (one_by_one, replace(BEST, parallel=False)),
        (talker, replace(BEST, calls="none", parallel=False)),
        (written, replace(BEST, calls="written", parallel=False)),
        (streams_lose_calls, replace(BEST, pieces=False)),
        (streams_break, replace(BEST, pieces=False, pieces_counted=False)),
        (unhinted, replace(BEST, pieces_counted=False)),
    ],
    ids=lambda given: given.__name__ if callable(given) else "",
)
async def test_every_weakness_is_found(server: ModelServer, model: Model, verdict: Verdict) -> None:
    answer = await found(server, model)
    assert answer.verdict == verdict
    assert answer.spent.requests >= 2
    assert verdict_from(verdict.stored()) == verdict


@pytest.mark.parametrize("kind", ["openai", "vllm", "llama.cpp", "openrouter", "deepseek"])
async def test_servers_of_every_kind_take_the_questions(server: ModelServer, kind: str) -> None:
    assert (await found(server, able, kind)).verdict == BEST


@pytest.mark.parametrize("kind", ["ollama", "lmstudio", "generic"])
async def test_a_server_that_refuses_to_count_pieces_is_asked_without(kind: str) -> None:
    """These refuse unknown parameters: they are found to stream all the same."""
    async with ModelServer(kind) as server:
        assert (await found(server, able, kind)).verdict == replace(BEST, pieces_counted=False)
        assert all("stream_options" in why for why in server.refused)


async def test_a_server_that_wants_the_room_told_otherwise_is_understood() -> None:
    async with ModelServer("vllm") as server:
        server.think = able
        settings = ModelSettings("test-model", "sk-test", server.url)
        strict = replace(PROFILES["vllm"], max_tokens_field="max_completion_tokens")
        verdict = (await tried(settings, strict)).verdict
        assert verdict == replace(BEST, room="max_tokens")
        assert adapted(strict, verdict).max_tokens_field == "max_tokens"
        assert verdict_from(verdict.stored()) == verdict


async def test_what_is_not_in_the_list_is_told_with_what_is(server: ModelServer) -> None:
    server.models = ["qwen3", "llama4"]
    verdict = (await found(server, able)).verdict
    assert (verdict.listed, verdict.others) == (False, ("llama4", "qwen3"))
    server.models = None
    assert (await found(server, able)).verdict.listed is None


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (Trouble(status=401), "key"),
        (Trouble(status=404), "model"),
        (Trouble(status=400), "refuses"),
        (Trouble(body="<html>"), "refuses"),
        (Trouble(how="drop"), "away"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
async def test_why_nothing_could_be_tried(server: ModelServer, trouble: Trouble, why: str) -> None:
    assert (await found(server, lambda asked: trouble)).verdict.why == why
    server.refused.clear()  # of the other way to tell the room, tried where the first is refused


def test_a_profile_goes_by_what_was_found() -> None:
    generic, openai = PROFILES["generic"], PROFILES["openai"]
    assert adapted(openai, None) == openai
    assert adapted(openai, Verdict(why="away")) == openai
    assert not adapted(openai, replace(BEST, pieces=False)).drafts
    assert adapted(generic, BEST).drafts
    assert "required" in adapted(generic, BEST).tool_choices
    assert adapted(generic, replace(BEST, calls="written")).salvage
    assert not adapted(openai, replace(BEST, pieces_counted=False)).stream_usage
    assert verdict_from({"calls": "made", "unheard": 1}) == Verdict(calls="made")


# ------------------------------------------------------------ told to the owner


@pytest.fixture
def tested(shop: Shop, server: ModelServer) -> Shop:
    settings = ModelSettings("test-model", "sk-test", server.url)
    trial: Any = partial(tried, settings, PROFILES["openai"])
    shop.house.app = replace(shop.app, try_model=trial)
    return shop


async def test_the_owner_is_told_in_one_message_and_it_is_counted(tested: Shop, server: ModelServer) -> None:
    server.think = able
    told = tested.text(await tested.does("assistant.test_model"))
    assert told.count("✓") == 5
    assert "✗" not in told
    (usage,) = await tested.rows(ModelUsage)
    assert usage.requests == 4
    server.think = whole_only  # type: ignore[assignment]
    told = tested.text(await tested.does("assistant.test_model"))
    assert "✗ Отвечать по частям не умеет: ответ придёт сразу целиком." in told
    (row,) = await tested.rows(models.ModelServer)
    assert row.found["pieces"] is False


async def test_what_was_found_is_gone_by_from_the_next_turn(
    tested: Shop, talks: Talks, server: ModelServer
) -> None:
    anna = talks(tested, profile=PROFILES["openai"])
    server.script(Says("Да."))
    await anna.says("привет, как ты?")
    before = anna.mind.wire.profile
    server.think = whole_only  # type: ignore[assignment]
    await tested.does("assistant.test_model")
    server.script(Says("Да."))
    await anna.says("а теперь?")
    assert (before.drafts, anna.mind.wire.profile.drafts) == (True, False)


async def test_a_failure_is_told_with_what_to_look_at(tested: Shop, server: ModelServer) -> None:
    server.key = "sk-other"
    told = tested.text(await tested.does("assistant.test_model"))
    assert "OPENAI_API_KEY" in told
    assert "✓" not in told
    assert "слова разбираю сам" in told
    assert await tested.rows(ModelUsage) == []


async def test_only_who_keeps_the_settings_may_test(tested: Shop) -> None:
    asel = await tested.member("Асель", "editor")
    assert isinstance(await asel.refused("assistant.test_model"), NotAllowed)


async def test_without_a_model_there_is_nothing_to_test(shop: Shop) -> None:
    assert isinstance(await shop.refused("assistant.test_model"), NoModel)
