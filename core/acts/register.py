"""The register: everything the business can be asked, declared once by its rooms."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from threading import Lock
from types import ModuleType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict

from core.acts.rights import Right
from core.blocks import Receipt

if TYPE_CHECKING:
    from core.acts.events import Subscriber
    from core.acts.finding import Finder
    from core.acts.notices import Notice


class Risk(StrEnum):
    """What a call may cost when it was a mistake."""

    READ = "read"
    REVERSIBLE = "reversible"
    MONEY = "money"
    MASS = "mass"
    OUTGOING = "outgoing"
    ADMIN = "admin"


class Asked(BaseModel):
    """Base of every action's input: unknown arguments are refused.

    Checkers are built on first use: a start that built those of all actions would be a twentieth longer.
    """

    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, populate_by_name=True, defer_build=True
    )


class Nothing(Asked):
    """Input of an action that asks for nothing."""


_BUILDING = Lock()
Doer = Callable[[Any, Any], Receipt | Awaitable[Receipt]]


@dataclass(frozen=True)
class Ref:
    """Marks an input field as the name of a record of a kind; execute puts the record in its place.

    `new`: an unknown name is allowed, the action creates the record.
    `free`: an unknown name is the action's business.
    """

    kind: str
    new: bool = False
    free: bool = False


@dataclass(frozen=True)
class RefAt:
    """Where an input model holds a reference: ('customer',) or ('lines', '*', 'product')."""

    path: tuple[str, ...]
    ref: Ref


@dataclass(frozen=True)
class Action:
    """One thing the business can be asked."""

    name: str
    run: Doer
    asks: type[Asked]
    needs: Right
    risk: Risk
    command: str | None = None
    aliases: tuple[tuple[str, dict[str, Any]], ...] = ()
    """Further slash commands with arguments of their own: ('today', {'period': 'today'})."""
    http: str | None = None
    hidden: bool = False
    slow: bool = False
    at_once: bool = False
    """Never asks first, even from free text (an undo names what it undid)."""
    own: bool = False
    """Works outside any company (start, first company, invitation)."""
    preview: Callable[[Any, Any], Receipt | Awaitable[Receipt]] | None = None
    """What a slow act shows before it is done; a coroutine gets the SlowCtx and holds no transaction."""
    when: Literal["past", "future"] | None = None
    options: dict[str, Callable[[Any], list[Any]]] = field(default_factory=dict)
    """Likely answers per field, where the field's type does not tell them: ctx → options."""
    menu: int | None = None
    """Its place among the about twenty commands that are shown; None keeps it out."""

    @property
    def room(self) -> str:
        return self.name.split(".", 1)[0]

    @property
    def reads(self) -> bool:
        return self.risk is Risk.READ

    @cached_property
    def doc(self) -> str:
        """The description given to a model and to the docs."""
        return inspect.cleandoc(self.run.__doc__ or "")

    @cached_property
    def input(self) -> type[Asked]:
        """The input model, ready to check arguments: built when first needed, by one thread."""
        with _BUILDING:
            self.asks.model_rebuild()
        return self.asks

    @cached_property
    def refs(self) -> tuple[RefAt, ...]:
        return tuple(_refs(self.asks, ()))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.asks.model_fields)

    def is_list(self, name: str) -> bool:
        """Does the field hold several values?"""
        return _is_list(self.asks.model_fields[name].annotation)

    def fields_within(self, name: str) -> tuple[str, ...]:
        """The fields of the objects that a field holds; () where it holds plain values."""
        inner = _inner_model(self.asks.model_fields[name].annotation)
        return tuple(inner.model_fields) if inner is not None and not _is_named(inner) else ()


def _refs(model: type[BaseModel], at: tuple[str, ...]) -> Iterator[RefAt]:
    for name, info in model.model_fields.items():
        for mark in [*info.metadata, *_marks(info.annotation)]:
            if isinstance(mark, Ref):
                many = _is_list(info.annotation)
                yield RefAt((*at, name, "*") if many else (*at, name), mark)
                break
        inner = _inner_model(info.annotation)
        if inner is not None and not _is_named(inner):
            yield from _refs(inner, (*at, name, "*") if _is_list(info.annotation) else (*at, name))


