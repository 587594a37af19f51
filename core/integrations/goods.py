"""Goods of an import found among ours, written where they are new, changed where a list says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.finding import enter_new_names
from core.ids import new_id
from core.integrations.models import ImportedRecord, OuterKey
from core.integrations.reading.records import Good
from core.inventory.editing import price_unknown
from core.inventory.keeping import UNIT
from core.inventory.models import Barcode, PriceChange, Product, name_key
from core.inventory.units import unit_code
from core.orders.lines import is_service
from core.tenancy import HouseSession, insert_many

CODE_LENGTH = 64
CHANGED_BY_LIST = ("price", "cost", "low_level")


def good_key(good: Good) -> str:
    """What a source calls a good."""
    if good.code:
        return f"code:{good.code}"
    return f"bar:{good.barcode}" if good.barcode else f"name:{name_key(good.name)}"


@dataclass(slots=True)
class Matches:
    """Good's place in its batch → id of the product it is; and what else was looked up on the way."""

    ids: dict[int, int] = field(default_factory=dict)
    taken_codes: set[str] = field(default_factory=set)
    keyed: set[str] = field(default_factory=set)


def match(session: HouseSession, source: str, batch: Sequence[Good]) -> Matches:
    """Which goods are already ours: by the source's key, by code, by a name without a code."""
    keys = {good_key(good) for good in batch}
    known = _by_key(session, source, keys)
    codes = _by_code(session, {code for good in batch for code in codes_of(good)})
    names = _by_name(session, {name_key(good.name) for good in batch})
    coded = _coded(session, [product for ids in names.values() for product in ids])
    found = Matches(taken_codes=set(codes), keyed=set(known))
    used: set[int] = set()
    for place, good in enumerate(batch):
        product = known.get(good_key(good)) or next(
            (codes[code] for code in codes_of(good) if code in codes), None
        )
        if product is None:
            named = names.get(name_key(good.name), [])
            free = [one for one in named if not good.code or (one not in coded and one not in used)]
            product = free[0] if len(free) == 1 else None
        if product is not None:
            found.ids[place] = product
            used.add(product)
    return found


def codes_of(good: Good) -> list[str]:
    """The codes that stand for a good in our list: its barcode and its article."""
    codes = dict.fromkeys(code for code in (good.barcode, good.code) if code and len(code) <= CODE_LENGTH)
    return list(codes)


def _by_key(session: HouseSession, source: str, keys: set[str]) -> dict[str, int]:
    rows = session.execute(
        sa.select(OuterKey.key, OuterKey.record_id, Product.id)
        .join(Product, Product.id == OuterKey.record_id)
        .where(
            OuterKey.source == source,
            OuterKey.kind == "product",
            OuterKey.key.in_(keys),
            Product.archived.is_(False),
        )
    )
    return {row[0]: int(row[1]) for row in rows}


def _by_code(session: HouseSession, codes: set[str]) -> dict[str, int]:
    rows = session.execute(
        sa.select(Barcode.code, Barcode.product_id)
        .join(Product, Product.id == Barcode.product_id)
        .where(Barcode.code.in_(codes), Product.archived.is_(False))
    )
    return {row[0]: int(row[1]) for row in rows}


