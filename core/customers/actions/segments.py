"""Saved segments: written, looked at, their moves, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Amount, SegmentRef, Title
from core.acts.finding import fold
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Column, Day, Fact, Facts, Receipt, Said, Table, Text, say
from core.customers import cards, segments
from core.customers.keeping import tidy
from core.customers.models import Customer, CustomerSegment, SegmentMove
from core.customers.refusals import NoCriteria, SegmentTaken
from core.customers.segments import SUMS, Criteria, Status

READ, WRITE = Right("customers", "read"), Right("customers", "write")
Number = Annotated[int, Field(ge=1, le=100_000)]
SHOWN, MOVES, LATELY = 20, 40, 30


class NewSegment(Asked):
    name: Title = Field(description="Name of the segment")
    status: Status | None = Field(None, description="new, regular, vip or sleeping by the company's rules")
    silent_days: Number | None = Field(None, description="No order for so many days")
    active_days: Number | None = Field(None, description="The last order within so many days")
    min_orders: Number | None = Field(None, description="So many orders or more")
    min_sum: Amount | None = Field(None, description="Bought for this sum or more")
    min_average: Amount | None = Field(None, description="An average order of this sum or more")
    min_debt: Amount | None = Field(None, description="Owes this sum or more")


class OneSegment(Asked):
    saved: SegmentRef = Field(description="Saved segment, as the user named it")


class WhichSegment(Asked):
    segment: int


@action("customers.save_segment", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /segments")
def save_segment(ctx: Ctx, asked: NewSegment) -> Receipt:
    """Save a segment of customers: criteria under a name, looked up anew every day."""
    criteria = _criteria(ctx, asked)
    if not criteria.model_fields_set:
        raise NoCriteria
    return write_segment(ctx, asked.name, criteria)


def write_segment(ctx: Ctx, called: str, criteria: Criteria) -> Receipt:
    """A new segment under a name. Raises SegmentTaken."""
    name = tidy(called)
    if segments.is_taken(ctx.session, name):
        raise SegmentTaken(name=name)
    segment = CustomerSegment(
        name=name,
        name_key=fold(name),
        criteria=criteria.model_dump(exclude_none=True),
        created_at=ctx.now,
        person_id=ctx.actor.person_id,
        counted_at=ctx.now,
    )
    ctx.session.add(segment)
    ctx.session.flush()
    segments.fill(ctx.session, segment, ctx.now, ctx.company.zone)
    title = say("customers-segment-saved", name=name)
    return Receipt(
        [Text(title, "title"), *_contents(ctx, segment)],
        title=title,
        undo=Act("customers.drop_segment", {"segment": segment.id}),
        subject=("segment", segment.id),
    )


def _criteria(ctx: Ctx, asked: NewSegment) -> Criteria:
    given = asked.model_dump(exclude_none=True, exclude={"name"})
    for name in ("min_sum", "min_average", "min_debt"):
        if name in given:
            given[name] = ctx.minor(given[name])
    return Criteria(**given)


def criteria_line(ctx: Ctx, criteria: Criteria) -> Said:
    """The criteria in one line of words."""
    parts = []
    for name, value in criteria.model_dump(exclude_none=True).items():
        if name == "status":
            parts.append(ctx.say(say(f"customers-segment-{value}")))
        else:
            shown = ctx.money(value) if name in SUMS else value
            parts.append(ctx.say(say(f"customers-criterion-{name.replace('_', '-')}", value=shown)))
    return say("customers-criteria", what=", ".join(parts))


def _contents(ctx: Ctx, segment: CustomerSegment) -> list[Block]:
    """The rule, how many, those who bought most, the way to export and moves."""
    criteria = Criteria(**segment.criteria)
    came, left = _moved_lately(ctx, segment)
    moves = [Fact(say("customers-label-moves"), say("customers-moves", came=came, left=left))]
    found, count = listed(ctx, criteria, moves if came or left else [])
    rule = Text(criteria_line(ctx, criteria), "note")
    return [rule, *found, *_buttons(ctx, segment, count, came + left)]


def listed(ctx: Ctx, criteria: Criteria, facts: Sequence[Fact] = ()) -> tuple[list[Block], int]:
    """How many fit, for how much they bought, who bought most; and the number itself."""
    count, revenue = segments.number_now(ctx.session, criteria, ctx.today)
    told = [Fact(say("customers-label-members"), count)]
    if count:
        told.append(Fact(say("customers-label-revenue"), ctx.money(revenue)))
    blocks: list[Block] = [Facts([*told, *facts])]
    shown = segments.members_now(ctx.session, criteria, ctx.today, SHOWN)
    if shown:
        blocks.append(cards.table(ctx, shown))
    if count > len(shown):
        blocks.append(Text(say("customers-more-in-file", count=count - len(shown)), "note"))
    return blocks, count


def _buttons(ctx: Ctx, segment: CustomerSegment, count: int, moves: int) -> list[Block]:
    saved: dict[str, object] = {"saved": {"id": segment.id, "name": segment.name}}
    row = []
    if count and ctx.may("customers", "write"):
        row.append(Button(say("customers-button-export"), Act("customers.export", saved)))
    if moves:
        row.append(Button(say("customers-button-moves"), Act("customers.segment_moves", saved)))
    return [Buttons([row])] if row else []


def _moved_lately(ctx: Ctx, segment: CustomerSegment) -> tuple[int, int]:
    since = ctx.now - timedelta(days=LATELY)
    query = sa.select(SegmentMove.came, sa.func.count()).where(
        SegmentMove.segment_id == segment.id, SegmentMove.at >= since
    )
    found = {row[0]: int(row[1]) for row in ctx.session.execute(query.group_by(SegmentMove.came))}
    return found.get(True, 0), found.get(False, 0)


@action("customers.segments", needs=READ, risk=Risk.READ, command="segments", http="GET /segments")
def list_segments(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the saved segments of customers, and the ready-made ones."""
    found = segments.every(ctx.session)
    ready = [
        [Button(say(f"customers-list-{name}"), Act("customers.list", {"segment": name})) for name in pair]
        for pair in (("new", "regular"), ("vip", "sleeping"))
    ]
    ready.append([Button(say("customers-button-rfm"), Act("customers.rfm"))])
    if not found:
        return Receipt([Text(say("customers-no-segments")), Buttons(ready)])
    rows: list[Block] = []
    for segment in found:
        count, _ = segments.number_now(ctx.session, Criteria(**segment.criteria), ctx.today)
        rows.append(Text(say("customers-segment-line", name=segment.name, count=count)))
    opens = [[Button(say("customers-button-open", name=one.name), _show(one))] for one in found[:8]]
    return Receipt([Text(say("customers-segments"), "title"), *rows, Buttons([*opens, *ready])])


