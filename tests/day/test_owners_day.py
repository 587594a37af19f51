"""An owner's day in plain Russian, from the first message to the evening report."""

from __future__ import annotations

from typing import Any

import pytest

from core.reports.check import check_all
from handlers.jobs.automations import run_schedule
from tests.day.conftest import Stage


async def _sees(stage: Stage, talk: Any, *parts: str) -> None:
    shown = stage.figures(talk.last.text)
    for part in parts:
        assert part in shown, f"{part!r} is not in:\n{shown}"


async def _agrees(stage: Stage, talk: Any, words: str, *parts: str) -> None:
    """Says it, sees a card with these parts, says yes, sees them done."""
    await talk.says(words)
    await _sees(stage, talk, *parts)
    await talk.clicks("Да")
    await _sees(stage, talk, *parts)


async def _opens_shop(stage: Stage) -> None:
    await stage.anna.says("/start")
    await _sees(stage, stage.anna, "Как называется ваше дело?")
    await stage.anna.says("Пекарня Ромашка")
    await stage.anna.clicks("₽ Рубль")
    await stage.anna.clicks("Москва")
    await _sees(stage, stage.anna, "«Пекарня Ромашка»")


async def test_the_day(stage: Stage) -> None:
    anna, asel, group = stage.anna, stage.asel, stage.group
    await _opens_shop(stage)
    await _agrees(stage, anna, "добавь товар торт наполеон цена 1200 себестоимость 500", "1 200 ₽", "500 ₽")
    await _agrees(stage, anna, "приход 10 тортов наполеон", "10 шт")
    order = "запиши заказ Ивановой: 3 торта наполеон по 1200 и доставка 300 на завтра к 15"
    await _agrees(stage, anna, order, "Новый клиент: Иванова", "3 900 ₽", "21 ноября, 15:00", "3 шт")
    await anna.says("сколько осталось наполеона?")
    await _sees(stage, anna, "10 шт", "7 шт", "3 шт")
    await _agrees(stage, anna, "Иванова оплатила 2000", "2 000 ₽", "К оплате: 1 900 ₽")
    await _agrees(stage, anna, "отгрузи заказ 1", "№ 1", "торт наполеон")
    await _sees(stage, anna, "отгружен")
    await anna.says("сколько осталось наполеона?")
    await _sees(stage, anna, "7 шт")
    await _agrees(stage, anna, "спиши 1 торт, помялся", "6 шт", "помялся")
    await anna.says("продал 2 латте")
    await _sees(stage, anna, "латте")
    assert any("Создать" in label for label in _buttons(anna.last))
    await anna.clicks("Отмена")
    await anna.says("сколько денег в кассе")
    before = stage.figures(anna.last.text)
    await _agrees(stage, anna, "расход 1500 аренда", "1 500 ₽", "аренда")
    await anna.says("отмени")
    await _sees(stage, anna, "Отменено", "аренда")
    await anna.says("сколько денег в кассе")
    assert stage.figures(anna.last.text) == before
    await anna.says("выручка за сегодня")
    await _sees(stage, anna, "3 900 ₽", "по дате заказа", "2 400 ₽")
    await _asel_joins(stage)
    await _evening(stage)
    await _in_the_group(stage, group)
    assert await check_all(stage.product.app) == []
    assert asel.last is not None


async def _asel_joins(stage: Stage) -> None:
    anna, asel = stage.anna, stage.asel
    await anna.says("пригласи Асель редактором")
    await anna.clicks("Да")
    link = next(word for word in anna.last.text.split() if "start=" in word)
    await asel.opens(link)
    shown = stage.figures(asel.screen())
    assert "роль: редактор" in shown
    assert "Новый заказ" in shown
    for words in ("выручка за сегодня", "/goods", "/orders", "сколько осталось наполеона?"):
        await asel.says(words)
        shown = stage.figures(asel.last.text)
        assert "500" not in shown.replace("1 500", "")
        assert "2 400" not in shown
        assert "аржа" not in shown


async def _evening(stage: Stage) -> None:
    anna = stage.anna
    await anna.says("каждый день в 21:00 присылай отчёт")
    await _sees(stage, anna, "каждый день в 21:00")
    await anna.clicks("Да")
    stage.clock.set(stage.clock.now().replace(hour=18, minute=0, second=5))
    assert await _fires(stage) == 1
    await _sees(stage, anna, "3 900 ₽")
    assert await _fires(stage) == 0


async def _fires(stage: Stage) -> int:
    """Let the schedules that are due run, and their letters be delivered; how many ran."""
    from core.automation.running import due_soon

    app, product = stage.product.app, stage.product
    due = await app.db.read(lambda session: due_soon(session, app.clock.now()))
    ran = [await run_schedule(app, schedule_id) for schedule_id, _ in due]
    await product.courier.settled()
    return sum(ran)


async def _in_the_group(stage: Stage, group: Any) -> None:
    await group.says("/link")
    await group.clicks("Да")
    await _sees(stage, group, "Пекарня Ромашка")
    count = len(group.messages)
    await group.says("просто болтаем между собой")
    assert len(group.messages) == count + 1
    await group.says("@prikazchik_bot сколько мы продали сегодня?")
    await _sees(stage, group, "3 900 ₽")
    assert "аржа" not in group.last.text
    await group.says("@prikazchik_bot каждый день в 21:30 присылай отчёт")
    await group.clicks("Да")
    await _sees(stage, group, "каждый день в 21:30")


def _buttons(message: Any) -> list[str]:
    buttons = message.buttons
    return [label if isinstance(label, str) else str(label) for label in buttons]


async def test_a_viewer_is_refused_a_write(stage: Stage) -> None:
    await _opens_shop(stage)
    await stage.anna.says("пригласи Асель наблюдателем")
    await stage.anna.clicks("Да")
    await stage.asel.opens(next(word for word in stage.anna.last.text.split() if "start=" in word))
    await stage.asel.says("/expense 1500 аренда")
    await _sees(stage, stage.asel, "нет права")


@pytest.mark.parametrize("stage", ["local"], indirect=True)
async def test_in_the_local_chat_commands_are_by_role_too(stage: Stage) -> None:
    await _opens_shop(stage)
    await stage.anna.says("пригласи Асель наблюдателем")
    await stage.anna.clicks("Да")
    await stage.asel.opens(next(word for word in stage.anna.last.text.split() if "start=" in word))
    assert {"order", "stock"} <= set(stage.anna.commands)
    assert "stock" in stage.asel.commands
    assert "order" not in stage.asel.commands
    await stage.anna.says("сделай Асель редактором")
    await stage.anna.clicks("Да")
    assert "order" in stage.asel.commands
