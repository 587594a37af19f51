"""The room as the composition root sees it."""

from __future__ import annotations

from core.acts.register import Room
from core.customers.actions import cards, doubles, merging, notes, ruling
from core.customers.finder import CustomerFinder

ROOM = Room(
    "customers",
    actions=(cards, notes, ruling, merging, doubles),
    finders=(CustomerFinder(),),
    subscribers=(
        ruling.count_in_another_currency,
        merging.own_records_follow,
        merging.own_records_go_back,
    ),
)
