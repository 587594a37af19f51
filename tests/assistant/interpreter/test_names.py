"""The company's own names, in any case, alphabet and spelling."""

from __future__ import annotations

import random
import statistics
from functools import partial

import pytest

from core.assistant.interpreter.line import Line
from core.assistant.interpreter.names import NameIndex, Record
from core.assistant.interpreter.speller import Speller
from core.assistant.interpreter.text import clean, split
from tests.steps import steps


def mentioned(index: NameIndex, text: str) -> list[list[str]]:
    return [[c.name for c in mention.candidates] for mention in index.spans(Line.read(text).tokens)]


def first(index: NameIndex, text: str) -> list[str]:
    return [names[0] for names in mentioned(index, text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("3 торта наполеон", ["Торт Наполеон"]),
        ("наполеонов", ["Торт Наполеон"]),
        ("круасанов с шоколадом", ["Круассан с шоколадом"]),
        ("100 коробок для торта", ["Коробка для торта"]),
        ("полторы сотни яиц", ["Яйцо"]),
        ("Асели и Бекжану", ["Асель", "Бекжан"]),
        ("на ромашку", ["ООО Ромашка"]),
        ("для кофейни зерно", ["Кофейня Зерно"]),
        ("из цеха в киоск", ["Цех", "Киоск"]),
        ("чехлы на айфон 15", ["Чехол iPhone 15", "Чехол iPhone 15"]),
        ("Петрова", ["Петров Сергей"]),
        ("john", ["John Smith"]),
        ("латтэ", ["Латте"]),
        ("с основного", ["Основной"]),
        ("какие у нас планы", []),
    ],
)
def test_names_are_found(shop: NameIndex, text: str, names: list[str]) -> None:
    assert first(shop, text) == names


def test_two_that_fit_equally_both_come_back(shop: NameIndex) -> None:
    (mention,) = shop.spans(Line.read("спиши розу").tokens)
    assert {c.name for c in mention.candidates} == {"Роза красная", "Роза белая"}
    assert mention.margin == 0


def test_a_whole_name_leads_over_a_longer_one(shop: NameIndex) -> None:
    (mention,) = shop.spans(Line.read("круассанов").tokens)
    assert mention.candidates[0].name == "Круассан"
    assert mention.margin > 0.15


def test_a_feminine_surname_is_not_a_mans() -> None:
    index = NameIndex.build([Record("customer", "1", "Иванов Пётр"), Record("customer", "2", "Иванова Анна")])
    assert mentioned(index, "заказ Ивановой") == [["Иванова Анна"]]
    assert sorted(mentioned(index, "позвони Иванову")[0]) == ["Иванов Пётр", "Иванова Анна"]


def test_two_people_with_one_surname_are_never_silently_one() -> None:
    index = NameIndex.build(
        [Record("customer", "1", "Иванова Анна"), Record("customer", "2", "Иванова Мария")]
    )
    assert len(index.find("Ивановой")) == 2
    assert index.find("Ивановой")[0].score == index.find("Ивановой")[1].score
    assert index.find("Ивановой Марии")[0].name == "Иванова Мария"


def test_kinds_can_be_asked_for(shop: NameIndex) -> None:
    assert {c.kind for c in shop.find("Марина", kinds={"customer"})} == set()
    assert [c.name for c in shop.find("Марину", kinds={"member"})] == ["Марина"]


def test_a_renamed_record_is_found_by_its_new_name_only() -> None:
    index = NameIndex.build([Record("product", "1", "Пирог")])
    index.add(Record("product", "1", "Кекс"))
    assert index.find("пирог") == []
    assert [c.name for c in index.find("кексы")] == ["Кекс"]
    index.remove("product", "1")
    assert index.find("кексы") == []


def test_other_names_lead_to_the_record() -> None:
    index = NameIndex.build([Record("product", "1", "Торт Наполеон", also=("напик",))])
    assert [c.name for c in index.find("напика")] == ["Торт Наполеон"]


def test_five_thousand_names_are_searched_quickly() -> None:
    dice = random.Random(7)
    syllables = [
        "ка",
        "то",
        "ми",
        "ро",
        "са",
        "ле",
        "ни",
        "ву",
        "ша",
        "пе",
        "го",
        "ди",
        "мо",
        "за",
        "лю",
        "бе",
        "ст",
        "ан",
        "ор",
        "ель",
    ]
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(4000)]
    names = [
        Record("product", str(n), " ".join(dice.choices(vocabulary, k=dice.randint(1, 4))))
        for n in range(5000)
    ]
    index = NameIndex.build(names)
    few = NameIndex.build(names[:500])
    spent, little = [], []
    for record in dice.sample(names, 60):
        said = f"спиши 2 {record.name[:-1]} и прадай 3 {record.name}ов"
        spent.append(steps(partial(_looked_up, index, said)))
        little.append(steps(partial(_looked_up, few, said)))
    assert statistics.median(spent) < 8 * statistics.median(little)


def _looked_up(index: NameIndex, said: str) -> None:
    index.spans(Line.read(said).tokens)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("закзать", "заказать"), ("вырчука", "выручка"), ("понедельнк", "понедельник"), ("remnid", "remind")],
)
def test_a_typo_is_mended(typed: str, meant: str) -> None:
    tokens = Line.read(typed).tokens
    Speller.build(["заказать", "выручка", "понедельник", "remind"]).mend(tokens)
    assert [t.norm for t in tokens] == [meant]
    assert [t.text for t in tokens] == [typed]


def test_names_quotes_and_real_words_are_not_mended() -> None:
    speller = Speller.build(["заказать", "продал", "отчёт"])
    tokens = Line.read("Садыкова продел сказать отчот").tokens
    speller.mend(tokens, blocked={3}, is_name=lambda word: word == "садыкова")
    assert [t.norm for t in tokens] == ["садыкова", "продел", "сказать", "отчот"]


@pytest.mark.parametrize(
    "said", ["пришло 10 белых футболок М по 300", "продал белую футболку m", "белая футболка хл"]
)
def test_a_size_is_known_in_letters_of_either_kind(said: str) -> None:
    names = [f"Футболка {colour} {size}" for colour in ("белая", "чёрная") for size in ("S", "M", "XL")]
    index = NameIndex.build([Record("product", str(at), name) for at, name in enumerate(names)])
    (mention,) = index.spans(split(clean(said).text), {"product"})
    best = mention.candidates[0]
    assert best.name == ("Футболка белая XL" if "хл" in said else "Футболка белая M")
    assert mention.margin > 0
