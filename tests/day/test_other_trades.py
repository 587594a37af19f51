"""The same day in other trades and in English: other names, amounts and word order, typos, two Иванова."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.local.client import LocalClient
from bot.main import build, start, stop
from core.clock import MovableClock
from core.reports.check import check_all
from tests.day.conftest import NOON, settings

YES = ("Да", "Yes")


@dataclass(frozen=True)
class Step:
    """What is said and what the card (or the answer) shows; `picks` chooses an option before it."""

    says: str
    shows: tuple[str, ...] = ()
    picks: str | None = None
    card: bool = True


@dataclass(frozen=True)
class Day:
    """A business and its day."""

    owner: str
    name: str
    currency: str
    zone: str
    language: str = "ru"
    steps: list[Step] = field(default_factory=list)


FLOWERS = Day("Айгуль", "Цветы у Айгуль", "Рубль", "Москва", steps=[
    Step("добавь товар роза красная цена 250 себестоимость 90", ("250 ₽", "90 ₽")),
    Step("новый товар тюльпан по 120", ("120 ₽",)),
    Step("добавь услугу доставка 400", ("400 ₽",)),
    Step("привезли 100 роз красных по 95 и 60 тюльпанов по 40", ("100 шт", "60 шт")),
    Step("новый клиент Иванова Ольга 89161234567", ("Иванова Ольга",)),
    Step("новый клиент Иванова Вера", ("Иванова Вера",)),
    Step("запеши заказ Ивановой 15 красных роз на субботу к 12", ("3 750 ₽", "21 ноября"), "Иванова Вера"),
    Step("Иванова Вера внесла предоплату 2000", ("2 000 ₽",)),
    Step("заказ 1 готов", ("№ 1",)),
    Step("отгрузи заказ 1", ("№ 1",)),
    Step("отдали заказ 1", ("№ 1",)),
    Step("спишы 3 розы красные завяли", ("завяли", "82 шт")),
    Step("потратила 4500 на упаковку", ("4 500 ₽", "паковка")),
    Step("продала 10 тюльпанов по 120 картой", ("1 200 ₽",)),
    Step("сколько роз осталось", ("82 шт",), card=False),
    Step("кто нам должен?", ("Иванова Вера", "1 750 ₽"), card=False),
])  # fmt: skip

GARAGE = Day("Руслан", "Гараж 7", "Рубль", "Москва", steps=[
    Step("добавь услугу замена масла 1500", ("1 500 ₽",)),
    Step("заведи товар масло моторное 5W-30 по 900, себестоимость 600", ("900 ₽", "600 ₽")),
    Step("добавь товар фильтр масляный цена 450 себестоимость 200", ("450 ₽",)),
    Step("оприходуй 20 масло моторное и 10 фильтров масляных", ("20", "10 шт")),
    Step("заказ для Кузнецова: замена масла, 4 масла моторных и фильтр масляный на завтра в 10",
         ("Кузнецов", "5 550 ₽", "10:00")),
    Step("заказ 1 взяли в работу", ("№ 1",)),
    Step("Кузнецов оплатил 5550 переводом", ("5 550 ₽",)),
    Step("отгрузи заказ 1", ("№ 1",)),
    Step("выдай заказ 1", ("№ 1",)),
    Step("расход 12 000 аренда бокса", ("12 000 ₽", "аренда бокса")),
    Step("сколько масла моторного осталось", ("16",), card=False),
    Step("выручка за сегодня", ("5 550 ₽",), card=False),
])  # fmt: skip

CAKES = Day("Emma", "Napoleon Bakery", "Dollar", "New York", "en", steps=[
    Step("add product: Napoleon cake, price 12, cost 5", ("$12", "$5")),
    Step("received 10 Napoleon cakes", ("10",)),
    Step("new order for Ivanova: 3 napoleon cakes at 12 and delivery 3, tomorrow 3pm", ("Ivanova", "$39")),
    Step("how many napoleon cakes left?", ("10", "7"), card=False),
    Step("Ivanova paid 20", ("$20", "$19")),
    Step("ship order 1", ("1",)),
    Step("write off 1 napoleon cake, squashed", ("squashed", "6")),
    Step("expense 15 rent", ("$15", "rent")),
    Step("revenue for today", ("$39",), card=False),
    Step("send me a report every day at 9pm", ("21:00",)),
])  # fmt: skip


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[tuple[Any, LocalClient]]:
    """The started product behind the local chat."""
    product = await build(settings(tmp_path), MovableClock(NOON))
    await start(product)
    assert product.local is not None
    yield product, LocalClient(product.local, product.settled)
    await stop(product)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _label(talk: Any, *parts: str) -> str:
    return str(next(label for part in parts for label in talk.last.buttons if part in label))


@pytest.mark.parametrize("day", [FLOWERS, GARAGE, CAKES], ids=["flowers", "garage", "english"])
async def test_a_day(client: tuple[Any, LocalClient], day: Day) -> None:
    product, local = client
    talk = await local.newcomer(day.owner, day.language)
    await talk.says("/start")
    await talk.says(day.name)
    await talk.clicks(_label(talk, day.currency))
    await talk.clicks(_label(talk, day.zone))
    for step in day.steps:
        await talk.says(step.says)
        if step.picks is not None:
            await talk.clicks(_label(talk, step.picks))
        shown = _plain(talk.last.text)
        for part in step.shows:
            assert part in shown, f"{step.says!r}: {part!r} is not in\n{shown}"
        if step.card:
            await talk.clicks(_label(talk, *YES))
    assert await check_all(product.app) == []
