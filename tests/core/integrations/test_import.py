"""Files brought in: a card shows what will come, a yes brings it, an undo takes it back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import sqlalchemy as sa

from core.acts.calls import Actor, Answer, Ask, Confirm, Done
from core.acts.models import Letter
from core.blocks import Button, Buttons, File, Progress
from core.companies.models import Company
from core.customers.models import Customer
from core.finance.models import Posting
from core.integrations.asking import choice
from core.integrations.models import ImportRun
from core.inventory.models import Barcode, Product
from core.orders.models import Order, OrderLine
from core.reports.check import check
from core.reports.models import SalesCount
from core.tenancy import HouseSession
from tests.core.house import House, Shop, Worker
from tests.core.integrations.making import sheet_file

SALES = (
    "Чек;Дата;Артикул;Товар;Кол-во;Цена;Покупатель\n"
    "17;05.01.2024 10:30;T-1;Торт;2;100,50;Анна\n"
    "17;05.01.2024 10:30;C-1;Чай;1;30;Анна\n"
    "18;06.02.2024;C-1;Чай;3;30;\n"
)


def files(worker: Worker, **texts: str) -> list[dict[str, str]]:
    """Files as a door keeps them."""
    kept = worker.app.files.keep
    return [{"digest": kept(text.encode()), "name": f"{name}.csv"} for name, text in texts.items()]


async def shown(worker: Worker, sent: list[dict[str, str]], **more: Any) -> Confirm:
    return await worker.confirms("integrations.import", files=sent, **more)


async def brought(worker: Worker, sent: list[dict[str, str]], **more: Any) -> Done:
    done = await worker.agrees(await shown(worker, sent, **more))
    assert isinstance(done, Done)
    return done


async def assert_sound(shop: Shop) -> None:
    """`check` finds nothing to name."""
    company = (await shop.standing()).company
    assert company is not None
    found = await shop.read(lambda session: check(session, shop.app.register, company))
    assert [shop.text(difference.said) for difference in found] == []


def plain(worker: Worker, answer: Any) -> str:
    """The words of an answer with ordinary spaces."""
    return worker.text(answer).replace("\xa0", " ")


async def sales_report(shop: Shop, start: str, end: str) -> str:
    return plain(shop, await shop.does("reports.sales", period={"from": start, "to": end}))


async def test_sales_come_in_as_they_were(shop: Shop) -> None:
    card = await shown(shop, files(shop, продажи=SALES))
    text = plain(shop, card)
    for words in ("продажи.csv: продажи, 3 строки", "Чек", "артикул", "321 ₽", "5 января 2024", "Анна"):
        assert words in text, text
    assert await shop.rows(Order) == []
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert "Загружено 2 документа на 321 ₽" in plain(shop, done)
    first, second = sorted(await shop.rows(Order), key=lambda order: order.outer_number or "")
    assert (first.outer_number, first.number, str(first.day), first.total, first.paid) == (
        "17",
        None,
        "2024-01-05",
        23_100,
        23_100,
    )
    assert (first.state, first.payment, first.shipment) == ("done", "paid", "shipped")
    assert second.customer_id is None
    lines = await shop.rows(OrderLine, OrderLine.order_id == first.id)
    assert sorted((line.name, line.quantity, line.total) for line in lines) == [
        ("Торт", 2000, 20_100),
        ("Чай", 1000, 3_000),
    ]
    assert sorted(one.name for one in await shop.rows(Product)) == ["Торт", "Чай"]
    assert sorted(one.code for one in await shop.rows(Barcode)) == ["C-1", "T-1"]
    (anna,) = await shop.rows(Customer)
    assert (anna.name, anna.orders, anna.revenue, anna.owed, str(anna.last_day)) == (
        "Анна",
        1,
        23_100,
        0,
        "2024-01-05",
    )
    await assert_sound(shop)


async def test_a_preview_changes_nothing(shop: Shop) -> None:
    await shown(shop, files(shop, продажи=SALES))
    for model in (Order, OrderLine, Product, Customer, ImportRun):
        assert await shop.rows(model) == []


async def test_the_same_file_again_brings_nothing_new(shop: Shop) -> None:
    await brought(shop, files(shop, продажи=SALES))
    card = await shown(shop, files(shop, копия=SALES))
    assert "Уже загружены\n2" in plain(shop, card)
    done = await shop.agrees(card)
    assert "Уже были загружены\n2" in plain(shop, done)
    assert len(await shop.rows(Order)) == 2
    assert len(await shop.rows(Product)) == 2
    await assert_sound(shop)


async def test_next_months_file_adds_to_the_same_series(shop: Shop) -> None:
    await brought(shop, files(shop, январь=SALES))
    later = SALES + "19;07.03.2024;T-1;Торт;1;100,50;Олег\n"
    await brought(shop, files(shop, март=later))
    assert len(await shop.rows(Order)) == 3
    assert len(await shop.rows(Product)) == 2
    assert {one.name for one in await shop.rows(Customer)} == {"Анна", "Олег"}
    await assert_sound(shop)


async def test_a_changed_document_is_shown_as_a_change_and_replaced(shop: Shop) -> None:
    await brought(shop, files(shop, продажи=SALES))
    changed = SALES.replace("T-1;Торт;2;100,50", "T-1;Торт;3;100,50")
    card = await shown(shop, files(shop, продажи=changed))
    text = plain(shop, card)
    assert "Изменились\n1" in text
    assert "17\n231 ₽\n331,50 ₽" in text
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    (order,) = await shop.rows(Order, Order.outer_number == "17")
    assert (order.total, order.lines) == (33_150, 2)
    await assert_sound(shop)
    await shop.undoes(done)
    (order,) = await shop.rows(Order, Order.outer_number == "17")
    assert order.total == 23_100
    await assert_sound(shop)


async def test_a_document_somebody_works_on_is_left_alone(shop: Shop) -> None:
    done = await brought(shop, files(shop, продажи=SALES))
    (order,) = await shop.rows(Order, Order.outer_number == "17")
    await shop.does("orders.note", order={"id": order.id}, note="позвонить")
    changed = SALES.replace("T-1;Торт;2;100,50", "T-1;Торт;3;100,50")
    again = await brought(shop, files(shop, продажи=changed))
    assert "оставлены как есть (1): 17" in plain(shop, again)
    undone = await shop.undoes(done)
    assert "№ 17" in plain(shop, undone)
    assert [one.outer_number for one in await shop.rows(Order)] == ["17"]
    assert {one.name for one in await shop.rows(Product)} == {"Торт", "Чай"}
    await assert_sound(shop)


async def test_an_undo_leaves_everything_as_before(shop: Shop) -> None:
    await shop.does("inventory.add", name="Кофе", price="90", cost="30")
    await shop.does("orders.sell", lines=[{"product": "доставка", "price": "300"}])
    before = await picture(shop)
    done = await brought(shop, files(shop, продажи=SALES))
    assert await picture(shop) != before
    await shop.undoes(done)
    assert await picture(shop) == before
    await assert_sound(shop)
    refusal = await shop.refused("integrations.take_back", run=done.receipt.subject[1])  # type: ignore[index]
    assert refusal.code == "integrations-withdrawn-already"
    await brought(shop, files(shop, продажи=SALES))
    assert len(await shop.rows(Order, Order.source != "")) == 2


async def picture(shop: Shop) -> dict[str, list[str]]:
    """All that a person could see of orders, goods, customers and sums."""
    found: dict[str, list[str]] = {}
    for model in (Order, OrderLine, Product, Barcode, Customer, SalesCount):
        columns = [column.key for column in model.__mapper__.column_attrs]
        rows = await shop.rows(model)
        shown_rows = [str([getattr(row, name) for name in columns]) for row in rows]
        if model is SalesCount:
            shown_rows = [one for row, one in zip(rows, shown_rows, strict=True) if any_sum(row)]
        found[model.__name__] = sorted(shown_rows)
    return found


def any_sum(row: Any) -> bool:
    """A rollup that came back to nothing is as good as none."""
    skipped = {"company_id", "scope", "day", "ref"}
    return any(getattr(row, c.key) for c in SalesCount.__mapper__.column_attrs if c.key not in skipped)


async def test_returns_zero_prices_and_strays(shop: Shop) -> None:
    text = (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
        "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850\n"
        "536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850\n"
        "C536379,85123a,Lantern,-2,2010-12-01 09:41:00,2.55,17850\n"
        "536589,21777,,-10,2010-12-01 16:50:00,0,\n"
    )
    done = await brought(shop, files(shop, online=text))
    assert "3 документа на 25,50 ₽" in plain(shop, done)
    (customer,) = await shop.rows(Customer)
    assert (customer.name, customer.orders, customer.revenue) == ("Клиент 17850", 2, 2550)
    assert sorted(one.name for one in await shop.rows(Product)) == ["21777", "LANTERN"]
    assert sorted(one.code for one in await shop.rows(Barcode)) == ["21777", "85123A", "85123a"]
    await assert_sound(shop)
    dropped = await shown(shop, files(shop, online=text), choices=[choice("duplicates", "drop")])
    assert "10,20 ₽" in plain(shop, dropped)


async def test_goods_with_stock_customers_and_their_undo(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price="1000", cost="400")
    goods = (
        "Артикул;Наименование;Ед.;Цена;Себестоимость;Остаток;Категория;Мин. остаток\n"
        "T-1;Торт;шт;1200;500;3;Торты;2\nM-1;Мука;кг;45,50;30;12,5;Сырьё;\n"
    )
    people = (
        "ФИО;Телефон;E-mail;ИНН\nИванова Анна;8 (912) 345-67-89;anna@mail.ru;7707083893\nПетров;не помню;;\n"
    )
    card = await shown(shop, files(shop, прайс=goods, клиенты=people))
    assert "2, новых 1" in plain(shop, card)
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    flour = plain(shop, await shop.does("inventory.show", product="мука"))
    assert "45,50 ₽" in flour
    assert "12,5 кг" in plain(shop, await shop.does("inventory.stock", product="мука"))
    assert "3 шт" in plain(shop, await shop.does("inventory.stock", product="торт"))
    (cake,) = await shop.rows(Product, Product.name == "Торт")
    assert (cake.price, cake.cost, cake.category, cake.low_level) == (12_000_000, 5_000_000, "Торты", 2000)
    (anna,) = await shop.rows(Customer, Customer.email == "anna@mail.ru")
    assert (anna.phone, anna.note) == ("+79123456789", "ИНН 7707083893")
    (petrov,) = await shop.rows(Customer, Customer.name == "Петров")
    assert (petrov.phone, petrov.note) == (None, "не помню")
    await assert_sound(shop)
    await shop.undoes(done)
    (cake,) = await shop.rows(Product, Product.archived.is_(False))
    assert (cake.name, cake.price, cake.cost, cake.category) == ("Торт", 10_000_000, 4_000_000, None)
    assert await shop.rows(Customer) == []
    await assert_sound(shop)


async def test_stock_goes_to_the_warehouses_of_the_file(shop: Shop) -> None:
    text = "Товар;Склад;Остаток;Себестоимость\nМука;Основной;5;40\nМука;Цех;2,5;40\nСахар;Цех;-1;50\n"
    done = await brought(shop, files(shop, остатки=text))
    assert "Строки, которые не прочитались (1)" in plain(shop, done)
    assert [product.name for product in await shop.rows(Product)] == ["Мука"]
    stock = plain(shop, await shop.does("inventory.stock", product="мука"))
    assert "Цех" in stock
    assert "7,5" in stock
    await assert_sound(shop)


async def test_history_moves_no_stock_no_money_and_tells_nobody(shop: Shop) -> None:
    asel = await shop.member("Асель", "admin")
    await shop.does("inventory.add", name="Торт", price="1000", cost="400", low_level="5")
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": "10"}])
    before = len(await letters(shop))
    await brought(shop, files(shop, продажи=SALES))
    assert "10 шт" in plain(shop, await shop.does("inventory.stock", product="торт"))
    assert len(await letters(shop)) == before
    assert await shop.rows(Posting) == []
    done = await shop.does("orders.sell", lines=[{"product": "доставка", "price": "300"}])
    (own,) = await shop.rows(Order, Order.source == "")
    assert own.number == 1, done
    assert asel.actor.company_id == shop.actor.company_id


async def letters(shop: Shop) -> list[int]:
    return await shop.read(lambda session: list(session.scalars(sa.select(Letter.id))))


async def test_margin_of_history_is_known_only_where_its_cost_is(shop: Shop) -> None:
    text = "Чек;Дата;Товар;Кол-во;Цена;Себестоимость\n1;05.01.2024;Торт;2;100;60\n2;05.01.2024;Чай;1;50;\n"
    await brought(shop, files(shop, продажи=text))
    (day,) = await shop.rows(SalesCount, SalesCount.scope == "day")
    assert (day.ordered_revenue, day.ordered_cost, day.ordered_uncosted) == (25_000, 12_000, 5_000)
    assert (day.shipped_revenue, day.paid_revenue, day.ordered_orders) == (25_000, 25_000, 2)
    await assert_sound(shop)


async def test_a_sale_belongs_to_the_employee_of_its_name(shop: Shop) -> None:
    text = "Чек;Дата;Товар;Сумма;Продавец\n1;05.01.2024;Торт;100;анна\n2;05.01.2024;Торт;100;Ольга\n"
    await brought(shop, files(shop, продажи=text))
    first, second = sorted(await shop.rows(Order), key=lambda order: order.outer_number or "")
    assert (first.seller_id, first.note) == (shop.actor.person_id, None)
    assert (second.seller_id, second.note) == (0, "Ольга")
    top = plain(shop, await shop.does("reports.top", entity="employee", period="2024"))
    assert "Анна" in top


async def test_cancelled_documents_are_kept_and_count_for_nothing(shop: Shop) -> None:
    text = "Заказ;Дата;Товар;Сумма;Статус\n1;05.01.2024;Торт;100;Выполнен\n2;05.01.2024;Торт;70;Отменён\n"
    done = await brought(shop, files(shop, продажи=text))
    assert "на 100 ₽" in plain(shop, done)
    (order,) = await shop.rows(Order, Order.outer_number == "2")
    assert order.state == "cancelled"
    await assert_sound(shop)


async def test_documents_without_lines_come_in_as_sums(shop: Shop) -> None:
    text = (
        "Номер;Дата;Контрагент;Сумма документа\n"
        "А-1;05.01.2024;ООО Ромашка;1 500,00\nА-2;06.01.2024;Петров;300,00\n"
    )
    done = await brought(shop, files(shop, реестр=text))
    assert "2 документа на 1 800 ₽" in plain(shop, done)
    assert await shop.rows(Product) == []
    assert {line.name for line in await shop.rows(OrderLine)} == {"Продажа"}
    await assert_sound(shop)


async def test_rows_with_faults_come_back_as_a_workbook_to_mend_and_send(shop: Shop, tmp_path: Path) -> None:
    broken = SALES.replace("C-1;Чай;1;30", "C-1;Чай;один;=1+1")
    card = await shown(shop, files(shop, продажи=broken))
    assert "количество: это не число" in plain(shop, card)
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    file = next(block for block in done.receipt.blocks if isinstance(block, File))
    assert (file.name, file.size) == ("строки с ошибками.xlsx", len(shop.app.files.read(file.digest)))
    rows = sheet_rows(shop.app.files.path(file.digest))
    assert rows[0][:4] == ["Строка", "Причина", "Чек", "Дата"]
    assert [row[:2] for row in rows[1:]] == [
        ["2", "загружена; строка того же документа"],
        ["3", "количество: это не число"],
    ]
    assert rows[2][6] == "один"
    assert rows[2][7] == "=1+1"
    mended = [[{"один": "1", "=1+1": "30"}.get(cell, cell) for cell in row] for row in rows]
    name, path = sheet_file(tmp_path, file.name, Лист=mended)
    await brought(shop, [{"digest": shop.app.files.keep(path.read_bytes()), "name": name}])
    (order,) = await shop.rows(Order, Order.outer_number == "17")
    assert order.total == 23_100


def sheet_rows(path: Path) -> list[list[str]]:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]


async def test_a_closed_period_takes_no_history(shop: Shop) -> None:
    def close(session: HouseSession) -> None:
        session.get_one(Company, shop.actor.company_id).closed_through = date(2024, 1, 31)

    await shop.app.db.write(close)
    done = await brought(shop, files(shop, продажи=SALES))
    assert "Период закрыт, не загружены (1): 17" in plain(shop, done)
    assert [order.outer_number for order in await shop.rows(Order)] == ["18"]


async def test_what_nobody_understands_is_refused_with_a_way_on(shop: Shop) -> None:
    refusal = await shop.refused(
        "integrations.import", files=files(shop, a="Альфа;Бета\nРоза;да\nЛилия;нет\n")
    )
    assert refusal.code == "integrations-nothing-understood"
    labels = [shop.text(button.label) for button in refusal.offers]
    assert labels == ["продажи", "товары", "клиенты", "остатки"]
    act = refusal.offers[1].act
    assert act is not None
    card = await shop.confirms(act.action, **act.args)
    assert "a.csv: товары, 2 строки" in plain(shop, card)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"\x00" * 99, b"<html><table>", b"\xd0\xcf\x11\xe0" * 9]
)
async def test_what_is_no_table_is_refused_in_words(shop: Shop, content: bytes) -> None:
    sent = [{"digest": shop.app.files.keep(content), "name": "прайс.xlsx"}]
    refusal = await shop.refused("integrations.import", files=sent)
    said = shop.text(refusal.said)
    assert "прайс.xlsx" in said
    assert "integrations-" not in said


async def test_without_a_file_one_is_asked_for(shop: Shop) -> None:
    question = await shop.asks("integrations.import")
    assert "Пришлите файл" in shop.text(question.question)
    gone = await shop.refused("integrations.import", files=[{"digest": "0" * 64, "name": "a.csv"}])
    assert gone.code == "integrations-files-gone"


async def test_a_column_is_corrected_in_two_questions(shop: Shop) -> None:
    text = "Дата;Товар;Кол-во;Опт;Сумма\n05.01.2024;Торт;2;90;240\n"
    card = await shown(shop, files(shop, продажи=text))
    button = next(
        one
        for block in card.preview.blocks
        if isinstance(block, Buttons)
        for row in block.rows
        for one in row
        if shop.text(one.label) == "Поправить столбцы"
    )
    assert button.act is not None
    which = await shop.asks(button.act.action, **button.act.args)
    place = next(i for i, option in enumerate(which.options) if shop.text(option.label) == "Опт")  # type: ignore[arg-type]
    what = await shop.picks(which, place)
    assert isinstance(what, Ask)
    price = next(i for i, option in enumerate(what.options) if shop.text(option.label) == "цена")  # type: ignore[arg-type]
    done = await shop.picks(what, price)
    assert isinstance(done, Done)
    assert "«Опт» — цена" in plain(shop, done)
    again = next(block for block in done.receipt.blocks if isinstance(block, Buttons)).rows[0][0].act
    assert again is not None
    card = await shop.confirms(again.action, **again.args)
    assert "Опт — цена" in plain(shop, card)


async def test_only_those_who_may_bring_files_in(shop: Shop) -> None:
    sent = files(shop, продажи=SALES)
    for role in ("editor", "viewer"):
        worker = await shop.member(f"Асель {role}", role)
        refusal = await worker.refused("integrations.import", files=sent)
        assert refusal.code == "acts-not-allowed"
    admin = await shop.member("Олег", "admin")
    await brought(admin, sent)


async def test_another_company_sees_nothing_and_repeats_nothing(house: House, shop: Shop) -> None:
    done = await brought(shop, files(shop, продажи=SALES))
    other = await house.shop("Лютик", owner="Ева")
    assert await other.rows(Order) == []
    await brought(other, files(other, продажи=SALES))
    assert len(await other.rows(Order)) == 2
    assert done.receipt.subject is not None
    refusal = await other.refused("integrations.take_back", run=done.receipt.subject[1])
    assert refusal.code == "acts-not-here"


async def test_a_fall_in_the_middle_is_gone_on_from(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Чек;Дата;Товар;Кол-во;Цена\n" + "".join(
        f"{i};{i % 28 + 1:02}.01.2024;Товар {i % 50};1;10\n" for i in range(1, 1001)
    )
    card = await shown(shop, files(shop, продажи=text))
    told: list[Progress] = []

    async def fall(actor: Actor, progress: Progress) -> None:
        told.append(progress)
        if progress.done >= 600:
            raise asyncio.CancelledError

    shop.app.progress_listeners.append(fall)
    with pytest.raises(asyncio.CancelledError):
        await shop.agrees(card)
    shop.app.progress_listeners.clear()
    (run,) = await shop.rows(ImportRun)
    assert (run.state, run.position) == ("running", 600)
    assert len(await shop.rows(Order)) == 600
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert "1 000 документов на 10 000 ₽" in plain(shop, done)
    assert len(await shop.rows(ImportRun)) == 1
    assert len(await shop.rows(Order)) == 1000
    await assert_sound(shop)
    repeated = await shop.agrees(card)
    assert isinstance(repeated, Done)
    assert repeated.repeated
    assert {shop.text(one.said) for one in told} >= {"Загружаю товары", "Загружаю продажи"}
    sizes = [after.done - before.done for before, after in pairwise(told) if after.total == 1000]
    assert max(sizes) <= 200


async def test_a_stop_leaves_what_is_done_and_can_be_gone_on_from(shop: Shop) -> None:
    text = "Чек;Дата;Товар;Кол-во;Цена\n" + "".join(f"{i};05.01.2024;Торт;1;10\n" for i in range(1, 801))
    card = await shown(shop, files(shop, продажи=text))

    async def stop(actor: Actor, progress: Progress) -> None:
        if progress.total == 800:
            await shop.does("integrations.stop", run=progress.job)

    shop.app.progress_listeners.append(stop)
    done = await shop.agrees(card)
    shop.app.progress_listeners.clear()
    assert isinstance(done, Done)
    assert "Остановлено: загружено 200 из 800" in plain(shop, done)
    assert len(await shop.rows(Order)) == 200
    await assert_sound(shop)
    again = await brought(shop, files(shop, продажи=text))
    assert "Уже были загружены\n200" in plain(shop, again)
    assert len(await shop.rows(Order)) == 800
    await shop.undoes(done)
    assert len(await shop.rows(Order)) == 600
    await assert_sound(shop)


async def test_two_imports_do_not_run_at_once(shop: Shop) -> None:
    card = await shown(shop, files(shop, продажи=SALES))
    seen: list[str] = []

    async def start_another(actor: Actor, progress: Progress) -> None:
        if not seen:
            seen.append("")
            refusal = await shop.refused("integrations.import", files=files(shop, другие=SALES + "\n"))
            seen[0] = refusal.code

    shop.app.progress_listeners.append(start_another)
    await shop.agrees(card)
    shop.app.progress_listeners.clear()
    assert seen == ["integrations-another-runs"]


async def fallen_with_its_process(shop: Shop, text: str) -> None:
    """A house that fell in the middle of an import, and has stood up again as another process."""
    card = await shown(shop, files(shop, продажи=text))

    async def fall(actor: Actor, progress: Progress) -> None:
        if progress.total == 400 and progress.done >= 200:
            raise asyncio.CancelledError

    shop.app.progress_listeners.append(fall)
    with pytest.raises(asyncio.CancelledError):
        await shop.agrees(card)
    shop.app.progress_listeners.clear()
    shop.house.move(seconds=20)

    def by_another_process(session: HouseSession) -> None:
        session.act_for(shop.actor.company_id)
        run = session.scalars(sa.select(ImportRun)).one()
        run.choices = run.choices | {"by": "another life"}

    await shop.app.db.write(by_another_process)


async def pressed(shop: Shop, button: Button) -> Answer:
    assert button.act is not None
    args: dict[str, Any] = dict(button.act.args)
    return await shop.call(button.act.action, **args)


LONG = "Чек;Дата;Товар;Кол-во;Цена\n" + "".join(f"{i};05.01.2024;Торт;1;10\n" for i in range(1, 401))


async def test_a_run_that_fell_with_its_process_is_gone_on_with_by_its_button(shop: Shop) -> None:
    await fallen_with_its_process(shop, LONG)
    refused = await shop.refused("integrations.import", files=files(shop, другие=SALES))
    words = shop.app.texts.say(refused.said, shop.app.speaker(None, "ru"))
    assert "прервалась на 200 из 400" in words
    card = await pressed(shop, refused.offers[0])
    assert isinstance(card, Confirm)
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert len(await shop.rows(ImportRun)) == 1
    assert len(await shop.rows(Order)) == 400
    await shop.undoes(done)
    assert await shop.rows(Order) == []
    await assert_sound(shop)


async def test_a_run_that_fell_with_its_process_may_be_left_or_taken_back(shop: Shop) -> None:
    await fallen_with_its_process(shop, LONG)
    refused = await shop.refused("integrations.import", files=files(shop, другие=SALES))
    left = await pressed(shop, refused.offers[1])
    assert isinstance(left, Done)
    assert "осталось" in plain(shop, left)
    await brought(shop, files(shop, другие=SALES))
    assert len(await shop.rows(Order)) == 202
    back = next(block for block in left.receipt.blocks if isinstance(block, Buttons)).rows[0][0]
    card = await pressed(shop, back)
    assert isinstance(card, Confirm)
    await shop.agrees(card)
    assert len(await shop.rows(Order)) == 2
    await assert_sound(shop)


async def test_english_and_another_currency(house: House) -> None:
    shop = await house.shop("Sakura", currency="USD", zone="Asia/Tokyo", locale="en", owner="Kenji")
    text = "Order ID,Order Date,Product,Qty,Price Each\n1,2024-01-05 23:30,Cake,2,500\n"
    card = await shown(shop, files(shop, sales=text))
    assert "sales.csv: sales, 1 row" in plain(shop, card)
    done = await shop.agrees(card)
    assert "Brought in 1 document of $1,000.00" in plain(shop, done)
    (order,) = await shop.rows(Order)
    assert (str(order.day), order.total) == ("2024-01-05", 100_000)
    assert order.confirmed_at == datetime(2024, 1, 5, 14, 30, tzinfo=UTC)


async def test_yesterdays_till_takes_goods_off_the_shelves_when_asked(shop: Shop) -> None:
    await shop.does("inventory.add", name="Торт", price="1000")
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": "10", "price": "400"}])
    text = (
        "Чек;Дата;Товар;Кол-во;Цена\n1;19.11.2026;Торт;3;1000\n"
        "2;19.11.2026;Торт;-1;1000\n3;19.11.2026;Торт;50;1000\n"
    )
    before = await picture(shop)
    done = await brought(shop, files(shop, касса=text), choices=[choice("moves", "issue")])
    assert "Не хватило на складе, записаны без списания (1): 3" in plain(shop, done)
    assert "8 шт" in plain(shop, await shop.does("inventory.stock", product="торт"))
    first, second, third = sorted(await shop.rows(Order), key=lambda order: order.outer_number or "")
    costs = {line.order_id: line.cost for line in await shop.rows(OrderLine)}
    assert (costs[first.id], costs[third.id]) == (120_000, 2_000_000)
    assert second.total == -100_000
    await assert_sound(shop)
    changed = text.replace("Торт;3;", "Торт;2;")
    again = await brought(shop, files(shop, касса=changed), choices=[choice("moves", "issue")])
    assert "9 шт" in plain(shop, await shop.does("inventory.stock", product="торт"))
    await assert_sound(shop)
    await shop.undoes(again)
    assert "8 шт" in plain(shop, await shop.does("inventory.stock", product="торт"))
    await assert_sound(shop)
    await shop.undoes(done)
    assert "10 шт" in plain(shop, await shop.does("inventory.stock", product="торт"))
    assert await picture(shop) == before
    await assert_sound(shop)


async def test_in_a_group_nobody_reads_what_goods_cost(shop: Shop) -> None:
    text = "Товар;Цена;Себестоимость\nТорт;1200;500\nЧай;дорого;77\nКофе;90;30\n"
    group = Worker(shop.house, replace(shop.actor, group=True, place="-100"), "Анна")
    card = await shown(group, files(shop, прайс=text))
    done = await group.agrees(card)
    assert isinstance(done, Done)
    for answer in (card, done):
        assert "77" not in plain(group, answer)
        assert "500" not in plain(group, answer)
    assert not any(isinstance(block, File) for block in done.receipt.blocks)
    assert "только в личном чате" in plain(group, done)


MANY = "Чек;Дата;Товар;Кол-во;Цена\n" + "".join(
    f"{i};{i % 28 + 1:02}.01.2024;Товар {i % 50};1;10\n" for i in range(1, 501)
)


async def test_others_write_while_an_import_is_taken_back(shop: Shop) -> None:
    before = await picture(shop)
    done = await brought(shop, files(shop, продажи=MANY))
    told: list[Progress] = []

    async def work(actor: Actor, progress: Progress) -> None:
        told.append(progress)
        if len(told) == 2:
            await shop.does("customers.add", name="Пётр")
            refusal = await shop.refused("acts.undo", act={"id": done.act_id})
            assert refusal.code == "integrations-still-running"

    shop.app.progress_listeners.append(work)
    undone = await shop.undoes(done)
    shop.app.progress_listeners.clear()
    assert "Отменено" in plain(shop, undone)
    assert "Убрано документов\n500" in plain(shop, undone)
    assert "Убрано товаров\n50" in plain(shop, undone)
    sizes = [after.done - before.done for before, after in pairwise(told)]
    assert told[-1].done == 550
    assert 0 < min(sizes) <= max(sizes) <= 100
    assert {one.total for one in told} == {550}
    peter = await shop.rows(Customer)
    assert [one.name for one in peter] == ["Пётр"]
    assert {**await picture(shop), "Customer": before["Customer"]} == before
    await assert_sound(shop)


async def test_an_undo_that_fell_in_the_middle_is_gone_on_from(shop: Shop) -> None:
    before = await picture(shop)
    done = await brought(shop, files(shop, продажи=MANY))

    async def fall(actor: Actor, progress: Progress) -> None:
        if progress.done >= 200:
            raise ConnectionResetError

    shop.app.progress_listeners.append(fall)
    with pytest.raises(ConnectionResetError):
        await shop.call("acts.undo", act={"id": done.act_id}, key="press")
    shop.app.progress_listeners.clear()
    assert 200 < len(await shop.rows(Order)) <= 300
    await assert_sound(shop)
    refusal = await shop.refused("integrations.import", files=files(shop, другие=SALES))
    assert refusal.code == "integrations-another-runs"
    undone = await shop.call("acts.undo", act={"id": done.act_id}, key="press")
    assert isinstance(undone, Done)
    assert not undone.repeated
    assert "Убрано документов\n500" in plain(shop, undone)
    assert await picture(shop) == before
    again = await shop.refused("acts.undo", act={"id": done.act_id})
    assert again.code == "acts-already-undone"
    await assert_sound(shop)


async def test_who_fell_long_ago_is_gone_on_from_by_anybodys_undo(shop: Shop) -> None:
    done = await brought(shop, files(shop, продажи=MANY))

    async def fall(actor: Actor, progress: Progress) -> None:
        raise ConnectionResetError

    shop.app.progress_listeners.append(fall)
    with pytest.raises(ConnectionResetError):
        await shop.undoes(done)
    shop.app.progress_listeners.clear()
    shop.house.move(minutes=5)
    await shop.undoes(done)
    assert await shop.rows(Order) == []
    await assert_sound(shop)
