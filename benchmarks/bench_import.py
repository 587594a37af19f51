"""A sales file brought in, card and yes, beside csv.reader with bare rows and beside a tenth of it.

Ours reads the file twice, for the card and for the yes, and leaves seven rows where the bound leaves one or
two: orders and lines, shipments with theirs, history, what the undo needs, rollups. Measured 21-30 times the
bound's CPU; the floor is above that.
"""

from __future__ import annotations

import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from benchmarks import raw_import
from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.shop import shop_in
from core.acts.calls import Confirm, Done
from core.orders.models import Order
from tests.core.house import Shop

ROWS, QUICK_ROWS = 100_000, 10_000
LINES = 3
"""Rows of a receipt."""
GOODS, PEOPLE = 500, 300
FIRST, DAYS = date(2024, 1, 1), 730
HEADER = "Чек;Дата;Артикул;Товар;Кол-во;Цена;Покупатель\n"


def sales_file(folder: Path, rows: int) -> Path:
    """Receipts of two years, as a shop's till writes them."""
    path = folder / "продажи.csv"
    receipts = -(-rows // LINES)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEADER)
        for row in range(rows):
            stream.write(_line(row // LINES, row % LINES, receipts))
    return path


def _line(receipt: int, place: int, receipts: int) -> str:
    day = FIRST + timedelta(days=receipt * DAYS // receipts)
    good = (receipt * 7 + place * 17) % GOODS
    at = f"{day:%d.%m.%Y} {9 + receipt % 10:02d}:{receipt % 60:02d}"
    sold = f"{1 + receipt % 5};{100 + good},50"
    return f"{receipt + 1};{at};T-{good:03d};Товар {good:03d};{sold};Покупатель {receipt % PEOPLE:03d}\n"


def ours(share: float) -> Side:
    async def side(_: object, quick: bool) -> Figures:
        rows = int((QUICK_ROWS if quick else ROWS) * share)
        with tempfile.TemporaryDirectory() as folder:
            path = sales_file(Path(folder), rows)
            async with shop_in(Path(folder)) as shop:
                figures = await _brought(shop, _kept(shop, path), rows)
                await _assert_whole(shop, path)
                return figures

    return side


def _kept(shop: Shop, path: Path) -> dict[str, str]:
    """The file as a door has stored it."""
    return {"digest": shop.app.files.keep(path.read_bytes()), "name": path.name}


async def _brought(shop: Shop, kept: dict[str, str], rows: int) -> Figures:
    begun, spent = time.perf_counter(), time.process_time()
    card = await shop.call("integrations.import", files=[kept])
    shown, shown_spent = time.perf_counter(), time.process_time()
    assert isinstance(card, Confirm), card
    assert isinstance(await shop.agrees(card), Done)
    ended, cpu = time.perf_counter(), time.process_time() - spent
    return {
        "rows/s": rows / (ended - shown),
        "CPU us": cpu / rows * 1e6,
        "CPU s": cpu,
        "card s": shown - begun,
        "card CPU us": (shown_spent - spent) / rows * 1e6,
    }


async def _assert_whole(shop: Shop, path: Path) -> None:
    """Every row came in: the sum is what the bound makes of the file."""
    with tempfile.TemporaryDirectory() as folder:
        expected = raw_import.load(path, Path(folder) / "check.sqlite")
    stored = await shop.read(lambda session: session.scalar(sa.select(sa.func.sum(Order.total))))
    assert stored == expected, f"{stored} came in, {expected} was in the file"


def bare_rows(_: object, quick: bool) -> Figures:
    rows = QUICK_ROWS if quick else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = sales_file(Path(folder), rows)
        begun, spent = time.perf_counter(), time.process_time()
        raw_import.load(path, Path(folder) / "raw.sqlite")
        seconds, cpu = time.perf_counter() - begun, time.process_time() - spent
    return {"rows/s": rows / seconds, "CPU us": cpu / rows * 1e6, "CPU s": cpu}


BENCHES = [
    Bench(
        name="import",
        about="a sales file of 100,000 rows, card and yes, beside csv.reader with bare rows and a tenth",
        sides={"100,000 rows": ours(1), "10,000 rows": ours(0.1), "bare rows": bare_rows},
        goals=[
            Goal("CPU a row", "CPU us", "100,000 rows", "bare rows", "less", floor=40, aim=10),
            Goal(
                "CPU of ten times the rows", "CPU s", "100,000 rows", "10,000 rows", "less", floor=12, aim=10
            ),
        ],
    )
]
