"""The awkward: two of a name, a missing amount, short answers, several acts, nonsense."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.names import NameIndex, Record
from core.assistant.interpreter.reading import Call, OpenQuestion, Reading
from tests.assistant.interpreter.conftest import FRIDAY_NOON
from tests.assistant.interpreter.saying import said
from tests.steps import steps


def read(index: NameIndex, text: str, **more: Any) -> Reading:
    return interpret(text, now=FRIDAY_NOON, index=index, **more)


def test_two_goods_of_a_name_are_a_choice(shop: NameIndex) -> None:
    reading = read(shop, "спиши 2 розы")
    assert reading.answer == "choose"
    assert reading.field == "lines.0.product"
    assert {option.label for option in reading.options} == {"Роза красная", "Роза белая"}


def test_two_customers_of_a_name_are_a_choice() -> None:
    index = NameIndex.build(
        [
            Record("customer", "1", "Иванова Анна"),
            Record("customer", "2", "Иванова Мария"),
            Record("product", "3", "Торт"),
        ]
    )
    reading = read(index, "запиши заказ Ивановой 2 торта")
    assert reading.answer == "choose"
    assert reading.field == "customer"
    assert len(reading.options) == 2


def test_an_unexplained_word_beside_goods_is_not_passed_over(shop: NameIndex) -> None:
    reading = read(shop, "поставь цену на чехол самсунг 790")
    call = reading.call
    assert call is None or call.args.get("product") == "чехол самсунг"


def test_ten_for_all_prices_is_no_price_of_one_cake(shop: NameIndex) -> None:
    assert said(read(shop, "подними цены на торты на 10%")) == (
        "inventory.change_prices",
        {"percent": "10", "category": "торт"},
    )


def test_a_minus_and_a_half_are_not_taken_for_amounts(shop: NameIndex) -> None:
    reading = read(shop, "спиши -5 латте")
    lines = reading.call.args["lines"] if reading.call else []
    assert isinstance(lines, list)
    assert [line.get("quantity") for line in lines] == ["-5"]
    assert "lines.0.quantity" in reading.doubts


def test_an_unknown_customer_is_named_in_the_nominative(shop: NameIndex) -> None:
    for text in ("запиши заказ Сидоровой: 2 торта наполеон", "Сидорова оплатила 2000"):
        _, args = said(read(shop, text))
        assert args["customer"] == "Сидорова"
    _, args = said(read(shop, "новый заказ для Айгуль Садыковой: 2 латте"))
    assert args["customer"] == "Айгуль Садыкова"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("заказ для Кузнецова: 2 латте", "Кузнецов"),
        ("заказ для Берёзки: 2 латте", "Берёзка"),
        ("заказ для Метро: 2 латте", "Метро"),
    ],
)
def test_behind_a_preposition_any_name_is_put_back_into_the_nominative(
    shop: NameIndex, words: str, name: str
) -> None:
    _, args = said(read(shop, words))
    assert args["customer"] == name


def test_an_unknown_thing_is_kept_as_it_would_be_written(shop: NameIndex) -> None:
    _, args = said(read(shop, "продал 3 пирога с мясом по 150"))
    assert args["lines"] == [{"product": "пирог с мясом", "quantity": "3", "price": "150"}]


@pytest.mark.parametrize("due", ["", ", due tomorrow at 3pm"])
def test_a_delivery_is_a_line_of_its_order_not_another_act(due: str) -> None:
    index = NameIndex.build([Record("product", "1", "napoleon cake")])
    reading = read(index, f"order for Smith: 3 napoleon cakes at 24 and delivery 6{due}", locale="en")
    (call,) = reading.calls
    assert call.action == "orders.create"
    lines = call.args["lines"]
    assert isinstance(lines, list)
    assert [line.get("price") for line in lines] == ["24", "6"]


@pytest.mark.parametrize("text", ["Сидорова оплатила 2000", "Emily paid 100", "Петров оплатил 500"])
def test_what_a_person_pays_is_never_our_expense(shop: NameIndex, text: str) -> None:
    action, _ = said(read(shop, text))
    assert action in {"orders.pay", None}


def test_a_sum_for_all_is_divided(shop: NameIndex) -> None:
    _, args = said(read(shop, "продал 3 латте за 600"))
    assert args["lines"] == [{"product": "Латте", "quantity": "3", "price": "200"}]


@pytest.mark.parametrize(
    ("call", "field", "answer", "args"),
    [
        (
            Call("inventory.write_off", {"lines": [{"product": "Мука"}]}),
            "lines.0.quantity",
            "2 кг",
            {"lines": [{"product": "Мука", "quantity": "2", "unit": "kg"}]},
        ),
        (
            Call("inventory.write_off", {"lines": [{"product": "Мука"}]}),
            "lines.0.quantity",
            "полтора",
            {"lines": [{"product": "Мука", "quantity": "1.5"}]},
        ),
        (
            Call("inventory.transfer", {"lines": [{"product": "Латте", "quantity": "5"}], "target": "Киоск"}),
            "source",
            "с основного",
            {"lines": [{"product": "Латте", "quantity": "5"}], "target": "Киоск", "source": "Основной"},
        ),
        (
            Call("companies.set_role", {"member": "Асель"}),
            "role",
            "редактором",
            {"member": "Асель", "role": "editor"},
        ),
        (
            Call("orders.create", {"customer": "Иванова Анна"}),
            "lines",
            "2 торта наполеон и латте",
            {
                "customer": "Иванова Анна",
                "lines": [{"product": "Торт Наполеон", "quantity": "2"}, {"product": "Латте"}],
            },
        ),
        (
            Call("finance.expense", {"item": "аренда"}),
            "amount",
            "15 тысяч",
            {"item": "аренда", "amount": "15000"},
        ),
        (
            Call("orders.move", {"order": "8"}),
            "due",
            "на субботу к 12",
            {"order": "8", "due": "2026-11-21T12:00"},
        ),
        (
            Call("automation.remind", {"text": "позвонить"}),
            "at",
            "завтра в 9",
            {"text": "позвонить", "at": "2026-11-21T09:00"},
        ),
    ],
)
def test_a_short_answer_completes_the_question(
    shop: NameIndex, call: Call, field: str, answer: str, args: dict[str, Any]
) -> None:
    reading = read(shop, answer, question=OpenQuestion(call, field))
    assert said(reading) == (call.action, args)
    assert reading.answer == "preview"


def test_a_new_command_is_not_taken_for_an_answer(shop: NameIndex) -> None:
    question = OpenQuestion(Call("inventory.write_off", {"lines": [{"product": "Мука"}]}), "lines.0.quantity")
    assert said(read(shop, "покажи заказы на завтра", question=question))[0] == "orders.list"


def test_small_talk_does_not_answer_a_question(shop: NameIndex) -> None:
    question = OpenQuestion(Call("companies.set_role", {"member": "Асель"}), "role")
    assert read(shop, "а какая сегодня погода", question=question).answer == "help"


def test_the_last_question_goes_on(shop: NameIndex) -> None:
    last = Call("reports.sales", {"metric": "profit", "period": {"from": "2026-11-01", "to": "2026-11-20"}})
    reading = read(shop, "а за октябрь?", last=last)
    assert said(reading) == (
        "reports.sales",
        {"metric": "profit", "period": {"from": "2026-10-01", "to": "2026-10-31"}},
    )


def test_two_acts_in_one_message(shop: NameIndex) -> None:
    reading = read(shop, "продал 2 латте и спиши 1 круассан")
    assert [call.action for call in reading.calls] == ["orders.sell", "inventory.write_off"]
    assert reading.answer == "preview"


def test_a_reminder_keeps_its_words_whole(shop: NameIndex) -> None:
    action, args = said(read(shop, "напомни завтра в 9 позвонить Петрову и списать 2 торта"))
    assert (action, args["text"]) == ("automation.remind", "позвонить Петрову и списать 2 торта")


@pytest.mark.parametrize(
    "text", ["", " ", "?", "🙂", "ааааааааа", "1e309", "5", "да", "/", "\x00", "хочу спать", "hello there"]
)
def test_nothing_to_do_is_said_so(shop: NameIndex, text: str) -> None:
    assert read(shop, text).answer == "help"


@given(text=st.text(st.characters(codec=None), max_size=120))
def test_no_message_raises(text: str) -> None:
    interpret(text, now=FRIDAY_NOON, index=_INDEX)


_INDEX = NameIndex.build(
    [Record("product", "1", "Торт"), Record("customer", "2", "Иванова"), Record("warehouse", "3", "Склад")]
)
_WORDS = st.sampled_from(
    [
        "запиши",
        "заказ",
        "спиши",
        "3",
        "торта",
        "ивановой",
        "по",
        "1200",
        "завтра",
        "в",
        "10",
        "за",
        "и",
        ",",
        "приход",
        "склад",
        "оплатила",
        "цена",
        "15%",
        "каждый",
        "день",
        "напомни",
        "отчёт",
        "12",
        "№",
        "с",
        "на",
    ]
)


@given(words=st.lists(_WORDS, max_size=14))
def test_no_heap_of_our_words_raises_and_writes_are_never_done_at_once(words: list[str]) -> None:
    reading = interpret(" ".join(words), now=FRIDAY_NOON, index=_INDEX)
    if reading.answer == "act":
        assert all(
            call.action.split(".")[0]
            in {
                "orders",
                "inventory",
                "customers",
                "reports",
                "finance",
                "automation",
                "companies",
                "acts",
                "chat",
                "notifications",
            }
            for call in reading.calls
        )
        assert not {
            "orders.create",
            "orders.sell",
            "inventory.write_off",
            "inventory.receive",
            "orders.pay",
        } & {c.action for c in reading.calls}


def test_a_message_ten_times_as_long_is_little_more_than_ten_times_the_work(shop: NameIndex) -> None:
    def order(lines: int) -> str:
        goods = (f"{n} торта наполеон по 1200 на завтра" for n in range(1, lines))
        return f"запиши заказ Ивановой: {', '.join(goods)}"

    read(shop, order(20))
    short = steps(lambda: read(shop, order(20)))
    assert steps(lambda: read(shop, order(200))) < 20 * short


def test_now_is_the_clock_of_the_message(shop: NameIndex) -> None:
    later = datetime.fromisoformat("2027-01-01T00:30")
    _, args = said(interpret("покажи заказы на завтра", now=later, index=shop))
    assert args["due"] == {"from": "2027-01-02", "to": "2027-01-02"}


@pytest.mark.parametrize(
    "words",
    [
        "добавь товары: эустома 90, фрезия 70",
        "добавь товары эустома 90 и фрезия 70",
        "новые товары: эустома 90\nфрезия 70",
    ],
)
def test_several_new_goods_come_in_one_message(shop: NameIndex, words: str) -> None:
    goods = [{"name": "эустома", "price": "90"}, {"name": "фрезия", "price": "70"}]
    assert said(interpret(words, now=FRIDAY_NOON, index=shop)) == ("inventory.add_many", {"goods": goods})


@pytest.mark.parametrize(
    ("words", "goods"),
    [
        (
            "новые услуги: замена масла 1500, диагностика 800",
            [
                {"kind": "service", "name": "замена масла", "price": "1500"},
                {"kind": "service", "name": "диагностика", "price": "800"},
            ],
        ),
        (
            "заведи товары: эустома 90 себес 40, грунт 45 за кг",
            [
                {"name": "эустома", "price": "90", "cost": "40"},
                {"name": "грунт", "price": "45", "unit": "kg"},
            ],
        ),
        (
            "add products: tart 24, croissant 3, rye flour 1.2 per kg",
            [
                {"name": "tart", "price": "24"},
                {"name": "croissant", "price": "3"},
                {"name": "rye flour", "price": "1.2", "unit": "kg"},
            ],
        ),
    ],
)
def test_a_list_is_of_one_kind_and_each_has_its_own(
    shop: NameIndex, words: str, goods: list[dict[str, str]]
) -> None:
    assert said(interpret(words, now=FRIDAY_NOON, index=shop)) == ("inventory.add_many", {"goods": goods})


def test_new_goods_of_a_receipt_are_named_in_the_nominative(shop: NameIndex) -> None:
    words = "приход 20 тортов наполеон по 500, 30 эклеров по 60 и 5 кг муки по 45"
    action, args = said(interpret(words, now=FRIDAY_NOON, index=NameIndex()))
    assert action == "inventory.receive"
    assert [line["product"] for line in args["lines"]] == ["торт наполеон", "эклер", "мука"]


def test_one_name_of_two_words_is_one_product(shop: NameIndex) -> None:
    reading = interpret("добавь товар масло и мёд 300", now=FRIDAY_NOON, index=shop)
    assert [dict(call.args) for call in reading.calls] == [{"name": "масло и мёд", "price": "300"}]


@pytest.mark.parametrize(
    ("text", "args"),
    [
        (
            "продал 5 латте по тридцать\nсто девять круассанов",
            [("Латте", "5", "30"), ("Круассан", "109", None)],
        ),
        ("этикетки: латте 10\nкруассан 5", [("Латте", "10", None), ("Круассан", "5", None)]),
        ("John Smith would like to order 692 lattes", [("Латте", "692", None)]),
        ("спиши со склада 4 латте", [("Латте", "4", None)]),
    ],
)
def test_numbers_stay_in_their_line_and_with_their_goods(
    shop: NameIndex, text: str, args: list[tuple[str, str, str | None]]
) -> None:
    _, heard = said(read(shop, text))
    lines = [(line["product"], line["quantity"], line.get("price")) for line in heard["lines"]]
    assert lines == args


def test_a_number_in_words_is_no_part_of_a_name() -> None:
    index = NameIndex.build([Record("company", "1", "Bakery One"), Record("product", "2", "Bagel")])
    _, args = said(read(index, "sold one hundred sixty five bagels"))
    assert args["lines"] == [{"product": "Bagel", "quantity": "165"}]


def test_an_order_for_a_day_is_not_the_order_of_that_number(shop: NameIndex) -> None:
    action, args = said(read(shop, "Ивановой надо оформить заказ 25 ноября в 18:30: 3 торта наполеон"))
    assert (action, args["due"]) == ("orders.create", "2026-11-25T18:30")


@pytest.mark.parametrize(
    "text",
    [
        "будь добр, спиши 2 латте, помялись",
        "СПИШИ 2 ЛАТТЕ, ПОМЯЛИСЬ",
        "could you please спиши 2 латте, помялись",
        "спиши 2 латте, помялись.",
        "надо бы списать 2 латте, помялись, пожалуйста",
    ],
)
def test_courtesy_is_no_reason(shop: NameIndex, text: str) -> None:
    assert said(read(shop, text))[1] == {
        "lines": [{"product": "Латте", "quantity": "2"}],
        "reason": "помялись",
    }


def test_the_capital_of_a_sentence_makes_no_name(shop: NameIndex) -> None:
    assert said(read(shop, "Неоплаченные заказы")) == ("orders.list", {"payment": "unpaid"})