def _show(segment: CustomerSegment) -> Act:
    return Act("customers.segment", {"saved": {"id": segment.id, "name": segment.name}})


@action("customers.segment", needs=READ, risk=Risk.READ, http="GET /segments/{saved}")
def show_segment(ctx: Ctx, asked: OneSegment) -> Receipt:
    """Show who is in a saved segment now."""
    segment = ctx.get(CustomerSegment, asked.saved.id or 0)
    title = Text(say("customers-segment-title", name=segment.name), "title")
    return Receipt([title, *_contents(ctx, segment)], subject=("segment", segment.id))


@action("customers.segment_moves", needs=READ, risk=Risk.READ, http="GET /segments/{saved}/moves")
def show_moves(ctx: Ctx, asked: OneSegment) -> Receipt:
    """Show who came into a saved segment and who left it, the newest first."""
    segment = ctx.get(CustomerSegment, asked.saved.id or 0)
    query = (
        sa.select(SegmentMove, Customer)
        .join(Customer, Customer.id == SegmentMove.customer_id)
        .where(SegmentMove.segment_id == segment.id)
        .order_by(SegmentMove.at.desc(), SegmentMove.id.desc())
    )
    rows = ctx.session.execute(query.limit(MOVES)).all()
    title = say("customers-moves-of", name=segment.name)
    if not rows:
        return Receipt([Text(title, "title"), Text(say("customers-no-moves"))])
    table = Table(
        columns=[
            Column(say("field-common-day")),
            Column(say("customers-column-name")),
            Column(say("customers-column-move")),
        ],
        rows=[
            [Day(ctx.day_of(move.at)), who.name, say("customers-came" if move.came else "customers-left")]
            for move, who in rows
        ],
        title=title,
    )
    return Receipt([table], subject=("segment", segment.id))


@action("customers.remove_segment", needs=WRITE, risk=Risk.REVERSIBLE, http="DELETE /segments/{saved}")
def remove_segment(ctx: Ctx, asked: OneSegment) -> Receipt:
    """Take a saved segment away; its customers stay."""
    segment = ctx.get(CustomerSegment, asked.saved.id or 0)
    segment.removed_at = ctx.now
    ctx.session.flush()
    title = say("customers-segment-removed", name=segment.name)
    back = Act("customers.segment_back", {"segment": segment.id})
    return Receipt([Text(title, "title")], title=title, undo=back)


@action("customers.segment_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_segment_back(ctx: Ctx, asked: WhichSegment) -> Receipt:
    """Put a removed segment back among the others."""
    segment = ctx.get(CustomerSegment, asked.segment)
    if segments.is_taken(ctx.session, segment.name):
        raise SegmentTaken(name=segment.name)
    segment.removed_at = None
    ctx.session.flush()
    title = say("customers-segment-saved", name=segment.name)
    return Receipt([Text(title, "title")], title=title, subject=("segment", segment.id))


@action("customers.drop_segment", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def drop_segment(ctx: Ctx, asked: WhichSegment) -> Receipt:
    """Take back a segment that was just saved."""
    segment = ctx.get(CustomerSegment, asked.segment)
    segments.drop(ctx.session, segment)
    title = say("customers-segment-removed", name=segment.name)
    return Receipt([Text(title, "title")], title=title)
