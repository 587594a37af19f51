"""What the local chat keeps on disk: JSON lines, one change a line, rewritten whole at start."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

log = logging.getLogger(__name__)


class Journal:
    """Appends changes. Without a folder it keeps nothing. A line torn by a crash is skipped when read."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / "chat.jsonl" if folder else None

    def read(self) -> Iterator[Json]:
        """Every change kept so far, oldest first."""
        if self._path is None or not self._path.exists():
            return
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    record = json.loads(line)
                except ValueError:
                    log.warning("local chat: line %s of %s is torn and skipped", number, self._path.name)
                    continue
                if isinstance(record, dict):
                    yield record

    def rewrite(self, records: Iterable[Json]) -> None:
        """Replace everything kept with these records, all or nothing."""
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as out:
            out.writelines(_line(record) for record in records)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self._path)

    def write(self, record: Json) -> None:
        """Add one change. A full disk costs the keeping, not the chat."""
        if self._path is None:
            return
        try:
            with self._path.open("a", encoding="utf-8") as out:
                out.write(_line(record))
        except OSError:
            log.warning("local chat: could not keep a change", exc_info=True)


def _line(record: Json) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
