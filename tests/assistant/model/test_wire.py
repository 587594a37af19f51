"""The wire: what a server does to a request, and what a request looks like to each kind of server."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from core.acts.calls import Confirm
from core.acts.models import Card
from core.assistant.model.dialect import body_of
from core.assistant.model.messages import Heard
from core.assistant.model.profile import PROFILES, profile_of
from core.assistant.model.settings import ModelSettings
from core.assistant.model.wire import Wire, WireError
from core.assistant.models import ModelUsage
from tests.assistant.model.talking import Talker, Talks
from tests.assistant.model.wires import REQUEST, TWO, heard, made, wired
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import ModelServer, Trouble

NEW = ("customers_add", {"name": "Иванова"})
SERVERS = ["openai", "ollama", "vllm", "llama.cpp", "lmstudio", "openrouter", "deepseek", "generic"]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("kind", SERVERS)
async def test_every_kind_of_server_takes_our_requests(kind: str, stream: bool) -> None:
    reply = await heard(replace(TWO, text="Смотрю", cached=7), kind, stream=stream)
    assert made(reply) == [(name, args) for name, args in TWO.calls]
    assert reply.text == "Смотрю"


async def test_a_refused_request_is_tried_once_more_where_that_may_help() -> None:
    async with wired() as (wire, server):
        server.script(Trouble(status=429, headers={"Retry-After": "0"}), Says("Да"))
        assert (await wire.complete([Heard("?")], REQUEST)).text == "Да"
        server.script(Trouble(status=503, headers={"Retry-After": "0"}), Trouble(status=503))
        with pytest.raises(WireError, match="503"):
            await wire.complete([Heard("?")], REQUEST)
        server.script(Trouble(status=400))
        with pytest.raises(WireError, match="400"):
            await wire.complete([Heard("?")], REQUEST)
        assert len(server.asked) == 5


@pytest.mark.parametrize("stream", [False, True])
async def test_a_broken_connection_is_no_answer(stream: bool) -> None:
    async with wired(stream=stream) as (wire, server):
        server.script(Trouble(how="drop"), Trouble(how="drop"))
        with pytest.raises(WireError) as lost:
            await wire.complete([Heard("?")], REQUEST)
        assert not lost.value.reached


async def test_a_wrong_key_is_said_without_the_key() -> None:
    async with wired(api_key="sk-very-secret") as (wire, server):
        with pytest.raises(WireError, match="401") as refused:
            await wire.complete([Heard("?")], REQUEST)
        assert "secret" not in str(refused.value)
        assert server.asked == []
    assert "secret" not in repr(ModelSettings(model="m", api_key="sk-very-secret"))


async def test_a_local_server_needs_no_key() -> None:
    async with ModelServer("ollama", key=None) as server:
        server.script(Says("Да"))
        wire = Wire(ModelSettings(model="qwen3", base_url=server.url), PROFILES["ollama"])
        assert (await wire.complete([Heard("?")], REQUEST)).text == "Да"
        await wire.close()
        await wire.close()


async def test_silence_ends_with_the_turn_and_nothing_is_done(
    shop: Shop, server: ModelServer, talks: Talks
) -> None:
    hasty = talks(shop, seconds=1.0)
    await hasty.mind.wire.prepare()
    server.script(Says(calls=[("inventory_low", {})]), Trouble(how="stall"))
    outcomes = await hasty.says("что кончается?")
    assert server.stalled.is_set()
    assert "отвечаю сам" in hasty.read(outcomes[0])
    assert await shop.rows(Card) == []
    usage = await shop.rows(ModelUsage)
    assert [row.requests for row in usage] == [1]


async def test_a_server_that_is_away_is_left_alone_for_a_while(
    shop: Shop, server: ModelServer, talks: Talks
) -> None:
    anna = talks(shop, rest=30.0)
    server.script(Trouble(how="drop"), Trouble(how="drop"))
    await anna.says("привет")
    assert len(server.asked) == 2
    assert "отвечаю сам" in anna.read((await anna.says("привет"))[0])
    assert len(server.asked) == 2
    shop.clock.move(timedelta(seconds=31))
    server.script(Says(calls=[NEW]))
    assert isinstance(await anna.hears("новый клиент Иванова"), Confirm)


async def test_a_server_that_answers_no_is_asked_again_next_time(anna: Talker, server: ModelServer) -> None:
    server.script(Trouble(status=400), Says(calls=[NEW]))
    await anna.says("новый клиент Иванова")
    assert isinstance(await anna.hears("новый клиент Иванова"), Confirm)


async def test_thoughts_go_back_only_where_they_are_wanted() -> None:
    thinking = Says(calls=[("inventory_stock", {})], thoughts="Надо посмотреть остаток")
    for kind, expected in (("deepseek", "Надо посмотреть остаток"), ("generic", None)):
        async with wired(kind) as (wire, server):
            server.script(thinking, Says("Да"))
            reply = await wire.complete([Heard("?")], REQUEST)
            assert reply.thoughts == "Надо посмотреть остаток"
            await wire.complete([Heard("?"), reply], REQUEST)
            assert server.asked[-1].messages[2].get("reasoning_content") == expected


@pytest.mark.parametrize(
    ("address", "model", "name"),
    [
        ("https://api.openai.com/v1", "gpt-5", "openai"),
        ("https://openrouter.ai/api/v1", "x/y", "openrouter"),
        ("https://llm.api.cloud.yandex.net/v1", "gpt://b1g/yandexgpt/latest", "yandex"),
        ("http://127.0.0.1:11434/v1", "qwen3", "ollama"),
        ("http://192.168.1.5:1234/v1", "qwen3", "lmstudio"),
        ("http://localhost:8000/v1", "qwen3", "vllm"),
        ("https://models.example.com/v1", "m", "generic"),
    ],
)
def test_a_server_is_known_by_its_address(address: str, model: str, name: str) -> None:
    assert profile_of(address, model).name == name


def test_a_choice_is_sent_where_it_is_understood() -> None:
    told = replace(REQUEST, choice="required")
    assert body_of([Heard("?")], told, "m", PROFILES["lmstudio"])["tool_choice"] == "required"
    assert "tool_choice" not in body_of([Heard("?")], told, "m", PROFILES["ollama"])
    assert "tool_choice" not in body_of([Heard("?")], REQUEST, "m", PROFILES["openai"])
    assert body_of([Heard("?")], REQUEST, "m", PROFILES["llama.cpp"])["parallel_tool_calls"] is True
    bare = body_of([Heard("?")], replace(told, tools=()), "m", PROFILES["openai"])
    assert {"tools", "tool_choice"} & set(bare) == set()


def test_small_switches() -> None:
    assert profile_of("https://api.openai.com/v1", "gpt-4.1-mini").temperature == 0
    assert profile_of("https://api.openai.com/v1", "gpt-5").temperature is None
    yandex = profile_of("https://llm.api.cloud.yandex.net/v1", "gpt://b1g/yandexgpt/latest")
    assert yandex.headers == {"OpenAI-Project": "b1g"}
    assert profile_of("http://127.0.0.1:9/v1", "m", "vllm").name == "vllm"
    with pytest.raises(KeyError):
        profile_of("http://127.0.0.1:9/v1", "m", "nonesuch")
    assert ModelSettings(model="m").address == "https://api.openai.com/v1"


def test_the_library_is_not_loaded_before_the_first_turn() -> None:
    """openai alone takes most of a second and forty megabytes."""
    code = (
        "import sys, bot; from core.assistant.model.mind import ModelMind; "
        "print(sorted({'openai', 'httpx2', 'pymorphy3', 'core.assistant.interpreter'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
