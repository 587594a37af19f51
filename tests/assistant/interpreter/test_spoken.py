"""As people speak: ordinals for orders, phones and sums said aloud, pet names, words no phrase has."""

from __future__ import annotations

from typing import Any

import pytest

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.reading import Reading
from core.assistant.interpreter.references import references
from core.assistant.interpreter.text import split
from tests.assistant.interpreter.blind.sets import NOW
from tests.assistant.interpreter.conftest import records
from tests.assistant.interpreter.saying import plain, said

GOODS = (
    *("Роза Ред Наоми", "Юбка плиссе", "Шапка бини", "Цемент М500", "Антифриз"),
    *("Круассан", "Маска для волос арган"),
)


@pytest.fixture(scope="module")
def trade() -> NameIndex:
    return NameIndex.build(
        [
            *records("product", *GOODS),
            *records("customer", "Ксения Белова", "Савельев Игорь", "Пётр Ершов"),
            *records("member", "Даша Климова", "Валерия"),
            *records("account", "Касса", "Сбербанк", "Озон Банк"),
            *records("warehouse", "Основной", "Киоск"),
        ]
    )


def read(trade: NameIndex, text: str) -> Reading:
    return interpret(text, now=NOW, index=trade)


def args(trade: NameIndex, text: str) -> dict[str, Any]:
    return plain(dict(read(trade, text).calls[0].args))  # type: ignore[no-any-return]


def orders(text: str) -> list[object]:
    return [span.value for span in references(text, split(text)) if span.kind == "order"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("127-й собран, отметь что готов", 127),
        ("58й упакован", 58),
        ("по двести одиннадцатому закончили, можно забирать", 211),
        ("семьдесят седьмой починили", 77),
        ("зотову поручи четыреста пятый", 405),
        ("пусть 130-й Даша собирает", 130),
    ],
)
def test_an_ordinal_alone_calls_an_order(text: str, number: int) -> None:
    assert orders(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "сдадим 25-го",
        "к 15-му числу",
        "пятый день подряд",
        "принёс двенадцатый айфон",
        "первый раз вижу",
        "3-го декабря",
        "второй круассан бесплатно",
    ],
)
def test_a_day_or_a_thing_is_no_order(text: str) -> None:
    assert orders(text) == []


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        (
            "восемь девятьсот семнадцать триста тридцать три двадцать два одиннадцать",
            "+79173332211",
        ),
        ("плюс семь девятьсот три пятьсот пятьдесят пять десять двадцать", "+79035551020"),
        ("восемь девять восемь семь один два три четыре пять шесть семь", "+79871234567"),
    ],
)
def test_a_phone_said_aloud(text: str, phone: str) -> None:
    found = references(f"новая клиентка регина {text}", split(f"новая клиентка регина {text}"))
    assert [span.value for span in found if span.kind == "phone"] == [phone]


@pytest.mark.parametrize("text", ["восемь роз и семь лент", "восемь девятьсот", "семь два один"])
def test_a_few_numbers_are_no_phone(text: str) -> None:
    assert [span for span in references(text, split(text)) if span.kind == "phone"] == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Савельев заплатил двенадцать триста", "12300"),
        ("Савельев заплатил девять пятьсот картой", "9500"),
        ("Савельев отдал 41 тысяче рублей", "41000"),
        ("Савельев скинул пятихатку", "500"),
        ("Савельев скинул полкосаря", "500"),
    ],
)
def test_sums_as_they_are_called(trade: NameIndex, text: str, amount: str) -> None:
    assert args(trade, text)["amount"] == amount


def test_pet_names_and_endearing_words_are_known(trade: NameIndex) -> None:
    assert args(trade, "Ксюша заплатила 500 на сбер") == {
        "customer": "Ксения Белова",
        "amount": "500",
        "method": "transfer",
    }
    assert args(trade, "сколько розочек ред наоми осталось") == {"product": "Роза Ред Наоми"}
    assert args(trade, "продали 2 шапочки бини")["lines"] == [{"product": "Шапка бини", "quantity": "2"}]
    assert args(trade, "убери Лерку из команды") == {"member": "Валерия"}


def test_a_slip_beside_a_word_of_the_same_name(trade: NameIndex) -> None:
    line = {"product": "Юбка плиссе", "quantity": "30", "price": "1100"}
    assert args(trade, "привезли 30 юбок плисе по 1100")["lines"] == [line]


def test_please_is_no_skirt(trade: NameIndex) -> None:
    assert "product" not in args(trade, "profit for Q3 please")


def test_a_mark_of_a_model_names_goods(trade: NameIndex) -> None:
    [line] = args(trade, "пришло 200 мешков М500 по 410")["lines"]
    assert (line["product"], line["quantity"], line["price"]) == ("Цемент М500", "200", "410")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("круассаны пересчитали, по факту 33", "33"),
        ("антифриз протёк, минус 5 литров, спиши", "5"),
        ("ещё литр антифриза спиши", "1"),
    ],
)
def test_the_only_amount_counts_the_only_thing(trade: NameIndex, text: str, quantity: str) -> None:
    [line] = args(trade, text)["lines"]
    assert line["quantity"] == quantity


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "юбка плиссе 4200 и шапка бини 1500, пробила картой",
            [{"product": "Юбка плиссе", "price": "4200"}, {"product": "Шапка бини", "price": "1500"}],
        ),
        (
            "продала шапку бини — одна, 2750, нал",
            [{"product": "Шапка бини", "quantity": "1", "price": "2750"}],
        ),
        ("sold 4 круассан, 600 each, cash", [{"product": "Круассан", "quantity": "4", "price": "600"}]),
        ("девушка взяла маску с арганом, картой", [{"product": "Маска для волос арган"}]),
    ],
)
def test_what_is_sold_costs_that_much(trade: NameIndex, text: str, lines: list[dict[str, str]]) -> None:
    assert args(trade, text)["lines"] == lines


def test_a_day_denied_is_not_the_day(trade: NameIndex) -> None:
    moved = args(trade, "Савельеву заказ не завтра, а во вторник")
    assert moved["due"] == "2026-12-01"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("заказ 7 подвинь на пятницу", "orders.move"),
        ("Савельев слился, аннулируй 398", "orders.cancel"),
        ("mark 214 as done", "orders.status"),
        ("круассаны грохнули при разгрузке 3 штуки, выкидываем", "inventory.write_off"),
        ("Ершов принёс обратно 2 круассана", "orders.return"),
        ("если круассанов останется меньше 10, маякни", "inventory.set_level"),
        ("сколько нам торчит Ершов", "customers.show"),
        ("на чём больше всего заработали в этом месяце", "reports.top"),
        ("Ершов рассчитался или ещё висит?", "customers.show"),
    ],
)
def test_words_no_phrase_has(trade: NameIndex, text: str, action: str) -> None:
    assert said(read(trade, text))[0] == action


def test_the_money_came_to_an_account(trade: NameIndex) -> None:
    assert args(trade, "Ершов перевёл 6500 на Озон Банк")["method"] == "transfer"
    assert args(trade, "из кассы на хозтовары ушло 1870") == {
        "account": "Касса",
        "amount": "1870",
        "item": "хозтовары",
    }


def test_what_is_not_surely_meant_is_offered(trade: NameIndex) -> None:
    """No card is made of a guess, and nobody is left with an empty "I did not understand"."""
    reading = read(trade, "Савельев 5000 на Сбербанк")
    offered = [getattr(option, "action", None) for option in reading.options]
    assert reading.answer == "preview" or "orders.pay" in offered
