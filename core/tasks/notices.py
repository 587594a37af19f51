"""What people hear of tasks without asking."""

from __future__ import annotations

from core.acts.notices import Notice
from core.acts.rights import Right

READ, WRITE = Right("orders", "read"), Right("orders", "write")
"""Tasks are the shop's work, and go by the right over orders: who carries orders out gives and takes tasks,
who may only look sees them. A resource of their own would be in none of the single grants made before it;
`team` would keep editors, who do the work, from writing any."""

TaskGiven = Notice("tasks.given", needs=READ, group=False)
"""A task is theirs now: told to who is to do it."""
TaskClosedNotice = Notice("tasks.closed", needs=READ, group=False)
"""Somebody has done, or called off, what one had asked for: told to who asked."""
TaskDue = Notice("tasks.due", needs=READ, group=False)
"""The day of a task has come, or is over: told once each to who is to do it."""
