"""What an import would meet on our books: new, known and changed. Looked up only, nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.integrations import goods as goods_of
from core.integrations import people as people_of
from core.integrations import stored
from core.integrations.history import held_orders
from core.integrations.ours import id_in
from core.integrations.reading.records import Good
from core.integrations.running import GOODS_BATCH, parts
from core.integrations.sales import Goods, Known, number_of
from core.inventory.models import Product
from core.orders.models import Order

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Changed:
    """A document that says something else than the one we have; sums in minor units."""

    number: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Repriced:
    """Goods of ours that a list gives another price or cost (1/10 000)."""

    name: str
    what: Literal["price", "cost"]
    before: int | None
    now: int


@dataclass(slots=True)
class Beside:
    """The import beside our books."""

    goods_new: int = 0
    people_new: int = 0
    documents_new: int = 0
    documents_same: int = 0
    documents_changed: int = 0
    changed: list[Changed] = field(default_factory=list)
    repriced: list[Repriced] = field(default_factory=list)


def compare(ctx: Ctx, folder: Path, source: str, total: int) -> Beside:
    """Look everything up."""
    found, known = Beside(), Known()
    _goods(ctx, folder, source, found, known)
    _people(ctx, folder, source, found, known)
    held = ctx.session.scalar(sa.select(Order.id).where(Order.source == source).limit(1))
    if held is None and not _are_ours(folder):
        found.documents_new = total
    else:
        _documents(ctx, folder, source, found, known)
    return found


def _goods(ctx: Ctx, folder: Path, source: str, found: Beside, known: Known) -> None:
    goods = stored.goods(folder)
    for numbers in parts([n for n, (_, same) in enumerate(goods) if same == n], GOODS_BATCH):
        ids = goods_of.match(ctx.session, source, [goods[n][0] for n in numbers]).ids
        found.goods_new += len(numbers) - len(ids)
        found.repriced += _repriced(
            ctx, {product: goods[numbers[place]][0] for place, product in ids.items()}
        )
        known.goods |= {numbers[place]: Goods(product, "", "", False, None) for place, product in ids.items()}
    for number, (_, same) in enumerate(goods):
        if same != number and same in known.goods:
            known.goods[number] = known.goods[same]


def _repriced(ctx: Ctx, listed: dict[int, Good]) -> list[Repriced]:
    """What a list would change in goods we have; a sale changes nothing."""
    known = sa.select(Product.id, Product.name, Product.price, Product.cost).where(Product.id.in_(listed))
    found: list[Repriced] = []
    for row in ctx.session.execute(known.order_by(Product.name_key, Product.id)):
        good = listed[row.id]
        told: tuple[tuple[Literal["price", "cost"], int | None, int | None], ...] = (
            ("price", row.price, good.price),
            ("cost", row.cost, good.cost),
        )
        found += [
            Repriced(row.name, what, before, now)
            for what, before, now in told
            if good.listed and now is not None and now != before
        ]
    return found


def _people(ctx: Ctx, folder: Path, source: str, found: Beside, known: Known) -> None:
    people = stored.people(folder)
    for numbers in parts(list(range(len(people))), GOODS_BATCH):
        ids = people_of.match(ctx.session, source, [people[n] for n in numbers])
        found.people_new += len(numbers) - len(ids)
        known.people |= {numbers[place]: customer for place, customer in ids.items()}


def _are_ours(folder: Path) -> bool:
    """Is it a file of our own orders that comes back?"""
    first = next(iter(stored.document_batches(folder)), [])
    return any(id_in(document.number) is not None for document in first)


def _documents(ctx: Ctx, folder: Path, source: str, found: Beside, known: Known) -> None:
    for batch in stored.document_batches(folder):
        held = held_orders(ctx.session, source, [number_of(document) for document in batch])
        for document in batch:
            order = held.get(number_of(document))
            if order is None:
                found.documents_new += 1
            elif order.says(document, known):
                found.documents_same += 1
            else:
                found.documents_changed += 1
                now = sum(line.total for line in document.lines)
                found.changed.append(Changed(document.number, order.total, now))
    found.changed = found.changed[:MOST_SHOWN]
