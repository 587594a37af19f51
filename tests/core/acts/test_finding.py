"""From a typed name to a record: exact, by stems, by typos; several that fit are always shown."""

from __future__ import annotations

import pytest

from core.acts.calls import Choose, Done
from core.errors import Refusal
from tests.core.house import Shop


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    for name in (
        "торт наполеон",
        "торт медовик",
        "круассан",
        "круассан с шоколадом",
        "роза красная",
        "роза белая",
    ):
        await shop.does("inventory.add", name=name, price="100")
    return shop


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("торт наполеон", "торт наполеон"),
        ("Торта Наполеона", "торт наполеон"),
        ("наполеон", "торт наполеон"),
        ("наполеонов", "торт наполеон"),
        ("круассан", "круассан"),
        ("круассанов", "круассан"),
        ("круассаны с шоколадом", "круассан с шоколадом"),
        ("белых роз", "роза белая"),
        ("белая роза", "роза белая"),
    ],
)
async def test_a_name_in_any_form_finds_its_record(stocked: Shop, typed: str, meant: str) -> None:
    done = await stocked.does("inventory.show", product=typed)
    assert meant in stocked.text(done)


async def test_two_that_fit_are_both_offered(stocked: Shop) -> None:
    question = await stocked.chooses("inventory.show", product="роза")
    assert [option.label for option in question.options] == ["роза белая", "роза красная"]
    picked = await stocked.picks(question, 1)
    assert "роза красная" in stocked.text(picked)


async def test_a_typo_is_asked_about_never_taken(stocked: Shop) -> None:
    question = await stocked.call("inventory.set_price", product="напалеон", price="5")
    assert isinstance(question, Choose)
    assert [option.label for option in question.options] == ["торт наполеон"]
    assert isinstance(await stocked.picks(question, 0), Done)


async def test_a_stranger_s_name_is_not_found(stocked: Shop) -> None:
    refusal = await stocked.refused("inventory.show", product="синхрофазотрон")
    assert refusal.code == "acts-no-such"


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u202e", "\ud800", "…", "%", "' OR 1=1 --", "х" * 5000, "🎂"]
)
async def test_odd_names_are_refused_or_asked_for(stocked: Shop, typed: str) -> None:
    try:
        answer = await stocked.call("inventory.show", product=typed)
    except Refusal:
        return
    assert not isinstance(answer, Done)
