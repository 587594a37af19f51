"""A house to try things in: an App over a fresh database, shops opened in it, people who do things."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.rooms import open_rooms, text_folders
from core.accounts.people import Sender, meet
from core.acts import replies
from core.acts.calls import Actor, Answer, Ask, Call, Choose, Confirm, Done, How
from core.acts.rights import Standing
from core.app import App
from core.blocks import Receipt, Said
from core.clock import MovableClock
from core.companies.models import Member
from core.companies.standing import take_seat
from core.db import Database
from core.errors import Refusal
from core.files import Files
from core.tenancy import HouseSession
from core.texts import Texts

T = TypeVar("T")
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""A Friday, noon in Moscow."""


@dataclass
class Worker:
    """A person at work in a shop: does things through the only way in."""

    house: House
    actor: Actor
    name: str
    _keys: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def app(self) -> App:
        return self.house.app

    @property
    def clock(self) -> MovableClock:
        return self.house.clock

    async def call(self, name: str, /, how: How = How.COMMAND, key: str | None = None, **args: Any) -> Answer:
        """Any of the four answers."""
        key = key or f"{self.actor.person_id}:{next(self._keys)}"
        return await self.app.execute(Call(name, args, how, key), self.actor)

    async def does(self, name: str, /, **args: Any) -> Done:
        """Does it; a card on the way is agreed to."""
        answer = await self.call(name, **args)
        if isinstance(answer, Confirm):
            answer = await self.agrees(answer)
        assert isinstance(answer, Done), answer
        return answer

    async def agrees(self, card: Confirm) -> Answer:
        return await replies.yes(self.app, card.token, self.actor)

    async def confirms(self, name: str, /, **args: Any) -> Confirm:
        """Says it in words; a card must come back."""
        answer = await self.call(name, how=How.WORDS, **args)
        assert isinstance(answer, Confirm), answer
        return answer

    async def asks(self, name: str, /, **args: Any) -> Ask:
        answer = await self.call(name, **args)
        assert isinstance(answer, Ask), answer
        return answer

    async def chooses(self, name: str, /, **args: Any) -> Choose:
        answer = await self.call(name, **args)
        assert isinstance(answer, Choose), answer
        return answer

    async def picks(self, question: Ask | Choose, option: int) -> Answer:
        return await replies.answer(self.app, question.token, self.actor, None, option=option)

    async def answers(self, question: Ask | Choose, value: Any) -> Answer:
        return await replies.answer(self.app, question.token, self.actor, value)

    async def refused(self, name: str, /, **args: Any) -> Refusal:
        """The refusal it must meet."""
        try:
            answer = await self.call(name, **args)
            if isinstance(answer, Confirm):
                answer = await self.agrees(answer)
        except Refusal as refusal:
            self.app.texts.say(refusal.said, self.app.speaker(None, "ru"))
            self.app.texts.say(refusal.said, self.app.speaker(None, "en"))
            return refusal
        raise AssertionError(f"{name} was not refused: {answer}")

    async def undoes(self, done: Done) -> Done:
        assert done.act_id is not None, "it has no undo"
        return await self.does("acts.undo", act={"id": done.act_id})

    async def read(self, work: Callable[[HouseSession], T]) -> T:
        """Look into the tables of the shop."""

        def look(session: HouseSession) -> T:
            session.act_for(self.actor.company_id)
            return work(session)

        return await self.app.db.read(look)

    async def row(self, model: type[T], row_id: int) -> T | None:
        return await self.read(lambda session: session.get(model, row_id))

    async def rows(self, model: type[T], *where: Any) -> list[T]:
        return await self.read(lambda session: list(session.scalars(sa.select(model).where(*where))))

    def text(self, answer: Answer | Receipt | Said, locale: str | None = None) -> str:
        """The words as this person reads them, block by block."""
        return words(self.app, answer, locale or self.actor.locale)

    async def standing(self) -> Standing:
        return await self.app.db.read(self._standing)

    def _standing(self, session: HouseSession) -> Standing:
        session.act_for(self.actor.company_id)
        standing: Standing = self.app.register.standing(session, self.actor)
        return standing


@dataclass
class Shop(Worker):
    """The owner of a shop, and the shop."""

    async def member(self, name: str, role: str) -> Worker:
        """Another person on the team."""
        stranger = await self.house.person(name)

        def join(session: HouseSession) -> None:
            session.act_for(self.actor.company_id)
            session.add(
                Member(
                    company_id=self.actor.company_id,
                    person_id=stranger.actor.person_id,
                    role=role,
                    active=True,
                    joined_at=self.clock.now(),
                )
            )
            take_seat(session, stranger.actor.person_id, self.actor.company_id)

        await self.app.db.write(join)
        return Worker(self.house, replace(stranger.actor, company_id=self.actor.company_id), name)


class House:
    """An App over one database, with a clock that stands until moved."""

    def __init__(self, db: Database, folder: Path) -> None:
        self.clock = MovableClock(START)
        self.app = App(
            db=db,
            register=open_rooms(),
            texts=Texts(text_folders(), clock=self.clock, strict=True),
            clock=self.clock,
            files=Files(folder),
        )
        self.folder = folder
        self.numbers = itertools.count(1001)

    def move(self, **by: float) -> None:
        self.clock.move(timedelta(**by))

    async def person(self, name: str, locale: str = "ru") -> Worker:
        number = next(self.numbers)
        sender = Sender("telegram", number, name, language=locale)
        person_id = await self.app.db.write(lambda session: meet(session, sender, self.clock.now(), "ru").id)
        return Worker(self, Actor(person_id, None, "telegram", str(number), False, locale), name)

    async def shop(
        self,
        name: str = "Ромашка",
        currency: str = "RUB",
        zone: str = "Europe/Moscow",
        owner: str = "Анна",
        locale: str = "ru",
    ) -> Shop:
        """A new business and its owner."""
        founder = await self.person(owner, locale)
        done = await founder.does("companies.create", name=name, currency=currency, zone=zone)
        assert done.receipt.subject is not None
        return Shop(self, replace(founder.actor, company_id=done.receipt.subject[1]), owner)


def words(app: App, answer: Answer | Receipt | Said, locale: str = "ru") -> str:
    """Every sentence and value of an answer, one block a line: what a plain reader would see."""
    speaker = app.speaker(None, locale)
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, Said):
            found.append(app.texts.say(node, speaker))
        elif isinstance(node, (str, int)) or (
            hasattr(node, "t") and hasattr(node, "__dataclass_fields__") and _is_value(node)
        ):
            found.append(app.texts.value(node, speaker))
        elif isinstance(node, (list, tuple)):
            for item in node:
                walk(item)
        elif hasattr(node, "__dataclass_fields__"):
            for name in node.__dataclass_fields__:
                if name not in _SILENT:
                    walk(getattr(node, name))

    walk(answer)
    return "\n".join(found)


_SILENT = {
    "t",
    "act",
    "acts",
    "next",
    "previous",
    "undo",
    "subject",
    "token",
    "action",
    "path",
    "kind",
    "sees",
    "style",
} | {
    *(
        "act_id",
        "repeated",
        "changed",
        "late",
        "needs_code",
        "value",
        "unit",
        "currency",
        "colour",
        "url",
        "copy",
        "title",
    )
} - {"value", "title"}


def _is_value(node: Any) -> bool:
    return node.t in ("money", "price", "qty", "percent", "day", "span", "moment", "docno", "link")
