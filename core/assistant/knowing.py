"""The company's own names in memory, kept in step with the index of names in the database."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from core.acts.calls import Actor, Call
from core.acts.models import Name
from core.acts.rights import Right, Standing
from core.acts.visit import Visit
from core.app import App
from core.assistant.interpreter.names import NameIndex, Record
from core.tenancy import HouseSession

SETTLING = 2.0
"""Seconds after a change in which names are read anew each time: its transaction may still be open."""
OLDEST = 60.0
"""Seconds after which names are read anew in any case: other processes change them too."""
KEPT = 64
"""Companies whose names, and sets of rights whose actions, are kept in memory."""
_ASKED = ("member", "company")
"""Kinds whose names are not in the index of names but asked of their finders."""

Key = tuple[str, str]


@dataclass
class Known:
    """What is known of one company by one person: names by kind and id, and the index over them."""

    names: dict[Key, str] = field(default_factory=dict)
    index: NameIndex = field(default_factory=NameIndex)
    read_at: float = 0.0
    changed_at: float = 0.0

    @property
    def is_stale(self) -> bool:
        now = time.monotonic()
        return now - self.read_at > OLDEST or self.changed_at + SETTLING > self.read_at

    def take(self, names: dict[Key, str]) -> None:
        """Bring the index in step: only what differs is touched."""
        for kind, record in self.names.keys() - names.keys():
            self.index.remove(kind, record)
        for key, name in names.items():
            if self.names.get(key) != name:
                self.index.add(Record(key[0], key[1], name))
        self.names, self.read_at = names, time.monotonic()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reading a message needs: the company's names and the actions that are open to the person."""

    index: NameIndex
    allowed: frozenset[str]
    known: frozenset[str]
    """The visible actions, open to the person or not: words are read as what they mean."""
    zone: str


class Knowledge:
    """The names of companies, by company and person (people see different companies)."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._known: dict[tuple[int | None, int], Known] = {}
        self._open: dict[frozenset[Right], frozenset[str]] = {}
        self._visible = frozenset(name for name, action in app.register.actions.items() if not action.hidden)
        app.name_listeners.append(self._changed)

    async def of(self, actor: Actor) -> Surroundings:
        """What a message of this person, here, is read against."""
        key = (actor.company_id, actor.person_id)
        known = self._known.setdefault(key, Known())
        while len(self._known) > KEPT:
            self._known.pop(next(iter(self._known)))
        stale = known.is_stale

        def look(session: HouseSession) -> tuple[dict[Key, str] | None, frozenset[str], str]:
            visit = Visit(self._app, session, Call("acts.help"), actor)
            allowed = self._open_to(visit.standing)
            company = visit.standing.company
            zone = company.zone if company else self._app.default_zone
            return _names(visit) if stale else None, allowed, zone

        names, allowed, zone = await self._app.db.read(look)
        if names is not None:
            known.take(names)
        return Surroundings(known.index, allowed, self._visible, zone)

    def _open_to(self, standing: Standing) -> frozenset[str]:
        """Names of the visible actions open to a standing. Readers' threads come here at once."""
        names = self._open.get(standing.rights)
        if names is None:
            if len(self._open) >= KEPT:
                self._open.clear()
            names = frozenset(action.name for action in self._app.register.open_to(standing))
            self._open[standing.rights] = names
        return names

    def _changed(self, company_id: int | None) -> None:
        now = time.monotonic()
        for (company, _), known in list(self._known.items()):
            if company == company_id:
                known.changed_at = now


def _names(visit: Visit) -> dict[Key, str]:
    ctx = visit.ctx
    found: dict[Key, str] = {}
    if ctx.session.company_id is not None:
        called = sa.case((Name.leads_to.is_(None), Name.name), else_=Name.folded)
        rows: Any = ctx.session.execute(sa.select(Name.kind, Name.record_id, called))
        found = {(kind, str(record)): name for kind, record, name in rows}
    for kind in _ASKED:
        finder = ctx.app.register.finders.get(kind)
        if finder is not None and (kind == "company" or ctx.session.company_id is not None):
            found |= {(kind, str(one.id)): one.name for one in finder.likely(ctx, 500)}
    return found
