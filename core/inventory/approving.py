"""Counts whose difference is above a sum wait for a second person's yes."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from core.acts.calls import Actor
from core.acts.ctx import Ctx
from core.acts.rights import CompanySettings, Right
from core.blocks import Act, Button, DocNo, say
from core.companies.models import Company, Member
from core.companies.standing import standing_of
from core.inventory import counting, queries, sheets
from core.inventory.annulling import annul
from core.inventory.counting import Finished
from core.inventory.models import Balance, CountLine, Product, StockCount, StockDocument
from core.inventory.refusals import CountClosed, NothingCounted, OwnCount
from core.money import half_up, line_total, share

APPROVE = Right("inventory", "admin")


def needs_second(ctx: Ctx, worth: int) -> bool:
    """Is a difference of so much money to be approved by somebody else, and is there anybody?"""
    limit = ctx.company.settings.count_limit
    return limit is not None and worth > limit and others_may(ctx)


def others_may(ctx: Ctx) -> bool:
    """Is there another person on the team who may approve counts?"""
    query = sa.select(Member.person_id).where(
        Member.active.is_(True), Member.person_id != ctx.actor.person_id
    )
    return any(
        standing_of(ctx.session, Actor(person, ctx.company.id)).may(APPROVE)
        for person in ctx.session.scalars(query)
    )


def worth(ctx: Ctx, count: StockCount) -> int:
    """What the differences of a count come to, surplus and shortage together, at what the goods cost now.

    Opening stock is no difference.
    """
    lines = sheets.counted(ctx.session, count.id)
    products = queries.by_ids(ctx.session, lines.keys())
    begun = queries.begun(ctx.session, lines.keys(), count.warehouse_id)
    query = sa.select(Balance).where(
        Balance.product_id.in_(lines.keys()), Balance.warehouse_id == count.warehouse_id
    )
    lying = {row.product_id: (row.on_hand, row.value) for row in ctx.session.scalars(query)}
    return sum(
        _worth(ctx, line, products[product], lying.get(product, (0, 0)))
        for product, line in lines.items()
        if product in begun
    )


def _worth(ctx: Ctx, line: CountLine, product: Product, lying: tuple[int, int]) -> int:
    (on_hand, value), quantity = lying, abs(line.counted - line.book)
    if on_hand <= 0:
        return line_total(product.cost or 0, quantity, ctx.company.currency)
    if line.counted < line.book:
        return share(value, min(quantity, on_hand), on_hand)
    return half_up(value * quantity, on_hand)


def wait(ctx: Ctx, count: StockCount, reason: str | None, *, rest_zero: bool) -> None:
    """The sheet is closed, stock stays as it is until somebody says yes. Raises NothingCounted."""
    if not sheets.counted(ctx.session, count.id):
        raise NothingCounted(number=DocNo("count", count.number))
    count.asked = {"by": ctx.actor.person_id, "reason": reason, "rest_zero": rest_zero}
    counting.close(ctx, count, "waiting")


def waiting(ctx: Ctx, count_id: int) -> StockCount:
    """A count that waits, locked. Raises CountClosed."""
    count = next(iter(ctx.lock(StockCount, [count_id])), None) or ctx.get(StockCount, count_id)
    if count.state != "waiting":
        raise CountClosed(number=DocNo("count", count.number))
    return count


def asked_of(count: StockCount) -> Mapping[str, object]:
    """Who has closed the sheet, why, and whether what nobody counted is gone."""
    return count.asked or {}


def approve(ctx: Ctx, count: StockCount) -> Finished:
    """The differences are written. Raises OwnCount, and what finishing does."""
    asked = asked_of(count)
    if asked.get("by") == ctx.actor.person_id and others_may(ctx):
        raise OwnCount(number=DocNo("count", count.number))
    reason = asked.get("reason")
    return counting.finish(ctx, count, str(reason) if reason else None, rest_zero=False)


def unapprove(ctx: Ctx, count_id: int) -> StockCount:
    """What an approved count has written is taken back; it waits again. Raises as annulling does."""
    count = ctx.lock(StockCount, [count_id])[0]
    if count.state != "finished" or not count.asked:
        raise CountClosed(number=DocNo("count", count.number))
    written = sa.select(StockDocument.id).where(
        StockDocument.basis_id == count.id, StockDocument.annulled.is_(False)
    )
    for document in ctx.session.scalars(written.order_by(StockDocument.id)).all():
        annul(ctx, document)
    counting.close(ctx, count, "waiting")
    return count


def go_on(ctx: Ctx, count: StockCount) -> None:
    """The sheet is open again: what was taken for gone is uncounted, what was counted stays."""
    gone = sa.delete(CountLine).where(CountLine.count_id == count.id, CountLine.assumed.is_(True))
    ctx.session.execute(gone)
    count.asked = None
    counting.open_again(ctx, count)


def wait_again(ctx: Ctx, count: StockCount, asked: Mapping[str, object]) -> None:
    """As it was before it was declined."""
    if asked.get("rest_zero"):
        counting.assume_gone(ctx, count)
    count.asked = dict(asked)
    counting.close(ctx, count, "waiting")


def keep_limit(ctx: Ctx, limit: int | None) -> None:
    """From which sum (minor units) counts need a second person; None: never."""
    company = ctx.get(Company, ctx.company.id)
    others = {name: value for name, value in company.settings.items() if name != "count_limit"}
    ctx.changed("count_limit", company.settings.get("count_limit"), limit)
    company.settings = others if limit is None else {**others, "count_limit": limit}
    ctx.session.flush()


def kept_limit(ctx: Ctx) -> int | None:
    """The sum as it is in this very transaction."""
    return CompanySettings.of(ctx.get(Company, ctx.company.id).settings).count_limit


def verdicts(count: StockCount) -> list[Button]:
    """Yes and no to a count."""
    which: dict[str, object] = {"number": count.number}
    return [
        Button(say("inventory-button-approve-count"), Act("inventory.approve_count", which), style="primary"),
        Button(say("inventory-button-decline-count"), Act("inventory.decline_count", which)),
    ]
