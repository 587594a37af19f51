"""Papers read by a vision model behind a server of OpenAI's kind. The library comes with the first one."""

from __future__ import annotations

import asyncio
import base64
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from core.assistant.model.answers import BadAnswer, loads, read_body
from core.assistant.model.digest import fenced
from core.assistant.model.messages import Reply, Usage, sound
from core.assistant.model.profile import Profile, profile_of
from core.assistant.model.salvage import without_thoughts
from core.assistant.model.settings import ModelSettings
from core.assistant.model.usage import Spent
from core.assistant.model.wire import client_of, errors_of_calls, why
from core.assistant.seeing import NotSeen, Seen, Sight

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_LONGEST_BODY = 1_000_000
_LONGEST_TEXT = 40_000
_MOST_TOKENS = 8_000
"""Of an answer: a hundred lines take about six thousand."""
_FENCE = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)
_LOOK = "Transcribe this paper."


class VisionModel:
    """A server that reads pictures. `settings.model` is the model that sees."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self.profile: Profile = profile_of(settings.address, settings.model, settings.profile)
        self._client: AsyncOpenAI | None = None

    async def read(self, sight: Sight, person: str) -> Seen:
        """The paper as plain JSON. Raises NotSeen."""
        if self._client is None:
            self._client = await asyncio.to_thread(client_of, self.settings, self.profile)
        body = await asyncio.to_thread(self._body, sight, person)
        errors = errors_of_calls()
        try:
            async with asyncio.timeout(self.settings.seconds):
                response = await self._client.chat.completions.with_raw_response.create(**body)
            reply = read_body(response.text[:_LONGEST_BODY])
        except TimeoutError:
            raise NotSeen("time is up") from None
        except BadAnswer as bad:
            raise NotSeen(str(bad)) from None
        except errors as error:
            raise NotSeen(why(error)) from None
        return Seen(_object(reply), reply.usage)

    def cost_into(self, spent: Spent, usage: Usage) -> None:
        """Count what an answer took."""
        spent.add(usage, self.settings)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _body(self, sight: Sight, person: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.settings.model,
            "messages": [
                {"role": "system", "content": _instructions()},
                {"role": "user", "content": _shown(sight)},
            ],
            self.profile.max_tokens_field: _MOST_TOKENS,
        }
        if self.profile.temperature is not None:
            body["temperature"] = self.profile.temperature
        if self.profile.identity:
            body["safety_identifier"] = person
        if self.profile.strict:
            form = {"name": "paper", "strict": True, "schema": _form()}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        if self.profile.body:
            body["extra_body"] = self.profile.body
        return body


@cache
def _instructions() -> str:
    file = resources.files("core.assistant.model") / "prompts" / "paper.txt"
    return file.read_text(encoding="utf-8").strip()


def _shown(sight: Sight) -> str | list[dict[str, Any]]:
    if not sight.pages:
        return f"{_LOOK}\n{fenced(sound(sight.text[:_LONGEST_TEXT]))}"
    pictures = [
        {
            "type": "image_url",
            "image_url": {"url": f"data:image/jpeg;base64,{base64.b64encode(page).decode()}"},
        }
        for page in sight.pages
    ]
    return [{"type": "text", "text": _LOOK}, *pictures]


@cache
def _form() -> dict[str, Any]:
    """The answer as a strict schema: every field is there, and may be null."""
    told = {"type": ["string", "null"]}
    line = _object_of(
        {"name": {"type": "string"}, **dict.fromkeys(("quantity", "unit", "price", "sum"), told)}
    )
    words = ("supplier", "inn", "number", "date", "currency")
    return _object_of(
        {
            "kind": {"type": "string", "enum": ["receipt", "waybill", "other"]},
            **dict.fromkeys(words, told),
            "lines": {"type": "array", "items": line},
            **dict.fromkeys(("discount", "vat_on_top", "total"), told),
        }
    )


def _object_of(properties: dict[str, Any]) -> dict[str, Any]:
    required = list(properties)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _object(reply: Reply) -> Any:
    """The object in an answer's words. Raises NotSeen, which knows what was spent."""
    text = without_thoughts(reply.text)
    fence = _FENCE.search(text)
    if reply.cut:
        raise NotSeen("the answer was cut", reply.usage)
    try:
        found = loads(fence[1] if fence else text)
    except (ValueError, RecursionError):
        raise NotSeen("no JSON in the answer", reply.usage) from None
    if not isinstance(found, dict):
        raise NotSeen("no object in the answer", reply.usage)
    return found
