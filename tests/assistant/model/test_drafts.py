"""What a person sees of an answer while it comes: only what holds, sentence by sentence, and never a call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from core.acts.calls import Done
from core.assistant.model.claims import claims_a_deed
from core.assistant.model.drafts import Growing, draft_of
from core.assistant.model.faithful import plain_words, unknown_numbers
from core.assistant.model.messages import Heard
from core.assistant.model.profile import PROFILES
from core.assistant.model.wire import Wire
from core.assistant.reins import Reins
from core.assistant.turn import take_turn
from tests.assistant.model.talking import Talker
from tests.assistant.model.wires import REQUEST, TWO, made, wired
from tests.core.house import Shop
from tests.day import test_owners_day as day
from tests.day.conftest import Stage, open_stage
from tests.fakes.model_says import Says
from tests.fakes.model_server import ModelServer, Trouble

READ = ['{"columns": ["Товар", "Остаток"], "rows": [["Торт", "12 шт"], ["Эклер", "250 шт"]]}']


def seen(text: str, *, has_read: bool = True) -> str:
    return draft_of(text, READ, has_read=has_read)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("Тортов осталось 12 шт. Эклеров", "Тортов осталось 12 шт."),
        ("Тортов осталось 12", ""),
        ("Тортов осталось 12.", ""),
        ("Тортов осталось 12.\n", "Тортов осталось 12."),
        ("Тортов 12. Эклеров 250! Всего", "Тортов 12. Эклеров 250!"),
        ("1. Торт\n2. Экл", "1. Торт"),
        ("Вот:\n1. ", "Вот:"),
        ("**Итого** мало. ", "Итого мало."),
        ("Осталось 13 шт. Ещё", ""),
        ("Осталось 12 шт. А вчера было 99 шт. Значит", ""),
        ("Записал заказ. Что ещё", ""),
        ("<think>Их 77. Скажу.</think>Тортов 12. Эк", "Тортов 12."),
        ("<think>Их 12. Скажу", ""),
        ('Смотрю. <tool_call>{"name": "orders_create"} Да. ', "Смотрю."),
        ('Смотрю.\n```json\n{"name": "orders_create"}\nДа.\n', "Смотрю."),
        ('{"name": "orders_create", "arguments": {"note": "Да. "}}\n', ""),
        ("[TOOL_CALLS] Да. Нет. ", ""),
        ("functions.orders_create Да. Нет. ", ""),
    ],
)
def test_a_draft_is_whole_sentences_that_hold(text: str, draft: str) -> None:
    assert seen(text) == draft


_PIECES = st.lists(
    st.sampled_from(
        [
            *("Тортов осталось 12 шт", "250", "13", "1 250", "двенадцать", "сто", "Записал", "Да", "1", "2"),
            *(
                ". ",
                "! ",
                "… ",
                "\n",
                " ",
                ", ",
                "**",
                "`",
                "```",
                "<think>",
                "</think>",
                "<tool_call>",
                "{",
                "}",
            ),
            *('"name": "orders_create"', "[", "](", "https://x.y/5 ", "<", "7.5", "12.05", "12:30"),
        ]
    ),
    max_size=25,
)


@given(pieces=_PIECES)
def test_no_draft_holds_a_number_of_its_own(pieces: list[str]) -> None:
    """However an answer is cut, nothing is seen that the check of the whole would not let pass."""
    told: list[str] = []
    growing = Growing(told.append, READ, True)
    for end in range(1, len(pieces) + 1):
        growing("".join(pieces[:end]))
    for words in told:
        assert unknown_numbers(words, READ) == []
        assert not {"{", "<", "`", "["} & set(words)
        assert not claims_a_deed(words, has_read=True)
    assert told == sorted(set(told), key=len), "it only grows"


@given(words=st.text(alphabet="абв12 .!\n", max_size=60))
def test_a_draft_is_the_beginning_of_the_answer(words: str) -> None:
    sources = ["1 2 11 12 21 22 " + words]
    draft = draft_of(words, sources, has_read=True)
    assert plain_words(words).startswith(draft)


# ------------------------------------------------------------ over the wire


@pytest.mark.parametrize(
    "kind", ["openai", "ollama", "vllm", "llama.cpp", "lmstudio", "openrouter", "deepseek"]
)
async def test_an_answer_is_heard_as_it_comes(kind: str) -> None:
    told: list[str] = []
    async with wired(kind) as (wire, server):
        server.script(Says("Сейчас посмотрю, сколько осталось."), replace(TWO, text="Смотрю"))
        reply = await wire.complete([Heard("?")], REQUEST, told.append)
        assert reply.text == told[-1] == "Сейчас посмотрю, сколько осталось."
        assert len(told) > 2
        assert reply.usage.taken > 0
        assert made(await wire.complete([Heard("?")], REQUEST, told.append)) == list(TWO.calls)
        assert all(asked.body["stream"] for asked in server.asked)


@pytest.mark.parametrize("quirk", ["corrupt", "error", "no-finish"])
async def test_a_stream_that_breaks_is_asked_for_whole_and_then_at_once(quirk: str) -> None:
    told: list[str] = []
    async with wired("openai") as (wire, server):
        server.script(Says("Сейчас.", quirk=quirk), Says("Осталось три."), Says("Да."))
        assert (await wire.complete([Heard("?")], REQUEST, told.append)).text == "Осталось три."
        assert (await wire.complete([Heard("?")], REQUEST, told.append)).text == "Да."
        assert ["stream" in asked.body for asked in server.asked] == [True, False, False]


async def test_a_server_that_refuses_streams_is_asked_for_whole() -> None:
    async with wired("openai") as (wire, server):
        server.script(Trouble(status=400), Says("Да."))
        assert (await wire.complete([Heard("?")], REQUEST, lambda words: None)).text == "Да."


async def test_a_server_of_unknown_habits_is_not_asked_for_streams() -> None:
    async with wired("generic") as (wire, server):
        server.script(Says("Да."))
        await wire.complete([Heard("?")], REQUEST, lambda words: None)
        assert "stream" not in server.asked[-1].body
    assert not PROFILES["gigachat"].drafts


# ------------------------------------------------------------ in a turn


async def watched(talker: Talker, text: str) -> tuple[list[Any], list[str]]:
    """What comes of a message, and what was seen before."""
    worker, told = talker.worker, list[str]()
    outcomes = await take_turn(
        worker.app,
        [talker.mind],
        worker.actor,
        text,
        key=f"watched:{text}",
        at=worker.clock.now(),
        reins=Reins(shows=told.append),
    )
    return outcomes, told


async def test_a_turn_shows_the_numbers_it_has_read_and_no_others(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    await shop.does("inventory.add", name="Торт", price="1200")
    await shop.does("inventory.receive", lines=[{"product": "Торт", "quantity": "7", "price": "500"}])
    look = Says("Сейчас посмотрю. ", calls=[("inventory_stock", {"product": "Торт"})])
    server.script(look, Says("Тортов осталось 7. Это мало. Привезите 40 штук."))
    outcomes, told = await watched(anna, "сколько тортов?")
    assert told == ["Сейчас посмотрю.", "Тортов осталось 7.", "Тортов осталось 7. Это мало."]
    assert "40" not in anna.read(outcomes[0])
    assert isinstance(outcomes[0], Done)


async def test_a_card_is_never_seen_before_it_is_there(anna: Talker, server: ModelServer) -> None:
    server.script(
        Says("Готовлю карточку. Иванова добавлена. ", calls=[("customers_add", {"name": "Иванова"})])
    )
    _, told = await watched(anna, "новый клиент Иванова")
    assert told == ["Готовлю карточку."]


# ------------------------------------------------------------ in the chat


@pytest.fixture(params=["local", "telegram"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path, server: ModelServer) -> AsyncIterator[Stage]:
    """The product with a model that is known to tell its answers in pieces."""
    model: dict[str, Any] = {
        "openai_base_url": server.url,
        "openai_api_key": SecretStr("sk-test"),
        "openai_model": "test-model",
    }
    async with open_stage(request.param, tmp_path, **model) as opened:
        mind: Any = opened.product.door.minds[0]
        mind.profile = PROFILES["openai"]
        mind.wire = Wire(mind.settings, mind.profile)
        yield opened


async def test_a_question_is_answered_by_a_draft_and_then_for_good(stage: Stage, server: ModelServer) -> None:
    await day._opens_shop(stage)

    async def at_once(seconds: float) -> None:
        if seconds > 5:
            await server.hung_up.wait()
        await asyncio.sleep(0)

    stage.product.door.pause = at_once
    drafts: list[str] = []
    post = stage.product.door.post
    plain = post.draft

    async def heard(place: Any, number: int, words: str) -> None:
        await plain(place, number, words)
        drafts.append(words)
        if words:
            server.gate.set()

    post.draft = heard  # type: ignore[method-assign]
    server.script(Says("Слушаю вас внимательно. Что записать?", waits="Что"))
    await stage.anna.says("поговорим?")
    assert drafts[-1] == "Слушаю вас внимательно."
    assert stage.anna.last.text == "Слушаю вас внимательно. Что записать?"


async def test_a_stop_closes_the_request_and_nothing_is_half_written(
    stage: Stage, server: ModelServer
) -> None:
    await day._opens_shop(stage)
    server.script(Trouble(how="stall"))
    turn = asyncio.create_task(stage.anna.says("новый клиент Иванова"))
    await server.stalled.wait()
    await stage.anna.says("стоп")
    await turn
    await server.hung_up.wait()
    assert stage.anna.last.text == "Остановил. Ничего не сделано."
    server.script(Says("Слушаю."))
    await stage.anna.says("привет, ты тут?")
    assert stage.anna.last.text == "Слушаю."
