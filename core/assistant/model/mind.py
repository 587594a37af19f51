"""The model as a mind: it talks a turn over, and leaves it to another mind where that fails."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Hashable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from core.acts.calls import Actor
from core.app import App
from core.assistant.limits import DayLimit
from core.assistant.manners import is_no, is_undo, is_yes
from core.assistant.minds import MindFailed
from core.assistant.model.dialect import Request
from core.assistant.model.history import remember
from core.assistant.model.messages import Message, Result
from core.assistant.model.opencard import OpenCard
from core.assistant.model.profile import Profile, profile_of
from core.assistant.model.prompt import VERSION, system_prompt
from core.assistant.model.recipes import Recipes, key_of
from core.assistant.model.relevance import narrowed
from core.assistant.model.scene import Scene, facts, read_scene
from core.assistant.model.servers import kept_verdict
from core.assistant.model.settings import ModelSettings
from core.assistant.model.steps import Judge
from core.assistant.model.talk import Talk
from core.assistant.model.tools import Catalogue, Toolbox
from core.assistant.model.trial import adapted, verdict_from
from core.assistant.model.usage import Limit, NoLimit, record, spent_on
from core.assistant.model.wire import Wire, WireError
from core.assistant.turn import Turn
from core.blocks import say
from core.fiscal import code_in
from core.tenancy import HouseSession

"""A longer answer to a card is more than a yes or a no."""


class ModelMind:
    """Reads turns with a model behind a chat.completions server."""

    def __init__(
        self, app: App, settings: ModelSettings, *, profile: Profile | None = None, limit: Limit | None = None
    ) -> None:
        self.app = app
        self.settings = settings
        self.profile = profile or profile_of(settings.address, settings.model, settings.profile)
        self._given = self.profile
        self._found: dict[str, Any] | None = None
        self.wire = Wire(settings, self.profile)
        self.limit = limit or NoLimit()
        self.recipes = Recipes()
        self._rests_until: datetime | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """Tools of the register: some 0.2 s of work, so the first turn makes them, off the loop."""
        return Catalogue.of(self.app.register)

    async def drive(self, turn: Turn) -> None:
        """Answer a turn of free words. Raises MindFailed where it could not: then nothing is done.

        Words after a command, words of others that were handed on, a receipt's code, and words of people of
        no company are the offline mind's: some need no model, others are to lead it to nothing, the last
        must not spend what it costs.
        """
        if turn.fixed is not None or turn.author is not None or code_in(turn.text) is not None:
            raise MindFailed("words after a command, handed on, or a receipt's code", said=None)
        if await _consented(turn):
            return
        scene, found = await self.app.db.read(lambda session: self._around(session, turn))
        if scene.company is None:
            raise MindFailed("a person of no company", said=None)
        turn.careful = turn.careful or scene.asked_with_care
        self._adapt(found)
        key = key_of(turn, scene, self.settings.model)
        if key is not None and await self._answered_before(turn, scene, key):
            return
        if self._rests_until is not None and self.app.clock.now() < self._rests_until:
            raise MindFailed("the model's server could not be reached a moment ago")
        if not (self.limit.allows(*scene.spent) and scene.limits.allows(*scene.spent)):
            raise MindFailed("the day's limit is reached", said=say("assistant-model-limit"))
        await self._talk(turn, scene, key)

    def _around(self, session: HouseSession, turn: Turn) -> tuple[Scene, dict[str, Any] | None]:
        """What the turn begins with, and what the server was found to be able to do."""
        return (
            read_scene(session, self.app, turn),
            kept_verdict(session, self.settings.address, self.settings.model),
        )

    def _adapt(self, found: dict[str, Any] | None) -> None:
        """Speak to the server as it was found to be, from the first turn after it was tried."""
        if found != self._found:
            self._found = found
            self.profile = adapted(self._given, verdict_from(found))
            self.wire.adapt(self.profile)

    async def close(self) -> None:
        """Let go of the connections to the model's server."""
        await self.wire.close()

    async def _answered_before(self, turn: Turn, scene: Scene, key: Hashable) -> bool:
        """Was the same asked a moment ago, and does all that was read for it read the same still? Then it is
        answered without the model."""
        recipe = self.recipes.get(key, self.app.clock.now())
        if recipe is None:
            return False
        box = await asyncio.to_thread(self._box, turn, scene, None)
        talk = self._prepared(turn, scene, None, box)
        if not await talk.repeat(recipe):
            self.recipes.drop(key)
            return False
        await self.app.db.write(lambda session: self._keep(session, turn, talk, _as_kept(talk)))
        return True

    async def _talk(self, turn: Turn, scene: Scene, key: Hashable | None) -> None:
        held = OpenCard.of(turn.open, self.app.register)
        box = await asyncio.to_thread(self._box, turn, scene, held)
        talk = self._prepared(turn, scene, held, box)
        finished = False
        turn.reins.think()
        try:
            await talk.run()
            finished = True
        except MindFailed as failure:
            self._rest_after(failure)
            raise
        finally:
            turn.reins.is_thinking = False
            said = _as_kept(talk) if finished else None
            near = await self.app.db.write(lambda session: self._keep(session, turn, talk, said))
            if finished and key is not None and talk.recipe is not None:
                self.recipes.put(key, talk.recipe)
            if finished and near is not None:
                turn.say(say("assistant-model-near-limit", whose=say(f"assistant-limit-of-{near.whose}")))

    def _prepared(self, turn: Turn, scene: Scene, held: OpenCard | None, box: Toolbox) -> Talk:
        request = Request(
            system=system_prompt(turn.actor.locale),
            tools=box.tools,
            max_tokens=self.settings.max_tokens,
            cache_key=_cache_key(scene),
            person=_digest(self.app.secret, scene.actor),
        )
        return Talk(
            turn=turn,
            scene=scene,
            wire=self.wire,
            settings=self.settings,
            judge=Judge(box, held, scene.today if scene.company else None),
            request=request,
            facts=facts(scene, held.card if held else None, heard=turn.is_heard),
            deadline=asyncio.get_running_loop().time() + self.settings.seconds,
        )

    def _box(self, turn: Turn, scene: Scene, held: OpenCard | None) -> Toolbox:
        box = self.catalogue.open_to(scene.standing)
        keep = held.action.name if held else None
        box = narrowed(box, turn.text, scene.now, self.profile.most_tools, keep)
        return replace(box, extra=held.tools(self.catalogue)) if held else box

    def _rest_after(self, failure: MindFailed) -> None:
        """A server that cannot be reached is not tried again at once: every message would wait for it."""
        cause = failure.__cause__
        if isinstance(cause, WireError) and not cause.reached:
            self._rests_until = self.app.clock.now() + timedelta(seconds=self.settings.rest)

    def _keep(
        self, session: HouseSession, turn: Turn, talk: Talk, said: list[Message] | None
    ) -> DayLimit | None:
        """What the turn has taken, and, where it was finished, what was said. Answers the limit it brought
        near its end."""
        actor, near = talk.scene.actor, None
        session.act_for(actor.company_id)
        if talk.spent.requests:
            before = spent_on(session, actor, talk.scene.today)
            record(session, actor, talk.scene.today, talk.spent)
            after = spent_on(session, actor, talk.scene.today)
            near = talk.scene.limits.crossed(before, after)
        if said is not None:
            now, most = self.app.clock.now(), self.profile.history_chars
            remember(session, actor, turn.key, said, now, most, careful=talk.asks_with_care)
        return near


async def _consented(turn: Turn) -> bool:
    """A plain yes or no to the open card is the person's own: no model is asked, and none may give it."""
    if turn.open is None or turn.open.kind != "confirm":
        return False
    if is_yes(turn.text):
        await turn.agree()
    elif is_undo(turn.text):
        await turn.take_back()
    elif is_no(turn.text):
        await turn.decline()
    else:
        return False
    return True


def _as_kept(talk: Talk) -> list[Message]:
    """The turn's messages with short results."""
    return [
        replace(message, content=talk.kept.get(message.call, message.content))
        if isinstance(message, Result)
        else message
        for message in talk.said
    ]


def _cache_key(scene: Scene) -> str:
    company = scene.company.id if scene.company else 0
    return f"{company}:{scene.standing.role or 'none'}:{scene.actor.locale}:{VERSION}"


def _digest(secret: bytes, actor: Actor) -> str:
    """Stands for a person at the server: tells nothing about them."""
    return hmac.new(secret, f"model:{actor.person_id}".encode(), hashlib.sha256).hexdigest()[:32]
