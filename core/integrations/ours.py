"""Our own orders in a file that comes back: known again by the key that stands behind their number."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from core.orders.models import Order
from core.tenancy import HouseSession

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MARK = "~"
_LEAST = 8
"""A shorter ending is somebody else's number."""


def key_of(order: Order) -> str:
    """The number as people know it and, behind a mark, which order it is: 12~1x9f3k0c2v."""
    shown = str(order.number or order.own_number or "")[:40]
    return f"{shown}{_MARK}{_spelled(order.id)}"


def _spelled(number: int) -> str:
    signs = ""
    while number:
        number, sign = divmod(number, 36)
        signs = _SIGNS[sign] + signs
    return signs


def id_in(number: str) -> int | None:
    """The id of the order that a number of our own file names; None for another number."""
    _, mark, key = number.rpartition(_MARK)
    is_key = len(key) >= _LEAST and all(sign in _SIGNS for sign in key)
    if not mark or not is_key:
        return None
    found = int(key, 36)
    return found if found < 2**63 else None


def our_orders(session: HouseSession, numbers: Iterable[str]) -> dict[str, Order]:
    """Orders of this company that the numbers of its own file name."""
    ids = {number: found for number in numbers if (found := id_in(number)) is not None}
    if not ids:
        return {}
    orders = {row.id: row for row in session.scalars(sa.select(Order).where(Order.id.in_(ids.values())))}
    return {number: orders[found] for number, found in ids.items() if found in orders}
