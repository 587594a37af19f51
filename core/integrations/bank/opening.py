"""Is a sent file a statement of a bank, and what stands in it: known by its content, not by its name."""

from __future__ import annotations

from pathlib import Path

from core.integrations.bank.exchange import is_exchange, read_exchange
from core.integrations.bank.lines import Statement
from core.integrations.bank.sheets import read_sheet

MOST_BYTES = 8 * 1024 * 1024


def statement_in(path: Path) -> Statement | None:
    """The statement a file is; None for any other file, and for one without a single line."""
    if path.stat().st_size > MOST_BYTES:
        return None
    text = _decoded(path.read_bytes())
    if text is None:
        return None
    found = read_exchange(text) if is_exchange(text) else read_sheet(text)
    return found if found is not None and found.lines else None


def _decoded(content: bytes) -> str | None:
    """UTF-8 if it is that, else the code page of Russian Windows; None for what is no text."""
    if b"\x00" in content or content.startswith(b"PK"):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")
