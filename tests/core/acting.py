"""Work inside one act of a person: what a room's functions are given, without declaring an action for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from core.acts.calls import Answer, Call
from core.acts.ctx import Ctx
from core.acts.visit import Visit
from core.blocks import Receipt
from core.tenancy import HouseSession
from tests.core.house import Worker

T = TypeVar("T")


async def act(worker: Worker, work: Callable[[Ctx], T]) -> T:
    """Run work in a transaction of its own, as this person; all is rolled back when it raises."""

    def within(session: HouseSession) -> T:
        call = Call("tests.act", at=worker.clock.now())
        return work(Visit(worker.app, session, call, worker.actor).ctx)

    return await worker.app.db.write(within)


def plain(worker: Worker, answer: Answer | Receipt) -> str:
    """An answer as its reader sees it, hard spaces made soft."""
    return worker.text(answer).replace("\u00a0", " ")
