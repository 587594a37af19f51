"""What servers do on the wire, one by one: it is read rightly or refused, and never does harm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.acts.calls import Confirm, Done
from core.acts.models import Card
from core.assistant.model.dialect import Request, body_of
from core.assistant.model.messages import Heard, Message, Reply, Result, ToolCall
from core.assistant.model.profile import PROFILES
from core.assistant.model.salvage import salvaged
from core.assistant.model.wire import WireError
from core.assistant.models import ModelTurn
from core.customers.models import Customer
from tests.assistant.model.talking import Talker, Talks
from tests.assistant.model.wires import REQUEST, TWO, heard, made, wired
from tests.core.house import Shop
from tests.fakes.model_checks import violations
from tests.fakes.model_says import Says
from tests.fakes.model_server import ModelServer, Trouble

CALLS = [(name, args) for name, args in TWO.calls]
NEW = ("customers_add", {"name": "Иванова"})


# 1. streams number their calls badly
@pytest.mark.parametrize("quirk", ["", "index-0", "index-0-no-id", "no-index", "whole", "no-id", "same-id"])
@pytest.mark.parametrize("kind", ["openai", "ollama", "vllm"])
async def test_streamed_calls_stay_apart(quirk: str, kind: str) -> None:
    reply = await heard(replace(TWO, text="Сейчас посмотрю.", quirk=quirk), kind, stream=True)
    assert made(reply) == CALLS
    assert reply.text == "Сейчас посмотрю."
    assert reply.usage.taken == 1000 or (kind == "ollama" and reply.usage.taken > 0), "guessed where not told"


async def test_streamed_calls_without_arguments_stay_apart() -> None:
    two = Says(calls=[("inventory_low", {}), ("orders_debts", {})], quirk="index-0-no-id")
    assert made(await heard(two, stream=True)) == [("inventory_low", {}), ("orders_debts", {})]


# 2. finish_reason "stop" beside calls
async def test_calls_count_by_their_presence() -> None:
    assert made(await heard(replace(TWO, quirk="stop"))) == CALLS


# 3. calls of an answer that was cut short
async def test_a_cut_answer_is_asked_for_once_more_with_more_room(anna: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[NEW], quirk="length"), Says(calls=[NEW]))
    assert isinstance(await anna.hears("новый клиент Иванова"), Confirm)
    limits = [asked.body["max_completion_tokens"] for asked in server.asked]
    assert limits == [1500, 3000]


async def test_calls_of_a_cut_answer_are_never_carried_out(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(Says(calls=[NEW], quirk="length"), Says(calls=[NEW], quirk="length"))
    outcomes = await anna.says("новый клиент Иванова")
    assert "отвечаю сам" in anna.read(outcomes[0])
    assert await shop.rows(Card) == []


# 4. arguments in every shape
@pytest.mark.parametrize(
    ("quirk", "args"),
    [
        ("args-object", {"product": "торт", "price": "1200.5"}),
        ("args-twice", {"product": "торт", "price": "1200.5"}),
        ("args-empty", {}),
        ("args-null", {}),
        ("args-broken", None),
    ],
)
async def test_arguments_are_read_in_every_shape(quirk: str, args: dict[str, Any] | None) -> None:
    says = Says(calls=[("inventory_stock", {"product": "торт", "price": 1200.5})], quirk=quirk)
    assert made(await heard(says)) == [("inventory_stock", args)]


async def test_a_call_without_an_id_is_given_one(anna: Talker, server: ModelServer) -> None:
    looks: list[tuple[str, dict[str, Any]]] = [("inventory_low", {}), ("orders_debts", {})]
    for quirk in ("no-id", "same-id"):
        server.script(Says(calls=looks, quirk=quirk), Says("Всё спокойно."))
        assert "Всё спокойно." in anna.read(await anna.done("что там?"))


async def test_the_older_form_of_a_call_is_understood() -> None:
    says = Says(calls=[("inventory_stock", {"product": "торт"})], quirk="function_call")
    assert made(await heard(says)) == [("inventory_stock", {"product": "торт"})]
    assert (await heard(Says("Здравствуйте", quirk="parts"))).text == "Здравствуйте"


# 5. an error or a page inside a success
@pytest.mark.parametrize(
    ("body", "mime"),
    [
        ('{"choices": null, "error": {"message": "overloaded"}}', "application/json"),
        ('{"choices": []}', "application/json"),
        ('{"choices": [{"message": null}]}', "application/json"),
        ("<html><title>Sign in</title></html>", "text/html"),
        ("", "application/json"),
        ("[1, 2]", "application/json"),
        ("[" * 100_000, "application/json"),
        (
            '{"choices": [{"finish_reason": "content_filter", "message": {"content": "…"}}]}',
            "application/json",
        ),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
async def test_a_success_that_is_none_is_no_answer(body: str, mime: str, stream: bool) -> None:
    with pytest.raises(WireError):
        await heard(Trouble(body=body, mime=mime), stream=stream)


# 6. calls written as text
@pytest.mark.parametrize("quirk", ["tagged", "fenced"])
async def test_a_call_as_text_is_taken_up_from_a_local_model_alone(
    shop: Shop, server: ModelServer, talks: Talks, quirk: str
) -> None:
    async with ModelServer("ollama") as local:
        small = talks(shop, server=local)
        local.script(Says("Добавляю.", calls=[NEW], quirk=quirk))
        assert isinstance(await small.hears("новый клиент Иванова"), Confirm)
        local.script(Says(calls=[("companies_drop_all", {})], quirk=quirk))
        lost = await small.says("удали всё")
        assert "отвечаю сам" in small.read(lost[0])
        assert local.refused == []
    server.script(Says("Сейчас.", calls=[NEW], quirk=quirk))
    said = await talks(shop).hears("новый клиент Иванова")
    assert isinstance(said, Done)
    assert "customers_add" not in shop.text(said)
    assert len(await shop.rows(Card)) == 1


def test_only_offered_tools_are_taken_up_from_text() -> None:
    written = '<tool_call>{"name": "wipe", "arguments": {}}</tool_call> [TOOL_CALLS] ok'
    reply = Reply(text=written)
    assert salvaged(reply, {"inventory_stock"}) == reply
    several = '[{"name": "inventory.stock", "parameters": {"product": "торт"}}, {"function": {"name": "x"}}]'
    assert made(salvaged(Reply(text=several), {"inventory_stock"})) == [
        ("inventory_stock", {"product": "торт"})
    ]


# 7. tools that are not there
@pytest.mark.parametrize(
    "name", ["customers_delete_all", "", "добавь", "customers_add'; DROP", "assistant_reply"]
)
async def test_a_tool_that_is_not_there_is_told_so(anna: Talker, server: ModelServer, name: str) -> None:
    server.script(Says(calls=[(name, {})]), Says("Такого я не умею."))
    assert "Такого я не умею." in anna.read(await anna.done("сделай то, не знаю что"))
    assert "unknown_tool" in server.asked[-1].results[0]


@pytest.mark.parametrize(
    "name", ["functions.customers_add", "customers.add", " customers_add<|channel|>json"]
)
async def test_a_name_in_wrappings_is_read(anna: Talker, server: ModelServer, name: str) -> None:
    server.script(Says(calls=[(name, NEW[1])]))
    assert isinstance(await anna.hears("новый клиент Иванова"), Confirm)


# 8. results without calls, calls without results
ODD: list[Message] = [
    Result("call_9", "orders_show", "{}"),
    Reply(text="Здравствуйте"),
    Heard("покажи заказ 1"),
    Reply(calls=(ToolCall("a", "orders_show", {"order": "1"}), ToolCall("a", "orders show!", None))),
    Result("b", "orders_show", "{}"),
    Heard("и второй"),
    Result("a", "orders_show", "{}"),
    Reply(),
    Reply(calls=(ToolCall("", "inventory_low", {}),)),
    Result("", "inventory_low", "…"),
    Heard("спасибо"),
]


@pytest.mark.parametrize("kind", sorted(PROFILES))
def test_an_odd_conversation_is_mended_before_it_is_sent(kind: str) -> None:
    body = body_of(ODD, REQUEST, "test-model", PROFILES[kind])
    strictness = (
        kind if kind in {"openai", "ollama", "vllm", "llama.cpp", "lmstudio", "deepseek"} else "generic"
    )
    extra = set(body.pop("extra_body", {})) | {"parallel_tool_calls", "stream_options"}
    told = {name: value for name, value in body.items() if strictness != "generic" or name not in extra}
    assert violations(told, strictness) == []


# 9, 10. one system message, and never a developer's
@pytest.mark.parametrize("kind", sorted(PROFILES))
def test_one_message_of_the_system_comes_first(kind: str) -> None:
    body = body_of(ODD, Request(system="Ты приказчик."), "test-model", PROFILES[kind])
    roles = [message["role"] for message in body["messages"]]
    assert roles[0] == "system"
    assert set(roles[1:]) == {"user", "assistant", "tool"}


# 11. text that JSON and databases cannot hold
async def test_unsound_text_is_made_sound(shop: Shop, anna: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[("customers_add", {"name": "Ива\x00нова \ud83d"})]))
    card = await anna.card("новый \x00 клиент \udcff Иванова")
    assert "Иванова" in anna.read(card)
    done = await anna.agrees(card)
    assert isinstance(done, Done)
    assert [row.name for row in await shop.rows(Customer)] == ["Иванова"]
    server.script(Says("Да."))
    await anna.done("записал?")


# 12. a broken turn must not poison the next
async def test_a_failed_turn_is_not_remembered(shop: Shop, anna: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[("inventory_low", {})]), Trouble(status=400))
    assert "отвечаю сам" in anna.read((await anna.says("что кончается?"))[0])
    assert await shop.rows(ModelTurn) == []
    server.script(Says("Здравствуйте!"))
    assert "Здравствуйте!" in anna.read(await anna.done("привет"))
    assert len(server.asked[-1].messages) == 2


async def test_a_damaged_memory_is_mended(shop: Shop, anna: Talker, server: ModelServer) -> None:
    damaged = [
        {"result": "x", "name": "orders_show", "content": "{}"},
        {"heard": "покажи"},
        {"said": "", "calls": [["", "orders show", None], ["", "b", {}]]},
    ]

    def keep(session: Any) -> None:
        session.add(
            ModelTurn(
                company_id=shop.actor.company_id,
                person_id=shop.actor.person_id,
                place=shop.actor.place,
                message="old",
                said=damaged,
                at=shop.clock.now(),
            )
        )

    await shop.app.db.write(keep)
    server.script(Says("Здравствуйте!"))
    assert "Здравствуйте!" in anna.read(await anna.done("привет"))


# and what breaks off
@pytest.mark.parametrize("quirk", ["no-finish", "corrupt", "error"])
async def test_a_stream_that_breaks_off_is_no_answer(quirk: str) -> None:
    says = Says("Остаток семь", quirk=quirk) if quirk != "no-finish" else replace(TWO, quirk=quirk)
    async with wired("vllm", stream=True) as (wire, server):
        server.script(replace(says, finish=None) if quirk != "no-finish" else says)
        with pytest.raises(WireError):
            await wire.complete([Heard("сколько?")], REQUEST)
