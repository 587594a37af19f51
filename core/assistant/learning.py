"""Phrases that were not understood: whether they are kept for review, what was kept, and its forgetting."""

from __future__ import annotations

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.events import Subscriber
from core.acts.fields import Flag
from core.acts.paging import FARTHEST, FIRST, Key, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.acts.titles import command_words
from core.assistant.models import PhraseLearning, UnreadPhrase
from core.assistant.spending import OWN
from core.assistant.unread import forget_all, learns
from core.blocks import Act, Block, Button, Buttons, Column, Day, Receipt, Said, Table, Text, Value, say

READ = Right("settings", "read")
PAGE = 10
_LIST, _NEXT = Act("assistant.unread"), Act("assistant.unread_page")


class Learning(Asked):
    learning: Flag = Field(True, description="true: keep the shapes of such phrases; false: keep no more")


@action("assistant.learn", needs=OWN, risk=Risk.REVERSIBLE, command="learn", http="PUT /assistant/learning")
def learn(ctx: Ctx, asked: Learning) -> Receipt:
    """Keep the shapes of phrases that were not understood for review, or keep them no more. Names, sums,
    phones and texts are never kept."""
    row = ctx.session.get(PhraseLearning, ctx.company.id)
    before = row is not None
    if asked.learning and row is None:
        ctx.session.add(PhraseLearning(company_id=ctx.company.id, told_by=ctx.actor.person_id, at=ctx.now))
    if not asked.learning and row is not None:
        ctx.session.delete(row)
    ctx.session.flush()
    ctx.changed("learning", before, asked.learning)
    state = "on" if asked.learning else "off"
    title = say(f"assistant-learning-{state}")
    blocks: list[Block] = [Text(title), Text(say(f"assistant-learning-{state}-what"), "note")]
    return Receipt(blocks, title=title, undo=Act("assistant.learn", {"learning": before}))


class UnreadPage(Asked):
    after: Key = Field(min_length=2, max_length=2)
    trail: Key = Field(default_factory=list, max_length=FARTHEST)


@action("assistant.unread", needs=READ, risk=Risk.READ, command="unread", http="GET /assistant/unread")
def unread(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the shapes of phrases that were not understood, the most frequent first."""
    return _shown(ctx, FIRST)


@action("assistant.unread_page", needs=READ, risk=Risk.READ, hidden=True)
def unread_page(ctx: Ctx, asked: UnreadPage) -> Receipt:
    """The next page of phrases that were not understood."""
    return _shown(ctx, Page(asked.after, asked.trail))


def _shown(ctx: Ctx, at: Page) -> Receipt:
    on = learns(ctx.session, ctx.company.id)
    note = Text(say(f"assistant-unread-{'on' if on else 'off'}"), "note")
    rows = _rows(ctx, at)
    if not rows:
        return Receipt([Text(say("assistant-unread-none")), note, *_keys(ctx, on, some=False)])
    shown = rows[:PAGE]
    last = [str(shown[-1].count), str(shown[-1].id)]
    first = PAGE * (len(at.trail) // 2 + 1) + 1 if at.after else 1
    leads = ctx.may("settings", "write")
    table = Table(
        columns=[
            Column(say("acts-column-number"), "number"),
            Column(say("assistant-column-shape")),
            Column(say("assistant-column-times"), "number"),
            Column(say("assistant-column-last")),
            Column(say("assistant-column-offered")),
            Column(say("assistant-column-chosen")),
        ],
        rows=[_row(ctx, place, row) for place, row in enumerate(shown, first)],
        title=say("assistant-unread-title"),
        acts=[Act("assistant.forget_phrase", {"phrase": row.id}) for row in shown] if leads else None,
        labels=[ctx.say(say("assistant-button-forget", number=first + n)) for n in range(len(shown))],
        next=at.following(_NEXT, last) if len(rows) > PAGE else None,
        previous=at.previous(_NEXT, _LIST),
    )
    return Receipt([table, note, *_keys(ctx, on, some=True)])


def _rows(ctx: Ctx, at: Page) -> list[UnreadPhrase]:
    query = sa.select(UnreadPhrase).order_by(UnreadPhrase.count.desc(), UnreadPhrase.id.desc())
    if at.after:
        key = sa.tuple_(UnreadPhrase.count, UnreadPhrase.id)
        query = query.where(key < sa.tuple_(sa.literal(int(at.after[0])), sa.literal(int(at.after[1]))))
    return list(ctx.session.scalars(query.limit(PAGE + 1)))


def _row(ctx: Ctx, place: int, row: UnreadPhrase) -> list[Value]:
    chosen = max(row.chosen, key=lambda name: (row.chosen[name], name), default=None)
    return [
        place,
        shown_shape(ctx, row.shape),
        row.count,
        Day(ctx.day_of(row.last_at)),
        _named(ctx, row.offered),
        _named(ctx, chosen),
    ]


def _named(ctx: Ctx, name: str | None) -> Said | None:
    """An action in words; None for one that is no more."""
    act = ctx.app.register.actions.get(name or "")
    return command_words(act) if act is not None and act.command else None


def shown_shape(ctx: Ctx, shape: str) -> str:
    """A shape with its signs in the reader's language."""
    return " ".join(
        ctx.say(say(f"assistant-sign-{word.strip('<>')}")) if word.startswith("<") else word
        for word in shape.split()
    )


def _keys(ctx: Ctx, on: bool, *, some: bool) -> list[Block]:
    if not ctx.may("settings", "write"):
        return []
    switch = Button(
        say(f"assistant-button-learn-{'off' if on else 'on'}"), Act("assistant.learn", {"learning": not on})
    )
    gone = Button(say("assistant-button-forget-all"), Act("assistant.forget_unread"))
    return [Buttons([[gone, switch] if some else [switch]])]


@action("assistant.forget_unread", needs=OWN, risk=Risk.ADMIN, http="DELETE /assistant/unread")
def forget_unread(ctx: Ctx, asked: Nothing) -> Receipt:
    """Forget every phrase that was kept because it was not understood. What is forgotten is gone: keeping it
    for a way back would be no forgetting."""
    count = forget_all(ctx.session)
    title = say("assistant-unread-forgotten", count=count)
    return Receipt([Text(title)], title=title)


class OnePhrase(Asked):
    phrase: int


@action("assistant.forget_phrase", needs=OWN, risk=Risk.ADMIN, hidden=True)
def forget_phrase(ctx: Ctx, asked: OnePhrase) -> Receipt:
    """Forget one such phrase, for good."""
    row = ctx.get(UnreadPhrase, asked.phrase)
    title = say("assistant-phrase-forgotten", shape=shown_shape(ctx, row.shape))
    ctx.session.delete(row)
    ctx.session.flush()
    return Receipt([Text(title)], title=title)


def _company_gone(ctx: Ctx, _event: object) -> None:
    """With the company goes what it has taught, and the wish to teach."""
    forget_all(ctx.session)
    row = ctx.session.get(PhraseLearning, ctx.company.id)
    if row is not None:
        ctx.session.delete(row)


on_company_deleted = Subscriber("companies.deleted", _company_gone)
