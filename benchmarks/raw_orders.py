"""The bound of orders: the bare rows through sqlite3, one connection, synchronous=FULL.

One transaction an order: the order, three lines, three guarded decrements of stock, a row of the log, one of
the outbox. No rights, no names, no undo, no rollups.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

SCHEMA = """
create table orders (
  id integer primary key, company integer, customer integer, day text, total integer, at text
);
create index orders_by_day on orders (company, day, id);
create table lines (
  id integer primary key, order_id integer, product integer, quantity integer, price integer
);
create index lines_of_order on lines (order_id);
create table stock (product integer primary key, on_hand integer, reserved integer);
create table log (id integer primary key, company integer, person integer, deed text, payload text, at text);
create table outbox (id integer primary key, company integer, body text, sent integer);
create index unsent on outbox (id) where sent = 0;
"""
PRODUCTS = 50
AT = "2026-11-20T09:00:00Z"


def open_raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.executescript(SCHEMA)
    connection.executemany(
        "insert into stock values (?, 1000000000, 0)", [(product,) for product in range(PRODUCTS)]
    )
    return connection


def write_order(connection: sqlite3.Connection, number: int) -> None:
    """One durable order of three lines."""
    run = connection.execute
    run("begin immediate")
    total = 300 * (1 + number % 5)
    order_id = run(
        "insert into orders (company, customer, day, total, at) values (1, ?, '2026-11-20', ?, ?)",
        (number % 20, total, AT),
    ).lastrowid
    for step in range(3):
        product, quantity = (number * 7 + step * 17) % PRODUCTS, 1 + number % 5
        run(
            "insert into lines (order_id, product, quantity, price) values (?, ?, ?, 100)",
            (order_id, product, quantity),
        )
        taken = run(
            "update stock set reserved = reserved + ? where product = ? and on_hand - reserved >= ?",
            (quantity, product, quantity),
        )
        assert taken.rowcount == 1
    run(
        "insert into log (company, person, deed, payload, at) values (1, 1, 'orders.create', ?, ?)",
        (f'{{"order": {order_id}, "total": {total}}}', AT),
    )
    run("insert into outbox (company, body, sent) values (1, ?, 0)", (f'{{"order": {order_id}}}',))
    run("commit")
