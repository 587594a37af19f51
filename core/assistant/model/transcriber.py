"""Voice messages written down by a server of OpenAI's kind. The library is loaded with the first of them."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.assistant.hearing import NotHeard, Speech, Written, is_silence
from core.assistant.model.answers import loads, usage_of
from core.assistant.model.messages import Usage, sound
from core.assistant.model.profile import Profile, profile_of
from core.assistant.model.settings import ModelSettings
from core.assistant.model.wire import SIGNS_OF_A_TOKEN, client_of, errors_of_calls, why

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_LONGEST_BODY = 200_000
_LONGEST = 24 * 3600
"""Seconds nobody speaks."""
_LONGEST_PROMPT = 600
"""Characters: older models read the last 224 tokens of a prompt."""
_TAKES_KEYWORDS = "gpt-transcribe"
"""Models of this name take names as keywords; others take them as words said before."""
_NO_SUCH_FIELD = frozenset({400, 422})


class Transcriber:
    """A server that writes down speech. `settings.model` is the model that listens."""

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self.profile: Profile = profile_of(settings.address, settings.model, settings.profile)
        self._client: AsyncOpenAI | None = None

    async def words_of(self, speech: Speech, names: Sequence[str], locale: str) -> Written:
        """The words, none for silence; a server that knows no hints is asked without. Raises NotHeard."""
        if self._client is None:
            self._client = await asyncio.to_thread(client_of, self.settings, self.profile)
        errors = errors_of_calls()
        try:
            async with asyncio.timeout(self.settings.seconds):
                try:
                    return await self._asked(self._client, speech, self._hints(names, locale))
                except errors as error:
                    if getattr(error, "status_code", None) not in _NO_SUCH_FIELD:
                        raise
                    return await self._asked(self._client, speech, {})
        except TimeoutError:
            raise NotHeard("time is up") from None
        except errors as error:
            raise NotHeard(why(error)) from None

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _asked(self, client: AsyncOpenAI, speech: Speech, hints: dict[str, Any]) -> Written:
        speech.content.seek(0)
        file = (speech.name, speech.content, speech.mime)
        heard = client.audio.transcriptions.with_raw_response
        response = await heard.create(file=file, model=self.settings.model, **hints)
        return _read(response.text[:_LONGEST_BODY])

    def _hints(self, names: Sequence[str], locale: str) -> dict[str, Any]:
        if self.settings.model.startswith(_TAKES_KEYWORDS):
            languages = {"languages": [locale, "en" if locale == "ru" else "ru"]}
            return {**languages, "keywords": [sound(name) for name in names]} if names else languages
        said = ""
        for name in names:
            if len(said) + len(name) + 2 > _LONGEST_PROMPT:
                break
            said += f", {sound(name)}" if said else sound(name)
        return {"language": locale, "prompt": f"{said}."} if said else {"language": locale}


def _read(body: str) -> Written:
    """The words of an answer and what they have taken. Raises NotHeard for anything else."""
    try:
        told = loads(body)
    except (ValueError, RecursionError):
        raise NotHeard("no JSON") from None
    words = told.get("text") if isinstance(told, dict) else None
    if not isinstance(words, str):
        raise NotHeard("no words in the answer")
    words = " ".join(sound(words).split())
    seconds, usage = _taken(told.get("usage"))
    if usage == Usage():
        usage = Usage(given=len(words) // SIGNS_OF_A_TOKEN)
    return Written("" if is_silence(words) else words, seconds, usage)


def _taken(given: Any) -> tuple[int | None, Usage]:
    """Seconds and tokens as the server counted them."""
    if not isinstance(given, dict):
        return None, Usage()
    seconds = given.get("seconds")
    try:
        lasts = math.ceil(Decimal(str(seconds))) if seconds is not None else None
    except (ArithmeticError, ValueError):
        lasts = None
    known = lasts is not None and 0 <= lasts < _LONGEST
    tokens = {"prompt_tokens": given.get("input_tokens"), "completion_tokens": given.get("output_tokens")}
    return (lasts if known else None), usage_of(tokens)
