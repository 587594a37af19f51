"""How a task is named: by its number, or by words of what is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.acts.finding import SHOWN, Candidate, Finder, Found, fold, stems
from core.tasks import queries
from core.tasks.models import Task

LOOKED = 500
"""Open tasks that are looked through for words."""
_NUMBER = re.compile(r"^(?:задач\w*|дел\w*|task|to-?do|no|номер|№|n|#)*\s*[№#]?\s*(\d{1,9})$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:задач\w*|task|to-?do)\s+(?:про\s+|about\s+|to\s+)?", re.IGNORECASE)
_LAST = frozenset({"последняя", "последнюю", "последняя задача", "last", "last task"})


class TaskFinder(Finder):
    """Open tasks first; a closed one is found where no open one fits."""

    kind = "task"

    def by_name(self, ctx: Any, typed: str) -> Found:
        typed = typed.strip()
        number = _NUMBER.match(typed)
        if number:
            return Found(_shown(queries.tasks_numbered(ctx.session, int(number.group(1)))))
        if fold(typed) in _LAST:
            return Found(_shown(queries.open_tasks(ctx.session, 1)))
        wanted = set(stems(_LEAD.sub("", typed)))
        if not wanted:
            return Found()
        for rows in (queries.open_tasks(ctx.session, LOOKED), queries.closed_tasks(ctx.session, LOOKED)):
            fitting = [task for task in rows if wanted <= set(stems(task.text))]
            whole = [task for task in fitting if set(stems(task.text)) == wanted]
            mine = [task for task in fitting if task.assignee_id == ctx.actor.person_id]
            for found in (whole, mine, fitting):
                if found:
                    return Found(_shown(found[: SHOWN + 1]))
        return Found()

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        task = ctx.session.get(Task, record_id)
        if task is None or task.company_id != ctx.session.company_id or task.state == "annulled":
            return None
        return _shown([task])[0]

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        mine = queries.open_tasks(ctx.session, limit, ctx.actor.person_id)
        return _shown(mine or queries.open_tasks(ctx.session, limit))


def _shown(tasks: Sequence[Task]) -> list[Candidate]:
    return [Candidate(task.id, f"№ {task.number}: {task.text}") for task in tasks]
