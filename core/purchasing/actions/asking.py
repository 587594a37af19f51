"""What the room's actions share: their references and the order at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, WithJsonSchema

from core.acts.fields import BY_DOOR, Amount, BatchNumber, GoodsRef, Named, Price, Quantity
from core.acts.register import Asked, Ref
from core.acts.rights import Right
from core.inventory.actions.documents import LastDay, NewGoodsRef, Unit

if TYPE_CHECKING:
    from datetime import date

    from core.acts.ctx import Ctx
    from core.purchasing.models import Purchase

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")
_NAME = WithJsonSchema({"type": "string"})
SupplierRef = Annotated[Named, Ref("supplier"), _NAME]
NewSupplierRef = Annotated[Named, Ref("supplier", new=True), _NAME]
PurchaseRef = Annotated[Named, Ref("purchase"), _NAME]


class OrderedLine(Asked):
    product: NewGoodsRef = Field(description="Goods; unknown ones are written as new")
    quantity: Quantity
    price: Price | None = Field(None, description="What one unit (or one pack, if counted in packs) costs us")
    unit: Unit | None = None


class CameLine(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")
    quantity: Quantity
    price: Price | None = Field(None, description="Price of one unit by the bill, when it is another")
    unit: Unit | None = None
    batch: BatchNumber | None = None
    expires: LastDay | None = None
    sum: Amount | None = Field(
        None, description="What the line comes to by its waybill, by the door", json_schema_extra=BY_DOOR
    )


class OnePurchase(Asked):
    purchase: PurchaseRef = Field(description="Order to a supplier, by its number or the supplier's name")


class OneSupplier(Asked):
    supplier: SupplierRef = Field(description="Supplier, as the user named them")


def held(ctx: Ctx, purchase_id: int | None) -> Purchase:
    """The order FOR UPDATE, read afresh."""
    from core.purchasing.models import Purchase

    found = ctx.lock(Purchase, [purchase_id or 0])
    return found[0] if found else ctx.get(Purchase, purchase_id or 0)


def ahead(ctx: Ctx, day: date | None) -> date | None:
    """A day goods may be expected on. Raises PastDay."""
    from core.blocks import Day as OnDay
    from core.purchasing.refusals import PastDay

    if day is not None and day < ctx.today:
        raise PastDay(day=OnDay(day))
    return day
