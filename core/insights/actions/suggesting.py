"""Thinking of ideas: the figures first, a model's words over them where there is one."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.acts.slow import SlowCtx
from core.app import NoWords
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.insights import cards
from core.insights.findings import Finding, spread
from core.insights.keeping import Draft, keep, kept, numbered, offered
from core.insights.models import Idea
from core.insights.refusals import IdeaTasked

READ = Right("analytics", "read")
"""Ideas are a report that is kept: who may read reports asks for them; each is shown by the rights over what
it tells of."""
BY_RULE, FOR_MODEL = 5, 12
EACH_BY_RULE, EACH_FOR_MODEL = 2, 3


async def foresee(ctx: SlowCtx, asked: Nothing) -> Receipt:
    """What a card says of it, where one is shown."""
    return Receipt([Text(say("insights-will-think"))])


@action(
    "insights.suggest",
    needs=READ,
    risk=Risk.REVERSIBLE,
    command="ideas",
    http="POST /ai/ideas",
    slow=True,
    at_once=True,
    preview=foresee,
)
async def suggest(ctx: SlowCtx, asked: Nothing) -> Receipt:
    """Think of ideas how to sell more or lose less, from the company's own figures, and keep them."""
    found, facts = await ctx.read(_found)
    if not found:
        return await ctx.read(_nothing_new)
    drafts, note = await _drafts(ctx, found, facts)
    return await ctx.write(lambda act: _kept(act, drafts, note))


def _found(ctx: Ctx) -> tuple[list[Finding], list[str]]:
    """What is worth a word and was not said lately, and the facts in the asker's language.

    Raises TooThin."""
    from core.insights.facts import gathered

    found = spread(offered(ctx, gathered(ctx)), FOR_MODEL, EACH_FOR_MODEL)
    return found, [ctx.say(one.fact) for one in found]


async def _drafts(ctx: SlowCtx, found: list[Finding], facts: list[str]) -> tuple[list[Draft], str | None]:
    """A model's ideas where any stands, else those made by rule; and a word on which they are."""
    by_rule = [Draft((one,)) for one in spread(found, BY_RULE, EACH_BY_RULE)]
    if ctx.app.writer is None:
        return by_rule, None
    from core.insights.wording import worded

    try:
        drafts = await worded(ctx, found, facts)
    except NoWords:
        return by_rule, "insights-without-model"
    return (drafts, None) if drafts else (by_rule, "insights-model-unfounded")


def _kept(ctx: Ctx, drafts: list[Draft], note: str | None) -> Receipt:
    ideas = keep(ctx, drafts)
    blocks: list[Block] = [Text(say("insights-title", count=len(ideas)), "title")]
    if note is not None:
        blocks.append(Text(say(note), "note"))
    for idea in ideas:
        blocks += cards.told(idea)
    blocks += cards.keys(ctx, ideas)
    title = say("insights-deed", count=len(ideas))
    return Receipt(blocks, title=title, undo=Act("insights.take_back", {"run": ideas[0].run}))


def _nothing_new(ctx: Ctx) -> Receipt:
    blocks: list[Block] = [Text(say("insights-nothing-new"))]
    if kept(ctx, most=1):
        blocks.append(Buttons([[Button(say("insights-button-all"), Act("insights.list"))]]))
    return Receipt(blocks, title=say("insights-nothing-new"))


class OldRun(Asked):
    run: int


@action("insights.take_back", needs=READ, risk=Risk.REVERSIBLE, hidden=True)
def take_back(ctx: Ctx, asked: OldRun) -> Receipt:
    """Ideas that were made together go, while nothing was made of them."""
    ideas = ctx.session.scalars(sa.select(Idea).where(Idea.run == asked.run, Idea.deleted.is_(False))).all()
    for idea in ideas:
        if idea.task_id:
            raise IdeaTasked(number=numbered(idea))
        idea.deleted = True
    title = say("insights-taken-back", count=len(ideas))
    return Receipt([Text(title)], title=title)
