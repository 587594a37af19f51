"""Speech into words: who can do it, what it is told of the company's names, and when silence was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Protocol

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.models import Name
from core.acts.rights import Right, Standing
from core.app import App
from core.assistant.limits import DayLimit, DayLimits, limits_of
from core.assistant.model.messages import Usage
from core.assistant.model.settings import ModelSettings
from core.assistant.model.usage import Spent, record, spent_on
from core.clock import local_day
from core.tenancy import HouseSession

MOST_NAMES = 100
"""Names of a kind that a transcriber is told; the newest, for the old ones it has heard before."""
_KINDS = {"product": Right("inventory", "read"), "customer": Right("customers", "read")}
_SILENCE = (
    *(
        "продолжение следует",
        "субтитры сделал",
        "субтитры создавал",
        "редактор субтитров",
        "спасибо за просмотр",
    ),
    *("thanks for watching", "thank you for watching", "subtitles by", "please subscribe"),
)
"""What transcribers write down where nothing was said."""


class NotHeard(Exception):
    """No words came back: the network, the server's refusal, or nonsense."""


class HeardEnough(Exception):
    """A limit of the day is reached: nothing is written down before tomorrow."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A recording: its bytes from the beginning, a name whose ending tells the kind, its media type."""

    content: BinaryIO
    name: str
    mime: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written down: the words, '' for silence; what it has taken, as far as the server tells."""

    words: str
    seconds: int | None = None
    usage: Usage = Usage()  # noqa: RUF009 - frozen


class Listener(Protocol):
    """Writes down what was said."""

    settings: ModelSettings

    async def words_of(self, speech: Speech, names: Sequence[str], locale: str) -> Written:
        """The words. `names` are likely to be said. Raises NotHeard."""
        ...

    async def close(self) -> None: ...


async def listen(
    app: App, listener: Listener, actor: Actor, speech: Speech, seconds: int
) -> tuple[str, DayLimit | None]:
    """The words of a recording that lasts so long, counted as spent; and the limit of the day that it has
    brought near its end. Raises NotHeard, and HeardEnough where a limit is reached."""
    day = await app.db.read(lambda session: _day(session, app, actor))
    if not day.limits.allows(*day.spent):
        raise HeardEnough
    written = await listener.words_of(speech, await likely_names(app, actor), actor.locale)
    spent = Spent()
    lasts = seconds if written.seconds is None else written.seconds
    spent.add_voice(lasts, written.usage, listener.settings)
    return written.words, await app.db.write(lambda session: _count(session, actor, day, spent))


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of a company: what was spent on it, and what may be."""

    today: date
    spent: tuple[Spent, Spent]
    limits: DayLimits


def _day(session: HouseSession, app: App, actor: Actor) -> _Day:
    session.act_for(actor.company_id)
    standing: Standing = app.register.standing(session, actor)
    zone = standing.company.zone if standing.company else app.default_zone
    today = local_day(app.clock.now(), zone)
    return _Day(today, spent_on(session, actor, today), limits_of(session, actor.company_id))


def _count(session: HouseSession, actor: Actor, day: _Day, spent: Spent) -> DayLimit | None:
    session.act_for(actor.company_id)
    before = spent_on(session, actor, day.today)
    record(session, actor, day.today, spent)
    return day.limits.crossed(before, spent_on(session, actor, day.today))


async def likely_names(app: App, actor: Actor) -> list[str]:
    """Goods and customers of the actor's company, as far as the actor may see them."""

    def look(session: HouseSession) -> list[str]:
        session.act_for(actor.company_id)
        standing: Standing = app.register.standing(session, actor)
        if standing.company is None:
            return []
        kinds = [kind for kind, right in _KINDS.items() if standing.may(right)]
        return [name for kind in kinds for name in _newest(session, kind)]

    return await app.db.read(look)


def _newest(session: HouseSession, kind: str) -> list[str]:
    named = sa.select(Name.name).where(Name.kind == kind, Name.leads_to.is_(None))
    return list(dict.fromkeys(session.scalars(named.order_by(Name.record_id.desc()).limit(MOST_NAMES))))


def is_silence(words: str) -> bool:
    """Nothing was said, whatever was written down."""
    said = words.strip(" .…!?-–—♪*[]()\n\t").casefold()
    return not said or any(said.startswith(one) for one in _SILENCE)
