"""What the room says no with. Sentences are in texts/."""

from __future__ import annotations

from core.errors import Conflict, Forbidden, Invalid


class TaskClosed(Conflict):
    """A task that is done or cancelled is not changed: data `task`, `state`."""

    code = "tasks-closed"


class TaskSo(Conflict):
    """It is so already: data `task`."""

    code = "tasks-so-already"


class TaskEdited(Conflict):
    """What an undo would take back was changed since: data `task`."""

    code = "tasks-edited"


class TaskNotYours(Forbidden):
    """Who may only look closes but their own: data `task`."""

    code = "tasks-not-yours"


class TaskPast(Invalid):
    """The day is over: data `day`."""

    code = "tasks-past"
