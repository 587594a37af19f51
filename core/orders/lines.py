"""From lines as they were said to lines of an order: products, services, units, prices."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files

import sqlalchemy as sa
from pydantic import Field

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Discount, FreeGoodsRef, Named, Price, Quantity, Title
from core.acts.finding import fold
from core.acts.register import Asked
from core.blocks import Qty, say
from core.inventory.kits.composition import KIT
from core.inventory.kits.refusals import KitWhole
from core.inventory.ledger import Want, expected_costs
from core.inventory.measuring import measured
from core.inventory.models import Product
from core.inventory.units import convert, unit_code
from core.money import MAX_MINOR, QUANTITY_SCALE, line_total, to_milli, to_price, unit_price
from core.orders.models import OrderLine
from core.orders.refusals import TooMuch
from core.tenancy import Prepared
from core.words import stem

_BREAKS = frozenset({"для", "с", "со", "из", "под", "на", "к", "от", "без", "for", "with", "of", "from"})


class NewLine(Asked):
    """Goods or a service with quantity and price."""

    product: FreeGoodsRef = Field(description="Goods or service, as the user named it")
    quantity: Quantity = Decimal(1)
    price: Price | None = Field(None, description="Price per unit; the card's own when left out")
    unit: Title | None = Field(None, description="Unit of the quantity, when one was named")
    discount: Discount | None = Field(None, description="On this line: '10%' or a sum")


def lines_of_words(ctx: Ctx, asked: list[NewLine], first: int = 1) -> list[OrderLine]:
    """New lines, numbered from `first`; not stored yet. Asks for what is missing or unclear."""
    products = _products(ctx, asked)
    made: list[OrderLine] = []
    for index, line in enumerate(asked):
        product = products.get(line.product.id or 0)
        new = _service_line if product is None else partial(_goods_line, product)
        made.append(new(ctx, index, line, first + index))
    if sum(line.total for line in made) > MAX_MINOR:
        raise TooMuch
    return made


@dataclass(frozen=True, slots=True)
class _Goods:
    """What a line takes from the card of goods or of a service."""

    id: int
    name: str
    unit: str
    kind: str
    price: int | None
    cost: int | None


_GOODS = Prepared(
    sa.select(Product.id, Product.name, Product.unit, Product.kind, Product.price, Product.cost).where(
        Product.id.in_(sa.bindparam("ids", expanding=True))
    ),
    Product,
)


def _products(ctx: Ctx, asked: list[NewLine]) -> dict[int, _Goods]:
    ids = {line.product.id for line in asked if line.product.id is not None}
    if not ids:
        return {}
    return {
        row.id: _Goods(row.id, row.name, row.unit, row.kind, row.price, row.cost)
        for row in _GOODS(ctx.session, ids=sorted(ids))
    }


def _goods_line(product: _Goods, ctx: Ctx, index: int, line: NewLine, position: int) -> OrderLine:
    quantity = _quantity(ctx, line, product)
    price = _told_price(ctx, line, quantity) if line.price is not None else product.price
    if price is None:
        raise Missing(f"lines.{index}.price", say("ask-orders-price-of", product=product.name))
    is_service, is_kit = product.kind == "service", product.kind == KIT
    if is_kit and quantity % QUANTITY_SCALE:
        raise KitWhole(product=product.name, quantity=Qty(quantity, product.unit))
    knows_cost = is_service and product.cost is not None
    return _line(
        ctx,
        product.name,
        product.unit,
        quantity,
        price,
        position=position,
        product_id=product.id,
        is_service=is_service,
        is_kit=is_kit,
        cost=line_total(product.cost or 0, quantity, ctx.company.currency) if knows_cost else None,
    )


def _told_price(ctx: Ctx, line: NewLine, quantity: int) -> int | None:
    """A price belongs to the unit it was said with: 600 for a box of twelve is 50 for one."""
    if line.price is None:
        return None
    price, said = to_price(line.price), to_milli(line.quantity)
    if quantity == said:
        return price
    return unit_price(line_total(price, said, ctx.company.currency), quantity, ctx.company.currency)


def _quantity(ctx: Ctx, line: NewLine, product: _Goods) -> int:
    milli = to_milli(line.quantity)
    if line.unit is None:
        return milli
    if product.kind == "goods":
        return measured(ctx, ctx.get(Product, product.id), line.quantity, line.unit)
    return convert(milli, unit_code(line.unit), product.unit) or milli


def _service_line(ctx: Ctx, index: int, line: NewLine, position: int) -> OrderLine:
    """A line without a card: a service by its name or by the user's word; anything else is asked about."""
    named = line.product
    if not (named.new or is_service(named.name)):
        raise _unknown_goods(index, line, named)
    if line.price is None:
        raise Missing(f"lines.{index}.price", say("ask-orders-price-of", product=named.name))
    unit = unit_code(line.unit) if line.unit else ""
    quantity, price = to_milli(line.quantity), to_price(line.price)
    own = {"position": position, "product_id": None, "is_service": True, "is_kit": False, "cost": 0}
    return _line(ctx, _spelled(named.name), unit, quantity, price, **own)


