"""What people say who have never used it: right, asked about, or honestly left; never another deed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.names import NameIndex
from tests.assistant.interpreter.conftest import records
from tests.assistant.interpreter.saying import said, same

WORLD = yaml.safe_load(Path(__file__).with_name("newcomers.yaml").read_text(encoding="utf-8"))
NOW = datetime.fromisoformat("2026-11-27T12:00")


@pytest.fixture(scope="module")
def shops() -> NameIndex:
    return NameIndex.build(one for kind, names in WORLD["names"].items() for one in records(kind, *names))


@pytest.mark.parametrize("one", WORLD["sentences"], ids=lambda one: one["say"])
def test_it_is_read_asked_about_or_left(shops: NameIndex, one: dict[str, Any]) -> None:
    reading = interpret(one["say"], now=NOW, index=shops)
    action, args = said(reading)
    assert action not in one.get("never", ()), args
    assert list(reading.unread) == one.get("unread", list(reading.unread))
    if "action" not in one:
        assert reading.answer in {"help", "act", "ask"} if "never" in one else reading.calls == (), action
        return
    assert action == one["action"], (reading.answer, args)
    if "choose" in one:
        assert {reading.field: [option.label for option in reading.options]} == one["choose"]
    elif "asks" in one:
        assert (reading.answer, list(reading.missing)) == ("ask", one["asks"])
    else:
        assert reading.answer in {"act", "preview"}, reading
        assert same(args, one["args"]), args
        assert list(reading.unread) == one.get("unread", []), "nothing may be said to be lost"
