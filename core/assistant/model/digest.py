"""A receipt as compact JSON for a model: values in exact plain forms, lists cut, names fenced as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from core.blocks import (
    Block,
    Chart,
    Day,
    DocNo,
    Fact,
    Facts,
    File,
    Link,
    Moment,
    Money,
    Percent,
    Price,
    Progress,
    Qty,
    Receipt,
    Said,
    Sheet,
    Span,
    Table,
    Text,
    Value,
)
from core.clock import zone
from core.money import from_milli, from_price, to_major
from core.texts import Speaker, Texts

MOST_BYTES = 4096
ROWS = 20
_CUTS = ((ROWS, 400), (10, 300), (5, 200), (2, 120), (0, 80))
"""Rows of a list and signs of a text, ever fewer until it all fits."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Tells receipts to a model in the reader's language and zone."""

    texts: Texts
    speaker: Speaker

    def receipt(self, receipt: Receipt, most: int = MOST_BYTES) -> str:
        """A blanked receipt as fenced JSON of at most `most` bytes."""
        told = fenced({"cut": True})
        for rows, signs in _CUTS:
            told = fenced(self._receipt(receipt, rows, signs))
            if len(told.encode()) <= most:
                return told
        return fenced({"cut": True})

    def said(self, said: Said) -> str:
        """A sentence without the secrets it may carry."""
        return self.texts.say(_without_links(said), self.speaker)

    def _receipt(self, receipt: Receipt, rows: int, signs: int) -> dict[str, Any]:
        told: dict[str, Any] = {"title": self.said(receipt.title)[:signs]} if receipt.title else {}
        for block in receipt.blocks:
            name, value = self._block(block, rows, signs)
            if value:
                told.setdefault(name, []).append(value)
        if not rows:
            told["cut"] = True
        return told

    def _block(self, block: Block, rows: int, signs: int) -> tuple[str, Any]:
        match block:
            case Text(said):
                return "text", self.said(said)[:signs]
            case Facts():
                return "facts", dict(self._fact(fact, signs) for fact in block.rows)
            case Table():
                return "tables", self._table(block, rows, signs)
            case Chart():
                return "charts", self._chart(block, rows, signs)
            case Sheet(name) | Progress(_, name):
                return "also", self.said(name)[:signs]
            case File():
                return "files", block.name[:signs]
        return "", None

    def _fact(self, fact: Fact, signs: int) -> tuple[str, Any]:
        value = self.value(fact.value, signs)
        label = self.said(fact.label)[:signs]
        return label, value if fact.change is None else {
            "now": value,
            "before": self.value(fact.change, signs),
        }

    def _table(self, table: Table, rows: int, signs: int) -> dict[str, Any]:
        told: dict[str, Any] = {"title": self.said(table.title)[:signs]} if table.title else {}
        told["columns"] = [self.said(column.label)[:signs] for column in table.columns]
        told["rows"] = [[self.value(value, signs) for value in row] for row in table.rows[:rows]]
        if table.total:
            told["sum"] = [self.value(value, signs) for value in table.total]
        if len(table.rows) > rows or table.next is not None:
            told |= {"shown": min(rows, len(table.rows)), "total": len(table.rows), "more": True}
        return told

    def _chart(self, chart: Chart, rows: int, signs: int) -> dict[str, Any]:
        told: dict[str, Any] = {"title": self.said(chart.title)[:signs]}
        if chart.alt is not None:
            told["shows"] = self.said(chart.alt)[:signs]
        form = _POINTS.get(chart.unit, _plain)
        told["labels"] = [self.value(label, signs) for label in chart.labels[:rows]]
        for line in chart.series:
            label = self.said(line.label) if isinstance(line.label, Said) else line.label
            told[label[:signs]] = [form(point, chart.currency) for point in line.points[:rows]]
        return told

    def value(self, value: Value, signs: int = 400) -> str | int | None:
        """One value: '3900 RUB', '7 pcs', '2026-11-20', '12.5%'; words as they are."""
        match value:
            case None | int():
                return value
            case str():
                return value[:signs]
            case Said():
                return self.said(value)[:signs]
            case Day() | Span() | Moment():
                return self._calendar(value)
            case _:
                return _exact(value)

    def _calendar(self, value: Day | Span | Moment) -> str:
        match value:
            case Day(day):
                return day.isoformat()
            case Span(start, end):
                return f"{start.isoformat()}..{end.isoformat()}"
            case Moment(at):
                return f"{at.astimezone(zone(self.speaker.zone)):%Y-%m-%dT%H:%M}"


def _exact(value: Money | Price | Qty | Percent | DocNo | Link) -> str:
    match value:
        case Money(minor, currency):
            return f"{_short(to_major(minor, currency))} {currency}"
        case Price(e4, currency):
            return f"{_short(from_price(e4))} {currency}"
        case Qty(milli, unit):
            return f"{_short(from_milli(milli))} {unit}".strip()
        case Percent(bp):
            return f"{_short(Decimal(bp).scaleb(-2))}%"
        case DocNo(_, number):
            return "new" if number is None else str(number)
        case Link():
            return "(link)"


def _short(number: Decimal) -> str:
    """Plain digits without needless zeros."""
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _money_point(point: int | None, currency: str) -> str | None:
    return None if point is None else _short(to_major(point, currency or "RUB"))


def _qty_point(point: int | None, currency: str) -> str | None:
    return None if point is None else _short(from_milli(point))


def _plain(point: int | None, currency: str) -> int | None:
    return point


_POINTS: dict[str, Callable[[int | None, str], str | int | None]] = {"money": _money_point, "qty": _qty_point}


def _without_links(said: Said) -> Said:
    """A link may let its bearer in: a model has no need of it."""
    args: dict[str, Value] = {}
    for name, value in said.args.items():
        if isinstance(value, Link):
            args[name] = "(link)"
        else:
            args[name] = _without_links(value) if isinstance(value, Said) else value
    return replace(said, args=args)


def fenced(data: Any) -> str:
    """Data between marks that nothing inside can imitate: names and notes come from outside."""
    return f"<data>{plain_json(data)}</data>"


def plain_json(data: Any) -> str:
    """Compact JSON in which no tag can be opened or closed."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("<", "\\u003c").replace(">", "\\u003e")
