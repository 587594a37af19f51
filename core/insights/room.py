"""The room as the composition root sees it; what gathers the figures is imported when it is asked."""

from __future__ import annotations

from typing import Any

from core.acts.register import Room
from core.insights import models
from core.insights.actions import keeping, suggesting
from core.insights.finder import IdeaFinder

__all__ = ["ROOM", "models"]


def forget(session: Any, company_id: int, who: Any) -> None:
    """Ideas about a person, and those that name one, are not kept."""
    from core.insights.forgetting import forget_in_ideas

    forget_in_ideas(session, company_id, who)


ROOM = Room("insights", actions=(suggesting, keeping), finders=(IdeaFinder(),), forgets=(forget,))
