"""Rows become documents, goods and people to the last kopeck, and nothing goes missing in silence."""

from __future__ import annotations

import datetime as dt
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.integrations.reading.plan import Choices
from tests.core.integrations.making import Read, sheet_file, text_file

HEAD = "Чек;Дата;Товар;Кол-во;Цена\n"


def sales(folder: Path, body: str, head: str = HEAD, choices: Choices | None = None) -> Read:
    return Read(folder, text_file(folder, "a.csv", head + body), choices=choices)


def test_lines_of_a_document_stand_together_with_its_own_number(tmp_path: Path) -> None:
    read = sales(
        tmp_path,
        "Ч-1;05.01.2024 10:30;Торт;2;100,50\nЧ-1;05.01.2024 10:30;Чай;1;30\nЧ-2;06.01.2024;Чай;3;30\n",
    )
    first, second = read.documents
    assert (first.number, first.day, first.time) == ("Ч-1", dt.date(2024, 1, 5), dt.time(10, 30))
    assert [(line.quantity, line.price, line.total) for line in first.lines] == [
        (2000, 1_005_000, 20_100),
        (1000, 300_000, 3_000),
    ]
    assert (second.time, read.totals.total) == (None, 32_100)


def test_lines_of_a_document_may_lie_apart(tmp_path: Path) -> None:
    read = sales(tmp_path, "1;05.01.2024;Торт;1;100\n2;05.01.2024;Чай;1;30\n1;05.01.2024;Кофе;1;50\n")
    assert [(d.number, len(d.lines)) for d in read.documents] == [("1", 2), ("2", 1)]
    assert (read.totals.documents, read.totals.lines) == (2, 3)


def test_returns_zero_prices_and_duplicates_are_kept_and_counted(tmp_path: Path) -> None:
    body = (
        "1;05.01.2024;Торт;2;100\n1;05.01.2024;Торт;2;100\nC0001;06.01.2024;Торт;-1;100\n"
        "3;06.01.2024;Чай;1;0\n4;06.01.2024;Чай;-5;0\n"
    )
    totals = sales(tmp_path, body).totals
    assert (totals.lines, totals.total) == (5, 30_000)
    assert (totals.returns, totals.returns_total) == (2, -10_000)
    assert (totals.marked_returns, totals.marked_returns_total) == (1, -10_000)
    assert (totals.zero_prices, totals.duplicates, totals.duplicates_total) == (2, 1, 20_000)
    dropped = sales(tmp_path, body, choices=Choices(duplicates="drop")).totals
    assert (dropped.lines, dropped.total, dropped.duplicates) == (4, 10_000, 1)


def test_a_return_by_its_name_turns_its_signs(tmp_path: Path) -> None:
    head = "Регистратор;Товар;Количество;Сумма\n"
    body = (
        "Реализация товаров и услуг 0000-000123 от 12.01.2024 10:00:00;Торт;2;240\n"
        "Возврат товаров от покупателя 0000-000007 от 13.01.2024 9:00:00;Торт;1;120\n"
    )
    read = sales(tmp_path, body, head)
    assert [(d.number, d.day.day, d.lines[0].total) for d in read.documents] == [
        ("0000-000123", 12, 24_000),
        ("0000-000007", 13, -12_000),
    ]


def test_a_stated_sum_wins_over_its_factors_and_the_difference_is_counted(tmp_path: Path) -> None:
    head = "Чек;Дата;Товар;Кол-во;Цена;Сумма\n"
    read = sales(
        tmp_path,
        "1;05.01.2024;Торт;2;100;180\n2;05.01.2024;Чай;3;33,33;99,99\n3;05.01.2024;Чай;3;;100\n",
        head,
    )
    assert [line.total for d in read.documents for line in d.lines] == [18_000, 9_999, 10_000]
    assert read.documents[2].lines[0].price == 333_333
    assert read.totals.mismatched == 1


@pytest.mark.parametrize(
    ("header", "cell", "total"),
    [
        ("Скидка, %", "10", 18_000),
        ("Скидка", "10%", 18_000),
        ("Скидка", "15", 18_500),
        ("Discount", "0.15", 17_000),
    ],
)
def test_discounts(tmp_path: Path, header: str, cell: str, total: int) -> None:
    read = sales(tmp_path, f"1;05.01.2024;Торт;2;100;{cell}\n", HEAD.strip() + f";{header}\n")
    assert read.totals.total == total


