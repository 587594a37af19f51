"""A small shop's words and a reader of what the renderer made, as strict as Telegram."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.acts.calls import Waiting
from core.blocks import Act
from core.clock import MovableClock
from core.texts import Locale, Speaker, Texts
from handlers.telegram import TEXTS
from handlers.telegram.messages import DocumentMessage, Keyboard, Message, PhotoMessage, TextMessage
from handlers.telegram.render import Renderer
from tests.fakes.telegram_checks import checked_caption, checked_markup, checked_text
from tests.fakes.telegram_text import Formatted

WORDS = """
shop-title = Заказ { $number } записан
shop-closed = Лавка закрыта
shop-closed-ahead = Закрыть лавку
shop-customer = Клиент
shop-product = Товар
shop-quantity = Кол-во
shop-sum = Сумма
shop-price = Цена
shop-sku = Артикул
shop-left = Остаток
shop-code = №
shop-total = Итого
shop-which = Какая Иванова?
shop-open = Открыть
shop-said = { $text }
shop-none =
    { "" }
"""


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    shop = tmp_path / "shop"
    shop.mkdir()
    for locale in ("ru", "en"):
        (shop / f"{locale}.ftl").write_text(WORDS, encoding="utf-8")
    clock = MovableClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    return Texts({"shop": shop, "telegram": TEXTS}, clock=clock, strict=True)


class Names:
    """Payloads that name the action."""

    def __call__(self, act: Act, /, *, turn: bool = False, then: Waiting | None = None) -> str:
        return f"a:{act.action}"

    async def keep(self) -> None:
        """Nothing to keep."""


@pytest.fixture
def render(texts: Texts) -> Callable[..., Renderer]:
    def renderer(locale: Locale = "ru") -> Renderer:
        return Renderer(texts, Speaker(locale, "Europe/Moscow"), Names())

    return renderer


def read(message: Message) -> Formatted:
    """The message as Telegram would show it; fails where Telegram would refuse it or its buttons."""
    checked_markup(markup(message.keyboard), private=True)
    if isinstance(message, TextMessage):
        shown = checked_text(message.html, "HTML", None)
        assert len(shown.entities) <= 100
        assert checked_text(message.plain, None, None).text.split() == shown.text.split()
        return shown
    assert isinstance(message, PhotoMessage | DocumentMessage)
    assert checked_caption(message.plain, None, None).text.split() == message_words(message.html)
    return checked_caption(message.html, "HTML", None)


def message_words(html: str) -> list[str]:
    return checked_caption(html, "HTML", None).text.split()


def markup(keyboard: Keyboard) -> dict[str, Any]:
    rows = [[{"text": key.text, **_deed(key)} for key in row] for row in keyboard]
    return {"inline_keyboard": rows}


def _deed(key: Any) -> dict[str, Any]:
    if key.url:
        return {"url": key.url}
    return {"copy_text": {"text": key.copy}} if key.copy else {"callback_data": key.callback}


def labels(message: Message) -> list[list[str]]:
    return [[key.text for key in row] for row in message.keyboard]
