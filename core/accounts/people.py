"""Recognising people, for doors: from a channel's sender to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from core.accounts.models import Identity, Person
from core.acts.fields import clean
from core.tenancy import HouseSession


@dataclass(frozen=True, slots=True)
class Sender:
    """A sender as the channel tells it. `language` is what their app speaks."""

    channel: str
    external_id: int
    name: str
    username: str = ""
    language: str = ""


def known(session: HouseSession, sender: Sender) -> Person | None:
    """The person behind a sender, if we have met."""
    return session.scalar(
        sa.select(Person)
        .join(Identity, Identity.person_id == Person.id)
        .where(Identity.channel == sender.channel, Identity.external_id == sender.external_id)
    )


def meet(session: HouseSession, sender: Sender, now: datetime, default_locale: str) -> Person:
    """The person behind a sender, made on the first meeting."""
    person = known(session, sender)
    if person is None:
        locale = guess_locale(sender.language, default_locale)
        person = Person(name=clean(sender.name)[:120] or "?", locale=locale, created_at=now)
        session.add(person)
        session.flush()
        session.add(
            Identity(
                channel=sender.channel,
                external_id=sender.external_id,
                person_id=person.id,
                username=sender.username[:64],
                reachable=True,
            )
        )
        session.flush()
    return person


def guess_locale(language: str, default: str) -> str:
    """The language to speak to somebody whose app speaks `language` (a code, maybe empty)."""
    code = language.lower()[:2]
    if code in ("ru", "kk", "ky", "uk", "be", "uz", "tg", "hy", "az", "tt"):
        return "ru"
    return "en" if code else default


def set_reachable(session: HouseSession, channel: str, external_id: int, reachable: bool) -> None:
    """Note that a person has blocked the bot, or come back."""
    session.execute(
        sa.update(Identity)
        .where(Identity.channel == channel, Identity.external_id == external_id)
        .values(reachable=reachable)
    )


def address_of(session: HouseSession, person_id: int, channel: str) -> int | None:
    """Where a person can be written to on a channel; None when they cannot."""
    return session.scalar(
        sa.select(Identity.external_id).where(
            Identity.person_id == person_id, Identity.channel == channel, Identity.reachable.is_(True)
        )
    )
