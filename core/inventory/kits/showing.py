"""How kits are shown: what they are made of, how many can be put together."""

from __future__ import annotations

from collections.abc import Sequence

from core.acts.ctx import Ctx
from core.blocks import Act, Block, Column, Fact, Qty, Said, Table, Text, Value, say
from core.inventory.kits.composition import Piece, Place, buildable, listed_kits, pieces_of, places
from core.inventory.ledger import Want, expected_costs, stock_of
from core.inventory.models import Product
from core.inventory.queries import by_ids
from core.money import line_total

MOST_NAMED = 6
MOST_LISTED = 20


def kit_words(pieces: Sequence[Piece]) -> Said:
    """The parts in a sentence: 'роза — 1 шт, лента — 2 м'."""
    said = say("inventory-kit-no-parts")
    for number, piece in enumerate(pieces[:MOST_NAMED]):
        word = say("inventory-kit-piece", product=piece.name, quantity=Qty(piece.quantity, piece.unit))
        said = say("inventory-kit-list", before=said, piece=word) if number else word
    more = len(pieces) - MOST_NAMED
    return say("inventory-kit-and-more", before=said, more=more) if more > 0 else said


def kit_facts(ctx: Ctx, kit: Product) -> list[Fact]:
    """What the card of a kit says in the place of its stock."""
    there = places(ctx.session, [kit.id])[kit.id]
    facts = [
        Fact(say("inventory-label-kind"), say("inventory-kind-kit")),
        Fact(say("inventory-label-buildable"), Qty(sum(place.kits for place in there), kit.unit)),
    ]
    pieces = pieces_of(ctx.session, kit.id)
    cost = _cost(ctx, pieces)
    if cost is not None:
        facts.append(Fact(say("inventory-label-kit-cost"), ctx.money(cost), sees="cost"))
    apart = _apart(ctx, pieces)
    if apart is not None:
        facts.append(Fact(say("inventory-label-apart"), ctx.money(apart)))
    return facts


def _cost(ctx: Ctx, pieces: Sequence[Piece]) -> int | None:
    """What the parts of one kit would cost now; None where nobody knows it of some."""
    costs = expected_costs(ctx, [Want(piece.product_id, piece.quantity) for piece in pieces])
    known = [cost for cost in costs if cost is not None]
    return sum(known) if known and len(known) == len(costs) else None


def _apart(ctx: Ctx, pieces: Sequence[Piece]) -> int | None:
    """What the parts would be sold for one by one; None where some have no price."""
    products = by_ids(ctx.session, [piece.product_id for piece in pieces])
    prices = [(products[piece.product_id].price, piece.quantity) for piece in pieces]
    if not prices or any(price is None for price, _ in prices):
        return None
    return sum(line_total(price or 0, quantity, ctx.company.currency) for price, quantity in prices)


def kit_blocks(ctx: Ctx, kit: Product) -> list[Block]:
    """The parts with what is free of each, and where whole kits can be put together."""
    pieces = pieces_of(ctx.session, kit.id)
    stocks = stock_of(ctx.session, [piece.product_id for piece in pieces])
    rows: list[list[Value]] = [
        [
            piece.name,
            Qty(piece.quantity, piece.unit),
            Qty(stocks[piece.product_id].available, piece.unit),
        ]
        for piece in pieces
    ]
    columns = [
        Column(say("inventory-label-part")),
        Column(say("inventory-label-in-kit"), "number"),
        Column(say("inventory-label-available"), "number"),
    ]
    there = places(ctx.session, [kit.id])[kit.id]
    return [
        Table(columns, rows, title=say("inventory-kit-parts-title")),
        *_by_place(kit, there),
        *_scarcest(pieces, there, {product: stock.available for product, stock in stocks.items()}),
    ]


def _by_place(kit: Product, there: Sequence[Place]) -> list[Block]:
    if len(there) < 2:
        return []
    columns = [Column(say("field-common-warehouse")), Column(say("inventory-label-buildable"), "number")]
    return [Table(columns, [[place.warehouse, Qty(place.kits, kit.unit)] for place in there])]


def _scarcest(pieces: Sequence[Piece], there: Sequence[Place], free: dict[int, int]) -> list[Block]:
    """Which part is the reason that no kit can be put together."""
    lacking = [piece for piece in pieces if free[piece.product_id] < piece.quantity]
    if there or not lacking:
        return []
    names = ", ".join(piece.name for piece in lacking[:MOST_NAMED])
    return [Text(say("inventory-kit-lacking", parts=names), "note")]


def kits_table(ctx: Ctx) -> list[Block]:
    """Kits under the list of stock: how many of each can be put together."""
    kits = listed_kits(ctx.session, MOST_LISTED)
    if not kits:
        return []
    counts = buildable(ctx.session, [kit.id for kit in kits])
    rows: list[list[Value]] = [[kit.name, Qty(counts[kit.id], kit.unit)] for kit in kits]
    columns = [Column(say("inventory-label-kit")), Column(say("inventory-label-buildable"), "number")]
    acts: list[Act | None] = [
        Act("inventory.kit", {"product": {"id": kit.id, "name": kit.name}}) for kit in kits
    ]
    return [
        Table(
            columns,
            rows,
            title=say("inventory-kits-title"),
            acts=acts,
            labels=[kit.name for kit in kits],
        )
    ]
