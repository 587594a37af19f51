"""Whom we are talking to: what decides the form of a sentence, a sum and a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Locale = Literal["ru", "en"]
LOCALES: tuple[Locale, Locale] = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A reader: language, IANA zone, currency of their company, and their day (None = by the clock)."""

    locale: Locale
    zone: str = "UTC"
    currency: str = "RUB"
    today: date | None = None
