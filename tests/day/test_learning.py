"""Phrases that were not understood, over both doors: kept by wish, seen, printed for review, forgotten."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import yaml

from bot.unread import unread
from tests.day.conftest import Stage, settings
from tests.day.test_owners_day import _opens_shop


async def test_a_day_of_learning(stage: Stage, tmp_path: Path) -> None:
    await _opens_shop(stage)
    await stage.anna.says("зафырчи Кузявкиной 37 абырвалгов")
    await stage.anna.says("/unread")
    assert "Непонятых фраз нет" in stage.anna.last.text
    await stage.anna.says("учись на непонятых фразах")
    assert "<товар>" in stage.anna.last.text
    assert "Пока ничего не записано" in stage.anna.last.text
    await stage.anna.clicks("Да")
    for name in ("Кузявкиной", "Бармаглотовой"):
        await stage.anna.says(f"зафырчи {name} 37 абырвалгов")
    await stage.anna.says("отмени оплату на склад")
    assert "Вы хотите" in stage.anna.last.text
    await stage.anna.clicks("Остатки")
    await stage.anna.says("непонятые фразы")
    assert "<имя>" in stage.anna.screen()
    assert "Кузявкин" not in stage.anna.last.text
    printed = StringIO()
    assert await unread(settings(tmp_path), printed) == 0
    strange, torn = yaml.safe_load(printed.getvalue())
    assert (strange["count"], strange["language"]) == (2, "ru")
    assert torn["chosen"] == {"inventory.stock": 1}
    await stage.anna.clicks("Забыть всё")
    assert "Забыть 2 непонятые фразы насовсем" in stage.anna.last.text
    await stage.anna.clicks("Да")
    await stage.anna.says("/unread")
    assert "Непонятых фраз нет" in stage.anna.last.text
