"""A wire to a strict server of some kind, for tests of what goes over it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from core.assistant.model.dialect import Request
from core.assistant.model.messages import Heard, Message, Reply
from core.assistant.model.profile import PROFILES
from core.assistant.model.settings import ModelSettings
from core.assistant.model.wire import Wire
from tests.fakes.model_says import Says
from tests.fakes.model_server import Line, ModelServer

LOOK: dict[str, Any] = {
    "name": "inventory_stock",
    "description": "Say how much is left.",
    "parameters": {
        "type": "object",
        "properties": {"product": {"type": ["string", "null"], "description": "Goods"}},
        "required": ["product"],
        "additionalProperties": False,
    },
}
ADD: dict[str, Any] = {
    "name": "orders_create",
    "description": "Record an order.",
    "parameters": {
        "type": "object",
        "properties": {
            "customer": {"type": ["string", "null"]},
            "due": {"type": ["string", "null"], "enum": ["today", "tomorrow", None]},
            "lines": {
                "type": ["array", "null"],
                "items": {
                    "type": "object",
                    "properties": {
                        "product": {"type": ["string", "null"]},
                        "price": {"type": ["number", "null"]},
                    },
                    "required": ["product", "price"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["customer", "due", "lines"],
        "additionalProperties": False,
    },
}
REQUEST = Request(system="You are a clerk.", tools=(LOOK, ADD), cache_key="1:owner", person="abc")


@asynccontextmanager
async def wired(
    kind: str = "openai", *, stream: bool = False, **settings: Any
) -> AsyncIterator[tuple[Wire, ModelServer]]:
    """A wire and its server; the server has refused nothing when it is over."""
    async with ModelServer(kind) as server:
        told = {"model": "test-model", "api_key": "sk-test", "base_url": server.url, **settings}
        profile = replace(PROFILES[kind], stream=stream)
        wire = Wire(ModelSettings(**told), profile)
        try:
            yield wire, server
        finally:
            await wire.close()
        assert server.refused == []


async def heard(
    line: Line, kind: str = "openai", *, stream: bool = False, said: list[Message] | None = None
) -> Reply:
    """What a line of the server's script is heard as."""
    async with wired(kind, stream=stream) as (wire, server):
        server.script(line)
        return await wire.complete(said or [Heard("сколько осталось?")], REQUEST)


def made(reply: Reply) -> list[tuple[str, dict[str, Any] | None]]:
    """The calls of a reply, by name and arguments."""
    return [(call.name, call.args) for call in reply.calls]


TWO = Says(
    calls=[
        ("inventory_stock", {"product": "торт"}),
        ("orders_create", {"customer": "Иванова", "lines": [{"product": "эклер", "price": "120.50"}]}),
    ]
)
