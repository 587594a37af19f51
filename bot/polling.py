"""Long polling that confirms an update only after it is stored (aiogram's own confirms before it handles)."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp

from core.nursery import GivenUp

if TYPE_CHECKING:
    from aiogram import Bot

    from bot.intake import Intake
    from bot.lanes import Lanes

log = logging.getLogger(__name__)

WAIT = 30
"""Seconds a poll may stay open."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
UPDATES = (
    *("message", "edited_message", "callback_query", "my_chat_member", "message_reaction"),
    "stopped_message_generation",
)


class TokenRefused(GivenUp):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__("BOT_TOKEN is refused by Telegram: check it with @BotFather.")


class Poller:
    """Fetches updates for ever."""

    def __init__(self, bot: Bot, intake: Intake, lanes: Lanes) -> None:
        self._url = bot.session.api.api_url(bot.token, "getUpdates")
        self._intake = intake
        self._lanes = lanes
        self._offset = 0
        self._pause = FIRST_PAUSE

    async def run(self) -> None:
        """Poll until cancelled. Raises TokenRefused."""
        timeout = aiohttp.ClientTimeout(total=WAIT + 15, connect=10)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                if self._lanes.is_full:
                    await self._lanes.settled()
                await self._once(session)

    async def _once(self, session: aiohttp.ClientSession) -> None:
        try:
            answer = await self._ask(session)
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            await self._rest(type(error).__name__)
            return
        if not answer.get("ok"):
            await self._refused(answer)
            return
        self._pause = FIRST_PAUSE
        updates: list[dict[str, Any]] = answer["result"]
        if updates:
            await self._intake.take(updates)
            self._offset = int(updates[-1]["update_id"]) + 1

    async def _ask(self, session: aiohttp.ClientSession) -> dict[str, Any]:
        body = {"offset": self._offset, "timeout": WAIT, "limit": 100, "allowed_updates": list(UPDATES)}
        async with session.post(self._url, json=body) as response:
            answer = await response.json(content_type=None)
        if not isinstance(answer, dict):
            raise ValueError("not an answer of the Bot API")  # noqa: TRY004 - treated as a broken answer
        return answer

    async def _refused(self, answer: dict[str, Any]) -> None:
        code = answer.get("error_code")
        if code in (401, 404):
            raise TokenRefused
        after = answer.get("parameters", {}).get("retry_after")
        await self._rest(f"{code} {answer.get('description', '')}", float(after) if after else None)

    async def _rest(self, why: str, seconds: float | None = None) -> None:
        pause = seconds if seconds is not None else self._pause
        log.warning("polling: %s; again in %.0f s", why, pause)
        await asyncio.sleep(pause)
        self._pause = min(LONGEST_PAUSE, self._pause * 2)
