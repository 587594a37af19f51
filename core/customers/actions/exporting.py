"""Customers as a workbook: all, a group, a saved segment, an RFM group."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import SegmentRef
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Column, Day, Receipt, Said, Sheet, Table, Text, Value, say
from core.customers import queries, segments
from core.customers.actions.rfm import members_of
from core.customers.models import Customer, CustomerSegment
from core.customers.rfm import Group
from core.customers.rules import Segment
from core.customers.segments import Criteria

WRITE = Right("customers", "write")
MOST_ROWS = 20_000


class WhichCustomers(Asked):
    segment: Segment | None = Field(None, description="all, new, regular, vip, sleeping or debtors")
    saved: SegmentRef | None = Field(None, description="Saved segment, as the user named it")
    rfm: Group | None = Field(None, description="Group of RFM")


@action(
    "customers.export",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    at_once=True,
    command="customers_export",
    http="POST /customers/exports",
)
def export_customers(ctx: Ctx, asked: WhichCustomers) -> Receipt:
    """Write customers with contacts and sums as an Excel file. Every export is logged."""
    title, rows = _chosen(ctx, asked)
    if not rows:
        return Receipt([Text(say("customers-nobody-to-export"))], title=title)
    return Receipt([Text(title), Sheet(title, [_table(ctx, title, rows)])], title=title)


def _chosen(ctx: Ctx, asked: WhichCustomers) -> tuple[Said, Sequence[Customer]]:
    if asked.saved is not None:
        segment = ctx.get(CustomerSegment, asked.saved.id or 0)
        criteria = Criteria(**segment.criteria)
        rows = segments.members_now(ctx.session, criteria, ctx.today, MOST_ROWS)
        return say("customers-file-segment", name=segment.name), rows
    if asked.rfm is not None:
        return say(f"customers-file-{asked.rfm.replace('_', '-')}"), members_of(ctx, asked.rfm)[:MOST_ROWS]
    segment_name = asked.segment or "all"
    judged = queries.judge(ctx.session, ctx.today, of_buyers=segment_name == "vip")
    return say(f"customers-list-{segment_name}"), queries.whole_segment(
        ctx.session, segment_name, judged, MOST_ROWS
    )


def _table(ctx: Ctx, title: Said, rows: Sequence[Customer]) -> Table:
    columns = [
        Column(say("customers-column-name")),
        Column(say("field-common-phone")),
        Column(say("field-common-email")),
        Column(say("field-common-address")),
        Column(say("customers-label-orders"), "number"),
        Column(say("customers-label-revenue"), "number"),
        Column(say("customers-label-average"), "number"),
        Column(say("customers-label-owed"), "number"),
        Column(say("customers-label-first")),
        Column(say("customers-label-last")),
        Column(say("customers-label-mailings")),
        Column(say("customers-column-note")),
    ]
    return Table(columns, [_row(ctx, row) for row in rows], title=title)


def _row(ctx: Ctx, row: Customer) -> list[Value]:
    return [
        row.name,
        row.phone,
        row.email,
        row.address,
        row.orders,
        ctx.money(row.revenue),
        ctx.money(row.average) if row.orders else None,
        ctx.money(row.owed) if row.owed else None,
        Day(row.first_day) if row.first_day else None,
        Day(row.last_day) if row.last_day else None,
        say("acts-no" if row.opted_out else "acts-yes"),
        row.note,
    ]
