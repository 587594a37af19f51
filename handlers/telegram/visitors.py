"""Who is at the door and how they are spoken to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.accounts.people import Sender
from core.acts.calls import Actor
from core.acts.rights import Standing
from core.app import App
from core.chat.entrance import Spot, enter, recognised
from core.tenancy import HouseSession
from core.texts import Speaker


@dataclass(frozen=True, slots=True)
class Visitor:
    """An actor, their standing in the company they act for, and their language, zone and currency."""

    sender: Sender
    spot: Spot
    actor: Actor
    standing: Standing
    speaker: Speaker

    @property
    def company_id(self) -> int | None:
        return self.actor.company_id

    @property
    def company(self) -> str:
        """The name of the company acted for; '' outside any."""
        return self.standing.company.name if self.standing.company else ""


async def visitor(app: App, sender: Sender, spot: Spot) -> Visitor | None:
    """The visitor behind a sender, made known on the first meeting. None for strangers in a group."""

    def look(session: HouseSession) -> Visitor | None:
        actor = recognised(session, sender, spot)
        return _seen(app, session, sender, spot, actor) if actor else None

    def meet(session: HouseSession) -> Visitor | None:
        actor = enter(session, sender, spot, app.clock.now(), app.default_locale)
        return _seen(app, session, sender, spot, actor) if actor else None

    known = await app.db.read(look)
    return known if known is not None or spot.group else await app.db.write(meet)


async def again(app: App, guest: Visitor) -> Visitor:
    """The guest after acts that may have changed their company or language."""
    return await visitor(app, guest.sender, guest.spot) or guest


async def in_company(app: App, guest: Visitor, company_id: int | None) -> Visitor:
    """The same person acting for another company: where a button was made."""
    if company_id == guest.company_id:
        return guest
    actor = replace(guest.actor, company_id=company_id)
    return await app.db.read(lambda session: _seen(app, session, guest.sender, guest.spot, actor))


def _seen(app: App, session: HouseSession, sender: Sender, spot: Spot, actor: Actor) -> Visitor:
    session.act_for(actor.company_id)
    standing: Standing = app.register.standing(session, actor)
    return Visitor(sender, spot, actor, standing, app.speaker(standing.company, actor.locale))


async def standing_in(app: App, actor: Actor) -> Standing:
    """The standing of an actor in the company they act for."""

    def look(session: HouseSession) -> Standing:
        session.act_for(actor.company_id)
        standing: Standing = app.register.standing(session, actor)
        return standing

    return await app.db.read(look)
