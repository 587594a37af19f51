"""The tools a model is offered: visible actions that the asker may call, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.acts.register import Action, Register
from core.acts.rights import Standing
from core.assistant.model.schema import NotATool, nullable, parameters

Tool = dict[str, Any]
"""Name, description, parameters in the strict form."""
ASK, CHANGE, ANSWER, DROP = "ask_user", "change_card", "answer_question", "drop_card"
_NAME = re.compile(r"[a-z_]{1,40}")


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


ASK_USER: Tool = {
    "name": ASK,
    "description": "Ask the person one short question where their words may mean several things. "
    "Values that are merely missing are asked for by the program: leave them null.",
    "parameters": _object(
        question={"type": "string", "description": "The question, in the person's language"},
        options={
            "type": ["array", "null"],
            "items": {"type": "string"},
            "description": "Two to five likely answers, each as the person would say it",
        },
    ),
}
ANSWER_QUESTION: Tool = {
    "name": ANSWER,
    "description": "The person has answered the open question: by the number of an option, or with a value.",
    "parameters": _object(
        option={"type": ["integer", "null"], "description": "Number of the chosen option, from 1"},
        value={"type": ["string", "null"], "description": "The answer, where it is none of the options"},
    ),
}
DROP_CARD: Tool = {
    "name": DROP,
    "description": "The person does not want the open card or question any more. Nothing is done.",
    "parameters": _object(),
}


def change_card(action: Action, tool: Tool) -> Tool:
    """The tool that changes the open card of an action."""
    schema = tool["parameters"]
    fields = {name: nullable(part) for name, part in schema["properties"].items()}
    return {
        "name": CHANGE,
        "description": "Change the open card: only the fields that differ, a list whole, null for the rest.",
        "parameters": {**schema, "properties": fields},
    }


@dataclass(frozen=True)
class Catalogue:
    """Every tool of the register by its name ('orders_create'), in the order of the names."""

    tools: Mapping[str, Tool]
    actions: Mapping[str, Action]

    @classmethod
    def of(cls, register: Register) -> Catalogue:
        """The catalogue; what words cannot fill is left out. Raises ValueError for names that clash."""
        actions: dict[str, Action] = {}
        tools: dict[str, Tool] = {}
        for action in sorted(register.actions.values(), key=lambda act: act.name):
            name = tool_name(action.name)
            if action.hidden:
                continue
            if name in tools or not _NAME.fullmatch(name):
                raise ValueError(f"no tool can be named {name}")
            try:
                schema = parameters(action)
            except NotATool:
                continue
            actions[name] = action
            about = " ".join(action.doc.split())
            tools[name] = {"name": name, "description": about, "parameters": schema}
        return cls(tools, actions)

    def open_to(self, standing: Standing) -> Toolbox:
        """What a person of that standing may be offered."""
        outside = standing.company is None
        allowed = {
            name: action
            for name, action in self.actions.items()
            if standing.may(action.needs) and (action.own or not outside)
        }
        return Toolbox(self, allowed)


@dataclass(frozen=True)
class Toolbox:
    """The tools of one turn. `extra` are those that deal with an open card; they come last."""

    catalogue: Catalogue
    allowed: Mapping[str, Action]
    extra: tuple[Tool, ...] = ()
    chosen: frozenset[str] | None = field(default=None)
    """The likely ones, where not all are sent."""

    @property
    def offered(self) -> Mapping[str, Action]:
        """Actions by the names of their tools, in order."""
        if self.chosen is None:
            return self.allowed
        return {name: action for name, action in self.allowed.items() if name in self.chosen}

    @property
    def tools(self) -> list[Tool]:
        """What is sent: actions in their order, the question to the person, then what deals with a card."""
        return [*(self.catalogue.tools[name] for name in self.offered), ASK_USER, *self.extra]

    @property
    def names(self) -> Collection[str]:
        return {tool["name"] for tool in self.tools}


def tool_name(action: str) -> str:
    return action.replace(".", "_")
