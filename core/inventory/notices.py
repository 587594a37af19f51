"""What people hear of from the stock room without asking."""

from __future__ import annotations

from core.acts.notices import Notice
from core.acts.rights import Right

ExpiringStock = Notice("inventory.expiring", needs=Right("inventory", "read"))
"""Batches in stock came near their last good day, or past it: told once at every step."""
LowStock = Notice("inventory.low", needs=Right("inventory", "read"))
"""Goods fell to their level or below it: told once, when they cross it."""
