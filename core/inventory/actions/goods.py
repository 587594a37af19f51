"""The list of goods: add, change, show, archive."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from core.acts.calls import Missing, Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import AssortmentRef, Count, GoodsRef, Price, Title, Words
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Button, Buttons, Column, Facts, Qty, Receipt, Table, Text, Value, say
from core.inventory import editing, queries, showing
from core.inventory.keeping import UNIT, bring_back, put_away, remove_unused, write_product
from core.inventory.kits.composition import KIT, buildable
from core.inventory.ledger import Stock, stock_of
from core.inventory.models import Product
from core.inventory.refusals import InUse, NothingToChange, SameName, StockRemains, UnitInUse
from core.inventory.units import unit_code
from core.inventory.variants.models import Family
from core.inventory.variants.showing import card as family_card
from core.money import from_milli, to_milli, to_price

READ, WRITE = Right("inventory", "read"), Right("inventory", "write")
Code = Annotated[str, Field(min_length=1, max_length=60, description="Barcode or article")]
Unit = Annotated[str, Field(max_length=40, description="Unit as the user named it: кг, л, шт, box")]
Changeable = Literal["name", "unit", "barcode", "cost", "category"]


class NewProduct(Asked):
    name: Title = Field(description="Name of the goods in the nominative, without price and quantity")
    price: Price | None = Field(None, description="What we sell one unit for")
    cost: Price | None = Field(None, description="What one unit costs us")
    unit: Unit | None = None
    barcode: Code | None = None
    kind: Literal["goods", "service"] = Field(
        "goods", description="goods are kept in stock, a service is not"
    )
    category: Title | None = None
    low_level: Count | None = Field(None, description="Warn when this many or fewer are left")


class OneProduct(Asked):
    product: GoodsRef = Field(description="Goods, as the user named them")


class WhichProduct(Asked):
    product: AssortmentRef = Field(description="Goods, as the user named them")


class ProductEdit(OneProduct):
    name: Title | None = None
    unit: Unit | None = None
    barcode: Code | None = None
    cost: Price | None = Field(None, description="What one unit costs us")
    category: Title | None = None
    what: Changeable | None = Field(None, description="The field to change, when its value is not known yet")


class ProductQuery(Asked):
    query: Words | None = Field(None, description="Part of a name, or a barcode")


class ProductPage(ProductQuery):
    after: list[str] = Field(min_length=2, max_length=2)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


class FieldBack(Asked):
    field: str
    old: str | int | None = None
    ours: str | int | None = None


class EditBack(OneProduct):
    fields: list[FieldBack]


class NewLevel(OneProduct):
    level: Count = Field(description="Warn when this many or fewer are left")


@action(
    "inventory.add",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="good",
    http="POST /inventory/products",
    menu=5,
)
def add_product(ctx: Ctx, asked: NewProduct) -> Receipt:
    """Add a product or a service to the list: name, selling price, cost, unit."""
    same = queries.namesake(ctx.session, asked.name)
    if same is not None:
        raise SameName(product=same.name, offers=_same_name_offers(same, asked))
    product = write_product(
        ctx,
        asked.name,
        kind=asked.kind,
        unit=unit_code(asked.unit or ("service" if asked.kind == "service" else UNIT)),
        price=None if asked.price is None else to_price(asked.price),
        cost=None if asked.cost is None else to_price(asked.cost),
        category=asked.category,
        low_level=None if asked.low_level is None else to_milli(asked.low_level),
        barcodes=[asked.barcode] if asked.barcode else [],
    )
    title = say("inventory-added", product=product.name)
    blocks = [Text(title, "title"), *showing.card(ctx, product)[1:]]
    undo = Act("inventory.remove", {"product": showing.named(product)})
    return Receipt(blocks, title=title, undo=undo, subject=("product", product.id))


def _same_name_offers(same: Product, asked: NewProduct) -> list[Button]:
    offers = [open_button(same)]
    if asked.price is not None and to_price(asked.price) != same.price:
        args: dict[str, object] = {"product": showing.named(same), "price": str(asked.price)}
        offers.append(Button(say("inventory-button-price"), Act("inventory.set_price", args)))
    return offers


def open_button(product: Product) -> Button:
    """The way to a product's card."""
    return Button(say("inventory-button-open", product=product.name), _show(product))


