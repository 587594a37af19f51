"""The worker process as the doors know it."""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.blocks import Chart, Column, Day, Money, Series, Sheet, Span, Table, say
from core.texts import Speaker, Texts
from handlers.drawing.drawing import Drawing, DrawingFailed
from handlers.drawing.planning import chart_plan

RU = Speaker("ru", "Europe/Moscow")
CHART = Chart(
    "bars",
    say("shop-said", text="Выручка"),
    [str(day) for day in range(30)],
    [
        Series("Ноябрь", [day * 1_000 for day in range(30)], kind="main"),
        Series("Октябрь", [5_000] * 30, kind="before"),
    ],
    currency="RUB",
)


@pytest.fixture
async def drawing(texts: Texts) -> AsyncIterator[Drawing]:
    drawing = Drawing(texts)
    yield drawing
    await drawing.close()


def worker_of(drawing: Drawing) -> asyncio.subprocess.Process:
    assert drawing._worker is not None
    return drawing._worker


def is_png(content: bytes) -> bool:
    return content.startswith(b"\x89PNG") and content.rstrip().endswith(b"IEND\xaeB`\x82")


async def test_one_worker_serves_pictures_and_workbooks(drawing: Drawing) -> None:
    assert is_png(await drawing.png(CHART, RU))
    first = worker_of(drawing).pid
    table = Table([Column(say("shop-total"))], [[Money(100, "RUB")]])
    assert (await drawing.xlsx(Sheet(say("shop-total"), [table]), RU)).startswith(b"PK")
    assert worker_of(drawing).pid == first


async def test_nothing_is_begun_before_it_is_needed(texts: Texts) -> None:
    drawing = Drawing(texts)
    assert drawing._worker is None
    await drawing.close()


async def test_a_dead_worker_is_replaced(drawing: Drawing) -> None:
    await drawing.warm()
    first = worker_of(drawing)
    first.send_signal(signal.SIGKILL)
    assert is_png(await drawing.png(CHART, RU))
    assert worker_of(drawing).pid != first.pid


async def test_a_worker_killed_while_it_draws_is_replaced(drawing: Drawing) -> None:
    await drawing.warm()
    pid = worker_of(drawing).pid
    os.kill(pid, signal.SIGSTOP)
    pictures = asyncio.gather(*(drawing.png(CHART, RU) for _ in range(3)))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    assert all(is_png(picture) for picture in await pictures)


async def test_a_worker_that_hangs_is_given_up(texts: Texts) -> None:
    drawing = Drawing(texts, patience=0.0)
    with pytest.raises(DrawingFailed):
        await drawing.png(CHART, RU)
    assert drawing._worker is None


async def test_what_cannot_be_drawn_is_said_and_the_worker_lives(drawing: Drawing) -> None:
    await drawing.warm()
    pid = worker_of(drawing).pid
    with pytest.raises(DrawingFailed):
        await drawing._ask({"chart": {"kind": "bars"}, "sheet": None, "paper": None})  # type: ignore[typeddict-item]
    assert is_png(await drawing.png(CHART, RU))
    assert worker_of(drawing).pid == pid


async def test_a_picture_nobody_waits_for_does_not_spoil_the_next(drawing: Drawing) -> None:
    await drawing.warm()
    forgotten = asyncio.create_task(drawing.png(CHART, RU))
    await asyncio.sleep(0.01)
    forgotten.cancel()
    assert is_png(await drawing.png(CHART, RU))


async def test_closing_ends_the_process(drawing: Drawing) -> None:
    await drawing.warm()
    pid = worker_of(drawing).pid
    await drawing.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def resident(pid: int) -> int:
    """Memory of a process in kilobytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
async def test_memory_is_flat_after_a_hundred_pictures(drawing: Drawing) -> None:
    for _ in range(10):
        await drawing.png(CHART, RU)
    before = resident(worker_of(drawing).pid)
    for _ in range(100):
        await drawing.png(CHART, RU)
    assert resident(worker_of(drawing).pid) - before < 5_000


@pytest.mark.slow
def test_a_warm_chart_costs_less_than_a_plain_figure(texts: Texts) -> None:
    from handlers.drawing.canvas import Canvas
    from handlers.drawing.charts import draw

    canvas, chart = Canvas(), chart_plan(CHART, texts, RU)
    ratios = []
    for _ in range(7):
        began = time.process_time()
        draw(canvas, chart)
        ours = time.process_time() - began
        began = time.process_time()
        plain_figure()
        ratios.append(ours / (time.process_time() - began))
    assert statistics.median(ratios[1:]) <= 0.6


def plain_figure() -> None:
    """The same chart as one would write it with matplotlib at once."""
    import io

    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 8), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.bar(range(30), [5_000] * 30, color="#c0c8d0")
    axes.bar(range(30), [day * 1_000 for day in range(30)], width=0.4)
    axes.set_title("Выручка за ноябрь, ₽")
    axes.set_xticks(range(0, 30, 2), [str(day) for day in range(0, 30, 2)])
    axes.legend(["Октябрь", "Ноябрь"])
    figure.savefig(io.BytesIO(), format="png")


def test_days_on_an_axis_are_short(texts: Texts) -> None:
    from datetime import date

    november, december = date(2026, 11, 21), date(2026, 12, 3)
    labels = [Day(november), Span(november, date(2026, 11, 27)), Span(november, december), 9, "пн"]
    chart = Chart("bars", say("shop-said", text="Выручка"), labels, [], unit="plain")  # type: ignore[arg-type]
    shown = [label.replace("\u00a0", " ") for label in chart_plan(chart, texts, RU)["labels"]]
    assert shown == ["21 ноя", "21–27 ноя", "21 ноя–3 дек", "9", "пн"]
    english = chart_plan(chart, texts, Speaker("en"))["labels"][0]
    assert english == "21\u00a0Nov"
