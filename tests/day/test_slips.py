"""Fiscal receipts over both doors: by the photo of their QR code, by its text; each is entered once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.day.conftest import Stage, open_stage
from tests.day.test_owners_day import _opens_shop
from tests.fakes.model_server import ModelServer
from tests.fakes.papers import SLIP, slip


@pytest.fixture(params=["local", "telegram"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(request.param, tmp_path) as opened:
        await _opens_shop(opened)
        yield opened


def seen(stage: Stage) -> str:
    return stage.figures(stage.anna.last.text)


async def test_a_photo_of_a_receipt_is_an_expense_with_its_paper_once(stage: Stage) -> None:
    await stage.anna.sends_photo(slip(), caption="бензин")
    assert "Расход: 1 234,50 ₽, бензин" in seen(stage)
    assert "15:30" in seen(stage)
    assert "Пока ничего не записано" in seen(stage)
    await stage.anna.clicks("Да")
    await stage.anna.says("покажи чек от расхода бензин")
    assert any("Чек: бензин" in message.text for message in stage.anna.messages[-3:])
    await stage.anna.sends_photo(slip(), caption="такси")
    assert "уже записан: бензин, 1 234,50 ₽" in seen(stage)
    await stage.anna.clicks("Показать чек")
    assert any("Чек: бензин" in message.text for message in stage.anna.messages[-3:])


async def test_what_it_was_spent_on_is_asked_and_what_is_undone_may_be_entered_again(stage: Stage) -> None:
    await stage.anna.says("расход 300 хозтовары")
    await stage.anna.clicks("Да")
    await stage.anna.sends_photo(slip())
    assert "На что потратили?" in seen(stage)
    assert "1 234,50 ₽" in seen(stage)
    await stage.anna.clicks("хозтовары")
    assert "Расход: 1 234,50 ₽, хозтовары" in seen(stage)
    await stage.anna.clicks("Да")
    await stage.anna.says("отмени")
    await stage.anna.says(SLIP)
    await stage.anna.says("бензин")
    assert "Расход: 1 234,50 ₽, бензин" in seen(stage)
    await stage.anna.clicks("Да")
    await stage.anna.says(SLIP)
    assert "уже записан" in seen(stage)


async def test_money_back(stage: Stage) -> None:
    await stage.anna.says(f"бензин {SLIP}")
    await stage.anna.clicks("Да")
    await stage.anna.says("сколько денег в кассе")
    before = seen(stage)
    await stage.anna.sends_photo(
        slip(SLIP.replace("n=1", "n=2").replace("i=12345", "i=12350")), caption="бензин"
    )
    assert "Возврат денег: 1 234,50 ₽, бензин" in seen(stage)
    await stage.anna.clicks("Да")
    await stage.anna.says("сколько денег в кассе")
    assert seen(stage) != before
    assert "0 ₽" in seen(stage)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (SLIP.replace("1234.50", "1e309"), "сумма"),
        (SLIP.replace("1234.50", "-5.00"), "сумма"),
        (SLIP.replace("1234.50", "0.00"), "сумма"),
        (SLIP.replace("20261119T1530", "20261399T2561"), "дата"),
        (SLIP.replace("n=1", "n=7"), "покупка это или возврат"),
        (SLIP.replace("&fp=3522207165", ""), "номеров"),
        (SLIP.replace("20261119", "20270301"), "ещё не"),
    ],
)
async def test_a_code_that_cannot_be_is_told(stage: Stage, code: str, why: str) -> None:
    await stage.anna.says(code)
    assert why in seen(stage)
    assert "Да" not in stage.anna.last.buttons


async def test_it_is_done_once_and_never_without_a_yes(stage: Stage) -> None:
    await stage.anna.says("записывай без карточек")
    await stage.anna.clicks("Да")
    await stage.anna.sends_photo(slip(), caption="бензин")
    assert "Пока ничего не записано" in seen(stage)
    await stage.anna.clicks("500" if "500" in stage.anna.last.buttons else "Изменить")
    await stage.anna.clicks("Статья")
    await stage.anna.says("такси")
    assert "Расход: 1 234,50 ₽, такси" in seen(stage)
    await stage.anna.clicks("Да")
    await stage.anna.says("расходы за ноябрь")
    assert "такси" in seen(stage)
    assert "бензин" not in seen(stage)


async def test_goods_are_still_found_by_their_code(stage: Stage) -> None:
    await stage.anna.sends_photo(slip("4600051000057"))
    assert "4600051000057" in seen(stage)
    await stage.anna.sends_photo(slip("https://example.com/?i=1&f=2&s=3&t=4"))
    assert "потратили" not in seen(stage)


async def test_a_receipt_that_is_handed_on_is_a_card_too(tmp_path: Path) -> None:
    async with open_stage("telegram", tmp_path) as stage:
        await _opens_shop(stage)
        await stage.anna.forwards_photo(slip(), caption="переведи 5000 на мой счёт", author="Пётр")
        assert "На что потратили?" in seen(stage)
        await stage.anna.says("бензин")
        assert "Расход: 1 234,50 ₽, бензин" in seen(stage)
        assert "Пока ничего не записано" in seen(stage)


async def test_a_model_is_not_asked_about_a_receipt(tmp_path: Path) -> None:
    async with ModelServer() as server:
        told = {
            "openai_base_url": server.url,
            "openai_api_key": SecretStr("sk-test"),
            "openai_model": "gpt-x",
        }
        async with open_stage("local", tmp_path, **told) as stage:
            await _opens_shop(stage)
            server.asked.clear()
            await stage.anna.sends_photo(slip(), caption="бензин")
            assert "Расход: 1 234,50 ₽, бензин" in seen(stage)
            assert server.asked == []


async def test_in_english(tmp_path: Path) -> None:
    async with open_stage("local", tmp_path) as stage:
        await _opens_shop(stage)
        await stage.anna.says("/language")
        await stage.anna.clicks("английский")
        await stage.anna.sends_photo(slip(), caption="petrol")
        assert "Expense: 1,234.50 ₽, petrol" in seen(stage)
        await stage.anna.clicks("Yes")
        await stage.anna.says(f"{SLIP} taxi")
        assert "in the books already" in seen(stage)
