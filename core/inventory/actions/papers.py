"""Papers of receipts of goods: the supplier's waybill, as it was photographed."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.acts.refusals import NotAllowed
from core.acts.register import Risk, action
from core.acts.rights import Right
from core.attachments import keeping
from core.blocks import Block, DocNo, Receipt, Text, say
from core.inventory.actions.documents import OneDocument
from core.inventory.models import StockDocument
from core.inventory.waybills import KIND


@action("inventory.papers", needs=Right("inventory", "read"), risk=Risk.READ, hidden=True)
def show_papers(ctx: Ctx, asked: OneDocument) -> Receipt:
    """Send the waybill of a receipt of goods again. Costs stand on it: only who may see them gets it, and who
    has sent it."""
    document = ctx.get(StockDocument, asked.document)
    if ctx.actor.group:
        return Receipt([Text(say("inventory-papers-private"))])
    found = keeping.files_of(ctx.session, KIND, document.id)
    if not ctx.may("cost", "read") and any(one.person_id != ctx.actor.person_id for one in found):
        raise NotAllowed(what=say("acts-resource-cost"))
    title = say("inventory-papers-of", number=DocNo("receipt", document.number))
    blocks: list[Block] = [Text(title, "title"), *keeping.shown(found)]
    return Receipt(blocks, subject=(KIND, document.id))