def _by_name(session: HouseSession, names: set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    rows = session.execute(
        sa.select(Product.name_key, Product.id).where(
            Product.name_key.in_(names), Product.archived.is_(False)
        )
    )
    for name, product in rows:
        found.setdefault(name, []).append(int(product))
    return found


def _coded(session: HouseSession, products: Sequence[int]) -> set[int]:
    """Products that bear a code of their own: another code is another product."""
    return set(session.scalars(sa.select(Barcode.product_id).where(Barcode.product_id.in_(products))))


def take_goods(ctx: Ctx, run_id: int, source: str, batch: Sequence[Good]) -> tuple[dict[int, int], int, int]:
    """Write a batch. Answers place in the batch → product id, how many are new, how many were changed."""
    found = match(ctx.session, source, batch)
    new = [(place, good) for place, good in enumerate(batch) if place not in found.ids]
    ids = dict(found.ids) | _write(ctx, run_id, new, found.taken_codes)
    changed = _change_listed(
        ctx, run_id, {found.ids[place]: good for place, good in enumerate(batch) if place in found.ids}
    )
    _remember(ctx.session, source, batch, ids, found.keyed)
    return ids, len(new), changed


def _write(ctx: Ctx, run_id: int, new: list[tuple[int, Good]], taken: set[str]) -> dict[int, int]:
    products, barcodes, ids = [], [], {}
    _give_up_codes(ctx.session, {code for _, good in new for code in codes_of(good)} - taken)
    for place, good in new:
        ids[place] = new_id()
        products.append(_product(ctx, ids[place], good))
        for code in codes_of(good):
            if code not in taken:
                taken.add(code)
                barcodes.append({"id": new_id(), "product_id": ids[place], "code": code})
    insert_many(ctx.session, Product, products)
    insert_many(ctx.session, Barcode, barcodes)
    enter_new_names(ctx.session, "product", [(row["id"], row["name"]) for row in products])
    records = [{"id": new_id(), "run_id": run_id, "kind": "product", "record_id": i} for i in ids.values()]
    insert_many(ctx.session, ImportedRecord, [{**record, "before": None} for record in records])
    return ids


def _give_up_codes(session: HouseSession, codes: set[str]) -> None:
    """Archived products give their codes up to new ones."""
    archived = sa.select(Product.id).where(Product.archived.is_(True))
    session.execute(
        sa.delete(Barcode).where(Barcode.code.in_(codes), Barcode.product_id.in_(archived)),
        execution_options={"synchronize_session": False},
    )


def _product(ctx: Ctx, product_id: int, good: Good) -> dict[str, Any]:
    name = " ".join(good.name.split())[:300]
    return {
        "id": product_id,
        "name": name,
        "name_key": name_key(name),
        "kind": "service" if is_service(name) else "goods",
        "unit": unit_code(good.unit) if good.unit else UNIT,
        "price": good.price or None,
        "cost": good.cost,
        "category": good.category or None,
        "low_level": good.low_level if good.low_level and good.low_level > 0 else None,
        "archived": False,
        "edits": 0,
        "created_at": ctx.now,
    }


def _change_listed(ctx: Ctx, run_id: int, listed: dict[int, Good]) -> int:
    """A list of goods brings new prices, costs and levels to goods we have; a sale never does."""
    listed = {product: good for product, good in listed.items() if good.listed}
    if not listed:
        return 0
    changes: list[ImportedRecord] = []
    costs: dict[int, int] = {}
    for product in ctx.session.scalars(sa.select(Product).where(Product.id.in_(listed))):
        before = _differences(product, listed[product.id])
        if not before:
            continue
        if before.get("cost", [0])[0] is None:
            costs[product.id] = before["cost"][1]
        if "price" in before:
            ctx.session.add(
                PriceChange(
                    batch=run_id,
                    product_id=product.id,
                    old=before["price"][0],
                    new=before["price"][1],
                    at=ctx.now,
                    person_id=ctx.actor.person_id,
                )
            )
        for name, (_, now) in before.items():
            setattr(product, name, now)
        changes.append(ImportedRecord(run_id=run_id, kind="product", record_id=product.id, before=before))
    ctx.session.add_all(changes)
    ctx.session.flush()
    if costs:
        price_unknown(ctx, costs, run_id)
    return len(changes)


def _differences(product: Product, good: Good) -> dict[str, list[Any]]:
    """Field → [ours, the list's] where they differ; a category only where we have none."""
    found: dict[str, list[Any]] = {}
    for name in CHANGED_BY_LIST:
        now = getattr(good, name)
        if now is not None and now >= 0 and now != getattr(product, name):
            found[name] = [getattr(product, name), now]
    if good.category and not product.category:
        found["category"] = [None, good.category]
    return found


def _remember(
    session: HouseSession, source: str, batch: Sequence[Good], ids: dict[int, int], known: set[str]
) -> None:
    rows: dict[str, dict[str, Any]] = {}
    for place, good in enumerate(batch):
        outer = good_key(good)[:320]
        if outer not in known:
            rows[outer] = {"source": source, "kind": "product", "key": outer, "record_id": ids[place]}
    insert_many(session, OuterKey, list(rows.values()))


def take_aliases(session: HouseSession, source: str, pairs: Sequence[tuple[Good, int]]) -> None:
    """Let codes that differ by case alone stand for the product of the first of them."""
    known = _by_key(session, source, {good_key(good) for good, _ in pairs})
    every = {code for good, _ in pairs for code in codes_of(good)}
    taken = set(_by_code(session, every))
    _give_up_codes(session, every - taken)
    keys = {good_key(good)[:320]: product for good, product in pairs if good_key(good) not in known}
    codes = {code: product for good, product in pairs for code in codes_of(good) if code not in taken}
    insert_many(
        session,
        OuterKey,
        [
            {"source": source, "kind": "product", "key": k, "record_id": product}
            for k, product in keys.items()
        ],
    )
    insert_many(
        session,
        Barcode,
        [{"id": new_id(), "product_id": product, "code": code} for code, product in codes.items()],
    )
