"""What a chat.completions server refuses of pictures, and of a form that an answer shall have."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

from tests.fakes.model_schema import schema_faults

_HEAD = "data:image/jpeg;base64,"
LONGEST_SIDE, MOST_BYTES = 2048, 4_000_000


def parts_faults(parts: list[Any], place: int) -> Iterator[str]:
    """Words and pictures of a message; a camera's marks have no business on the wire."""
    if not parts:
        yield f"messages[{place}]: no parts"
    for part in parts:
        kind = part.get("type") if isinstance(part, dict) else None
        if kind == "text" and isinstance(part.get("text"), str):
            continue
        if kind == "image_url" and set(part) == {"type", "image_url"}:
            yield from _picture_faults(part["image_url"], place)
        else:
            yield f"messages[{place}]: a part of kind {kind!r}"


def _picture_faults(given: Any, place: int) -> Iterator[str]:
    url = given.get("url") if isinstance(given, dict) else None
    if not isinstance(url, str) or not url.startswith(_HEAD):
        yield f"messages[{place}]: no JPEG inside"
        return
    try:
        picture = picture_in(url)
    except (binascii.Error, OSError):
        yield f"messages[{place}]: a picture that does not open"
        return
    if max(picture.size) > LONGEST_SIDE or len(url) > MOST_BYTES:
        yield f"messages[{place}]: a picture of {picture.size}"
    if picture.getexif():
        yield f"messages[{place}]: a picture that tells of its camera"


def picture_in(url: str) -> Image.Image:
    """The picture of a data URL."""
    picture = Image.open(io.BytesIO(base64.b64decode(url.removeprefix(_HEAD), validate=True)))
    picture.load()
    return picture


def form_faults(form: Any) -> Iterator[str]:
    """A form that is no strict schema."""
    told = form.get("json_schema") if isinstance(form, dict) else None
    if not isinstance(told, dict) or form.get("type") != "json_schema" or told.get("strict") is not True:
        yield "response_format is no strict schema"
        return
    for fault in schema_faults(told.get("schema") or {}, strict=True):
        if "more than" not in fault:  # an answer may have more fields than a tool
            yield f"response_format: {fault}"
