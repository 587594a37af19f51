"""People who talk to the model mind: they say, see what comes back, press yes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from core.acts import replies
from core.acts.calls import Answer, Ask, Choose, Confirm, Done
from core.acts.models import Card
from core.assistant.minds import Mind
from core.assistant.model.mind import ModelMind
from core.assistant.model.profile import PROFILES, Profile
from core.assistant.model.settings import ModelSettings
from core.assistant.turn import Outcome, take_turn
from core.errors import Refusal
from tests.core.house import Worker, words
from tests.fakes.model_server import ModelServer

_MESSAGES = itertools.count(1)


class Talks(Protocol):
    """Begins a conversation of a person; settings, profile and server as named."""

    def __call__(self, worker: Worker, **more: Any) -> Talker: ...


@dataclass
class Talker:
    """A person in a conversation with the mind under test; no other mind stands behind it unless given."""

    worker: Worker
    mind: ModelMind
    behind: list[Mind] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        worker: Worker,
        server: ModelServer,
        *,
        profile: Profile | None = None,
        behind: list[Mind] | None = None,
        **settings: Any,
    ) -> Talker:
        told = {"model": "test-model", "api_key": "sk-test", "base_url": server.url, **settings}
        mind = ModelMind(worker.app, ModelSettings(**told), profile=profile or PROFILES[server.kind])
        return cls(worker, mind, behind or [])

    async def says(self, text: str, *, key: str | None = None, fixed: str | None = None) -> list[Outcome]:
        """What comes of a message."""
        key = key or f"{self.worker.actor.person_id}:m{next(_MESSAGES)}"
        minds: list[Mind] = [self.mind, *self.behind]
        return await take_turn(
            self.worker.app,
            minds,
            self.worker.actor,
            text,
            key=key,
            at=self.worker.clock.now(),
            fixed=fixed,
        )

    async def hears(self, text: str) -> Any:
        """The one thing that comes of a message."""
        outcomes = await self.says(text)
        assert len(outcomes) == 1, outcomes
        return outcomes[0]

    async def card(self, text: str) -> Confirm:
        outcome = await self.hears(text)
        assert isinstance(outcome, Confirm), self.read(outcome)
        return outcome

    async def done(self, text: str) -> Done:
        outcome = await self.hears(text)
        assert isinstance(outcome, Done), self.read(outcome)
        return outcome

    async def agrees(self, card: Confirm) -> Done:
        answer: Answer = await replies.yes(self.worker.app, card.token, self.worker.actor)
        assert isinstance(answer, Done), answer
        return answer

    async def picks(self, question: Ask | Choose, place: int) -> Answer:
        return await replies.answer(self.worker.app, question.token, self.worker.actor, None, option=place)

    async def picks_value(self, question: Ask | Choose, value: Any) -> Answer:
        return await replies.answer(self.worker.app, question.token, self.worker.actor, value)

    def read(self, outcome: Outcome) -> str:
        """The words as the person sees them, with soft spaces."""
        if isinstance(outcome, Refusal):
            shown = words(self.worker.app, outcome.said, self.worker.actor.locale)
        else:
            shown = self.worker.text(outcome)
        return shown.replace("\xa0", " ")

    async def stored(self, card: Confirm) -> tuple[str, dict[str, Any]]:
        """The act a card waits to do."""
        rows = [row for row in await self.worker.rows(Card) if row.token == card.token]
        return rows[0].action, rows[0].args

    def inside(self, place: str, *, group: bool = False) -> Talker:
        """The same person in another conversation."""
        actor = replace(self.worker.actor, place=place, group=group)
        return replace(self, worker=replace(self.worker, actor=actor))
