"""What a reader of Telegram gets to see of answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from core.acts.calls import Ask, Choose, Confirm, Done, Option
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Chart,
    Column,
    DocNo,
    Fact,
    Facts,
    File,
    Moment,
    Money,
    Percent,
    Price,
    Progress,
    Qty,
    Receipt,
    Series,
    Sheet,
    Table,
    Text,
    Value,
    say,
)
from core.errors import Conflict
from handlers.telegram.messages import DocumentMessage, PhotoMessage, TextMessage
from handlers.telegram.render import Renderer
from tests.doors.telegram.conftest import labels, read

Render = Callable[..., Renderer]
NAME, AMOUNT, SUM = (
    Column(say("shop-product")),
    Column(say("shop-quantity"), "number"),
    Column(say("shop-sum"), "number"),
)


def rub(roubles: int) -> Money:
    return Money(roubles * 100, "RUB")


def said(text: str) -> Text:
    return Text(say("shop-said", text=text))


def shown(render: Render, *blocks: Block) -> str:
    """The only message of some blocks, its hard spaces softened."""
    (message,) = render().receipt(Receipt(list(blocks)))
    return read(message).text.replace("\u00a0", " ")


def test_an_order_on_a_phone(render: Render) -> None:
    lines: list[list[Value]] = [
        ["Торт Наполеон", Qty(3_000, "pcs"), rub(3_600)],
        ["Доставка по городу до подъезда", Qty(1_000), rub(300)],
    ]
    receipt = Receipt(
        [
            Text(say("shop-title", number=DocNo("order", 1)), "title"),
            Facts([Fact(say("shop-customer"), "Иванова")]),
            Table([NAME, AMOUNT, SUM], lines, total=[say("shop-total"), None, rub(3_900)]),
        ]
    )
    (message,) = render().done(Done(receipt, "orders.create", 77))
    assert read(message).text.replace("\u00a0", " ") == (
        "Заказ № 1 записан\n"
        "Клиент: Иванова\n"
        "\n"
        "Товар              Кол-во    Сумма\n"
        "──────────────────────────────────\n"
        "Торт Наполеон        3 шт  3 600 ₽\n"
        "Доставка по             1    300 ₽\n"
        "городу до\n"
        "подъезда\n"
        "──────────────────────────────────\n"
        "Итого                      3 900 ₽"
    )
    assert [entity["type"] for entity in read(message).entities] == ["bold", "bold", "pre"]
    assert labels(message) == [["↩️ Вернуть как было"]]


def test_users_words_never_become_marks(render: Render) -> None:
    (message,) = render().receipt(Receipt([said('<b>Ромашка</b> & "Co" &lt; <script>')]))
    assert read(message).text == '<b>Ромашка</b> & "Co" &lt; <script>'
    assert read(message).entities == []


def test_a_change_shows_both_values_and_the_share(render: Render) -> None:
    facts = Facts(
        [
            Fact(say("shop-sum"), rub(3_900), change=rub(3_000)),
            Fact(say("shop-price"), Price(11_000_000, "RUB"), change=Price(12_000_000, "RUB")),
            Fact(say("shop-left"), Qty(7_000, "pcs"), change=Qty(10_000, "pcs")),
            Fact(say("shop-customer"), "Петрова", change="Иванова"),
            Fact(say("shop-total"), rub(5), change=rub(0)),
            Fact(say("shop-sum"), Money(-100, "RUB"), change=rub(-5)),
            Fact(say("shop-total"), Percent(1250), change=Percent(1000)),
        ]
    )
    assert shown(render, facts).split("\n") == [
        "Сумма: 3 000 ₽ → 3 900 ₽ (+30 %)",
        "Цена: 1 200 ₽ → 1 100 ₽ (−8,3 %)",
        "Остаток: 10 шт → 7 шт",
        "Клиент: Иванова → Петрова",
        "Итого: 0 ₽ → 5 ₽",
        "Сумма: −5 ₽ → −1 ₽",
        "Итого: 10 % → 12,5 %",
    ]


def test_a_wide_table_becomes_a_list(render: Render) -> None:
    columns = [NAME, Column(say("shop-sku")), AMOUNT, SUM]
    rows: list[list[Value]] = [["Пирожное «Картошка» шоколадное", "ART-1", Qty(10_000, "pcs"), rub(1_250)]]
    assert shown(render, Table(columns, rows, total=[say("shop-total"), None, None, rub(1_250)])) == (
        "1. Пирожное «Картошка» шоколадное\nАртикул: ART-1 · Кол-во: 10 шт · Сумма: 1 250 ₽\nИтого: 1 250 ₽"
    )


def test_a_list_keeps_the_labels_of_its_totals(render: Render) -> None:
    columns = [NAME, Column(say("shop-sku")), AMOUNT, SUM]
    rows: list[list[Value]] = [["Пирожное «Картошка» шоколадное", "ART-1", Qty(10_000, "pcs"), rub(1_250)]]
    told = shown(
        render, Table(columns, rows, total=[say("shop-total"), None, Qty(10_000, "pcs"), rub(1_250)])
    )
    assert told.endswith("Итого\nКол-во: 10 шт · Сумма: 1 250 ₽")


def test_what_is_unknown_is_left_out_of_a_list_and_marked_in_a_frame(render: Render) -> None:
    columns = [NAME, Column(say("shop-sku")), AMOUNT, SUM]
    told = shown(render, Table(columns, [["Пирожное «Картошка» шоколадное", None, None, rub(1_250)]]))
    assert told == "1. Пирожное «Картошка» шоколадное\nСумма: 1 250 ₽"
    assert shown(render, Table([NAME, SUM], [["Хлеб", None]])).endswith("Хлеб       —")


def test_two_long_columns_are_told_in_a_line(render: Render) -> None:
    rows: list[list[Value]] = [
        ["Аренда помещения на Ленинградском проспекте и охрана по договору с соседями", rub(1_500)]
    ]
    first, total = shown(render, Table([NAME, SUM], rows, total=[say("shop-total"), rub(1_500)])).split("\n")
    assert first == f"1. {rows[0][0]} — 1 500 ₽"
    assert total == "Итого: 1 500 ₽"


@pytest.mark.parametrize("name", ["寿司セット", "חנות", "Торт 🎂", "e\u0301clair"])
def test_signs_of_other_widths_are_not_put_into_columns(render: Render, name: str) -> None:
    rows: list[list[Value]] = [[name, rub(5)], ["Хлеб", rub(50)]]
    (message,) = render().receipt(Receipt([Table([NAME, SUM], rows)]))
    assert {entity["type"] for entity in read(message).entities} == {"bold"}


def test_rows_that_bear_numbers_are_not_numbered_again(render: Render) -> None:
    name = "Пирожное «Картошка» шоколадное, упаковка на двенадцать штук, с доставкой"
    place, number = Column(say("shop-code")), Column(say("shop-code"))
    recent = Table([place, NAME, SUM], [[1, name, rub(5)], [2, name, rub(7)]])
    assert shown(render, recent) == f"1. {name} — 5 ₽\n2. {name} — 7 ₽"
    orders = Table([number, NAME, SUM], [[DocNo("order", 13), name, rub(5)], ["№ 9", name, rub(7)]])
    listed = shown(render, orders).splitlines()
    assert [line for line in listed if line.startswith(("№", "1.", "2."))] == ["№ 13", "№ 9"]


def test_a_table_of_one_column_is_a_list_of_points(render: Render) -> None:
    assert shown(render, Table([NAME], [["Хлеб"], ["Мука"]])) == "• Хлеб\n• Мука"


def test_an_empty_table_says_so(render: Render) -> None:
    assert shown(render, Table([NAME], [], title=say("shop-left"))) == "Остаток\nПока пусто"


def test_rows_have_buttons_and_pages_turn(render: Render) -> None:
    table = Table(
        [NAME, SUM],
        [["Хлеб", rub(50)], ["Мука", rub(120)], ["Соль", rub(20)]],
        acts=[Act("inventory.show"), None, Act("inventory.show")],
        labels=["Хлеб", "Мука", "Соль"],
        previous=Act("inventory.list"),
        next=Act("inventory.list"),
    )
    (message,) = render().receipt(Receipt([table]))
    assert labels(message) == [["Хлеб", "Соль"], ["‹", "›"]]
    assert message.keyboard[0][0].callback == "a:inventory.show"


def test_row_buttons_without_names_take_the_first_cell(render: Render) -> None:
    table = Table([NAME], [["Хлеб"]], acts=[Act("inventory.show")])
    (message,) = render().receipt(Receipt([table]))
    assert labels(message) == [["Хлеб"]]


def test_a_card_says_what_will_be_done_where_the_words_differ(render: Render) -> None:
    preview = Receipt([Text(say("shop-closed"), "title")], title=say("shop-closed"))
    (card,) = render().confirm(Confirm("tok", "companies.delete", preview))
    assert "Закрыть лавку" in read(card).text
    (done,) = render().receipt(preview)
    assert read(done).text == "Лавка закрыта"


def test_a_card_shows_the_deed_and_asks(render: Render) -> None:
    preview = Receipt(
        [
            Table([NAME], [["Хлеб"]], acts=[Act("inventory.show")], next=Act("inventory.list")),
            Buttons([[Button(say("shop-open"), Act("orders.show"))]]),
        ],
        title=say("shop-title", number=DocNo("order", None)),
    )
    (message,) = render().confirm(Confirm("tok", "orders.create", preview))
    assert (
        read(message).text
        == "Проверьте и подтвердите. Пока ничего не записано:\n\nЗаказ № … записан\n\n• Хлеб"
    )
    assert labels(message) == [["Да", "Изменить", "Отмена"]]
    assert [key.callback for key in message.keyboard[0]] == ["y:tok", "c:tok", "n:tok"]


def test_a_card_says_why_it_came_back(render: Render) -> None:
    card = Confirm("tok", "orders.create", Receipt([said("Заказ")]), changed=True, late=True, needs_code=True)
    (message,) = render().confirm(card)
    told = read(message).text
    assert told.startswith("Пока вы думали, кое-что изменилось")
    assert "опозданием" in told
    assert told.endswith("Понадобится код подтверждения")


def test_candidates_are_buttons_with_details(render: Render) -> None:
    options = [Option("Иванова Мария", "1", "+7 900 123-45-67"), Option("Иванова Анна", "2")]
    asked = Choose("tok", "orders.create", "customer", say("shop-which"), options)
    (message,) = render().question(asked)
    assert read(message).text == "Какая Иванова?"
    assert labels(message) == [["Иванова Мария · +7 900 123-45-67"], ["Иванова Анна"], ["Отмена"]]
    assert [row[0].callback for row in message.keyboard] == ["o:tok:0", "o:tok:1", "n:tok"]


def test_short_answers_share_rows(render: Render) -> None:
    options = [Option(text, text) for text in ("RUB", "KZT", "USD", "EUR", "KGS")]
    (message,) = render().question(Ask("tok", "companies.create", "currency", say("shop-which"), options))
    assert labels(message) == [["RUB", "KZT", "USD", "EUR", "KGS"], ["Отмена"]]


def test_a_refusal_offers_what_helps(render: Render) -> None:
    class OutOfStock(Conflict):
        code = "shop-said"

    refusal = OutOfStock(
        text="Наполеона осталось 2 шт", offers=[Button(say("shop-open"), Act("inventory.receive"))]
    )
    (message,) = render().refusal(refusal)
    assert read(message).text == "Наполеона осталось 2 шт"
    assert labels(message) == [["Открыть"]]


CHART = Chart("bars", say("shop-sum"), ["пн", "вт"], [Series("Выручка", [1, 2])], currency="RUB")


def test_numbers_and_picture_are_one_message(render: Render) -> None:
    (message,) = render().receipt(Receipt([said("Выручка 3 900 ₽"), CHART]))
    assert isinstance(message, PhotoMessage)
    assert message.picture is CHART
    assert read(message).text == "Выручка 3 900 ₽"


def test_a_long_report_flows_from_the_caption_into_a_text(render: Render) -> None:
    paragraphs = [Text(say("shop-said", text=f"{number} " + "слово " * 60), "title") for number in range(6)]
    buttons = Buttons([[Button(say("shop-open"), Act("orders.list"))]])
    photo, text = render().receipt(Receipt([*paragraphs, CHART, buttons]))
    assert isinstance(photo, PhotoMessage)
    assert isinstance(text, TextMessage)
    assert read(photo).text.startswith("0 слово")
    assert (photo.keyboard, labels(text)) == ((), [["Открыть"]])
    assert read(photo).text.count("слово") + read(text).text.count("слово") == 360


def test_a_caption_that_cannot_hold_the_first_block_stays_empty(render: Render) -> None:
    photo, text = render().receipt(Receipt([said("я" * 1_500), CHART]))
    assert (photo.html, read(text).text) == ("", "я" * 1_500)


def test_a_picture_alone_says_what_it_shows(render: Render) -> None:
    (message,) = render().receipt(Receipt([CHART]))
    assert read(message).text == "Сумма"


def test_several_pictures_come_with_their_own_words(render: Render) -> None:
    first, last = render().receipt(Receipt([said("Отчёт"), CHART, CHART]))
    assert (read(first).text, read(last).text) == ("Сумма", "Отчёт")


def test_a_sheet_is_a_file_with_a_safe_name(render: Render) -> None:
    sheet = Sheet(say("shop-said", text="Продажи: 1/11\n2026"), [])
    text, document = render().receipt(Receipt([said("Готово"), sheet]))
    assert isinstance(document, DocumentMessage)
    assert (read(text).text, document.name) == ("Готово", "Продажи_ 1_11 2026.xlsx")


def test_a_stored_file_alone_needs_no_other_message(render: Render) -> None:
    (message,) = render().receipt(Receipt([File("0" * 64, "ошибки.csv", "text/csv", 10, say("shop-left"))]))
    assert isinstance(message, DocumentMessage)
    assert (message.content, message.name, read(message).text) == ("0" * 64, "ошибки.csv", "Остаток")


def test_progress_is_a_bar(render: Render) -> None:
    assert shown(render, Progress(1, say("shop-left"), 45, 100)) == "Остаток\n▓▓▓▓▓░░░░░░░ 45 %"
    assert shown(render, Progress(1, say("shop-left"), 45)) == "Остаток"


def test_a_receipt_without_blocks_says_its_title(render: Render) -> None:
    (message,) = render().receipt(Receipt([], title=say("shop-title", number=DocNo("order", 7))))
    assert read(message).text == "Заказ №\u00a07 записан"


def test_there_is_always_something_to_send(render: Render) -> None:
    (message,) = render().receipt(Receipt([Text(say("shop-none"))]))
    assert read(message).text == "—"


def test_news_name_their_company(render: Render) -> None:
    (message,) = render().notice([said("Новый заказ")], "Ромашка")
    assert read(message).text == "🔔 Ромашка\nНовый заказ"


def test_moments_are_told_in_the_readers_zone_and_language(render: Render) -> None:
    fact = Facts([Fact(say("shop-customer"), Moment(datetime(2026, 11, 22, 21, 30, tzinfo=UTC)))])
    (message,) = render("en").receipt(Receipt([fact]))
    assert read(message).text == "Клиент: 23\u00a0Nov, 00:30"


def test_links_and_copies_are_buttons_too(render: Render) -> None:
    buttons = Buttons(
        [[Button(say("shop-open"), url="https://t.me/bot?start=x"), Button(say("shop-sku"), copy="я" * 300)]]
    )
    (message,) = render().receipt(Receipt([said("Ссылка"), buttons]))
    link, copy = message.keyboard[0]
    assert read(message).text == "Ссылка"
    assert (link.url, len(copy.copy or "")) == ("https://t.me/bot?start=x", 256)


def test_a_button_that_does_nothing_is_a_fault(render: Render) -> None:
    with pytest.raises(ValueError, match="exactly one thing"):
        render().receipt(Receipt([Buttons([[Button(say("shop-open"))]])]))
