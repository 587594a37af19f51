"""A warm chart of a month beside a plain matplotlib Figure on Agg; the event loop's lag while ten are drawn.

Both draw 30 bars and the line of the month before, with Cyrillic title and labels, 1200 × 800. Ours goes the
whole way: plan, pipe, worker process, PNG back.
"""

from __future__ import annotations

import asyncio
import io
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from itertools import pairwise

from benchmarks.harness import Bench, Figures, Goal, percentile
from benchmarks.processes import ROOT
from bot.rooms import text_folders
from core.blocks import Chart, Day, Said, Series
from core.texts import Speaker, Texts
from handlers.drawing.drawing import Drawing

DAYS = 30
FIRST = date(2026, 11, 1)
SPEAKER = Speaker("ru", "Europe/Moscow", "RUB")
TICK = 0.002
"""Seconds between the looks of the lag meter."""


def month(salt: int) -> Chart:
    """A month of daily revenue; each salt gives another one."""
    now: list[int | None] = [(day * 7919 + salt * 104_729) % 9_000_000 + 500_000 for day in range(DAYS)]
    before: list[int | None] = [(day * 6007 + salt * 15_485_863) % 8_000_000 + 500_000 for day in range(DAYS)]
    return Chart(
        "bars",
        Said("drawing-empty"),
        [Day(FIRST + timedelta(days=day)) for day in range(DAYS)],
        [
            Series(Said("drawing-other"), now, kind="main"),
            Series(Said("drawing-empty"), before, kind="before"),
        ],
        currency="RUB",
    )


@asynccontextmanager
async def warm_worker(quick: bool) -> AsyncIterator[Drawing]:
    drawing = Drawing(Texts(text_folders() | {"drawing": ROOT / "handlers" / "drawing" / "texts"}))
    try:
        await drawing.png(month(0), SPEAKER)
        plain(0)
        yield drawing
    finally:
        await drawing.close()


async def warm(drawing: Drawing, quick: bool) -> Figures:
    taken = []
    for salt in range(1, 4 if quick else 13):
        begun = time.perf_counter()
        await drawing.png(month(salt), SPEAKER)
        taken.append(time.perf_counter() - begun)
    return {"ms": statistics.median(taken) * 1000} | await _lag(drawing)


async def _lag(drawing: Drawing) -> Figures:
    """How late the loop's ticks come while ten charts are asked for at once."""
    ticks: list[float] = []

    async def look() -> None:
        while True:
            ticks.append(time.perf_counter())
            await asyncio.sleep(TICK)

    looking = asyncio.create_task(look())
    await asyncio.gather(*(drawing.png(month(salt), SPEAKER) for salt in range(20, 30)))
    looking.cancel()
    late = [max(0.0, after - before - TICK) for before, after in pairwise(ticks)]
    return {"lag p99 ms": percentile(late, 0.99) * 1000, "lag max ms": max(late) * 1000}


def beside(drawing: Drawing, quick: bool) -> Figures:
    taken = []
    for salt in range(1, 4 if quick else 13):
        begun = time.perf_counter()
        plain(salt)
        taken.append(time.perf_counter() - begun)
    return {"ms": statistics.median(taken) * 1000}


def plain(salt: int) -> bytes:
    """The same month as matplotlib's documentation would draw it without pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    chart = month(salt)
    now, before = ([(point or 0) / 100 for point in series.points] for series in chart.series)
    figure = Figure(figsize=(12, 8), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.bar(range(DAYS), now, label="Выручка, ₽")
    axes.plot(range(DAYS), before, color="tab:orange", label="Месяцем раньше, ₽")
    axes.set_xticks(range(0, DAYS, 3), [f"{1 + day} ноя" for day in range(0, DAYS, 3)])
    axes.set_title("Выручка за ноябрь")
    axes.legend()
    axes.grid(axis="y")
    out = io.BytesIO()
    canvas.print_png(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


BENCHES = [
    Bench(
        name="chart",
        about="a warm chart beside a plain Figure on Agg; the loop's lag while ten are drawn",
        sides={"bot": warm, "Figure on Agg": beside},
        goals=[
            Goal("time", "ms", "bot", "Figure on Agg", "less", floor=0.6, aim=0.5),
            Goal("loop lag p99, ms", "lag p99 ms", "bot", None, "less", floor=15, aim=5),
        ],
        prepare=warm_worker,
        rounds=5,
    )
]
