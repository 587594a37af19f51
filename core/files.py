"""Files kept under the hash of their content, in DATA_DIR/files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


class Files:
    """Content-addressed storage: the same bytes are kept once, and a half-written file is never seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Store bytes; returns their SHA-256 as hex."""
        digest = hashlib.sha256(content).hexdigest()
        place = self.path(digest)
        if not place.exists():
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
