"""Customers by criteria said in words, and keeping them as a segment."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Title, Words
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Receipt, Text, say
from core.customers.actions.segments import criteria_line, listed, write_segment
from core.customers.refusals import CriteriaUnread, NoCriteria
from core.customers.segments import SUMS, Criteria

READ, WRITE = Right("customers", "read"), Right("customers", "write")


class InWords(Asked):
    words: Words = Field(
        min_length=1,
        description="All criteria as the user said them: bought for over 50000 and no orders for 2 months",
    )


class FoundSegment(Asked):
    name: Title = Field(description="Name of the segment")
    criteria: Criteria


@action("customers.select", needs=READ, risk=Risk.READ, command="select", http="GET /customers/selected")
def select_customers(ctx: Ctx, asked: InWords) -> Receipt:
    """Find customers by one or several criteria: sum bought, number of orders, average order, debt, how long
    without orders, new, regular or VIP."""
    criteria = criteria_of(ctx, asked.words)
    blocks: list[Block] = [
        Text(say("customers-selected"), "title"),
        Text(criteria_line(ctx, criteria), "note"),
    ]
    found, count = listed(ctx, criteria)
    blocks += found
    if count and ctx.may("customers", "write"):
        told: dict[str, object] = {"criteria": criteria.model_dump(exclude_none=True)}
        keep = Button(say("customers-button-keep-segment"), Act("customers.keep_found", told))
        blocks.append(Buttons([[keep]]))
    return Receipt(blocks)


def criteria_of(ctx: Ctx, words: str) -> Criteria:
    """What the words ask, sums in minor units. Raises CriteriaUnread, NoCriteria."""
    from core.customers.saying import criteria_in

    heard = criteria_in(words)
    if heard.unread:
        raise CriteriaUnread(words=heard.unread)
    if not heard.fields:
        raise NoCriteria
    given: dict[str, Any] = {
        name: ctx.minor(value) if name in SUMS else value for name, value in heard.fields.items()
    }
    return Criteria(**given)


@action("customers.keep_found", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def keep_found(ctx: Ctx, asked: FoundSegment) -> Receipt:
    """Keep the criteria customers were found by as a segment, looked up anew every day."""
    return write_segment(ctx, asked.name, asked.criteria)
