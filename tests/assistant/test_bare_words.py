"""«Да», «нет», «отмени» and nothing more: they speak of what came last, and say what that was."""

from __future__ import annotations

import pytest

from core.acts.calls import Choose, Confirm
from core.acts.models import Deed
from core.assistant.offline import OfflineMind
from tests.assistant.test_offline import Person
from tests.core.house import Shop


@pytest.fixture
async def anna(shop: Shop) -> Person:
    """The owner of a shop with tea on its shelves."""
    await shop.does("inventory.add", name="Чай", price="200")
    await shop.does("inventory.receive", lines=[{"product": "чай", "quantity": "10"}])
    return Person(shop, OfflineMind(shop.app))


async def _cash(anna: Person) -> str:
    return anna.read((await anna.worker.does("finance.balance")).receipt)  # type: ignore[arg-type]


async def _undone(anna: Person) -> list[str]:
    return [deed.action for deed in await anna.worker.rows(Deed, Deed.undone_by.is_not(None))]


@pytest.mark.parametrize("word", ["отмени", "отмена", "undo"])
async def test_the_deed_done_after_a_card_is_what_is_taken_back(anna: Person, word: str) -> None:
    await anna.card("расход 300 скотч")
    await anna.card("расход 700 аренда")
    await anna.done("да")
    assert "700 ₽" in await anna.done(word)
    assert await _undone(anna) == ["finance.expense"]
    assert "300 ₽" in await anna.done(word)
    assert await _undone(anna) == ["finance.expense"]


async def test_a_card_that_is_closed_is_named(anna: Person) -> None:
    await anna.card("расход 300 скотч")
    assert "Не делаю: Расход: 300 ₽, скотч" in await anna.done("отмени")
    await anna.asked("спиши чай")
    assert "Не делаю: " in await anna.done("нет")


@pytest.mark.parametrize("no", ["нет", "отмена"])
async def test_after_a_no_nothing_is_taken_back_without_being_asked(anna: Person, no: str) -> None:
    await anna.card("расход 700 аренда")
    await anna.done("да")
    await anna.asked("спиши чай")
    await anna.done(no)
    which = await anna.chooses("отмена")
    assert "уже закрыто" in anna.read(which.question)
    assert "700 ₽" in anna.labels(which)[0]
    assert await _undone(anna) == []
    await anna.done("нет")
    await anna.chooses("отмени")
    assert "700 ₽" in await anna.done("да")
    assert await _undone(anna) == ["finance.expense"]


async def test_two_yeses_do_not_agree_to_two_cards(anna: Person) -> None:
    await anna.card("расход 100 такси")
    await anna.card("расход 200 кофе")
    await anna.done("да")
    again = await anna.hears("да")
    assert isinstance(again, Confirm)
    assert again.again
    assert "100 ₽" in anna.read(again)
    assert "−200 ₽" in await _cash(anna)
    assert "100 ₽" in await anna.done("да")
    assert "−300 ₽" in await _cash(anna)


async def test_cards_of_one_message_are_agreed_to_one_by_one(anna: Person) -> None:
    await anna.says("спиши 1 чай и расход 500 такси")
    assert "500 ₽" in await anna.done("да")
    assert "Чай" in await anna.card("да")
    assert "Чай" in await anna.done("да")


async def test_a_deed_of_a_kind_is_taken_back_by_its_name(anna: Person) -> None:
    await anna.card("расход 700 аренда")
    await anna.done("да")
    await anna.card("продал 2 чая")
    await anna.done("да")
    assert "700 ₽" in await anna.done("отмени расход")
    assert "Продажа" in await anna.done("отмени последнюю продажу")
    assert sorted(await _undone(anna)) == ["finance.expense", "orders.sell"]


async def test_the_card_of_that_kind_is_closed_first(anna: Person) -> None:
    await anna.card("расход 700 аренда")
    await anna.done("да")
    await anna.card("расход 100 такси")
    assert "Не делаю: Расход: 100 ₽" in await anna.done("отмени расход")
    assert await _undone(anna) == []


async def test_a_kind_that_was_not_done_is_asked_about(anna: Person) -> None:
    which = await anna.chooses("отмени последнюю продажу")
    assert isinstance(which, Choose)
    assert any("Чай" in label or "чай" in label for label in anna.labels(which))
    assert await _undone(anna) == []


@pytest.mark.parametrize("words", ["отмени последние 3 действия", "отмени всё"])
async def test_several_deeds_are_shown_to_choose_from(anna: Person, words: str) -> None:
    assert "Ваши последние дела" in await anna.done(words)
    assert await _undone(anna) == []


async def test_what_has_no_way_back_is_not_answered_with_an_older_deed(anna: Person) -> None:
    await anna.worker.member("Асель", "admin")  # type: ignore[attr-defined]
    await anna.card("расход 700 аренда")
    await anna.done("да")
    await anna.worker.confirms("companies.transfer", member="Асель")
    await anna.done("да")
    assert "нельзя отменить" in anna.read(await anna.hears("отмени"))
    assert await _undone(anna) == []


@pytest.mark.parametrize("word", ["да", "нет"])
async def test_a_word_to_nothing_is_told_so(anna: Person, word: str) -> None:
    assert "ничего не жду" in await anna.done(word)
    assert await _undone(anna) == []
