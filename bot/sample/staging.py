"""Playing the story: each deed goes through the register and its rights, on a clock of the story's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from bot.sample.deeds import Deed, Known, Undoing
from core.acts.calls import Actor, Call, Done, How
from core.acts.register import Register
from core.acts.visit import Visit
from core.app import App
from core.clock import MovableClock
from core.tenancy import HouseSession

BATCH = 8
"""Deeds of one transaction: the writer is free again within some 50 ms."""
TOLD = 240
"""How it goes is told about every so many deeds."""


class OffScript(RuntimeError):
    """A deed of the story was not done: the story and the product disagree."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a deed made: the record and the entry in the log."""

    record_id: int
    act_id: int | None


class Stage:
    """A company in which deeds of the story are done by its people; nobody is told of them."""

    def __init__(self, app: App, actors: Mapping[str, Actor]) -> None:
        self._clock = MovableClock(app.clock.now())
        self._app = replace(app, register=_quiet(app.register), clock=self._clock, name_listeners=[])
        self._db = app.db
        self._actors = actors
        self._made: dict[str, Made] = {}

    async def play(self, story: Iterable[Deed | Undoing], tell: Callable[[int], Awaitable[None]]) -> None:
        """Do the deeds in their order, a few in each transaction, letting others write in between.

        `tell` hears from time to time how many are done.
        """
        deeds, done = iter(story), 0
        while batch := list(islice(deeds, BATCH)):
            await self._db.write(partial(self._do_all, batch=batch))
            done += len(batch)
            if done % TOLD < BATCH:
                await tell(done)

    def _do_all(self, session: HouseSession, batch: list[Deed | Undoing]) -> None:
        for deed in batch:
            self._do(session, deed)

    def _do(self, session: HouseSession, deed: Deed | Undoing) -> None:
        self._clock.set(deed.at)
        name, args = _call(deed, self._made)
        visit = Visit(self._app, session, Call(name, args, How.API, None, deed.at), self._actors[deed.who])
        answer = visit.write(self._app.register[name])
        if not isinstance(answer, Done):
            raise OffScript(f"{name} at {deed.at}: {answer}")
        if isinstance(deed, Deed) and deed.keep is not None and answer.receipt.subject is not None:
            self._made[deed.keep] = Made(answer.receipt.subject[1], answer.act_id)


def _call(deed: Deed | Undoing, made: Mapping[str, Made]) -> tuple[str, dict[str, Any]]:
    if isinstance(deed, Undoing):
        return "acts.undo", {"act": {"id": made[deed.key].act_id}}
    return deed.action, {name: _named(value, made) for name, value in deed.args.items()}


def _named(value: Any, made: Mapping[str, Made]) -> Any:
    """Keys of the story become records."""
    if isinstance(value, Known):
        return {"id": made[value.key].record_id}
    if isinstance(value, list):
        return [_named(item, made) for item in value]
    if isinstance(value, dict):
        return {name: _named(item, made) for name, item in value.items()}
    return value


def _quiet(register: Register) -> Register:
    """The same register, whose notices reach nobody."""
    return replace(register, rooms=tuple(replace(room, spread=None) for room in register.rooms))