def test_rows_that_cannot_be_taken_come_back_whole_with_number_and_reason(tmp_path: Path) -> None:
    body = (
        "1;05.01.2024;;2;100\n2;вчера;Торт;2;100\n3;05.01.2024;Торт;два;100\n4;05.01.2024;Торт;;100\n"
        "5;05.01.2024;Торт;0;100\n6;05.01.2024;Торт;1;1e309\n7;05.01.2024;Торт;1;100;лишнее\n8;;Торт;1;100\n9;05.01.2024;Торт;1;100\n"
        "10;31.02.2024;Торт;1;100\n"
    )
    read = sales(tmp_path, body)
    assert [(fault["row"], fault["code"]) for fault in read.faults] == [
        (2, "missing_product"),
        (3, "bad_date"),
        (4, "bad_number"),
        (5, "missing_quantity"),
        (6, "zero_quantity"),
        (7, "number_too_large"),
        (8, "too_many_cells"),
        (9, "missing_date"),
        (11, "bad_date"),
    ]
    assert read.faults[1]["cells"] == ["2", "вчера", "Торт", "2", "100"]
    assert read.totals.rows == read.totals.lines + read.totals.faults
    assert read.totals.faults_by_code["bad_date"] == 2


def test_a_merged_document_cell_covers_the_rows_below(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Номер", "Дата", "Покупатель", "Товар", "Количество", "Сумма"],
        ["A-1", "05.01.2024", "Анна", "Торт", 1, 100],
        [None, None, None, "Чай", 2, 60],
        ["A-2", "06.01.2024", "Олег", "Чай", 1, 30],
    ]
    read = Read(tmp_path, sheet_file(tmp_path, "a.xlsx", Лист=rows))
    assert [(d.number, len(d.lines)) for d in read.documents] == [("A-1", 2), ("A-2", 1)]
    assert (read.totals.inherited, read.totals.without_customer) == (1, 0)


def test_sales_without_numbers_make_documents_by_the_chosen_rule(tmp_path: Path) -> None:
    head, body = "Дата;Товар;Сумма\n", "05.01.2024;Торт;100\n05.01.2024;Чай;30\n06.01.2024;Чай;30\n"
    by_day = sales(tmp_path, body, head)
    assert [d.number for d in by_day.documents] == ["2024-01-05", "2024-01-06"]
    assert [q.code for q in by_day.plan.questions] == ["grouping", "moves"]
    assert sales(tmp_path, body, head, Choices(grouping="row")).totals.documents == 3


def test_codes_that_differ_by_case_are_one_good_when_they_are_called_the_same(tmp_path: Path) -> None:
    head = "Чек;Дата;Артикул;Товар;Кол-во;Цена\n"
    body = (
        "1;05.01.2024;85123A;Фонарь;1;10\n2;05.01.2024;85123a;ФОНАРЬ;1;10\n3;05.01.2024;m;Ручной ввод;1;5\n"
        "4;05.01.2024;M;Мука;1;5\n"
        "5;05.01.2024;7b;;1;5\n6;05.01.2024;7B;Свеча;1;5\n"
    )
    read = sales(tmp_path, body, head)
    same = [good["same_as"] for good in read.goods]
    assert same == [0, 0, 2, 3, 4, 4]
    assert read.goods[4]["name"] == "Свеча"
    totals = read.totals
    assert (totals.codes, totals.codes_beyond_case, totals.merged_codes, totals.goods) == (6, 3, 2, 4)


def test_the_usual_name_of_a_code_is_kept(tmp_path: Path) -> None:
    head = "Чек;Дата;Артикул;Товар;Кол-во;Цена\n"
    read = sales(
        tmp_path, "1;05.01.2024;A;?;1;10\n2;05.01.2024;A;Торт;1;10\n3;05.01.2024;A;Торт;1;12\n", head
    )
    assert (read.goods[0]["name"], read.goods[0]["price"], read.totals.renamed_codes) == ("Торт", 120_000, 1)


def test_a_barcode_that_a_spreadsheet_rounded_is_given_back(tmp_path: Path) -> None:
    read = Read(
        tmp_path,
        text_file(tmp_path, "a.csv", "Штрихкод;Товар;Цена\n4,60712E+12;Торт;5\n4607000000012;Чай;5\n"),
    )
    assert [(fault["row"], fault["code"]) for fault in read.faults] == [(2, "rounded_code")]


