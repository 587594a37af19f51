"""The folder of a prepared import, read back a batch at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from core.integrations.reading.documents import documents
from core.integrations.reading.faults import RowFault
from core.integrations.reading.records import Document, Good, Person, StockLine

MOST_DOCUMENTS = 200
MOST_LINES = 300
"""A batch holds the writer for some tens of milliseconds at most."""


def goods(folder: Path) -> list[tuple[Good, int]]:
    """Goods by their numbers, each with the number of the good it is the same as."""
    found = []
    for record in _records(folder / "goods.jsonl"):
        same_as = record.pop("same_as")
        found.append((Good(**record), same_as))
    return found


def people(folder: Path) -> list[Person]:
    """Customers by their numbers."""
    return [Person(**record) for record in _records(folder / "people.jsonl")]


def stock(folder: Path) -> list[StockLine]:
    """Balances on hand, in the order of the files."""
    return [StockLine(*values) for values in _records(folder / "stock.jsonl")]


def faults(folder: Path) -> Iterator[RowFault]:
    """Rows that could not be taken."""
    for record in _records(folder / "faults.jsonl"):
        yield RowFault(**record)


def document_batches(folder: Path, skip: int = 0) -> Iterator[list[Document]]:
    """Documents after the first `skip`, in batches of at most 200 documents and some 300 lines."""
    batch: list[Document] = []
    lines = 0
    for document, _ in islice(documents(folder / "documents.jsonl"), skip, None):
        if batch and (len(batch) >= MOST_DOCUMENTS or lines + len(document.lines) > MOST_LINES):
            yield batch
            batch, lines = [], 0
        batch.append(document)
        lines += len(document.lines)
    if batch:
        yield batch


def _records(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
