"""Whatever is sent, there is a plan or a refusal in words: never a fault of ours, never a row lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.integrations.reading.fields import header_guesses
from core.integrations.reading.refusals import FileRefused
from tests.core.integrations.making import Read, sheet_file, zip_file

EASY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CELLS = st.sampled_from(
    [
        "",
        " ",
        "Торт",
        "5",
        "-1,5",
        "1.000,50",
        "1e309",
        "05.01.2024",
        "31.02.2024",
        '"',
        '""',
        "a;b",
        "итого",
        "№",
        "=1+1",
        "\x00",
        "\u202e",
        "C-17",
        "10%",
        "да",
        "\ufeff",
        "12:61",
        "99999999999999999999",
        "٣",
        "½",
        "²",
        "Ⅷ",
        "𝟓",
        "十",
    ]
)
HEADS = st.sampled_from(
    [
        "Чек",
        "Дата",
        "Товар",
        "Кол-во",
        "Цена",
        "Сумма",
        "Артикул",
        "Клиент",
        "Телефон",
        "Склад",
        "Остаток",
        "",
        "Код",
        "Скидка, %",
        "Время",
        "Наименование",
        "Штрихкод",
        "Статус",
        "ИНН",
        "id",
        "x",
    ]
)


def reads(folder: Path, name: str, content: bytes) -> Read | None:
    """Read to the end; None for a refusal."""
    (folder / "file").write_bytes(content)
    try:
        return Read(folder, (name, folder / "file"))
    except FileRefused:
        return None


@EASY
@given(content=st.binary(max_size=400))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    reads(tmp_path_factory.mktemp("bytes"), "a.csv", content)


@EASY
@given(text=st.text(max_size=300), codec=st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, text: str, codec: str) -> None:
    reads(tmp_path_factory.mktemp("text"), "a.csv", text.encode(codec, errors="ignore"))


@EASY
@given(
    heads=st.lists(HEADS, min_size=1, max_size=7),
    rows=st.lists(st.lists(CELLS, max_size=9), max_size=12),
    delimiter=st.sampled_from(";,\t|"),
    codec=st.sampled_from(["utf-8", "cp1251"]),
)
def test_any_table_keeps_count_of_every_row(
    tmp_path_factory: pytest.TempPathFactory,
    heads: list[str],
    rows: list[list[str]],
    delimiter: str,
    codec: str,
) -> None:
    text = "\n".join(delimiter.join(row) for row in [heads, *rows])
    read = reads(tmp_path_factory.mktemp("table"), "a.csv", text.encode(codec, errors="replace"))
    if read is None or read.plan.problems:
        return
    totals = read.totals
    given_back = sum(1 for fault in read.faults if fault["code"] != "companion")
    assert given_back == totals.faults
    if read.plan.tables[0].kind in {"sales", "documents"}:
        assert totals.rows == totals.lines + totals.faults + totals.footers
        assert totals.lines == sum(len(document.lines) for document in read.documents)


@EASY
@given(seed=st.integers(0, 10**9), cuts=st.integers(1, 12))
def test_damaged_workbooks_and_archives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, cuts: int
) -> None:
    folder, chance = tmp_path_factory.mktemp("damage"), random.Random(seed)
    rows: list[list[object]] = [["Товар", "Цена"], *([f"Торт {i}", i * 1.5] for i in range(20))]
    for _, path in (
        sheet_file(folder, "a.xlsx", Лист=rows),
        zip_file(folder, "a.zip", {"a.csv": "Товар;Цена\nТорт;5\n".encode() * 20}),
    ):
        content = bytearray(path.read_bytes())
        for _ in range(cuts):
            content[chance.randrange(len(content))] = chance.randrange(256)
        reads(folder, "a.xlsx", bytes(content))


@given(st.text(max_size=60))
def test_any_header(header: str) -> None:
    assert all(0 < guess.score <= 1 for guess in header_guesses(header))
