"""Fiscal receipts behind postings: each is entered once, and is free again when its posting is taken back."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field, model_validator

from core import fiscal
from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.fields import BY_DOOR
from core.acts.register import Asked
from core.blocks import Act, Button, Day, Fact, Moment, Money, Said, Text, say
from core.finance.called import called
from core.finance.events import MoneyPosted
from core.finance.models import FiscalReceipt, Item, ItemKind, Posting
from core.finance.queries import items_of_late, like_this
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


class WithSlip(Asked):
    """What was spent or received, perhaps by a fiscal receipt: then its code tells sum, day and currency."""

    fiscal: FiscalText | None = Field(None, json_schema_extra=BY_DOOR)

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


def ask_item(ctx: Ctx, kind: ItemKind, slip: FiscalCode) -> Missing:
    """The question what a receipt is for, with the items that were used last."""
    likely = items_of_late(ctx.session, kind, SHOWN)
    options = [Option(item.name, {"id": item.id, "name": item.name}) for item in likely]
    key = slip.kind.replace("_", "-")
    question = say(f"finance-fiscal-ask-{key}", amount=_total(slip), at=Moment(_moment(ctx, slip)))
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


def notes(ctx: Ctx, slip: FiscalCode | None, posting: Posting, amount: Money) -> list[Text]:
    """What is doubtful: another sum than the receipt's, the same money entered by words before."""
    if slip is None:
        return []
    doubts = []
    if amount != _total(slip):
        said = say("finance-fiscal-other-sum", total=_total(slip), amount=amount)
        doubts.append(Text(said, "warning"))
    twin = like_this(ctx.session, posting)
    if twin is not None:
        words = {"what": called(ctx, twin), "day": Day(twin.cash_day)}
        doubts.append(Text(say("finance-fiscal-twin", **words), "warning"))
    return doubts


def _total(slip: FiscalCode) -> Money:
    return Money(to_minor(slip.total, slip.currency), slip.currency)


def _moment(ctx: Ctx, slip: FiscalCode) -> Any:
    return ctx.moment(slip.printed)
