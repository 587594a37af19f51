"""The room of money."""

from __future__ import annotations

from core.acts.register import Room
from core.finance import actions, budgeting, currencies, lending, owning, papers, planning, seeing
from core.finance.called import PostingFinder
from core.finance.checking import differences
from core.finance.finder import AccountFinder, ItemFinder
from core.finance.settling import count_in_another_currency
from core.finance.slips import free

ROOM = Room(
    "finance",
    actions=(actions, currencies, owning, lending, planning, budgeting, seeing, papers),
    finders=(AccountFinder(), ItemFinder(), PostingFinder()),
    subscribers=(count_in_another_currency, free),
    checks=(differences,),
)
