"""A list of stock of 50,000 products, turned page by page, beside one of 500; CPU in this process."""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.shop import shop_in, stock_up
from core.acts.calls import Call, Done
from core.blocks import Act, Table
from core.ids import new_id
from core.inventory.models import Balance, Product, Warehouse, name_key
from core.tenancy import HouseSession, insert_many
from tests.core.house import Shop

MANY, FEW = 50_000, 500
TURNED = 20
"""Pages that are looked at in a row, from the first on and from the middle on."""


@asynccontextmanager
async def opened(quick: bool) -> AsyncIterator[dict[int, Shop]]:
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            shops = {}
            for size in (MANY, FEW):
                own = Path(folder) / str(size)
                own.mkdir()
                shops[size] = await stack.enter_async_context(shop_in(own))
                await _fill(shops[size], size)
                await _turn(shops[size], 1)
            yield shops


async def _fill(shop: Shop, size: int) -> None:
    """Goods at the main warehouse, with the rows that a receipt leaves of each."""
    await stock_up(shop, ["Яблоки"])
    place = (await shop.rows(Warehouse))[0]

    def write(session: HouseSession) -> None:
        session.act_for(shop.actor.company_id)
        goods = [_product(shop, number) for number in range(size)]
        insert_many(session, Product, goods)
        insert_many(session, Balance, [_left(product["id"], place.id) for product in goods])

    await shop.app.db.write(write)


def _product(shop: Shop, number: int) -> dict[str, object]:
    name = f"Товар {number:05d}"
    return {
        "id": new_id(),
        "name": name,
        "name_key": name_key(name),
        "kind": "goods",
        "unit": "pcs",
        "price": 1_000_000,
        "cost": 400_000,
        "archived": False,
        "edits": 0,
        "created_at": shop.clock.now(),
    }


def _left(product_id: object, warehouse_id: int) -> dict[str, object]:
    return {
        "product_id": product_id,
        "warehouse_id": warehouse_id,
        "on_hand": 5000,
        "reserved": 1000,
        "value": 20000,
    }


def pages_of(size: int) -> Side:
    async def side(shops: dict[int, Shop], quick: bool) -> Figures:
        rounds = 2 if quick else 10
        return {
            "from the first on, us": min([await _turn(shops[size], TURNED) for _ in range(rounds)]),
            "from the middle on, us": min(
                [await _turn(shops[size], TURNED, size // 2) for _ in range(rounds)]
            ),
        }

    return side


async def _turn(shop: Shop, pages: int, skipped: int = 0) -> float:
    """CPU of a page, microseconds, of so many turned one after another."""
    page = Act("inventory.stock") if not skipped else await _at(shop, skipped)
    spent = time.process_time()
    for _ in range(pages):
        page = await _following(shop, page)
    return (time.process_time() - spent) / pages * 1e6


async def _following(shop: Shop, page: Act) -> Act:
    call = Call(page.action, page.args)
    answer = await shop.app.execute(call, shop.actor)
    assert isinstance(answer, Done), answer
    (table,) = (block for block in answer.receipt.blocks if isinstance(block, Table))
    return table.next or Act("inventory.stock")


async def _at(shop: Shop, number: int) -> Act:
    """The page after the goods of that number."""
    key = name_key(f"Товар {number:05d}")
    (found,) = await shop.rows(Product, Product.name_key == key)
    return Act("inventory.stock_page", {"after": [key, str(found.id)]})


def _alike(what: str) -> Goal:
    return Goal(f"a page {what}", f"{what}, us", "50,000 products", "500 products", "less", floor=2, aim=1.1)


BENCHES = [
    Bench(
        name="pages",
        about="pages of the list of stock with 50,000 products beside 500",
        sides={"50,000 products": pages_of(MANY), "500 products": pages_of(FEW)},
        goals=[_alike("from the first on"), _alike("from the middle on")],
        prepare=opened,
        rounds=5,
    )
]
