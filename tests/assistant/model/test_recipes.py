"""The same question again is answered without the model, as long as all that it reads is as it was."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.acts.calls import Confirm, Done
from core.assistant.model.recipes import MOST, Look, Recipe, Recipes, may_be_kept, stands_alone
from core.assistant.models import ModelUsage
from tests.assistant.model.talking import Talker, Talks
from tests.core.house import START, House, Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import ModelServer

ASKED = "сколько осталось тортов?"
LOOK = ("inventory_stock", {"product": "Торт"})
ANSWER = [Says(calls=[LOOK]), Says("Тортов на складе 7 штук.")]


@pytest.fixture
async def stocked(shop: Shop) -> Shop:
    """Seven cakes and three buns."""
    for name, quantity in (("Торт", "7"), ("Булка", "3")):
        await shop.does("inventory.add", name=name, price="1200")
        await shop.does("inventory.receive", lines=[{"product": name, "quantity": quantity, "price": "500"}])
    return shop


@pytest.fixture
async def asked(stocked: Shop, anna: Talker, server: ModelServer) -> Talker:
    """Somebody who has been answered once."""
    server.script(*ANSWER)
    await anna.done(ASKED)
    return anna


async def test_the_same_again_costs_no_request(asked: Talker, server: ModelServer) -> None:
    again = await asked.done("Сколько осталось тортов")
    assert len(server.asked) == 2
    assert "Тортов на складе 7 штук." in asked.read(again)
    assert asked.read(again).count("7 шт") == 2, "the words and the record"
    assert [row.requests for row in await asked.worker.rows(ModelUsage)] == [2]


async def test_what_follows_knows_what_was_answered(asked: Talker, server: ModelServer) -> None:
    await asked.done(ASKED)
    server.script(Says("Не знаю."))
    await asked.says("а почему так мало?")
    history = server.asked[-1].messages[1:-1]
    assert [message["role"] for message in history] == ["user", "assistant", "tool", "assistant"] * 2
    assert history[-1]["content"] == "Тортов на складе 7 штук."


Write = Callable[[Shop], Awaitable[Any]]
CAKES = [{"product": "Торт", "quantity": "1"}]
WRITES: dict[str, Write] = {
    "received": lambda shop: shop.does("inventory.receive", lines=CAKES),
    "sold": lambda shop: shop.does("orders.sell", lines=CAKES),
    "written off": lambda shop: shop.does("inventory.write_off", lines=CAKES),
    "counted": lambda shop: shop.does("inventory.set_stock", lines=[{"product": "Торт", "quantity": "2"}]),
    "ordered": lambda shop: shop.does("orders.create", customer="Иванова", lines=CAKES),
    "renamed": lambda shop: shop.does("inventory.change", product="Торт", name="Торт медовый"),
    "all gone": lambda shop: shop.does("inventory.set_stock", lines=[{"product": "Торт", "quantity": "0"}]),
}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("by", ["the same", "another"])
async def test_any_write_to_what_was_read_makes_it_fresh(
    asked: Talker, stocked: Shop, server: ModelServer, write: str, by: str
) -> None:
    """Also one by somebody else, whose deeds the asker is told nothing of."""
    worker: Any = stocked if by == "the same" else await stocked.member("Асель", "admin")
    await WRITES[write](worker)
    server.script(Says(calls=[LOOK]), Says("Смотрите сами."))
    outcomes = await asked.says(ASKED)
    assert server.left == (), "the model was asked"
    assert "Тортов на складе 7 штук." not in " ".join(map(asked.read, outcomes))


async def test_an_undo_brings_the_answer_back(asked: Talker, stocked: Shop, server: ModelServer) -> None:
    done = await stocked.does("inventory.receive", lines=CAKES)
    server.script(Says(calls=[LOOK]), Says("Их 8 штук."))
    assert "8 штук" in asked.read(await asked.done(ASKED))
    await stocked.undoes(done)
    assert "7 штук" in asked.read(await asked.done(ASKED)), "all is as it was"
    assert len(server.asked) == 4


async def test_what_others_write_elsewhere_changes_nothing(
    asked: Talker, stocked: Shop, server: ModelServer
) -> None:
    """The record is read anew each time, so that it is right whatever was written."""
    asel = await stocked.member("Асель", "editor")
    await asel.does("inventory.receive", lines=[{"product": "Булка", "quantity": "1"}])
    assert "7 штук" in asked.read(await asked.done(ASKED))
    assert len(server.asked) == 2


async def test_another_person_asks_for_themselves(
    asked: Talker, stocked: Shop, server: ModelServer, talks: Talks
) -> None:
    asel = replace(talks(await stocked.member("Асель", "viewer")), mind=asked.mind)
    server.script(*ANSWER)
    await asel.done(ASKED)
    assert len(server.asked) == 4
    await stocked.does("companies.set_role", member="Асель", role="editor")
    server.script(*ANSWER)
    await asel.done(ASKED)
    assert len(server.asked) == 6, "their rights are others now"


async def test_another_company_asks_for_itself(house: House, asked: Talker, server: ModelServer) -> None:
    other = await house.shop(name="Василёк", owner="Вера")
    vera = replace(asked, worker=other)
    server.script(Says("Нет такого товара."))
    assert "7 штук" not in vera.read(await vera.done(ASKED))
    assert len(server.asked) == 3


@pytest.mark.parametrize("later", [timedelta(minutes=31), timedelta(days=1)])
async def test_it_is_soon_forgotten(
    asked: Talker, stocked: Shop, server: ModelServer, later: timedelta
) -> None:
    stocked.clock.move(later)
    server.script(*ANSWER)
    await asked.done(ASKED)
    assert len(server.asked) == 4


async def test_what_people_ask_to_remember_makes_it_fresh(
    asked: Talker, stocked: Shop, server: ModelServer
) -> None:
    await stocked.does("assistant.remember", text="торты считай коробками по две", whose="me")
    server.script(*ANSWER)
    await asked.done(ASKED)
    assert len(server.asked) == 4


async def test_a_wish_said_in_between_makes_it_fresh(asked: Talker, server: ModelServer) -> None:
    server.script(Says("Хорошо, буду отвечать коротко."), *ANSWER)
    await asked.says("отвечай короче, пожалуйста")
    await asked.done(ASKED)
    assert server.left == ()


async def test_while_a_card_is_open_words_may_be_about_it(asked: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[("customers_add", {"name": "Иванова"})]), *ANSWER)
    assert isinstance(await asked.hears("новый клиент Иванова"), Confirm)
    await asked.done(ASKED)
    assert server.left == ()


async def test_a_reached_limit_and_a_server_that_is_away_are_no_hindrance(
    asked: Talker, stocked: Shop, server: ModelServer
) -> None:
    await (await stocked.member("Асель", "admin")).does("assistant.set_limit", tokens=1)
    assert "7 штук" in asked.read(await asked.done(ASKED))
    assert len(server.asked) == 2


async def test_words_that_ask_back_are_not_said_again(
    stocked: Shop, anna: Talker, server: ModelServer
) -> None:
    for _ in range(2):
        server.script(Says(calls=[LOOK]), Says("Тортов 7. Показать движения?"))
        await anna.done(ASKED)
    assert len(server.asked) == 4


async def test_a_record_whose_words_did_not_hold_is_shown_alone_again(
    stocked: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(Says(calls=[LOOK]), Says("Тортов 99."))
    for _ in range(2):
        shown = anna.read(await anna.done(ASKED))
        assert "99" not in shown
        assert "7 шт" in shown
    assert len(server.asked) == 2


async def test_two_looks_are_read_again_both(stocked: Shop, anna: Talker, server: ModelServer) -> None:
    bun = ("inventory_stock", {"product": "Булка"})
    text = "сколько осталось тортов и сколько булок"
    server.script(Says(calls=[LOOK]), Says(calls=[bun]), Says("Тортов 7, булок 3."))
    await anna.done(text)
    assert "Тортов 7, булок 3." in anna.read(await anna.done(text))
    asel = await stocked.member("Асель", "editor")
    await asel.does("inventory.receive", lines=CAKES)
    server.script(Says(calls=[LOOK, bun]), Says("Тортов 8, булок 3."))
    done = await anna.done(text)
    assert isinstance(done, Done)
    assert "Тортов 8" in anna.read(done)


@pytest.mark.parametrize(
    "text",
    [
        *("а вчера?", "и по складу", "сколько их осталось", "покажи её заказы", "этот клиент должен?"),
        *(
            "торт",
            "покажи первый заказ",
            "ещё раз остатки",
            "сколько там тортов",
            "покажи последний",
            "подробнее про торт",
        ),
        *("and yesterday?", "how many of them", "show it again", "what about cakes", "show the first one"),
    ],
)
def test_words_that_lean_on_others_are_always_thought_over(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "выручка за сегодня",
        "кто нам должен",
        "что заканчивается на складе",
        "sales this week".replace("this ", "last "),
    ],
)
def test_words_that_stand_alone(text: str) -> None:
    assert stands_alone(text)


def test_an_hour_in_what_was_read_is_not_kept() -> None:
    look = Look("tasks.list", {"until": "2026-11-20T15:00"}, "", "1")
    assert not may_be_kept([look], "Вот.")
    assert may_be_kept([Look("tasks.list", {"until": "2026-11-20"}, "", "1")], "Вот.")
    assert not may_be_kept([], "Вот.")


def test_only_the_latest_are_held() -> None:
    recipes = Recipes()
    for number in range(MOST + 5):
        recipes.put(number, Recipe((), (), "", START))
    assert recipes.get(4, START) is None
    assert recipes.get(5, START) is not None
