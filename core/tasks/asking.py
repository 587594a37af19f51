"""What the room's actions share: their inputs, the task at hand."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from core.acts.ctx import Ctx
from core.acts.fields import TaskRef, Words
from core.acts.register import Asked
from core.blocks import say
from core.tasks import cards
from core.tasks.models import Task
from core.tasks.refusals import TaskClosed, TaskNotYours
from core.tasks.writing import LONGEST

TaskText = Annotated[Words, StringConstraints(min_length=1, max_length=LONGEST)]


class OneTask(Asked):
    task: TaskRef = Field(description="The task, by its number or words of it")


def hold_task(ctx: Ctx, task_id: int | None) -> Task:
    """The task FOR UPDATE."""
    found = ctx.lock(Task, [task_id or 0])
    return found[0] if found else ctx.get(Task, task_id or 0)


def open_task(ctx: Ctx, task_id: int | None) -> Task:
    """A task that is still to be done. Raises TaskClosed."""
    task = hold_task(ctx, task_id)
    if not task.is_open:
        raise TaskClosed(task=cards.called(task), state=say(f"tasks-state-{task.state}"))
    return task


def require_own(ctx: Ctx, task: Task) -> None:
    """Who may only look closes their own and nobody else's. Raises TaskNotYours."""
    if not cards.may_close(ctx, task):
        raise TaskNotYours(task=cards.called(task))
