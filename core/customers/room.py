"""The room as the composition root sees it."""

from __future__ import annotations

from core.acts.register import Room
from core.customers import actions
from core.customers.finder import CustomerFinder

ROOM = Room("customers", actions=(actions,), finders=(CustomerFinder(),))
