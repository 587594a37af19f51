"""The kernel's own actions: take a deed back, list recent deeds, help, menu."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from pydantic import Field

from core.acts.bare import closed_by_undo, last_deed, recent_deeds
from core.acts.ctx import Ctx
from core.acts.fields import ActRef, Title
from core.acts.finding import Candidate, Finder, Found, stems
from core.acts.models import Deed, Letter
from core.acts.refusals import AlreadyUndone, CannotUndo, NothingToUndo
from core.acts.register import Action, Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.acts.titles import command_words, title_of
from core.blocks import Act, Button, Buttons, Column, Moment, Receipt, Table, Text, say

SHOWN = 10


class WhichDeed(Asked):
    act: ActRef | None = None


@action("acts.undo", needs=Right.self_, risk=Risk.REVERSIBLE, command="undo", at_once=True, own=True, menu=18)
def undo(ctx: Ctx, asked: WhichDeed) -> Receipt:
    """Take back the last deed of this person in this conversation, or the one named."""
    if asked.act is None:
        closed = closed_by_undo(ctx)
        if closed is not None:
            return Receipt([Text(closed)])
    deed = _deed(ctx, asked)
    ctx.lock(Deed, [deed.id])
    if deed.undone_by is not None:
        raise AlreadyUndone(deed=title_of(deed))
    if deed.undo is None:
        raise CannotUndo(deed=title_of(deed))
    words = Text(say("acts-undone", deed=title_of(deed)))
    if ctx.app.register[deed.undo["action"]].slow:
        slowly = Act(deed.undo["action"], deed.undo["args"])
        return Receipt([words], subject=("act", deed.id), goes_on=slowly)
    receipt = _invert(ctx, deed)
    _withdraw(ctx, deed)
    return Receipt([words, *receipt.blocks], subject=receipt.subject)


def close_deed(ctx: Ctx, deed_id: int) -> None:
    """A deed whose slow inverse has come to its end is undone."""
    deed = ctx.get(Deed, deed_id)
    if deed.undone_by is None:
        deed.undone_by = ctx.actor.person_id
        _withdraw(ctx, deed)


def _deed(ctx: Ctx, asked: WhichDeed) -> Deed:
    if ctx.standing.company is None:
        raise NothingToUndo
    if asked.act is not None and asked.act.id is not None:
        return ctx.get(Deed, asked.act.id)
    last = last_deed(ctx)
    if last is None:
        raise NothingToUndo
    return last


def _invert(ctx: Ctx, deed: Deed) -> Receipt:
    """Run the deed's declared inverse in this transaction, with the rights it needs."""
    from core.acts.visit import invert

    undone = Act(deed.undo["action"], deed.undo["args"])
    receipt = invert(ctx, undone)
    deed.undone_by = ctx.actor.person_id
    return receipt


def _withdraw(ctx: Ctx, deed: Deed) -> None:
    """Unsent notices of the deed are taken back; those already sent get a correction."""
    letters = ctx.session.scalars(sa.select(Letter).where(Letter.act_id == deed.id)).all()
    for letter in letters:
        if letter.state in ("waiting", "taken"):
            letter.state = "withdrawn"
        elif letter.state == "sent":
            ctx.session.add(_correction(ctx, letter, deed))


def _correction(ctx: Ctx, letter: Letter, deed: Deed) -> Letter:
    from core.acts.calls import to_json

    words = Receipt([Text(say("acts-notice-undone", deed=title_of(deed)), "note")])
    return Letter(
        company_id=letter.company_id,
        person_id=letter.person_id,
        channel=letter.channel,
        address=letter.address,
        kind=letter.kind,
        receipt=to_json(words, Receipt),
        message=letter.message,
        due_at=ctx.app.clock.now(),
    )


