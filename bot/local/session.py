"""aiogram's session over the local chat: `Bot(LocalChat.TOKEN, session=local.session)`, nothing else."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, cast

from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiohttp import ClientResponseError, RequestInfo
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from bot.local import asking, editing, sending
from bot.local.api import Api, Ask, Attached
from bot.local.errors import ApiError

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.methods.base import TelegramType
    from aiogram.types import InputFile

Json = dict[str, Any]

HERE = TelegramAPIServer(base="local://bot{token}/{method}", file="local://file/{path}")
METHODS = (asking, editing, sending)
"importing them declares their methods"


class LocalSession(BaseSession):
    """Carries out methods in the local world; answers and errors are read by aiogram as from the wire."""

    def __init__(self, api: Api) -> None:
        super().__init__(api=HERE)
        self._local = api

    async def close(self) -> None:
        """Nothing is held open."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own signature
    ) -> TelegramType:
        """Raises aiogram's exceptions for what the Bot API refuses."""
        status, answer = await self._answered(bot, method)
        response = self.check_response(bot, method, status, json.dumps(answer))
        return cast("TelegramType", response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """A file by the address that `Bot.download_file` makes of getFile's path."""
        stored = self._local.world.files.at(url)
        content = self._local.world.files.content(stored) if stored else None
        if content is None:
            raise _not_found(url)
        for start in range(0, len(content), chunk_size):
            yield content[start : start + chunk_size]

    async def _answered(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[int, Json]:
        try:
            return 200, {"ok": True, "result": self._local.call(await self._asked(bot, method))}
        except ApiError as error:
            refusal = {"ok": False, "error_code": error.status, "description": error.description}
            return error.status, refusal

    async def _asked(self, bot: Bot, method: TelegramMethod[Any]) -> Ask:
        """Parameters as they come off the wire: the bot's defaults filled in, plain JSON, files read."""
        files: dict[str, InputFile] = {}
        params: Json = {}
        for name, value in method.model_dump(warnings=False).items():
            prepared = self.prepare_value(value, bot=bot, files=files, _dumps_json=False)
            if prepared is not None and prepared != "":
                params[name] = prepared
        attached = {key: await self._read(bot, method, file, key) for key, file in files.items()}
        return Ask(method.__api_method__, json.loads(json.dumps(params)), attached)

    async def _read(self, bot: Bot, method: TelegramMethod[Any], file: InputFile, key: str) -> Attached:
        try:
            content = b"".join([chunk async for chunk in file.read(bot)])
        except OSError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        return Attached(file.filename or key, content)


def _not_found(url: str) -> ClientResponseError:
    request = RequestInfo(URL(url), "GET", CIMultiDictProxy(CIMultiDict()), URL(url))
    return ClientResponseError(request, (), status=404, message="Not Found")
