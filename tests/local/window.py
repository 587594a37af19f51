"""The page open in a real browser."""

from __future__ import annotations

import os

import pytest

from tests.fakes.browser import Browser, found

IN_A_BROWSER = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        found() is None and os.environ.get("CI") != "true", reason="there is no Chromium on this machine"
    ),
]


class Window:
    """The page open in a browser, and its address."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address

    async def says(self, text: str, answer: str) -> None:
        """Type, send, wait until the answer can be read."""
        await self.browser.clicks("#text")
        await self.browser.types(text)
        await self.browser.keys("Enter")
        await self.browser.sees(answer)

    async def start(self, name: str) -> None:
        """Become this person and press «Начать»."""
        await self.browser.clicks(f'[data-person="{name}"]')
        await self.browser.clicks("#start")
        await self.browser.sees("Вы сказали: /start")
