"""A second person's yes to counts whose difference is above a sum."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.acts.fields import Price, Words
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Buttons, DocNo, Fact, Facts, Receipt, Said, Text, say
from core.inventory import approving, count_showing, sheets
from core.inventory.approving import APPROVE
from core.inventory.models import StockCount, Warehouse
from core.inventory.notices import CountJudged, CountWaits
from core.inventory.refusals import NoneWaits, NothingToChange

WRITE, SET = Right("inventory", "write"), Right("settings", "write")
Number = Annotated[int, Field(ge=1, description="Number of the count")]


class NewLimit(Asked):
    amount: Price = Field(description="Differences above this sum are approved by a second person; 0: never")


class LimitBack(Asked):
    before: int | None = None
    after: int | None = None


class WaitingCount(Asked):
    number: Number | None = Field(None, description="Number of the count; none = the only one that waits")


class Verdict(WaitingCount):
    reason: Words | None = Field(None, description="Why not")


class OneCount(Asked):
    count: int


class WaitsAgain(OneCount):
    asked: dict[str, Any]


@action("inventory.set_count_limit", needs=SET, risk=Risk.ADMIN, command="count_limit")
def set_limit(ctx: Ctx, asked: NewLimit) -> Receipt:
    """Say from which difference in money a count of stock waits for a second person's approval; 0: never."""
    before, after = approving.kept_limit(ctx), ctx.minor(asked.amount) or None
    if before == after:
        raise NothingToChange(product=ctx.say(say("inventory-count-limit")))
    approving.keep_limit(ctx, after)
    title = _limit(ctx, after)
    undo = Act("inventory.count_limit_back", {"before": before, "after": after})
    blocks: list[Block] = [Text(title)]
    if after is not None and not approving.others_may(ctx):
        blocks.append(Text(say("inventory-count-limit-alone"), "note"))
    return Receipt(blocks, title=title, undo=undo)


@action("inventory.count_limit_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_limit_back(ctx: Ctx, asked: LimitBack) -> Receipt:
    """The sum as it was, where it is still as we left it."""
    if approving.kept_limit(ctx) != asked.after:
        raise ChangedSince(what=say("inventory-count-limit"))
    approving.keep_limit(ctx, asked.before)
    return Receipt([Text(_limit(ctx, asked.before))], title=_limit(ctx, asked.before))


def _limit(ctx: Ctx, limit: int | None) -> Said:
    if limit is None:
        return say("inventory-count-limit-none")
    return say("inventory-count-limit-set", amount=ctx.money(limit))


def waits(ctx: Ctx, count: StockCount, worth: int) -> Receipt:
    """A finished sheet that waits, and a notice to those who may say yes."""
    number = DocNo("count", count.number)
    warehouse = ctx.get(Warehouse, count.warehouse_id).name
    title = say("inventory-count-waits", number=number)
    why = say("inventory-count-waits-why")
    sheet = Act("inventory.count_sheet", {"count": count.id})
    money = Fact(say("inventory-label-difference-worth"), ctx.money(worth), sees="cost")

    def told() -> list[Block]:
        said = say("inventory-count-asks", number=number, warehouse=warehouse, who=_name(ctx))
        buttons = [approving.verdicts(count), [count_showing.sheet_button(sheet)]]
        return [Text(said), Facts([money]), Buttons(buttons)]

    ctx.notify(CountWaits, told, subject=("stock_count", count.id))
    return Receipt(
        [Text(title, "title"), Facts([money]), Text(why, "note")],
        title=title,
        undo=Act("inventory.recall_count", {"count": count.id}),
        subject=("stock_count", count.id),
    )


def _name(ctx: Ctx) -> str:
    found = ctx.finder("member").by_id(ctx, ctx.actor.person_id)
    return found.name if found is not None else ""


@action(
    "inventory.approve_count",
    needs=APPROVE,
    risk=Risk.MASS,
    command="approve_count",
    http="POST /inventory/stocktakes/approve",
)
def approve_count(ctx: Ctx, asked: WaitingCount) -> Receipt:
    """Approve a count that waits: its differences become a surplus and a shortage. Not by who has counted,
    where there is anybody else to."""
    count = approving.waiting(ctx, _one(ctx, asked.number))
    finished = approving.approve(ctx, count)
    said = say("inventory-count-approved", number=DocNo("count", count.number))
    _tell(ctx, count, said, None)
    receipt = count_showing.finished(ctx, count, finished)
    undo = Act("inventory.unapprove_count", {"count": count.id})
    return Receipt(receipt.blocks, title=said, undo=undo, subject=receipt.subject)


@action("inventory.unapprove_count", needs=APPROVE, risk=Risk.REVERSIBLE, hidden=True)
def unapprove_count(ctx: Ctx, asked: OneCount) -> Receipt:
    """An approved count waits again: its surplus and shortage are taken back."""
    count = approving.unapprove(ctx, asked.count)
    title = say("inventory-count-waits", number=DocNo("count", count.number))
    return Receipt([Text(title)], title=title, subject=("stock_count", count.id))


@action(
    "inventory.decline_count",
    needs=APPROVE,
    risk=Risk.REVERSIBLE,
    command="decline_count",
    http="POST /inventory/stocktakes/decline",
)
def decline_count(ctx: Ctx, asked: Verdict) -> Receipt:
    """Decline a count that waits: its sheet is open again, to be counted anew."""
    count = approving.waiting(ctx, _one(ctx, asked.number))
    was = dict(approving.asked_of(count))
    said = say("inventory-count-declined", number=DocNo("count", count.number))
    _tell(ctx, count, said, asked.reason)
    approving.go_on(ctx, count)
    blocks: list[Block] = [Text(said, "title")]
    if asked.reason:
        blocks.append(Facts([Fact(say("field-common-reason"), asked.reason)]))
    undo = Act("inventory.wait_again", {"count": count.id, "asked": was})
    return Receipt(blocks, title=said, undo=undo, subject=("stock_count", count.id))


@action("inventory.wait_again", needs=APPROVE, risk=Risk.REVERSIBLE, hidden=True)
def wait_again(ctx: Ctx, asked: WaitsAgain) -> Receipt:
    """A count that was declined waits as before."""
    from core.inventory.counting import held

    count = held(ctx, asked.count)
    approving.wait_again(ctx, count, asked.asked)
    title = say("inventory-count-waits", number=DocNo("count", count.number))
    return Receipt([Text(title)], title=title, subject=("stock_count", count.id))


@action("inventory.recall_count", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def recall_count(ctx: Ctx, asked: OneCount) -> Receipt:
    """A count that waits is open again."""
    count = approving.waiting(ctx, asked.count)
    approving.go_on(ctx, count)
    return count_showing.goes_on(count)


def _tell(ctx: Ctx, count: StockCount, said: Said, reason: str | None) -> None:
    """Who has counted hears what came of it."""
    by = approving.asked_of(count).get("by")
    blocks: list[Block] = [Text(said)]
    if reason:
        blocks.append(Facts([Fact(say("field-common-reason"), reason)]))
    if isinstance(by, int):
        ctx.notify(CountJudged, lambda: blocks, to=[by], subject=("stock_count", count.id))


def _one(ctx: Ctx, number: int | None) -> int:
    """The count of that number, or the only one that waits. Raises NoneWaits, or asks which."""
    found = [one for one in sheets.all_waiting(ctx.session) if number in (None, one.number)]
    if not found:
        raise NoneWaits
    if len(found) > 1:
        raise Missing("number", options=[Option(f"№ {one.number}", one.number) for one in found])
    return found[0].id
