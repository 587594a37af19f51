"""How tasks are shown."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    DocNo,
    Fact,
    Facts,
    Moment,
    Said,
    Table,
    Text,
    Value,
    say,
)
from core.tasks.models import Task
from core.tasks.queries import names_of

IN_A_ROW = 3
OPENS: dict[str, tuple[str, str]] = {"order": ("orders.show", "order"), "idea": ("insights.idea", "idea")}
"""What opens the record a task came from: an action of another room, and its field."""


def numbered(task: Task) -> DocNo:
    return DocNo("task", task.number)


def named(task: Task) -> dict[str, object]:
    """A task as an argument of a stored call."""
    return {"task": {"id": task.id}}


def due_value(task: Task) -> Value:
    """Till when: an instant, a day, or nothing."""
    if task.due_at is not None:
        return Moment(task.due_at)
    return Day(task.due_day) if task.due_day is not None else None


def called(task: Task) -> Said:
    """'Задача № 3: позвонить поставщику'."""
    return say("tasks-called", number=numbered(task), text=task.text)


def facts(ctx: Ctx, task: Task) -> list[Fact]:
    """Who, till when, where it came from."""
    names = names_of(ctx.session, [task.assignee_id, task.author_id])
    found = [Fact(say("field-common-member"), names.get(task.assignee_id))]
    if due_value(task) is not None:
        found.append(Fact(say("field-common-due"), due_value(task)))
    if task.author_id != task.assignee_id:
        found.append(Fact(say("tasks-label-author"), names.get(task.author_id)))
    if task.source and task.source_words != task.text:
        found.append(Fact(say(f"tasks-from-{task.source}"), task.source_words))
    return found


def card(ctx: Ctx, task: Task) -> list[Block]:
    """The whole task, with buttons for what comes next."""
    title = say("tasks-called-late", task=called(task)) if is_late(ctx, task) else called(task)
    shown = facts(ctx, task)
    if not task.is_open:
        shown.insert(0, Fact(say("tasks-label-state"), say(f"tasks-state-{task.state}")))
    rows = buttons(ctx, task)
    return [Text(title, "title"), Facts(shown), *([Buttons(rows)] if rows else [])]


def is_late(ctx: Ctx, task: Task) -> bool:
    return task.is_late(ctx.now, ctx.today)


def may_close(ctx: Ctx, task: Task) -> bool:
    """One's own, and anybody's with the right to write."""
    return task.assignee_id == ctx.actor.person_id or ctx.may("orders", "write")


def buttons(ctx: Ctx, task: Task) -> list[list[Button]]:
    """What may sensibly be done next."""
    if ctx.preview:
        return []
    rows: list[list[Button]] = []
    this = named(task)
    if task.is_open and may_close(ctx, task):
        rows.append([Button(say("tasks-button-done"), Act("tasks.done", this), style="primary")])
    if task.is_open and ctx.may("orders", "write"):
        ways = (("move", "tasks.move"), ("assign", "tasks.assign"), ("cancel", "tasks.cancel"))
        rows.append([Button(say(f"tasks-button-{word}"), Act(name, this)) for word, name in ways])
    if task.state in ("done", "cancelled") and may_close(ctx, task):
        rows.append([Button(say("tasks-button-reopen"), Act("tasks.reopen", this))])
    return [*rows, *_source(ctx, task)]


def _source(ctx: Ctx, task: Task) -> list[list[Button]]:
    action, field = OPENS.get(task.source, ("", ""))
    if not task.source_id or action not in ctx.app.register:
        return []
    return [[Button(say(f"tasks-button-{task.source}"), Act(action, {field: {"id": task.source_id}}))]]


def tasks_table(
    ctx: Ctx, tasks: Sequence[Task], title: Said, *, following: Act | None, previous: Act | None, whose: bool
) -> Table:
    """Tasks in rows, each opening its card; `whose` tells who is to do them."""
    names = names_of(ctx.session, [task.assignee_id for task in tasks]) if whose else {}
    columns = [
        Column(say("field-tasks-task")),
        Column(say("field-tasks-text")),
        Column(say("field-common-due")),
    ]
    rows: list[list[Value]] = [[numbered(task), task.text, _due(ctx, task)] for task in tasks]
    if whose:
        columns.insert(2, Column(say("field-common-member")))
        for row, task in zip(rows, tasks, strict=True):
            row.insert(2, names.get(task.assignee_id))
    return Table(
        columns=columns,
        rows=rows,
        title=title,
        acts=[Act("tasks.show", named(task)) for task in tasks],
        labels=[f"№ {task.number}" for task in tasks],
        next=following,
        previous=previous,
    )


def _due(ctx: Ctx, task: Task) -> Value:
    shown = due_value(task)
    return say("tasks-late", due=shown) if is_late(ctx, task) else shown


def done_buttons(ctx: Ctx, tasks: Sequence[Task], screen: Act) -> list[Block]:
    """[Готово] for each that the reader may close; the list is shown anew in its place."""
    keys = [
        Button(say("tasks-button-done-one", number=numbered(task)), Act("tasks.done", named(task)))
        for task in tasks
        if task.is_open and may_close(ctx, task)
    ]
    rows = [keys[at : at + IN_A_ROW] for at in range(0, len(keys), IN_A_ROW)]
    return [Buttons(rows, screen=screen)] if rows else []
