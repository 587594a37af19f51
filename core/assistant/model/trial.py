"""What a server with its model can do, tried out: a list of models, a call, two calls at once, an answer in
pieces. What comes of it sets the switches of its profile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from core.assistant.model.dialect import Request
from core.assistant.model.messages import Heard, Reply
from core.assistant.model.profile import Profile, ToolChoice, profile_of
from core.assistant.model.salvage import salvaged
from core.assistant.model.settings import ModelSettings
from core.assistant.model.usage import Spent
from core.assistant.model.wire import Wire, WireError

Room = Literal["max_tokens", "max_completion_tokens"]
log = logging.getLogger(__name__)

Why = Literal["", "away", "key", "model", "refuses", "slow"]
PATIENCE = 20.0
"""Seconds for each of the requests."""
_SHOWN = 5
_TOOL = {
    "name": "look_up",
    "description": "Say how much of a product is left.",
    "parameters": {
        "type": "object",
        "properties": {"product": {"type": "string", "description": "The product"}},
        "required": ["product"],
        "additionalProperties": False,
    },
}
_SYSTEM = "You are a shop's clerk. Use the tool to answer; never guess."
_ONE = "How many cakes are left? Call look_up with the product «cake»."
_TWO = "How many cakes and how many buns are left? Call look_up twice in one answer: «cake» and «bun»."
_WORDS = "Greet the customer in two short sentences. Call no tool."
_EVERY: frozenset[ToolChoice] = frozenset({"auto", "none", "required"})
_WHY: dict[str, Why] = {"401": "key", "403": "key", "404": "model"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `why` nothing could be tried; `listed` is None where the server tells no list."""

    why: Why = ""
    listed: bool | None = None
    others: tuple[str, ...] = ()
    """Some of the models that it has, where ours is not among them."""
    calls: Literal["made", "written", "none"] = "none"
    forced: bool = False
    """It can be told that a call must come."""
    parallel: bool = False
    pieces: bool = False
    """It tells answers and calls in pieces, unharmed."""
    pieces_counted: bool = False
    """It may be asked for the tokens of an answer in pieces."""
    counted: bool = False
    room: Room | None = None
    """How it is told how long an answer may be, where it did not take its profile's way."""

    def stored(self) -> dict[str, Any]:
        """As plain JSON."""
        return {**asdict(self), "others": list(self.others)}


def verdict_from(stored: Mapping[str, Any] | None) -> Verdict | None:
    """A stored verdict, whatever it lacks; None for none."""
    if stored is None:
        return None
    known = {one.name: stored[one.name] for one in fields(Verdict) if one.name in stored}
    return Verdict(**{**known, "others": tuple(stored.get("others") or ())})


