"""Looking at tasks."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Flag, MemberRef
from core.acts.paging import FIRST, DayPage, Page, day_key
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Receipt, Said, Text, say
from core.tasks import cards, queries
from core.tasks.asking import OneTask
from core.tasks.models import Task
from core.tasks.notices import READ
from core.tasks.queries import NO_DAY, PAGE, Which


class TaskList(Asked):
    status: Which | None = Field(None, description="open (default), overdue, today, done or cancelled")
    member: MemberRef | None = Field(None, description="Whose; everybody's when not named")
    mine: Flag | None = Field(None, description="true: the asker's own")


class TaskPage(TaskList, DayPage):
    pass


@action("tasks.list", needs=READ, risk=Risk.READ, command="tasks", http="GET /tasks", menu=21)
def list_tasks(ctx: Ctx, asked: TaskList) -> Receipt:
    """List the tasks of the team: open, overdue, for today, done; of all or of one member."""
    return _page(ctx, asked, FIRST)


@action("tasks.page", needs=READ, risk=Risk.READ, hidden=True)
def tasks_page(ctx: Ctx, asked: TaskPage) -> Receipt:
    """The next page of a list of tasks."""
    return _page(ctx, asked, asked.at)


@action("tasks.show", needs=READ, risk=Risk.READ, http="GET /tasks/{task}")
def show_task(ctx: Ctx, asked: OneTask) -> Receipt:
    """Show a task: who is to do it, till when, what it came from."""
    task = ctx.get(Task, asked.task.id or 0)
    return Receipt(cards.card(ctx, task), subject=("task", task.id))


def _page(ctx: Ctx, asked: TaskList, at: Page) -> Receipt:
    whose = ctx.actor.person_id if asked.mine else asked.member.id if asked.member else None
    which = queries.Asked(asked.status or "open", whose, ctx.now, ctx.today)
    rows = queries.tasks_page(ctx.session, which, at.day_and_id, PAGE + 1)
    if not rows:
        return Receipt([Text(_none(asked)), *_others(asked)])
    args = asked.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"after", "trail"})
    shown, page, listing = rows[:PAGE], Act("tasks.page", args), Act("tasks.list", args)
    last = shown[-1]
    following = None
    if len(rows) > PAGE:
        following = at.following(page, day_key(last.due_day or NO_DAY, last.id))
    table = cards.tasks_table(
        ctx,
        shown,
        _heading(asked),
        following=following,
        previous=at.previous(page, listing),
        whose=whose is None,
    )
    blocks: list[Block] = [table, *cards.done_buttons(ctx, shown, _here(asked, listing, page))]
    return Receipt([*blocks, *_others(asked)])


def _here(asked: TaskList, listing: Act, page: Act) -> Act:
    """This very page, to be shown again."""
    if not isinstance(asked, TaskPage):
        return listing
    return Act(page.action, {**page.args, "after": asked.after, "trail": asked.trail})


def _heading(asked: TaskList) -> Said:
    head = say(f"tasks-list-{asked.status or 'open'}")
    if asked.member is not None and not asked.mine:
        return say("tasks-list-of", list=head, member=asked.member.name)
    return say("tasks-list-mine", list=head) if asked.mine else head


def _none(asked: TaskList) -> Said:
    if asked.status in ("overdue", "today"):
        return say(f"tasks-none-{asked.status}")
    return say("tasks-none")


def _others(asked: TaskList) -> list[Block]:
    """Other looks at the same."""
    whose: dict[str, object] = {}
    if asked.mine:
        whose["mine"] = True
    elif asked.member is not None:
        whose["member"] = {"id": asked.member.id}
    looks: list[tuple[str, dict[str, object]]] = [
        ("overdue", {**whose, "status": "overdue"}),
        ("today", {**whose, "status": "today"}),
        ("all", {}) if whose else ("mine", {"mine": True}),
    ]
    keys = [
        Button(say(f"tasks-button-{word}"), Act("tasks.list", args))
        for word, args in looks
        if word != asked.status
    ]
    return [Buttons([keys])]
