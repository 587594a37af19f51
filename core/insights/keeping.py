"""Ideas on the books: written, looked up by who may see them, told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from core.acts.calls import from_json, to_json
from core.acts.ctx import Ctx
from core.blocks import DocNo, Said, say
from core.ids import new_id
from core.insights.findings import Finding
from core.insights.models import Idea

REST = timedelta(days=30)
"""For so long a disliked kind is not offered."""
AGAIN = timedelta(days=14)
"""For so long nothing is said of the same thing twice."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """An idea to be kept: what it stands on, and a model's words where it has worded it."""

    findings: tuple[Finding, ...]
    words: str = ""
    marked: bool = False
    """The words tell of costs, though the findings may not."""


def offered(ctx: Ctx, found: Sequence[Finding]) -> list[Finding]:
    """Without the kinds that were disliked lately and what was said a short while ago."""
    disliked = sa.select(Idea.kind).where(Idea.rating < 0, Idea.rated_at > ctx.now - REST)
    kinds = set(ctx.session.scalars(disliked.distinct()))
    recent = sa.select(Idea.kind, Idea.subject_kind, Idea.subject_id).where(
        Idea.made_at > ctx.now - AGAIN, Idea.deleted.is_(False)
    )
    said = {(row[0], row[1], row[2]) for row in ctx.session.execute(recent)}
    return [one for one in found if one.kind not in kinds and _key(one) not in said]


def _key(one: Finding) -> tuple[str, str, int | None]:
    return one.kind, one.subject[0], one.subject[1] or None


def keep(ctx: Ctx, drafts: Sequence[Draft]) -> list[Idea]:
    """Write ideas down, all of one run."""
    run, ideas = new_id(), []
    for draft in drafts:
        first = draft.findings[0]
        idea = Idea(
            year=ctx.today.year,
            number=None,
            run=run,
            kind=first.kind,
            subject_kind=first.subject[0],
            subject_id=first.subject[1] or None,
            needs=sorted({what for one in draft.findings for what in one.needs}),
            marked=draft.marked or any(one.marked for one in draft.findings),
            facts=[to_json(one.fact, Said) for one in draft.findings],
            advice=None if draft.words else to_json(first.advice, Said),
            words=draft.words[:600],
            person_id=ctx.actor.person_id,
            made_at=ctx.now,
            rating=0,
            rated_at=None,
            task_id=None,
            deleted=False,
        )
        ctx.session.add(idea)
        ideas.append(idea)
    ctx.session.flush()
    for idea in ideas:
        idea.number = ctx.number("idea")
    ctx.session.flush()
    return ideas


def may_see(ctx: Ctx, idea: Idea) -> bool:
    """By the rights over what it tells of; what tells of costs never in a group."""
    if idea.marked and (ctx.actor.group or not ctx.may("cost", "read")):
        return False
    return all(ctx.may(what, "read") for what in idea.needs)


def kept(ctx: Ctx, *where: sa.ColumnElement[bool], most: int = MOST) -> list[Idea]:
    """Ideas that the asker may see, the newest first."""
    query = sa.select(Idea).where(Idea.deleted.is_(False), *where).order_by(Idea.id.desc())
    return [idea for idea in ctx.session.scalars(query.limit(MOST)) if may_see(ctx, idea)][:most]


def numbered(idea: Idea) -> DocNo:
    return DocNo("idea", idea.number)


def facts_of(idea: Idea) -> list[Said]:
    """The facts it stands on."""
    return [from_json(fact, Said) for fact in idea.facts]


def sentence(idea: Idea) -> Said:
    """The idea in words: a model's, or the fact with the advice."""
    if idea.words:
        return say("insights-worded", words=idea.words)
    return say("insights-ruled", fact=facts_of(idea)[0], advice=from_json(idea.advice, Said))


def called(idea: Idea) -> Said:
    """'Идея № 3: …'"""
    return say("insights-called", number=numbered(idea), idea=sentence(idea))
