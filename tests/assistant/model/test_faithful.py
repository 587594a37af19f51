"""No number of the model's own, no deed it has not done, no markup."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms import text_folders
from core.assistant.model.claims import claims_a_deed
from core.assistant.model.faithful import MOST, plain_words, unknown_numbers
from core.blocks import Money
from core.texts import Speaker, Texts

TEXTS = Texts(text_folders(), strict=True)
TOLD = ['{"facts":[{"Остаток":"7 pcs","Сумма":"3900.5 RUB"}],"d":"2026-11-21T15:00"}', "1 250,50 ₽, 12 %"]


@pytest.mark.parametrize(
    "words",
    [
        "Осталось 7 тортов.",
        "Осталось семь тортов.",
        "Всего 3 900,50 ₽",
        "Total 3,900.50",
        "1\u00a0250,50 ₽ — 12%",
        "К 15:00 21.11.2026",
        "21 ноября",
        "Один торт",
        "1. Торт\n2. Эклер",
        "Seven cakes",
        "без чисел",
    ],
)
def test_numbers_that_were_told_may_be_said(words: str) -> None:
    assert unknown_numbers(words, TOLD) == []


@pytest.mark.parametrize(
    "words",
    [
        "Осталось 8",
        "восемь тортов",
        "Примерно 4000",
        "3 900",
        "3,9 тыс.",
        "на 70 %",
        "12,5 %",
        "77",
        "к 16:00",
        "eight",
        "7 500",
        "2 100",
    ],
)
def test_other_numbers_may_not(words: str) -> None:
    assert unknown_numbers(words, TOLD) != []


@given(st.decimals(Decimal(2), Decimal(10**9), places=2), st.sampled_from(["ru", "en"]))
def test_a_sum_is_known_again_however_it_is_written(amount: Decimal, locale: str) -> None:
    speaker = Speaker("en" if locale == "en" else "ru")
    shown = TEXTS.value(Money(int(amount * 100), "RUB"), speaker)
    assert unknown_numbers(shown, [str(amount)]) == []
    assert unknown_numbers(str(amount), [shown]) == []
    assert unknown_numbers(shown, [str(amount + Decimal("0.01"))]) != []


@pytest.mark.parametrize(
    "words",
    [
        "Готово!",
        "Записал заказ Ивановой.",
        "Сделано, смотрите",
        "Я внесла расход",
        "Оформила всё",
        "Done!",
        "I've just recorded it",
        "I have added the order",
        "Вот ваша карточка",
    ],
)
def test_a_deed_of_the_speaker_is_a_claim(words: str) -> None:
    assert claims_a_deed(words, has_read=True)
    assert claims_a_deed(words, has_read=False)


@pytest.mark.parametrize(
    "words", ["Заказ отгружен.", "Расход записан", "The order is shipped", "Оплата принята"]
)
def test_a_state_is_a_claim_unless_it_was_read(words: str) -> None:
    assert claims_a_deed(words, has_read=False)
    assert not claims_a_deed(words, has_read=True)


@pytest.mark.parametrize(
    "words",
    [
        "Ничего не сделано.",
        "Не записал: нужна цена.",
        "Записать заказ?",
        "Скажите, и я покажу карточку.",
        "Иванова оплатила два заказа.",
        "Сколько добавить?",
        "What is to be done?",
        "Никто не должен.",
    ],
)
def test_other_words_are_none(words: str) -> None:
    assert not claims_a_deed(words, has_read=False)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("**Остаток**: `7`", "Остаток: 7"),
        ("## Итог\n> цитата", "Итог\nцитата"),
        ("[открыть](https://evil.example/?q=secret)", "открыть"),
        ("![x](http://evil.example/a.png) и https://evil.example/b", "x и"),
        ("<b>жирно</b> <data>{}</data>", "жирно {}"),
        ("<think>думаю</think>Да.", "Да."),
        ('Смотрю. <tool_call>{"name": "x"}</tool_call>', "Смотрю."),
        ("<tool_call>{обрывок", ""),
        ('{"name": "inventory_stock", "arguments": {}}', ""),
        ("2 < 3 и 5 > 4", "2 < 3 и 5 > 4"),
        ("а\n\n\n\nб", "а\n\nб"),
    ],
)
def test_words_are_made_plain(given: str, plain: str) -> None:
    assert plain_words(given) == plain


@given(st.text())
def test_any_words_can_be_made_plain(text: str) -> None:
    plain = plain_words(text * 50)
    assert len(plain) <= MOST
    assert "http://" not in plain.lower()
    claims_a_deed(plain, has_read=False)
    unknown_numbers(plain, [text])
