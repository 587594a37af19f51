"""The diary of the bakery: deeds in order of time, and what stands on the counter."""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.sample.bakery import Bakery
from bot.sample.deeds import Deed, Known, Undoing
from core.clock import local_moment


class Diary:
    """Deeds are written down in any order and told by time; those of one instant, in the order of writing."""

    def __init__(self, bakery: Bakery, until: datetime, zone: str) -> None:
        self.bakery = bakery
        self.until = until
        self.chance = random.Random("ромашка")  # noqa: S311 - a story, not a secret
        self.stock: dict[str, int] = dict.fromkeys(bakery.goods, 0)
        """What can be sold over the counter, counted as the ledger will count it."""
        self._zone = zone
        self._waiting: list[tuple[datetime, int, Deed | Undoing]] = []
        self._place = itertools.count()
        self._names = itertools.count(1)

    def new_key(self, kind: str) -> str:
        """A name for a record that is still to be made."""
        return f"{kind}:{next(self._names)}"

    def at(self, day: date, hour: float) -> datetime:
        """The instant of an hour of a day: 8.5 is half past eight."""
        minutes = int(hour * 60)
        return local_moment(day, time(minutes // 60, minutes % 60), self._zone)

    def do(self, at: datetime, who: str, action: str, args: dict[str, Any], keep: str | None = None) -> None:
        self._write(Deed(at, who, action, args, keep))

    def undo(self, at: datetime, who: str, key: str) -> None:
        self._write(Undoing(at, who, key))

    def _write(self, deed: Deed | Undoing) -> None:
        heapq.heappush(self._waiting, (deed.at, next(self._place), deed))

    def told(self, through: date) -> Iterator[Deed | Undoing]:
        """What happens through a day, as far as the story goes; later deeds wait."""
        end = min(self.at(through + timedelta(days=1), 0), self.until)
        while self._waiting and self._waiting[0][0] < end:
            yield heapq.heappop(self._waiting)[2]

    def receive(self, at: datetime, goods: Mapping[str, int]) -> None:
        """Goods come in at costs that creep up from month to month."""
        if not goods:
            return
        dearer = 100 + 2 * ((at.month - 1) % 3)
        lines = [
            {
                "product": Known(key),
                "quantity": quantity,
                "price": round(self.bakery.goods[key].cost * dearer / 100),
            }
            for key, quantity in goods.items()
        ]
        self.do(at, "baker", "inventory.receive", {"lines": lines})

    def stock_up(self, at: datetime, goods: Mapping[str, int]) -> None:
        """Goods come in for the counter."""
        self.receive(at, goods)
        for key, quantity in goods.items():
            self.stock[key] += quantity
