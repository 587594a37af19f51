"""The room as the composition root sees it."""

from __future__ import annotations

from core.acts.register import Room
from core.customers.actions import (
    cards,
    credit,
    doubles,
    exporting,
    merging,
    notes,
    privacy,
    rfm,
    ruling,
    segments,
    selecting,
)
from core.customers.finder import CustomerFinder
from core.customers.segments import SegmentFinder, look_all_up

ROOM = Room(
    "customers",
    actions=(cards, notes, ruling, merging, doubles, segments, selecting, rfm, exporting, credit, privacy),
    finders=(CustomerFinder(), SegmentFinder()),
    subscribers=(
        ruling.count_in_another_currency,
        merging.own_records_follow,
        merging.own_records_go_back,
    ),
    tends=(look_all_up,),
)
