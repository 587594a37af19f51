"""What an action is given: its session, company, person, clock, and the means of the kernel."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from core import money
from core.acts.calls import Actor, Call
from core.acts.events import Event
from core.acts.finding import Finder, enter_name, strike_name
from core.acts.models import Counter
from core.acts.notices import Notice, Raised
from core.acts.refusals import BadField, NoCompany, NotHere
from core.acts.rights import CompanyFacts, Right, Standing
from core.blocks import Block, Money, Said, say
from core.clock import local_day, zone
from core.tables import Base, Owned
from core.tenancy import HouseSession, across_companies, conflict_insert, insert_answering

if TYPE_CHECKING:
    from core.app import App
    from core.texts import Speaker

M = TypeVar("M", bound=Base)


@dataclass
class Ctx:
    """One act in one transaction. Rooms flush through it and never commit."""

    app: App
    session: HouseSession
    actor: Actor
    call: Call
    standing: Standing
    now: datetime
    preview: bool = False
    asked_by: int | None = None
    """Who asked, where another person gave the yes."""
    events: list[Event] = field(default_factory=list)
    notices: list[Raised] = field(default_factory=list)
    changes: list[tuple[str, Any, Any]] = field(default_factory=list)

    @property
    def company(self) -> CompanyFacts:
        """The company acted for. Raises NoCompany outside any."""
        if self.standing.company is None:
            raise NoCompany
        return self.standing.company

    @property
    def speaker(self) -> Speaker:
        """How this reader is spoken to."""
        return self.app.speaker(self.standing.company, self.actor.locale)

    @cached_property
    def today(self) -> date:
        """The turn's day in the company's zone."""
        return local_day(self.now, self.company.zone)

    def day_of(self, moment: datetime) -> date:
        return local_day(moment, self.company.zone)

    def moment(self, local: datetime | date) -> datetime:
        """A wall-clock time of the company (a day means its start) as an instant in UTC."""
        naive = local if isinstance(local, datetime) else datetime.combine(local, time())
        return naive.replace(tzinfo=zone(self.company.zone)).astimezone(UTC)

    def may(self, resource: str, verb: str) -> bool:
        return self.standing.may(Right(resource, verb))

    def minor(self, amount: Decimal) -> int:
        """Major units to minor units of the company's currency. Raises BadField for what is finer."""
        return minor_of(amount, self.company.currency)

    def money(self, minor: int) -> Money:
        return Money(minor, self.company.currency)

    def get(self, model: type[M], record_id: int) -> M:
        """The company's row, or `NotHere`."""
        company = self.session.company_id
        found = self.session.scalars(
            _one(model), {"id": record_id, "company": company}, execution_options=across_companies()
        )
        row: M | None = found.first()
        if row is None:
            raise NotHere
        return row

    def lock(self, model: type[M], ids: Collection[int]) -> list[M]:
        """Rows held for writing, in id order, read afresh even where the session has them."""
        query = sa.select(model).where(_id(model).in_(ids)).order_by(_id(model)).with_for_update()
        return list(self.session.scalars(query, execution_options={"populate_existing": True}))

    def number(self, kind: str, year: int | None = None) -> int | None:
        """The next gapless number of a kind of document; take it last. None in a preview."""
        if self.preview:
            return None
        keys = {"kind": kind, "year": year or self.today.year, "last": 1}
        taking = _taking(self.session.get_bind().dialect.name)
        return int(insert_answering(self.session, Counter, taking, keys).scalar_one())

    def emit(self, event: Event) -> None:
        """Store an event and let its subscribers act at once, in this transaction."""
        self.events.append(event)
        for subscriber in self.app.register.subscribers.get(event.name, ()):
            subscriber.hear(self, event)

    def notify(
        self,
        notice: Notice,
        blocks: Callable[[], list[Block]],
        to: list[int] | None = None,
        subject: tuple[str, int] | None = None,
    ) -> None:
        """Raise a notice; who hears it is decided when the act is done. The actor does not.

        `blocks` are worked out then, if anybody does."""
        self.notices.append(Raised(notice, blocks, to, subject, self.actor.person_id))

    def changed(self, label: str, old: Any, new: Any) -> None:
        """Say what changed, for the log."""
        self.changes.append((label, old, new))

    def finder(self, kind: str) -> Finder:
        return self.app.register.finders[kind]

    def name(self, kind: str, record_id: int, name: str, *also: str) -> None:
        """Keep a record's name in the index that finders search."""
        enter_name(self.session, kind, record_id, name, also)
        self.app.names_changed(self.session.company_id)

    def unname(self, kind: str, record_id: int) -> None:
        strike_name(self.session, kind, record_id)
        self.app.names_changed(self.session.company_id)

    def say(self, said: Said) -> str:
        """Words at once, where a record must hold them (a default account's name)."""
        return self.app.texts.say(said, self.speaker)

    def chance(self) -> random.Random:
        """Randomness that a preview and its yes share: seeded by the operation."""
        return random.Random(self.call.key)  # noqa: S311 - not for secrets


def minor_of(amount: Decimal, currency: str) -> int:
    """Major units to minor units. Raises BadField for what is finer than the currency."""
    places = money.exponent(currency)
    if amount != round(amount, places):
        why = say("acts-why-too-fine", places=places) if places else say("acts-why-not-whole")
        raise BadField(field=say("field-common-amount"), why=why)
    return money.to_minor(amount, currency)


def _id(model: type[Any]) -> Any:
    return model.id


@cache
def _one(model: Any) -> Any:
    """The row with an id, of the session's company only."""
    query = sa.select(model).where(model.id == sa.bindparam("id"))
    return query.where(model.company_id == sa.bindparam("company")) if issubclass(model, Owned) else query


@cache
def _taking(dialect: str) -> Any:
    return (
        conflict_insert(dialect, Counter)
        .on_conflict_do_update(index_elements=["company_id", "kind", "year"], set_={"last": Counter.last + 1})
        .returning(Counter.last)
    )
