"""Streams put together, piece by piece, whatever the server leaves out or repeats."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.assistant.model.answers import BadAnswer
from core.assistant.model.stream import Accumulator
from tests.assistant.model.wires import made


def piece(**call: Any) -> dict[str, Any]:
    function = {name: call.pop(name) for name in ("name", "arguments") if name in call}
    return {"tool_calls": [{**call, "function": function}]}


def grown(*deltas: Any, finish: str | None = "tool_calls", done: bool = True) -> Accumulator:
    growing = Accumulator()
    for delta in deltas:
        growing.line("data: " + json.dumps({"choices": [{"delta": delta}]}))
    growing.line(": keep-alive")
    growing.line("data: " + json.dumps({"choices": [{"delta": {}, "finish_reason": finish}]}))
    if done:
        growing.line("data: [DONE]")
    return growing


LOOK = ("inventory_stock", {"product": "торт"})
ARGS = '{"product": "торт"}'


@pytest.mark.parametrize(
    "deltas",
    [
        [piece(index=0, id="a", name="inventory_stock", arguments={"product": "торт"})],
        [piece(index=0, id="a", name="inventory_stock"), piece(index=0, arguments=ARGS)],
        # id and name in every piece
        [piece(index=0, id="a", name="inventory_stock", arguments=part) for part in (ARGS[:9], ARGS[9:])],
        # a new id in every piece, the name in the first alone
        [
            piece(index=0, id="a", name="inventory_stock", arguments=ARGS[:5]),
            piece(index=0, id="b", arguments=ARGS[5:]),
        ],
        # neither index nor id
        [piece(name="inventory_stock"), piece(arguments=ARGS[:4]), piece(arguments=ARGS[4:])],
        [
            {"content": None, "tool_calls": [None, "?"]},
            piece(index=0, name="inventory_stock", arguments=ARGS),
        ],
    ],
)
def test_one_call_stays_one(deltas: list[Any]) -> None:
    assert made(grown(*deltas).reply()) == [LOOK]


@pytest.mark.parametrize(
    "deltas",
    [
        [piece(index=0, id=name, name="inventory_stock", arguments=ARGS) for name in "ab"],
        [piece(index=0, name="inventory_stock", arguments=ARGS) for _ in range(2)],
        [piece(name="inventory_stock", arguments=ARGS), piece(name="inventory_stock"), piece(arguments=ARGS)],
        [
            piece(index=0, id="a", name="inventory_stock"),
            piece(index=1, id="b", name="inventory_stock"),
            piece(index=0, arguments=ARGS),
            piece(index=1, arguments=ARGS),
        ],
        [piece(index=0, name="inventory_stock", arguments={"product": "торт"}) for _ in range(2)],
    ],
)
def test_two_calls_stay_two(deltas: list[Any]) -> None:
    assert made(grown(*deltas).reply()) == [LOOK, LOOK]


def test_thoughts_words_and_usage_are_gathered() -> None:
    growing = grown({"content": "Ос"}, {"content": "таток"}, {"reasoning_content": "хм"}, finish="stop")
    growing.line('data: {"choices": [], "usage": {"prompt_tokens": 10, "completion_tokens": 2}}')
    reply = growing.reply()
    assert (reply.text, reply.thoughts, reply.usage.taken, reply.usage.given) == ("Остаток", "хм", 10, 2)
    assert grown({"content": "да"}, finish=None).reply().text == "да"
    assert grown({"content": "д"}, finish="length", done=False).reply().cut


@pytest.mark.parametrize(
    "line", ["data: {", "data: [1]", 'data: {"error": "overloaded"}', "data: " + "[" * 99_999]
)
def test_damage_is_no_answer(line: str) -> None:
    with pytest.raises(BadAnswer):
        Accumulator().line(line)
    with pytest.raises(BadAnswer):
        grown({"content": "да"}, finish=None, done=False).reply()
