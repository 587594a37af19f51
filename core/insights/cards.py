"""How ideas are shown. What tells of costs is marked in every block, whoever it was looked up for."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Button, Buttons, Sees, Text, say
from core.insights.keeping import called, facts_of, numbered
from core.insights.models import Idea


def named(idea: Idea) -> dict[str, object]:
    return {"idea": {"id": idea.id}}


def told(idea: Idea) -> list[Block]:
    """The idea; under a model's wording the facts it stands on."""
    sees: Sees | None = "cost" if idea.marked else None
    blocks: list[Block] = [Text(called(idea), sees=sees)]
    if idea.words:
        blocks += [Text(say("insights-because", fact=fact), "folded", sees) for fact in facts_of(idea)]
    if idea.task_id:
        blocks.append(Text(say("insights-has-task"), "note"))
    return blocks


def keys(ctx: Ctx, ideas: Sequence[Idea], screen: Act | None = None) -> list[Block]:
    """[В задачу] [👍] [👎] for each."""
    if ctx.preview:
        return []
    rows = []
    for idea in ideas:
        this = named(idea)
        row = [
            Button(
                say(f"insights-button-{word}", number=numbered(idea)),
                Act("insights.rate", {**this, "good": good}),
            )
            for word, good in (("like", True), ("dislike", False))
            if idea.rating != (1 if good else -1)
        ]
        if not idea.task_id and ctx.may("orders", "write"):
            task = Button(say("insights-button-task", number=numbered(idea)), Act("insights.to_task", this))
            row.insert(0, task)
        rows.append(row)
    return [Buttons(rows, screen=screen)] if rows else []
