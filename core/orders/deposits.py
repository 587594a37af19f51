"""What must be paid of an order before it is confirmed, where the company asks for that."""

from __future__ import annotations

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.blocks import Block, Percent, Text, say
from core.money import half_up, to_major
from core.orders.models import Order
from core.orders.refusals import DepositShort


def deposit_of(ctx: Ctx, order: Order) -> int:
    """How much of an order must be paid first (minor units)."""
    return half_up(order.total * ctx.company.settings.deposit, 100)


def deposit_given(ctx: Ctx, order: Order, given: int | None) -> int:
    """What is paid with the confirmation. Asks for it where it is needed; raises DepositShort."""
    needed = deposit_of(ctx, order)
    if given is None and needed:
        question = say("orders-deposit-ask", percent=_percent(ctx), amount=ctx.money(needed))
        sums = dict.fromkeys((needed, order.total))
        raise Missing(
            "deposit",
            question,
            [Option(say("orders-sum", amount=ctx.money(one)), _plain(ctx, one)) for one in sums],
        )
    if (given or 0) < needed:
        raise DepositShort(amount=ctx.money(needed))
    return given or 0


def _plain(ctx: Ctx, amount: int) -> str:
    return f"{to_major(amount, ctx.company.currency):f}"


def _percent(ctx: Ctx) -> Percent:
    return Percent(ctx.company.settings.deposit * 100)


def deposit_note(ctx: Ctx, order: Order) -> list[Block]:
    """A word on a draft that waits for it."""
    needed = deposit_of(ctx, order) if order.state == "draft" else 0
    if not needed:
        return []
    return [Text(say("orders-deposit-needed", percent=_percent(ctx), amount=ctx.money(needed)), "note")]
