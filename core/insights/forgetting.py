"""A person taken out of ideas."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.forgetting import Forgotten
from core.insights.models import Idea
from core.tenancy import HouseSession


def forget_in_ideas(session: HouseSession, company_id: int, who: Forgotten) -> None:
    """Ideas about the person, or whose facts or words name them, go for good: nothing is built on them."""
    about = [
        sa.and_(Idea.subject_kind == kind, Idea.subject_id.in_(ids)) for kind, ids in who.subjects if ids
    ]
    named = [who.told_in(Idea.facts), who.hinted_in(Idea.words)]
    gone = sa.delete(Idea).where(Idea.company_id == company_id, sa.or_(*about, *named))
    session.execute(gone, execution_options={"synchronize_session": False})
