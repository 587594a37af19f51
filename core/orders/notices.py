"""What people hear of orders without asking."""

from __future__ import annotations

from core.acts.notices import Notice
from core.acts.rights import Right

OrderPlaced = Notice("orders.new", needs=Right("orders", "read"))
OrderMoney = Notice("orders.paid", needs=Right("orders", "read"))
OrderGiven = Notice("orders.assigned", needs=Right("orders", "read"), group=False)
"""Told to the one who is now responsible."""
