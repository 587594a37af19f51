"""The best and the worst goods, customers and employees."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.register import Asked, Risk, action
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.reports import queries
from core.reports.asking import READ, BasisWord, basis_of, may_see, require
from core.reports.figures import why_button
from core.reports.models import Basis
from core.reports.overview import uncosted_note
from core.reports.periods import Days, frame_of
from core.reports.ranks import RankBy, Ranked, in_order, rank_chart, rank_table, ranked, unsold
from core.reports.words import basis_note, period_words

MOST = 30


class TopQuestion(Asked):
    entity: Literal["product", "customer", "employee"] = Field("product", description="Whom or what to rank")
    period: Period | None = Field(None, description="The month to date when left out")
    limit: int = Field(10, ge=1, le=MOST)
    order: Literal["best", "worst"] = "best"
    by: Literal["revenue", "quantity", "margin"] = Field(
        "revenue", description="quantity: units of goods, orders of customers and employees"
    )
    basis: BasisWord | None = None


@action(
    "reports.top",
    needs=READ,
    risk=Risk.READ,
    command="top",
    http="GET /analytics/top",
    when="past",
    menu=12,
)
def top(ctx: Ctx, asked: TopQuestion) -> Receipt:
    """Rank goods, customers or employees: by revenue, quantity or margin, the best or the worst first."""
    if asked.by == "margin":
        require(ctx, "cost")
    frame, basis = frame_of(ctx, asked.period), basis_of(ctx, asked.basis)
    rows = _rows(ctx, asked, ranked(ctx, asked.entity, basis, frame.days))
    when = period_words(ctx, frame.days)
    if not rows:
        return Receipt([Text(say("reports-nothing-sold", of="", when=when), "title")])
    by = _by(asked)
    title = say(f"reports-top-{asked.order}-{asked.entity}", when=when, by=say(f"reports-by-word-{by}"))
    whole = queries.total(ctx.session, basis, frame.days)
    shown = rows[: asked.limit]
    listed = rows if asked.order == "best" else shown
    blocks: list[Block] = [
        Text(title, "title"),
        basis_note(ctx, frame, basis, compared=False),
        rank_table(ctx, listed, asked.entity, whole, asked.limit),
        *uncosted_note(ctx, whole),
    ]
    picture = rank_chart(ctx, shown, asked.entity, by, title)
    return Receipt([*blocks, *([picture] if picture else []), _buttons(ctx, asked, frame.days, basis)])


def _by(asked: TopQuestion) -> RankBy:
    if asked.by == "quantity" and asked.entity != "product":
        return "orders"
    return asked.by


def _rows(ctx: Ctx, asked: TopQuestion, rows: list[Ranked]) -> list[Ranked]:
    """In order; among the worst goods stand those nobody bought, and nothing that has no name."""
    worst = asked.order == "worst"
    named = [row for row in rows if row.ref or not worst]
    if worst and asked.entity == "product":
        named += unsold(ctx, named)
    return in_order(named, _by(asked), worst=worst)


def _buttons(ctx: Ctx, asked: TopQuestion, days: Days, basis: Basis) -> Block:
    """Other orders of the same, and the rest of the team of reports."""
    ways = [by for by in ("revenue", "quantity", "margin") if by != asked.by]
    if not may_see(ctx, "cost"):
        ways = [by for by in ways if by != "margin"]
    same: dict[str, object] = {"entity": asked.entity, "period": days.as_argument, "limit": asked.limit}
    first = [
        Button(say(f"reports-button-by-{by}"), _top({**same, "by": by, "order": asked.order})) for by in ways
    ]
    other = "worst" if asked.order == "best" else "best"
    second = [Button(say(f"reports-button-{other}"), _top({**same, "by": asked.by, "order": other}))]
    second += [
        Button(say(f"reports-button-{entity}"), _top({**same, "entity": entity}))
        for entity in ("product", "customer", "employee")
        if entity != asked.entity
    ]
    why = why_button(ctx, "margin" if asked.by == "margin" else "revenue", days, basis)
    return Buttons([[why], first, second])


def _top(args: dict[str, object]) -> Act:
    return Act("reports.top", args)
