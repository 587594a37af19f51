"""Questions that were answered before: the looks and the words of an answer, to be used again where all that
was read then reads the same now. So a model is asked once, and no answer is ever older than its data."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.acts.finding import fold
from core.assistant.model.messages import Heard, Message, Reply
from core.assistant.model.prompt import VERSION
from core.assistant.model.scene import Scene
from core.assistant.turn import Turn

MOST = 500
LASTS = timedelta(minutes=30)
"""Longer than that nobody remembers what was asked before."""
_SHORTEST = 2
_LEANS = re.compile(
    r"^\W*(?:а|и|но|ну|да|нет|или|также|тогда|значит|and|but|or|so|also|then|what about|how about)\b"
    r"|\b(?:он|она|оно|они|его|её|ее|ему|ей|им|их|него|неё|нее|нему|ней|ними|них|нём|нем"
    r"|эт(?:от|а|о|и|ого|ой|ому|у|им|их|ими|ом)|тот|та|те|того|той|тому|тем|тех|теми|том"
    r"|так(?:ой|ая|ое|ие|ого|ую)|там|туда|оттуда|тут|сам(?:ый|ая|ое|ые)? же|ещё|еще|тоже|также|опять|снова"
    r"|друг(?:ой|ая|ое|ие|их|ого)|остальн\w+|перв\w+|втор\w+|треть\w+|последн\w+|предыдущ\w+|подробн\w+"
    r"|it|its|they|them|their|this|that|these|those|there|he|she|him|his|her|same|another|others?|again|more"
    r"|first|second|third|last one|previous|detail\w*)\b",
    re.IGNORECASE,
)
"""Words that lean on what was said before."""
_MOMENT = re.compile(r"\d{1,2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Look:
    """A look as it was made, and what the model was told of it."""

    action: str
    args: dict[str, Any]
    told: str
    call: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a question was answered: replies with calls, the looks they made, the words in the end."""

    replies: tuple[Reply, ...]
    looks: tuple[Look, ...]
    words: str
    at: datetime


class Recipes:
    """The latest recipes of this process."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, Recipe] = OrderedDict()

    def get(self, key: Hashable, now: datetime) -> Recipe | None:
        """The recipe of a question, while it is young."""
        held = self._held.get(key)
        if held is None or now - held.at > LASTS:
            self._held.pop(key, None)
            return None
        self._held.move_to_end(key)
        return held

    def put(self, key: Hashable, recipe: Recipe) -> None:
        self._held[key] = recipe
        self._held.move_to_end(key)
        while len(self._held) > MOST:
            self._held.popitem(last=False)

    def drop(self, key: Hashable) -> None:
        """Its data have changed."""
        self._held.pop(key, None)


def key_of(turn: Turn, scene: Scene, model: str) -> Hashable | None:
    """What an answer depends on beside the records themselves; None for words that cannot be used again.

    Who asks, with which rights, for which company, in which language, before whose eyes, on which day, and
    what else the model is told: memories, the latest deeds, what was said in this conversation and led to no
    look («отвечай коротко»).
    """
    if turn.open is not None or turn.is_heard or turn.files or turn.careful or not stands_alone(turn.text):
        return None
    actor = scene.actor
    return (
        (model, VERSION, actor.locale),
        (actor.person_id, actor.company_id, actor.place, scene.standing.role, scene.standing.rights),
        (scene.today, tuple(scene.kept), tuple(scene.deeds), _only_said(scene.history)),
        fold(turn.text),
    )


def _only_said(history: Sequence[Message]) -> tuple[str, ...]:
    """What the person has said in turns that made no call."""
    said: list[str] = []
    heard: str | None = None
    for message in history:
        if isinstance(message, Heard):
            heard = message.text
        elif isinstance(message, Reply) and message.calls:
            heard = None
        elif isinstance(message, Reply) and heard is not None:
            said.append(heard)
            heard = None
    return tuple(said)


def stands_alone(text: str) -> bool:
    """Do the words mean the same whatever was said before?"""
    return len(text.split()) >= _SHORTEST and _LEANS.search(text) is None


def may_be_kept(looks: Sequence[Look], words: str) -> bool:
    """Was it answered by records alone, with nothing asked back and no hour of the day in what was read?"""
    hours = any(_MOMENT.search(str(look.args)) for look in looks)
    return bool(looks) and not hours and not words.rstrip().endswith("?")
