"""Whatever was kept of a conversation, what is sent is one."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from core.assistant.model.dialect import body_of
from core.assistant.model.messages import (
    Heard,
    Message,
    Reply,
    Result,
    ToolCall,
    repaired,
    restored,
    sound,
    stored,
)
from core.assistant.model.profile import PROFILES
from tests.assistant.model.wires import REQUEST
from tests.fakes.model_checks import violations

ANYTHING = st.characters(exclude_categories=())
WORDS = st.text(ANYTHING, max_size=8)
IDS = st.sampled_from(["", "a", "b", "c"])
ARGS = st.none() | st.dictionaries(WORDS, WORDS | st.integers() | st.none(), max_size=2)
CALLS = st.builds(ToolCall, IDS, WORDS, ARGS)
MESSAGES: st.SearchStrategy[Message] = st.one_of(
    st.builds(Heard, WORDS),
    st.builds(Reply, WORDS, st.lists(CALLS, max_size=3).map(tuple)),
    st.builds(Result, IDS, WORDS, WORDS),
)


@given(st.lists(MESSAGES, max_size=12))
@example([Heard(""), Reply("", (ToolCall("", "", {"": "\x00"}),))])
def test_any_remains_make_a_conversation_that_a_strict_server_takes(remains: list[Message]) -> None:
    body = body_of([*remains, Heard("и что?")], REQUEST, "m", PROFILES["openai"])
    assert violations(json.loads(json.dumps(body)), "openai") == []


@given(st.lists(MESSAGES, max_size=12))
def test_mending_twice_changes_nothing_more(remains: list[Message]) -> None:
    once = repaired(remains)
    assert repaired(once) == once
    assert [m.text for m in once if isinstance(m, Heard)] == [m.text for m in remains if isinstance(m, Heard)]


@given(st.lists(MESSAGES, max_size=6))
def test_what_is_kept_comes_back(remains: list[Message]) -> None:
    kept = json.loads(json.dumps([stored(message) for message in remains]))
    back = [restored(message) for message in kept]
    assert [type(message) for message in back] == [type(message) for message in remains]
    for old, new in zip(remains, back, strict=True):
        if isinstance(old, Heard) and isinstance(new, Heard):
            assert new.text == sound(old.text)


def test_a_result_stays_with_its_own_call() -> None:
    looked: list[Message] = [
        Heard("остаток?"),
        Reply(calls=(ToolCall("x", "inventory_stock", {}), ToolCall("y", "inventory_low", {}))),
        Result("y", "inventory_low", "мало"),
        Result("x", "inventory_stock", "семь"),
        Result("x", "inventory_stock", "восемь"),
        Heard("а ещё?"),
        Reply(calls=(ToolCall("x", "inventory_stock", {}),)),
        Result("x", "inventory_stock", "девять"),
    ]
    results = [message for message in repaired(looked) if isinstance(message, Result)]
    assert [result.content for result in results] == ["семь", "мало", "девять"]
    assert len({result.call for result in results}) == 3
