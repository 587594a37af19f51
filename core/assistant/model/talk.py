"""One turn's talk with a model: at most six answers, looks as they are asked for, and deeds that end it."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from core.acts.calls import Done
from core.acts.register import Action
from core.assistant.asking import options_of_words
from core.assistant.minds import MindFailed
from core.assistant.model.arguments import without
from core.assistant.model.dialect import Request
from core.assistant.model.drafts import Growing
from core.assistant.model.ending import conclude
from core.assistant.model.messages import Heard, Message, Reply, Result
from core.assistant.model.prompt import heard
from core.assistant.model.recipes import Look, Recipe, may_be_kept
from core.assistant.model.salvage import salvaged
from core.assistant.model.scene import Scene
from core.assistant.model.settings import ModelSettings
from core.assistant.model.steps import Judge, Step
from core.assistant.model.told import fault, told
from core.assistant.model.usage import Spent
from core.assistant.model.wire import Wire, WireError
from core.assistant.turn import RECENT, Outcome, Planned, Turn
from core.blocks import say
from core.errors import Refusal
from core.ids import new_id

NOT_DONE = fault(
    "not_done", hint="another call of the same answer was wrong; repeat all that is still wanted"
)


@dataclass
class Talk:
    """A turn under way. `said` are its messages so far, `facts` stand above the person's words."""

    turn: Turn
    scene: Scene
    wire: Wire
    settings: ModelSettings
    judge: Judge
    request: Request
    facts: str
    deadline: float
    said: list[Message] = field(default_factory=list)
    spent: Spent = field(default_factory=Spent)
    last: Done | None = None
    """The last record that was read."""
    kept: dict[str, str] = field(default_factory=dict)
    """Short results by call, for the turns to come."""
    _seen: dict[str, tuple[str, Outcome]] = field(default_factory=dict)
    _sources: list[str] = field(default_factory=list)
    _faults: Counter[str] = field(default_factory=Counter)
    _repeats: Counter[str] = field(default_factory=Counter)
    _has_asked: bool = False
    _looks: list[Look] = field(default_factory=list)
    _words: str = ""

    async def run(self) -> None:
        """Talk until the turn is answered. Raises MindFailed, and then nothing has been done."""
        self.said.append(Heard(self.turn.text))
        for _ in range(self.settings.steps):
            reply = self._own(await self._answer())
            self.said.append(reply)
            if not reply.calls:
                self._end(reply)
                return
            if await self._take(reply):
                return
        raise MindFailed("too many steps")

    def _end(self, reply: Reply) -> None:
        self._words = reply.text
        shown = conclude(self.turn, reply.text, self.last, self._told)
        self.said[-1] = replace(reply, text=shown)

    async def repeat(self, recipe: Recipe) -> bool:
        """Answer as the same question was answered before, if all that was read then reads the same now.
        Where it does not, nothing is shown or kept of the try."""
        outcomes: list[Done] = []
        for look in recipe.looks:
            outcome = await self.turn.call(look.action, look.args, quietly=True)
            if not isinstance(outcome, Done) or told(outcome, self.scene.digest) != look.told:
                return False
            outcomes.append(outcome)
        self.said, self.last = [Heard(self.turn.text)], outcomes[-1]
        results = iter(zip(recipe.looks, outcomes, strict=True))
        for reply in recipe.replies:
            self.said.append(reply)
            for call in reply.calls:
                look, outcome = next(results)
                kept = told(outcome, self.scene.digest, kept=True)
                self.kept[call.id] = kept
                self.said.append(Result(call.id, call.name, look.told))
                self._sources.append(look.told)
        self.said.append(Reply())
        self._end(Reply(recipe.words))
        return True

    @property
    def recipe(self) -> Recipe | None:
        """How the turn was answered, where the next asker of the same may be answered so."""
        replies = [message for message in self.said if isinstance(message, Reply)]
        calls = sum(len(reply.calls) for reply in replies)
        if len(self._looks) != calls or not may_be_kept(self._looks, self._words):
            return None
        return Recipe(tuple(replies[:-1]), tuple(self._looks), self._words, self.turn.app.clock.now())

    @property
    def asks_with_care(self) -> bool:
        """Does it end with a question after records were read, or one that such a question has led to?"""
        last = self.said[-1] if self.said else None
        asks = self._has_asked or (isinstance(last, Reply) and last.text.rstrip().endswith("?"))
        return asks and (self.turn.careful or self.last is not None)

    @property
    def _told(self) -> list[str]:
        """Where the numbers of an answer must stand: what was read, or, before that, what the person said."""
        if self.last is not None:
            return list(self._sources)
        return [self.turn.text, f"{self.scene.now:%Y-%m-%d %H:%M}", *self.scene.kept]

    def _grows(self) -> Growing | None:
        """What shows the person an answer that comes; None where nobody looks on."""
        shows = self.turn.reins.shows
        return Growing(shows, self._told, self.last is not None) if shows is not None else None

    async def _answer(self) -> Reply:
        """The model's next reply; asked once more with more room where the first was cut short."""
        reply = await self._once(self.request)
        if reply.cut and (reply.calls or not reply.text):
            reply = await self._once(replace(self.request, max_tokens=2 * self.request.max_tokens))
        if reply.cut and reply.calls:
            raise MindFailed("the answer was cut short")
        return reply

    async def _once(self, request: Request) -> Reply:
        messages = [*self.scene.history, Heard(heard(self.facts, self.turn.text)), *self.said[1:]]
        try:
            async with asyncio.timeout_at(self.deadline):
                reply = await self.wire.complete(messages, request, self._grows())
        except TimeoutError:
            raise MindFailed("time is up") from None
        except WireError as error:
            raise MindFailed(f"model: {error}") from error
        self.spent.add(reply.usage, self.settings)
        return salvaged(reply, self.judge.box.names) if self.wire.profile.salvage else reply

    def _own(self, reply: Reply) -> Reply:
        """The reply with an id of its own for every call."""
        seen = {call.id for message in self._earlier() for call in message.calls}
        calls = []
        for call in reply.calls:
            own = call.id if call.id and call.id not in seen else f"call_{new_id():x}"
            seen.add(own)
            calls.append(replace(call, id=own))
        return replace(reply, calls=tuple(calls))

    def _earlier(self) -> list[Reply]:
        return [message for message in [*self.scene.history, *self.said] if isinstance(message, Reply)]

    # ------------------------------------------------------------ calls

    async def _take(self, reply: Reply) -> bool:
        """Deal with the calls of a reply; True when the turn is answered."""
        steps = self.judge.steps(reply)
        wrong = [step for step in steps if step.kind == "mistake"]
        if wrong:
            return await self._mend(steps, wrong)
        if all(step.kind == "look" for step in steps):
            return await self._look(steps)
        await self._finish(steps)
        return True

    async def _mend(self, steps: list[Step], wrong: list[Step]) -> bool:
        """Tell the model what is wrong, once for each tool; then the person is asked."""
        self._faults.update({step.call.name for step in wrong})
        again = next((step for step in wrong if self._faults[step.call.name] > 1), None)
        for step in steps:
            self._result(step, _complaint(step) if step.fault else NOT_DONE)
        if again is None:
            return False
        if again.action is None or again.fault is None:
            raise MindFailed(f"the model insists on {again.call.name}")
        field_left = again.fault.needed and again.fault.path
        args = without(again.args, again.fault.path) if field_left else again.args
        await self.turn.carry_out([(again.action.name, args)])
        return True

    async def _look(self, steps: list[Step]) -> bool:
        for place, step in enumerate(steps):
            if await self._read(step):
                for left in steps[place + 1 :]:
                    self._result(left, NOT_DONE)
                return True
        return False

    async def _read(self, step: Step) -> bool:
        """One look; True when it ends the turn: a question to the person, a second refusal, a circle."""
        name = step.action.name if step.action else ""
        same = json.dumps([name, step.args], sort_keys=True, default=str)
        if same in self._seen:
            return self._again(step, same)
        outcome = await self.turn.call(name, step.args, quietly=True)
        content = told(outcome, self.scene.digest)
        self._result(step, content, told(outcome, self.scene.digest, kept=True))
        self._seen[same] = (content, outcome)
        if isinstance(outcome, Done):
            self.last = outcome
            self._sources.append(content)
            self._looks.append(Look(name, step.args, content, step.call.id))
            return False
        self._faults[step.call.name] += 1
        if isinstance(outcome, Refusal) and self._faults[step.call.name] == 1:
            return False
        self.turn.outcomes.append(outcome)
        return True

    def _again(self, step: Step, same: str) -> bool:
        """The same look again: its result once more, then the record is shown as it is."""
        content, outcome = self._seen[same]
        self._result(step, content)
        self._repeats[same] += 1
        if isinstance(outcome, Done):
            self.last = outcome
            if self._repeats[same] == 1:
                return False
        self.turn.outcomes.append(outcome)
        return True

    async def _finish(self, steps: list[Step]) -> None:
        """Deeds end the turn: what concerns the open card, then all calls in their order, then a question."""
        before = len(self.turn.outcomes)
        for step in (step for step in steps if step.kind == "card" and self.judge.open is not None):
            assert self.judge.open is not None  # noqa: S101 - said above
            await self.judge.open.act(self.turn, step.call.name, step.args)
        acts = [step for step in steps if step.action is not None]
        self.turn.careful = self.turn.careful or self.last is not None
        planned = [self._planned(step.action, step.args) for step in acts if step.action]
        if planned:
            await self.turn.carry_out(planned)
        asked = next((step for step in steps if step.kind == "ask"), None)
        if asked is not None:
            await self._ask(asked)
        self._tell(steps, before)

    def _planned(self, action: Action, args: dict[str, Any]) -> Planned:
        """What is carried out for a call. After reading records, whose words may come from anyone, nothing is
        done without a tap: an act that never asks becomes the list where it can be chosen. What is
        slow and never asks, as thinking of ideas, takes nothing back."""
        if self.turn.careful and action.at_once and not action.slow:
            return RECENT
        return action.name, args

    async def _ask(self, step: Step) -> None:
        self._has_asked = True
        question = say("assistant-asks", question=str(step.args["question"]).strip()[:500])
        given = step.args.get("options")
        options = options_of_words([str(one) for one in given] if isinstance(given, list) else [])
        if options:
            await self.turn.offer(question, options)
        else:
            self.turn.say(question)

    def _tell(self, steps: list[Step], before: int) -> None:
        """What each call came to, for the turns to come, in the order in which they were dealt with."""
        order = sorted(steps, key=lambda step: ("card", "look", "deed", "ask").index(_rank(step)))
        outcomes = self.turn.outcomes[before:]
        for step, outcome in zip(order, outcomes, strict=False):
            content = told(outcome, self.scene.digest, kept=True)
            self._result(step, content)

    def _result(self, step: Step, content: str, kept: str | None = None) -> None:
        self.said.append(Result(step.call.id, step.call.name, content))
        self.kept[step.call.id] = kept or content


def _rank(step: Step) -> str:
    """Looks beside deeds are carried out with them, in order."""
    return "deed" if step.kind == "look" else step.kind


def _complaint(step: Step) -> str:
    return fault(step.fault.code, **_hints(step)) if step.fault else NOT_DONE


def _hints(step: Step) -> dict[str, str]:
    return {name: value for name, value in (step.fault.told if step.fault else {}).items() if name != "error"}
