"""Finding companies by name among the person's own, and members of the team."""

from __future__ import annotations

import sqlalchemy as sa

from core.accounts.models import Person
from core.acts.ctx import Ctx
from core.acts.finding import SHOWN, Candidate, Finder, Found, stems
from core.blocks import Said, say
from core.companies.models import Company, Member
from core.tenancy import across_companies


def by_words(records: list[Candidate], typed: str) -> Found:
    """Records whose names have all the typed words (by stems); the whole name goes first."""
    wanted = stems(typed)
    if not wanted:
        return Found()
    fitting = [record for record in records if set(wanted) <= set(stems(record.name))]
    whole = [record for record in fitting if sorted(stems(record.name)) == sorted(wanted)]
    return Found((whole or fitting)[: SHOWN + 1])


class CompanyFinder(Finder):
    """Companies in which the person works."""

    kind = "company"

    def by_name(self, ctx: Ctx, typed: str) -> Found:
        return by_words(self.likely(ctx, 100), typed)

    def by_id(self, ctx: Ctx, record_id: int) -> Candidate | None:
        return next((one for one in self.likely(ctx, 1000) if one.id == record_id), None)

    def likely(self, ctx: Ctx, limit: int) -> list[Candidate]:
        rows = ctx.session.execute(
            sa.select(Company.id, Company.name)
            .join(Member, Member.company_id == Company.id)
            .where(
                Member.person_id == ctx.actor.person_id, Member.active.is_(True), Company.deleted.is_(False)
            )
            .order_by(Company.id)
            .limit(limit),
            execution_options=across_companies(),
        )
        return [Candidate(company_id, name) for company_id, name in rows]


class MemberFinder(Finder):
    """Members of the team who have not left."""

    kind = "member"

    def by_name(self, ctx: Ctx, typed: str) -> Found:
        if typed.strip().casefold() in ("я", "me", "себе", "меня", "на меня"):
            me = self.by_id(ctx, ctx.actor.person_id)
            return Found([me] if me else [])
        return by_words(self.likely(ctx, 500), typed)

    def by_id(self, ctx: Ctx, record_id: int) -> Candidate | None:
        return next((one for one in self.likely(ctx, 500) if one.id == record_id), None)

    def likely(self, ctx: Ctx, limit: int) -> list[Candidate]:
        rows = ctx.session.execute(
            sa.select(Person.id, Person.name, Member.role)
            .join(Member, Member.person_id == Person.id)
            .where(Member.active.is_(True))
            .order_by(Member.joined_at, Member.person_id)
            .limit(limit)
        )
        return [Candidate(person_id, name, _role(role)) for person_id, name, role in rows]


def _role(role: str) -> Said:
    return say(f"companies-role-{role}")
