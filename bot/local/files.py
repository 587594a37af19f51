"""Files that went through the chat, kept under their hash."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.local.pictures import MEDIA_TYPES, kind_of

Json = dict[str, Any]

_OURS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One sending of a file: the id is new each time, the unique id is the content's."""

    file_id: str
    unique_id: str
    name: str
    media_type: str
    size: int

    @property
    def path(self) -> str:
        """As getFile tells it: unguessable, with the name's ending."""
        return f"files/{self.file_id}{Path(self.name).suffix}"


class Files:
    """Contents on disk under their hash, or in memory without a folder."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder / "files" if folder else None
        self._memory: dict[str, bytes] = {}
        self.all: dict[str, StoredFile] = {}

    def store(self, content: bytes, name: str, media_type: str | None = None) -> StoredFile:
        unique = hashlib.sha256(content).hexdigest()[:32]
        if self._folder is None:
            self._memory[unique] = content
        elif not (self._folder / unique).exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{unique}.{secrets.token_hex(4)}.new"
            fresh.write_bytes(content)
            fresh.replace(self._folder / unique)
        file_id = "AgAD" + secrets.token_urlsafe(21)
        name = plain_name(name)
        stored = StoredFile(file_id, unique, name, media_type or media_type_of(name, content), len(content))
        self.all[file_id] = stored
        return stored

    def content(self, stored: StoredFile) -> bytes | None:
        """None when the file is no longer on the disk."""
        if self._folder is None:
            return self._memory.get(stored.unique_id)
        try:
            return (self._folder / stored.unique_id).read_bytes()
        except OSError:
            return None

    def at(self, path: str) -> StoredFile | None:
        """The file that getFile said stands at this path."""
        return self.all.get(Path(path).name.split(".", 1)[0])

    def remember(self, record: Json) -> None:
        stored = StoredFile(**record)
        self.all[stored.file_id] = stored


def record_of(stored: StoredFile) -> Json:
    return asdict(stored)


def plain_name(name: str) -> str:
    """A name without folders or control characters, not longer than a file system takes."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in last if char.isprintable()).strip(" .")
    while len(kept.encode()) > 200:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[:-1]}{dot}{ending}" if len(stem) > 1 else kept[:60]
    return kept or "file"


def media_type_of(name: str, content: bytes) -> str:
    """What the name's ending says, as Telegram's apps declare it; the signature where it says nothing."""
    ending = Path(name).suffix.lower()
    declared = _OURS.get(ending) or mimetypes.guess_type(name)[0]
    return declared or MEDIA_TYPES.get(kind_of(content) or "", "application/octet-stream")
