"""Printed codes in a message stand where the name of goods would."""

from __future__ import annotations

import pytest

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.reading import Reading
from tests.assistant.interpreter.conftest import FRIDAY_NOON

EAN, LABEL = "4600051000057", "2100012012348"


def read(text: str) -> Reading:
    return interpret(text, now=FRIDAY_NOON, index=NameIndex())


@pytest.mark.parametrize(
    ("said", "action", "line"),
    [
        (f"продал {LABEL}", "orders.sell", {"product": LABEL}),
        (f"sold {LABEL}", "orders.sell", {"product": LABEL}),
        (f"спиши {LABEL}", "inventory.write_off", {"product": LABEL}),
        (f"продай 2 шт {EAN}", "orders.sell", {"product": EAN, "quantity": "2", "unit": "pcs"}),
    ],
)
def test_goods_are_named_by_their_code(said: str, action: str, line: dict[str, str]) -> None:
    call = read(said).call
    assert call is not None
    assert call.action == action
    assert call.args["lines"] == [line]


def test_a_code_without_its_quantity_is_asked_for_unless_a_scale_has_printed_it() -> None:
    assert read(f"спиши {EAN}").missing == ("lines.0.quantity",)
    assert read(f"спиши {LABEL}").missing == ()


def test_a_code_alone_is_looked_up_and_a_number_that_is_none_is_not() -> None:
    call = read(LABEL).call
    assert call is not None
    assert (call.action, call.args) == ("inventory.find_code", {"query": LABEL})
    assert read(LABEL[:-1] + "9").call is None
    spoken = read(f"штрихкод {EAN}").call
    assert spoken is not None
    assert (spoken.action, spoken.args) == ("inventory.find_code", {"query": EAN})
