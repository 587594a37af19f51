"""RFM: six groups of customers by how lately, how often and for how much they buy."""

from __future__ import annotations

from collections import defaultdict

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Column, Percent, Receipt, Table, Text, Value, say
from core.customers import cards, queries
from core.customers.models import Customer
from core.customers.rfm import ENOUGH, GROUPS, Buyer, Group, Score, scores
from core.money import half_up

READ = Right("customers", "read")
SHOWN = 30


class OneGroup(Asked):
    rfm: Group = Field(description="champions, loyal, newcomers, cooling, at_risk or lost")


def rfm_scores(ctx: Ctx) -> list[Score]:
    """The scores of all who ever bought, as of today."""
    rows = queries.buyers(ctx.session)
    return scores(
        [Buyer(one, max((ctx.today - day).days, 0), orders, revenue) for one, day, orders, revenue in rows]
    )


@action("customers.rfm", needs=READ, risk=Risk.READ, command="rfm", http="GET /customers/rfm")
def show_rfm(ctx: Ctx, asked: Nothing) -> Receipt:
    """Group customers by how lately, how often and for how much they buy (RFM)."""
    found = rfm_scores(ctx)
    if not found:
        return Receipt([Text(say("customers-rfm-nobody"))])
    groups: dict[Group, list[Score]] = defaultdict(list)
    for score in found:
        groups[score.group].append(score)
    whole = sum(score.buyer.revenue for score in found)
    rows: list[list[Value]] = []
    for group in (one for one in GROUPS if groups[one]):
        revenue = sum(score.buyer.revenue for score in groups[group])
        share = Percent(half_up(revenue * 1000, whole) * 10) if whole > 0 else None
        rows.append([say(_key("rfm", group)), len(groups[group]), ctx.money(revenue), share])
    table = Table(
        columns=[
            Column(say("customers-column-group")),
            Column(say("customers-label-members"), "number"),
            Column(say("customers-label-revenue"), "number"),
            Column(say("customers-column-share"), "number"),
        ],
        rows=rows,
        title=say("customers-rfm-title", count=len(found)),
        total=[say("customers-total"), len(found), ctx.money(whole), None],
    )
    said = "customers-rfm-by-quantiles" if len(found) >= ENOUGH else "customers-rfm-by-thresholds"
    hints = [Text(say(_key("rfm-hint", group)), "note") for group in GROUPS if groups[group]]
    return Receipt([table, Text(say(said, least=ENOUGH), "note"), *hints, _ways(groups)])


def _key(what: str, group: Group) -> str:
    return f"customers-{what}-{group.replace('_', '-')}"


def _ways(groups: dict[Group, list[Score]]) -> Buttons:
    held = [group for group in GROUPS if groups[group]]
    buttons = [Button(say(_key("rfm", group)), Act("customers.rfm_group", {"rfm": group})) for group in held]
    return Buttons([buttons[at : at + 2] for at in range(0, len(buttons), 2)])


@action("customers.rfm_group", needs=READ, risk=Risk.READ, hidden=True)
def show_group(ctx: Ctx, asked: OneGroup) -> Receipt:
    """Show the customers of one RFM group, those who bought most first."""
    found = members_of(ctx, asked.rfm)
    title = say("customers-rfm-group", group=say(_key("rfm", asked.rfm)), count=len(found))
    if not found:
        return Receipt([Text(title, "title")])
    blocks: list[Block] = [
        Text(title, "title"),
        Text(say(_key("rfm-hint", asked.rfm)), "note"),
        cards.table(ctx, found[:SHOWN]),
    ]
    if len(found) > SHOWN:
        blocks.append(Text(say("customers-more-in-file", count=len(found) - SHOWN), "note"))
    if ctx.may("customers", "write"):
        export = Act("customers.export", {"rfm": asked.rfm})
        blocks.append(Buttons([[Button(say("customers-button-export"), export)]]))
    return Receipt(blocks)


def members_of(ctx: Ctx, group: Group) -> list[Customer]:
    """The customers of a group, those who bought most first."""
    ids = [score.buyer.id for score in rfm_scores(ctx) if score.group == group]
    held = queries.of_ids(ctx.session, ids)
    return sorted(held, key=lambda one: (-one.revenue, one.id))
