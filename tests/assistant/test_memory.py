"""What the assistant is asked to keep in mind: by whom, for whom, and how it is lost again."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from core.acts.calls import Call, Choose, Confirm, Done
from core.acts.refusals import NoSuch, NotAllowed
from core.assistant.memo import memo
from core.assistant.offline import OfflineMind
from core.assistant.turn import take_turn
from core.errors import NotFound
from tests.core.house import House, Shop, Worker

SATURDAY = "по субботам скидка постоянным 5%"
_KEYS = itertools.count(1)


async def says(worker: Worker, text: str, **more: Any) -> Any:
    mind, key = OfflineMind(worker.app), f"memo{next(_KEYS)}"
    outcomes = await take_turn(worker.app, [mind], worker.actor, text, key=key, at=worker.clock.now(), **more)
    assert len(outcomes) == 1
    return outcomes[0]


async def agrees(worker: Worker, text: str) -> Done:
    card = await says(worker, text)
    assert isinstance(card, Confirm), worker.text(card)
    done = await worker.agrees(card)
    assert isinstance(done, Done)
    return done


async def known(worker: Worker) -> str:
    return worker.text(await says(worker, "что ты помнишь?"))


async def test_it_is_remembered_listed_changed_and_forgotten_without_a_model(shop: Shop) -> None:
    assert "ничего не помню" in await known(shop)
    done = await agrees(shop, f"Запомни: {SATURDAY}")
    assert SATURDAY in shop.text(done)
    await agrees(shop, "запомни, что поставщик Мельник закрыт по понедельникам")
    assert SATURDAY in await known(shop)
    await agrees(shop, "исправь запомненное про субботу: скидка по субботам 7%")
    assert "7%" in await known(shop)
    assert SATURDAY not in await known(shop)
    await agrees(shop, "забудь про субботы")
    assert "7%" not in await known(shop)
    assert "Мельник" in await known(shop)


async def test_each_deed_can_be_taken_back(shop: Shop) -> None:
    done = await shop.does("assistant.remember", text=SATURDAY)
    await shop.undoes(done)
    assert "ничего не помню" in await known(shop)
    await shop.does("assistant.remember", text=SATURDAY)
    changed = await shop.does("assistant.edit_memory", memory="1", text="иначе", whose="team")
    await shop.undoes(changed)
    assert SATURDAY in await known(shop)
    gone = await shop.does("assistant.forget", memory="1")
    await shop.undoes(gone)
    assert SATURDAY in await known(shop)


async def test_nobody_reads_what_another_keeps_and_no_company_what_another_knows(house: House) -> None:
    shop = await house.shop(name="Ромашка")
    asel = await shop.member("Асель", "editor")
    await shop.does("assistant.remember", text="моё личное")
    await shop.does("assistant.remember", text="общее правило", whose="team")
    assert "моё личное" not in await known(asel)
    assert "общее правило" in await known(asel)
    assert isinstance(await asel.refused("assistant.forget", memory="моё личное"), NoSuch)
    assert isinstance(await asel.refused("assistant.forget", memory="общее правило"), NotAllowed)
    assert isinstance(await asel.refused("assistant.remember", text="для всех", whose="team"), NotAllowed)
    other = await house.shop(name="Лилия")
    assert "общее правило" not in await known(other)
    in_group = replace(shop.actor, group=True)
    seen = await shop.app.execute(Call("assistant.memories"), in_group)
    assert "моё личное" not in shop.text(seen)


async def test_words_that_fit_two_are_asked_about(shop: Shop) -> None:
    await shop.does("assistant.remember", text="скидка по субботам")
    await shop.does("assistant.remember", text="скидка по средам")
    assert isinstance(await says(shop, "забудь про скидку"), Choose)
    assert isinstance(await says(shop, "забудь про отпуск"), NotFound)


async def test_a_command_takes_its_words_as_they_are(shop: Shop) -> None:
    done = await says(shop, SATURDAY, fixed="assistant.remember")
    assert isinstance(done, Done), done
    assert SATURDAY in await known(shop)


@pytest.mark.parametrize(
    "words", ["запоминай", "помнишь Иванову?", "напомни завтра позвонить", "забыл цену торта", "запомните"]
)
def test_other_words_are_left_alone(words: str) -> None:
    assert memo(words) is None


def test_what_is_for_everybody_is_heard_so() -> None:
    assert memo("запомни для всех: звонить до 19") == (
        "assistant.remember",
        {"text": "звонить до 19", "whose": "team"},
    )
    assert memo("Remember that regulars get 5%") == ("assistant.remember", {"text": "regulars get 5%"})
    assert memo("forget about Saturdays") == ("assistant.forget", {"memory": "Saturdays"})
