"""Free wording about other businesses: mostly the right action, else a question; never a wrong deed."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.knowledge import mind
from core.assistant.interpreter.names import NameIndex
from tests.assistant.interpreter.conftest import FRIDAY_NOON, records

NONE = "none"


NAMES = {
    "product": "Роза красная 60 см|Роза белая|Тюльпан|Хризантема кустовая|Букет «Нежность»|Упаковка крафт"
    "|Лента атласная|Масло моторное 5W-30|Масляный фильтр|Воздушный фильтр|Замена масла|Шиномонтаж R16"
    "|Диагностика|iPhone 15|Чехол iPhone 15|Чехол Samsung A54|Зарядка Type-C|Стекло защитное|Футболка белая"
    "|Джинсы|Куртка зимняя|Цемент М500|Кирпич красный|Краска белая 5 л"
    "|Brake pads|Oil change|Tulip|Rose bouquet",
    "customer": "Смирнова Елена|Кузнецов Андрей|Ахметов Нурлан|ИП Соколов|ТОО Байтерек|Студия Лофт"
    "|Emma Watson|Mike Brown|Hotel Plaza",
    "member": "Динара|Олег|Света|Руслан|Peter",
    "warehouse": "Склад|Витрина|Гараж|Shop|Warehouse",
    "account": "Касса|Каспи|Сбербанк",
}


@pytest.fixture(scope="module")
def trade() -> NameIndex:
    return NameIndex.build(one for kind, names in NAMES.items() for one in records(kind, *names.split("|")))


def _sentences() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("wording.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(said, action) for said, action in pairs]


def _understood(trade: NameIndex, said: str) -> str:
    calls = interpret(said, now=FRIDAY_NOON, index=trade).calls
    return "+".join(call.action for call in calls) or NONE


def test_nine_of_ten_are_understood(trade: NameIndex) -> None:
    ours = [(said, action) for said, action in _sentences() if action != NONE]
    missed = [(said, action) for said, action in ours if _understood(trade, said) != action]
    assert len(ours) > 300
    assert len(missed) <= len(ours) // 10, missed


def test_next_to_none_is_taken_for_another_write(trade: NameIndex) -> None:
    frames = mind().frames
    wrong = []
    for said, action in _sentences():
        heard = _understood(trade, said)
        if heard not in {NONE, action} and any(not frames[one].reads for one in heard.split("+")):
            reading = interpret(said, now=FRIDAY_NOON, index=trade)
            wrong += [(said, heard)] if reading.answer == "preview" else []
    assert len(wrong) <= 2, wrong


def test_what_is_not_ours_writes_nothing(trade: NameIndex) -> None:
    frames = mind().frames
    for said, action in _sentences():
        heard = _understood(trade, said)
        assert action != NONE or heard == NONE or all(frames[one].reads for one in heard.split("+")), said


def _said(trade: NameIndex, text: str) -> dict[str, object]:
    call = interpret(text, now=FRIDAY_NOON, index=trade).call
    assert call is not None, text
    return dict(call.args)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("спишы 3 тюльпана завяли", "завяли"),
        ("спиши 2 кирпича красных разбиты", "разбиты"),
        ("завяли 12 тюльпанов, спиши", "завяли"),
        ("списали 3 тюльпана", None),
        ("выкинули 2 тюльпана", None),
    ],
)
def test_what_became_of_the_goods_is_the_reason(trade: NameIndex, text: str, why: str | None) -> None:
    assert _said(trade, text).get("reason") == why


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("потратила 4500 на упаковку", "упаковка"),
        ("потратил 2000 на новую вывеску", "новая вывеска"),
        ("заплатили 900 за доставку вчера", "доставка"),
        ("потратила 4500 на этой неделе", None),
    ],
)
def test_what_money_went_on_is_kept_in_the_nominative(trade: NameIndex, text: str, what: str | None) -> None:
    assert _said(trade, text).get("item") == what


def test_a_service_is_told_from_goods(trade: NameIndex) -> None:
    assert _said(trade, "добавь услугу балансировка 700")["kind"] == "service"
    assert "kind" not in _said(trade, "добавь товар ключ service 300")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("заказ для Жукова: 2 тюльпана", "Жуков"),
        ("заказ для Жуковой: 2 тюльпана", "Жукова"),
        ("новый заказ от Александра: 2 тюльпана", "Александр"),
        ("заказ для Айгуль Садыковой: 2 тюльпана", "Айгуль Садыкова"),
        ("Жукова заказала 2 тюльпана", "Жукова"),
    ],
)
def test_the_case_of_an_unknown_name_is_read_by_the_word_before_it(
    trade: NameIndex, text: str, name: str
) -> None:
    assert _said(trade, text)["customer"] == name
