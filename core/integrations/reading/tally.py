"""Counts and sums of sales lines as they are read."""

import datetime as dt
import re
from typing import Any

from core.integrations.reading.rows import SaleRow

CREDIT = re.compile(r"^[CcСс]-?\d{3,}$")


class Tally:
    """What the plan's totals say of sales; sums in minor units."""

    def __init__(self) -> None:
        self.lines = self.total = self.returns = self.returns_total = self.cancelled = 0
        self.marked = self.marked_total = self.zero_prices = self.mismatched = self.inherited = 0
        self.duplicates = self.duplicates_total = self.without_customer = self.without_customer_total = 0
        self.first: dt.date | None = None
        self.last: dt.date | None = None
        self._was_marked: tuple[str, bool] = ("", False)

    def add(self, sale: SaleRow, number: str, day: dt.date) -> None:
        """Count a line that is taken."""
        self.lines += 1
        self.first = day if self.first is None or day < self.first else self.first
        self.last = day if self.last is None or day > self.last else self.last
        if sale.cancelled:
            self.cancelled += 1
            return
        line = sale.line
        self.total += line.total
        self.zero_prices += line.price == 0
        if sale.person is None:
            self.without_customer += 1
            self.without_customer_total += line.total
        self.mismatched += abs(line.total - sale.gross) > 1
        if line.quantity < 0:
            self.returns += 1
            self.returns_total += line.total
        if self._is_marked(number) or sale.is_returned:
            self.marked += 1
            self.marked_total += line.total

    def duplicate(self, sale: SaleRow) -> None:
        """Count a row that repeats another of its document to the letter."""
        self.duplicates += 1
        self.duplicates_total += sale.line.total

    def _is_marked(self, number: str) -> bool:
        if self._was_marked[0] != number:
            self._was_marked = (number, CREDIT.match(number) is not None)
        return self._was_marked[1]

    def counted(self, documents: int) -> dict[str, Any]:
        """The counts under the names of `Totals`."""
        return {
            "documents": documents,
            "lines": self.lines,
            "total": self.total,
            "returns": self.returns,
            "returns_total": self.returns_total,
            "marked_returns": self.marked,
            "marked_returns_total": self.marked_total,
            "cancelled": self.cancelled,
            "zero_prices": self.zero_prices,
            "duplicates": self.duplicates,
            "duplicates_total": self.duplicates_total,
            "without_customer": self.without_customer,
            "without_customer_total": self.without_customer_total,
            "mismatched": self.mismatched,
            "inherited": self.inherited,
            "first_day": self.first.isoformat() if self.first else None,
            "last_day": self.last.isoformat() if self.last else None,
        }
