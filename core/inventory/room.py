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
    variants,
)
from core.inventory.checking import differences
from core.inventory.finder import ProductFinder, WarehouseFinder
from core.inventory.notices import LowStock
from core.inventory.variants.finder import AssortmentFinder

ROOM = Room(
    "inventory",
    actions=(goods, prices, documents, counts, looking, losses, packs, places, transit, coding, variants),
    finders=(ProductFinder(), AssortmentFinder(), WarehouseFinder()),
    notices=(LowStock,),
    checks=(differences,),
)
