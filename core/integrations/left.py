"""A run whose process has fallen: how it is known, and what may be done about it."""

from __future__ import annotations

from datetime import timedelta

from core.acts.ctx import Ctx
from core.blocks import Act, Button, say
from core.integrations.asking import NewImport
from core.integrations.models import ImportRun
from core.integrations.refusals import LeftBehind

DEAD_AFTER = timedelta(minutes=3)
"""A run that nobody has touched for so long has fallen."""
LOST_AFTER = timedelta(seconds=15)
"""So long a run of another process may stand still before it is taken for fallen with that process."""


def is_left(ctx: Ctx, run: ImportRun) -> bool:
    """Is nobody at work on this run any more?"""
    idle = ctx.app.clock.now() - run.touched_at
    ours = run.choices.get("by") == ctx.app.incarnation
    return idle >= (DEAD_AFTER if ours else LOST_AFTER)


def take_on(ctx: Ctx, run: ImportRun) -> None:
    """This process is at work on the run from here on."""
    run.choices = run.choices | {"by": ctx.app.incarnation}
    run.touched_at = ctx.app.clock.now()


def is_of(run: ImportRun, asked: NewImport) -> bool:
    """Was the run begun with the same files and the same decisions?"""
    files = [file.model_dump() for file in asked.files]
    return run.files == files and run.choices.get("said") == asked.choices


def left_behind(run: ImportRun) -> LeftBehind:
    """The refusal of another import while one stands half done, with both ways out of it."""
    same = Act("integrations.import", {"files": run.files, "choices": run.choices.get("said", [])})
    offers = [
        Button(say("integrations-button-go-on-with"), same, style="primary"),
        Button(say("integrations-button-leave"), Act("integrations.stop", {"run": run.id})),
    ]
    return LeftBehind(done=run.position, total=run.total, offers=offers)
