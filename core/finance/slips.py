"""Receipts behind postings: what their codes or their papers tell, and what of it is doubtful.

A fiscal receipt is entered once, and is free again when its posting is taken back.
"""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field, model_validator

from core import fiscal
from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import BY_DOOR, Amount, Title
from core.acts.register import Asked
from core.attachments.keeping import records_with
from core.blocks import Act, Button, Day, Fact, Moment, Money, Said, Text, say
from core.finance.called import called
from core.finance.events import MoneyPosted
from core.finance.models import FiscalReceipt, Item, ItemKind, Posting
from core.finance.queries import items_of_late, like_this, standing
from core.finance.refusals import FiscalEntered, FiscalUnclear
from core.fiscal import FiscalCode
from core.ids import new_id
from core.money import to_minor
from core.tenancy import insert_once

SHOWN = 6
"""Items that are offered for a receipt."""
FiscalText = Annotated[
    str, Field(max_length=fiscal.LONGEST, description="What the receipt's QR code says, by the door")
]


class PaperTold(Asked):
    """What a model has read on a receipt: `total` as printed, `lines_total` its lines added up."""

    supplier: Title | None = None
    total: Amount | None = None
    lines_total: Amount | None = None


class WithSlip(Asked):
    """What was spent or received, perhaps by a fiscal receipt: then its code tells sum, day and currency."""

    fiscal: FiscalText | None = Field(None, json_schema_extra=BY_DOOR)
    paper: PaperTold | None = Field(
        None, description="What was read on the receipt's photo, by the door", json_schema_extra=BY_DOOR
    )

    @model_validator(mode="before")
    @classmethod
    def _by_its_code(cls, given: Any) -> Any:
        code = given.get("fiscal") if isinstance(given, dict) else None
        if not isinstance(code, str):
            return given
        slip = read(code)
        told = {"amount": str(slip.total), "day": slip.printed.date(), "currency": slip.currency}
        return {**given, **{name: value for name, value in told.items() if given.get(name) is None}}


def read(code: str) -> FiscalCode:
    """What a receipt's code says. Raises FiscalUnclear."""
    try:
        return fiscal.read(code)
    except fiscal.Unclear as wrong:
        raise FiscalUnclear(why=say(f"finance-fiscal-bad-{wrong.what}")) from None


def require_new(ctx: Ctx, slip: FiscalCode) -> None:
    """Raises FiscalEntered for a receipt that stands in the books, with the way to it."""
    known = ctx.session.scalar(sa.select(FiscalReceipt).where(FiscalReceipt.code == slip.key))
    if known is not None:
        raise _entered(ctx, known.posting_id)


def _entered(ctx: Ctx, posting_id: int) -> FiscalEntered:
    posting = ctx.get(Posting, posting_id)
    what = called(ctx, posting)
    show = Act("finance.papers", {"expense": {"id": posting.id, "name": ctx.say(what)}})
    offers = [Button(say("finance-button-show-paper"), show)]
    return FiscalEntered(what=what, day=Day(posting.cash_day), offers=offers)


def keep(ctx: Ctx, slip: FiscalCode, posting: Posting) -> None:
    """The receipt stands in the books from now on. Raises FiscalEntered where another was quicker."""
    row = {"id": new_id(), "code": slip.key, "posting_id": posting.id, "at": _moment(ctx, slip)}
    ctx.session.flush()
    if not insert_once(ctx.session, FiscalReceipt, row, by=("company_id", "code")):
        known = ctx.session.scalars(sa.select(FiscalReceipt).where(FiscalReceipt.code == slip.key)).one()
        raise _entered(ctx, known.posting_id)


@on(MoneyPosted)
def free(ctx: Ctx, event: MoneyPosted) -> None:
    """What was taken back may be entered again."""
    if event.storno_of is not None:
        gone = sa.delete(FiscalReceipt).where(FiscalReceipt.posting_id == event.storno_of)
        ctx.session.execute(gone, execution_options={"synchronize_session": False})


def ask_item(ctx: Ctx, kind: ItemKind, slip: FiscalCode | None, told: Money) -> Missing:
    """The question what a receipt is for, with the items that were used last."""
    if slip is None:
        question = say("finance-paper-ask-item", amount=told)
    else:
        key = slip.kind.replace("_", "-")
        question = say(f"finance-fiscal-ask-{key}", amount=_total(slip), at=Moment(_moment(ctx, slip)))
    likely = items_of_late(ctx.session, kind, SHOWN)
    options = [Option(item.name, {"id": item.id, "name": item.name}) for item in likely]
    return Missing("item", question, options)


def title(kind: ItemKind, amount: Money, item: Item | None, slip: FiscalCode | None) -> Said:
    """What was recorded, in one line."""
    deed = kind if slip is None or not slip.is_back else f"{kind}-back"
    if item is None:
        return say(f"finance-{deed}-recorded", amount=amount)
    return say(f"finance-{deed}-on", amount=amount, item=item.name)


def fact(ctx: Ctx, slip: FiscalCode | None) -> list[Fact]:
    """When the receipt was printed."""
    return [Fact(say("finance-label-slip"), Moment(_moment(ctx, slip)))] if slip else []


def notes(
    ctx: Ctx, slip: FiscalCode | None, asked: WithSlip, posting: Posting, amount: Money, files: list[str]
) -> list[Text]:
    """What is doubtful: sums that do not agree, the same money or the same photo entered before."""
    doubts = []
    if slip is not None and amount != _total(slip):
        doubts.append(say("finance-fiscal-other-sum", total=_total(slip), amount=amount))
    if asked.paper is not None:
        doubts += _sums(asked.paper, amount)
    by_file = next((one for one in _with_file(ctx, files) if one.id != posting.id), None)
    twin = like_this(ctx.session, posting) if slip is not None or asked.paper is not None else None
    if by_file is not None:
        seen = Day(by_file.cash_day)
        doubts.append(say("finance-paper-same-file", what=called(ctx, by_file), day=seen))
    elif twin is not None:
        doubts.append(say("finance-fiscal-twin", what=called(ctx, twin), day=Day(twin.cash_day)))
    return [Text(said, "warning") for said in doubts]


def _sums(paper: PaperTold, amount: Money) -> list[Said]:
    """Where the lines of a paper do not come to its total, or another sum is written than it says."""
    total, lines = (_money(one, amount.currency) for one in (paper.total, paper.lines_total))
    found = []
    if total is not None and lines is not None and lines != total:
        found.append(say("finance-paper-sums-differ", lines=lines, total=total))
    if total is not None and amount != total:
        found.append(say("finance-fiscal-other-sum", total=total, amount=amount))
    return found


def _with_file(ctx: Ctx, files: list[str]) -> list[Posting]:
    """Standing postings that such a file is attached to."""
    ids = records_with(ctx.session, "posting", files)
    query = sa.select(Posting).where(Posting.id.in_(ids), *standing())
    return list(ctx.session.scalars(query.order_by(Posting.id.desc())))


def _money(amount: Any, currency: str) -> Money | None:
    return None if amount is None else Money(to_minor(amount, currency), currency)


def _total(slip: FiscalCode) -> Money:
    return Money(to_minor(slip.total, slip.currency), slip.currency)


def _moment(ctx: Ctx, slip: FiscalCode) -> Any:
    return ctx.moment(slip.printed)
