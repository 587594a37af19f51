"""Identifiers known at construction: 63 bits, ordered by time, unlike between processes."""

from __future__ import annotations

import secrets
import threading
import time

_EPOCH_MS = 1_735_689_600_000  # 2025-01-01
_NODE = secrets.randbits(10)
_lock = threading.Lock()
_last = 0


def new_id() -> int:
    """41 bits of milliseconds, 12 of a counter, 10 of this process; strictly growing within a process."""
    global _last  # noqa: PLW0603 - one counter for the process is the point
    with _lock:
        _last = max(_last + 1, (int(time.time() * 1000) - _EPOCH_MS) << 12)
        return (_last << 10) | _NODE
