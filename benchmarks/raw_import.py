"""The bound of imports: csv.reader and the bare rows of orders and lines through sqlite3, synchronous=FULL.

A transaction per 200 documents. Nothing is guessed, checked, named, counted or kept for an undo.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import groupby, islice
from pathlib import Path

from benchmarks.raw_orders import open_raw

BATCH = 200
Row = list[str]


def load(source: Path, target: Path) -> int:
    """Bring a sales file into a fresh database; answers the sum of its documents in minor units."""
    connection = open_raw(target)
    total = 0
    with source.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter=";")
        next(rows)
        documents = ((number, list(lines)) for number, lines in groupby(rows, key=lambda row: row[0]))
        while batch := list(islice(documents, BATCH)):
            total += _store(connection, batch)
    connection.close()
    return total


def _store(connection: sqlite3.Connection, batch: list[tuple[str, list[Row]]]) -> int:
    orders = [_order(number, lines) for number, lines in batch]
    connection.execute("begin immediate")
    connection.executemany("insert into orders values (?, 1, ?, ?, ?, ?)", orders)
    connection.executemany(
        "insert into lines (order_id, product, quantity, price) values (?, ?, ?, ?)",
        _lines(row for _, rows in batch for row in rows),
    )
    connection.execute("commit")
    return sum(order[3] for order in orders)


def _order(number: str, rows: list[Row]) -> tuple[int, int, str, int, str]:
    """Number, customer, day, total, instant."""
    at = datetime.strptime(rows[0][1], "%d.%m.%Y %H:%M")  # noqa: DTZ007 - as the file says
    total = sum(int(row[4]) * _minor(row[5]) for row in rows)
    return int(number), int(rows[0][6].rpartition(" ")[2]), f"{at:%Y-%m-%d}", total, at.isoformat()


def _lines(rows: Iterable[Row]) -> Iterator[tuple[int, int, int, int]]:
    return ((int(row[0]), int(row[2].rpartition("-")[2]), int(row[4]), _minor(row[5])) for row in rows)


def _minor(price: str) -> int:
    return int(Decimal(price.replace(",", ".")) * 100)
