"""The room as the composition root sees it."""

from __future__ import annotations

from typing import Any

from core.acts.ctx import Ctx
from core.acts.register import Room
from core.tasks import models
from core.tasks.actions import changing, looking, making
from core.tasks.finder import TaskFinder
from core.tasks.notices import TaskClosedNotice, TaskDue, TaskGiven

__all__ = ["ROOM", "models"]


def tell_due(ctx: Ctx) -> None:
    """What the clock tells of tasks."""
    from core.tasks.telling import tell_due_tasks

    tell_due_tasks(ctx)


def forget(session: Any, company_id: int, who: Any) -> None:
    """A person's name goes out of the tasks that name them."""
    from core.tasks.forgetting import forget_in_tasks

    forget_in_tasks(session, company_id, who)


ROOM = Room(
    "tasks",
    actions=(making, looking, changing),
    finders=(TaskFinder(),),
    notices=(TaskGiven, TaskClosedNotice, TaskDue),
    tells=(tell_due,),
    forgets=(forget,),
)