def test_groups_of_a_price_list_become_categories(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Наименование", "Ед.", "Цена"],
        ["Напитки", None, None],
        ["Чай", "шт", 30],
        ["Торты", None, None],
        ["Наполеон", "шт", 1200],
    ]
    read = Read(tmp_path, sheet_file(tmp_path, "прайс.xlsx", Прайс=rows))
    assert [(good["name"], good["category"]) for good in read.goods] == [
        ("Чай", "Напитки"),
        ("Наполеон", "Торты"),
    ]
    assert (read.totals.headings, read.totals.faults) == (2, 0)


def test_stock_keeps_its_places_and_values(tmp_path: Path) -> None:
    text = (
        "Товар;Склад;Остаток;Себестоимость\nМука;Основной;12,500;40,50\nМука;Цех;1,5;40,50\nСахар;Цех;;50\n"
    )
    read = Read(tmp_path, text_file(tmp_path, "остатки.csv", text))
    lines = [list(line) for line in read.records("stock")]
    assert lines == [[0, "Основной", 12_500, 50_625, 2], [0, "Цех", 1_500, 6_075, 3]]
    assert read.goods[1]["name"] == "Сахар"


def test_people_are_known_by_code_phone_mail_or_name(tmp_path: Path) -> None:
    text = (
        "ФИО;Телефон\nАнна;8 912 345-67-89\nАнна И.;+7 (912) 345 67 89\n"
        "Олег;\nолег;\n;\nЕва;+7 900 000-00-00\n"
    )
    read = Read(tmp_path, text_file(tmp_path, "клиенты.csv", text))
    assert [person["name"] for person in read.records("people")] == ["Анна", "Олег", "Ева"]


def test_wild_text_is_tamed(tmp_path: Path) -> None:
    zalgo = "Т" + "\u0301" * 40 + "орт"
    read = sales(
        tmp_path,
        f"1;05.01.2024;{zalgo};1;10\n2;05.01.2024;\u202eкофе\u200b\x07;1;10\n"
        f"3;05.01.2024;{'я' * 5000};1;10\n",
    )
    names = [good["name"] for good in read.goods]
    assert len(names[0]) < 10
    assert names[1] == "кофе"
    assert len(names[2]) == 300


def test_an_unclosed_quote_swallows_nothing(tmp_path: Path) -> None:
    body = "".join(f"{i};05.01.2024;{'Торт' if i != 7 else chr(34) + 'Чай'};1;10\n" for i in range(1, 40))
    body += '40;05.01.2024;"Кофе ""Арабика""; зерно";1;10\n41;05.01.2024;"в две\nстроки";1;10\n'
    read = sales(tmp_path, body)
    assert (read.totals.lines, read.totals.faults) == (41, 0)
    assert {good["name"] for good in read.goods} == {"Торт", '"Чай', 'Кофе "Арабика"; зерно', "в две строки"}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.tuples(st.integers(1, 8), st.integers(-50, 50).filter(bool), st.integers(0, 500_000)),
        min_size=1,
        max_size=60,
    ),
    point=st.sampled_from([",", "."]),
)
def test_every_row_is_in_a_document_and_the_sum_is_exact(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[int, int, int]], point: str
) -> None:
    folder = tmp_path_factory.mktemp("sum")
    body = "".join(
        f"Ч{number};05.01.2024;Торт {number};{quantity};{price // 100}{point}{price % 100:02}\n"
        for number, quantity, price in lines
    )
    read = sales(folder, body)
    assert read.totals.lines == len(lines) == sum(len(d.lines) for d in read.documents)
    assert read.totals.total == sum(quantity * price for _, quantity, price in lines)
    assert read.totals.documents == len({number for number, _, _ in lines})


@pytest.mark.slow
def test_memory_stays_flat_while_rows_grow(tmp_path: Path) -> None:
    """What is kept per row is less than the row itself: documents go to disk as they are read."""
    peaks = []
    for rows in (12_000, 36_000):
        tracemalloc.start()
        read = Read(tmp_path / str(rows), many_sales(tmp_path, rows))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (read.totals.rows, read.totals.documents) == (rows, rows // 3)
    assert peaks[1] - peaks[0] < 24_000 * 200


def many_sales(folder: Path, rows: int) -> tuple[str, Path]:
    chance = random.Random(3)
    path = folder / "много.csv"
    with path.open("w", encoding="cp1251") as stream:
        stream.write("Чек;Дата;Артикул;Товар;Кол-во;Цена;Покупатель\n")
        for i in range(rows):
            good, day = chance.randrange(500), i // 3 % 28 + 1
            stream.write(
                f"{i // 3};{day:02}.01.2024 10:{i // 3 % 60:02};T{good};Торт {good};"
                f"{i % 5 + 1};{good},50;К{i // 3 % 900}\n"
            )
    return path.name, path
