"""How a turn goes with a model that looks, errs, repeats itself, asks, and acts."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from core.acts.calls import Ask, Choose, Confirm, Done
from core.acts.cards import options_of
from core.acts.models import Card
from core.assistant.asking import spoken
from core.assistant.models import ModelTurn, ModelUsage
from core.errors import Refusal
from core.inventory.models import Product
from tests.assistant.model.talking import Talker
from tests.core.house import Shop
from tests.fakes.model_says import Says
from tests.fakes.model_server import Asked, ModelServer, Trouble

LOOK = ("inventory_stock", {"product": "торт"})
LINE = {"product": "торт", "quantity": 2}


@pytest.fixture
async def shop(shop: Shop) -> Shop:
    await shop.does("inventory.add", name="торт", price="1200", cost="500")
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": "7"}])
    return shop


# ------------------------------------------------------------ looks


async def test_the_record_is_shown_under_words_that_hold(anna: Talker, server: ModelServer) -> None:
    server.script(Says(calls=[LOOK]), Says("**Осталось** 7 штук, см. [тут](https://evil.example/?q=7)."))
    seen = anna.read(await anna.done("сколько тортов?"))
    assert seen.startswith("Осталось 7 штук, см. тут.")
    assert "На складе\n7 шт" in seen


@pytest.mark.parametrize(
    "words",
    ["Осталось 8 штук.", "Осталось восемь штук.", "Готово, записал! Осталось 7.", "", "На 8 400 рублей."],
)
async def test_words_that_do_not_hold_are_not_shown(anna: Talker, server: ModelServer, words: str) -> None:
    server.script(Says(calls=[LOOK]), Says(words))
    seen = anna.read(await anna.done("сколько тортов?"))
    assert "На складе\n7 шт" in seen
    assert words[:8] not in seen or not words


async def test_several_looks_are_answered_with_the_last_record(anna: Talker, server: ModelServer) -> None:
    server.script(
        Says(calls=[("inventory_show", {"product": "торт"}), ("orders_debts", {})]),
        Says(calls=[LOOK]),
        Says("Вот."),
    )
    done = await anna.done("как там торты?")
    assert done.action == "inventory.stock"
    assert len(server.asked[-1].results) == 3
    assert len(server.asked) == 3


async def test_a_look_that_is_unclear_asks_the_person(shop: Shop, anna: Talker, server: ModelServer) -> None:
    for taste in ("ванильный", "шоколадный"):
        await shop.does("inventory.add", name=f"эклер {taste}", price="150")
    server.script(Says(calls=[("inventory_show", {"product": "эклер"}), ("orders_debts", {})]))
    asked = await anna.hears("покажи эклер")
    assert isinstance(asked, Choose)
    assert len(asked.options) == 2
    server.script(Says(calls=[("orders_show", {"order": None})]))
    asked = await anna.hears("покажи заказ")
    assert isinstance(asked, Ask)


async def test_the_same_look_again_is_answered_from_memory_and_then_shown(
    anna: Talker, server: ModelServer
) -> None:
    server.script(Says(calls=[LOOK]), Says(calls=[LOOK]), Says(calls=[LOOK]))
    done = await anna.done("сколько тортов?")
    assert "7 шт" in anna.read(done)
    assert server.asked[-1].results[0] == server.asked[-1].results[1]


async def test_a_model_that_never_ends_is_left_after_six_answers(anna: Talker, server: ModelServer) -> None:
    looks: list[tuple[str, dict[str, Any]]] = [("inventory_list", {"query": query}) for query in "абвгдежз"]
    server.script(*(Says(calls=[look]) for look in looks[:6]))
    outcomes = await anna.says("ищи")
    assert "отвечаю сам" in anna.read(outcomes[0])
    assert len(server.asked) == 6


# ------------------------------------------------------------ mistakes


async def test_a_wrong_argument_is_told_once_and_mended(anna: Talker, server: ModelServer) -> None:
    def call(price: Any) -> Says:
        return Says(calls=[("inventory_set_price", {"product": "торт", "price": price})])

    server.script(call(-5), call("1 300,50"))
    card = await anna.card("торт теперь по 1300,50")
    assert "1 300,50" in anna.read(card)
    told = server.asked[-1].results[0]
    assert '"field":"price"' in told
    assert "below zero" in told


async def test_after_a_second_mistake_the_person_is_asked(anna: Talker, server: ModelServer) -> None:
    wrong = Says(calls=[("inventory_set_price", {"product": "торт", "price": "дорого"})])
    server.script(wrong, wrong)
    asked = await anna.hears("торт подорожал")
    assert isinstance(asked, Ask)
    assert asked.path == "price"


async def test_the_person_is_asked_for_the_very_field(anna: Talker, server: ModelServer) -> None:
    def wrong(**line: Any) -> Says:
        return Says(calls=[("inventory_receive", {"lines": [{"product": "торт", **line}]})])

    server.script(wrong(quantity="много"), wrong(quantity="много"))
    asked = await anna.hears("пришло много тортов")
    assert isinstance(asked, Ask)
    assert asked.path == "lines.0.quantity"
    server.script(wrong(quantity=5, price=-1), wrong(quantity=5, price=-1))
    refused = await anna.hears("пришло 5 тортов по минус одному")
    assert isinstance(refused, Refusal)


async def test_a_mistake_in_what_may_be_left_out_is_said_to_the_person(
    anna: Talker, server: ModelServer
) -> None:
    wrong = Says(calls=[("customers_add", {"name": "Иванова", "email": "нет@"})])
    server.script(wrong, wrong)
    refused = await anna.hears("новый клиент Иванова, почта нет@")
    assert isinstance(refused, Refusal)
    assert "не похоже на почту" in anna.read(refused)


async def test_enums_and_strange_fields_are_told_with_what_is_allowed(
    anna: Talker, server: ModelServer
) -> None:
    server.script(
        Says(calls=[("orders_list", {"status": "летит"}), ("orders_debts", {"since": "вчера"})]),
        Says(calls=[("orders_list", {"status": "open"})]),
        Says(""),
    )
    assert (await anna.done("какие заказы?")).action == "orders.list"
    listed, debts = server.asked[1].results
    assert "'open'" in listed
    assert "no such field" in debts


async def test_a_mistake_beside_a_deed_does_nothing_yet(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    good = ("customers_add", {"name": "Иванова"})
    server.script(
        Says(calls=[good, ("inventory_set_price", {"product": "торт", "price": "дорого"})]),
        Says(calls=[good, ("inventory_set_price", {"product": "торт", "price": 5})]),
    )
    outcomes = await anna.says("новый клиент Иванова, торт по 5")
    assert [type(outcome) for outcome in outcomes] == [Confirm, Confirm]
    assert "not_done" in server.asked[-1].results[0]
    assert len(await shop.rows(Card)) == 2


async def test_a_refused_look_is_told_and_then_shown(anna: Talker, server: ModelServer) -> None:
    first = Says(calls=[("inventory_show", {"product": "ракета"})])
    second = Says(calls=[("inventory_show", {"product": "звездолёт"})])
    server.script(first, second)
    refused = await anna.hears("покажи ракету")
    assert isinstance(refused, Refusal)
    assert "звездолёт" in anna.read(refused)
    assert "acts-no-such" in server.asked[-1].results[0]


async def test_a_model_that_insists_on_nonsense_is_left(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(Says(calls=[("fly", {})]), Says(calls=[("fly", {})]))
    assert "отвечаю сам" in anna.read((await anna.says("лети"))[0])
    assert await shop.rows(Card) == []


async def test_a_model_that_says_nothing_is_left(anna: Talker, server: ModelServer) -> None:
    server.script(Says("<think>Что ответить?</think>"))
    assert "отвечаю сам" in anna.read((await anna.says("привет"))[0])


# ------------------------------------------------------------ deeds


async def test_several_deeds_are_several_cards_in_their_order(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(
        Says(
            "Сделал!",
            calls=[
                ("inventory_write_off", {"lines": [LINE], "reason": "помялись"}),
                ("finance_expense", {"amount": "1500.00", "item": "аренда"}),
                LOOK,
            ],
        )
    )
    outcomes = await anna.says("спиши 2 торта, помялись, расход 1500 аренда и сколько осталось?")
    assert [type(outcome) for outcome in outcomes] == [Confirm, Confirm, Done]
    assert "Сделал" not in "".join(anna.read(outcome) for outcome in outcomes)
    assert len(server.asked) == 1
    for card in outcomes[:2]:
        assert isinstance(card, Confirm)
        await anna.agrees(card)
    server.script(Says("…"))
    await anna.says("спасибо")
    kept = [message for message in server.asked[-1].messages if message["role"] == "tool"]
    assert [("sees a card" in message["content"]) for message in kept] == [True, True, False]


async def test_what_is_not_said_is_asked_not_invented(anna: Talker, server: ModelServer) -> None:
    server.script(
        Says(calls=[("finance_expense", {"amount": None, "item": "аренда", "note": "", "day": "null"})])
    )
    asked = await anna.hears("расход на аренду")
    assert isinstance(asked, Ask)
    assert asked.path == "amount"
    card = await anna.picks_value(asked, "1500")
    assert isinstance(card, Confirm)
    assert "1 500" in anna.read(card)


async def test_a_deed_claimed_without_a_call_is_denied(shop: Shop, anna: Talker, server: ModelServer) -> None:
    for words in ("Готово! Записал заказ Ивановой.", "Заказ Ивановой записан.", "Вот карточка заказа."):
        server.script(Says(words))
        said = anna.read(await anna.done("запиши заказ Ивановой: 2 торта"))
        assert "ничего не сделано" in said
        assert "Ивановой" not in said
    assert await shop.rows(Card) == []


async def test_figures_out_of_the_air_are_not_named(anna: Talker, server: ModelServer) -> None:
    server.script(Says("У вас 7 тортов и 3 эклера."))
    assert "Не буду называть цифры" in anna.read(await anna.done("что на складе?"))
    server.script(Says("За 2 торта? Могу записать заказ на 20.11."))
    assert "Могу записать заказ" in anna.read(await anna.done("хочу 2 торта"))


async def test_after_a_look_nothing_is_done_without_a_tap(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    await shop.does("companies.change", waive_cards=True)
    await shop.does("inventory.add", name="эклер", price="150")
    price = ("inventory_set_price", {"product": "эклер", "price": 1})
    server.script(Says(calls=[LOOK]), Says(calls=[price]))
    assert isinstance(await anna.hears("что с тортами?"), Confirm)
    server.script(Says(calls=[LOOK]), Says(calls=[("acts_undo", {"act": None})]))
    listed = await anna.done("что с тортами?")
    assert listed.action == "acts.recent"
    assert sorted(row.name for row in await shop.rows(Product)) == ["торт", "эклер"]
    server.script(Says(calls=[price]))
    assert isinstance(await anna.hears("эклер по 1"), Done)


# ------------------------------------------------------------ questions


async def test_the_model_may_ask_with_options(shop: Shop, anna: Talker, server: ModelServer) -> None:
    question = {
        "question": "Это приход или продажа?",
        "options": ["приход 3 тортов", "продажа 3 тортов", " "],
    }
    server.script(Says(calls=[("ask_user", question)]))
    asked = await anna.hears("три торта")
    assert isinstance(asked, Choose)
    assert "Это приход или продажа?" in anna.read(asked)
    assert [option.label for option in asked.options] == ["приход 3 тортов", "продажа 3 тортов"]
    heard = await anna.picks(asked, 1)
    assert spoken(heard) == "продажа 3 тортов"

    server.script(Says(calls=[("orders_sell", {"lines": [{"product": "торт", "quantity": 3}]})]))
    card = await anna.card("продажа 3 тортов")
    assert "торт" in anna.read(card)
    assert "Это приход или продажа?" in str(server.asked[-1].messages)
    assert "open" not in server.asked[-1].facts
    row = next(row for row in await shop.rows(Card) if row.token == asked.token)
    assert options_of(row)[0].action == "assistant.reply"


async def test_a_question_without_options_is_just_said(anna: Talker, server: ModelServer) -> None:
    given: list[Any] = [None, [], "приход"]
    for options in given:
        server.script(Says(calls=[("ask_user", {"question": "Сколько?", "options": options})]))
        assert "Сколько?" in anna.read(await anna.done("торты"))
    server.script(Says(calls=[("ask_user", {"question": " "})]), Says("Не понял вас."))
    assert "Не понял вас." in anna.read(await anna.done("торты"))


async def test_words_after_a_command_are_no_models(anna: Talker, server: ModelServer) -> None:
    outcomes = await anna.says("3 торта", fixed="orders.sell")
    assert "Не понял" in anna.read(outcomes[0])
    assert server.asked == []


async def test_people_of_no_company_do_not_spend(shop: Shop, server: ModelServer, talks: Any) -> None:
    stranger = await shop.house.person("Пётр")
    outcomes = await talks(stranger).says("привет")
    assert len(outcomes) == 1
    assert server.asked == []


def test_the_fake_sees_what_a_model_sees(anna: Talker) -> None:
    body = {"messages": [{"role": "user", "content": '<facts>{"now":"1"}</facts>\nпривет'}], "tools": []}
    asked = Asked(body)
    assert (asked.text, asked.facts, asked.results, asked.tools) == ("привет", {"now": "1"}, [], [])


async def test_a_turn_that_is_stopped_does_nothing_and_is_counted(
    shop: Shop, anna: Talker, server: ModelServer
) -> None:
    server.script(Says(calls=[LOOK]), Trouble(how="stall"))
    turn = asyncio.create_task(anna.says("сколько тортов?"))
    await server.stalled.wait()
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    assert [row.requests for row in await shop.rows(ModelUsage)] == [1]
    assert await shop.rows(ModelTurn) == []
    assert await shop.rows(Card) == []
    server.script(Says("Слушаю."))
    assert "Слушаю." in anna.read(await anna.done("привет"))
