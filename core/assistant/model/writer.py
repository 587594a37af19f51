"""Words of a model outside any talk: an action gives facts and asks for sentences over them."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from datetime import date

from core.acts.calls import Actor
from core.app import App, NoWords
from core.assistant.limits import limits_of
from core.assistant.model.dialect import Request
from core.assistant.model.messages import Heard
from core.assistant.model.profile import profile_of
from core.assistant.model.settings import ModelSettings
from core.assistant.model.usage import Spent, record, spent_on
from core.assistant.model.wire import Wire, WireError
from core.tenancy import HouseSession

log = logging.getLogger(__name__)


class ModelWriter:
    """A model's server, asked once, within the company's limits; what it takes is counted as of any turn."""

    def __init__(self, app: App, settings: ModelSettings) -> None:
        self.app, self.settings = app, settings
        profile = profile_of(settings.address, settings.model, settings.profile)
        self.wire = Wire(settings, profile)

    async def write(self, actor: Actor, day: date, system: str, told: str) -> str:
        """What the model makes of `told`. Raises NoWords."""
        if not await self.app.db.read(lambda session: self._allowed(session, actor, day)):
            raise NoWords("the day's limit is reached")
        request = Request(
            system=system,
            max_tokens=self.settings.max_tokens,
            cache_key="words",
            person=_digest(self.app.secret, actor),
        )
        try:
            async with asyncio.timeout(self.settings.seconds):
                reply = await self.wire.complete([Heard(told)], request)
        except TimeoutError:
            raise NoWords("time is up") from None
        except WireError as error:
            log.warning("the model has no words: %s", error)
            raise NoWords(str(error)) from None
        spent = Spent()
        spent.add(reply.usage, self.settings)
        await self.app.db.write(lambda session: self._record(session, actor, day, spent))
        if reply.cut or not reply.text:
            raise NoWords("no whole answer")
        return reply.text

    def _allowed(self, session: HouseSession, actor: Actor, day: date) -> bool:
        return limits_of(session, actor.company_id).allows(*spent_on(session, actor, day))

    def _record(self, session: HouseSession, actor: Actor, day: date, spent: Spent) -> None:
        session.act_for(actor.company_id)
        record(session, actor, day, spent)

    async def close(self) -> None:
        """Let go of the connections."""
        await self.wire.close()


def _digest(secret: bytes, actor: Actor) -> str:
    """Stands for the person, for servers that ask for one."""
    return hmac.new(secret, f"{actor.company_id}:{actor.person_id}".encode(), hashlib.sha256).hexdigest()[:32]
