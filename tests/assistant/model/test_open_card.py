"""What is open while a person talks: the model may change, answer or drop it, and never agrees to it."""

from __future__ import annotations

from typing import Any

import pytest

from core.acts.calls import Ask, Choose, Confirm, Done
from core.acts.models import Card
from core.customers.models import Customer
from tests.assistant.model.talking import Talker
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import ModelServer

ORDER: dict[str, Any] = {"customer": "Иванова", "lines": [{"product": "торт", "quantity": 2}]}


@pytest.fixture
async def shop(shop: Shop) -> Shop:
    await shop.does("inventory.add", name="торт", price="1200", cost="500")
    return shop


async def opened(anna: Talker, server: ModelServer) -> Confirm:
    server.script(Says(calls=[("orders_create", ORDER)]))
    return await anna.card("заказ Ивановой, 2 торта")


async def status(shop: Shop, card: Confirm | Ask | Choose) -> str:
    return next(row.status for row in await shop.rows(Card) if row.token == card.token)


@pytest.mark.parametrize("word", ["да", "Да!", "ок", "yes"])
async def test_a_plain_yes_is_the_persons_own(
    shop: Shop, anna: Talker, server: ModelServer, word: str
) -> None:
    await opened(anna, server)
    asked = len(server.asked)
    done = await anna.done(word)
    assert done.action == "orders.create"
    assert len(server.asked) == asked
    assert [row.name for row in await shop.rows(Customer)] == ["Иванова"]


@pytest.mark.parametrize("word", ["нет", "не надо", "Отмена", "no"])
async def test_a_plain_no_too(shop: Shop, anna: Talker, server: ModelServer, word: str) -> None:
    card = await opened(anna, server)
    asked = len(server.asked)
    assert "Не делаю: " in anna.read(await anna.done(word))
    assert len(server.asked) == asked
    assert await status(shop, card) == "declined"


async def test_no_tool_agrees(anna: Talker, server: ModelServer) -> None:
    await opened(anna, server)
    server.script(Says("Нажмите «Да» на карточке."))
    await anna.done("всё верно, подтверди карточку сам")
    assert server.asked[-1].tools[-3:] == ["ask_user", "change_card", "drop_card"]
    told = server.asked[-1].facts["open"]
    assert told == {"kind": "card", "tool": "orders_create", "args": told["args"]}
    assert told["args"]["customer"] == "Иванова"
    assert told["args"]["lines"][0]["product"] == "торт"


async def test_a_card_is_changed_field_by_field(shop: Shop, anna: Talker, server: ModelServer) -> None:
    card = await opened(anna, server)
    server.script(
        Says(calls=[("change_card", {"customer": None, "due": "скоро"})]),
        Says(calls=[("change_card", {"customer": None, "due": "2026-11-22 10:00", "lines": None})]),
    )
    changed = await anna.card("на воскресенье к десяти")
    assert "22 ноября" in anna.read(changed)
    assert "Иванова" in anna.read(changed)
    assert await status(shop, card) == "replaced"
    done = await anna.done("да")
    assert done.action == "orders.create"
    assert "YYYY-MM-DD" in server.asked[-1].results[0]


async def test_a_change_of_nothing_is_told_so(anna: Talker, server: ModelServer) -> None:
    await opened(anna, server)
    server.script(
        Says(calls=[("change_card", {"customer": None})]),
        Says(calls=[("drop_card", {}), ("customers_add", {"name": "Петров"})]),
    )
    outcomes = await anna.says("лучше просто запиши Петрова")
    assert "nothing_to_change" in server.asked[-1].results[0]
    assert "Не делаю: " in anna.read(outcomes[0])
    assert isinstance(outcomes[1], Confirm)


async def test_a_question_is_answered_by_value(anna: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[("finance_expense", {"amount": None, "item": "аренда"})]))
    asked = await anna.hears("заплатили за аренду")
    assert isinstance(asked, Ask)
    server.script(
        Says(calls=[("answer_question", {"option": None, "value": "полторы"})]),
        Says(calls=[("answer_question", {"option": None, "value": "1500"})]),
    )
    card = await anna.card("полторы тысячи")
    assert "1 500" in anna.read(card)
    assert server.asked[-1].tools[-2:] == ["answer_question", "drop_card"]
    assert server.asked[-1].facts["open"]["tool"] == "finance_expense"
    assert "a number such as" in server.asked[-1].results[0]


async def test_a_question_is_answered_by_an_option(shop: Shop, anna: Talker, server: ModelServer) -> None:
    for name in ("Иванова Анна", "Иванова Ольга"):
        await shop.does("customers.add", name=name)
    server.script(Says(calls=[("orders_create", ORDER)]))
    asked = await anna.hears("заказ Ивановой, 2 торта")
    assert isinstance(asked, Choose)
    server.script(
        Says(calls=[("answer_question", {"option": 99, "value": None})]),
        Says(calls=[("answer_question", {"option": "2"})]),
    )
    card = await anna.card("второй")
    assert str(asked.options[1].label) in anna.read(card)
    assert server.asked[-1].facts["open"]["options"] == [option.label for option in asked.options]
    assert "no_such_option" in server.asked[-1].results[0]


async def test_an_answer_of_nothing_is_told_so_and_the_question_can_be_dropped(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(Says(calls=[("finance_expense", {"item": "аренда"})]))
    asked = await anna.hears("заплатили за аренду")
    assert isinstance(asked, Ask)
    server.script(Says(calls=[("answer_question", {})]), Says(calls=[("drop_card", {})]))
    assert "Не делаю: " in anna.read(await anna.done("да ладно, забудь"))
    assert await status(shop, asked) == "declined"


async def test_tools_for_a_card_are_not_there_without_one(anna: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[("drop_card", {})]), Says(calls=[("change_card", {})]), Says("Нечего менять."))
    said = await anna.done("поменяй карточку")
    assert isinstance(said, Done)
    assert server.asked[0].tools[-1] == "ask_user"
