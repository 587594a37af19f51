"""Writing a task down: what every way to one shares. Rooms above make tasks of their own records by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Day, Facts, Text, say
from core.tasks import cards
from core.tasks.models import Source, Task
from core.tasks.notices import TaskGiven
from core.tasks.refusals import TaskPast

LONGEST = 500


@dataclass(frozen=True, slots=True)
class From:
    """What a task came from: a kind of record, its id where it has one, and words that stay."""

    source: Source = ""
    id: int | None = None
    words: str = ""


NOWHERE = From()


def write_task(
    ctx: Ctx,
    text: str,
    *,
    assignee_id: int | None = None,
    due: datetime | date | None = None,
    source: From = NOWHERE,
) -> Task:
    """A new task, for the asker where nobody was named; who is to do it hears of it. Raises TaskPast."""
    day, at = due_of(ctx, due)
    task = Task(
        year=ctx.today.year,
        number=None,
        text=text[:LONGEST],
        author_id=ctx.actor.person_id,
        assignee_id=assignee_id or ctx.actor.person_id,
        due_day=day,
        due_at=at,
        state="open",
        source=source.source,
        source_id=source.id,
        source_words=source.words[:300],
        edits=0,
        told=told_at(ctx, day),
        created_at=ctx.now,
        closed_at=None,
        closed_by=None,
    )
    ctx.session.add(task)
    ctx.session.flush()
    task.number = ctx.number("task")
    give(ctx, task)
    return task


def due_of(ctx: Ctx, due: datetime | date | None) -> tuple[date | None, datetime | None]:
    """Day and, where an hour was named, instant. Raises TaskPast for a day that is over."""
    if due is None:
        return None, None
    day = due.date() if isinstance(due, datetime) else due
    if day < ctx.today:
        raise TaskPast(day=Day(day))
    return day, ctx.moment(due) if isinstance(due, datetime) else None


def told_at(ctx: Ctx, day: date | None) -> int:
    """Who has set a task for today knows that its day has come."""
    return int(day is not None and day <= ctx.today)


def give(ctx: Ctx, task: Task) -> None:
    """Tell who is to do it, unless it is the asker."""
    if task.assignee_id != ctx.actor.person_id:
        ctx.notify(TaskGiven, lambda: _given(ctx, task), to=[task.assignee_id], subject=("task", task.id))


def _given(ctx: Ctx, task: Task) -> list[Block]:
    done = Button(say("tasks-button-done"), Act("tasks.done", cards.named(task)), style="primary")
    show = Button(say("tasks-button-open"), Act("tasks.show", cards.named(task)))
    return [
        Text(say("tasks-told-given", task=cards.called(task)), "title"),
        Facts(cards.facts(ctx, task)),
        Buttons([[done, show]]),
    ]