def _show(product: Product) -> Act:
    return Act("inventory.show", {"product": showing.named(product)})


@action("inventory.remove", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def remove_product(ctx: Ctx, asked: OneProduct) -> Receipt:
    """Take back a product that was just added and is not used."""
    product = _product(ctx, asked)
    name, opening = product.name, open_button(product)
    if not remove_unused(ctx, product):
        raise InUse(product=name, offers=[opening])
    title = say("inventory-removed", product=name)
    return Receipt([Text(title)], title=title)


@action("inventory.change", needs=WRITE, risk=Risk.REVERSIBLE, http="PATCH /inventory/products/{product}")
def change_product(ctx: Ctx, asked: ProductEdit) -> Receipt:
    """Change a product's name, unit, cost or category, or give it one more barcode."""
    product = _product(ctx, asked)
    given = _given(asked)
    if not given and not asked.barcode:
        raise _which_field(asked, product)
    known = queries.codes_of(ctx.session, product.id)
    new = {field: value for field, value in given.items() if getattr(product, field) != value}
    if asked.barcode and asked.barcode not in known:
        new["barcode"] = asked.barcode
    if not new:
        raise NothingToChange(product=product.name)
    _check(ctx, product, new)
    edits = editing.apply(ctx, product, new)
    return _changed(ctx, product, edits)


def _given(asked: ProductEdit) -> dict[str, str | int | None]:
    given: dict[str, str | int | None] = {}
    if asked.name is not None:
        given["name"] = " ".join(asked.name.split())
    if asked.unit is not None:
        given["unit"] = unit_code(asked.unit)
    if asked.cost is not None:
        given["cost"] = to_price(asked.cost)
    if asked.category is not None:
        given["category"] = asked.category
    return given


def _which_field(asked: ProductEdit, product: Product) -> Exception:
    """The question after a bare "change": which field, then its value."""
    if asked.what is not None:
        return Missing(asked.what)
    fields = ("name", "unit", "barcode", "cost", "category")
    options = [Option(editing.label(field), field) for field in fields]
    return Unclear("what", options, say("inventory-change-what", product=product.name))


def _check(ctx: Ctx, product: Product, new: dict[str, str | int | None]) -> None:
    if "name" in new:
        same = queries.namesake(ctx.session, str(new["name"]))
        if same is not None and same.id != product.id:
            raise SameName(product=same.name)
    if "unit" in new:
        stock = stock_of(ctx.session, [product.id])[product.id]
        if stock.on_hand or stock.reserved or queries.has_moved(ctx.session, product.id):
            raise UnitInUse(product=product.name, left=Qty(stock.on_hand, product.unit))


def _changed(ctx: Ctx, product: Product, edits: list[editing.Edit]) -> Receipt:
    title = say("inventory-changed", product=product.name)
    undo = Act(
        "inventory.put_back",
        {
            "product": showing.named(product),
            "fields": [{"field": edit.field, "old": edit.old, "ours": edit.new} for edit in edits],
        },
    )
    facts = [editing.fact(ctx, product, edit) for edit in edits]
    return Receipt(
        [Text(title, "title"), Facts(facts)], title=title, undo=undo, subject=("product", product.id)
    )


@action("inventory.put_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_fields_back(ctx: Ctx, asked: EditBack) -> Receipt:
    """Give fields of a product their former values, where they still hold ours."""
    product = _product(ctx, asked)
    edits = [editing.Edit(back.field, back.old, back.ours) for back in asked.fields]
    editing.put_back(ctx, product, edits)
    title = say("inventory-put-back", product=product.name)
    return Receipt([Text(title)], title=title, subject=("product", product.id))


@action("inventory.set_level", needs=WRITE, risk=Risk.REVERSIBLE, command="level")
def set_low_level(ctx: Ctx, asked: NewLevel) -> Receipt:
    """Set at how many left to warn that a product runs low."""
    product = _product(ctx, asked)
    level = to_milli(asked.level)
    if product.low_level == level:
        raise NothingToChange(product=product.name)
    return _changed(ctx, product, editing.apply(ctx, product, {"low_level": level}))


@action(
    "inventory.archive", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /inventory/products/{product}/archive"
)
def archive_product(ctx: Ctx, asked: OneProduct) -> Receipt:
    """Put a product away: it is no longer listed or sold, its past stays."""
    product = _product(ctx, asked)
    stock = stock_of(ctx.session, [product.id])[product.id]
    if stock.on_hand or stock.reserved:
        raise StockRemains(
            product=product.name,
            left=Qty(stock.on_hand, product.unit),
            offers=_write_off_offer(product, stock),
        )
    if product.archived:
        raise NothingToChange(product=product.name)
    put_away(ctx, product)
    title = say("inventory-archived", product=product.name)
    undo = Act("inventory.unarchive", {"product": showing.named(product)})
    return Receipt([Text(title)], title=title, undo=undo, subject=("product", product.id))


def _write_off_offer(product: Product, stock: Stock) -> list[Button]:
    if stock.on_hand <= 0 or stock.reserved:
        return []
    line = {"product": showing.named(product), "quantity": str(from_milli(stock.on_hand))}
    return [Button(say("inventory-button-write-off"), Act("inventory.write_off", {"lines": [line]}))]


@action("inventory.unarchive", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def unarchive_product(ctx: Ctx, asked: OneProduct) -> Receipt:
    """Take a product back from the archive."""
    product = _product(ctx, asked)
    bring_back(ctx, product)
    title = say("inventory-unarchived", product=product.name)
    return Receipt([Text(title)], title=title, subject=("product", product.id))


@action("inventory.list", needs=READ, risk=Risk.READ, command="goods", http="GET /inventory/products", menu=4)
def list_products(ctx: Ctx, asked: ProductQuery) -> Receipt:
    """List goods with prices and what is available: all, or those whose name holds some words."""
    return _page(ctx, asked.query, FIRST)


@action("inventory.list_page", needs=READ, risk=Risk.READ, hidden=True)
def products_page(ctx: Ctx, asked: ProductPage) -> Receipt:
    """The next page of the list of goods."""
    return _page(ctx, asked.query, Page(asked.after, asked.trail))


def _page(ctx: Ctx, query: str | None, at: Page) -> Receipt:
    rows = queries.product_page(ctx.session, queries.key(at.after), query)
    shown = rows[: queries.PAGE]
    if not shown:
        return Receipt([*_nothing(ctx, query)])
    stocks = stock_of(ctx.session, [row.id for row in shown])
    kits = buildable(ctx.session, [row.id for row in shown if row.kind == KIT])
    page = Act("inventory.list_page", {"query": query})
    more, last = len(rows) > queries.PAGE, shown[-1]
    table = Table(
        columns=[
            Column(say("field-common-product")),
            Column(say("field-common-price"), "number"),
            Column(say("inventory-label-available"), "number"),
        ],
        rows=[_row(ctx, row, kits.get(row.id, stocks[row.id].available)) for row in shown],
        title=say("inventory-list-title"),
        acts=[_show(row) for row in shown],
        labels=[row.name for row in shown],
        next=at.following(page, [last.name_key, str(last.id)]) if more else None,
        previous=at.previous(page, Act("inventory.list", {"query": query} if query else {})),
    )
    return Receipt([table])


def _row(ctx: Ctx, product: Product, available: int) -> list[Value]:
    left = Qty(available, product.unit) if product.kind != "service" else None
    return [product.name, showing.price(ctx, product.price), left]


def _nothing(ctx: Ctx, query: str | None) -> list[Text | Buttons]:
    said = say("inventory-list-nothing", query=query) if query else say("inventory-list-empty")
    if not ctx.may("inventory", "write"):
        return [Text(said)]
    args: dict[str, object] = {"name": query} if query else {}
    return [Text(said), Buttons([[Button(say("inventory-button-add"), Act("inventory.add", args))]])]


@action("inventory.show", needs=READ, risk=Risk.READ, http="GET /inventory/products/{product}")
def show_product(ctx: Ctx, asked: WhichProduct) -> Receipt:
    """Show a product's card: price, stock by warehouse, level, barcodes."""
    family = ctx.session.get(Family, asked.product.id or 0)
    if family is not None:
        return Receipt(family_card(ctx, family), subject=("family", family.id))
    product = ctx.get(Product, asked.product.id or 0)
    return Receipt(showing.card(ctx, product), subject=("product", product.id))


def _product(ctx: Ctx, asked: OneProduct) -> Product:
    return ctx.get(Product, asked.product.id or 0)
