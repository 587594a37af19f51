"""Which words put right those before them."""

from __future__ import annotations

import pytest

from core.assistant.second_thoughts import is_second_thought


@pytest.mark.parametrize(
    "text",
    [
        *(
            "нет, за октябрь",
            "Нет за октябрь",
            "не, 5 штук",
            "точнее, 5 штук",
            "вернее за неделю",
            "ой, Петровой",
        ),
        *("то есть за прошлый год", "в смысле по складу Центр", "поправка: 3 торта", "а нет, за ноябрь"),
        *("подожди, лучше за месяц", "извините, ошиблась, 7 штук", "не за сентябрь, а за октябрь"),
        *("no, for October", "I mean Petrov", "sorry, 7 pieces", "actually last month", "make it five"),
        *("not September but October", "wait, by product"),
    ],
)
def test_words_that_put_right(text: str) -> None:
    assert is_second_thought(text)


@pytest.mark.parametrize(
    "text",
    [
        *("нет", "Нет.", "нет!", "да", "подожди", "стоп", "ой", "sorry", "wait", "no", "спасибо"),
        *("а вчера?", "сколько нет на складе", "не отгружать заказ 5", "нетто 5 кг", "нет на складе торта"),
        *("note for order 5: call", "notify Asel", "норма расхода", "неделя к неделе", "ноутбук 3 шт"),
        "нет, " + "очень длинная история " * 20,
    ],
)
def test_words_of_their_own(text: str) -> None:
    assert not is_second_thought(text)
