"""Files kept under the hash of their content, in DATA_DIR/files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path


class Files:
    """Content-addressed storage: the same bytes are kept once, and a half-written file is never seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Store bytes; returns their SHA-256 as hex. What is kept again is as young as what is new."""
        digest = hashlib.sha256(content).hexdigest()
        place = self.path(digest)
        try:
            os.utime(place)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as draft:
                draft.write(content)
                draft.flush()
                os.fsync(draft.fileno())
            Path(draft.name).replace(place)
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes. Raises FileNotFoundError."""
        return self.path(digest).read_bytes()

    def path(self, digest: str) -> Path:
        if len(digest) != 64 or any(sign not in "0123456789abcdef" for sign in digest):
            raise FileNotFoundError(digest)
        return self._folder / digest[:2] / digest

    def older(self, than: datetime) -> list[Path]:
        """Files last kept before a moment; drafts that a fall has left half-written among them."""
        return [path for path in self._folder.glob("??/*") if _is_older(path, than)]

    def remove(self, paths: Collection[Path], older: datetime) -> int:
        """Delete those of the files that were not kept again meanwhile; answers how many."""
        gone = [path for path in paths if _is_older(path, older)]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)


def _is_older(path: Path, than: datetime) -> bool:
    try:
        return path.stat().st_mtime < than.timestamp()
    except FileNotFoundError:
        return False
