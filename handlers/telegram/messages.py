"""What goes out: messages as Telegram will take them, before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.blocks import Chart, Sheet

Style: TypeAlias = Literal["plain", "primary", "danger", "success"]


@dataclass(frozen=True, slots=True)
class Key:
    """One button: exactly one of `callback` (≤ 64 bytes), `url` and `copy` (≤ 256 characters)."""

    text: str
    callback: str | None = None
    url: str | None = None
    copy: str | None = None
    style: Style = "plain"


Keyboard: TypeAlias = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A message of text. `plain` is the same without marks, for when Telegram refuses them."""

    html: str
    plain: str
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class PhotoMessage:
    """A picture with a caption. `picture` is a chart until it is drawn."""

    picture: Chart | bytes
    html: str = ""
    plain: str = ""
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class DocumentMessage:
    """A file with a caption. `content`: a sheet until it is written, bytes, or the hash of a stored file."""

    content: Sheet | bytes | str
    name: str
    mime: str = "application/octet-stream"
    html: str = ""
    plain: str = ""
    keyboard: Keyboard = ()


Message: TypeAlias = TextMessage | PhotoMessage | DocumentMessage
