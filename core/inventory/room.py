"""The room of goods and stock."""

from __future__ import annotations

from core.acts.register import Room
from core.inventory.actions import (
    approving,
    batches,
    coding,
    costing,
    counts,
    documents,
    expiry,
    goods,
    goods_lists,
    kits,
    looking,
    losses,
    packs,
    papers,
    places,
    prices,
    scales,
    serials,
    transit,
    variants,
)
from core.inventory.batches.alerts import tell_expiring
from core.inventory.checking import differences
from core.inventory.finder import ProductFinder, WarehouseFinder
from core.inventory.notices import CountJudged, CountWaits, ExpiringStock, LowStock
from core.inventory.variants.finder import AssortmentFinder

ROOM = Room(
    "inventory",
    actions=(
        goods,
        goods_lists,
        prices,
        documents,
        counts,
        approving,
        looking,
        losses,
        packs,
        papers,
        places,
        transit,
        coding,
        scales,
        variants,
        batches,
        expiry,
        costing,
        kits,
        serials,
    ),
    finders=(ProductFinder(), AssortmentFinder(), WarehouseFinder()),
    notices=(LowStock, ExpiringStock, CountWaits, CountJudged),
    tells=(tell_expiring,),
    checks=(differences,),
)
