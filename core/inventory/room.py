"""The room of goods and stock."""

from __future__ import annotations

from core.acts.register import Room
from core.inventory.actions import (
    coding,
    counts,
    documents,
    goods,
    looking,
    losses,
    packs,
    places,
    prices,
    transit,
)
from core.inventory.checking import differences
from core.inventory.finder import ProductFinder, WarehouseFinder
from core.inventory.notices import LowStock

ROOM = Room(
    "inventory",
    actions=(goods, prices, documents, counts, looking, losses, packs, places, transit, coding),
    finders=(ProductFinder(), WarehouseFinder()),
    notices=(LowStock,),
    checks=(differences,),
)
