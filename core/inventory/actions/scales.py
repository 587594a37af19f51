"""Which codes the shop's scales print, and what is inside of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.refusals import ChangedSince
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Column, Receipt, Said, Table, Text, Value, say
from core.inventory import scales
from core.inventory.refusals import NothingToChange, ScaleUnknown
from core.inventory.scales import Holds

SET = Right("settings", "write")
Prefix = Annotated[int, Field(ge=20, le=28, description="First two figures of the codes: 20 to 28")]


class NewScale(Asked):
    prefix: Prefix
    inside: Literal["weight", "sum", "whole_sum", "off"] = Field(
        "weight",
        description="The five figures inside: grams or pieces, a sum, a sum without cents; off: no scales",
    )


class ScalesBack(Asked):
    before: dict[str, str]
    after: dict[str, str]


@action("inventory.set_scales", needs=SET, risk=Risk.ADMIN, command="scales", http="PUT /inventory/scales")
def set_scales(ctx: Ctx, asked: NewScale) -> Receipt:
    """Say which codes the shop's scales print: two figures of a prefix, five of the goods' article, five of
    the weight or the sum. Goods are then found with the quantity by such a code, typed or in a picture."""
    before, prefix = scales.kept(ctx), str(asked.prefix)
    after = dict(before)
    if asked.inside == "off":
        if prefix not in before:
            raise ScaleUnknown(prefix=prefix)
        del after[prefix]
    else:
        after[prefix] = asked.inside
    if after == before:
        raise NothingToChange(product=ctx.say(say("inventory-scales-title")))
    scales.keep(ctx, after)
    key = "inventory-scale-gone" if asked.inside == "off" else "inventory-scale-set"
    title = say(key, prefix=prefix, inside=_inside(asked.inside))
    undo = Act("inventory.scales_back", {"before": before, "after": after})
    return Receipt([Text(title, "title"), *_table(after)], title=title, undo=undo)


@action("inventory.scales_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def put_scales_back(ctx: Ctx, asked: ScalesBack) -> Receipt:
    """The codes of scales are as they were, where they are still as we left them."""
    if scales.kept(ctx) != asked.after:
        raise ChangedSince(what=say("inventory-scales-title"))
    scales.keep(ctx, {prefix: scales.HOLDS[holds] for prefix, holds in asked.before.items()})
    title = say("inventory-scales-put-back")
    return Receipt([Text(title)], title=title)


def _table(known: dict[str, Holds]) -> list[Block]:
    """All prefixes, with an example of a code each."""
    rows: list[list[Value]] = [
        [say("inventory-scale-shape", prefix=prefix), _inside(known[prefix])] for prefix in sorted(known)
    ]
    columns = [Column(say("field-inventory-barcode")), Column(say("field-inventory-inside"))]
    note = Text(say("inventory-scales-note"), "note")
    return [Table(columns, rows), note] if rows else []


def _inside(holds: str) -> Said:
    return say(f"acts-value-{holds.replace('_', '-')}")
