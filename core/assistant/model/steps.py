"""Calls of a reply, judged before anything is done: a look, a deed, a word with the person, or a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from core.acts.register import Action
from core.assistant.model.arguments import Fault, check
from core.assistant.model.messages import Reply, ToolCall
from core.assistant.model.opencard import OpenCard
from core.assistant.model.tools import ASK, Toolbox

Kind = Literal["look", "deed", "card", "ask", "mistake"]


@dataclass(frozen=True, slots=True)
class Step:
    """A call as judged. `args` are those that will be carried out."""

    call: ToolCall
    kind: Kind
    args: dict[str, Any]
    action: Action | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges calls by what was offered to this person in this turn."""

    box: Toolbox
    open: OpenCard | None
    today: date | None

    def steps(self, reply: Reply) -> list[Step]:
        return [self._step(call) for call in reply.calls]

    def _step(self, call: ToolCall) -> Step:
        if call.args is None:
            return self._mistake(call, Fault("arguments_are_no_json_object"))
        action = self.box.allowed.get(call.name)
        if action is not None:
            checked = check(action, call.args, self.today)
            if checked.faults:
                return Step(call, "mistake", checked.args, action, checked.faults[0])
            return Step(call, "look" if action.reads else "deed", checked.args, action)
        if call.name == ASK:
            asked = isinstance(call.args.get("question"), str) and call.args["question"].strip()
            return Step(call, "ask", call.args) if asked else self._mistake(call, Fault("no_question"))
        if self.open is not None and call.name in {tool["name"] for tool in self.box.extra}:
            fault = self.open.fault(call.name, call.args, self.today)
            return Step(call, "card", call.args, fault=fault) if fault is None else self._mistake(call, fault)
        return self._stranger(call)

    def _stranger(self, call: ToolCall) -> Step:
        """A tool that was not offered. What this person may not do the program refuses in its own words."""
        action = self.box.catalogue.actions.get(call.name)
        if action is not None and call.args is not None:
            return Step(call, "deed", check(action, call.args, self.today).args, action)
        return self._mistake(call, Fault("unknown_tool", hint="call one of the offered tools"))

    def _mistake(self, call: ToolCall, fault: Fault) -> Step:
        return Step(call, "mistake", {}, self.box.allowed.get(call.name), fault)