@action("acts.recent", needs=Right("team", "read"), risk=Risk.READ, command="recent", menu=19)
def recent(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the person's recent deeds, each with its way back."""
    deeds = ctx.session.scalars(
        sa.select(Deed).where(Deed.person_id == ctx.actor.person_id).order_by(Deed.id.desc()).limit(SHOWN)
    ).all()
    rows: list[list[object]] = []
    buttons: list[list[Button]] = []
    for place, deed in enumerate(deeds, 1):
        title = title_of(deed)
        shown = say("acts-recent-undone", deed=title) if deed.undone_by else title
        rows.append([place, shown, Moment(deed.at)])
        if deed.undone_by is None and deed.undo is not None:
            label = say("acts-button-undo-number", number=place)
            buttons.append([Button(label, Act("acts.undo", {"act": {"id": deed.id}}))])
    columns = [
        Column(say("acts-column-number"), "number"),
        Column(say("acts-column-deed")),
        Column(say("acts-column-when")),
    ]
    table = Table(columns, rows, title=say("acts-recent-title"))  # type: ignore[arg-type]
    return Receipt([table, Buttons(buttons)] if buttons else [table])


class WhichHelp(Asked):
    topic: Title | None = Field(
        default=None, description="Room whose commands to list: orders, inventory; the common ones without it"
    )


@action("acts.help", needs=Right.self_, risk=Risk.READ, command="help", own=True, menu=20)
def show_help(ctx: Ctx, asked: WhichHelp) -> Receipt:
    """Say what can be asked, by the asker's rights: the common commands, or all of one topic."""
    topics = _topics(ctx)
    if asked.topic in topics:
        title, listed = say(f"{asked.topic}-topic"), topics.pop(asked.topic)
        head = [Text(title, "title")]
    else:
        listed = sorted((act for act in _shown(ctx) if act.menu is not None), key=lambda act: act.menu or 0)
        head = [Text(say("acts-help-title"), "title"), Text(say("acts-help-words"))]
    lines = [
        Text(say("acts-help-command", command=f"/{act.command}", what=command_words(act))) for act in listed
    ]
    tail = [Text(say("acts-help-rest"), "note"), Text(say("acts-help-end"), "note")]
    return Receipt([*head, *lines, *tail, Buttons(_in_pairs(map(_topic_button, topics)))])


def _help_line(act: Action) -> Text:
    return Text(say("acts-help-command", command=f"/{act.command}", what=command_words(act)))


def _topics(ctx: Ctx) -> dict[str, list[Action]]:
    """What the asker may do, topic by topic; of topics all of whose commands are common, none."""
    topics: dict[str, list[Action]] = {}
    for act in _shown(ctx):
        topics.setdefault(ctx.app.register.topics[act.room], []).append(act)
    return {name: acts for name, acts in topics.items() if any(act.menu is None for act in acts)}


def _topic_button(topic: str) -> Button:
    return Button(say(f"{topic}-topic"), Act("acts.help", {"topic": topic}))


def _in_pairs(buttons: Iterable[Button]) -> list[list[Button]]:
    several = list(buttons)
    return [several[at : at + 2] for at in range(0, len(several), 2)]


@action("acts.menu", needs=Right.self_, risk=Risk.READ, command="menu", own=True, menu=1)
def menu(ctx: Ctx, asked: Nothing) -> Receipt:
    """Show the main doors as buttons, by the asker's rights."""
    shown = [act for act in _shown(ctx) if act.menu is not None and act.name != "acts.menu"]
    shown.sort(key=lambda act: act.menu or 99)
    buttons = [Button(command_words(act), Act(act.name, {})) for act in shown[:16]]
    company = ctx.standing.company
    title = say("acts-menu-title", company=company.name) if company else say("acts-menu-nowhere")
    return Receipt([Text(title, "title"), Buttons(_in_pairs(buttons))])


def _shown(ctx: Ctx) -> list[Action]:
    open_to = ctx.app.register.open_to(ctx.standing)
    outside = ctx.standing.company is None
    return [act for act in open_to if act.command and (act.own or not outside)]


class DeedFinder(Finder):
    """Finds deeds by id (from a button) or by their place in the list of recent ones."""

    kind = "act"

    def by_name(self, ctx: Ctx, typed: str) -> Found:
        if not typed.strip().isdecimal():
            return _of_that_name(ctx, typed)
        place = int(typed)
        rows = ctx.session.scalars(
            sa.select(Deed).where(Deed.person_id == ctx.actor.person_id).order_by(Deed.id.desc()).limit(SHOWN)
        ).all()
        return Found([Candidate(rows[place - 1].id, typed)]) if 0 < place <= len(rows) else Found()

    def by_id(self, ctx: Ctx, record_id: int) -> Candidate | None:
        row = ctx.session.scalar(sa.select(Deed).where(Deed.id == record_id))
        return Candidate(row.id, str(row.action)) if row else None

    def likely(self, ctx: Ctx, limit: int) -> list[Candidate]:
        return []


def _of_that_name(ctx: Ctx, typed: str) -> Found:
    """The last deed here whose title has these words (расход, оплату); without one, all are shown."""
    deeds = recent_deeds(ctx, SHOWN)
    named = [Candidate(deed.id, ctx.app.texts.say(title_of(deed), ctx.speaker)) for deed in deeds]
    wanted = set(stems(typed))
    same = [one for one in named if wanted and wanted <= set(stems(one.name))]
    return Found(same[:1]) if same else Found(named, exact=False)


__all__ = ["DeedFinder", "menu", "recent", "show_help", "undo"]
