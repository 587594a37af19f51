"""Looking at ideas, rating them, making tasks of them, deleting them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.acts.calls import from_json
from core.acts.ctx import Ctx
from core.acts.fields import Due, Flag, IdeaRef, MemberRef
from core.acts.refusals import NotAllowed
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Facts, Receipt, Said, Text, say
from core.errors import NotFound
from core.insights import cards
from core.insights.actions.suggesting import READ
from core.insights.keeping import facts_of, kept, may_see, numbered
from core.insights.models import Idea
from core.insights.refusals import IdeaSo, IdeaTasked
from core.tasks import cards as task_cards
from core.tasks.models import Task
from core.tasks.writing import From, write_task

SHOWN = 10


class OneIdea(Asked):
    idea: IdeaRef = Field(description="The idea, by its number or words of it")


class IdeaRating(OneIdea):
    good: Flag = Field(description="true: a good idea; false: a bad one")


class IdeaTask(OneIdea):
    member: MemberRef | None = Field(None, description="Who is to do it; the asker when not named")
    due: Due | None = Field(None, description="Till when: a day, or local time")


@action("insights.list", needs=READ, risk=Risk.READ, command="allideas", http="GET /ai/ideas")
def list_ideas(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the ideas that are kept, the newest first."""
    ideas = kept(ctx, most=SHOWN)
    more = Buttons([[Button(say("insights-button-suggest"), Act("insights.suggest"))]])
    if not ideas:
        return Receipt([Text(say("insights-none")), more])
    blocks: list[Block] = [Text(say("insights-list"), "title")]
    for idea in ideas:
        blocks += cards.told(idea)
    return Receipt([*blocks, *cards.keys(ctx, ideas, Act("insights.list")), more])


@action("insights.idea", needs=READ, risk=Risk.READ, http="GET /ai/ideas/{idea}")
def show_idea(ctx: Ctx, asked: OneIdea) -> Receipt:
    """Show one idea with the facts it stands on."""
    idea = _idea(ctx, asked)
    return Receipt([*cards.told(idea), *cards.keys(ctx, [idea])], subject=("idea", idea.id))


@action("insights.rate", needs=READ, risk=Risk.REVERSIBLE, command="rateidea", at_once=True)
def rate_idea(ctx: Ctx, asked: IdeaRating) -> Receipt:
    """Say that an idea is good or bad: a kind that is disliked is not offered for a month."""
    idea = _idea(ctx, asked)
    rating = 1 if asked.good else -1
    if idea.rating == rating:
        raise IdeaSo(number=numbered(idea))
    back = Act("insights.rate_back", {**cards.named(idea), "rating": idea.rating, "ours": rating})
    _rate(ctx, idea, rating)
    title = say("insights-liked" if asked.good else "insights-disliked", number=numbered(idea))
    return Receipt([Text(title)], title=title, undo=back, subject=("idea", idea.id))


class OldRating(OneIdea):
    rating: Literal[-1, 0, 1]
    ours: Literal[-1, 0, 1]


@action("insights.rate_back", needs=READ, risk=Risk.REVERSIBLE, hidden=True)
def rate_back(ctx: Ctx, asked: OldRating) -> Receipt:
    """A rating is taken back."""
    idea = _idea(ctx, asked)
    if idea.rating != asked.ours:
        raise IdeaSo(number=numbered(idea))
    _rate(ctx, idea, asked.rating)
    title = say("insights-rated-back", number=numbered(idea))
    return Receipt([Text(title)], title=title, subject=("idea", idea.id))


def _rate(ctx: Ctx, idea: Idea, rating: int) -> None:
    ctx.changed("idea.rating", idea.rating, rating)
    idea.rating, idea.rated_at = rating, ctx.now if rating else None


@action(
    "insights.to_task",
    needs=Right("orders", "write"),
    risk=Risk.REVERSIBLE,
    command="ideatask",
    when="future",
)
def idea_to_task(ctx: Ctx, asked: IdeaTask) -> Receipt:
    """Make a task of an idea."""
    idea = _idea(ctx, asked)
    if idea.task_id:
        raise IdeaTasked(number=numbered(idea))
    words = say("insights-numbered", number=numbered(idea))
    source = From("idea", idea.id, ctx.say(words))
    assignee = asked.member.id if asked.member else None
    task = write_task(ctx, ctx.say(_to_do(idea)), assignee_id=assignee, due=asked.due, source=source)
    idea.task_id = task.id
    title = say("insights-tasked-now", task=task_cards.called(task))
    show = Button(say("insights-button-open-task"), Act("tasks.show", task_cards.named(task)))
    undo = Act("insights.untask", {**cards.named(idea), "task": task.id})
    blocks: list[Block] = [Text(title, "title"), Facts(task_cards.facts(ctx, task)), Buttons([[show]])]
    return Receipt(blocks, title=title, undo=undo, subject=("task", task.id))


def _to_do(idea: Idea) -> Said:
    """What the task says. Everybody reads tasks: an idea of costs goes into one without its figures."""
    if idea.marked:
        return say("insights-task-marked", number=numbered(idea))
    if idea.words:
        return say("insights-worded", words=idea.words)
    advice = from_json(idea.advice, Said)
    return say("insights-task-ruled", advice=advice, fact=facts_of(idea)[0])


class OldTask(OneIdea):
    task: int


@action("insights.untask", needs=Right("orders", "write"), risk=Risk.REVERSIBLE, hidden=True)
def untask(ctx: Ctx, asked: OldTask) -> Receipt:
    """The task that was made of an idea goes, while nothing was made of it."""
    from core.tasks.refusals import TaskEdited

    idea, task = _idea(ctx, asked), ctx.get(Task, asked.task)
    if not task.is_open or task.edits:
        raise TaskEdited(task=task_cards.called(task))
    task.state, task.closed_at, task.closed_by = "annulled", ctx.now, ctx.actor.person_id
    idea.task_id = None
    title = say("insights-untasked", task=task_cards.called(task))
    return Receipt([Text(title)], title=title, subject=("task", task.id))


@action("insights.delete", needs=READ, risk=Risk.REVERSIBLE, command="dropidea")
def delete_idea(ctx: Ctx, asked: OneIdea) -> Receipt:
    """Delete an idea: one's own, or anybody's for those who lead."""
    idea = _idea(ctx, asked)
    _may_delete(ctx, idea)
    idea.deleted = True
    title = say("insights-deleted", number=numbered(idea))
    undo = Act("insights.restore", {"idea": idea.id})
    return Receipt([Text(title)], title=title, undo=undo, subject=("idea", idea.id))


class GoneIdea(Asked):
    idea: int


@action("insights.restore", needs=READ, risk=Risk.REVERSIBLE, hidden=True)
def restore_idea(ctx: Ctx, asked: GoneIdea) -> Receipt:
    """A deleted idea is there again."""
    idea = ctx.get(Idea, asked.idea)
    _may_delete(ctx, idea)
    idea.deleted = False
    title = say("insights-restored", number=numbered(idea))
    return Receipt([Text(title)], title=title, subject=("idea", idea.id))


def _may_delete(ctx: Ctx, idea: Idea) -> None:
    if idea.person_id != ctx.actor.person_id and not ctx.may("analytics", "write"):
        raise NotAllowed(what=say("acts-resource-analytics"))


def _idea(ctx: Ctx, asked: OneIdea) -> Idea:
    """The idea, where the asker may see it. Raises NotFound."""
    idea = ctx.get(Idea, asked.idea.id or 0)
    if idea.deleted or not may_see(ctx, idea):
        raise NotFound
    return idea
