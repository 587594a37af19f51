"""Which figure «почему?» is asked about, and what a person was last shown where."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Period
from core.acts.register import Asked
from core.blocks import Act, Button, say
from core.inventory.models import Product
from core.reports.asking import BASIS_WORDS, BasisWord
from core.reports.models import Basis
from core.reports.periods import Days

FigureName = Literal["revenue", "orders", "average", "margin", "profit", "expenses", "money", "stock"]
SALES: tuple[FigureName, ...] = ("revenue", "orders", "average", "margin")
MOST_KEPT = 5_000
"""People and places whose last figure is kept in memory."""


class FigureQuestion(Asked):
    """A figure of a report, as it can be asked for again."""

    metric: FigureName | None = Field(None, description="Which figure; the one last shown when left out")
    period: Period | None = Field(None, description="Its days; those last shown when left out")
    basis: BasisWord | None = None
    product: GoodsRef | None = Field(None, description="Only this product")


def why_button(
    ctx: Ctx,
    metric: FigureName,
    days: Days | None = None,
    basis: Basis | None = None,
    product: Product | None = None,
) -> Button:
    """The button that tells where a figure comes from; a bare «почему?» is about the same one from now on."""
    act = Act("reports.why", figure_args(metric, days, basis, product))
    _remember(ctx, act)
    return Button(say("reports-button-why"), act)


def figure_args(
    metric: FigureName, days: Days | None, basis: Basis | None, product: Product | None
) -> dict[str, object]:
    """The figure as arguments of a stored call."""
    args: dict[str, object] = {"metric": metric}
    if days is not None:
        args["period"] = days.as_argument
    if basis is not None:
        args["basis"] = BASIS_WORDS[basis]
    if product is not None:
        args["product"] = {"id": product.id}
    return args


def _remember(ctx: Ctx, act: Act) -> None:
    kept = ctx.app.looked
    kept.pop(_whose(ctx), None)
    kept[_whose(ctx)] = act
    while len(kept) > MOST_KEPT:
        kept.pop(next(iter(kept)))


def last_shown(ctx: Ctx) -> Act | None:
    """The figure last shown to this person here, in this company."""
    return ctx.app.looked.get(_whose(ctx))


def _whose(ctx: Ctx) -> tuple[int, int, str]:
    return ctx.actor.person_id, ctx.session.company_id or 0, ctx.actor.place
