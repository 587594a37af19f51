"""The clock's word on tasks: their day has come, or is over. Told once each, in one letter to each person."""

from __future__ import annotations

from functools import partial

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Text, say
from core.companies.models import Member
from core.companies.standing import owners_of
from core.tasks import cards
from core.tasks.models import Task
from core.tasks.notices import TaskDue
from core.tasks.queries import tasks_to_tell

MOST = 200
SHOWN = 10


def tell_due_tasks(ctx: Ctx) -> None:
    """Raise a notice for each person who has tasks for today or late ones they were not told of."""
    here = {row[0] for row in ctx.session.execute(sa.select(Member.person_id).where(Member.active.is_(True)))}
    letters: dict[int, list[Task]] = {}
    for task in tasks_to_tell(ctx.session, ctx.today, MOST):
        stage = 2 if cards.is_late(ctx, task) else 1
        if stage <= task.told:
            continue
        task.told = stage
        for person in _hearers(ctx, task, here):
            letters.setdefault(person, []).append(task)
    for person, tasks in letters.items():
        ctx.notify(TaskDue, partial(_told, ctx, tasks), to=[person])


def _hearers(ctx: Ctx, task: Task, here: set[int]) -> list[int]:
    """Who is to do it; for one who has left, who had asked for it, else the owners."""
    for person in (task.assignee_id, task.author_id):
        if person in here:
            return [person]
    return list(owners_of(ctx.session))


def _told(ctx: Ctx, tasks: list[Task]) -> list[Block]:
    late = [task for task in tasks if cards.is_late(ctx, task)]
    today = [task for task in tasks if task not in late]
    blocks: list[Block] = []
    for word, some in (("late", late), ("today", today)):
        if some:
            blocks.append(Text(say(f"tasks-told-{word}", count=len(some)), "title"))
            blocks += [
                Text(say("tasks-told-line", task=cards.called(task), due=cards.due_value(task)))
                for task in some[:SHOWN]
            ]
    show = Button(say("tasks-button-mine"), Act("tasks.list", {"mine": True}))
    return [*blocks, Buttons([[show]])]
