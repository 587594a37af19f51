"""Letters into Telegram, through the same door that answers people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.courier import TryLater, Undeliverable
from handlers.telegram.sending import Throttled, Unreachable

if TYPE_CHECKING:
    from core.acts.models import Letter
    from handlers.telegram.door import Door


class TelegramDelivery:
    """Delivers through a door: Telegram itself, or the local chat."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def deliver(self, letter: Letter) -> str:
        """The message the letter became. Raises Undeliverable and TryLater."""
        try:
            return await self._door.deliver(letter)
        except Unreachable as gone:
            raise Undeliverable(str(gone)) from gone
        except Throttled as busy:
            raise TryLater(busy.after) from busy
