"""The part of the model server that writes down speech: strict about what it is given, and scripted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from aiohttp import BodyPartReader, web

KINDS = frozenset(["flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm"])
MOST_BYTES = 25 * 1024 * 1024
_EVERY = frozenset({"file", "model", "response_format"})
_OLD = _EVERY | {"language", "prompt", "temperature"}
_NEW = _EVERY | {"languages[]", "keywords[]"}


@dataclass(frozen=True)
class Recording:
    """What came: the file as it was named, and the fields beside it."""

    name: str
    mime: str
    content: bytes
    fields: dict[str, list[str]]

    def said(self, name: str) -> str:
        return self.fields.get(name, [""])[0]


@dataclass(frozen=True)
class Deaf:
    """No words: a status, a raw body in their place, or a broken connection."""

    status: int = 500
    body: str = ""
    drop: bool = False


Words: TypeAlias = "str | Deaf"


@dataclass
class Ears:
    """Answers POST /v1/audio/transcriptions with the next words of the script."""

    key: str | None
    heard: list[Recording] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    knows_hints: bool = True
    """An old server of one's own may know the file and the model alone."""
    _script: list[Words] = field(default_factory=list)

    def script(self, *words: Words) -> None:
        """What was said in the recordings to come, in order."""
        self._script += words

    @property
    def left(self) -> Sequence[Words]:
        return tuple(self._script)

    async def serve(self, request: web.Request) -> web.Response:
        if self.key is not None and request.headers.get("Authorization") != f"Bearer {self.key}":
            return refusal(401, "invalid api key")
        recording = await _read(request)
        if wrong := self._violation(recording):
            self.refused.append(wrong)
            return refusal(400, wrong)
        self.heard.append(recording)
        words = self._script.pop(0) if self._script else Deaf(body="nothing was planned")
        if isinstance(words, str):
            return web.json_response({"text": words, "usage": {"type": "duration", "seconds": 3}})
        if words.drop and request.transport is not None:
            request.transport.close()
        return web.Response(status=words.status, text=words.body or "{}", content_type="application/json")

    def _violation(self, recording: Recording) -> str:
        model = recording.said("model")
        known = (_NEW if model.startswith("gpt-transcribe") else _OLD) if self.knows_hints else _EVERY
        if strange := recording.fields.keys() - known:
            return f"unknown fields {sorted(strange)}"
        if not model or not recording.content:
            return "no model or no file"
        if recording.name.rpartition(".")[2] not in KINDS:
            return f"unsupported kind of file {recording.name}"
        return "too large" if len(recording.content) > MOST_BYTES else ""


async def _read(request: web.Request) -> Recording:
    fields: dict[str, list[str]] = {}
    name, mime, content = "", "", b""
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "file":
            name, mime, content = part.filename or "", part.headers.get("Content-Type", ""), await part.read()
        else:
            fields.setdefault(part.name or "", []).append(await part.text())
    return Recording(name, mime, bytes(content), fields)


def refusal(status: int, why: str) -> web.Response:
    """A no in the words of such servers."""
    return web.json_response({"error": {"message": why, "type": "invalid_request_error"}}, status=status)
