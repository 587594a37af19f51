"""A Bot API server of our own, over real HTTP on loopback: it refuses what Telegram refuses.

    async with FakeBotApi() as api:         # api.url for TELEGRAM_API_URL, api.token for BOT_TOKEN
        world = World(api, idle)            # people and groups: say_and_click.py

Troubles on request: `refuses`, `breaks`, `holds`, `pace`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal, Self

from aiohttp import web

from tests.fakes import telegram_account  # noqa: F401 - registers its methods
from tests.fakes.telegram_cloud import MOST_DOWNLOAD, Cloud, Json, User
from tests.fakes.telegram_errors import ApiError, bad_request, conflict
from tests.fakes.telegram_faults import Faults, Gate, Pace
from tests.fakes.telegram_methods import METHODS
from tests.fakes.telegram_queue import UpdateQueue, Webhook
from tests.fakes.telegram_request import Call, read_call

TOKEN = "4200000001:AAFakeTokenOfTheTestBotApiServer00000"
SENDS = frozenset(
    [f"send{kind}" for kind in ("message", "photo", "document", "voice", "mediagroup")]
    + [f"editmessage{part}" for part in ("text", "caption", "media", "replymarkup")]
)
"""Methods that count as messages for the pace: edits do too."""
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
MOST_REQUEST = 60 * 1024 * 1024


class FakeBotApi:
    """The server of one bot."""

    def __init__(
        self,
        *,
        username: str = "prikazchik_bot",
        token: str = TOKEN,
        now: Callable[[], float] = time.time,
        pace: Pace | None = None,
        webhook_pause: float = 0.05,
    ) -> None:
        bot = User(int(token.partition(":")[0]), "Приказчик", username=username, is_bot=True)
        self.cloud = Cloud(bot, now)
        self.queue = UpdateQueue()
        self.faults = Faults()
        self.pace = pace or Pace()
        self.token = token
        self.calls: list[tuple[str, Json, Any]] = []
        """What was carried out, polls apart: method in lower case, values as sent, result."""
        self.refused: list[tuple[str, Json, ApiError]] = []
        """What the bot was refused, planned troubles apart: a good bot leaves it empty."""
        self.activity = 0
        """Grows with every call of the bot; polling is not counted."""
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._news = asyncio.Condition()
        self._webhook: Webhook | None = None
        self._webhook_pause = webhook_pause
        self._runner: web.AppRunner | None = None
        self._url = ""

    # ------------------------------------------------------------ life

    @property
    def url(self) -> str:
        """Base address, for TELEGRAM_API_URL."""
        return self._url

    async def start(self, port: int = 0) -> None:
        app = web.Application(client_max_size=MOST_REQUEST)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{folder}/{file_id}", self._serve_file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self._url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def stop(self) -> None:
        self.queue.close()
        if self._webhook:
            await self._webhook.stop()
        if self._runner:
            await self._runner.cleanup()

    # ------------------------------------------------------------ troubles

    def refuses(self, method: str, error: ApiError, *, times: int = 1, chat_id: int | None = None) -> None:
        """The next calls of a method (in one chat, if given) get this answer."""
        self.faults.plan(method, error, times, chat_id)

    def breaks(
        self, method: str, *, deed: Literal["lost", "done"], times: int = 1, chat_id: int | None = None
    ) -> None:
        """The connection breaks on the next calls, with the deed done or not: the bot cannot tell."""
        self.faults.plan(method, "lost before" if deed == "lost" else "lost after", times, chat_id)

    def holds(self, method: str) -> Gate:
        """Every call of a method waits until `gate.open()`; `gate.arrived` tells that one came."""
        return self.faults.hold(method)

    # ------------------------------------------------------------ waiting

    async def quiet(self) -> None:
        """Wait until no call of the bot is under way (its long poll apart)."""
        await self._quiet.wait()

    async def until(self, happened: Callable[[], bool], within: float = 10.0) -> None:
        """Wait until something is so, looking after every call of the bot. TimeoutError after `within` s."""
        async with asyncio.timeout(within), self._news:
            await self._news.wait_for(happened)

    def of(self, method: str) -> list[Json]:
        """Values of every call of a method that was carried out, oldest first."""
        return [values for name, values, _ in self.calls if name.lower() == method.lower()]

    # ------------------------------------------------------------ HTTP

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(ApiError(401, "Unauthorized").body(), 401)
        try:
            call = await read_call(request)
        except ApiError as error:
            return _answer(error.body(), error.code)
        if call.method == "getupdates":
            return await self._serve_poll(call)
        async with self._counted():
            try:
                return _answer({"ok": True, "result": await self._carry_out(call)})
            except ApiError as error:
                return _answer(error.body(), error.code)
            except _Broken:
                assert request.transport is not None
                request.transport.abort()
                return web.Response(status=500)

    async def _carry_out(self, call: Call) -> Any:
        await self.faults.pass_gate(call.method)
        chat_id = call.number("chat_id") if call.text("chat_id").lstrip("-").isdigit() else None
        trouble = self.faults.next_for(call.method, chat_id)
        if isinstance(trouble, ApiError):
            raise trouble
        if trouble == "lost before":
            raise _Broken
        try:
            result = await self._perform(call, chat_id)
        except ApiError as error:
            self.refused.append((call.method, call.values, error))
            raise
        self.calls.append((call.method, call.values, result))
        if trouble == "lost after":
            raise _Broken
        return result

    async def _perform(self, call: Call, chat_id: int | None) -> Any:
        match call.method:
            case "setwebhook":
                return await self._set_webhook(call)
            case "deletewebhook":
                return await self._delete_webhook(call)
            case "getwebhookinfo":
                url = self._webhook.url if self._webhook else ""
                waiting = len(self.queue.pending())
                return {"url": url, "has_custom_certificate": False, "pending_update_count": waiting}
        if call.method not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        if call.method in SENDS and chat_id is not None:
            self.pace.check(chat_id, self.cloud.now)
        return METHODS[call.method](self.cloud, call)

    async def _serve_poll(self, call: Call) -> web.StreamResponse:
        try:
            trouble = self.faults.next_for(call.method, None)
            if isinstance(trouble, ApiError):
                raise trouble
            if self._webhook:
                raise conflict(WEBHOOK_IS_ACTIVE)
            self._listen_to(call)
            limit = min(max(call.number("limit", 100) or 100, 1), 100)
            updates = await self.queue.poll(
                call.number("offset", 0) or 0, limit, call.number("timeout", 0) or 0
            )
        except ApiError as error:
            return _answer(error.body(), error.code)
        return _answer({"ok": True, "result": updates})

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        file = self.cloud.files.get(request.match_info["file_id"])
        if request.match_info["token"] != self.token or file is None or file.size > MOST_DOWNLOAD:
            return _answer(ApiError(404, "Not Found").body(), 404)
        async with self._counted():
            return web.Response(body=file.data, content_type="application/octet-stream")

    @asynccontextmanager
    async def _counted(self) -> AsyncIterator[None]:
        self._under_way += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self.activity += 1
            self._under_way -= 1
            if not self._under_way:
                self._quiet.set()
            async with self._news:
                self._news.notify_all()

    # ------------------------------------------------------------ webhook

    async def _set_webhook(self, call: Call) -> bool:
        url = call.text("url")
        if not url:
            return await self._delete_webhook(call)
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        secret = call.text("secret_token")
        if not all(character.isalnum() or character in "_-" for character in secret):
            raise bad_request("secret token contains unallowed characters")
        await self._delete_webhook(call)
        self._listen_to(call)
        self.queue.end_poll("terminated by setWebhook request")
        self._webhook = Webhook(url, secret, self._act_from_webhook)
        self._webhook.start(self.queue, self._webhook_pause)
        return True

    async def _delete_webhook(self, call: Call) -> bool:
        if self._webhook:
            await self._webhook.stop()
            self._webhook = None
        if call.flag("drop_pending_updates"):
            self.queue.drop()
        return True

    async def _act_from_webhook(self, body: Json) -> None:
        """The bot may answer a webhook with a method; its refusals reach nobody but `refused`."""
        if "method" not in body:
            return
        values = dict(body)
        async with self._counted():
            try:
                await self._carry_out(Call(values.pop("method").lower(), values))
            except (ApiError, _Broken):
                return

    def _listen_to(self, call: Call) -> None:
        asked = call.object("allowed_updates")
        if asked is not None:
            self.queue.allowed = frozenset(asked) or None


class _Broken(Exception):
    """The connection is to be broken without an answer."""


def _answer(body: Json, status: int = 200) -> web.Response:
    return web.json_response(body, status=status)
