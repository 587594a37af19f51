"""Doing tasks, and changing what is known of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Due, MemberRef
from core.acts.register import Risk, action
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, Value, say
from core.tasks import cards
from core.tasks.asking import OneTask, TaskText, hold_task, open_task, require_own
from core.tasks.models import Task
from core.tasks.notices import READ, WRITE, TaskClosedNotice
from core.tasks.queries import names_of
from core.tasks.refusals import TaskEdited, TaskSo
from core.tasks.writing import due_of, give, told_at


class NewTaskDue(OneTask):
    due: Due = Field(description="The new day, or local time")


class NewDoer(OneTask):
    member: MemberRef = Field(description="Who is to do it")


class NewText(OneTask):
    text: TaskText = Field(description="What is to be done instead")


@action("tasks.done", needs=READ, risk=Risk.REVERSIBLE, command="taskdone", http="POST /tasks/{task}/done")
def finish_task(ctx: Ctx, asked: OneTask) -> Receipt:
    """Say that a task is done: one's own, or anybody's with the right."""
    task = open_task(ctx, asked.task.id)
    require_own(ctx, task)
    return _closed(ctx, task, "done")


@action("tasks.cancel", needs=WRITE, risk=Risk.REVERSIBLE, command="taskcancel")
def cancel_task(ctx: Ctx, asked: OneTask) -> Receipt:
    """Call a task off: it is not to be done any more."""
    return _closed(ctx, open_task(ctx, asked.task.id), "cancelled")


def _closed(ctx: Ctx, task: Task, state: Literal["done", "cancelled"]) -> Receipt:
    ctx.changed("task.state", task.state, state)
    task.state, task.closed_at, task.closed_by = state, ctx.now, ctx.actor.person_id
    concerned = {task.author_id, *([task.assignee_id] if state == "cancelled" else [])}
    others = sorted(concerned - {ctx.actor.person_id})
    if others:
        ctx.notify(TaskClosedNotice, lambda: _told(ctx, task), to=others, subject=("task", task.id))
    title = say(f"tasks-{state}", task=cards.called(task))
    reopen = Act("tasks.reopen", cards.named(task))
    return Receipt([Text(title)], title=title, undo=reopen, subject=("task", task.id))


def _told(ctx: Ctx, task: Task) -> list[Block]:
    who = names_of(ctx.session, [ctx.actor.person_id]).get(ctx.actor.person_id, "")
    show = Button(say("tasks-button-open"), Act("tasks.show", cards.named(task)))
    return [Text(say(f"tasks-told-{task.state}", task=cards.called(task), member=who)), Buttons([[show]])]


@action("tasks.reopen", needs=READ, risk=Risk.REVERSIBLE, hidden=True)
def reopen_task(ctx: Ctx, asked: OneTask) -> Receipt:
    """A task that was done or called off is to be done again."""
    task = hold_task(ctx, asked.task.id)
    require_own(ctx, task)
    if task.state not in ("done", "cancelled"):
        raise TaskSo(task=cards.called(task))
    back = "tasks.done" if task.state == "done" else "tasks.cancel"
    ctx.changed("task.state", task.state, "open")
    task.state, task.closed_at, task.closed_by = "open", None, None
    title = say("tasks-reopened", task=cards.called(task))
    return Receipt(
        [Text(title), Facts(cards.facts(ctx, task))],
        title=title,
        undo=Act(back, cards.named(task)),
        subject=("task", task.id),
    )


@action("tasks.move", needs=WRITE, risk=Risk.REVERSIBLE, command="taskmove", when="future")
def move_task(ctx: Ctx, asked: NewTaskDue) -> Receipt:
    """Put a task off or bring it forward."""
    task = open_task(ctx, asked.task.id)
    old, shown = _stamp(task), cards.due_value(task)
    _set_due(ctx, task, asked.due)
    if _stamp(task) == old:
        raise TaskSo(task=cards.called(task))
    fact = Fact(say("field-common-due"), cards.due_value(task), change=shown)
    return _changed(ctx, task, "due", old, _stamp(task), fact)


def _set_due(ctx: Ctx, task: Task, due: datetime | date | None) -> None:
    task.due_day, task.due_at = due_of(ctx, due)
    task.told = told_at(ctx, task.due_day)


def _stamp(task: Task) -> str | None:
    if task.due_at is not None:
        return f"at {task.due_at.isoformat()} {task.due_day}"
    return task.due_day.isoformat() if task.due_day else None


@action("tasks.assign", needs=WRITE, risk=Risk.REVERSIBLE, command="taskassign")
def assign_task(ctx: Ctx, asked: NewDoer) -> Receipt:
    """Give a task to a member of the team."""
    task = open_task(ctx, asked.task.id)
    old, new = task.assignee_id, asked.member.id or 0
    if old == new:
        raise TaskSo(task=cards.called(task))
    task.assignee_id = new
    give(ctx, task)
    was = names_of(ctx.session, [old]).get(old)
    fact = Fact(say("field-common-member"), asked.member.name, change=was)
    return _changed(ctx, task, "assignee", str(old), str(new), fact)


@action("tasks.edit", needs=WRITE, risk=Risk.REVERSIBLE, command="taskedit")
def edit_task(ctx: Ctx, asked: NewText) -> Receipt:
    """Say a task in other words."""
    task = open_task(ctx, asked.task.id)
    old, task.text = task.text, asked.text
    if old == task.text:
        raise TaskSo(task=cards.called(task))
    fact = Fact(say("field-tasks-text"), task.text, change=old)
    return _changed(ctx, task, "text", old, task.text, fact)


def _changed(ctx: Ctx, task: Task, field: str, old: str | None, ours: str | None, fact: Fact) -> Receipt:
    """What was changed, with the way back to what was."""
    ctx.changed(f"task.{field}", old, ours)
    task.edits += 1
    title = say(f"tasks-changed-{field}", number=cards.numbered(task), text=task.text)
    back: dict[str, object] = {**cards.named(task), "field": field, "old": old, "ours": ours}
    show = Button(say("tasks-button-open"), Act("tasks.show", cards.named(task)))
    return Receipt(
        [Text(title, "title"), Facts([fact]), Buttons([[show]])],
        title=title,
        undo=Act("tasks.put_back", back),
        subject=("task", task.id),
    )


class TaskBack(OneTask):
    field: Literal["due", "assignee", "text"]
    old: str | None = None
    ours: str | None = None


@action("tasks.put_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_task_back(ctx: Ctx, asked: TaskBack) -> Receipt:
    """A change of a task is taken back, while the task still has it."""
    task = open_task(ctx, asked.task.id)
    if _held(task, asked.field) != asked.ours:
        raise TaskEdited(task=cards.called(task))
    _put(ctx, task, asked)
    task.edits -= 1
    ctx.changed(f"task.{asked.field}", asked.ours, asked.old)
    title: Said = say("tasks-put-back", task=cards.called(task))
    return Receipt([Text(title), Facts(cards.facts(ctx, task))], title=title, subject=("task", task.id))


def _held(task: Task, field: str) -> Value:
    return {"due": _stamp(task), "assignee": str(task.assignee_id), "text": task.text}[field]


def _put(ctx: Ctx, task: Task, asked: TaskBack) -> None:
    if asked.field == "text":
        task.text = asked.old or ""
    elif asked.field == "assignee":
        task.assignee_id = int(asked.old or 0)
    elif asked.old is None:
        task.due_day = task.due_at = None
    elif asked.old.startswith("at "):
        _, instant, day = asked.old.split()
        task.due_at, task.due_day = datetime.fromisoformat(instant), date.fromisoformat(day)
    else:
        task.due_at, task.due_day = None, date.fromisoformat(asked.old)
    if asked.field == "due":
        task.told = told_at(ctx, task.due_day)
