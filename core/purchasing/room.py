"""The room as the composition root sees it; what its actions do is imported when they are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.acts.register import Room
from core.purchasing import models, serial_tales
from core.purchasing.actions import (
    arriving,
    by_paper,
    landing,
    looking,
    ordering,
    paying,
    reordering,
    rules,
    suppliers,
)
from core.purchasing.finder import PurchaseFinder, SupplierFinder

__all__ = ["ROOM", "models", "serial_tales"]


def differences(session: Any, company: Any) -> Iterable[Any]:
    """What `check` finds."""
    from core.purchasing import checking

    return checking.differences(session, company)


ROOM = Room(
    "purchasing",
    actions=(suppliers, ordering, arriving, by_paper, landing, looking, paying, reordering, rules),
    finders=(SupplierFinder(), PurchaseFinder()),
    subscribers=(
        arriving.await_again,
        arriving.let_it_become_a_kit,
        paying.follow_storno,
        paying.keep_the_currency,
    ),
    checks=(differences,),
)
