"""The web server: webhook, health, and the local chat."""

from __future__ import annotations

import hmac
import json
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from bot.intake import Intake
    from core.db import Database

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/telegram"
LARGEST_UPDATE = 2 * 1024 * 1024


def application(db: Database) -> web.Application:
    """The server's application with its health page."""
    app = web.Application(client_max_size=LARGEST_UPDATE)

    async def health(_request: web.Request) -> web.Response:
        await db.read(lambda session: session.connection())
        return web.json_response({"ok": True})

    app.router.add_get("/health", health)
    return app


def add_webhook(app: web.Application, intake: Intake, secret: str, path: str = WEBHOOK_PATH) -> None:
    """Telegram's own calls: the secret is checked, the update stored, then confirmed by the answer."""

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=401)
        try:
            update: Any = json.loads(await request.read())
            number = int(update["update_id"])
        except (ValueError, KeyError, TypeError):
            return web.Response(status=400)
        await intake.take([update])
        log.debug("update %d stored", number)
        return web.Response()

    app.router.add_post(path, take)


class Server:
    """A running server on one address."""

    def __init__(self, app: web.Application, host: str, port: int) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=3)
        self._host = host
        self._port = port

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    @property
    def port(self) -> int:
        """The port in use (of its own choosing when asked for 0)."""
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        await self._runner.cleanup()
