"""What other rooms hear of money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.acts.events import Event


@dataclass(frozen=True)
class MoneyPosted(Event):
    """Money came (+) or went (−): one posting. Days are ISO; a storno names the posting it takes back."""

    name: ClassVar[str] = "finance.posted"

    posting: int
    account: int
    item: int | None
    kind: str
    amount: int
    accrual_day: str
    cash_day: str
    document_kind: str | None = None
    document_id: int | None = None
    customer: int | None = None
    storno_of: int | None = None