def adapted(profile: Profile, verdict: Verdict | None) -> Profile:
    """The profile of a server as it was found to be."""
    if verdict is None or verdict.why:
        return profile
    forced: frozenset[ToolChoice] = frozenset({"required"} if verdict.forced else ())
    return replace(
        profile,
        stream=profile.stream and verdict.pieces,
        drafts=verdict.pieces,
        stream_usage=verdict.pieces_counted,
        salvage=profile.salvage or verdict.calls == "written",
        tool_choices=(profile.tool_choices - {"required"}) | forced,
        max_tokens_field=verdict.room or profile.max_tokens_field,
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """A verdict, about which model where, and what it has taken to find it."""

    address: str
    model: str
    verdict: Verdict
    spent: Spent


async def tried(settings: ModelSettings, profile: Profile | None = None) -> Tried:
    """Try everything, one after another. Never raises for what the server does."""
    base = profile or profile_of(settings.address, settings.model, settings.profile)
    base = replace(base, stream=False, drafts=False)
    trial = _Trial(settings, base, Wire(settings, base))
    try:
        verdict = await trial.run()
    finally:
        await trial.wire.close()
    return Tried(settings.address, settings.model, verdict, trial.spent)


@dataclass
class _Trial:
    settings: ModelSettings
    base: Profile
    wire: Wire
    spent: Spent = field(default_factory=Spent)

    async def run(self) -> Verdict:
        listed = await self._models()
        verdict = Verdict()
        if listed is not None:
            has = self.settings.model in listed
            others = () if has else tuple(sorted(listed)[:_SHOWN])
            verdict = replace(verdict, listed=has, others=others)
        try:
            reply, forced, room = await self._called()
        except WireError as error:
            return replace(verdict, why=_why(error))
        except TimeoutError:
            return replace(verdict, why="slow")
        verdict = replace(
            verdict, calls=_how(reply), forced=forced, room=room, counted=not reply.usage.guessed
        )
        verdict = replace(verdict, parallel=await self._parallel())
        pieces, counted = await self._pieces(verdict)
        return replace(verdict, pieces=pieces, pieces_counted=counted)

    async def _models(self) -> set[str] | None:
        """Names of the models it lists; None where it lists none."""
        try:
            async with asyncio.timeout(PATIENCE):
                client = await self.wire.prepare()
                page = await client.with_options(max_retries=0).models.list()
                return {str(one.id) for one in page.data or ()} or None
        except Exception as other:  # noqa: BLE001 - none, or one of a shape that the library did not look at
            log.info("no list of models: %s", type(other).__name__)
            return None

    async def _called(self) -> tuple[Reply, bool, Room | None]:
        """A call that must come: by words alone where that cannot be said, the room for it told in the other
        way where it is refused. Raises WireError."""
        given = self.base.max_tokens_field
        other: Room = "max_tokens" if given == "max_completion_tokens" else "max_completion_tokens"
        refused: WireError | None = None
        for room in (given, other):
            self.base = replace(self.base, max_tokens_field=room)
            for forced in (True, False):
                profile = replace(self.base, tool_choices=_EVERY)
                try:
                    reply = await self._ask(_ONE, profile, choice="required" if forced else None)
                except WireError as error:
                    if _why(error) != "refuses":
                        raise
                    refused = refused or error
                else:
                    return reply, forced, room if room != given else None
        assert refused is not None  # noqa: S101 - nothing else ends the loops
        raise refused

    async def _parallel(self) -> bool:
        reply = await self._tried(_TWO, self.base)
        return reply is not None and len(_of_ours(reply)) > 1

    async def _pieces(self, verdict: Verdict) -> tuple[bool, bool]:
        """Does it tell in pieces what it tells whole; may it be asked to count them?"""
        told: list[str] = []
        for counted in (True, False):
            profile = replace(self.base, stream=True, stream_usage=counted)
            words = await self._tried(_WORDS, profile, told.append)
            if words is None:
                continue
            if not words.text or words.calls or len(told) < 2:
                return False, False
            call = await self._tried(_ONE, profile)
            return call is not None and _how(call) == verdict.calls, counted
        return False, False

    async def _tried(
        self, words: str, profile: Profile, grows: Callable[[str], None] | None = None
    ) -> Reply | None:
        try:
            return await self._ask(words, profile, grows)
        except (WireError, TimeoutError):
            return None

    async def _ask(
        self,
        words: str,
        profile: Profile,
        grows: Callable[[str], None] | None = None,
        *,
        choice: ToolChoice | None = None,
    ) -> Reply:
        self.wire.profile = profile
        request = Request(_SYSTEM, (_TOOL,), self.settings.max_tokens, choice, "trial", "trial")
        async with asyncio.timeout(min(PATIENCE, self.settings.seconds)):
            reply = await self.wire.complete([Heard(words)], request, grows)
        self.spent.add(reply.usage, self.settings)
        return reply


def _of_ours(reply: Reply) -> list[dict[str, Any]]:
    """Arguments of the calls that are as they should be."""
    made = [call.args for call in reply.calls if call.name == _TOOL["name"] and call.args]
    return [args for args in made if isinstance(args.get("product"), str) and args["product"]]


def _how(reply: Reply) -> Literal["made", "written", "none"]:
    if _of_ours(reply):
        return "made"
    return "written" if _of_ours(salvaged(reply, {str(_TOOL["name"])})) else "none"


def _why(error: WireError) -> Why:
    if not error.reached:
        return "away"
    return _WHY.get(str(error).rpartition(" ")[2], "refuses")
