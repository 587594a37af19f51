"""A strange server breaks requests and judges the client: it waits when told to, gives up in time, and takes
no half of an answer for a whole one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from llmock.pytest_plugin import LLMock

from core.assistant.model.messages import Heard, Reply
from core.assistant.model.profile import PROFILES
from core.assistant.model.settings import ModelSettings
from core.assistant.model.wire import Wire, WireError
from tests.assistant.model.talking import Talks
from tests.assistant.model.wires import REQUEST
from tests.core.house import Shop
from tests.fakes.model_checks import violations

ANSWER = "The cake is on the shelf, and seven more are in the store."
OURS = PROFILES["openai"]


@pytest.fixture
async def wire(llmock: LLMock) -> AsyncIterator[Wire]:
    settings = ModelSettings("gpt-5", "sk-test", llmock.base_url("openai"), seconds=5)
    opened = Wire(settings, OURS)
    yield opened
    await opened.close()


async def asks(wire: Wire, told: list[str] | None = None) -> Reply:
    """The reply; seen coming where `told` takes it."""
    return await wire.complete([Heard("Where is the cake?")], REQUEST, None if told is None else told.append)


@pytest.mark.parametrize("pieces", [False, True])
async def test_it_waits_as_long_as_it_is_told(llmock: LLMock, wire: Wire, pieces: bool) -> None:
    llmock.rate_limit(times=1, retry_after=0.3).reply(ANSWER)
    assert (await asks(wire, [] if pieces else None)).text == ANSWER
    assert len(llmock.requests) == 2
    llmock.assert_resilient(strict=True)


@pytest.mark.parametrize("status", [500, 503])
async def test_a_passing_fault_is_tried_once_more(llmock: LLMock, wire: Wire, status: int) -> None:
    llmock.fail(status).reply(ANSWER)
    assert (await asks(wire)).text == ANSWER
    llmock.assert_resilient(strict=True)


async def test_an_outage_is_no_reason_for_a_storm(llmock: LLMock, wire: Wire) -> None:
    llmock.outage()
    with pytest.raises(WireError, match="503"):
        await asks(wire, [])
    assert len(llmock.requests) == 2
    llmock.assert_resilient(strict=True)


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_what_no_trying_helps_is_not_tried_again(llmock: LLMock, wire: Wire, status: int) -> None:
    llmock.fail(status)
    with pytest.raises(WireError, match=str(status)):
        await asks(wire, [])
    assert len(llmock.requests) == 1
    llmock.assert_resilient(strict=True)


async def test_too_long_a_prompt_is_a_failure_and_no_answer(llmock: LLMock, wire: Wire) -> None:
    llmock.context_overflow()
    with pytest.raises(WireError, match="400"):
        await asks(wire)
    llmock.assert_resilient(strict=True)


@pytest.mark.parametrize("fault", ["truncate", "corrupt", "disconnect"])
async def test_half_an_answer_is_asked_for_again(llmock: LLMock, wire: Wire, fault: str) -> None:
    """Whole this time: the judge, who knows retries of the very same request alone, counts two questions."""
    told: list[str] = []
    getattr(llmock, fault)(after_chunks=4)
    llmock.reply(ANSWER, times=None)
    assert (await asks(wire, told)).text == ANSWER
    assert told[-1] != ANSWER
    assert [bool((record.body or {}).get("stream")) for record in llmock.requests] == [True, False]


@pytest.mark.parametrize("fault", ["truncate", "corrupt", "disconnect"])
async def test_half_an_answer_is_never_taken_for_one(llmock: LLMock, wire: Wire, fault: str) -> None:
    wire.adapt(replace(OURS, stream=True))
    getattr(llmock, fault)(after_chunks=4)
    llmock.reply(ANSWER, times=None)
    with pytest.raises(WireError):
        await asks(wire)


async def test_a_broken_call_is_no_call(llmock: LLMock, wire: Wire) -> None:
    llmock.call_tool("inventory_stock", {"product": "cake"}).break_tool_call()
    reply = await asks(wire, [])
    assert [call.args for call in reply.calls] == [None]
    llmock.assert_resilient(strict=True)


async def test_calls_come_in_pieces_as_they_come_whole(llmock: LLMock, wire: Wire) -> None:
    llmock.call_tool("inventory_stock", {"product": "cake"}, times=2)
    whole, pieces = await asks(wire), await asks(wire, [])
    assert [(call.name, call.args) for call in whole.calls] == [("inventory_stock", {"product": "cake"})]
    assert [(call.name, call.args) for call in pieces.calls] == [("inventory_stock", {"product": "cake"})]
    llmock.assert_resilient(strict=True)


@pytest.mark.parametrize("kind", ["malformed_arguments", "unknown_tool"])
async def test_a_broken_call_poisons_no_later_turn(
    llmock: LLMock, shop: Shop, talks: Talks, kind: str
) -> None:
    """Every request holds what strict servers want, also those that remember the broken one."""
    anna = talks(shop, profile=OURS, base_url=llmock.base_url("openai"), model="gpt-5")
    llmock.call_tool("customers_list").break_tool_call(kind)
    llmock.reply("Не получилось.").reply("Слушаю.").reply("И дальше слушаю.")
    for text in ("кто у нас есть?", "ты тут?", "а сейчас?"):
        await anna.says(text)
    assert [violations(record.body, "openai") for record in llmock.requests] == [[]] * 4
    roles = [message["role"] for message in (llmock.last_request.body or {})["messages"]]
    assert roles == ["system", "user", "assistant", "tool", "assistant", "user", "assistant", "user"]
    llmock.assert_resilient(strict=True)
