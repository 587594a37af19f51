"""What a turn promises to its minds: looks take no place, a fall loses nothing, care asks first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from core.acts.calls import Actor, Answer, Ask, Call, Confirm, Done
from core.app import App
from core.assistant.minds import Mind, MindFailed
from core.assistant.reins import Reins
from core.assistant.turn import Outcome, Turn, take_turn
from core.blocks import say
from core.companies.models import Company
from core.companies.standing import seat_of
from core.customers.models import Customer
from tests.core.house import Shop

Planned = tuple[str, dict[str, Any]]


class LooksThenActs:
    """A mind that looks something up before it acts, and may fall right after it has planned."""

    def __init__(
        self, looks: int, acts: list[Planned], *, careful: bool = False, falls: bool = False
    ) -> None:
        self.looks, self.acts, self.careful, self.falls = looks, acts, careful, falls
        self.asked = 0

    async def drive(self, turn: Turn) -> None:
        self.asked += 1
        for _ in range(self.looks):
            await turn.call("customers.list", {}, quietly=True)
        turn.careful = self.careful
        if not self.falls:
            await turn.carry_out(self.acts)
            return
        await turn.plan(self.acts)
        await turn.call(*self.acts[0])
        raise KeyboardInterrupt


class Fails:
    def __init__(self, **more: Any) -> None:
        self.more = more

    async def drive(self, turn: Turn) -> None:
        raise MindFailed("no answer", **self.more)


async def said(shop: Shop, *minds: Mind, key: str = "1:1") -> list[Outcome]:
    return await take_turn(shop.app, minds, shop.actor, "…", key=key, at=shop.clock.now())


async def waived(shop: Shop) -> None:
    """From now on reversible acts from words are done at once."""
    await shop.does("companies.change", waive_cards=True)


def _read(shop: Shop, outcome: Outcome) -> str:
    assert isinstance(outcome, (Done, Confirm))
    return shop.text(outcome)


TWO: list[Planned] = [("customers.add", {"name": "Иванова"}), ("customers.add", {"name": "Петров"})]


@pytest.mark.parametrize("looks", [0, 1, 3])
async def test_what_was_begun_before_a_fall_is_done_once(shop: Shop, looks: int) -> None:
    await waived(shop)
    mind = LooksThenActs(looks, TWO, falls=True)
    with pytest.raises(KeyboardInterrupt):
        await said(shop, mind)
    outcomes = await said(shop, mind)
    assert mind.asked == 1
    assert [type(outcome) for outcome in outcomes] == [Done, Done]
    assert sorted(row.name for row in await shop.rows(Customer)) == ["Иванова", "Петров"]


async def test_a_look_is_not_shown_and_writes_nothing(shop: Shop) -> None:
    outcomes = await said(shop, LooksThenActs(2, TWO[:1]))
    assert [type(outcome) for outcome in outcomes] == [Confirm]
    with pytest.raises(ValueError, match="no look"):
        await Turn(shop.app, shop.actor, "", "1:2", shop.clock.now()).call(*TWO[0], quietly=True)


async def test_a_stop_between_two_deeds_tells_of_the_first(shop: Shop) -> None:
    """What is under way is finished, what comes after it is not begun, and a fall changes nothing of it."""
    await waived(shop)
    reins = Reins()

    def stops(company: int | None) -> None:
        reins.is_stopped = True

    shop.app.name_listeners.append(stops)
    told: dict[str, Any] = {"key": "1:1", "at": shop.clock.now(), "reins": reins}
    outcomes = await take_turn(shop.app, [LooksThenActs(0, TWO)], shop.actor, "…", **told)
    assert len(outcomes) == 1
    assert "Остановил. До этого успел вот что:" in _read(shop, outcomes[0])
    assert [row.name for row in await shop.rows(Customer)] == ["Иванова"]
    assert reins.has_begun


async def test_a_stop_before_the_first_deed_does_nothing(shop: Shop) -> None:
    await waived(shop)
    reins = Reins(is_stopped=True)
    told: dict[str, Any] = {"key": "1:1", "at": shop.clock.now(), "reins": reins}
    outcomes = await take_turn(shop.app, [LooksThenActs(0, TWO)], shop.actor, "…", **told)
    assert [_read(shop, one) for one in outcomes] == ["Остановил. Ничего не сделано."]
    assert await shop.rows(Customer) == []


async def test_care_asks_where_a_company_wants_no_cards(shop: Shop) -> None:
    await waived(shop)
    assert isinstance((await said(shop, LooksThenActs(0, TWO[:1]), key="1:1"))[0], Done)
    outcomes = await said(shop, LooksThenActs(1, TWO[1:], careful=True), key="1:2")
    assert isinstance(outcomes[0], Confirm)
    assert [row.name for row in await shop.rows(Customer)] == ["Иванова"]


async def test_the_next_mind_answers_with_a_word_about_it_or_without(shop: Shop) -> None:
    able = LooksThenActs(0, TWO[:1])
    words = [_read(shop, one) for one in await said(shop, Fails(), able, key="1:1")]
    assert "отвечаю сам" in words[0]
    outcomes = await said(shop, Fails(said=None), able, key="1:2")
    assert len(outcomes) == 1
    limited = Fails(said=say("assistant-model-limit"))
    assert "Лимит модели" in _read(shop, (await said(shop, limited, able, key="1:3"))[0])
    lost = await said(shop, Fails(said=None), key="1:4")
    assert "Не понял" in _read(shop, lost[0])


class Answers:
    """A mind that answers the open card in one way, and falls before anybody hears of it."""

    def __init__(self, way: Callable[[Turn], Awaitable[None]], *, falls: bool = True) -> None:
        self.way, self.falls = way, falls

    async def drive(self, turn: Turn) -> None:
        await self.way(turn)
        if self.falls:
            raise KeyboardInterrupt


async def fallen(shop: Shop, way: Callable[[Turn], Awaitable[None]]) -> list[Outcome]:
    """The outcomes of a message that was answered once, and once more after a fall."""
    with pytest.raises(KeyboardInterrupt):
        await said(shop, Answers(way), key="1:9")
    return await said(shop, Answers(way), key="1:9")


async def test_a_yes_in_words_agrees_to_one_card_whatever_falls(shop: Shop) -> None:
    older = await shop.confirms("customers.add", name="Иванова")
    await shop.confirms("customers.add", name="Петров")
    [outcome] = await fallen(shop, Turn.agree)
    assert isinstance(outcome, Done)
    assert outcome.repeated
    assert [row.name for row in await shop.rows(Customer)] == ["Петров"]
    assert isinstance(await shop.agrees(older), Done)


async def test_a_no_in_words_declines_one_card_whatever_falls(shop: Shop) -> None:
    older = await shop.confirms("customers.add", name="Иванова")
    await shop.confirms("customers.add", name="Петров")
    [outcome] = await fallen(shop, Turn.decline)
    assert "Не делаю: " in _read(shop, outcome)
    assert isinstance(await shop.agrees(older), Done)


async def test_an_answer_in_words_is_not_the_next_question_s_too(shop: Shop) -> None:
    first = await shop.asks("inventory.set_price")
    await shop.does("inventory.add", name="2000")
    [outcome] = await fallen(shop, lambda turn: turn.answer("2000"))
    assert isinstance(outcome, Ask)
    assert (first.path, outcome.path) == ("product", "price")


async def test_a_remark_amends_a_card_once_whatever_falls(shop: Shop) -> None:
    await shop.confirms("customers.add", name="Иванова")
    [outcome] = await fallen(shop, lambda turn: turn.amend({"name": "Петров"}))
    assert isinstance(outcome, Confirm)
    await shop.agrees(outcome)
    assert [row.name for row in await shop.rows(Customer)] == ["Петров"]


async def test_a_card_half_answered_at_a_fall_is_answered_after_it(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The house falls between taking the answer and carrying out what it completes."""

    async def falls(self: App, call: Call, actor: Actor) -> Answer:
        raise KeyboardInterrupt

    await shop.asks("customers.add")
    with monkeypatch.context() as broken:
        broken.setattr(App, "execute", falls)
        with pytest.raises(KeyboardInterrupt):
            await said(shop, Answers(lambda turn: turn.answer("Иванова")), key="1:9")
    [outcome] = await said(shop, key="1:9")
    assert isinstance(outcome, Done)
    with monkeypatch.context() as broken:
        await shop.confirms("customers.add", name="Петрова")
        broken.setattr(App, "execute", falls)
        with pytest.raises(KeyboardInterrupt):
            await said(shop, Answers(lambda turn: turn.amend({"name": "Сидорова"})), key="1:10")
    [outcome] = await said(shop, key="1:10")
    assert isinstance(outcome, Confirm)
    await shop.agrees(outcome)
    assert sorted(row.name for row in await shop.rows(Customer)) == ["Иванова", "Сидорова"]


async def test_a_turn_goes_on_in_the_company_it_was_begun_in(shop: Shop) -> None:
    new = {"name": "Вторая", "currency": "RUB", "zone": "Europe/Moscow"}
    mind = LooksThenActs(0, [("companies.create", new)], falls=True)
    with pytest.raises(KeyboardInterrupt):
        await said(shop, mind)
    second = await shop.read(lambda session: seat_of(session, shop.actor.person_id))
    assert second != shop.actor.company_id
    there = replace(shop.actor, company_id=second)
    [outcome] = await take_turn(shop.app, [mind], there, "…", key="1:1", at=shop.clock.now())
    assert isinstance(outcome, Done)
    assert outcome.repeated
    assert await shop.read(lambda session: len(list(session.scalars(sa.select(Company))))) == 2
