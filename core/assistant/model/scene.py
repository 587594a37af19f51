"""What a turn begins with: who asks, what was said before, what is open. Read in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from core.acts import cards
from core.acts.calls import Actor, from_json
from core.acts.models import Card, Deed
from core.acts.rights import CompanyFacts, Standing
from core.app import App
from core.assistant.limits import DayLimits, limits_of
from core.assistant.model.digest import Digest, plain_json
from core.assistant.model.history import has_asked_with_care, recall
from core.assistant.model.messages import Message
from core.assistant.model.prompt import unmarked
from core.assistant.model.tools import tool_name
from core.assistant.model.usage import Spent, spent_on
from core.assistant.remembering import kept_for
from core.assistant.turn import Turn
from core.blocks import Said
from core.clock import local_day, zone
from core.tenancy import HouseSession

_RECENT = timedelta(hours=24)
_DEEDS = 3
_MOST_KEPT = 2_000
"""Signs of memories a model is told."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who asks and where: `actor` acts for no company where they are not of its team (any more)."""

    actor: Actor
    standing: Standing
    now: datetime
    """The turn's moment on the wall clock of the company, naive."""
    history: list[Message]
    deeds: list[str]
    spent: tuple[Spent, Spent]
    """What the person, and their company, have spent today."""
    limits: DayLimits
    kept: list[str]
    """What people asked to have kept in mind, as far as it may be known here."""
    digest: Digest
    asked_with_care: bool = False
    """What was said last was a question that was asked after records had been read."""

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def company(self) -> CompanyFacts | None:
        return self.standing.company


def read_scene(session: HouseSession, app: App, turn: Turn) -> Scene:
    """The scene of a turn."""
    session.act_for(turn.actor.company_id)
    standing: Standing = app.register.standing(session, turn.actor)
    company = standing.company
    session.act_for(company.id if company else None)
    actor = replace(turn.actor, company_id=company.id if company else None)
    zone_name = company.zone if company else app.default_zone
    digest = Digest(app.texts, app.speaker(company, actor.locale))
    return Scene(
        actor,
        standing,
        turn.at.astimezone(zone(zone_name)).replace(tzinfo=None),
        recall(session, actor, turn.key),
        _deeds(session, actor, turn.at, digest) if company else [],
        spent_on(session, actor, local_day(turn.at, zone_name)),
        limits_of(session, actor.company_id),
        _kept(session, actor) if company else [],
        digest,
        has_asked_with_care(session, actor, turn.key),
    )


def _kept(session: HouseSession, actor: Actor) -> list[str]:
    """The newest memories, as many as take little room; none of a person's own where others read along."""
    found: list[str] = []
    for row in reversed(kept_for(session, None if actor.group else actor.person_id)):
        if sum(map(len, found)) + len(row.text) > _MOST_KEPT:
            break
        found.append(unmarked(row.text))
    return found


def _deeds(session: HouseSession, actor: Actor, now: datetime, digest: Digest) -> list[str]:
    """Titles of the person's latest deeds here, newest first."""
    titles = session.scalars(
        sa.select(Deed.title)
        .where(
            Deed.person_id == actor.person_id,
            Deed.place == actor.place,
            Deed.undone_by.is_(None),
            Deed.at > now - _RECENT,
        )
        .order_by(Deed.id.desc())
        .limit(_DEEDS)
    )
    return [digest.said(from_json(title, Said)) for title in titles if title]


HEARD = "written down by a machine or said by somebody else; names may be misheard"


def facts(scene: Scene, card: Card | None, *, heard: bool = False) -> str:
    """What changes from turn to turn, for the person's last message: moment, company, what is open; `heard`:
    that the words were not typed."""
    company, now = scene.company, scene.now
    days = [now + timedelta(days=ahead) for ahead in range(8)]
    told: dict[str, Any] = {
        "now": f"{now:%Y-%m-%dT%H:%M}",
        "days": ", ".join(f"{day:%a} {day:%Y-%m-%d}" for day in days),
        "zone": scene.digest.speaker.zone,
        "company": company.name if company else None,
        "currency": company.currency if company else None,
        "role": scene.standing.role,
        "in_group": scene.actor.group,
    }
    if heard:
        told["words"] = HEARD
    if scene.kept:
        told["remembered"] = scene.kept
    if scene.deeds:
        told["last_deeds"] = scene.deeds
    if card is not None:
        told["open"] = open_facts(card, scene.digest)
    return f"<facts>{plain_json(told)}</facts>"


def open_facts(card: Card, digest: Digest) -> dict[str, Any]:
    """An open card or question as a model is told of it."""
    told: dict[str, Any] = {
        "kind": "card" if card.kind == "confirm" else "question",
        "tool": tool_name(card.action),
        "args": flat(card.args),
    }
    if card.question:
        told["question"] = digest.said(from_json(card.question, Said))
    options = [option.label for option in cards.options_of(card)]
    if options:
        told["options"] = [label if isinstance(label, str) else digest.said(label) for label in options]
    return told


def flat(node: Any) -> Any:
    """Stored arguments with each record as its name."""
    if isinstance(node, dict):
        if "name" in node and set(node) <= {"id", "name", "new"}:
            return node["name"]
        return {name: flat(value) for name, value in node.items()}
    return [flat(item) for item in node] if isinstance(node, list) else node
