"""What a slow action is given: no session, but the means to take short transactions itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from core.acts.calls import Actor, Call
from core.acts.ctx import Ctx
from core.acts.notices import Raised
from core.acts.rights import Standing
from core.blocks import Progress
from core.tenancy import HouseSession

if TYPE_CHECKING:
    from core.app import App

T = TypeVar("T")


@dataclass
class SlowCtx:
    """A slow act: it waits for files and networks, and writes in short transactions of its own."""

    app: App
    call: Call
    actor: Actor
    standing: Standing
    now: datetime
    notices: list[Raised] = field(default_factory=list)

    async def write(self, work: Callable[[Ctx], T]) -> T:
        """One short transaction."""
        return await self.app.db.write(lambda session: work(self._ctx(session)))

    async def read(self, work: Callable[[Ctx], T]) -> T:
        return await self.app.db.read(lambda session: work(self._ctx(session)))

    async def progress(self, shown: Progress) -> None:
        """Tell the conversation how far a running job is; doors keep it in one message."""
        for heard in self.app.progress_listeners:
            await heard(self.actor, shown)

    def _ctx(self, session: HouseSession) -> Ctx:
        session.act_for(self.actor.company_id)
        return Ctx(self.app, session, self.actor, self.call, self.standing, self.now)
