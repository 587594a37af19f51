"""A person's name taken out of tasks."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.erasing import without_person
from core.acts.forgetting import Forgotten
from core.tasks.models import Task
from core.tenancy import HouseSession


def forget_in_tasks(session: HouseSession, company_id: int, who: Forgotten) -> None:
    """What is to be done stays; whom it names goes."""
    named = sa.or_(who.hinted_in(Task.text), who.hinted_in(Task.source_words))
    for task in session.scalars(sa.select(Task).where(Task.company_id == company_id, named)):
        task.text = without_person(task.text, who)[:500]
        task.source_words = without_person(task.source_words, who)[:300]
