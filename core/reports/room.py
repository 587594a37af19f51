"""The room of reports."""

from __future__ import annotations

from core.acts.register import Room
from core.reports import customer_card, following
from core.reports.actions import exporting, forecast, money, sales, statements, stock, tops, why
from core.reports.checking import differences
from core.reports.rollups import SUBSCRIBERS

__all__ = ["ROOM", "customer_card"]

ROOM = Room(
    "reports",
    actions=(sales, tops, stock, money, statements, forecast, exporting, why),
    subscribers=(*SUBSCRIBERS, *following.SUBSCRIBERS),
    checks=(differences,),
)
