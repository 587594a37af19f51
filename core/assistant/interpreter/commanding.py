"""Words after a command: the act is known, so only its slots are filled."""

from __future__ import annotations

import re
from datetime import datetime

from core.assistant.interpreter.frames import Frame
from core.assistant.interpreter.knowledge import Mind, mind
from core.assistant.interpreter.names import NameIndex
from core.assistant.interpreter.reading import Call
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.slots import filled
from core.assistant.interpreter.text import words

_ORDER = re.compile(r"\s*[№#]?\s*(\d{1,7})(?=\s|$)")
_ADDRESSED = re.compile(r"\s*([^\W\d][^:\n]{0,80}):\s")
_NAMES = words("company product customer supplier member order schedule query name text")


def commanded(text: str, action: str, *, now: datetime, index: NameIndex, built: Mind | None = None) -> Call:
    """The call that the words make of the action; what they leave out will be asked. Never raises.

    '/pay 1 2000' begins with the order's number, '/order Кофейня: 2 латте' with the customer; where an action
    needs only a name, all the words are it.
    """
    known = built or mind()
    frame = known.frames.get(action)
    if frame is None:
        return Call(action, {})
    args: dict[str, object] = {}
    if "purchase" in frame.slots and (number := _ORDER.match(text)):
        args["purchase"], text = number[1], text[number.end() :]
    elif "order" in frame.slots and (number := _ORDER.match(text)):
        args["order"], text = number[1], text[number.end() :]
    elif "customer" in frame.slots and (named := _ADDRESSED.match(text)):
        args["customer"], text = named[1].strip(), text[named.end() :]
    if text.strip():
        found = filled(Signs.read(text, now, index, known.knowledge), frame).args
        args = {**found, **args}
    return Call(action, args or _whole(frame, text))


def _whole(frame: Frame, text: str) -> dict[str, object]:
    """All the words as the one name that is needed."""
    needs = [need.split("|")[0] for need in frame.needs]
    return {needs[0]: text.strip()} if len(needs) == 1 and needs[0] in _NAMES and text.strip() else {}
