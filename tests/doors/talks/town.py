"""A door over the fake Bot API with everything behind it, and a mind that knows a few sentences by heart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.courier import Courier, Pace
from bot.delivery.telegram import TelegramDelivery
from bot.intake import Intake
from bot.lanes import Lanes
from bot.polling import Poller
from bot.rooms import open_rooms, text_folders
from bot.session import JsonSession
from core.app import App
from core.assistant.turn import Turn
from core.clock import SystemClock
from core.db import open_database
from core.files import Files
from core.nursery import Nursery
from core.texts import Texts
from handlers.drawing import TEXTS as DRAWING_TEXTS
from handlers.drawing import Drawing
from handlers.telegram import TEXTS
from handlers.telegram.door import Door
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import Group, Person, World

Way = Callable[[Turn], Awaitable[None]]


@dataclass
class ByHeart:
    """A mind for tests: known sentences are calls or ways of their own; open questions take other words."""

    calls: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)

    async def drive(self, turn: Turn) -> None:
        if turn.text in self.ways:
            await self.ways[turn.text](turn)
        elif turn.text in self.calls:
            await turn.carry_out(self.calls[turn.text])
        elif turn.fixed is not None:
            await turn.carry_out([(turn.fixed, {"query": turn.text})])
        elif turn.open is not None and turn.open.kind != "confirm":
            await turn.answer(turn.text)
        elif turn.text == "отмени":
            await turn.carry_out([("acts.undo", {})])
        else:
            await turn.carry_out([("acts.help", {})])


class NoPace(Pace):
    """Letters go at once."""

    async def wait(self, address: str) -> None:
        return


@dataclass
class Town:
    """The bot, the fake Telegram and the people in it."""

    app: App
    api: FakeBotApi
    door: Door
    world: World
    mind: ByHeart
    lanes: Lanes
    intake: Intake

    def person(self, name: str, **more: Any) -> Person:
        return self.world.person(name, **more)

    async def owner(self, name: str = "Анна", company: str = "Ромашка") -> Person:
        """Somebody who has opened a business through the chat."""
        person = self.person(name)
        await person.says("/start")
        await person.says(company)
        await person.clicks("₽ Рубль")
        await person.clicks("Москва")
        return person

    async def member(self, owner: Person, name: str, role: str = "редактор") -> Person:
        """Somebody who has come by an invitation."""
        self.mind.calls["пригласи"] = [("companies.invite", {"role": ROLES[role]})]
        await owner.says("пригласи")
        await owner.clicks("Да")
        link = next(word for word in owner.screen().split() if "?start=" in word)
        person = self.person(name)
        await person.opens(link)
        return person

    async def linked_group(self, owner: Person, *others: Person, **more: Any) -> Group:
        """A group linked to the owner's business."""
        group = self.world.group("Команда", [owner, *others], **more)
        await self.world.settled()
        await group.says(owner, "/link")
        await group.clicks(owner, "Да")
        return group


ROLES = {"редактор": "editor", "наблюдатель": "viewer", "админ": "admin"}


@asynccontextmanager
async def open_town(url: str, folder: Path) -> AsyncIterator[Town]:
    """Everything running: polling, lanes, courier."""
    db = open_database(url)
    clock, nursery, mind = SystemClock(), Nursery(), ByHeart()
    folders = {**text_folders(), "telegram": TEXTS, "drawing": DRAWING_TEXTS}
    texts = Texts(folders, clock=clock, strict=True)
    app = App(db=db, register=open_rooms(), texts=texts, clock=clock, files=Files(folder), secret=b"secret")
    drawing = Drawing(texts)
    async with FakeBotApi() as api:
        session = JsonSession(api=TelegramAPIServer.from_base(api.url))
        bot = Bot(api.token, session=session)
        app.address.username = "prikazchik_bot"
        door = Door(app, bot, drawing, "telegram", minds=[mind])
        lanes = Lanes(db, door.take_raw, nursery, door.follows)
        intake = Intake(db, clock, lanes, "telegram")
        courier = Courier(db, clock, {"telegram": TelegramDelivery(door)})
        pace = NoPace(asyncio.get_running_loop())

        async def idle() -> None:
            await lanes.settled()
            while await courier.round(pace):
                pass

        world = World(api, idle)
        nursery.start(Poller(bot, intake, lanes).run(), "polling")
        try:
            yield Town(app, api, door, world, mind, lanes, intake)
        finally:
            await nursery.close()
            await drawing.close()
            await (await session.create_session()).close()
            await db.close()
