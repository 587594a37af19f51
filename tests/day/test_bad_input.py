"""What nobody should send, sent to the whole product: a clear sentence each time, nothing half-written.

The page of the local chat refuses what is empty by itself (NotPossible).
"""

from __future__ import annotations

import asyncio
import io
import zipfile
from contextlib import suppress
from typing import Any

import pytest
import sqlalchemy as sa

from bot.local.errors import NotPossible
from core.acts.models import Arrived
from core.orders.models import Order
from core.reports.check import check_all
from core.tenancy import across_companies
from tests.day.conftest import Stage

WORDS = [
    *(
        "я",
        " . ",
        "???",
        "🍰🍰🍰",
        "👨\u200d👩\u200d👧",
        "\u202eнелопан 3 тадорп",
        "З\u0335\u0336\u0337а\u0338каз",
        "²",
        "٣",
    ),
    *(
        "\ud83d",
        "торт \ud800 3",
        "a\x00b",
        "\u200b",
        "<b>торт",
        "&lt;",
        "%s {0} {name}",
        "'; DROP TABLE orders",
    ),
    *(
        "расход 1e309",
        "расход -5",
        "расход −5 аренда",
        "расход 0",
        "расход 1.000,50 аренда",
        "расход " + "9" * 40,
    ),
    *(
        "продал 1e309 тортов",
        "продал -5 тортов",
        "продал 0 тортов",
        "продал 1.000,50 тортов",
        "продал ½ торта",
    ),
    *("приход 99999999999999999999 тортов", "добавь товар торт цена 1e309", "добавь товар торт цена -5"),
    *(
        "запиши заказ Ивановой: 3 торта на вчера",
        "запиши заказ на 31 февраля: торт",
        "заказ на 1 января 1900",
    ),
    *(
        "выручка за 1989 год",
        "выручка за 9999 год",
        "выручка с 5 по 1 ноября",
        "каждую минуту присылай отчёт",
    ),
    *(
        "отмени ²",
        "/undo ²",
        "/ship 1e309",
        "/pay -5",
        "/expense 1e309",
        "/order " + "торт " * 700,
        "/price торт NaN",
    ),
    *(
        "каждое 31 февраля присылай отчёт",
        "напомни вчера полить цветы",
        "/start ../../etc/passwd",
        "/switch 0",
    ),
]


async def _opens_shop(stage: Stage) -> None:
    for words in ("/start", "Пекарня Ромашка", "₽", "Москва", "/good торт цена 1200"):
        await stage.anna.says(words)
    assert "торт" in stage.anna.last.text


async def test_every_message_is_answered_and_nothing_breaks(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    anna = stage.anna
    await _opens_shop(stage)
    for words in WORDS:
        with suppress(NotPossible):
            await anna.says(words)
        assert anna.last.text, words
        assert "incident" not in caplog.text, f"{words!r}\n{caplog.text}"
        for no in ("Нет", "Отмена"):
            if no in anna.last.buttons:
                await anna.clicks(no)
    assert await check_all(stage.product.app) == []
    orders = await stage.product.app.db.read(lambda session: _count(session, Order.id))
    assert orders == 0


def _count(session: Any, column: Any) -> int:
    return int(session.scalar(sa.select(sa.func.count(column)), execution_options=across_companies()) or 0)


async def test_a_hundred_messages_at_once_are_all_done_in_order(stage: Stage) -> None:
    anna = stage.anna
    await _opens_shop(stage)
    said = [f"/order Клиент{number}: 1 торт" for number in range(100)]
    if hasattr(anna, "user"):
        for words in said:
            await anna.says(words, wait=False)
        await stage.product.settled()
        await asyncio.wait_for(anna.world.settled(), 60)
    else:
        await asyncio.gather(*(anna.says(words) for words in said))
    app = stage.product.app
    numbers = await app.db.read(
        lambda session: session.execute(
            sa.select(Order.number, Order.id).order_by(Order.number), execution_options=across_companies()
        ).all()
    )
    assert [row.number for row in numbers] == list(range(1, 101))
    left = await app.db.read(lambda session: session.scalar(sa.select(sa.func.count()).where(~Arrived.done)))
    assert left == 0
    assert await check_all(app) == []


def _zip(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


FILES = [
    ("пусто.csv", b""),
    ("пусто.xlsx", b""),
    ("картинка.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ("мусор.csv", bytes(range(256)) * 20),
    ("нули.csv", b"\x00" * 5000),
    ("обрезан.xlsx", _zip("xl/workbook.xml", b"<workbook/>")[:60]),
    ("бомба.xlsx", _zip("xl/worksheets/sheet1.xml", b"0" * 300_000_000)),
    ("бомба.zip", _zip("товары.csv", b"0" * 300_000_000)),
    ("выход.zip", _zip("../../../etc/passwd", b"name,price\nx,1\n")),
    ("программа.csv", b"MZ\x90\x00" + bytes(300)),
    ("заголовок.csv", "товар;цена\n".encode()),
]


async def test_files_that_lie_are_told_so(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await _opens_shop(stage)
    for name, content in FILES:
        with suppress(NotPossible):
            await stage.anna.sends_file(name, content)
        assert stage.anna.last.text, name
        assert "incident" not in caplog.text, f"{name}\n{caplog.text}"
        assert "Traceback" not in stage.anna.last.text
        if "Отмена" in stage.anna.last.buttons:
            await stage.anna.clicks("Отмена")
    assert await check_all(stage.product.app) == []
