"""The words of the page and of what it is refused, in two languages: static/words.json."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web

WORDS = Path(__file__).parent / "static" / "words.json"


@cache
def words() -> dict[str, dict[str, str]]:
    """Sentences by language and key."""
    found: dict[str, dict[str, str]] = json.loads(WORDS.read_text("utf-8"))
    return found


def say(key: str, language: str = "ru", /, **data: object) -> str:
    """A sentence by its key; `{name}` in it stands for data of that name."""
    return words()[language][key].format(**data)


def language_of(request: web.Request) -> str:
    """The language the page is read in: as it says itself, else the browser's."""
    told = request.headers.get("X-Language", request.headers.get("Accept-Language", "ru"))[:2].lower()
    return told if told in words() else "en"
