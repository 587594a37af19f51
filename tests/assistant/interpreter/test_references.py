"""Phones, e-mails, numbers of orders and quotes."""

from __future__ import annotations

import pytest

from core.assistant.interpreter.line import Line
from core.assistant.interpreter.references import references


def seen(text: str) -> list[tuple[str, object]]:
    line = Line.read(text)
    return [(span.kind, span.value) for span in references(line.text, line.tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("заказ 125 готов", [("order", 125)]),
        ("заказ №131", [("order", 131)]),
        ("order #142 is ready", [("order", 142)]),
        ("129-й заказ", [("order", 129)]),
        ("заказа номер 5", [("order", 5)]),
        ("№77", [("order", 77)]),
        ("заказ 12 500", [("order", 12)]),
        ("отгрузи заказы 12, 13 и 14", [("order", 12), ("order", 13), ("order", 14)]),
        ("move order 77 to friday", [("order", 77)]),
        ("новый заказ", []),
        ("заказ на 5000", []),
        ("заказ 2,5 кг", []),
        ("Айгуль 0555 12-34-56", [("phone", "0555123456")]),
        ("+1 415 555 0100", [("phone", "+14155550100")]),
        ("8 (916) 123-45-67", [("phone", "+79161234567")]),
        ("+996 555 123456", [("phone", "+996555123456")]),
        ("+7 701 123 45 67", [("phone", "+77011234567")]),
        ("12 500 300", []),
        ("штрихкод 4607001234567", []),
        ("Kate@Shop.com", [("email", "kate@shop.com")]),
        ("пиши на marina@mail.ru.", [("email", "marina@mail.ru")]),
        ("@asel_b", [("handle", "@asel_b")]),
        ("назови «Торт Ёлка»", [("quoted", "Торт Ёлка")]),
    ],
)
def test_exact_things_are_found(text: str, expected: list[tuple[str, object]]) -> None:
    assert seen(text) == expected


def test_an_amount_after_a_phone_is_no_part_of_it() -> None:
    assert seen("8 916 123-45-67 2 кг") == [("phone", "+79161234567")]
