"""Talking without a model: yes and no, answers to questions, remarks to a card, honest losses."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import pytest

from core.acts.calls import Ask, Choose, Confirm, Done
from core.acts.models import Card
from core.assistant.offline import OfflineMind
from core.assistant.turn import Outcome, take_turn
from core.blocks import Said
from core.customers.models import Customer
from core.errors import Refusal
from core.orders.models import Order
from tests.core.house import House, Shop, Worker, words


@dataclass
class Person:
    """Somebody who types to the bot."""

    worker: Worker
    mind: OfflineMind
    _messages: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def says(self, text: str, *, fixed: str | None = None) -> list[Outcome]:
        key = f"{self.worker.actor.person_id}:m{next(self._messages)}"
        actor, now = self.worker.actor, self.worker.clock.now()
        return await take_turn(self.worker.app, [self.mind], actor, text, key=key, at=now, fixed=fixed)

    async def hears(self, text: str, *, fixed: str | None = None) -> Any:
        """The one thing that comes of a message."""
        outcomes = await self.says(text, fixed=fixed)
        assert len(outcomes) == 1, outcomes
        return outcomes[0]

    async def card(self, text: str) -> str:
        """A card comes; its words."""
        outcome = await self.hears(text)
        assert isinstance(outcome, Confirm), self.read(outcome)
        return self.read(outcome)

    async def done(self, text: str) -> str:
        outcome = await self.hears(text)
        assert isinstance(outcome, Done), self.read(outcome)
        return self.read(outcome)

    async def asked(self, text: str) -> Ask:
        outcome = await self.hears(text)
        assert isinstance(outcome, Ask), self.read(outcome)
        return outcome

    async def chooses(self, text: str) -> Choose:
        outcome = await self.hears(text)
        assert isinstance(outcome, Choose), self.read(outcome)
        return outcome

    def read(self, outcome: Outcome | Said) -> str:
        said = outcome.said if isinstance(outcome, Refusal) else outcome
        shown = words(self.worker.app, said, self.worker.actor.locale)
        return shown.replace("\xa0", " ").replace("\u202f", " ")

    def labels(self, question: Ask | Choose) -> list[str]:
        return [self.read(o.label) if not isinstance(o.label, str) else o.label for o in question.options]

    async def orders(self) -> int:
        return len(await self.worker.rows(Order))


@pytest.fixture
async def anna(shop: Shop) -> Person:
    """The owner of a bakery with cakes, lattes and two customers called Иванова."""
    await shop.does("inventory.add", name="Торт Наполеон", price="1200", cost="500")
    await shop.does("inventory.add", name="Латте", price="180")
    stock = [{"product": name, "quantity": "10"} for name in ("Торт Наполеон", "Латте")]
    await shop.does("inventory.receive", lines=stock)
    for name in ("Иванова Анна", "Иванова Мария", "Петров Сергей"):
        await shop.does("customers.add", name=name)
    return Person(shop, OfflineMind(shop.app))


@pytest.mark.parametrize("yes", ["да", "Да!", "ага", "ок", "yes", "да, давай"])
async def test_a_yes_does_what_the_card_shows(anna: Person, yes: str) -> None:
    await anna.card("запиши заказ Петрову: 2 торта наполеон")
    assert await anna.orders() == 0
    assert "2 400" in await anna.done(yes)
    assert await anna.orders() == 1


@pytest.mark.parametrize("no", ["нет", "не надо", "отмена", "Нет, не нужно", "cancel"])
async def test_a_no_leaves_everything_as_it_was(anna: Person, no: str) -> None:
    await anna.card("запиши заказ Петрову: 2 торта наполеон")
    await anna.done(no)
    assert await anna.orders() == 0
    await anna.says("да")
    assert await anna.orders() == 0


async def test_a_yes_to_nothing_does_nothing(anna: Person) -> None:
    await anna.done("да")
    assert await anna.orders() == 0


@pytest.mark.parametrize("answer", ["2", "два", "2 шт", "ну 2 штуки"])
async def test_a_number_answers_how_many(anna: Person, answer: str) -> None:
    question = await anna.asked("спиши торт наполеон")
    assert question.path == "lines.0.quantity"
    assert "8 шт" in await anna.card(answer)


async def test_an_option_is_chosen_by_its_words_or_by_its_place(anna: Person) -> None:
    for answer in ("Иванова Мария", "2"):
        choice = await anna.chooses("запиши заказ Ивановой: 1 торт наполеон")
        assert anna.labels(choice)[:2] == ["Иванова Анна", "Иванова Мария"]
        assert "Иванова Мария" in await anna.card(answer)
        await anna.done("нет")


async def test_a_first_name_settles_which_of_two(anna: Person) -> None:
    await anna.chooses("запиши заказ Ивановой: 1 торт наполеон")
    assert "Иванова Мария" in await anna.card("Мария")


async def test_a_question_for_a_sum_then_a_card(anna: Person) -> None:
    assert (await anna.asked("запиши расход")).path == "amount"
    assert "1 500 ₽" in await anna.card("полторы тысячи")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("покажи заказы", "Петров Сергей"),
        ("открой заказы", "Петров Сергей"),
        ("show orders", "Петров Сергей"),
        ("покажи мне наши заказы", "Петров Сергей"),
        ("покажи клиентов", "Иванова Мария"),
        ("show me the customers", "Иванова Мария"),
        ("покажи товары", "Торт Наполеон"),
        ("show products", "Торт Наполеон"),
        ("покажи расходы", "аренда"),
        ("show expenses", "аренда"),
    ],
)
async def test_things_named_in_the_plural_are_listed(anna: Person, words: str, shown: str) -> None:
    await anna.card("запиши заказ Петрову: 2 торта наполеон")
    await anna.done("да")
    await anna.card("расход 1500 аренда")
    await anna.done("да")
    assert shown in await anna.done(words)


async def test_one_order_without_a_number_is_asked_about(anna: Person) -> None:
    assert (await anna.asked("покажи заказ")).path == "order"


async def test_a_new_name_is_asked_for_and_taken(anna: Person) -> None:
    question = await anna.asked("переименуй дело")
    assert question.path == "name"
    assert "Лютик" in await anna.card("Лютик")
    await anna.done("да")
    assert "Лютик" in await anna.done("настройки компании")


async def test_the_business_is_renamed_at_once_where_the_name_is_said(anna: Person) -> None:
    assert "Лютик" in await anna.card("переименуй дело в Лютик")


async def test_another_act_instead_of_an_answer_closes_the_question(anna: Person) -> None:
    await anna.asked("спиши торт наполеон")
    assert "1 500 ₽" in await anna.card("расход 1500 аренда")
    waiting = [card for card in await anna.worker.rows(Card) if card.status == "open"]
    assert [card.action for card in waiting] == ["finance.expense"]


async def test_a_look_between_leaves_the_question_open(anna: Person) -> None:
    await anna.asked("спиши торт наполеон")
    assert "10 шт" in await anna.done("сколько осталось наполеона?")
    assert "8 шт" in await anna.card("2")


async def test_thanks_do_not_answer_a_question(anna: Person) -> None:
    await anna.asked("спиши торт наполеон")
    assert "Пожалуйста" in await anna.done("спасибо")
    assert "8 шт" in await anna.card("2")


@pytest.mark.parametrize(
    ("remark", "shown"),
    [
        ("по 1300", "3 900 ₽"),
        ("нет, по 1300", "3 900 ₽"),
        ("5 штук", "6 000 ₽"),
        ("не 3, а 5", "6 000 ₽"),
        ("на субботу", "21 ноября, 15:00"),
        ("на 18:00", "18:00"),
    ],
)
async def test_a_remark_amends_the_open_card(anna: Person, remark: str, shown: str) -> None:
    before = await anna.card("запиши заказ Петрову: 3 торта наполеон на вторник к 15")
    assert "3 600 ₽" in before
    after = await anna.card(remark)
    assert shown in after
    assert shown not in before
    assert "Петров Сергей" in after
    await anna.done("да")
    assert await anna.orders() == 1


async def test_the_price_of_one_of_several_lines_is_amended_by_its_name(anna: Person) -> None:
    await anna.card("запиши заказ Петрову: 3 торта наполеон и 2 латте")
    shown = await anna.card("латте по 200")
    assert "400 ₽" in shown
    assert "4 000 ₽" in shown


async def test_another_sum_amends_an_expense(anna: Person) -> None:
    await anna.card("расход 1500 аренда")
    shown = await anna.card("1700")
    assert "1 700 ₽" in shown
    assert "аренда" in shown
    assert "1 700 ₽" in await anna.done("да")


async def test_an_order_of_another_thing_is_no_remark(anna: Person) -> None:
    await anna.card("запиши заказ Петрову: 3 торта наполеон")
    assert "1 500 ₽" in await anna.card("расход 1500 аренда")


async def test_a_report_goes_on_about_another_month(anna: Person) -> None:
    await anna.done("выручка за ноябрь")
    assert "октябр" in await anna.done("а за октябрь?")


async def test_an_old_question_is_not_gone_on_from(anna: Person) -> None:
    await anna.done("выручка за ноябрь")
    anna.worker.house.move(hours=1)
    assert "октябр" not in anna.read(await anna.hears("а за октябрь?"))


@pytest.mark.parametrize(
    ("command", "text", "shown"),
    [
        ("orders.create", "Петров: 2 торта наполеон", "2 400 ₽"),
        ("finance.expense", "1500 аренда", "1 500 ₽"),
        ("inventory.receive", "5 наполеонов", "15 шт"),
        ("customers.add", "Сидорова Ольга", "Сидорова Ольга"),
    ],
)
async def test_words_after_a_command_fill_its_act(anna: Person, command: str, text: str, shown: str) -> None:
    outcome = await anna.hears(text, fixed=command)
    assert shown in anna.read(outcome)


async def test_a_command_alone_asks(anna: Person) -> None:
    outcome = await anna.hears("", fixed="finance.expense")
    assert isinstance(outcome, Ask)


async def test_several_acts_of_one_message_are_several_cards(anna: Person) -> None:
    outcomes = await anna.says("спиши 1 наполеон и расход 500 такси")
    assert [one.action for one in outcomes if isinstance(one, Confirm)] == [
        "inventory.write_off",
        "finance.expense",
    ]


async def test_anothers_card_is_not_answered(anna: Person) -> None:
    await anna.card("запиши заказ Петрову: 2 торта наполеон")
    asel = Person(await anna.worker.member("Асель", "editor"), anna.mind)  # type: ignore[attr-defined]
    await asel.done("да")
    assert await anna.orders() == 0
    await anna.done("да")
    assert await anna.orders() == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("привет", "Чем помочь"),
        ("Добрый день!", "Чем помочь"),
        ("спасибо, супер", "Пожалуйста"),
        ("thanks", "Пожалуйста"),
        ("кракозябра флюмс", "Не понял"),
        ("какая завтра погода", "Не понял"),
    ],
)
async def test_small_talk_and_unknown_words(anna: Person, text: str, answer: str) -> None:
    assert answer in await anna.done(text)


async def test_likely_acts_are_offered_when_unsure(anna: Person) -> None:
    choice = await anna.chooses("заказ 5 петров")
    assert 1 <= len(choice.options) <= 3
    assert all(option.action for option in choice.options)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("new order for Петров: 2 латте", "360 ₽"),
        ("запиши order Петрову 2 латте", "360 ₽"),
        ("expense 500 такси", "500 ₽"),
        ("продал 2 latte", "360 ₽"),
    ],
)
async def test_two_languages_in_one_sentence(anna: Person, text: str, shown: str) -> None:
    assert shown in await anna.card(text)


async def test_an_unknown_customer_becomes_one_with_the_order(anna: Person) -> None:
    await anna.card("запиши заказ Сидоровой: 1 торт наполеон")
    await anna.done("да")
    assert "Сидорова" in {customer.name for customer in await anna.worker.rows(Customer)}


async def test_an_english_speaker_is_answered_in_english(house: House) -> None:
    shop = await house.shop(name="Lotus", currency="USD", locale="en")
    emma = Person(shop, OfflineMind(house.app))
    assert "$45.00" in await emma.card("add product rose bouquet price 45")
    assert "rose bouquet" in await emma.done("yes")


async def test_a_whole_sentence_is_no_answer_to_an_unfinished_one(anna: Person) -> None:
    await anna.asked("добавь товар 🎂🎂 цена 100")
    shown = await anna.card('добавь товар жир & "кав" цена 10')
    assert "10 ₽" in shown
    assert "100 ₽" not in shown


async def test_another_thing_to_write_off_is_not_how_many(anna: Person) -> None:
    await anna.asked("спиши торт наполеон")
    shown = await anna.card("спиши 3 латте")
    assert "Латте, 3 шт" in shown
    assert "Наполеон" not in shown


@pytest.mark.parametrize("words", ["остатки", "выручка за вчера", "отчёт за неделю"])
async def test_a_look_is_not_taken_for_a_name(anna: Person, words: str) -> None:
    await anna.asked("добавь товар 🎂🎂 цена 100")
    await anna.done(words)


async def test_an_order_named_whole_answers_which(anna: Person) -> None:
    await anna.card("запиши заказ Петрову: 2 торта наполеон")
    await anna.done("да")
    await anna.asked("оплата")
    assert "Оплата" in anna.read(await anna.hears("заказ 1"))


@pytest.mark.parametrize(("chosen", "shown"), [("Цена 1300", "1 300 ₽"), ("Количество 1300", "1 300 шт")])
async def test_a_number_that_may_be_a_price_is_asked_about(anna: Person, chosen: str, shown: str) -> None:
    before = await anna.card("запиши заказ Петрову 1 торт наполеон")
    assert shown not in before
    which = await anna.chooses("1300")
    assert anna.labels(which) == ["Цена 1300", "Количество 1300"]
    after = await anna.card(chosen)
    assert shown in after
    assert "Петров" in after
    await anna.done("да")
    assert await anna.orders() == 1


@pytest.mark.parametrize("remark", ["5", "2 шт", "1300 шт"])
async def test_a_number_that_can_only_be_a_quantity_is_one(anna: Person, remark: str) -> None:
    await anna.card("запиши заказ Петрову 1 торт наполеон")
    await anna.card(remark)


async def test_the_card_in_doubt_waits_for_no_yes(anna: Person) -> None:
    await anna.card("запиши заказ Петрову 1 торт наполеон")
    await anna.chooses("1300")
    await anna.says("да")
    assert await anna.orders() == 0


async def test_another_first_name_is_asked_about_and_not_paid_for(anna: Person) -> None:
    """D5: only Петров Сергей is known; what Олег Петров pays is not his."""
    await anna.worker.does("orders.create", customer="Петров Сергей", lines=[{"product": "Латте"}])
    choice = await anna.chooses("Олег Петров оплатил 180")
    assert anna.labels(choice) == ["Петров Сергей"]
    assert "Олег Петров" in anna.read(choice.question)
    assert "Клиент: Петров Сергей" in await anna.card("Петров Сергей")


async def test_another_first_name_may_be_a_new_customer(anna: Person) -> None:
    choice = await anna.chooses("заказ для Олега Петрова: 2 латте")
    assert anna.labels(choice)[0] == "Петров Сергей"
    assert "Олег Петров" in anna.labels(choice)[1]
    assert "Новый клиент: Олег Петров" in await anna.card("2")


async def test_a_womans_surname_is_no_mans(anna: Person) -> None:
    """D14: Петрову behind «на» is Петрова, and Петров Сергей is somebody else."""
    choice = await anna.chooses("заказ на Петрову: 2 латте")
    assert "Петрова" in anna.read(choice.question)
    assert anna.labels(choice)[0] == "Петров Сергей"


async def test_what_was_not_read_stands_on_the_card(anna: Person) -> None:
    await anna.worker.does("orders.create", customer="Петров", lines=[{"product": "Латте"}])
    card = await anna.card("предоплата 100 от Петрова за торт")
    assert "Не разобрал: «торт»" in card
    assert "100 ₽" in card


async def test_a_number_that_was_not_read_makes_no_card(anna: Person) -> None:
    told = await anna.done("продал латте 1e309")
    assert "Не разобрал: «1e309»" in told
    assert await anna.orders() == 0


async def test_a_refund_is_a_card_first(anna: Person) -> None:
    await anna.worker.does("orders.create", customer="Петров", lines=[{"product": "Латте"}], paid=True)
    card = await anna.card("верни деньги Петрову 180")
    assert "180 ₽" in card
    assert (await anna.worker.rows(Order))[0].paid == 18000
    await anna.done("да")
    assert (await anna.worker.rows(Order))[0].paid == 0


async def test_a_line_goes_and_its_order_stays(anna: Person) -> None:
    lines = [{"product": "Торт Наполеон"}, {"product": "Латте", "quantity": "2"}]
    await anna.worker.does("orders.create", customer="Петров", lines=lines)
    card = await anna.card("убери латте из заказа Петрова")
    assert "убрано: Латте" in card
    await anna.done("да")
    assert (await anna.worker.rows(Order))[0].total == 120000


@pytest.mark.parametrize(
    ("role", "words_said", "right"),
    [
        ("viewer", "добавь товар кекс цена 90", "склад"),
        ("viewer", "сколько денег в кассе", "деньги"),
        ("viewer", "запиши заказ Петрову: 1 латте", "заказ"),
        ("viewer", "Петров оплатил 100", "заказ"),
        ("editor", "пригласи Васю редактором", "команд"),
        ("editor", "пригласи Васю", "команд"),
    ],
)
async def test_without_the_right_words_are_refused_by_what_they_mean(
    anna: Person, shop: Shop, role: str, words_said: str, right: str
) -> None:
    """D12: not the next best answer, and nothing of what may not be seen."""
    worker = await shop.member("Вера", role)
    vera = Person(worker, OfflineMind(worker.app))
    refused = await vera.hears(words_said)
    assert isinstance(refused, Refusal), vera.read(refused)
    assert "нет права" in vera.read(refused)
    assert right in vera.read(refused).lower()
