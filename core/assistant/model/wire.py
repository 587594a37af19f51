"""One request to a chat.completions server and its answer. The library is loaded when it is first needed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from core.assistant.model.answers import BadAnswer, read_body
from core.assistant.model.dialect import Request, body_of
from core.assistant.model.messages import Message, Reply, Usage
from core.assistant.model.profile import Profile
from core.assistant.model.settings import ModelSettings
from core.assistant.model.stream import Accumulator

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_LONGEST_BODY = 4_000_000
_NO_SUCH_FIELD = frozenset({400, 422})
SIGNS_OF_A_TOKEN = 3
"""About so many signs of Russian make a token: for servers that do not count what they answer."""

Grows: TypeAlias = Callable[[str], None]
"""Hears an answer's words as far as they have come."""


class WireError(Exception):
    """No usable answer: the network, the server's refusal, or nonsense. `reached`: the server answered."""

    def __init__(self, why: str, *, reached: bool = True) -> None:
        super().__init__(why)
        self.reached = reached


class Wire:
    """A server that answers as a model."""

    def __init__(self, settings: ModelSettings, profile: Profile) -> None:
        self.settings = settings
        self.profile = profile
        self._client: AsyncOpenAI | None = None
        self._no_pieces = False

    async def complete(
        self, messages: Sequence[Message], request: Request, grows: Grows | None = None
    ) -> Reply:
        """The model's reply to a conversation; `grows` hears its words as they come, where the server tells
        them in pieces. Raises WireError."""
        body = body_of(messages, request, self.settings.model, self.profile)
        client = await self.prepare()
        errors = errors_of_calls()
        try:
            if self.profile.stream:
                return await self._streamed(client, body, grows)
            if grows is None or not self.profile.drafts or self._no_pieces:
                return await self._whole(client, body)
            return await self._in_pieces(client, body, grows)
        except BadAnswer as bad:
            raise WireError(str(bad)) from None
        except errors as error:
            raise WireError(why(error), reached=hasattr(error, "status_code")) from None

    async def _whole(self, client: AsyncOpenAI, body: dict[str, Any]) -> Reply:
        response = await client.chat.completions.with_raw_response.create(**body)
        return _counted(read_body(response.text[:_LONGEST_BODY]), body)

    async def _in_pieces(self, client: AsyncOpenAI, body: dict[str, Any], grows: Grows) -> Reply:
        """An answer that is seen coming. One that breaks off is asked for whole; a server that cannot tell it
        so is not asked for pieces again."""
        told: list[str] = []

        def heard(words: str) -> None:
            told.append(words)
            grows(words)

        cannot = True
        try:
            return await self._streamed(client, body, heard)
        except BadAnswer:
            pass
        except errors_of_calls() as error:
            cannot = getattr(error, "status_code", None) in _NO_SUCH_FIELD
            if not (cannot or told):
                raise
        reply = await self._whole(client, body)
        self._no_pieces = cannot
        return reply

    async def _streamed(self, client: AsyncOpenAI, body: dict[str, Any], grows: Grows | None) -> Reply:
        body = {**body, "stream": True}
        if self.profile.stream_usage:
            body["stream_options"] = {"include_usage": True}
        growing = Accumulator()
        async with client.chat.completions.with_streaming_response.create(**body) as response:
            if "json" in response.headers.get("content-type", ""):
                return _counted(read_body((await response.text())[:_LONGEST_BODY]), body)
            async for line in response.iter_lines():
                had = len(growing.text)
                growing.line(line)
                if growing.ended:
                    break
                if grows is not None and len(growing.text) > had:
                    grows("".join(growing.text))
        return _counted(growing.reply(), body)

    def adapt(self, profile: Profile) -> None:
        """From now on the server is spoken to so."""
        self.profile = profile
        self._no_pieces = False

    async def prepare(self) -> AsyncOpenAI:
        """Load the library, off the loop, and make the client."""
        if self._client is None:
            self._client = await asyncio.to_thread(client_of, self.settings, self.profile)
        return self._client

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None


def _counted(reply: Reply, body: dict[str, Any]) -> Reply:
    """The reply with its tokens, guessed where the server has told none: no limit may be slipped past."""
    if reply.usage != Usage():
        return reply
    told = json.dumps([body["messages"], body.get("tools")], ensure_ascii=False, default=str)
    given = len(reply.text) + len(reply.thoughts) + sum(len(str(call.args)) for call in reply.calls)
    return replace(reply, usage=Usage(len(told) // SIGNS_OF_A_TOKEN, given // SIGNS_OF_A_TOKEN, guessed=True))


def client_of(settings: ModelSettings, profile: Profile) -> AsyncOpenAI:
    """The library's client of a server; loads the library."""
    from httpx2 import Timeout
    from openai import AsyncOpenAI

    return AsyncOpenAI(
        api_key=settings.api_key or "none",
        base_url=settings.address,
        timeout=Timeout(settings.seconds, connect=5.0),
        max_retries=1,
        default_headers=profile.headers,
    )


def errors_of_calls() -> tuple[type[Exception], ...]:
    """What a request may fail with."""
    from httpx2 import HTTPError, InvalidURL
    from openai import OpenAIError

    return (OpenAIError, HTTPError, InvalidURL)


def why(error: Exception) -> str:
    """What went wrong, for the log: never a body, which may repeat a key."""
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__} {status}" if status else type(error).__name__
