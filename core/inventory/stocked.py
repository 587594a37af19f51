"""What stands on no shelf, and what is said when somebody looks for it there."""

from __future__ import annotations

from core.acts.ctx import Ctx
from core.blocks import Act, Button, say
from core.errors import Refusal
from core.inventory.models import Product
from core.inventory.refusals import NotStocked
from core.money import QUANTITY_SCALE, from_milli

_OF_PARTS = {
    "inventory.receive": "inventory-button-receive-parts",
    "inventory.write_off": "inventory-button-write-off-parts",
    "inventory.transfer": "inventory-button-transfer-parts",
}
"""Documents that do the same with a kit's parts."""


def require_stocked(ctx: Ctx, product: Product, quantity: int | None = None) -> None:
    """Raises NotStocked for a service, KitHasNoStock for a kit: the same document of its parts is offered.

    `quantity`: so many of it were meant (1/1000).
    """
    if not product.is_stocked:
        raise _not_stocked(ctx, product, quantity)


def _not_stocked(ctx: Ctx, product: Product, quantity: int | None) -> Refusal:
    from core.inventory.kits.composition import KIT, Piece, pieces_of
    from core.inventory.kits.refusals import KitHasNoStock
    from core.inventory.kits.showing import kit_words

    if product.kind != KIT:
        return NotStocked(product=product.name)
    pieces: list[Piece] = pieces_of(ctx.session, product.id)
    offers: list[Button] = []
    label, asked = _OF_PARTS.get(ctx.call.action), ctx.call.args.get("lines")
    if label is not None and quantity and isinstance(asked, list) and len(asked) == 1:
        lines = [
            {
                "product": {"id": piece.product_id, "name": piece.name},
                "quantity": f"{from_milli(piece.quantity * quantity // QUANTITY_SCALE).normalize():f}",
            }
            for piece in pieces
        ]
        offers.append(Button(say(label), Act(ctx.call.action, {**ctx.call.args, "lines": lines})))
    return KitHasNoStock(product=product.name, parts=kit_words(pieces), offers=offers)
