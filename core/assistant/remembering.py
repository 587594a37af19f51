"""What people ask to have kept in mind: told, listed, changed, forgotten; never across people, companies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import sqlalchemy as sa
from pydantic import Field, StringConstraints

from core.acts.ctx import Ctx
from core.acts.fields import MemoryRef, Named, Words
from core.acts.finding import Candidate, Finder, Found, stems
from core.acts.refusals import NotAllowed
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.assistant.models import Memory
from core.assistant.refusals import MemoryFull
from core.blocks import Act, Block, Button, Buttons, Column, Receipt, Table, Text, Value, say
from core.ids import new_id
from core.tenancy import HouseSession

MOST = 100
"""Memories of a person, and of a team."""
LONGEST = 500
Memo = Annotated[Words, StringConstraints(min_length=1, max_length=LONGEST)]
Whose = Literal["me", "team"]


class NewMemory(Asked):
    text: Memo = Field(description="What to keep in mind, in the person's own words")
    whose: Whose | None = Field(None, description="team: for everybody; me (default): for this person alone")


class WhichMemory(Asked):
    memory: MemoryRef = Field(description="The memory, by words of it or its place in the list")


class ChangedMemory(WhichMemory):
    text: Memo | None = Field(None, description="What it shall say instead")
    whose: Whose | None = None


@action("assistant.remember", needs=Right.self_, risk=Risk.REVERSIBLE, command="remember")
def remember(ctx: Ctx, asked: NewMemory) -> Receipt:
    """Keep something in mind for this person or, with the right, for the whole team."""
    whose: Whose = asked.whose or "me"
    _may_keep(ctx, whose)
    if len(_of(ctx, whose)) >= MOST:
        raise MemoryFull(limit=MOST)
    row = Memory(
        id=new_id(),
        person_id=ctx.actor.person_id if whose == "me" else None,
        text=asked.text,
        told_by=ctx.actor.person_id,
        at=ctx.now,
        forgotten=False,
    )
    ctx.session.add(row)
    ctx.session.flush()
    title = say(f"assistant-remembered-{whose}", text=row.text)
    blocks: list[Block] = [Text(title)]
    if whose == "me" and _leads(ctx):
        share = Act("assistant.edit_memory", {"memory": {"id": row.id}, "whose": "team"})
        blocks.append(Buttons([[Button(say("assistant-button-share"), share)]]))
    return Receipt(blocks, title=title, undo=Act("assistant.forget", {"memory": {"id": row.id}}))


@action("assistant.memories", needs=Right.self_, risk=Risk.READ, command="memory")
def memories(ctx: Ctx, asked: Nothing) -> Receipt:
    """List what was asked to be kept in mind: by this person, and for the whole team."""
    rows = _visible(ctx)
    if not rows:
        return Receipt([Text(say("assistant-memory-empty"))])
    table: list[list[Value]] = [
        [place, row.text, say(f"assistant-memory-of-{whose_of(row)}")] for place, row in enumerate(rows, 1)
    ]
    columns = [
        Column(say("acts-column-number"), "number"),
        Column(say("assistant-column-memory")),
        Column(say("field-assistant-whose")),
    ]
    own = [(place, row) for place, row in enumerate(rows, 1) if _may_change(ctx, row)]
    keys = [
        Button(
            say("assistant-button-forget", number=place), Act("assistant.forget", {"memory": {"id": row.id}})
        )
        for place, row in own
    ]
    pairs = [keys[at : at + 3] for at in range(0, len(keys), 3)]
    shown: list[Block] = [Table(columns, table, title=say("assistant-memory-title"))]
    return Receipt([*shown, Buttons(pairs)] if pairs else shown)


@action("assistant.forget", needs=Right.self_, risk=Risk.REVERSIBLE, command="forget")
def forget(ctx: Ctx, asked: WhichMemory) -> Receipt:
    """Forget something that was to be kept in mind."""
    row = _row(ctx, asked.memory)
    row.forgotten = True
    title = say("assistant-forgotten", text=row.text)
    return Receipt([Text(title)], title=title, undo=Act("assistant.recall", {"memory": row.id}))


class OldMemory(Asked):
    memory: int


@action("assistant.recall", needs=Right.self_, risk=Risk.REVERSIBLE, hidden=True)
def recall(ctx: Ctx, asked: OldMemory) -> Receipt:
    """What was forgotten is kept in mind again."""
    row = ctx.get(Memory, asked.memory)
    if not _may_change(ctx, row):
        raise NotAllowed(what=say("acts-resource-settings"))
    row.forgotten = False
    title = say(f"assistant-remembered-{whose_of(row)}", text=row.text)
    return Receipt([Text(title)], title=title, undo=Act("assistant.forget", {"memory": {"id": row.id}}))


@action("assistant.edit_memory", needs=Right.self_, risk=Risk.REVERSIBLE, command="memo")
def edit_memory(ctx: Ctx, asked: ChangedMemory) -> Receipt:
    """Change what is kept in mind, or share it with the whole team."""
    row = _row(ctx, asked.memory)
    before = {"memory": {"id": row.id}, "text": row.text, "whose": whose_of(row)}
    if asked.whose is not None:
        _may_keep(ctx, asked.whose)
        row.person_id = None if asked.whose == "team" else row.told_by
    old, row.text = row.text, asked.text or row.text
    ctx.changed("text", old, row.text)
    title = say(f"assistant-remembered-{whose_of(row)}", text=row.text)
    return Receipt([Text(title)], title=title, undo=Act("assistant.edit_memory", dict(before)))


def whose_of(row: Memory) -> Whose:
    return "team" if row.person_id is None else "me"


def _leads(ctx: Ctx) -> bool:
    return ctx.may("settings", "write")


def _may_keep(ctx: Ctx, whose: Whose) -> None:
    if whose == "team" and not _leads(ctx):
        raise NotAllowed(what=say("acts-resource-settings"))


def _may_change(ctx: Ctx, row: Memory) -> bool:
    """One's own, and the team's for those who lead it. Somebody else's own is nobody else's."""
    return row.person_id == ctx.actor.person_id or (row.person_id is None and _leads(ctx))


def _row(ctx: Ctx, named: Named) -> Memory:
    row = ctx.get(Memory, named.id or 0)
    if not _may_change(ctx, row):
        raise NotAllowed(what=say("acts-resource-settings"))
    return row


def _of(ctx: Ctx, whose: Whose) -> Sequence[Memory]:
    return [row for row in _visible(ctx) if whose_of(row) == whose]


def _visible(ctx: Ctx) -> Sequence[Memory]:
    """The team's and, outside groups, the asker's own: in a group everybody would read them."""
    if ctx.session.company_id is None:
        return []
    person = None if ctx.actor.group else ctx.actor.person_id
    return kept_for(ctx.session, person)


def kept_for(session: HouseSession, person_id: int | None) -> Sequence[Memory]:
    """What is kept in mind in this company for a person; without one, what is kept for everybody."""
    whose: sa.ColumnElement[bool] = Memory.person_id.is_(None)
    if person_id is not None:
        whose = sa.or_(whose, Memory.person_id == person_id)
    query = sa.select(Memory).where(Memory.forgotten.is_(False), whose).order_by(Memory.id)
    return session.scalars(query).all()


class MemoryFinder(Finder):
    """Memories by their place in the list, or by words of what they say."""

    kind = "memory"

    def by_name(self, ctx: Ctx, typed: str) -> Found:
        rows = self.likely(ctx, 2 * MOST)
        if typed.strip().isdecimal():
            place = int(typed)
            return Found(rows[place - 1 : place]) if place > 0 else Found()
        wanted = set(stems(typed))
        return Found([row for row in rows if wanted and wanted <= set(stems(row.name))])

    def by_id(self, ctx: Ctx, record_id: int) -> Candidate | None:
        return next((row for row in self.likely(ctx, 2 * MOST) if row.id == record_id), None)

    def likely(self, ctx: Ctx, limit: int) -> list[Candidate]:
        return [Candidate(row.id, row.text) for row in _visible(ctx)[:limit]]
