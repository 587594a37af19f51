"""Due dates as plain text, for histories and ways back."""

from __future__ import annotations

from datetime import date, datetime

from core.orders.models import Order


def due_stamp(order: Order) -> str | None:
    """'2026-11-21', or with the instant after a space; None without a due date."""
    if order.due_day is None:
        return None
    return order.due_day.isoformat() + (f" {order.due_at.isoformat()}" if order.due_at else "")


def from_stamp(stamp: str | None) -> tuple[date | None, datetime | None]:
    """What a stamp stands for: day and instant."""
    if not stamp:
        return None, None
    day, _, at = stamp.partition(" ")
    return date.fromisoformat(day), datetime.fromisoformat(at) if at else None
