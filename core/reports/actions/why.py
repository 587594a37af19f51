"""«Почему?» under a figure: where it comes from, and the rows it is the sum of."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.refusals import NotAllowed
from core.acts.register import Risk, action
from core.blocks import Act, Block, Button, Buttons, Receipt, Sees, Table, Text, say
from core.inventory.models import Product
from core.reports.asking import READ, basis_of, require
from core.reports.figures import SALES, FigureName, FigureQuestion, figure_args, last_shown, why_button
from core.reports.periods import frame_of
from core.reports.reasons import Asked as Figure
from core.reports.reasons import reasons
from core.reports.refusals import NotByProduct
from core.reports.rows import Listing, Row, listing

SHOWN = 10
_MARKS: dict[FigureName, tuple[Sees, ...]] = {
    "margin": ("cost",),
    "profit": ("cost", "finance"),
    "expenses": ("finance",),
    "money": ("finance",),
}
_SUGGESTED: tuple[FigureName, ...] = ("revenue", "profit", "money")


@action("reports.why", needs=READ, risk=Risk.READ, command="why", http="GET /analytics/why", when="past")
def why(ctx: Ctx, asked: FigureQuestion) -> Receipt:
    """Say where a figure comes from: what was counted, by which dates, the formula, and what is not in it."""
    figure = _figure(ctx, asked)
    require(ctx, *_MARKS.get(figure.metric, ()))
    _remember(ctx, figure)
    return Receipt([*reasons(ctx, figure), *_ways(ctx, figure)])


def _figure(ctx: Ctx, asked: FigureQuestion) -> Figure:
    """What was asked about; what was not said is as in the figure last shown here."""
    shown = last_shown(ctx)
    held = FigureQuestion.model_validate(shown.args) if shown is not None else FigureQuestion()
    metric = asked.metric or held.metric
    if metric is None:
        options = [Option(say(f"acts-value-{name}"), name) for name in _SUGGESTED]
        raise Missing("metric", say("reports-why-which"), options)
    product = asked.product or (held.product if metric in SALES and asked.metric is None else None)
    if product is not None and metric not in ("revenue", "margin"):
        raise NotByProduct(metric=say(f"reports-metric-{metric}"))
    return Figure(
        metric,
        frame_of(ctx, asked.period or held.period).days,
        basis_of(ctx, asked.basis or held.basis),
        ctx.get(Product, product.id or 0) if product else None,
    )


def _remember(ctx: Ctx, figure: Figure) -> None:
    """A further «почему?» with another day or figure goes on from this one."""
    why_button(ctx, figure.metric, figure.days, figure.basis, figure.product)


def _ways(ctx: Ctx, figure: Figure) -> list[Block]:
    """The list of the rows, for those who may see what it is made of."""
    if figure.metric in (*SALES, "profit") and not ctx.may("orders", "read"):
        return []
    act = Act("reports.rows", figure_args(figure.metric, figure.days, figure.basis, figure.product))
    return [Buttons([[Button(say("reports-button-rows"), act)]])]


class RowsPage(FigureQuestion):
    after: list[str] = Field(min_length=1, max_length=1)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


@action("reports.rows", needs=READ, risk=Risk.READ, hidden=True, http="GET /analytics/rows")
def rows(ctx: Ctx, asked: FigureQuestion) -> Receipt:
    """List the rows a figure was made of; the last line is their sum, the figure itself."""
    return _page(ctx, asked, FIRST)


@action("reports.rows_page", needs=READ, risk=Risk.READ, hidden=True)
def rows_page(ctx: Ctx, asked: RowsPage) -> Receipt:
    """The next page of a figure's rows."""
    return _page(ctx, asked, Page(asked.after, asked.trail))


def _page(ctx: Ctx, asked: FigureQuestion, at: Page) -> Receipt:
    figure = _figure(ctx, asked)
    require(ctx, *_MARKS.get(figure.metric, ()))
    if figure.metric in (*SALES, "profit") and not ctx.may("orders", "read"):
        raise NotAllowed(what=say("acts-resource-orders"))
    found = listing(ctx, figure.metric, figure.days, figure.basis, figure.product)
    if not found.rows:
        return Receipt([Text(say("reports-rows-none"))])
    return Receipt([_table(ctx, figure, found, at)])


def _table(ctx: Ctx, figure: Figure, found: Listing, at: Page) -> Table:
    begins = _begins(found.rows, at)
    shown = found.rows[begins : begins + SHOWN]
    args = figure_args(figure.metric, figure.days, figure.basis, figure.product)
    page, more = Act("reports.rows_page", args), begins + SHOWN < len(found.rows)
    blank = [None] * (len(found.head) - 1)
    opens = any(row.act for row in shown)
    return Table(
        found.columns(),
        [found.cells(ctx, row) for row in shown],
        title=say("reports-rows-title", what=say(f"reports-why-of-{figure.metric}"), count=len(found.rows)),
        total=[say("reports-total"), *blank, *found.shown(ctx, found.totals)],
        acts=[row.act for row in shown] if opens else None,
        labels=[row.label for row in shown] if opens else None,
        next=at.following(page, [shown[-1].key]) if more else None,
        previous=at.previous(page, Act("reports.rows", args)),
    )


def _begins(rows: Sequence[Row], at: Page) -> int:
    if at.after is None:
        return 0
    keys = [row.key for row in rows]
    return keys.index(at.after[0]) + 1 if at.after[0] in keys else 0
