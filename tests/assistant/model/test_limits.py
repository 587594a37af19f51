"""What the model may take a day: a word at 80 %, then the other mind; told to those who may know."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.acts.calls import Call, Confirm
from core.acts.refusals import NotAllowed
from core.assistant.limits import DayLimit, DayLimits
from core.assistant.model.usage import Spent
from core.assistant.offline import OfflineMind
from core.assistant.refusals import LimitNeedsPrices
from tests.assistant.model.talking import Talker, Talks
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import ModelServer

NEAR = "на 80"


async def test_a_word_is_said_once_near_the_limit_and_then_the_other_mind_answers(
    shop: Shop, talks: Talks, server: ModelServer
) -> None:
    anna = talks(shop, price_in=Decimal(1000), price_out=Decimal(0), behind=[OfflineMind(shop.app)])
    await shop.does("assistant.set_limit", amount="0.50")
    server.script(*(Says("Да.", usage=(200, 0)) for _ in range(3)))
    told = []
    for words in ("раз", "два", "три"):
        outcomes = await anna.says(words)
        told.append(" ".join(map(anna.read, outcomes)))
    assert [NEAR in one for one in told] == [False, True, False]
    fourth = await anna.says("что на складе")
    assert "Лимит модели" in anna.read(fourth[0])
    assert len(fourth) == 2
    assert len(server.asked) == 3
    shop.clock.move(timedelta(days=1))
    server.script(Says("Да.", usage=(100, 0)))
    assert "Лимит" not in anna.read((await anna.says("раз"))[0])


async def test_a_limit_of_each_person_leaves_the_others_theirs(
    shop: Shop, talks: Talks, server: ModelServer
) -> None:
    asel = await shop.member("Асель", "editor")
    await shop.does("assistant.set_limit", tokens=100, whose="person")
    server.script(Says("Да.", usage=(100, 0)), Says("Да.", usage=(50, 0)))
    await talks(shop).says("раз")
    assert "Лимит модели" in talks(shop).read((await talks(shop).says("два"))[0])
    assert "Лимит модели" not in talks(asel).read((await talks(asel).says("раз"))[0])


async def test_usage_tells_everybody_to_the_owner_and_each_their_own(
    shop: Shop, talks: Talks, server: ModelServer
) -> None:
    asel = await shop.member("Асель", "editor")
    server.script(Says("Да.", usage=(1000, 0)), Says("Да.", usage=(500, 0)))
    await talks(shop, price_in=Decimal(2000), price_out=Decimal(0)).says("раз")
    await talks(asel, price_in=Decimal(2000), price_out=Decimal(0)).says("раз")
    await shop.does("assistant.set_limit", amount="300")
    told = plain(shop.text(await shop.does("assistant.usage")))
    assert "3 ₽" in told
    assert "Асель" in told
    assert "300 ₽" in told
    own = plain(asel.text(await asel.does("assistant.usage")))
    assert "1 ₽" in own
    assert "3 ₽" not in own
    assert "Анна" not in own
    assert isinstance(await asel.refused("assistant.set_limit", amount="300"), NotAllowed)


async def test_the_owner_sets_a_limit_in_words_and_takes_it_back(shop: Shop) -> None:
    mind = OfflineMind(shop.app)
    person = Talker(shop, mind)  # type: ignore[arg-type]
    [card] = await person.says("лимит на ассистента 300 рублей в день")
    assert isinstance(card, Confirm)
    assert card.action == "assistant.set_limit"
    done = await shop.agrees(card)
    assert "300" in shop.text(done)
    assert "300" in person.read((await person.says("сколько потрачено на модель"))[0])
    await shop.undoes(done)  # type: ignore[arg-type]
    assert "300" not in shop.text(await shop.does("assistant.usage"))


async def test_a_limit_in_money_needs_prices(shop: Shop) -> None:
    unpriced = replace(shop.app, model_priced=False)
    with pytest.raises(LimitNeedsPrices):
        await unpriced.execute(Call("assistant.set_limit", {"amount": "300"}), shop.actor)
    await unpriced.execute(Call("assistant.set_limit", {"tokens": 300}), shop.actor)


def test_a_limit_is_near_once() -> None:
    limits = DayLimits((DayLimit("company", "tokens", 100),))
    steps = [Spent(), Spent(taken=79), Spent(taken=80), Spent(taken=99), Spent(taken=100)]
    crossed = [limits.crossed((a, a), (b, b)) is not None for a, b in itertools.pairwise(steps)]
    assert crossed == [False, True, False, False]
    assert [limits.allows(one, one) for one in steps] == [True, True, True, True, False]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
