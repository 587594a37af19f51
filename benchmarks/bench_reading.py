"""The offline interpreter over a catalogue of 5,000 goods beside the same sentences over 50."""

from __future__ import annotations

import random
import time
from datetime import datetime

from benchmarks.harness import Bench, Figures, Goal, percentile
from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.names import NameIndex, Record

NOW = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - the interpreter reads by the wall clock
SENTENCES = (
    "запиши заказ Ивановой: 3 торта наполеон по 1200 и доставка 300 на завтра к 15",
    "сколько осталось наполеона?",
    "спиши 2 кг муки, просрочка",
    "пришла мука 50 кг по 45 и сахар 20кг по 60",
    "Петров оплатил 5к за заказ 120 на карту",
    "выручка за прошлую неделю по дням",
    "продал 2 латте и капучино",
    "заказ для кофейни зерно 12 маффинов 8 эклеров 5 напалеонов",
    "напоминай каждый будний день в 9 утра снять кассу",
    "new order for Sarah Miller: 2 chocolate cakes at 45, pickup tomorrow 3pm",
    "how much flour do we have left",
    "кто такой Наполеон",
)
OWN = ("торт наполеон", "мука", "сахар", "латте", "капучино", "маффин", "эклер ванильный", "chocolate cake")
PEOPLE = ("Иванова Анна", "Петров Сергей", "Кофейня Зерно", "Sarah Miller")
SYLLABLES = [first + second for first in "ктмрслнвшп" for second in "аоиу"]


def catalogue(size: int) -> NameIndex:
    """Own goods and people, and made-up goods up to `size`."""
    dice = random.Random(7)
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(4000)]
    index = NameIndex.build(
        [
            *(Record("product", f"own{place}", name) for place, name in enumerate(OWN)),
            *(Record("customer", f"one{place}", name) for place, name in enumerate(PEOPLE)),
        ]
    )
    for number in range(size - len(OWN)):
        index.add(Record("product", f"more{number}", " ".join(dice.choices(words, k=dice.randint(1, 4)))))
    return index


def reading(size: int) -> Figures:
    index = catalogue(size)
    for text in SENTENCES:
        interpret(text, now=NOW, index=index)
    taken: list[float] = []
    for text in SENTENCES * 25:
        begun = time.perf_counter()
        interpret(text, now=NOW, index=index)
        taken.append((time.perf_counter() - begun) * 1000)
    return {"p50 ms": percentile(taken, 0.5), "p99 ms": percentile(taken, 0.99)}


def large(_: object, quick: bool) -> Figures:
    return reading(5000)


def small(_: object, quick: bool) -> Figures:
    return reading(50)


BENCHES = [
    Bench(
        name="reading",
        about="offline interpretation with 5,000 goods (beside 50)",
        sides={"5,000 goods": large, "50 goods": small},
        goals=[
            Goal("p99 ms", "p99 ms", "5,000 goods", None, "less", floor=25),
            Goal("p50 ms", "p50 ms", "5,000 goods", None, "less", floor=25, aim=3),
            Goal("p50 beside 50 goods", "p50 ms", "5,000 goods", "50 goods", "less", floor=4, aim=2),
        ],
    )
]
