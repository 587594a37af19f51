"""The local chat as the product holds it: a session for the bot, a page for people, an intake to fill."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.local.api import Api
from bot.local.deeds import Deeds
from bot.local.events import Events
from bot.local.files import Files
from bot.local.journal import Journal
from bot.local.menus import Menus
from bot.local.updates import Feed, Presses, Updates
from bot.local.world import BOT_USERNAME, GROUP_ID, Chat, Person, World
from core.clock import Clock, SystemClock

if TYPE_CHECKING:
    from aiohttp import web

    from bot.local.session import LocalSession

Json = dict[str, Any]

log = logging.getLogger(__name__)


class LocalChat:
    """People, their chats and the bot's side of them. `data_dir` None keeps nothing over a restart."""

    TOKEN = "1:local"  # noqa: S105 - opens nothing: there is no server behind it
    USERNAME = BOT_USERNAME

    def __init__(self, data_dir: Path | None, clock: Clock | None = None) -> None:
        folder = Path(data_dir) / "local" if data_dir else None
        self._journal = Journal(folder)
        self.events = Events()
        self.world = World(clock or SystemClock(), self._journal, self.events, Files(folder))
        self.presses = Presses(self.world)
        self.updates = Updates(self.world)
        self.menus = Menus(self._journal, self.events)
        self.deeds = Deeds(self.world, self.updates, self.presses)
        self.api = Api(self.world, self.menus, self.presses)
        self._wake()

    @property
    def people(self) -> list[Person]:
        return list(self.world.people.values())

    @property
    def owner(self) -> Person:
        """Анна, who made the group."""
        return self.people[0]

    @property
    def group(self) -> Chat:
        return self.world.chats[GROUP_ID]

    def person(self, name: str) -> Person:
        """By name. Raises KeyError."""
        for person in self.people:
            if person.name == name:
                return person
        raise KeyError(name)

    @cached_property
    def session(self) -> LocalSession:
        """For `Bot(LocalChat.TOKEN, session=…)`. Imports aiogram."""
        from bot.local.session import LocalSession

        return LocalSession(self.api)

    @property
    def feed(self) -> Feed | None:
        return self.updates.feed

    @feed.setter
    def feed(self, feed: Feed | None) -> None:
        """The product's intake: takes a raw Telegram update, returns when it is safe there."""
        self.updates.feed = feed

    async def start(self) -> None:
        """Hand over what was said while the product was away; call once the feed is set."""
        await self.updates.deliver()

    def routes(self) -> list[web.RouteDef]:
        """The page at `/` and what it needs under `/local/`; each is guarded by itself."""
        from bot.local.page import routes

        return routes(self)

    def mount(self, app: web.Application) -> None:
        """Put the page into an application; its open streams end when the application begins to stop."""

        async def dismiss(_: web.Application) -> None:
            self.events.close()

        app.add_routes(self.routes())
        app.on_shutdown.append(dismiss)

    @cached_property
    def app(self) -> web.Application:
        """An application of the page alone."""
        from aiohttp import web

        app = web.Application()
        self.mount(app)
        return app

    def close(self) -> None:
        """Dismiss open pages; call it when the server begins to stop."""
        self.events.close()

    def _wake(self) -> None:
        self.world.found()
        for record in self._journal.read():
            try:
                self._restore(record)
            except (KeyError, TypeError, ValueError):
                log.warning("local chat: a kept change cannot be read and is skipped", exc_info=True)
        self._journal.rewrite(self._records())

    def _restore(self, record: Json) -> None:
        if self.world.restore(record):
            return
        if "menu" in record:
            self.menus.restore(record)
        elif "update" in record or "taken" in record:
            self.updates.restore(record)

    def _records(self) -> Iterator[Json]:
        yield from self.world.records()
        yield from self.menus.records()
        yield from self.updates.records()
