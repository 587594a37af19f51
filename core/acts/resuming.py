"""Calls that wait for another act: a sale for its goods to be written down goes on once they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.acts.calls import Actor, Answer, Call, Done, How, Resumed, Waiting
from core.blocks import Act, Buttons
from core.errors import Refusal

if TYPE_CHECKING:
    from core.app import App
    from core.tenancy import HouseSession


def waiting(call: Call, path: str = "") -> Waiting:
    """The call put aside. One that was refused after its yes is shown on a card again."""
    how = How.WORDS if call.how is How.YES else call.how
    return Waiting(call.action, call.args, how, call.key, call.at, path, careful=call.careful)


async def carry_on(app: App, call: Call, actor: Actor, answer: Answer) -> Answer:
    """The answer of an act whose work is a slow one's: the undo of an import. Done again, it goes on."""
    if not isinstance(answer, Done) or answer.receipt.goes_on is None:
        return answer
    slow, key = answer.receipt.goes_on, f"{call.key}>" if call.key else None
    done = await app.execute(Call(slow.action, slow.args, How.YES, key, call.at), actor)
    if not isinstance(done, Done):
        return done
    _, deed = answer.receipt.subject or ("", 0)
    await app.db.write(lambda session: _close(app, call, actor, session, deed))
    blocks = [*answer.receipt.blocks, *done.receipt.blocks]
    receipt = replace(answer.receipt, blocks=blocks, subject=done.receipt.subject)
    return Done(receipt, answer.action, answer.act_id, answer.repeated and done.repeated)


def _close(app: App, call: Call, actor: Actor, session: HouseSession, deed: int) -> None:
    from core.acts.actions import close_deed
    from core.acts.visit import Visit

    close_deed(Visit(app, session, call, actor).ctx, deed)


async def go_on(app: App, call: Call, actor: Actor, answer: Answer) -> Answer:
    """The answer of an act, and of what has waited for it where it is done."""
    if call.then is None or not isinstance(answer, Done):
        return answer
    held, made = call.then, answer.receipt.subject
    later = Call(held.action, held.args, held.how, held.key, held.at, held.careful)
    if held.path and made is not None:
        later = later.patched(held.path, {"id": made[1]})
    try:
        then: Answer | Refusal = await app.execute(later, actor)
    except Refusal as refusal:
        then = refusal
    return Resumed(answer.receipt, answer.action, answer.act_id, answer.repeated, then, held.is_screen)


def unfolded(outcome: Answer | Refusal) -> list[Answer | Refusal]:
    """An outcome and what has gone on after it, in order: what is to be shown."""
    if not isinstance(outcome, Resumed):
        return [outcome]
    if outcome.is_screen and isinstance(outcome.then, Done):
        undo = None if _is_offered(outcome.then, outcome.receipt.undo) else outcome.act_id
        return [replace(outcome.then, act_id=undo)]
    done = Done(outcome.receipt, outcome.action, outcome.act_id, outcome.repeated)
    return [done, *unfolded(outcome.then)]


def _is_offered(screen: Done, undo: Act | None) -> bool:
    """Has a screen the way back among its own buttons, as a switch has?"""
    blocks = [block for block in screen.receipt.blocks if isinstance(block, Buttons)]
    return any(button.act == undo for block in blocks for row in block.rows for button in row)


def screen_of(act: Act) -> Waiting:
    """The screen to be shown anew when what was pressed on it is done."""
    return Waiting(act.action, dict(act.args), How.BUTTON, is_screen=True)


def remember(refusal: Refusal, call: Call) -> None:
    """Keep with a refusal the call it was said to, where another act can help it on."""
    if refusal.cured_by and refusal.waiting is None:
        refusal.waiting = waiting(replace(call, then=None))
