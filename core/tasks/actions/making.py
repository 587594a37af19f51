"""Setting tasks, and taking a setting back."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Due, MemberRef, OrderRef, Words
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Facts, Receipt, Text, say
from core.tasks import cards
from core.tasks.asking import OneTask, TaskText, hold_task
from core.tasks.notices import WRITE
from core.tasks.refusals import TaskEdited
from core.tasks.writing import NOWHERE, From, write_task


class NewTask(Asked):
    text: TaskText = Field(description="What is to be done, without who and when")
    member: MemberRef | None = Field(None, description="Who is to do it; the asker when not named")
    due: Due | None = Field(None, description="Till when: a day, or local time")
    order: OrderRef | None = Field(None, description="The order it is about, where one was named")
    message: Words | None = Field(None, description="Somebody's message it is made of, word for word")


@action("tasks.add", needs=WRITE, risk=Risk.REVERSIBLE, command="task", http="POST /tasks", when="future")
def add_task(ctx: Ctx, asked: NewTask) -> Receipt:
    """Set a task for a member of the team or for oneself: what, who, till when. Not for reminders."""
    assignee = asked.member.id if asked.member else None
    task = write_task(ctx, asked.text, assignee_id=assignee, due=asked.due, source=_source(asked))
    title = say("tasks-added", task=cards.called(task))
    show = Button(say("tasks-button-open"), Act("tasks.show", cards.named(task)))
    blocks: list[Block] = [Text(title, "title"), Facts(cards.facts(ctx, task)), Buttons([[show]])]
    return Receipt(blocks, title=title, undo=Act("tasks.annul", cards.named(task)), subject=("task", task.id))


def _source(asked: NewTask) -> From:
    if asked.order is not None:
        return From("order", asked.order.id, f"№ {asked.order.name}")
    if asked.message:
        return From("message", None, asked.message)
    return NOWHERE


@action("tasks.annul", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_task(ctx: Ctx, asked: OneTask) -> Receipt:
    """A task that was set by mistake goes, while nothing was made of it."""
    task = hold_task(ctx, asked.task.id)
    if not task.is_open or task.edits:
        raise TaskEdited(task=cards.called(task))
    ctx.changed("task.state", task.state, "annulled")
    task.state, task.closed_at, task.closed_by = "annulled", ctx.now, ctx.actor.person_id
    title = say("tasks-annulled", task=cards.called(task))
    return Receipt([Text(title)], title=title, subject=("task", task.id))
