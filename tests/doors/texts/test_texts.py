"""Sentences by key: languages, plurals, nested values, what happens when a text is missing."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.blocks import DocNo, Money, Qty, Said, Span, say
from core.clock import MovableClock
from core.texts import MissingText, Speaker, Texts, missing_keys

RUSSIAN = """
orders-created = Заказ { $number } на { $sum } записан
orders-lines = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
orders-note = Заметка: { $text }
orders-russian = Только по-русски
ask-orders-price = По какой цене { $product }?
"""
ENGLISH = """
orders-created = Order { $number } for { $sum } is recorded
orders-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
orders-note = Note: { $text }
ask-orders-price = At what price is { $product }?
"""
RU, EN = Speaker("ru", "Europe/Moscow"), Speaker("en", "Europe/Moscow")


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    files = {"orders": (RUSSIAN, ENGLISH), "acts": ("field-common-day = День\n", "field-common-day = Day\n")}
    for room, (russian, english) in files.items():
        (tmp_path / room).mkdir()
        (tmp_path / room / "ru.ftl").write_text(russian, encoding="utf-8")
        (tmp_path / room / "en.ftl").write_text(english, encoding="utf-8")
    return {room: tmp_path / room for room in files}


def texts(folders: dict[str, Path], *, strict: bool = True) -> Texts:
    return Texts(folders, clock=MovableClock(datetime(2026, 11, 22, 9, tzinfo=UTC)), strict=strict)


def test_values_inside_a_sentence_take_the_readers_form(folders: dict[str, Path]) -> None:
    said = say("orders-created", number=DocNo("order", 1), sum=Money(390_000, "RUB"))
    assert texts(folders).say(said, RU) == "Заказ №\u00a01 на 3\u00a0900\u00a0₽ записан"
    assert texts(folders).say(said, EN) == "Order No.\u00a01 for 3,900\u00a0₽ is recorded"


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (1, "1 строка", "1 line"),
        (2, "2 строки", "2 lines"),
        (5, "5 строк", "5 lines"),
        (11, "11 строк", "11 lines"),
        (21, "21 строка", "21 lines"),
        (1_002, "1\u00a0002 строки", "1,002 lines"),
    ],
)
def test_plural_forms(folders: dict[str, Path], count: int, russian: str, english: str) -> None:
    said = say("orders-lines", count=count)
    assert (texts(folders).say(said, RU), texts(folders).say(said, EN)) == (russian, english)


def test_a_sentence_inside_a_sentence(folders: dict[str, Path]) -> None:
    said = say("orders-note", text=say("orders-lines", count=3))
    assert texts(folders).say(said, RU) == "Заметка: 3 строки"


def test_questions_and_shared_fields_are_found_in_their_rooms(folders: dict[str, Path]) -> None:
    spoken = texts(folders)
    assert spoken.say(say("ask-orders-price", product="торт"), RU) == "По какой цене торт?"
    assert spoken.say(say("field-common-day"), EN) == "Day"


def test_users_words_are_not_a_language_of_ours(folders: dict[str, Path]) -> None:
    said = say("orders-note", text="{ $count } <b>&")
    assert texts(folders).say(said, RU) == "Заметка: { $count } <b>&"


def test_a_very_long_value_is_said_whole(folders: dict[str, Path]) -> None:
    said = say("orders-note", text="я" * 5_000)
    assert texts(folders).say(said, RU) == "Заметка: " + "я" * 5_000
    nested = say("orders-note", text=said)
    assert texts(folders).say(nested, RU) == "Заметка: Заметка: " + "я" * 5_000


def test_value_says_a_sentence_and_forms_the_rest(folders: dict[str, Path]) -> None:
    spoken = texts(folders)
    assert spoken.value(say("orders-lines", count=1), RU) == "1 строка"
    assert spoken.value(Qty(500, "kg"), RU) == "0,5\u00a0кг"


def test_present_year_comes_from_the_clock(folders: dict[str, Path]) -> None:
    november = Span(datetime(2026, 11, 1, tzinfo=UTC).date(), datetime(2026, 11, 2, tzinfo=UTC).date())
    clock = MovableClock(datetime(2026, 12, 31, 20, 59, tzinfo=UTC))
    spoken = Texts(folders, clock=clock)
    assert spoken.value(november, RU) == "1–2\u00a0ноября"
    clock.set(datetime(2026, 12, 31, 21, 1, tzinfo=UTC))
    assert spoken.value(november, RU) == "1–2\u00a0ноября 2026"


@pytest.mark.parametrize(
    "said", [say("orders-nothing"), say("strangers-key"), say("orders-note"), Said("odd")]
)
def test_tests_stop_at_a_missing_text(folders: dict[str, Path], said: Said) -> None:
    with pytest.raises(MissingText):
        texts(folders).say(said, RU)


def test_readers_get_the_other_language_then_a_neutral_sentence(
    folders: dict[str, Path], caplog: pytest.LogCaptureFixture
) -> None:
    spoken = texts(folders, strict=False)
    with caplog.at_level(logging.ERROR):
        assert spoken.say(say("orders-russian"), EN) == "Только по-русски"
        assert spoken.say(say("orders-nothing"), RU).startswith("Для этого сообщения не нашлось слов")
    assert "orders-nothing" in caplog.text


def test_files_are_read_only_when_spoken_from(tmp_path: Path) -> None:
    spoken = Texts({"orders": tmp_path / "absent"})
    assert spoken.has("orders-created", "ru") is False


def test_checker_is_silent_about_equal_languages(folders: dict[str, Path]) -> None:
    assert missing_keys("acts", folders["acts"]) == []


def test_checker_names_every_difference(tmp_path: Path) -> None:
    (tmp_path / "ru.ftl").write_text("a-one = { $x }\na-two = 2\na-two = 2\nb-odd = 1\n", encoding="utf-8")
    (tmp_path / "en.ftl").write_text("a-one = { $y }\na-three = 3\nb-odd = 1\na-four\n", encoding="utf-8")
    assert missing_keys("a", tmp_path) == [
        "ru.ftl repeats a-two",
        "en.ftl is unreadable at: a-four",
        "a: a-two is missing in en",
        "a: a-three is missing in ru",
        "a: a-one differs in variables: ['x', 'y']",
        "a: b-odd belongs to another room",
    ]


def test_checker_names_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "ru.ftl").write_text("a-one = 1\n", encoding="utf-8")
    assert any("en.ftl is missing" in line for line in missing_keys("a", tmp_path))
