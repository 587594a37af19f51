"""The only way in: a call is checked, its names resolved, asked about where it must be, and carried out."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.acts.calls import Actor, Answer, Call, Done, Missing, Unclear
from core.acts.refusals import UnknownAction
from core.acts.register import Action, Asked
from core.acts.resuming import carry_on, go_on, remember
from core.acts.slow import SlowCtx
from core.acts.visit import Visit
from core.blocks import Receipt
from core.errors import Refusal
from core.tenancy import HouseSession

if TYPE_CHECKING:
    from core.app import App


async def execute(app: App, call: Call, actor: Actor) -> Answer:
    """Carry out a call for an actor. Answers Done, Confirm, Ask or Choose; raises a `Refusal`."""
    if call.action not in app.register:
        raise UnknownAction
    action = app.register[call.action]
    call = replace(call, args=storable(call.args), at=call.at or app.clock.now())
    try:
        answer = await _carried(app, action, call, actor)
    except Refusal as refusal:
        remember(refusal, call)
        raise
    return await go_on(app, call, actor, await carry_on(app, call, actor, answer))


async def _carried(app: App, action: Action, call: Call, actor: Actor) -> Answer:
    if action.slow:
        return await _slowly(app, action, call, actor)
    if action.reads:
        return await _read(app, action, call, actor)
    return await app.db.write(lambda session: Visit(app, session, call, actor).write(action))


def storable(value: Any) -> Any:
    """The value without what no database can keep: NUL and lone surrogates in its strings."""
    if isinstance(value, str):
        return value if value.isprintable() else _UNKEPT.sub("", value)
    if isinstance(value, dict):
        return {storable(name): storable(held) for name, held in value.items()}
    return [storable(held) for held in value] if isinstance(value, list) else value


_UNKEPT = re.compile("[\\x00\\ud800-\\udfff]")


async def _read(app: App, action: Action, call: Call, actor: Actor) -> Answer:
    try:
        return await app.db.read(lambda session: Visit(app, session, call, actor).read(action))
    except (Missing, Unclear):
        return await app.db.write(lambda session: Visit(app, session, call, actor).read_or_ask(action))


async def _slowly(app: App, action: Action, call: Call, actor: Actor) -> Answer:
    """A slow act: prepared in one transaction, run outside any, finished in another."""
    begun = await app.db.write(lambda session: Visit(app, session, call, actor).begin_slow(action))
    if not isinstance(begun, tuple):
        return begun
    visit, asked, shows = begun
    ctx = SlowCtx(app, call, actor, visit.standing, visit.ctx.now)
    if shows:
        return await _show(ctx, action, asked)
    receipt = await action.run(ctx, asked)  # type: ignore[misc]
    if not isinstance(receipt, Receipt):
        raise TypeError(f"{action.name} must answer with a Receipt")
    if action.reads:
        return visit.shown(Done(receipt, action.name))
    return await app.db.write(lambda session: _end(session, ctx, action, asked, receipt))


async def _show(slow: SlowCtx, action: Action, asked: Asked) -> Answer:
    """The card of a slow act that works out its preview outside any transaction."""
    if action.preview is None:
        raise TypeError(f"{action.name} is slow and must declare its preview")
    shown = action.preview(slow, asked)
    receipt = await shown if inspect.isawaitable(shown) else shown
    return await slow.app.db.write(
        lambda session: Visit(slow.app, session, slow.call, slow.actor).card(action, asked, receipt)
    )


def _end(session: HouseSession, slow: SlowCtx, action: Action, asked: Asked, receipt: Receipt) -> Answer:
    later = Visit(slow.app, session, slow.call, slow.actor)
    if not later.operation.take():
        return later.shown(later.operation.answer() or Done(receipt, action.name))
    later.ctx.notices += slow.notices
    return later.shown(later.finish(action, asked, receipt))
