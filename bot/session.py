"""Calls of the Bot API as JSON. aiogram sends every call as a form, which costs it more than all the rest of
the call; a form is needed for uploads alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiohttp import ClientError

from core.tables import written

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.types import InputFile

T = TypeVar("T")
_JSON = {"Content-Type": "application/json"}


class JsonSession(AiohttpSession):
    """aiogram's session but for calls without files."""

    async def make_request(self, bot: Bot, method: TelegramMethod[T], timeout: int | None = None) -> T:  # noqa: ASYNC109 - aiogram's signature
        """Raises what aiogram's own session raises."""
        body = self._body(bot, method)
        if body is None:
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        patience: Any = self.timeout if timeout is None else timeout
        try:
            async with session.post(url, data=body, headers=_JSON, timeout=patience) as answer:
                content = await answer.text()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        response = self.check_response(bot, method, answer.status, content)
        return cast("T", response.result)

    def _body(self, bot: Bot, method: TelegramMethod[T]) -> bytes | None:
        """The call as JSON; None where it carries files."""
        files: dict[str, InputFile] = {}
        values = {
            name: self.prepare_value(value, bot, files, _dumps_json=False)
            for name, value in method.model_dump(exclude_none=True, warnings=False).items()
        }
        if files:
            return None
        # What the bot has no default for was not None before it was prepared.
        return written({name: value for name, value in values.items() if value is not None}).encode()
