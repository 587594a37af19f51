"""What a file is, whatever it is called; and what it may not do to us."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import os
import random
import struct
import zipfile
from pathlib import Path

import pytest

from core.integrations.reading.limits import Limits
from core.integrations.reading.opening import Opened, open_files
from core.integrations.reading.refusals import (
    FileBomb,
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileNested,
    FileRefused,
    FileUnsupported,
    TableTooLarge,
    TooManyFiles,
)
from core.integrations.reading.tables import chunks
from tests.core.integrations.making import sheet_file, text_file, zip_file

CSV = "Товар;Цена\nХлеб;45\n"


def opened(folder: Path, *files: tuple[str, Path], limits: Limits | None = None) -> Opened:
    return open_files(files, folder / "scratch", limits or Limits())


def raw(folder: Path, name: str, content: bytes) -> tuple[str, Path]:
    (folder / name).write_bytes(content)
    return name, folder / name


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("прайс.xls", b"<html><body><table><tr><td>1</td></tr></table>", "html"),
        ("прайс.xls", "\ufeff<table border=1><tr><td>Товар</td></tr></table>".encode("utf-16-le"), "html"),
        (
            "прайс.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "xml_excel",
        ),
        ("отчёт.csv", b"%PDF-1.7 ...", "pdf"),
        ("фото.csv", b"\x89PNG\r\n\x1a\n....", "picture"),
        ("данные.csv", b'[{"name": "a"}]', "json"),
        (
            "старый.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 40,
            "old_excel",
        ),
        ("письмо.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "word"),
        ("база.csv", b"SQLite format 3\x00" + b"\x00" * 100, "database"),
        ("шум.csv", random.Random(5).randbytes(5000), "binary"),
        ("архив.zip", b"Rar!\x1a\x07", "other_archive"),
    ],
)
def test_a_file_is_what_it_holds_not_what_it_is_called(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    with pytest.raises(FileUnsupported) as refused:
        opened(tmp_path, raw(tmp_path, name, content))
    assert refused.value.data == {"file": name, "found": found}


def test_a_csv_called_xlsx_and_a_workbook_called_csv_are_read(tmp_path: Path) -> None:
    book = sheet_file(tmp_path, "a.xlsx", Лист=[["Товар", "Цена"], ["Хлеб", 45]])
    lying = ("отчёт.csv", book[1])
    tables = opened(tmp_path, text_file(tmp_path, "прайс.xlsx", CSV), lying).tables
    assert [[row for chunk in chunks(table) for row in chunk.rows] for table in tables] == [
        [["Товар", "Цена"], ["Хлеб", "45"]]
    ] * 2


@pytest.mark.parametrize("content", [b"", b"   \r\n \n", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileEmpty):
        opened(tmp_path, raw(tmp_path, "пусто.csv", content))


def test_a_workbook_under_a_password(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(FileEncrypted):
        opened(tmp_path, raw(tmp_path, "тайна.xlsx", locked))


def test_an_archive_under_a_password(tmp_path: Path) -> None:
    name, path = zip_file(tmp_path, "a.zip", {"a.csv": CSV.encode()})
    content = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(signature) + at
        content[start] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(FileEncrypted):
        opened(tmp_path, (name, path))


def test_a_damaged_archive_and_a_damaged_workbook(tmp_path: Path) -> None:
    for name, path in (
        zip_file(tmp_path, "a.zip", {"a.csv": os.urandom(5000)}),
        sheet_file(tmp_path, "b.xlsx", Лист=[["Товар", "Цена"], ["Хлеб", 45]]),
    ):
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        with pytest.raises(FileDamaged):
            opened(tmp_path, (name, path))
        path.write_bytes(content[:200] + bytes(300) + content[500:])
        with pytest.raises(FileRefused):
            opened(tmp_path, (name, path))


def test_an_archive_gives_its_files_and_leaves_out_what_systems_add(tmp_path: Path) -> None:
    inside = {"папка/товары.csv": CSV.encode(), "__MACOSX/._товары.csv": b"\x00\x05", ".DS_Store": b"\x00"}
    result = opened(tmp_path, zip_file(tmp_path, "выгрузка.zip", inside))
    assert [table.name for table in result.tables] == ["товары.csv"]
    assert result.refused == []


def test_an_entry_without_a_name_is_passed_over(tmp_path: Path) -> None:
    name, path = zip_file(tmp_path, "a.zip", {"a.csv": CSV.encode(), "b.csv": CSV.encode()})
    content = bytearray(path.read_bytes())
    place = content.rindex(b"b.csv")
    content[place] = 0
    path.write_bytes(bytes(content))
    assert [table.name for table in opened(tmp_path, (name, path)).tables] == ["a.csv"]


def test_windows_archives_keep_russian_names(tmp_path: Path) -> None:
    name, path = zip_file(tmp_path, "a.zip", {"AAAAAA.csv": CSV.encode()})
    path.write_bytes(path.read_bytes().replace(b"AAAAAA", "товары".encode("cp866")))
    assert opened(tmp_path, (name, path)).tables[0].name == "товары.csv"


def test_gzip_is_opened(tmp_path: Path) -> None:
    table = opened(tmp_path, raw(tmp_path, "продажи.csv.gz", gzip.compress(CSV.encode()))).tables[0]
    assert table.name == "продажи.csv"
    with pytest.raises(FileDamaged):
        opened(tmp_path, raw(tmp_path, "b.gz", gzip.compress(os.urandom(9000))[:4000]))


def test_one_bad_file_among_good_ones_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    result = opened(tmp_path, text_file(tmp_path, "a.csv", CSV), raw(tmp_path, "b.csv", b"%PDF-1.4"))
    assert [table.name for table in result.tables] == ["a.csv"]
    assert [(refused.file, refused.data["found"]) for refused in result.refused] == [("b.csv", "pdf")]


def test_an_archive_inside_an_archive_is_refused(tmp_path: Path) -> None:
    _, inner = zip_file(tmp_path, "inner.zip", {"a.csv": CSV.encode()})
    with pytest.raises(FileNested):
        opened(tmp_path, zip_file(tmp_path, "outer.zip", {"inner.zip": inner.read_bytes()}))


def test_zip_bombs(tmp_path: Path) -> None:
    small = Limits(unpacked_bytes=3_000_000, ratio_from=1_000_000)
    with pytest.raises(FileBomb):
        opened(tmp_path, zip_file(tmp_path, "a.zip", {"a.csv": b"a,b\n" * 1_000_000}), limits=small)
    with pytest.raises(FileBomb):
        opened(tmp_path, zip_file(tmp_path, "ratio.zip", {"a.csv": b"a" * 2_000_000}), limits=small)
    with pytest.raises(FileBomb):
        opened(tmp_path, raw(tmp_path, "a.csv.gz", gzip.compress(b"a,b\n" * 1_000_000)), limits=small)
    with pytest.raises(TooManyFiles):
        opened(tmp_path, zip_file(tmp_path, "many.zip", {f"{i}.csv": b"a,b" for i in range(300)}))


def test_an_archive_that_lies_about_its_sizes(tmp_path: Path) -> None:
    name, path = zip_file(tmp_path, "a.zip", {"a.csv": b"a,b\n" * 1_000_000})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 24 :][:4]
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 100)
    path.write_bytes(bytes(content))
    with pytest.raises((FileDamaged, FileBomb)):
        opened(tmp_path, (name, path), limits=Limits(unpacked_bytes=3_000_000))


def replaced_part(path: Path, part: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, body in (parts | {part: content}).items():
            book.writestr(name, body)


def sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()


def test_a_workbook_that_claims_seventeen_billion_cells(tmp_path: Path) -> None:
    name, path = sheet_file(tmp_path, "a.xlsx", Лист=[["Товар"]])
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    for cells in (far, far.replace('"', "'"), far.replace('r="XFD', 'R="x" r="XFD')):
        replaced_part(path, "xl/worksheets/sheet1.xml", sheet_xml(cells))
        with pytest.raises(TableTooLarge):
            opened(tmp_path, (name, path))


def test_a_workbook_of_one_endless_string(tmp_path: Path) -> None:
    name, path = sheet_file(tmp_path, "a.xlsx", Лист=[["Товар"]])
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    )
    replaced_part(path, "xl/sharedStrings.xml", strings % (b"a" * 3_000_000))
    with pytest.raises(FileBomb):
        opened(tmp_path, (name, path))


def test_a_workbook_that_repeats_a_long_string_without_end(tmp_path: Path) -> None:
    name, path = sheet_file(tmp_path, "a.xlsx", Лист=[["Товар"]])
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    )
    replaced_part(path, "xl/sharedStrings.xml", strings % random.Random(1).randbytes(15_000).hex().encode())
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 2000))
    replaced_part(path, "xl/worksheets/sheet1.xml", sheet_xml(rows))
    with pytest.raises(FileBomb):
        opened(tmp_path, (name, path), limits=Limits(unpacked_bytes=1_000_000))


def test_every_visible_sheet_is_a_table_and_hidden_ones_are_named(tmp_path: Path) -> None:
    name, path = sheet_file(
        tmp_path, "книга.xlsx", Товары=[["Товар"], ["Хлеб"]], Клиенты=[["ФИО"], ["Анна"]], Тайна=[["x"]]
    )
    with zipfile.ZipFile(path) as book:
        xml = book.read("xl/workbook.xml")
    replaced_part(
        path,
        "xl/workbook.xml",
        xml.replace(b'name="\xd0\xa2\xd0\xb0\xd0\xb9', b'state="hidden" name="\xd0\xa2\xd0\xb0\xd0\xb9'),
    )
    result = opened(tmp_path, (name, path))
    assert [table.name for table in result.tables] == ["книга.xlsx · Товары", "книга.xlsx · Клиенты"]
    assert result.hidden_sheets == ["Тайна"]


def test_cells_of_a_workbook_keep_their_meaning(tmp_path: Path) -> None:
    name, path = sheet_file(
        tmp_path,
        "a.xlsx",
        Лист=[
            ["Код", "Цена", "Когда", "Есть"],
            [4600000000012, 0.1 + 0.2, dt.datetime(2024, 1, 5, tzinfo=dt.UTC), True],
            ["007", 12.75, dt.datetime(2024, 1, 5, 9, 30, tzinfo=dt.UTC), False],
            ["две\nстроки", 1e-7, None, None],
        ],
    )
    table = opened(tmp_path, (name, path)).tables[0]
    assert [row for chunk in chunks(table) for row in chunk.rows] == [
        ["Код", "Цена", "Когда", "Есть"],
        ["4600000000012", "0.3", "2024-01-05", "TRUE"],
        ["007", "12.75", "2024-01-05 09:30:00", "FALSE"],
        ["две строки", "0.0000001", "", ""],
    ]


def test_many_columns_and_a_text_without_lines_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableTooLarge):
        opened(tmp_path, text_file(tmp_path, "a.csv", ";".join("abc" for _ in range(1000))))
    with pytest.raises(FileDamaged):
        opened(tmp_path, text_file(tmp_path, "a.csv", "а" * 300_000))


def test_memory_of_a_gzip_bomb_stays_flat(tmp_path: Path) -> None:
    """Every zero is written out in small pieces and counted: the refusal comes before the disk is full."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as out:
        for _ in range(64):
            out.write(bytes(1 << 20))
    name, path = raw(tmp_path, "a.gz", packed.getvalue())
    with pytest.raises(FileBomb):
        opened(tmp_path, (name, path), limits=Limits(unpacked_bytes=5_000_000))
    assert (
        sum(file.stat().st_size for file in (tmp_path / "scratch").rglob("*") if file.is_file()) < 6_000_000
    )
