"""Workbooks as a spreadsheet program reads them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from core.blocks import (
    Column,
    Day,
    DocNo,
    Moment,
    Money,
    Percent,
    Price,
    Qty,
    Sheet,
    Span,
    Table,
    Value,
    say,
)
from core.texts import Locale, Speaker, Texts
from handlers.drawing.planning import sheet_plan
from handlers.drawing.sheets import write

NAME, AMOUNT, SUM = (
    Column(say("shop-said", text="Товар")),
    Column(say("shop-said", text="Кол-во"), "number"),
    Column(say("shop-said", text="Сумма"), "number"),
)


def book(texts: Texts, *tables: Table, locale: Locale = "ru") -> bytes:
    sheet = Sheet(say("shop-said", text="Продажи"), list(tables))
    return write(sheet_plan(sheet, texts, Speaker(locale, "Europe/Moscow")))


def rows(content: bytes, at: int = 0) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(at).to_python()


def xml(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def test_numbers_and_dates_are_what_they_are(texts: Texts) -> None:
    values: list[Value] = [
        "Торт",
        Qty(2_500, "kg"),
        Money(125_050, "RUB"),
        Price(12_000_125, "RUB"),
        Percent(1_250),
        Day(date(2026, 11, 21)),
        Moment(datetime(2026, 11, 21, 21, 30, tzinfo=UTC)),
        7,
        None,
        DocNo("order", 12),
        Span(date(2026, 11, 1), date(2026, 11, 2)),
    ]
    table = Table([Column(say("shop-said", text=str(number))) for number in range(len(values))], [values])
    read = rows(book(texts, table))[1]
    assert read[:9] == [
        "Торт",
        2.5,
        1250.5,
        1200.0125,
        0.125,
        date(2026, 11, 21),
        datetime(2026, 11, 22, 0, 30),  # noqa: DTZ001 - spreadsheets know no zones
        7.0,
        "",
    ]
    assert [str(cell).replace("\u00a0", " ") for cell in read[9:]] == ["№ 12", "1–2 ноября"]


@pytest.mark.parametrize(
    "words", ["=1+1", "+7 900 123-45-67", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "0012345"]
)
def test_words_stay_words(texts: Texts, words: str) -> None:
    content = book(texts, Table([NAME], [[words]]))
    assert rows(content)[1] == [words]
    assert "<f>" not in xml(content)
    assert "hyperlink" not in xml(content)


def test_totals_are_formulas_of_their_columns(texts: Texts) -> None:
    lines: list[list[Value]] = [
        ["Торт", Qty(3_000, "pcs"), Money(360_000, "RUB")],
        ["Доставка", Qty(1_000), Money(30_000, "RUB")],
    ]
    table = Table([NAME, AMOUNT, SUM], lines, total=[say("shop-total"), Qty(4_000), Money(390_000, "RUB")])
    content = book(texts, table)
    assert "<f>SUM(C2:C3)</f><v>3900.0</v>" in xml(content)
    assert rows(content)[3] == ["Итого", 4.0, 3900.0]


def test_an_average_is_not_written_as_a_sum(texts: Texts) -> None:
    lines: list[list[Value]] = [[10], [20], [None]]
    content = book(texts, Table([AMOUNT], lines, total=[15]))
    assert "<f>" not in xml(content)
    assert rows(content)[4] == [15.0]


def test_the_header_stays_in_sight(texts: Texts) -> None:
    content = xml(book(texts, Table([NAME, SUM], [["Торт", Money(1, "RUB")]])))
    assert 'state="frozen"' in content
    assert "<autoFilter" in content


def test_columns_are_as_wide_as_their_words(texts: Texts) -> None:
    content = xml(book(texts, Table([NAME, AMOUNT], [["я" * 40, 1]])))
    assert 'min="1" max="1" width="41.' in content


@pytest.mark.parametrize(
    ("currency", "locale", "shown"),
    [
        ("RUB", "ru", "#,##0.00\u00a0&quot;₽&quot;"),
        ("USD", "en", "&quot;$&quot;#,##0.00"),
        ("JPY", "ru", "#,##0\u00a0&quot;JPY&quot;"),
    ],
)
def test_money_is_shown_as_money(texts: Texts, currency: str, locale: Locale, shown: str) -> None:
    content = book(texts, Table([SUM], [[Money(1_000, currency)]]), locale=locale)
    assert shown in xml(content, "xl/styles.xml")


def test_sheets_have_names_that_excel_takes(texts: Texts) -> None:
    titles = ["Продажи: [1/2]?*\\", "продажи   1 2", "", "я" * 50, "Я" * 50, "'"]
    tables = [Table([NAME], [], title=say("shop-said", text=title or "\u0007")) for title in titles]
    names = CalamineWorkbook.from_filelike(io.BytesIO(book(texts, *tables))).sheet_names
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 for name in names)


@pytest.mark.parametrize("words", ["\u0000\u0007\ud83d", "я" * 40_000, "a\nb", "", "寿司 🎂"])
def test_strange_words_do_not_spoil_the_file(texts: Texts, words: str) -> None:
    content = book(texts, Table([NAME], [[words], ["последний"]]))
    assert rows(content)[-1] == ["последний"]


def test_a_workbook_without_tables_opens(texts: Texts) -> None:
    assert rows(book(texts)) == []
