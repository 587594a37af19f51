"""Phrases that were not understood: kept only where wished, only as shapes, for review."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import replies
from core.acts.calls import Choose, Confirm, Done
from core.acts.refusals import NotAllowed
from core.assistant.interpreter.knowledge import mind
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.shaping import LONGEST, shape_of
from core.assistant.interpreter.signs import Signs
from core.assistant.models import PhraseLearning, UnreadPhrase
from core.assistant.offline import OfflineMind
from core.assistant.turn import take_turn
from core.assistant.unread import MOST
from core.blocks import Table
from tests.core.house import House, Shop, Worker

STRANGE = "зафырчи Кузявкиной 37 абырвалгов"
TORN = "отмени оплату на склад"
NOON = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - the wall clock of a company
_KEYS = itertools.count(1)


async def says(worker: Worker, text: str) -> Any:
    mind, key = OfflineMind(worker.app), f"learn{next(_KEYS)}"
    outcomes = await take_turn(worker.app, [mind], worker.actor, text, key=key, at=worker.clock.now())
    return outcomes[0]


async def kept(shop: Shop) -> list[UnreadPhrase]:
    return list(await shop.rows(UnreadPhrase))


async def listed(worker: Worker) -> str:
    return worker.text(await worker.does("assistant.unread"))


async def test_nothing_is_kept_unless_wished(shop: Shop) -> None:
    await says(shop, STRANGE)
    assert await kept(shop) == []
    done = await shop.does("assistant.learn")
    assert "Имена, суммы, телефоны и сами сообщения не храню" in shop.text(done)
    await says(shop, STRANGE)
    assert len(await kept(shop)) == 1
    await shop.does("assistant.learn", learning=False)
    await says(shop, STRANGE)
    assert [row.count for row in await kept(shop)] == [1]


async def test_the_wish_is_said_shown_on_a_card_and_taken_back(shop: Shop) -> None:
    card = await says(shop, "учись на непонятых фразах")
    assert isinstance(card, Confirm)
    assert "<товар>" in shop.text(card)
    done = await shop.agrees(card)
    assert isinstance(done, Done)
    assert "Запоминаю только вид фразы" in await listed(shop)
    await shop.undoes(done)
    assert await shop.rows(PhraseLearning) == []
    card = await says(shop, "не учись на непонятых фразах")
    assert isinstance(card, Confirm)
    assert card.action == "assistant.learn"
    assert "не запоминаю" in shop.text(card)


async def test_the_same_shape_is_counted(shop: Shop) -> None:
    await shop.does("assistant.learn")
    await says(shop, "зафырчи Кузявкиной 37 абырвалгов")
    shop.house.move(days=1)
    await says(shop, "зафырчи Бармаглотовой 40 хливких")
    [row] = await kept(shop)
    assert (row.count, row.language) == (2, "ru")
    assert row.last_at > row.first_at
    await says(shop, "zorple the frobnitz")
    assert {row.language for row in await kept(shop)} == {"ru", "en"}


@pytest.mark.parametrize("words", ["привет", "спасибо", "да", "нет", "сколько осталось муки", "заказы"])
async def test_what_is_understood_and_small_talk_are_not_kept(shop: Shop, words: str) -> None:
    await shop.does("assistant.learn")
    await says(shop, words)
    assert await kept(shop) == []


async def test_the_choice_among_what_was_offered_is_kept(shop: Shop) -> None:
    await shop.does("assistant.learn")
    choice = await says(shop, TORN)
    assert isinstance(choice, Choose), shop.text(choice)
    [row] = await kept(shop)
    assert row.offered == choice.options[0].action
    place = [option.action for option in choice.options].index("inventory.stock")
    await replies.answer(shop.app, choice.token, shop.actor, None, option=place)
    [row] = await kept(shop)
    assert row.chosen == {"inventory.stock": 1}
    assert "Остатки" in await listed(shop)


async def test_who_may_not_lead_may_not_switch_it_nor_erase(house: House) -> None:
    shop = await house.shop()
    for role in ("editor", "viewer"):
        worker = await shop.member(f"Некто {role}", role)
        for name in ("assistant.learn", "assistant.unread", "assistant.forget_unread"):
            assert isinstance(await worker.refused(name), NotAllowed)


async def test_another_company_does_not_see_it(house: House) -> None:
    shop, other = await house.shop(name="Ромашка"), await house.shop(name="Лилия", owner="Пётр")
    await shop.does("assistant.learn")
    await says(shop, STRANGE)
    await says(other, STRANGE)
    assert len(await kept(shop)) == 1
    assert "Непонятых фраз нет" in await listed(other)
    await other.does("assistant.forget_unread")
    assert "<число>" in await listed(shop)


async def test_one_and_all_are_forgotten(shop: Shop) -> None:
    await shop.does("assistant.learn")
    await says(shop, STRANGE)
    await says(shop, "абыр хливкие шорьки")
    table = next(b for b in (await shop.does("assistant.unread")).receipt.blocks if isinstance(b, Table))
    assert table.acts is not None
    first = table.acts[0]
    assert first is not None
    await shop.does(first.action, **first.args)
    assert len(await kept(shop)) == 1
    card = await says(shop, "забудь непонятые фразы")
    assert isinstance(card, Confirm)
    await shop.agrees(card)
    assert await kept(shop) == []


async def test_the_rarest_and_oldest_make_room(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.assistant.unread.MOST", 3)
    assert MOST == 500
    await shop.does("assistant.learn")
    for size in (1, 1, 2, 3, 4, 5):
        shop.house.move(minutes=1)
        await says(shop, " ".join(["хливкие"] * size))
    counts = {row.shape.count("<unk>"): row.count for row in await kept(shop)}
    assert counts == {1: 2, 4: 1, 5: 1}


async def test_it_goes_with_the_company(shop: Shop) -> None:
    await shop.does("assistant.learn")
    await says(shop, STRANGE)
    await shop.does("companies.delete", company={"id": shop.actor.company_id})
    assert await kept(shop) == []
    assert await shop.rows(PhraseLearning) == []


async def test_both_languages_have_it(house: House) -> None:
    shop = await house.shop()
    await shop.does("assistant.learn")
    await says(shop, STRANGE)
    assert "<имя>" in await listed(shop)
    ann = await shop.member("Ann", "admin")
    ann.actor = replace(ann.actor, locale="en")
    seen = ann.text(await ann.does("assistant.unread"))
    assert "<name>" in seen
    card = await says(ann, "stop learning from misunderstood phrases")
    assert isinstance(card, Confirm)
    assert card.action == "assistant.learn"


_RU, _EN = "абвгдежзиклмнопрстуфхцчшэюя", "abcdefghijklmnopqrstuvwxyz"
_NAMES = st.one_of(st.text(_RU, min_size=4, max_size=10), st.text(_EN, min_size=4, max_size=10))
_SENTENCES = st.sampled_from(
    [
        "зафырчи {name} {number} штук",
        "{name} заказ на {number} рублей и что там",
        "позвони {name} по {phone} насчёт {number}",
        "почему {name} не платит {number}",
        "{name} owes {number} and the order",
        "tell {name} about {number} at {phone}",
        "«{name}» {number} как бы",
        "{name}",
    ]
)


@given(_SENTENCES, _NAMES, st.integers(1000, 9_999_999), st.integers(10**9, 10**10 - 1), st.booleans())
def test_nothing_of_ones_own_is_in_a_shape(
    sentence: str, name: str, number: int, phone: int, capital: bool
) -> None:
    knowledge = mind().knowledge
    said = sentence.format(name=name.capitalize() if capital else name, number=number, phone=f"+7{phone}")
    shape = shape_of(Signs.read(said, NOON, NameIndex(), knowledge))
    assert len(shape) <= LONGEST
    assert not any(letter.isdigit() for letter in shape)
    for word in shape.split():
        assert word.startswith("<") or word in knowledge.vocabulary or not word.isalpha()
    if name not in knowledge.vocabulary:
        assert name not in shape.split()


@pytest.mark.parametrize(
    "said", ["Света должна", "Bill owes", "позвони Марку Заказовой", "Mark paid", "спроси у Розы про Цветы"]
)
def test_words_that_people_are_called_by_are_no_words_of_ours(said: str) -> None:
    shape = shape_of(Signs.read(said, NOON, NameIndex(), mind().knowledge))
    assert not {"свет", "bill", "mark", "роза", "заказ", "цвет", "цветы"} & set(shape.split()), shape
