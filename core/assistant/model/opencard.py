"""What a model may do with the open card: change it, answer its question, drop it. Never agree to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.acts.cards import card_call, options_of
from core.acts.models import Card
from core.acts.register import Action, Register
from core.assistant.asking import REPLY
from core.assistant.model.arguments import Fault, as_typed, check
from core.assistant.model.tools import (
    ANSWER,
    ANSWER_QUESTION,
    CHANGE,
    DROP,
    DROP_CARD,
    Catalogue,
    Tool,
    change_card,
)
from core.assistant.turn import Turn


@dataclass(frozen=True, slots=True)
class OpenCard:
    """The newest open card of the person in this conversation."""

    card: Card
    action: Action

    @classmethod
    def of(cls, card: Card | None, register: Register) -> OpenCard | None:
        """None where nothing is open, or only a question of the model's own: what was said tells of it."""
        if card is None or card.action not in register:
            return None
        options = options_of(card)
        if card.kind != "confirm" and options and options[0].action == REPLY:
            return None
        return cls(card, register[card.action])

    def tools(self, catalogue: Catalogue) -> tuple[Tool, ...]:
        """The tools that deal with it, by what it is."""
        if self.card.kind != "confirm":
            return (ANSWER_QUESTION, DROP_CARD)
        tool = catalogue.tools.get(self.action.name.replace(".", "_"))
        return (change_card(self.action, tool), DROP_CARD) if tool is not None else (DROP_CARD,)

    def fault(self, name: str, args: dict[str, Any], today: date | None) -> Fault | None:
        """What is wrong with a call of one of these tools; nothing is done yet."""
        if name == DROP:
            return None
        if name == ANSWER:
            return self._wrong_answer(args, today)
        changes = as_typed(self.action, args)
        if not changes:
            return Fault("nothing_to_change", hint="give the fields that differ")
        merged = check(self.action, {**self.card.args, **changes}, today)
        return merged.faults[0] if merged.faults else None

    def _wrong_answer(self, args: dict[str, Any], today: date | None) -> Fault | None:
        place, value = chosen(args)
        if place is not None:
            count = len(options_of(self.card))
            known = 0 <= place < count
            return None if known else Fault("no_such_option", "option", f"a number from 1 to {count}")
        if not value or not self.card.path:
            return Fault("no_answer", hint="give the number of an option, or call the tool anew")
        completed = card_call(self.card).patched(self.card.path, value).args
        faults = check(self.action, completed, today).faults
        return faults[0] if faults else None

    async def act(self, turn: Turn, name: str, args: dict[str, Any]) -> None:
        """Do it; what it comes to is added to the turn."""
        if name == DROP:
            await turn.decline()
        elif name == CHANGE:
            await turn.amend(as_typed(self.action, args))
        else:
            place, value = chosen(args)
            await (turn.answer(value) if place is None else turn.answer(option=place))


def chosen(args: dict[str, Any]) -> tuple[int | None, str]:
    """The place of the chosen option, counted from nought, or the words of another answer."""
    option, value = args.get("option"), args.get("value")
    if isinstance(option, str) and option.strip().isdecimal() and len(option) < 4:
        option = int(option)
    if isinstance(option, int) and not isinstance(option, bool):
        return option - 1, ""
    return None, str(value).strip() if value is not None else ""
