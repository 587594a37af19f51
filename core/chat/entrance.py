"""Who is at the door: from a sender and a place to an actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from core.accounts.models import Identity, Person
from core.accounts.people import Sender, meet
from core.acts.calls import Actor
from core.acts.models import Card, Deed
from core.automation.models import Schedule
from core.chat.models import Channel
from core.companies.models import Company, Member, Seat
from core.companies.standing import seat_of
from core.tenancy import HouseSession, Prepared, across_companies


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is said: the conversation, and whether others read along."""

    door: str
    place: str
    group: bool = False
    anonymous: bool = False
    """Said in the name of the group: an anonymous administrator or a channel."""


def enter(
    session: HouseSession, sender: Sender, spot: Spot, now: datetime, default_locale: str
) -> Actor | None:
    """The actor behind a message. In a group the linked company decides, and strangers get None."""
    if not spot.group:
        person = meet(session, sender, now, default_locale)
        return Actor(person.id, seat_of(session, person.id), spot.door, spot.place, False, person.locale)
    return recognised(session, sender, spot)


def recognised(session: HouseSession, sender: Sender, spot: Spot) -> Actor | None:
    """`enter` for readers: nobody is made known. None for strangers."""
    person = _WHO(session, channel=sender.channel, external_id=sender.external_id).first()
    if person is None or spot.anonymous:
        return None
    if not spot.group:
        return Actor(person.id, person.company_id, spot.door, spot.place, False, person.locale)
    company = company_of(session, spot)
    if company is not None and not _is_member(session, company, person.id):
        return None
    return Actor(person.id, company, spot.door, spot.place, True, person.locale)


_WHO = Prepared(
    sa.select(Person.id, Person.locale, Seat.company_id)
    .join(Identity, Identity.person_id == Person.id)
    .outerjoin(Seat, Seat.person_id == Person.id)
    .where(Identity.channel == sa.bindparam("channel"), Identity.external_id == sa.bindparam("external_id"))
)


def company_of(session: HouseSession, spot: Spot) -> int | None:
    """The company linked to a topic, or to the whole group."""
    places = [spot.place, spot.place.split(":")[0]]
    rows = session.execute(
        sa.select(Channel.place, Channel.company_id)
        .join(Company, Company.id == Channel.company_id)
        .where(Channel.door == spot.door, Channel.place.in_(places), Company.deleted.is_(False)),
        execution_options=across_companies(),
    )
    linked: dict[str, int] = {row[0]: row[1] for row in rows}
    return linked.get(places[0]) or linked.get(places[1])


def _is_member(session: HouseSession, company_id: int, person_id: int) -> bool:
    found = session.scalar(
        sa.select(Member.person_id).where(
            Member.company_id == company_id, Member.person_id == person_id, Member.active.is_(True)
        ),
        execution_options=across_companies(),
    )
    return found is not None


def move_place(session: HouseSession, door: str, old: str, new: str) -> None:
    """A group became a supergroup: its links, and those of its topics, move with it, and so does what was
    done, asked and scheduled there.

    A link that was made in the supergroup meanwhile stays as it is.
    """
    everywhere = across_companies()
    taken = set(
        session.scalars(
            sa.select(Channel.place).where(Channel.door == door, Channel.place.startswith(new)),
            execution_options=everywhere,
        )
    )
    links = sa.select(Channel).where(Channel.door == door, _within(Channel.place, old))
    for row in session.scalars(links, execution_options=everywhere).all():
        place = new + row.place[len(old) :]
        _move_what_was_said(session, door, row.company_id, row.place, place)
        if place in taken:
            session.delete(row)
        else:
            row.place = place


def _within(place: Any, chat: str) -> Any:
    return sa.or_(place == chat, place.startswith(f"{chat}:"))


def _move_what_was_said(session: HouseSession, door: str, company: int, old: str, new: str) -> None:
    """Deeds to be undone, cards that wait, and schedules that answer there."""
    moved = (
        sa.update(Deed).where(Deed.company_id == company, Deed.place == old).values(place=new),
        sa.update(Card).where(Card.door == door, Card.place == old).values(place=new),
        sa.update(Schedule)
        .where(Schedule.company_id == company, Schedule.door == door, Schedule.place == old)
        .values(place=new),
    )
    for statement in moved:
        session.execute(statement, execution_options={**across_companies(), "synchronize_session": False})
