"""How an idea is named: by its number, or by words of it."""

from __future__ import annotations

import re
from typing import Any

from core.acts.finding import SHOWN, Candidate, Finder, Found, fold, stems
from core.insights.keeping import kept, may_see, sentence
from core.insights.models import Idea

_NUMBER = re.compile(r"^(?:иде\w*|idea|no|номер|№|n|#)*\s*[№#]?\s*(\d{1,9})$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:иде\w*|idea)\s+(?:про\s+|about\s+)?", re.IGNORECASE)
_LAST = frozenset({"последняя", "последнюю", "последняя идея", "эту", "эта", "last", "last idea", "this"})


class IdeaFinder(Finder):
    """Ideas that the asker may see."""

    kind = "idea"

    def by_name(self, ctx: Any, typed: str) -> Found:
        typed = typed.strip()
        number = _NUMBER.match(typed)
        if number:
            return Found(_shown(ctx, kept(ctx, Idea.number == int(number.group(1)), most=1)))
        if fold(typed) in _LAST:
            return Found(_shown(ctx, kept(ctx, most=1)))
        wanted = set(stems(_LEAD.sub("", typed)))
        fitting = [one for one in self.likely(ctx, 100) if wanted and wanted <= set(stems(one.name))]
        return Found(fitting[: SHOWN + 1])

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        idea = ctx.session.get(Idea, record_id)
        if idea is None or idea.company_id != ctx.session.company_id or not may_see(ctx, idea):
            return None
        return _shown(ctx, [idea])[0]

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        return _shown(ctx, kept(ctx, most=limit))


def _shown(ctx: Any, ideas: list[Idea]) -> list[Candidate]:
    return [Candidate(idea.id, f"№ {idea.number}: {ctx.say(sentence(idea))}"[:200]) for idea in ideas]
