"""An OpenAI-compatible chat.completions server of our own, over real HTTP on loopback: strict, and scripted.

    async with ModelServer("openai") as server:            # server.url for OPENAI_BASE_URL
        server.script(Says(calls=[("orders_create", {...})]), Says("…"), Trouble(status=500))
        server.think = lambda asked: Says(calls=[...])      # when the script is over

It refuses with 400 what `model_checks` names; `refused` holds the sentences, a good client leaves it empty.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias

from aiohttp import web
from PIL import Image

from tests.fakes.model_checks import violations
from tests.fakes.model_ears import Ears, refusal
from tests.fakes.model_pictures import picture_in
from tests.fakes.model_says import PAUSE, Says, completion, pieces

Json = dict[str, Any]


@dataclass(frozen=True)
class Trouble:
    """No answer: a status, a broken connection (drop), silence until the gate opens (stall), a raw body."""

    status: int = 200
    how: str = ""
    body: str = ""
    mime: str = "application/json"
    headers: Json = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request as a model would see it."""

    body: Json

    @property
    def messages(self) -> list[Json]:
        messages: list[Json] = self.body["messages"]
        return messages

    @property
    def last(self) -> str:
        """The person's last message, whole."""
        said: str = next(m["content"] for m in reversed(self.messages) if m["role"] == "user")
        return said

    @property
    def pictures(self) -> list[Image.Image]:
        """What the person has shown last."""
        said = self.messages[-1]["content"]
        parts = [] if isinstance(said, str) else [part for part in said if part["type"] == "image_url"]
        return [picture_in(part["image_url"]["url"]) for part in parts]

    @property
    def text(self) -> str:
        """Their own words in it."""
        return self.last.partition("</facts>\n")[2]

    @property
    def facts(self) -> Json:
        found = re.match(r"<facts>(.*)</facts>\n", self.last, re.DOTALL)
        assert found is not None, self.last
        facts: Json = json.loads(found[1])
        return facts

    @property
    def results(self) -> list[str]:
        """What calls of this turn came to."""
        place = max(at for at, message in enumerate(self.messages) if message["role"] == "user")
        return [message["content"] for message in self.messages[place:] if message["role"] == "tool"]

    @property
    def tools(self) -> list[str]:
        return [tool["function"]["name"] for tool in self.body.get("tools", [])]

    def tool(self, name: str) -> Json:
        function: Json = next(t["function"] for t in self.body["tools"] if t["function"]["name"] == name)
        return function


Line: TypeAlias = "Says | Trouble"
Think = Callable[[Asked], Says]


class ModelServer:
    """The server of one model. `kind` is the profile whose strictness it has."""

    def __init__(self, kind: str = "openai", *, key: str | None = "sk-test") -> None:
        self.kind = kind
        self.key = key
        self.asked: list[Asked] = []
        """Every request that was taken."""
        self.refused: list[str] = []
        self.think: Think | None = None
        self.url = ""
        self.stalled = asyncio.Event()
        self.gate = asyncio.Event()
        self.hung_up = asyncio.Event()
        """Somebody has closed a request that was waiting."""
        self.models: list[str] | None = ["test-model"]
        """Names of its models; None: it tells none."""
        self.ears = Ears(key)
        """What writes down speech."""
        self._script: list[Line] = []
        self._runner: web.AppRunner | None = None

    def script(self, *lines: Line) -> None:
        """What to answer next, in order."""
        self._script += lines

    @property
    def left(self) -> Sequence[object]:
        """What was planned and not asked for."""
        return (*self._script, *self.ears.left)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=20_000_000)
        app.router.add_post("/v1/chat/completions", self._serve)
        app.router.add_post("/v1/audio/transcriptions", self.ears.serve)
        app.router.add_get("/v1/models", self._models)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.gate.set()
        assert self._runner is not None
        await self._runner.cleanup()

    async def _models(self, request: web.Request) -> web.Response:
        if self.key is not None and request.headers.get("Authorization") != f"Bearer {self.key}":
            return refusal(401, "invalid api key")
        if self.models is None:
            return refusal(404, "unknown path")
        listed = [{"id": name, "object": "model", "created": 1, "owned_by": "us"} for name in self.models]
        return web.json_response({"object": "list", "data": listed})

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if self.key is not None and request.headers.get("Authorization") != f"Bearer {self.key}":
            return refusal(401, "invalid api key")
        try:
            body = json.loads(await request.read())
        except ValueError:
            return self._refuse(["no JSON"])
        if wrong := violations(body, self.kind):
            return self._refuse(wrong)
        self.asked.append(Asked(body))
        line = self._next(self.asked[-1])
        if isinstance(line, Trouble):
            return await self._fail(request, line)
        if body.get("stream"):
            return await self._stream(request, line, body)
        return web.json_response(completion(line, body["model"]))

    def _next(self, asked: Asked) -> Line:
        if self._script:
            return self._script.pop(0)
        return self.think(asked) if self.think is not None else Trouble(500, body="nothing was planned")

    def _refuse(self, wrong: list[str]) -> web.Response:
        self.refused += wrong
        return refusal(400, "; ".join(wrong))

    async def _fail(self, request: web.Request, trouble: Trouble) -> web.StreamResponse:
        if trouble.how == "stall":
            await self._wait()
        if trouble.how in {"drop", "stall"}:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if trouble.status != 200 and not trouble.body:
            response = refusal(trouble.status, "trouble")
            response.headers.update(trouble.headers)
            return response
        return web.Response(
            status=trouble.status, text=trouble.body, content_type=trouble.mime, headers=trouble.headers
        )

    async def _stream(self, request: web.Request, says: Says, body: Json) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        usage = bool(body.get("stream_options", {}).get("include_usage"))
        for piece in pieces(says, body["model"], usage=usage):
            if piece == PAUSE:
                await self._wait()
            else:
                await response.write(f"data: {piece}\n\n".encode())
        await response.write_eof()
        return response

    async def _wait(self) -> None:
        """Say nothing until the gate opens."""
        self.stalled.set()
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.hung_up.set()
            raise
