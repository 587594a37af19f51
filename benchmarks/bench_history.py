"""`orders.create` in a shop with a million orders behind it beside one with ten thousand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from benchmarks.harness import Bench, Figures, Goal, Side
from benchmarks.history import DOCUMENTS, LOG, Aged, Stretch, shops_with_pasts
from benchmarks.placing import place_orders
from benchmarks.shop import order, stock_up
from tests.core.house import Shop

SALES = 100
"""Sales of the lived day, of one line each."""


@asynccontextmanager
async def opened_shops(quick: bool) -> AsyncIterator[dict[str, Aged]]:
    """Shops with 1,000,000 and 10,000 orders; 50,000 and 5,000 in a quick run."""
    long, short = ((50, 10), (50, 1)) if quick else ((500, 20), (100, 1))
    pasts = {
        name: [Stretch(back, times) for back in range(1, days + 1)]
        for name, (days, times) in {"long": long, "short": short}.items()
    }
    async with shops_with_pasts(stock_up, _one_day, (*DOCUMENTS, *LOG), pasts) as shops:
        for aged in shops.values():
            await place_orders(aged.shop, 50)
        yield shops


async def _one_day(shop: Shop) -> None:
    for number in range(SALES):
        await shop.does("orders.sell", **order(number, lines=1))


def orders_after(past: str) -> Side:
    async def side(shops: dict[str, Aged], quick: bool) -> Figures:
        return await place_orders(shops[past].shop, 100 if quick else 800)

    return side


BENCHES = [
    Bench(
        name="history",
        about="orders.create with 1,000,000 orders stored beside 10,000",
        sides={"1,000,000": orders_after("long"), "10,000": orders_after("short")},
        goals=[
            Goal("CPU an order", "CPU us", "1,000,000", "10,000", "less", floor=1.5, aim=1.1),
            Goal("orders/s", "orders/s", "1,000,000", "10,000", "more", floor=0.6, aim=0.85),
        ],
        prepare=opened_shops,
        rounds=5,
    )
]
