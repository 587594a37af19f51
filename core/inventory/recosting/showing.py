"""What a document in the past did to later costs, in words."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Block, Fact, Facts, Text, say
from core.inventory.recosting.keeping import Recosted

NAMED = 3


def recosted(ctx: Ctx, done: Recosted) -> list[Block]:
    """How many later documents are costed anew, by how much; which goods are not, and why."""
    blocks: list[Block] = []
    if done.gone:
        blocks.append(Text(say("inventory-recosted", count=len(done.gone)), "note"))
        label = say("inventory-label-recosted")
        blocks.append(Facts([Fact(label, ctx.money(done.cost), sees="cost")]))
    for why, names in sorted(done.left.items()):
        key = f"inventory-not-recosted-{why.replace('_', '-')}"
        products = ", ".join(names[:NAMED])
        blocks.append(Text(say(key, products=products, more=max(0, len(names) - NAMED)), "warning"))
    return blocks
