"""What a model is reminded of, and what is counted: on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.assistant.model.history import KEPT_TURNS, MOST_TURNS, forget_all, recall
from core.assistant.model.messages import Usage
from core.assistant.model.profile import PROFILES
from core.assistant.model.settings import ModelSettings
from core.assistant.model.usage import Spent, cost, spent_on
from core.assistant.models import ModelTurn, ModelUsage
from tests.assistant.model.talking import Talker, Talks
from tests.core.conftest import fresh_url
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer, Trouble

__all__ = ["fresh_url"]


def heard(asked: Asked) -> list[str]:
    return [message["content"] for message in asked.messages if message["role"] == "user"]


async def test_earlier_turns_come_along_without_their_facts(anna: Talker, server: ModelServer) -> None:
    server.script(
        Says(calls=[("orders_debts", {})]), Says("Никто не должен."), Says("Пожалуйста."), Says("Да.")
    )
    await anna.says("кто должен?")
    await anna.says("спасибо")
    anna.worker.clock.move(timedelta(hours=1))
    await anna.says("точно?")
    roles = [message["role"] for message in server.asked[-1].messages]
    assert roles == ["system", "user", "assistant", "tool", "assistant", "user", "assistant", "user"]
    assert heard(server.asked[-1])[:2] == ["кто должен?", "спасибо"]
    assert server.asked[-1].facts["now"] == "2026-11-20T13:00"


async def test_requests_are_alike_up_to_the_last_message(anna: Talker, server: ModelServer) -> None:
    """The longest beginning in common is what a server can keep ready."""
    for number in range(MOST_TURNS):
        server.script(Says(calls=[("orders_debts", {})]), Says(f"Ответ{'!' * number}"))
        await anna.says(f"вопрос {number}")
        anna.worker.clock.move(timedelta(minutes=7))
    for earlier, later in zip(server.asked, server.asked[1:], strict=False):
        assert earlier.body["tools"] == later.body["tools"]
        known = earlier.messages[: max(at for at, m in enumerate(earlier.messages) if m["role"] == "user")]
        assert later.messages[: len(known)] == known
    assert len(heard(server.asked[-1])) == MOST_TURNS


async def test_old_turns_are_forgotten_whole(shop: Shop, anna: Talker, server: ModelServer) -> None:
    for number in range(MOST_TURNS + 1):
        server.script(Says(calls=[("orders_debts", {})]), Says("Никто."))
        await anna.says(f"вопрос {number}")
    assert len(await shop.rows(ModelTurn)) == KEPT_TURNS
    server.script(Says("Да."))
    await anna.says("последний")
    assert heard(server.asked[-1])[0] == f"вопрос {MOST_TURNS + 1 - KEPT_TURNS}"
    assert server.asked[-1].messages[1]["role"] == "user"


async def test_long_turns_are_forgotten_sooner(shop: Shop, server: ModelServer, talks: Talks) -> None:
    anna = talks(shop, profile=replace(PROFILES["openai"], history_chars=2000))
    for number in range(6):
        server.script(Says("Ясно."))
        await anna.says(f"{number} " + "очень длинный рассказ " * 20)
    rows = await shop.rows(ModelTurn)
    assert 1 <= len(rows) <= 4
    assert sum(len(json.dumps(row.said, ensure_ascii=False)) for row in rows) <= 2000


async def test_conversations_people_and_companies_stay_apart(
    shop: Shop, anna: Talker, server: ModelServer, talks: Talks
) -> None:
    server.script(Says("Запомнила."))
    await anna.says("секрет Анны")
    group = anna.inside("-100", group=True)
    boris = talks(await shop.member("Борис", "admin"))
    opened = await shop.does("companies.create", name="Василёк", currency="RUB", zone="Europe/Moscow")
    assert opened.receipt.subject is not None
    elsewhere = talks(replace(anna.worker, actor=replace(shop.actor, company_id=opened.receipt.subject[1])))
    for talker in (group, boris, elsewhere):
        server.script(Says("Да?"))
        await talker.says("о чём мы говорили?")
        assert "секрет" not in json.dumps(server.asked[-1].body, ensure_ascii=False)
    assert server.asked[-1].facts["company"] == "Василёк"
    assert len(server.asked) == 4


async def test_a_turn_that_is_handled_again_is_kept_once(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(Says("Здравствуйте."), Says("Добрый день."))
    await anna.says("привет", key="5:5")
    await anna.says("привет", key="5:5")
    rows = await shop.rows(ModelTurn)
    assert [row.said[-1]["said"] for row in rows] == ["Добрый день."]
    assert len(server.asked[-1].messages) == 2


async def test_a_conversation_can_be_begun_anew(shop: Shop, anna: Talker, server: ModelServer) -> None:
    server.script(Says("Привет."))
    await anna.says("привет")
    assert len(await shop.read(lambda session: recall(session, shop.actor))) == 2
    await shop.app.db.write(lambda session: forget_all(session, shop.actor))
    assert await shop.rows(ModelTurn) == []


async def test_tokens_and_money_are_counted_by_person_and_day(
    shop: Shop, server: ModelServer, talks: Talks
) -> None:
    anna = talks(shop, price_in=Decimal("0.15"), price_out=Decimal("0.60"))
    boris = talks(await shop.member("Борис", "editor"))
    server.script(
        Says(calls=[("orders_debts", {})], usage=(2000, 40), cached=1500),
        Says("Никто.", usage=(2100, 10)),
        Says("Да.", usage=(500, 5)),
        Trouble(status=400),
    )
    await anna.says("кто должен?")
    await boris.says("привет")
    await boris.says("привет")
    rows = {row.person_id: row for row in await shop.rows(ModelUsage)}
    mine = rows[shop.actor.person_id]
    assert (mine.requests, mine.taken, mine.cached, mine.given) == (2, 4100, 1500, 50)
    assert mine.spent == (4100 * 15 + 50 * 60) * 10
    assert (rows[boris.worker.actor.person_id].requests, rows[boris.worker.actor.person_id].spent) == (1, 0)

    def today(session: Any) -> tuple[Spent, Spent]:
        return spent_on(session, shop.actor, mine.day)

    person, company = await shop.read(today)
    assert (person.taken, company.taken) == (4100, 4600)
    assert person.money == Decimal("0.000645")


async def test_a_day_is_the_companys(shop: Shop, anna: Talker, server: ModelServer) -> None:
    server.script(Says("Да."), Says("Да."))
    anna.worker.clock.move(timedelta(hours=11))  # 23:00 in Moscow
    await anna.says("раз")
    anna.worker.clock.move(timedelta(hours=2))
    await anna.says("два")
    assert sorted(str(row.day) for row in await shop.rows(ModelUsage)) == ["2026-11-20", "2026-11-21"]


class Ten:
    """At most ten requests a day for a company."""

    def __init__(self, most: int) -> None:
        self.most = most

    def allows(self, person: Spent, company: Spent) -> bool:
        return company.requests < self.most


async def test_past_a_limit_the_next_mind_answers(shop: Shop, anna: Talker, server: ModelServer) -> None:
    anna.mind.limit = Ten(1)
    server.script(Says("Да."))
    await anna.says("раз")
    outcomes = await anna.says("два")
    assert "Лимит модели" in anna.read(outcomes[0])
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("usage", "nano"), [(Usage(0, 0), 0), (Usage(1, 0), 150), (Usage(1_000_000, 1_000_000), 750_000_000)]
)
def test_money_is_exact(usage: Usage, nano: int) -> None:
    settings = ModelSettings(model="m", price_in=Decimal("0.15"), price_out=Decimal("0.60"))
    assert cost(usage, settings) == nano
    assert cost(usage, ModelSettings(model="m")) == 0
