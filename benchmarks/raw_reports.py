"""The bound of reports: GROUP BY written by hand over lines joined to their orders, one sqlite3 connection.

The lines get an index that covers both questions. No rights, no words, no comparison but what is asked.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from core.orders.models import LIVE

_FROM = f"""
from orders o join order_lines l on l.order_id = o.id
where o.company_id = ? and o.day between ? and ? and o.state in {LIVE}
"""
BY_DAY = f"select o.day, count(distinct o.id), sum(l.total), sum(l.cost) {_FROM} group by o.day"
BY_GOODS = f"""
select l.product_id, sum(l.quantity), sum(l.total), sum(l.cost) {_FROM}
group by l.product_id order by sum(l.total) desc limit 10
"""


class Books:
    """The tables of one company, read by hand."""

    def __init__(self, path: Path, company_id: int) -> None:
        self._connection = sqlite3.connect(path)
        self._company = company_id
        self._connection.execute(
            "create index by_hand on order_lines (order_id, product_id, quantity, total, cost)"
        )

    def close(self) -> None:
        self._connection.close()

    def by_day(self, start: str, end: str) -> list[tuple[str, int, int, int]]:
        """Day, orders, revenue and cost in minor units."""
        return self._connection.execute(BY_DAY, (self._company, start, end)).fetchall()

    def top_goods(self, start: str, end: str) -> list[tuple[int, int, int, int]]:
        """Product, quantity in 1/1000, revenue and cost in minor units: the ten that brought most."""
        return self._connection.execute(BY_GOODS, (self._company, start, end)).fetchall()