def _marks(annotation: Any) -> list[Any]:
    found: list[Any] = list(getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        if not isinstance(part, str):
            found += _marks(part)
    return found


def _is_list(annotation: Any) -> bool:
    if get_origin(annotation) is list:
        return True
    return get_origin(annotation) in (Union, UnionType) and any(
        _is_list(part) for part in get_args(annotation)
    )


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        inner = _inner_model(part)
        if inner is not None:
            return inner
    return None


def _is_named(model: type[BaseModel]) -> bool:
    return model.__name__ == "Named"


F = TypeVar("F", bound=Callable[..., Any])
_MARK = "__action__"


def action(name: str, *, needs: Right, risk: Risk, **more: Any) -> Callable[[F], F]:
    """Declare a function as an action. The input model is its second parameter's annotation."""

    def declare(run: F) -> F:
        hints = get_type_hints(run, localns=_typing_names())
        parameters = list(inspect.signature(run).parameters)
        asks = hints[parameters[1]] if len(parameters) > 1 else Nothing
        setattr(run, _MARK, Action(name=name, run=run, asks=asks, needs=needs, risk=risk, **more))
        return run

    return declare


def _typing_names() -> dict[str, Any]:
    return {"Ctx": Any, "SlowCtx": Any}


@dataclass(frozen=True)
class Room:
    """A room as the composition root sees it: what it can be asked and what it lends to the kernel."""

    name: str
    actions: tuple[ModuleType, ...] = ()
    finders: tuple[Finder, ...] = ()
    subscribers: tuple[Subscriber, ...] = ()
    notices: tuple[Notice, ...] = ()
    gates: tuple[Callable[[Any, Action, Any], None], ...] = ()
    standing: Callable[[Any, Any], Any] | None = None
    spread: Callable[[Any, Any], None] | None = None
    """Turns notices into outbox rows: given by one room."""
    topic: str = ""
    """The room under whose title help lists the commands; its own where none is named."""
    folder: ModuleType | None = None
    keeps: tuple[Callable[[Any], Iterable[str]], ...] = ()
    """Hashes of the stored files that the room's rows refer to, over all companies: session → hashes."""
    forgets: tuple[Callable[[Any, int, Any], None], ...] = ()
    """How a person's words are taken out of the room's rows: (session, company id, Forgotten)."""
    tends: tuple[Callable[[Any, Any, Any], None], ...] = ()
    """What is brought up to date once a day: (session, company facts, now)."""
    tells: tuple[Callable[[Any], None], ...] = ()
    """Notices that the clock raises: looked for every hour of a company's day, given a Ctx of nobody."""
    choices: tuple[Callable[[Any, Any, str], None], ...] = ()
    """Told which action a person has chosen of those that were offered: (session, card, action)."""
    checks: tuple[Callable[[Any, Any], Iterable[Any]], ...] = ()
    """Recomputations for `check`: (session, company facts) → differences found."""


@dataclass(frozen=True)
class Register:
    """All rooms' actions, finders, subscribers, notices and gates by name."""

    rooms: tuple[Room, ...]
    actions: dict[str, Action] = field(default_factory=dict)
    commands: dict[str, tuple[Action, dict[str, Any]]] = field(default_factory=dict)
    finders: dict[str, Finder] = field(default_factory=dict)
    subscribers: dict[str, tuple[Subscriber, ...]] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)

    @classmethod
    def of(cls, *rooms: Room) -> Register:
        register = cls(rooms)
        for room in rooms:
            for module in room.actions:
                for found in vars(module).values():
                    register._enter(getattr(found, _MARK, None), module)
            for finder in room.finders:
                register.finders[finder.kind] = finder
            for subscriber in room.subscribers:
                held = register.subscribers.get(subscriber.event, ())
                register.subscribers[subscriber.event] = (*held, subscriber)
            for notice in room.notices:
                register.notices[notice.name] = notice
        return register

    def _enter(self, found: Action | None, module: ModuleType) -> None:
        if found is None or found.run.__module__ != module.__name__:
            return
        if found.name in self.actions:
            raise ValueError(f"two actions named {found.name}")
        self.actions[found.name] = found
        own: tuple[tuple[str, dict[str, Any]], ...] = ((found.command, {}),) if found.command else ()
        for command, args in (*own, *found.aliases):
            if command in self.commands:
                raise ValueError(f"two actions with the command /{command}")
            self.commands[command] = (found, args)

    def __getitem__(self, name: str) -> Action:
        return self.actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self.actions

    @cached_property
    def standing(self) -> Callable[[Any, Any], Any]:
        return next(room.standing for room in self.rooms if room.standing is not None)

    @cached_property
    def spread(self) -> Callable[[Any, Any], None] | None:
        return next((room.spread for room in self.rooms if room.spread is not None), None)

    @cached_property
    def gates(self) -> tuple[Callable[[Any, Action, Any], None], ...]:
        return tuple(gate for room in self.rooms for gate in room.gates)

    @cached_property
    def topics(self) -> dict[str, str]:
        """The title of help under which each room's commands stand."""
        return {room.name: room.topic or room.name for room in self.rooms}

    def open_to(self, standing: Any) -> list[Action]:
        """The visible actions a person of that standing may call."""
        return [act for act in self.actions.values() if not act.hidden and standing.may(act.needs)]
