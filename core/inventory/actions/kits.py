"""Kits: what they are made of, told, shown and taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, WithJsonSchema

from core.acts.ctx import Ctx
from core.acts.fields import GoodsRef, Named, Price, Quantity
from core.acts.register import Asked, Nothing, Ref, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Text, say
from core.inventory import showing
from core.inventory.actions.documents import Unit
from core.inventory.actions.prices import PriceBatch, restore_prices, write_prices
from core.inventory.keeping import remove_unused, write_product
from core.inventory.kits import keeping
from core.inventory.kits.composition import KIT, pieces_of
from core.inventory.kits.refusals import NotKit, PartNotGoods
from core.inventory.kits.showing import kit_blocks, kit_facts, kit_words, kits_table
from core.inventory.measuring import measured
from core.inventory.models import Product, ProductKind
from core.inventory.refusals import ChangedSince, InUse, NothingToChange
from core.money import to_milli, to_price

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")
KitRef = Annotated[Named, Ref("product", new=True), WithJsonSchema({"type": "string"})]


class KitLine(Asked):
    """A part of a kit."""

    product: GoodsRef = Field(description="Goods inside")
    quantity: Quantity = Field(Decimal(1), description="In one kit")
    unit: Unit | None = None


class NewKit(Asked):
    kit: KitRef = Field(description="The kit; an unknown one is new")
    lines: list[KitLine] = Field(min_length=1, max_length=50, description="Parts of one kit")
    price: Price | None = Field(None, description="Of one kit")


class WhichKit(Asked):
    product: GoodsRef = Field(description="The kit, as the user named it")


class StoredPart(Asked):
    product: int
    quantity: int


class KitBack(Asked):
    product: GoodsRef
    kind: ProductKind
    parts: list[StoredPart]
    ours: list[StoredPart]
    created: bool = False
    prices: int | None = None
    """The change of its price that came with it."""


@action(
    "inventory.set_kit",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="kit",
    http="PUT /inventory/kits",
)
def set_kit(ctx: Ctx, asked: NewKit) -> Receipt:
    """Say what a kit is made of: goods sold as one. It has no stock, selling it takes its parts."""
    kit, created = _kit(ctx, asked)
    kind, was, old_price = kit.kind, keeping.stored_parts(ctx, kit), kit.price
    parts = [_part(ctx, kit, line) for line in asked.lines]
    ours = [(part.id, quantity) for part, quantity in parts]
    price = None if asked.price is None or created else to_price(asked.price)
    if kind == KIT and sorted(was) == sorted(ours) and price in (None, old_price):
        raise NothingToChange(product=kit.name)
    keeping.set_parts(ctx, kit, parts)
    ctx.session.flush()
    prices = write_prices(ctx, [(kit, price)]) if price not in (None, old_price) else None
    ctx.changed("product.kit", was, ours)
    word = "inventory-kit-set-anew" if was else "inventory-kit-set"
    title = say(word, product=kit.name, parts=kit_words(pieces_of(ctx.session, kit.id)))
    back: dict[str, object] = {
        "product": showing.named(kit),
        "kind": kind,
        "parts": _stored(was),
        "ours": _stored(ours),
        "created": created,
        "prices": prices,
    }
    return Receipt(
        [Text(title), *_after(ctx, kit)],
        title=title,
        undo=Act("inventory.put_kit_back", back),
        subject=("product", kit.id),
    )


def _kit(ctx: Ctx, asked: NewKit) -> tuple[Product, bool]:
    """The product that is to be a kit, and whether it was written for it."""
    if asked.kit.id is not None:
        return ctx.get(Product, asked.kit.id), False
    price = None if asked.price is None else to_price(asked.price)
    made = write_product(ctx, asked.kit.name, price=price)
    asked.kit.id, asked.kit.name = made.id, made.name
    return made, True


def _part(ctx: Ctx, kit: Product, line: KitLine) -> tuple[Product, int]:
    product = ctx.get(Product, line.product.id or 0)
    if product.kind == "service":
        raise PartNotGoods(product=product.name, kit=kit.name)
    if product.kind == KIT or product.id == kit.id:
        return product, to_milli(line.quantity)
    return product, measured(ctx, product, line.quantity, line.unit)


def _stored(parts: list[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"product": product, "quantity": quantity} for product, quantity in parts]


def _after(ctx: Ctx, kit: Product) -> list[Block]:
    """How many there are now, and the price where none is known."""
    blocks: list[Block] = [Facts([*_price(ctx, kit), *kit_facts(ctx, kit)[1:]])]
    if kit.price is None:
        ask = Act("inventory.set_price", {"product": showing.named(kit)})
        blocks.append(Buttons([[Button(say("inventory-button-price"), ask)]]))
    return blocks


def _price(ctx: Ctx, kit: Product) -> list[Fact]:
    if kit.price is None:
        return []
    return [Fact(say("field-common-price"), showing.price(ctx, kit.price))]


@action("inventory.put_kit_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_kit_back(ctx: Ctx, asked: KitBack) -> Receipt:
    """A kit is made of what it was before, or is no kit again, if it still is as we left it."""
    kit = ctx.get(Product, asked.product.id or 0)
    ours = [(part.product, part.quantity) for part in asked.ours]
    if (kit.kind == KIT) != bool(ours) or keeping.stored_parts(ctx, kit) != ours:
        raise ChangedSince(product=kit.name)
    if asked.prices is not None:
        restore_prices(ctx, PriceBatch(batch=asked.prices))
    name = kit.name
    if asked.created:
        _remove(ctx, kit)
        title = say("inventory-removed", product=name)
        return Receipt([Text(title)], title=title)
    parts = [(part.product, part.quantity) for part in asked.parts]
    if asked.kind == KIT and kit.kind != KIT:
        keeping.set_parts(ctx, kit, [(ctx.get(Product, part), quantity) for part, quantity in parts])
    else:
        keeping.write(ctx, kit, parts, asked.kind)
    title = say("inventory-put-back", product=name)
    return Receipt([Text(title)], title=title, subject=("product", kit.id))


def _remove(ctx: Ctx, kit: Product) -> None:
    opening = Button(
        say("inventory-button-open", product=kit.name),
        Act("inventory.show", {"product": showing.named(kit)}),
    )
    name = kit.name
    if not remove_unused(ctx, kit):
        raise InUse(product=name, offers=[opening])


@action("inventory.kit", needs=READ, risk=Risk.READ, http="GET /inventory/kits/{product}")
def show_kit(ctx: Ctx, asked: WhichKit) -> Receipt:
    """Show what a kit is made of, and how many can be put together."""
    kit = _known_kit(ctx, asked)
    title = say("inventory-kit", product=kit.name)
    blocks: list[Block] = [Text(title, "title"), Facts([*_price(ctx, kit), *kit_facts(ctx, kit)[1:]])]
    return Receipt([*blocks, *kit_blocks(ctx, kit), *_deeds(ctx, kit)], subject=("product", kit.id))


def _known_kit(ctx: Ctx, asked: WhichKit) -> Product:
    kit = ctx.get(Product, asked.product.id or 0)
    if kit.kind != KIT:
        raise NotKit(product=kit.name)
    return kit


def _deeds(ctx: Ctx, kit: Product) -> list[Block]:
    if not ctx.may("inventory", "write"):
        return []
    named = {"product": showing.named(kit)}
    row = [Button(say("inventory-button-remove-kit"), Act("inventory.remove_kit", dict(named)))]
    if ctx.may("orders", "write"):
        sale: dict[str, object] = {"lines": [{**named, "quantity": "1"}]}
        row.insert(0, Button(say("inventory-button-sell"), Act("orders.sell", sale)))
    return [Buttons([row])]


@action("inventory.kits", needs=READ, risk=Risk.READ, command="kits", http="GET /inventory/kits")
def list_kits(ctx: Ctx, asked: Nothing) -> Receipt:
    """List the kits, and how many of each can be put together."""
    return Receipt(kits_table(ctx) or [Text(say("inventory-kits-none"))])


@action("inventory.remove_kit", needs=WRITE, risk=Risk.REVERSIBLE, http="DELETE /inventory/kits/{product}")
def remove_kit(ctx: Ctx, asked: WhichKit) -> Receipt:
    """Take a kit's composition away: it is ordinary goods again."""
    kit = _known_kit(ctx, asked)
    was = keeping.stored_parts(ctx, kit)
    keeping.write(ctx, kit, [], "goods")
    ctx.changed("product.kit", was, [])
    title = say("inventory-kit-removed", product=kit.name)
    back: dict[str, object] = {"product": showing.named(kit), "kind": KIT, "parts": _stored(was), "ours": []}
    return Receipt(
        [Text(title), Text(say("inventory-kit-removed-note"), "note")],
        title=title,
        undo=Act("inventory.put_kit_back", back),
        subject=("product", kit.id),
    )
