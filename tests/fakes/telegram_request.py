"""One call of a Bot API method: its parameters, however they were sent (query, form, multipart, JSON)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.telegram_errors import bad_request


@dataclass(slots=True)
class Upload:
    name: str
    data: bytes
    mime: str


@dataclass(slots=True)
class Call:
    """`method` in lower case; `values` as sent (strings, or JSON values from a JSON body)."""

    method: str
    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def number(self, name: str, default: int | None = None) -> int | None:
        value = self.values.get(name)
        if value in (None, ""):
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def needed(self, name: str) -> int:
        value = self.number(name)
        if value is None:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "1", "yes", "y", "t"}

    def object(self, name: str) -> Any:
        """A JSON value, or None where it was not given."""
        value = self.values.get(name)
        if value in (None, ""):
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def chat_id(self) -> int:
        if not (value := self.text("chat_id")):
            raise bad_request("chat_id is empty")
        try:
            return int(value)
        except ValueError:
            raise bad_request("chat not found") from None

    def upload(self, reference: str) -> Upload | None:
        """What `attach://name` points to."""
        if not reference.startswith("attach://"):
            return None
        upload = self.uploads.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request("can't find uploaded file")
        return upload


async def read_call(request: web.Request) -> Call:
    call = Call(request.match_info["method"].lower(), dict(request.query))
    if request.content_type == "application/json":
        body = await request.read()
        call.values |= json.loads(body) if body else {}
    elif request.method == "POST":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                call.uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                call.values[name] = value if isinstance(value, str) else bytes(value).decode()
    for name in call.uploads:
        call.values.setdefault(name, f"attach://{name}")
    return call
