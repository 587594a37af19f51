"""The phrasebook keeps its word: every example of every room, and what must be refused."""

from __future__ import annotations

import json
import random
from datetime import datetime

import pytest

from core.assistant.interpreter.build import model, world_index, world_now
from core.assistant.interpreter.interpreting import interpret
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.phrasebook import NOTHING, Example, Phrasebook, phrasebook
from core.assistant.interpreter.ranker import MODEL
from tests.assistant.interpreter.saying import is_right, said, same, wrong


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return phrasebook()


@pytest.fixture(scope="module")
def world(book: Phrasebook) -> NameIndex:
    return world_index(book)


def share(book: Phrasebook, world: NameIndex, examples: list[Example]) -> float:
    now = world_now(book)
    right = sum(is_right(book, e, interpret(e.say, now=now, index=world)) for e in examples)
    return right / len(examples)


def test_at_least_97_of_100_examples_are_read_exactly(book: Phrasebook, world: NameIndex) -> None:
    now = world_now(book)
    examples = list(book.examples())
    failed = wrong(book, ((e, interpret(e.say, now=now, index=world)) for e in examples))
    assert len(examples) > 350
    assert len(failed) <= 0.03 * len(examples), failed


def test_every_action_has_examples_in_both_languages(book: Phrasebook) -> None:
    spoken = {(e.action, e.language) for e in book.examples()}
    assert {(name, lang) for name in book.actions if name != NOTHING for lang in ("ru", "en")} <= spoken


def test_what_is_not_ours_is_refused(book: Phrasebook, world: NameIndex) -> None:
    now = world_now(book)
    for phrases in book.actions.values():
        for _, text in phrases.refused:
            assert interpret(text, now=now, index=world).answer == "help", text


def test_an_action_is_not_offered_to_who_may_not(book: Phrasebook, world: NameIndex) -> None:
    now = world_now(book)
    reads = frozenset(name for name, phrases in book.actions.items() if phrases.reads)
    for example in book.examples():
        action, _ = said(interpret(example.say, now=now, index=world, allowed=reads))
        assert action is None or action in reads


def _changed(text: str, way: int) -> str:
    return (text.upper(), text.capitalize(), text.rstrip("?.!"), text.replace("ё", "е"), f"  {text} ")[way]


def test_case_yo_spaces_and_full_stops_change_nothing(book: Phrasebook, world: NameIndex) -> None:
    dice, now = random.Random(1), world_now(book)
    examples = [
        e for e in book.examples() if not any(isinstance(v, str) and k in _WORDS for k, v in e.args.items())
    ]
    kept = 0
    for example in examples:
        before = said(interpret(example.say, now=now, index=world))
        kept += same(
            list(before),
            list(said(interpret(_changed(example.say, dice.randrange(5)), now=now, index=world))),
        )
    assert kept / len(examples) >= 0.95


_WORDS = {"name", "text", "note", "reason", "query", "contact", "customer"}


def _mistyped(text: str, dice: random.Random) -> str:
    """One slip in one word of five letters or more."""
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) >= 6 and word.isalpha() and word.islower()]
    if not long:
        return text
    place = dice.choice(long)
    word, at = words[place], dice.randrange(1, len(words[place]) - 2)
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] * 2 + word[at + 1 :],
    ]
    words[place] = dice.choice(slips)
    return " ".join(words)


def test_one_typo_costs_little(book: Phrasebook, world: NameIndex) -> None:
    dice, now = random.Random(5), world_now(book)
    examples = [e for e in book.examples() if not _WORDS & set(e.args)]
    kept = 0
    for example in examples:
        action, _ = said(interpret(_mistyped(example.say, dice), now=now, index=world))
        kept += action == example.action
    assert kept / len(examples) >= 0.88


def test_the_order_of_goods_and_the_joints_between_them_do_not_matter(world: NameIndex) -> None:
    dice = random.Random(3)
    goods = {
        "3 торта наполеон по 1200": "Торт Наполеон",
        "10 круассанов": "Круассан",
        "2 кг сахара": "Сахар",
        "мука 5 кг": "Мука",
    }
    now = datetime.fromisoformat("2026-11-20T12:00")
    for _ in range(40):
        said_goods = dice.sample(sorted(goods), dice.randint(1, 4))
        joint = dice.choice([", ", " и ", "\n", "; "])
        _, args = said(interpret("запиши заказ Ивановой: " + joint.join(said_goods), now=now, index=world))
        assert [line["product"] for line in args["lines"]] == [goods[one] for one in said_goods]
        assert args["customer"] == "Иванова Анна"


@pytest.mark.slow
def test_building_again_gives_the_committed_model(book: Phrasebook) -> None:
    text = json.dumps(model(book), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"
    assert text == MODEL.read_text(encoding="utf-8"), "run: python -m core.assistant.interpreter.build"
