"""One call inside one transaction: admitted, prepared, shown on a card or carried out whole."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from core.acts import cards, log
from core.acts.blank import blanked
from core.acts.calls import (
    Actor,
    Answer,
    Ask,
    AskFirst,
    Call,
    Choose,
    Confirm,
    Done,
    How,
    Missing,
    Unclear,
    spelled,
)
from core.acts.ctx import Ctx
from core.acts.models import Deed, StoredEvent
from core.acts.operating import Operation
from core.acts.prepare import prepare, question, suggestions
from core.acts.refusals import NoCompany, NotAllowed, OtherBody
from core.acts.register import Action, Asked, Risk
from core.blocks import Act, Receipt, Said, say
from core.db import try_out
from core.ids import new_id
from core.tenancy import HouseSession, insert_many

if TYPE_CHECKING:
    from core.app import App

LATE = timedelta(minutes=10)
"""A write handled this long after it was said becomes a card."""


class Visit:
    """One call inside one transaction."""

    def __init__(
        self, app: App, session: HouseSession, call: Call, actor: Actor, asked_by: int | None = None
    ) -> None:
        session.act_for(actor.company_id)
        self.standing = app.register.standing(session, actor)
        session.act_for(self.standing.company.id if self.standing.company else None)
        now = call.at or app.clock.now()
        self.ctx = Ctx(app, session, actor, call, self.standing, now, asked_by=asked_by)
        self.operation = Operation(session, actor, call, app.clock.now())

    def shown(self, answer: Answer) -> Answer:
        """The answer as this visitor may see it."""
        return blanked(answer, self.standing, self.ctx.actor)

    def read(self, action: Action) -> Answer:
        self.admit(action)
        asked = prepare(self.ctx, action)
        self.pass_gates(action, asked)
        return self.shown(Done(carried(action, self.ctx, asked), action.name))

    def read_or_ask(self, action: Action) -> Answer:
        try:
            return self.read(action)
        except (Missing, Unclear) as question:
            return self.asked_for(action, question)

    def write(self, action: Action) -> Answer:
        """Answer a write: from its key, with a question, with a card, or by doing it."""
        return self.shown(self._write(action))

    def _write(self, action: Action) -> Answer:
        self.admit(action)
        stored = self.operation.answer()
        if stored is not None:
            return stored
        try:
            asked = prepare(self.ctx, action)
            self.pass_gates(action, asked)
            if self.wants_card(action, asked):
                return self.confirm(action, asked)
            return self._done_or_shown(action, asked)
        except (Missing, Unclear) as question:
            self._drop()
            return self.asked_for(action, question)

    def _done_or_shown(self, action: Action, asked: Asked) -> Answer:
        """Done at once, or shown on a card where the act itself has seen why it should be."""
        try:
            return self.carry_out(action, asked)
        except AskFirst:
            self._drop()
            return self.confirm(action, asked)

    def asked_for(self, action: Action, question: Missing | Unclear) -> Answer:
        """The question that an act stopped to ask."""
        return self.ask(action, question) if isinstance(question, Missing) else self.choose(action, question)

    def _drop(self) -> None:
        """Nothing of an act that stopped to ask is kept, its key neither."""
        self.ctx.session.take_back()
        for told in (self.ctx.events, self.ctx.notices, self.ctx.changes):
            told.clear()

    def begin_slow(self, action: Action) -> Answer | tuple[Visit, Asked, bool]:
        """Prepare a slow act: an answer at once, or its input and whether its card must be worked out."""
        self.admit(action)
        stored = self.operation.answer()
        if stored is not None:
            return self.shown(stored)
        try:
            asked = prepare(self.ctx, action)
            self.pass_gates(action, asked)
            shows = self.wants_card(action, asked)
            if shows and not inspect.iscoroutinefunction(action.preview):
                return self.shown(self.confirm(action, asked))
        except (Missing, Unclear) as question:
            return self.asked_for(action, question)
        return self, asked, shows

    def admit(self, action: Action) -> None:
        if not action.own and self.standing.company is None:
            raise NoCompany
        if not self.standing.may(action.needs):
            raise NotAllowed(what=say(f"acts-resource-{action.needs.resource}"))

    def pass_gates(self, action: Action, asked: Asked) -> None:
        for gate in self.ctx.app.register.gates:
            gate(self.ctx, action, asked)

    def wants_card(self, action: Action, asked: Asked) -> bool:
        """Whether this write must be shown before it is done."""
        how, settings = self.ctx.call.how, self.standing.company and self.standing.company.settings
        if (self.ctx.call.careful or how is How.HEARD) and not action.at_once:
            return True
        if action.at_once or how in (How.YES, How.SCHEDULE):
            return False
        if self.is_late():
            return True
        if how is How.WORDS:
            return not (settings and settings.waive_cards and action.risk is Risk.REVERSIBLE)
        if action.risk is Risk.MONEY:
            return self._above_limit(asked)
        return action.risk is not Risk.REVERSIBLE

    def _above_limit(self, asked: Asked) -> bool:
        limit = self.ctx.company.settings.money_limit
        amount = getattr(asked, "amount", None)
        return limit is not None and (amount is None or self.ctx.minor(amount) > limit)

    def is_late(self) -> bool:
        said = self.ctx.call.at
        talked = self.ctx.call.how in (How.WORDS, How.HEARD, How.COMMAND)
        return talked and said is not None and self.ctx.app.clock.now() - said > LATE

    def confirm(self, action: Action, asked: Asked) -> Confirm:
        """Run the act, roll it back, and store the card that shows it."""
        receipt = self.rehearse(action, asked)
        return cards.confirm(self.ctx, action, asked, receipt, late=self.is_late())

    def card(self, action: Action, asked: Asked, receipt: Receipt) -> Answer:
        """The card of an act whose preview was worked out outside the transaction."""
        return self.shown(cards.confirm(self.ctx, action, asked, receipt, late=self.is_late()))

    def show_again(self, action: Action) -> Confirm:
        """A new card for a call whose world has moved since the last one."""
        asked = prepare(self.ctx, action)
        self.pass_gates(action, asked)
        return replace(self.confirm(action, asked), changed=True)

    def agreed(self, action: Action) -> Done:
        """Do what a card showed."""
        self.admit(action)
        asked = prepare(self.ctx, action)
        self.pass_gates(action, asked)
        return self.carry_out(action, asked)

    def rehearse(self, action: Action, asked: Asked) -> Receipt:
        """What the act would answer with: really run, then rolled back."""
        if action.preview is not None:
            shown = action.preview(self.ctx, asked)
            if not isinstance(shown, Receipt):
                raise TypeError(f"{action.name} shows itself outside the transaction only when it is slow")
            return shown

        def run(session: HouseSession) -> Receipt:
            trial = replace(self.ctx, session=session, preview=True, events=[], notices=[], changes=[])
            receipt = carried(action, trial, asked.model_copy(deep=True))
            session.flush()
            return receipt

        return try_out(self.ctx.session, run)

    def carry_out(self, action: Action, asked: Asked) -> Done:
        """Do it: key, act, events, notices, log, undo, answer — all or nothing."""
        if not self.operation.take():
            stored = self.operation.answer()
            if stored is None:
                raise OtherBody
            return stored
        receipt = carried(action, self.ctx, asked)
        return self.finish(action, asked, receipt)

    def finish(self, action: Action, asked: Asked, receipt: Receipt) -> Done:
        """What follows an act in its transaction."""
        ctx = self.ctx
        ctx.session.flush()
        _store_events(ctx)
        act_id = log.record(ctx, action, asked, receipt)
        if receipt.undo is not None and ctx.session.company_id is not None:
            insert_many(ctx.session, Deed, [_deed(ctx, action, receipt.undo, receipt.title, act_id)])
        done = Done(receipt, action.name, act_id if receipt.undo else None)
        if ctx.notices and ctx.app.register.spread is not None:
            ctx.app.register.spread(ctx, act_id)
        self.operation.keep(done)
        ctx.session.flush()
        return done

    def ask(self, action: Action, gap: Missing) -> Ask:
        asked = gap.question or question(self.ctx, action, gap.path)
        options = gap.options or suggestions(self.ctx, action, gap.path)
        token = cards.keep_question(self.ctx, "ask", action, gap.path, asked, options)
        return Ask(token, action.name, gap.path, asked, options)

    def choose(self, action: Action, doubt: Unclear) -> Choose:
        asked = doubt.question or question(self.ctx, action, doubt.path)
        token = cards.keep_question(self.ctx, "choose", action, doubt.path, asked, doubt.options)
        return Choose(token, action.name, doubt.path, asked, doubt.options)


def carried(action: Action, ctx: Ctx, asked: Asked) -> Receipt:
    receipt = action.run(ctx, asked)
    if not isinstance(receipt, Receipt):
        raise TypeError(f"{action.name} must answer with a Receipt")
    return receipt


def _deed(ctx: Ctx, action: Action, undo: Act, title: Said | None, act_id: int) -> dict[str, Any]:
    return {
        "id": act_id,
        "person_id": ctx.actor.person_id,
        "place": ctx.actor.place,
        "action": action.name,
        "title": spelled(title) if title else None,
        "undo": {"action": undo.action, "args": undo.args},
        "at": ctx.now,
        "undone_by": None,
    }


def _store_events(ctx: Ctx) -> None:
    if ctx.session.company_id is None:
        return
    insert_many(
        ctx.session,
        StoredEvent,
        [{"id": new_id(), "name": event.name, "data": event.data(), "at": ctx.now} for event in ctx.events],
    )


def invert(ctx: Ctx, act: Act) -> Receipt:
    """Run a deed's inverse inside the transaction of its undo, by the rights of the person who undoes."""
    action = ctx.app.register[act.action]
    if not ctx.standing.may(action.needs):
        raise NotAllowed(what=say(f"acts-resource-{action.needs.resource}"))
    inner = replace(ctx, call=Call(act.action, act.args, How.YES, None, ctx.call.at))
    asked = prepare(inner, action)
    receipt = carried(action, inner, asked)
    ctx.session.flush()
    return receipt
