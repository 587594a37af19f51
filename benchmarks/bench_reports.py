"""Reports in a company with a million order lines behind it: beside one with few, and beside a GROUP BY.

Both companies sold the same goods in the same way in the ten weeks up to now, the month asked about and the
one before it among them; only what is older differs. Before anything is timed, the revenue that is reported
must be what the GROUP BY comes to.

Most of a month's report is rights, words and the picture's figures, the same 2.5 ms at any size: beside the
GROUP BY of a single month it cannot be as far ahead as beside that of all years.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from typing import Any

from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.history import SALES, Stretch, shops_with_pasts
from benchmarks.raw_reports import Books
from benchmarks.shop import order, stock_up
from core.blocks import Money, Table, Text
from tests.core.house import Shop

Span = tuple[str, str]
GOODS = [f"Товар {number:03d}" for number in range(1, 201)]
SALES_A_DAY = 80
"""Of three lines each, really made on seven days; these are laid down again."""
TIMES = 6
"""So many times over: 1,440 lines a day."""
ALIKE = 10
"""Weeks up to now that both companies have in common."""
OLDER = {"many": ((100, TIMES), (5, TIMES)), "few": ((6, 1), (3, 1))}
"""Weeks before them and how dense they are, in a full run and a quick one: 1,008,000 lines beside 10,080."""
MONTH: Span = ("2026-11-01", "2026-11-30")
BOTH_MONTHS: Span = ("2026-10-01", "2026-11-30")
"""What a report of the month reads: it shows the month before beside it."""
ALL: Span = ("2020-01-01", "2026-11-30")


@dataclass(frozen=True, slots=True)
class Company:
    shop: Shop
    books: Books


Companies = dict[str, Company]


@asynccontextmanager
async def opened(quick: bool) -> AsyncIterator[Companies]:
    pasts = {name: _past(*sizes[quick]) for name, sizes in OLDER.items()}
    async with shops_with_pasts(_open_up, _one_week, SALES, pasts) as aged:
        with ExitStack() as stack:
            companies = {}
            for name, one in aged.items():
                books = stack.enter_context(closing(Books(one.path, one.shop.actor.company_id or 0)))
                companies[name] = Company(one.shop, books)
                await assert_equal(companies[name])
            yield companies


def _past(weeks: int, times: int) -> list[Stretch]:
    alike = [Stretch(7 * week, TIMES) for week in range(1, ALIKE)]
    older = [Stretch(7 * week, times) for week in range(ALIKE, ALIKE + weeks)]
    return [Stretch(0, TIMES - 1), *alike, *older]


async def _open_up(shop: Shop) -> None:
    await stock_up(shop, GOODS)
    shop.house.move(days=3)


async def _one_week(shop: Shop) -> None:
    """The last of November."""
    numbers = itertools.count()
    for _ in range(7):
        for number in itertools.islice(numbers, SALES_A_DAY):
            await shop.does("orders.sell", **order(number, GOODS))
        shop.house.move(days=1)


async def assert_equal(company: Company) -> None:
    """What is reported is what was sold."""
    for span in (MONTH, ALL):
        days = company.books.by_day(*span)
        revenue, cost = sum(row[2] for row in days), sum(row[3] for row in days)
        _same(await _headline(company.shop, span, "revenue"), revenue)
        _same(await _headline(company.shop, span, "margin"), revenue - cost)
    top = (await company.shop.does("reports.top", period=_period(MONTH))).receipt
    table = next(block for block in top.blocks if isinstance(block, Table))
    for row, sold in zip(table.rows, company.books.top_goods(*MONTH), strict=False):
        _same(row[2], sold[2])


async def _headline(shop: Shop, span: Span, metric: str) -> object:
    """The figure in the title of a report."""
    report = (await shop.does("reports.sales", period=_period(span), metric=metric)).receipt
    title = next(block for block in report.blocks if isinstance(block, Text))
    return title.said.args["value"]


def _same(told: object, counted: int) -> None:
    assert isinstance(told, Money), told
    assert told.minor == counted, f"{told.minor} is reported, {counted} was sold"


def _period(span: Span) -> dict[str, str]:
    return {"from": span[0], "to": span[1]}


def reports_of(name: str) -> Side:
    async def side(companies: Companies, quick: bool) -> Figures:
        shop, times = companies[name].shop, 5 if quick else 30
        return {
            "month ms": await _taken(shop, times, "reports.sales", period=_period(MONTH)),
            "top ms": await _taken(shop, times, "reports.top", period=_period(MONTH)),
            "margin ms": await _taken(shop, times, "reports.sales", period=_period(MONTH), metric="margin"),
            "all ms": await _taken(shop, times, "reports.sales", period=_period(ALL)),
        }

    return side


async def _taken(shop: Shop, times: int, name: str, **args: Any) -> float:
    """The median time of a report, ms."""
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        await shop.does(name, **args)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def by_hand(companies: Companies, quick: bool) -> Figures:
    books, times = companies["many"].books, 3 if quick else 10
    return {
        "month ms": _counted(times, lambda: books.by_day(*BOTH_MONTHS)),
        "top ms": _counted(times, lambda: books.top_goods(*MONTH)),
        "all ms": _counted(times, lambda: books.by_day(*ALL)),
    }


def _counted(times: int, ask: Callable[[], object]) -> float:
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _flat(what: str, figure: str) -> Goal:
    return Goal(what, figure, "1,000,000", "10,000", "less", floor=1.5, aim=1.1)


BENCHES = [
    Bench(
        name="reports",
        about="reports with 1,000,000 lines of history, beside 10,000 and beside a GROUP BY of the same days",
        sides={"1,000,000": reports_of("many"), "10,000": reports_of("few"), "by hand": by_hand},
        goals=[
            _flat("the month", "month ms"),
            _flat("top goods of the month", "top ms"),
            _flat("margin of the month", "margin ms"),
            Goal("the month", "month ms", "1,000,000", "by hand", "less", floor=0.3, aim=0.1),
            Goal("top goods of the month", "top ms", "1,000,000", "by hand", "less", floor=0.6, aim=0.3),
            Goal(
                *("all years by month", "all ms", "1,000,000", "by hand", "less"),
                floor=0.05,
                aim=0.02,
                quick_floor=0.3,
            ),
        ],
        prepare=opened,
        rounds=5,
    )
]
