"""What the page sends: JSON bodies and multipart forms, read within limits."""

from __future__ import annotations

import json
from typing import Any, cast

from aiohttp import BodyPartReader, web

from bot.local.deeds import UPLOAD_LIMIT, Kind, Upload
from bot.local.errors import NotPossible

Json = dict[str, Any]

ALBUM_LIMIT = 10
BODY_LIMIT = 256 * 1024
"bytes, of JSON and of a form's field"
_KINDS = frozenset({"photo", "document", "voice"})


async def body(request: web.Request) -> Json:
    """A JSON object. Raises ValueError, TypeError or NotPossible."""
    if request.content_type != "application/json":
        raise ValueError("JSON expected")
    if (request.content_length or 0) > BODY_LIMIT:
        raise NotPossible("message-too-long")
    asked = json.loads(await request.text())
    if not isinstance(asked, dict):
        raise TypeError("an object expected")
    return asked


async def parts(request: web.Request) -> tuple[dict[str, str], list[Upload]]:
    """Raises NotPossible for a file over the limit as soon as it is over."""
    fields: dict[str, str] = {}
    uploads: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise TypeError("nested forms are not read")
        if part.name != "file":
            fields[part.name or ""] = (await _content(part, BODY_LIMIT)).decode("utf-8", "replace")
        elif len(uploads) >= ALBUM_LIMIT:
            raise NotPossible("too-many-files", count=ALBUM_LIMIT)
        else:
            uploads.append(await _upload(part, fields))
    return fields, uploads


async def _upload(part: BodyPartReader, fields: dict[str, str]) -> Upload:
    kind = fields.get("kind", "auto")
    media_type = part.headers.get("Content-Type", "").split(";")[0].strip()
    return Upload(
        name=part.filename or "file",
        content=await _content(part, UPLOAD_LIMIT),
        media_type=media_type or None,
        kind=cast("Kind", kind) if kind in _KINDS else "auto",
        duration=max(1, int(fields.get("duration", "1"))),
    )


async def _content(part: BodyPartReader, limit: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(64 * 1024):
        content += chunk
        if len(content) > limit:
            raise NotPossible("some-file-too-big")
    return bytes(content)
