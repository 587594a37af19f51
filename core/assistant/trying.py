"""/llm_test: what the model's server can do, told to the owner and kept for the mind to go by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.acts.ctx import Ctx
from core.acts.register import Nothing, Risk, action
from core.acts.slow import SlowCtx
from core.assistant.model.servers import keep_verdict
from core.assistant.model.usage import record
from core.assistant.refusals import NoModel
from core.assistant.spending import OWN
from core.blocks import Block, Receipt, Said, Text, say

if TYPE_CHECKING:
    from core.assistant.model.trial import Tried, Verdict


@action(
    "assistant.test_model",
    needs=OWN,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="llm_test",
    http="POST /assistant/model/test",
)
async def test_model(ctx: SlowCtx, asked: Nothing) -> Receipt:
    """Try out what the assistant's model can do: whether it answers, makes calls, several at once, in pieces.

    Nothing of the business changes, so there is nothing to take back; another test takes this one's place.
    """
    if ctx.app.try_model is None:
        raise NoModel
    found: Tried = await ctx.app.try_model()
    await ctx.write(lambda inner: _keep(inner, found))
    title = say("assistant-trial-title", model=found.model)
    blocks: list[Block] = [
        Text(title, "title"),
        Text(say("assistant-trial-at", address=found.address), "note"),
    ]
    blocks += [Text(line) for line in told(found.verdict)]
    return Receipt(blocks, title=title)


test_model.__test__ = False  # type: ignore[attr-defined]


def _keep(ctx: Ctx, found: Tried) -> None:
    keep_verdict(ctx.session, found, ctx.actor.person_id, ctx.now)
    if found.spent.requests:
        record(ctx.session, replace(ctx.actor, company_id=ctx.company.id), ctx.today, found.spent)


def told(verdict: Verdict) -> list[Said]:
    """What works and what does not, each with what it means."""
    lines = [_listed(verdict)]
    if verdict.why:
        lines += [say(f"assistant-trial-why-{verdict.why}"), say("assistant-trial-meanwhile")]
        return [line for line in lines if line.key != "assistant-trial-unlisted"]
    lines.append(say(f"assistant-trial-calls-{verdict.calls}"))
    for name in ("parallel", "pieces", "counted"):
        lines.append(say(f"assistant-trial-{name}-{'yes' if getattr(verdict, name) else 'no'}"))
    return lines


def _listed(verdict: Verdict) -> Said:
    if verdict.listed is None:
        return say("assistant-trial-unlisted")
    if verdict.listed:
        return say("assistant-trial-listed")
    return say("assistant-trial-not-listed", some=", ".join(verdict.others))
