"""What people hear of from the stock room without asking."""

from __future__ import annotations

from core.acts.notices import Notice
from core.acts.rights import Right

ExpiringStock = Notice("inventory.expiring", needs=Right("inventory", "read"))
"""Batches in stock came near their last good day, or past it: told once at every step."""
CountWaits = Notice("inventory.count_waits", needs=Right("inventory", "admin"))
"""A count found a difference above the company's sum: it waits for a second person."""
CountJudged = Notice("inventory.count_judged", needs=Right("inventory", "read"))
"""A count that waited was approved or declined: told to who has counted."""
LowStock = Notice("inventory.low", needs=Right("inventory", "read"))
"""Goods fell to their level or below it: told once, when they cross it."""
