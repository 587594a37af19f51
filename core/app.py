"""The App: everything a door or an act needs, built once and frozen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Protocol

from core.acts.calls import Actor, Answer, Call
from core.acts.register import Register
from core.acts.rights import CompanyFacts
from core.blocks import Act, Progress
from core.clock import Clock
from core.db import Database
from core.texts import Locale, Speaker, Texts

if TYPE_CHECKING:
    from core.files import Files
    from core.paper import Printer


@dataclass
class Address:
    """Where the bot is found; its name is learnt when it starts."""

    username: str = "prikazchik_bot"

    def start_link(self, token: str) -> str:
        """A deep link that opens the bot with a token."""
        return f"https://t.me/{self.username}?start={token}"


class NoWords(Exception):
    """The model has no answer: not reached, past the limit, cut short."""


class Writer(Protocol):
    """A model that is given facts and asked for words, outside any talk."""

    async def write(self, actor: Actor, day: date, system: str, told: str) -> str:
        """What it makes of `told`; the day its spending counts for. Raises NoWords."""
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...


@dataclass(frozen=True)
class App:
    """The composed product: database, register, texts, clock and files."""

    db: Database
    register: Register
    texts: Texts
    clock: Clock
    files: Files
    secret: bytes = b""
    address: Address = field(default_factory=Address)
    default_zone: str = "Europe/Moscow"
    default_locale: str = "ru"
    name_listeners: list[Callable[[int | None], None]] = field(default_factory=list)
    progress_listeners: list[Callable[[Actor, Progress], Awaitable[None]]] = field(default_factory=list)
    """Doors that show how far a slow act is, in one message that is edited."""
    looked: dict[tuple[int, int, str], Act] = field(default_factory=dict)
    """What a person was last shown in a company and place, and can ask more about in a bare word."""
    model_priced: bool | None = None
    """Is it known what the model costs? None where there is no model."""
    writer: Writer | None = None
    """Words a model makes of facts; None where there is no model."""
    try_model: Callable[[], Awaitable[Any]] | None = None
    """Tries what the model's server can do; None where there is no model."""
    printer: Printer | None = None
    """Makes PDFs; None where nothing is drawn (checks, the interpreter alone)."""

    incarnation: str = field(default_factory=partial(token_hex, 8))
    """This life of the process: what another one had in hand is in nobody's hands any more."""

    async def execute(self, call: Call, actor: Actor) -> Answer:
        """The only way in: see core.acts.execute."""
        from core.acts.execute import execute

        return await execute(self, call, actor)

    def names_changed(self, company_id: int | None) -> None:
        """Tell those who keep an index of names in memory that a company's names have changed."""
        for heard in self.name_listeners:
            heard(company_id)

    def speaker(self, company: CompanyFacts | None, locale: str) -> Speaker:
        """In which language, zone and currency a reader is spoken to."""
        language: Locale = "en" if locale == "en" else "ru"
        if company is None:
            return Speaker(language, self.default_zone, "RUB")
        return Speaker(language, company.zone, company.currency)
