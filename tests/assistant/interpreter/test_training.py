"""What is learnt of some actions stays as it is when others are added."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.assistant.interpreter.build import sentences, words_of_trade
from core.assistant.interpreter.knowledge import knowledge_from
from core.assistant.interpreter.phrasebook import NOTHING, Phrasebook, phrasebook
from core.assistant.interpreter.training import Sample, trained


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return phrasebook()


def _part(book: Phrasebook, *names: str) -> Phrasebook:
    return Phrasebook({name: book.actions[name] for name in names}, book.enums, book.world)


def test_the_sentences_of_an_action_are_its_own(book: Phrasebook) -> None:
    knowledge = knowledge_from(words_of_trade(book))
    alone = list(sentences(_part(book, "orders.pay", NOTHING), knowledge))
    beside = list(sentences(_part(book, "orders.cancel", "orders.pay", "orders.ship", NOTHING), knowledge))
    assert [one for one in beside if one[0] == "orders.pay"] == [
        one for one in alone if one[0] == "orders.pay"
    ]


def _lead(samples: Sequence[Sample], actions: Sequence[str], said: Sequence[str]) -> float:
    """By how much the first action is likelier than the second."""
    bias, rows = trained(samples, actions)
    scores = [bias[place] + sum(rows[word][place] for word in said) for place in (0, 1)]
    return scores[0] - scores[1]


def _said(action: int, *pairs: tuple[str, str], times: int = 1) -> Sequence[Sample]:
    return [(pair, action) for pair in pairs] * times


def test_another_action_moves_no_borderline() -> None:
    clear = [*_said(0, ("заказ", "отмени"), times=60), *_said(1, ("заказ", "отгрузи"), times=60)]
    border = [*_said(0, ("заказ", "сними"), times=40), *_said(1, ("заказ", "сними"), times=20)]
    third = _said(2, ("погода", "завтра"), ("погода", "сегодня"), times=60)
    before = _lead([*clear, *border], ["a", "b"], ("заказ", "сними"))
    after = _lead([*clear, *border, *third], ["a", "b", "c"], ("заказ", "сними"))
    assert before > 0
    assert after == pytest.approx(before, abs=0.1)