def _unknown_goods(index: int, line: NewLine, named: Named) -> Unclear:
    """No such product: make a card, or write it down as a service."""
    card: dict[str, object] = {"name": _spelled(named.name)}
    if line.price is not None:
        card["price"] = f"{line.price.normalize():f}"
    if line.unit is not None:
        card["unit"] = line.unit
    options = [
        Option(
            say("orders-option-create", product=named.name),
            card,
            action="inventory.add",
            resumes=True,
            asks="price",
        ),
        Option(say("orders-option-service", product=named.name), {"name": named.name, "new": True}),
    ]
    return Unclear(f"lines.{index}.product", options, say("orders-no-such-goods", product=named.name))


def _spelled(name: str) -> str:
    return " ".join(name.split())


def _line(ctx: Ctx, name: str, unit: str, quantity: int, price: int, **own: int | None) -> OrderLine:
    """`own`: position, product_id, is_service, is_kit, cost. One by one later, each costs ten times more."""
    total = line_total(price, quantity, ctx.company.currency)
    if total > MAX_MINOR:
        raise TooMuch
    return OrderLine.whole(
        order_id=0,
        name=name,
        unit=unit,
        quantity=quantity,
        price=price,
        discount=0,
        total=total,
        warehouse_id=None,
        reserved=0,
        shipped=0,
        shipped_cost=0,
        returned=0,
        returned_total=0,
        returned_cost=0,
        cancelled=0,
        **own,
    )


def freeze_costs(ctx: Ctx, lines: list[OrderLine]) -> None:
    """Write down what goods cost at confirmation, where their reserve has not told it already."""
    unknown = [
        line
        for line in lines
        if line.cost is None and line.product_id is not None and not (line.is_service or line.is_kit)
    ]
    if not unknown:
        return
    wants = [Want(line.product_id or 0, line.quantity) for line in unknown]
    for line, cost in zip(unknown, expected_costs(ctx, wants), strict=True):
        line.cost = cost


def fingerprint(customer_id: int | None, lines: list[OrderLine]) -> str:
    """A digest of whom and what: alike for orders that say the same."""
    said = sorted((line.product_id or 0, fold(line.name), line.quantity, line.price) for line in lines)
    return hashlib.sha256(repr((customer_id, said)).encode()).hexdigest()[:32]


def is_service(name: str) -> bool:
    """Does the name speak of work done rather than of goods? By its words before the first 'for', 'with' …"""
    for word in fold(name).split():
        if word in _BREAKS:
            return False
        if stem(word) in _service_stems():
            return True
    return False


@cache
def _service_stems() -> frozenset[str]:
    import yaml

    words = yaml.safe_load(files("core.orders").joinpath("services.yaml").read_text("utf-8"))
    return frozenset(stem(fold(word)) for line in words.values() for word in line.split())
