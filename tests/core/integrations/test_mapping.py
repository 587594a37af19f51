"""Which column is which, whatever it is called and whatever stands around the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.integrations.reading.plan import Choices, ImportPlan, Kind
from tests.core.integrations.making import Read, planned, sheet_file, text_file, zip_file


def fields(plan: ImportPlan, table: int = 0) -> dict[str, str]:
    return {column.header: column.field for column in plan.tables[table].columns if column.field}


@pytest.mark.parametrize(
    ("header", "row", "kind", "expected"),
    [
        (
            (
                "Артикул;Наименование;Ед. изм.;Цена розничная, руб.;Цена закупки;Остаток;Категория;Штрих-код;"
                "Мин. остаток"
            ),
            "T-1;Торт;шт;1200,50;500;3;Торты;4600000000012;2",
            Kind.GOODS,
            ["code", "product", "unit", "price", "cost", "quantity", "category", "barcode", "low_level"],
        ),
        ("Код;Номенклатура;Цена", "007;Хлеб;45", Kind.GOODS, ["code", "product", "price"]),
        (
            "SKU,Product Name,Unit Price,Cost,Qty On Hand",
            "T-1,Cake,12.50,5,3",
            Kind.GOODS,
            ["code", "product", "price", "cost", "quantity"],
        ),
        (
            "ФИО;Телефон;E-mail;Адрес доставки;Комментарий;ИНН",
            "Иванова Анна;+7 912 345-67-89;a@b.ru;Ленина, 1;любит торты;7707083893",
            Kind.CUSTOMERS,
            ["customer", "phone", "email", "address", "note", "inn"],
        ),
        (
            "Фамилия;Имя;Отчество;Мобильный",
            "Иванова;Анна;Петровна;89123456789",
            Kind.CUSTOMERS,
            ["last_name", "first_name", "middle_name", "phone"],
        ),
        (
            "Customer Name,Phone,Email",
            "Ann,+1 202 555 0101,ann@x.com",
            Kind.CUSTOMERS,
            ["customer", "phone", "email"],
        ),
        ("Товар;Склад;Остаток", "Мука;Основной;12,5", Kind.STOCK, ["product", "warehouse", "quantity"]),
        ("Item,Stock on hand", "Flour,12", Kind.STOCK, ["product", "quantity"]),
        (
            "№ чека;Дата;Время;Товар;Кол-во;Цена;Сумма;Покупатель;Кассир",
            "17;05.01.2024;10:30;Торт;2;100;200;Анна;Олег",
            Kind.SALES,
            ["number", "date", "time", "product", "quantity", "price", "total", "customer", "employee"],
        ),
        (
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
            "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850,UK",
            Kind.SALES,
            ["number", "code", "product", "quantity", "date", "price", "customer_code", None],
        ),
        (
            "Дата продажи;Наименование товара;Продано, шт;Выручка, руб",
            "05.01.2024;Торт;2;200",
            Kind.SALES,
            ["date", "product", "quantity", "total"],
        ),
        (
            "Order ID;Order Date;Product;Qty;Price Each;Discount %",
            "1;2024-01-05;Cake;2;10.5;15",
            Kind.SALES,
            ["number", "date", "product", "quantity", "price", "discount_percent"],
        ),
        (
            "Колличество;Товарр;Ценна;Датта",
            "2;Торт;100;05.01.2024",
            Kind.SALES,
            ["quantity", "product", "price", "date"],
        ),
    ],
)
def test_headers_as_people_write_them(
    tmp_path: Path, header: str, row: str, kind: Kind, expected: list[str | None]
) -> None:
    plan = planned(tmp_path, text_file(tmp_path, "файл.csv", f"{header}\n{row}\n{row}\n"))
    assert plan.tables[0].kind is kind
    assert [column.field for column in plan.tables[0].columns] == expected


def test_numbers_under_a_word_for_goods_are_codes(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        text_file(tmp_path, "a.csv", "Чек;Дата;Товар;Кол-во\n1;05.01.2024;1017;2\n2;05.01.2024;1018;1\n"),
    )
    assert fields(plan)["Товар"] == "code"


def test_a_report_with_a_title_above_and_totals_below(tmp_path: Path) -> None:
    text = (
        "Отчёт о продажах;;;\nПериод: 01.01.2024 - 31.01.2024;;;\n;;;\n"
        "Дата;Товар;Количество;Сумма\n"
        "05.01.2024;Торт;2;2 400,00\n06.01.2024;Хлеб;1;45,00\nИтого;;3;2 445,00\n"
    )
    read = Read(tmp_path, text_file(tmp_path, "отчёт.csv", text, "cp1251"))
    assert read.plan.tables[0].header_row == 4
    assert (read.totals.lines, read.totals.total, read.totals.footers, read.totals.faults) == (
        2,
        244_500,
        1,
        0,
    )


def test_a_product_called_total_is_no_footer(tmp_path: Path) -> None:
    text = (
        "Дата;Товар;Кол-во;Сумма\n"
        "05.01.2024;Total Effects крем;1;900\n05.01.2024;Всего понемногу (набор);1;100\n"
    )
    assert Read(tmp_path, text_file(tmp_path, "a.csv", text)).totals.lines == 2


def test_a_table_without_headers(tmp_path: Path) -> None:
    text = "".join(f"{day:02}.01.2024;Торт {day % 3};{day % 4 + 1};100,50\n" for day in range(1, 20))
    plan = planned(tmp_path, text_file(tmp_path, "a.csv", text))
    assert plan.tables[0].header_row is None
    assert plan.tables[0].kind is Kind.SALES
    assert fields(plan) == {"#1": "date", "#2": "product", "#3": "quantity", "#4": "price"}


def test_a_price_list_without_headers(tmp_path: Path) -> None:
    plan = planned(tmp_path, text_file(tmp_path, "a.csv", "Торт;1200,50\nХлеб;45\nЧай;60\n"))
    assert (plan.tables[0].kind, fields(plan)) == (Kind.GOODS, {"#1": "product", "#2": "price"})


def test_people_without_headers(tmp_path: Path) -> None:
    text = "Иванова Анна,+7 912 345-67-89,anna@mail.ru\nПетров Олег,+7 912 000-11-22,oleg@mail.ru\n"
    plan = planned(tmp_path, text_file(tmp_path, "a.csv", text))
    assert (plan.tables[0].kind, fields(plan)) == (
        Kind.CUSTOMERS,
        {"#1": "customer", "#2": "phone", "#3": "email"},
    )


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Номенклатура", "Дата", "Продажи", None],
        [None, None, "Количество", "Сумма"],
        ["Торт", "05.01.2024", 2, 2400],
        ["Хлеб", "05.01.2024", 1, 45.5],
    ]
    read = Read(tmp_path, sheet_file(tmp_path, "a.xlsx", Лист=rows))
    assert set(read.fields().values()) == {"product", "date", "quantity", "total"}
    assert read.totals.total == 244_550


def test_the_user_corrects_the_plan(tmp_path: Path) -> None:
    file = text_file(
        tmp_path, "a.csv", "Дата;Товар;Кол-во;Опт;Сумма\n05.01.2024;Торт;2;90;240\n06.01.2024;Чай;1;50;60\n"
    )
    assert "Опт" not in fields(planned(tmp_path, file))
    chosen = Choices(fields={"a.csv": {"Опт": "price", "Сумма": ""}})
    read = Read(tmp_path, file, choices=chosen)
    assert read.fields() == {"Дата": "date", "Товар": "product", "Кол-во": "quantity", "Опт": "price"}
    assert read.totals.total == 23_000


def test_a_table_nobody_understands_is_asked_about_and_taken_as_told(tmp_path: Path) -> None:
    file = text_file(tmp_path, "a.csv", "Альфа;Бета\nТорт;да\nХлеб;нет\n")
    plan = planned(tmp_path, file)
    assert [question.code for question in plan.questions] == ["kind"]
    assert [problem.code for problem in plan.problems] == ["unknown_kind"]
    chosen = Choices(kinds={"a.csv": Kind.GOODS}, fields={"a.csv": {"Альфа": "product"}})
    assert Read(tmp_path, file, choices=chosen).totals.goods == 2


def test_a_doubtful_number_is_a_question_with_the_cells_that_raise_it(tmp_path: Path) -> None:
    file = text_file(tmp_path, "a.csv", "Товар;Цена\nТорт;1.250\nХлеб;2.500\n")
    (question,) = planned(tmp_path, file).questions
    assert (question.code, question.header, question.answer) == ("point", "Цена", ",")
    assert question.examples == ["1.250", "2.500"]
    told = Choices(points={"a.csv": {"Цена": "."}})
    assert [good["price"] for good in Read(tmp_path, file, choices=told).goods] == [12_500, 25_000]


def test_the_order_of_day_and_month_is_a_question(tmp_path: Path) -> None:
    file = text_file(tmp_path, "a.csv", "Дата;Товар;Кол-во\n01/02/2024;Торт;1\n")
    (question,) = [q for q in planned(tmp_path, file).questions if q.code == "order"]
    assert question.answer == "dmy"
    assert Read(tmp_path, file).totals.first_day == "2024-02-01"
    told = Choices(orders={"a.csv": {"Дата": "mdy"}})
    assert Read(tmp_path, file, choices=told).totals.first_day == "2024-01-02"


def test_what_stays_behind_is_named(tmp_path: Path) -> None:
    plan = planned(tmp_path, text_file(tmp_path, "a.csv", "Товар;Цена;Страна\nТорт;5;Россия\n"))
    assert [column.header for column in plan.tables[0].columns if column.field is None] == ["Страна"]


def test_files_of_one_program_have_one_source(tmp_path: Path) -> None:
    january = planned(
        tmp_path, text_file(tmp_path, "янв.csv", "Чек;Дата;Товар;Кол-во\n1;05.01.2024;Торт;1\n")
    )
    february = planned(
        tmp_path, text_file(tmp_path, "фев (1).csv", "Чек;Дата;Товар;Кол-во\n2;05.02.2024;Чай;1\n")
    )
    other = planned(
        tmp_path, text_file(tmp_path, "b.csv", "Чек;Дата;Товар;Кол-во;Цена\n2;05.02.2024;Чай;1;5\n")
    )
    assert january.source == february.source != other.source


def test_customers_and_goods_join_sales_by_their_ids(tmp_path: Path) -> None:
    entries = {
        "customers.csv": "id,name,phone\n1,Ann,+7 912 345-67-89\n2,Bob,+7 912 345-67-88\n"
        "3,Eve,+7 912 345-67-87\n",
        "products.csv": "id,name,price,category_id\n10,Cake,12.50,1\n11,Tea,3,2\n12,Pie,4,1\n",
        "categories.csv": "id,name\n1,Sweet\n2,Drinks\n",
        "order_items.csv": "order_id,product_id,quantity\n100,10,2\n100,11,1\n101,11,3\n",
        "orders.csv": "id,customer_id,created_at\n100,1,2024-01-05 10:00\n"
        "101,2,2024-01-06 11:00\n102,3,2024-01-07\n",
    }
    read = Read(
        tmp_path, zip_file(tmp_path, "shop.zip", {name: text.encode() for name, text in entries.items()})
    )
    joined = {
        (read.plan.tables[j.child].name, j.child_header, read.plan.tables[j.parent].name)
        for j in read.plan.joins
    }
    assert joined == {
        ("order_items.csv", "order_id", "orders.csv"),
        ("order_items.csv", "product_id", "products.csv"),
        ("orders.csv", "customer_id", "customers.csv"),
        ("products.csv", "category_id", "categories.csv"),
    }
    assert (read.totals.documents, read.totals.lines, read.totals.total) == (2, 3, 3_700)
    assert read.totals.empty_documents == 1
    assert [(good["code"], good["name"], good["category"]) for good in read.goods] == [
        ("10", "Cake", "Sweet"),
        ("11", "Tea", "Drinks"),
        ("12", "Pie", "Sweet"),
    ]
    people = read.records("people")
    assert [people[document.person or 0]["name"] for document in read.documents] == ["Ann", "Bob"]


def test_a_line_whose_document_is_nowhere_is_given_back(tmp_path: Path) -> None:
    entries = {
        "lines.csv": "order_id,item,qty,price\n"
        + "".join(f"{i},Tea,1,5\n" for i in range(1, 31))
        + "999,Tea,1,5\n",
        "orders.csv": "order_id,date\n" + "".join(f"{i},2024-01-05\n" for i in range(1, 31)),
    }
    read = Read(
        tmp_path, zip_file(tmp_path, "a.zip", {name: text.encode() for name, text in entries.items()})
    )
    assert read.plan.joins[0].missing == 1
    assert [(fault["row"], fault["code"], fault["cells"]) for fault in read.faults] == [
        (32, "no_match", ["999", "Tea", "1", "5"])
    ]
