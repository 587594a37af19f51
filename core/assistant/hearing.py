"""Speech into words: who can do it, what it is told of the company's names, and when silence was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.models import Name
from core.acts.rights import Right, Standing
from core.app import App
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


@dataclass(frozen=True, slots=True)
class Speech:
    """A recording: its bytes from the beginning, a name whose ending tells the kind, its media type."""

    content: BinaryIO
    name: str
    mime: str


class Listener(Protocol):
    """Writes down what was said."""

    async def words_of(self, speech: Speech, names: Sequence[str], locale: str) -> str:
        """The words, '' for silence. `names` are likely to be said. Raises NotHeard."""
        ...

    async def close(self) -> None: ...


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
