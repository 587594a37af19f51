"""Blocks into plans: words said, values made plain, so that the worker needs neither texts nor zones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from core.blocks import (
    Chart,
    Column,
    Day,
    Moment,
    Money,
    Percent,
    Price,
    Qty,
    Series,
    Sheet,
    Span,
    Table,
    Value,
    say,
)
from core.clock import zone
from core.money import SIGNS, exponent, from_milli, from_price, to_major
from core.texts import Locale, Speaker, Texts, unit_word
from handlers.drawing.plan import Cell, ChartPlan, PlannedColumn, PlannedSeries, PlannedTable, SheetPlan

_MONTHS: dict[Locale, tuple[str, ...]] = {
    "ru": ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DATES: dict[Locale, tuple[str, str]] = {
    "ru": ("dd.mm.yyyy", "dd.mm.yyyy hh:mm"),
    "en": ("d mmm yyyy", "d mmm yyyy hh:mm"),
}


def chart_plan(chart: Chart, texts: Texts, speaker: Speaker) -> ChartPlan:
    """The picture of a chart for one reader."""
    sign = SIGNS.get(chart.currency, chart.currency) if chart.unit == "money" else ""
    divisor = {"money": 10 ** exponent(chart.currency), "qty": 1000, "plain": 1}[chart.unit]
    return ChartPlan(
        kind=chart.kind,
        title=texts.say(chart.title, speaker),
        labels=[_label(value, texts, speaker) for value in chart.labels],
        series=[_series(series, texts, speaker) for series in chart.series],
        divisor=divisor,
        sign=sign,
        locale=speaker.locale,
        colour=chart.colour,
        words={
            "other": texts.say(say("drawing-other"), speaker),
            "empty": texts.say(say("drawing-empty"), speaker),
        },
    )


def _series(series: Series, texts: Texts, speaker: Speaker) -> PlannedSeries:
    return {"label": texts.value(series.label, speaker), "points": series.points, "kind": series.kind}


def _label(value: Value, texts: Texts, speaker: Speaker) -> str:
    """A short label for an axis: '21 ноя', '1–7 ноя', or the value as it is said elsewhere."""
    if isinstance(value, Day):
        return _short_day(value.day, speaker.locale)
    if isinstance(value, Span):
        first = "" if value.start.month == value.end.month else "\u00a0" + _month(value.start, speaker.locale)
        return f"{value.start.day}{first}–{_short_day(value.end, speaker.locale)}"
    if isinstance(value, int):
        return str(value)
    return texts.value(value, speaker)


def _short_day(day: date, locale: Locale) -> str:
    return f"{day.day}\u00a0{_month(day, locale)}"


def _month(day: date, locale: Locale) -> str:
    return _MONTHS[locale][day.month - 1]


def sheet_plan(sheet: Sheet, texts: Texts, speaker: Speaker) -> SheetPlan:
    """The workbook of a sheet for one reader."""
    return {"tables": [_table(table, sheet, texts, speaker) for table in sheet.tables]}


def _table(table: Table, sheet: Sheet, texts: Texts, speaker: Speaker) -> PlannedTable:
    total = table.total
    return {
        "name": texts.say(table.title or sheet.name, speaker),
        "columns": [_column(column, texts, speaker) for column in table.columns],
        "rows": [[cell_of(value, texts, speaker) for value in row] for row in table.rows],
        "total": [cell_of(value, texts, speaker) if value is not None else {} for value in total]
        if total
        else None,
        "sums": [_is_sum(table.rows, at, value) for at, value in enumerate(total or [])],
    }


def _column(column: Column, texts: Texts, speaker: Speaker) -> PlannedColumn:
    return {"label": texts.say(column.label, speaker), "kind": column.kind}


def cell_of(value: Value, texts: Texts, speaker: Speaker) -> Cell:
    """A typed cell: numbers and dates as such with their format, everything else as text."""
    match value:
        case int() | Money() | Price() | Qty() | Percent():
            return _number(value, speaker.locale)
        case Day(day):
            return {"moment": day.isoformat(), "format": _DATES[speaker.locale][0]}
        case Moment(at):
            local = at.astimezone(zone(speaker.zone)).replace(tzinfo=None)
            return {"moment": local.isoformat(), "format": _DATES[speaker.locale][1]}
        case None:
            return {}
        case _:
            return {"text": texts.value(value, speaker)}


def _number(value: int | Money | Price | Qty | Percent, locale: Locale) -> Cell:
    match value:
        case Money(minor, currency):
            return {"number": str(to_major(minor, currency)), "format": _money_format(currency, locale)}
        case Price(e4, currency):
            return {"number": str(from_price(e4)), "format": _money_format(currency, locale)}
        case Qty(milli, unit):
            word = f'\u00a0"{_quoted(unit_word(unit, milli, locale))}"' if unit else ""
            return {
                "number": str(from_milli(milli)),
                "format": ("#,##0.###" if milli % 1000 else "#,##0") + word,
            }
        case Percent(bp):
            return {"number": str(Decimal(bp).scaleb(-4)), "format": "0.0%" if bp % 100 else "0%"}
        case int():
            return {"number": str(value), "format": "#,##0"}


def _money_format(currency: str, locale: Locale) -> str:
    sign = _quoted(SIGNS.get(currency, currency))
    places = exponent(currency)
    number = "#,##0" + ("." + "0" * places if places else "")
    before = locale == "en" and sign in {"$", "€", "£", "¥"}
    return f'"{sign}"{number}' if before else f'{number}\u00a0"{sign}"'


def _quoted(word: str) -> str:
    return word.replace('"', "'")


def _is_sum(rows: Sequence[Sequence[Value]], at: int, total: Value) -> bool:
    """Is a total the sum of the figures above it (and not, say, an average)?"""
    column = [row[at] for row in rows]
    if not column or not isinstance(total, (Money, Qty, int)):
        return False
    known = [value for value in column if value is not None]
    return all(type(value) is type(total) for value in known) and sum(map(_size, known)) == _size(total)


def _size(value: Value) -> int:
    match value:
        case Money(size) | Qty(size) | (int() as size):
            return size
        case _:
            return 0
