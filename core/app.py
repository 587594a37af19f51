"""The App: everything a door or an act needs, built once and frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.acts.calls import Actor, Answer, Call
from core.acts.register import Register
from core.acts.rights import CompanyFacts
from core.clock import Clock
from core.db import Database
from core.texts import Speaker, Texts

if TYPE_CHECKING:
    from core.files import Files


@dataclass(frozen=True)
class App:
    """The composed product: database, register, texts, clock and files."""

    db: Database
    register: Register
    texts: Texts
    clock: Clock
    files: Files
    secret: bytes = b""
    default_zone: str = "Europe/Moscow"
    default_locale: str = "ru"
    name_listeners: list[Callable[[int | None], None]] = field(default_factory=list)

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
        if company is None:
            return Speaker(locale, self.default_zone, "RUB")
        return Speaker(locale, company.zone, company.currency)
