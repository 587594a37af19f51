"""What kits are made of, and how many of them what lies there allows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from core.inventory.kits.models import KitPart
from core.inventory.models import Balance, Product, Warehouse
from core.inventory.queries import FREE
from core.money import QUANTITY_SCALE
from core.tenancy import HouseSession

KIT: Literal["kit"] = "kit"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one kit: so much (1/1000 of its unit) of a product."""

    product_id: int
    name: str
    unit: str
    quantity: int

    def in_kits(self, kits: int) -> int:
        """How much of it so many kits (1/1000) take; kits are whole, so nothing is rounded."""
        return self.quantity * kits // QUANTITY_SCALE


@dataclass(frozen=True, slots=True)
class Place:
    """So many kits (1/1000, whole ones) can be put together of what is free at a warehouse."""

    warehouse_id: int
    warehouse: str
    kits: int


def compositions(session: HouseSession, kit_ids: Collection[int]) -> dict[int, list[Piece]]:
    """Kit → its parts in their order."""
    query = (
        sa.select(KitPart.kit_id, KitPart.part_id, Product.name, Product.unit, KitPart.quantity)
        .join(Product, Product.id == KitPart.part_id)
        .where(KitPart.kit_id.in_(kit_ids))
        .order_by(KitPart.kit_id, KitPart.position)
    )
    found: dict[int, list[Piece]] = {}
    for kit, part, name, unit, quantity in session.execute(query):
        found.setdefault(kit, []).append(Piece(part, name, unit, quantity))
    return found


def pieces_of(session: HouseSession, kit_id: int) -> list[Piece]:
    """The parts of one kit."""
    return compositions(session, [kit_id]).get(kit_id, [])


def kits_with(session: HouseSession, part_ids: Collection[int]) -> Sequence[Product]:
    """Kits that have some of these products inside."""
    query = sa.select(Product).join(KitPart, KitPart.kit_id == Product.id)
    return session.scalars(
        query.where(KitPart.part_id.in_(part_ids)).order_by(Product.name_key, Product.id).distinct()
    ).all()


def listed_kits(session: HouseSession, most: int) -> Sequence[Product]:
    """Kits in the list by name; for a company without any, one look at an empty index."""
    kits = sa.select(KitPart.kit_id).distinct()
    query = sa.select(Product).where(Product.id.in_(kits), Product.archived.is_(False))
    return session.scalars(query.order_by(Product.name_key, Product.id).limit(most)).all()


def places(session: HouseSession, kit_ids: Collection[int]) -> dict[int, list[Place]]:
    """Kit → where whole kits can be put together, the main warehouse first. Parts for one kit come from one
    warehouse: what is promised must be able to leave together."""
    made_of = compositions(session, kit_ids)
    parts = {piece.product_id for pieces in made_of.values() for piece in pieces}
    free, names = _free(session, parts)
    found: dict[int, list[Place]] = {}
    for kit in kit_ids:
        counted = ((place, whole_kits(made_of.get(kit, []), free[place])) for place in free)
        found[kit] = [Place(place, names[place], kits) for place, kits in counted if kits]
    return found


def buildable(session: HouseSession, kit_ids: Collection[int]) -> dict[int, int]:
    """Kit → how many (1/1000, whole ones) can be promised now."""
    if not kit_ids:
        return {}
    return {kit: sum(place.kits for place in found) for kit, found in places(session, kit_ids).items()}


def whole_kits(pieces: Sequence[Piece], free: Mapping[int, int]) -> int:
    """How many whole kits (1/1000) so much of each product allows."""
    if not pieces:
        return 0
    return min(free.get(piece.product_id, 0) // piece.quantity for piece in pieces) * QUANTITY_SCALE


def _free(
    session: HouseSession, product_ids: Collection[int]
) -> tuple[dict[int, dict[int, int]], dict[int, str]]:
    """Warehouse → product → what is free there, the main one first; and the warehouses' names."""
    query = (
        sa.select(Balance.warehouse_id, Warehouse.name, Balance.product_id, FREE)
        .join(Warehouse, Warehouse.id == Balance.warehouse_id)
        .where(Balance.product_id.in_(product_ids), Warehouse.archived.is_(False))
        .order_by(Warehouse.is_main.desc(), Warehouse.name_key, Warehouse.id)
    )
    free: dict[int, dict[int, int]] = {}
    names: dict[int, str] = {}
    for place, name, product, quantity in session.execute(query):
        free.setdefault(place, {})[product] = int(quantity)
        names[place] = name
    return free, names
