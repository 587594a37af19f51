"""The ledger in hand: balances locked and read at once, changed in memory, written in few statements.

Rows are read FOR UPDATE in (product, warehouse) order and written where they still are as read, so what was
checked here holds when it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from core.acts.ctx import Ctx
from core.ids import new_id
from core.inventory.balances import CELLS, BooksTorn, Doc, write_cells
from core.inventory.cells import Cell
from core.inventory.events import StockMoved, StockOverdrawn
from core.inventory.lacking import Goods, Short, low_blocks, out_of_stock
from core.inventory.models import Balance, Movement, Product
from core.inventory.notices import LowStock
from core.money import line_total
from core.tenancy import add_up_many, insert_many

if TYPE_CHECKING:
    from core.inventory.batches.shelves import Part, Shelves
    from core.inventory.layers.slices import Slice
    from core.inventory.serials.hand import Numbers
    from core.inventory.serials.told import Told


__all__ = ["Books", "BooksTorn", "Doc"]

_NOTHING: Mapping[str, int] = {}


class Books:
    """Balances of some products in one transaction: load, move, close."""

    def __init__(
        self,
        ctx: Ctx,
        product_ids: Collection[int],
        day: date | None = None,
        *,
        told: Told | None = None,
        undoing: int | None = None,
    ) -> None:
        """Lock and read all balances of these products; goods move on `day`, today unless told.

        `told`: the serial numbers that were named; `undoing`: the document that is taken back.
        """
        self.ctx = ctx
        self.day = day or ctx.today
        self.cells: dict[tuple[int, int], Cell] = {}
        self.goods: dict[int, Goods] = {}
        self.short: list[Short] = []
        self.batches: Shelves | None = None
        """Batches of those of the goods that are kept by them; None where none are."""
        self.serials: Numbers | None = None
        """Numbers of those of the goods that are kept by them, likewise."""
        self._told, self._undoing = told, undoing
        self.by_layers = ctx.company.settings.fifo
        """Does the company keep layers of cost, the first in the first out?"""
        self._moves: list[dict[str, Any]] = []
        self._read(product_ids)

    def require(self, places: Collection[tuple[int, int]]) -> None:
        """Open balances at (product, warehouse) pairs where goods have never been."""
        missing = sorted(set(places) - self.cells.keys())
        if missing:
            nothing = {"on_hand": 0, "reserved": 0, "value": 0}
            rows = [{"product_id": product, "warehouse_id": place, **nothing} for product, place in missing]
            add_up_many(self.ctx.session, Balance, rows, by=("product_id", "warehouse_id"))
            self._read({product for product, _ in missing})

    def cell(self, product_id: int, warehouse_id: int) -> Cell:
        """The balance there. A new one is opened only if the company lets stock go below zero."""
        place = (product_id, warehouse_id)
        if place not in self.cells and self.ctx.company.settings.negative_stock:
            self.require([place])
        return self.cells.get(place) or Cell(product_id, warehouse_id)

    def at(self, product_id: int) -> list[Cell]:
        """A product's places, the main warehouse first."""
        cells = [cell for cell in self.cells.values() if cell.product_id == product_id]
        return sorted(cells, key=lambda cell: (not cell.is_main, cell.warehouse_id))

    def first_out(self, cell: Cell, quantity: int) -> Sequence[Part]:
        """The batches of so much of what lies there, the first to expire first; none where none are kept."""
        if self.batches is None or not self.keeps_batches(cell.product_id):
            return ()
        return self.batches.first_out(cell.place, quantity)

    def hold(self, cell: Cell, quantity: int) -> int:
        """Reserve up to `quantity` of what is free there; answers how much was."""
        held = min(quantity, cell.free)
        cell.reserved += held
        return held

    def let_go(self, cell: Cell, quantity: int) -> None:
        """Free a reserve; never below nothing."""
        cell.reserved = max(0, cell.reserved - quantity)

    def leave(
        self,
        cell: Cell,
        quantity: int,
        kind: str,
        *,
        from_reserve: int = 0,
        physical: bool = False,
        parts: Sequence[Part] = (),
        slices: Sequence[Slice] = (),
        pieces: Sequence[int] = (),
    ) -> int:
        """Take goods out; answers the value they carry. What is not there is noted in `short`.

        `from_reserve` of them were held for this; the rest must be free, unless `physical`: what broke is
        gone, whoever waits for it. `parts`: the batches they are of, `slices`: the layers, both below zero.
        Raises ExpiredGoods.
        """
        self.let_go(cell, from_reserve)
        claimed = 0 if physical or quantity == from_reserve else cell.reserved
        there = max(0, cell.on_hand - claimed)
        if quantity > there and not self._may_go_below(cell):
            self.lack(cell.product_id, quantity, there)
            return 0
        if self.keeps_batches(cell.product_id) and kind == "shipment":
            parts = self._sold(cell, quantity, parts)
        cost = cell.take(quantity, self._unit_cost(cell), self.ctx.company.currency, slices)
        self._note(cell, kind, -quantity, -cost, parts=parts, pieces=pieces)
        return cost

    def _may_go_below(self, cell: Cell) -> bool:
        """Goods without a number cannot leave, whatever the company allows."""
        return self.ctx.company.settings.negative_stock and not self.keeps_serials(cell.product_id)

    def lose(self, cell: Cell, quantity: int, kind: str) -> int:
        """Take out what a count did not find; answers the value that is lost with it."""
        cost = cell.take(quantity, self._unit_cost(cell), self.ctx.company.currency)
        self._note(cell, kind, -quantity, -cost)
        return cost

    def lack(self, product_id: int, wanted: int, there: int) -> None:
        """Note that less is there than is wanted: `close` will refuse. Raises ExpiredGoods."""
        if self.keeps_batches(product_id):
            from core.inventory.batches.selling import refuse_expired

            refuse_expired(self, product_id, wanted)
        self.short.append(Short(product_id, wanted, there))

    def come(
        self,
        cell: Cell,
        quantity: int,
        value: int,
        kind: str,
        *,
        parts: Sequence[Part] = (),
        slices: Sequence[Slice] = (),
        pieces: Sequence[int] = (),
        origin: int | None = None,
    ) -> None:
        """Put goods in with their value; `parts`: the batches they are of, `slices`: the layers.

        `pieces`: their very serial numbers; `origin`: the shipment they had left with."""
        correction = cell.put(quantity, value, slices)
        self._note(cell, kind, quantity, value, parts=parts, pieces=pieces, origin=origin)
        self._true_up(cell, correction)

    def take_back(
        self,
        cell: Cell,
        quantity: int,
        value: int,
        storno_of: int | None = None,
        *,
        kind: str = "storno",
        aside: Mapping[str, int] = _NOTHING,
        parts: Sequence[Part] = (),
        slices: Sequence[Slice] = (),
        pieces: Sequence[int] = (),
    ) -> None:
        """Write the opposite of movements: exactly their quantity, value, batches and layers, signed.

        `aside`: the part of the value that moved alone, by its kind.
        """
        correction = cell.shift(quantity, value, slices)
        alone_value = value - sum(aside.values())
        self._note(cell, kind, quantity, alone_value, storno_of, parts=parts, pieces=pieces)
        for alone, part in aside.items():
            self._note(cell, alone, 0, part)
        self._true_up(cell, correction)

    def is_unknown(self, cell: Cell) -> bool:
        """Does nobody know what the goods on hand cost?"""
        return cell.value == 0 and self.goods[cell.product_id].cost is None

    def price(self, product_id: int, cost: int) -> None:
        """Goods that came when nobody knew their cost carry this one (E4) from now on."""
        for cell in self.at(product_id):
            value = line_total(cost, max(cell.on_hand, 0), self.ctx.company.currency)
            if cell.value == 0 and value:
                cell.shift(0, value)
                self._note(cell, "priced", 0, value)

    def _unit_cost(self, cell: Cell) -> int:
        return self.goods[cell.product_id].cost or 0

    def close(self, document: Doc | None = None, day: date | None = None) -> None:
        """Write balances and movements, tell who listens. Raises OutOfStock when something was short."""
        if self.short:
            raise out_of_stock(self.short, self.known(self.short[0].product_id))
        write_cells(self.ctx.session, self.cells.values())
        if document is not None and self._moves:
            self._enter(document, day or self.day)
        self._tell_low()

    def keeps_batches(self, product_id: int) -> bool:
        """Are these goods kept by batches?"""
        return self.batches is not None and self.goods[product_id].by_batches

    def keeps_serials(self, product_id: int) -> bool:
        """Are these goods kept by serial numbers?"""
        return self.serials is not None and product_id in self.serials.goods

    def free_to_ship(self, cell: Cell) -> int:
        """What nobody has a claim to there; where numbers were told, no more than lie there of them."""
        if self.serials is None or not self.keeps_serials(cell.product_id):
            return cell.free
        return min(cell.free, self.serials.told_at(cell.place))

    def _read(self, product_ids: Collection[int]) -> None:
        rows: Sequence[Any] = []
        if product_ids:
            rows = CELLS(self.ctx.session, products=sorted(product_ids)).all()
        kind, fresh = self._kind_of_cells(), []
        for product, warehouse, on_hand, reserved, value, is_main, sellable, *goods in rows:
            if (product, warehouse) not in self.cells:
                self.goods[product] = Goods(product, *goods)
                cell = kind(product, warehouse, on_hand, reserved, value, is_main, sellable)
                self.cells[product, warehouse] = cell
                fresh.append(cell)
        if self.by_layers:
            from core.inventory.layers.keeping import read_layers

            read_layers(self.ctx.session, fresh)
        self._read_batches()
        numbered = [goods for goods in self.goods.values() if goods.by_serials]
        if numbered:
            self._numbers().read(numbered)

    def _numbers(self) -> Numbers:
        if self.serials is None:
            from core.inventory.serials.hand import Numbers
            from core.inventory.serials.told import Told

            self.serials = Numbers(self.ctx, Told(None) if self._told is None else self._told)
            self.serials.undoing = self._undoing
        return self.serials

    def _kind_of_cells(self) -> type[Cell]:
        if not self.by_layers:
            return Cell
        from core.inventory.layers.cells import Layered

        return Layered

    def _read_batches(self) -> None:
        batched = {product for product, goods in self.goods.items() if goods.by_batches}
        if batched and self.batches is None:
            from core.inventory.batches.shelves import Shelves

            self.batches = Shelves(self.ctx, self.day)
            self.batches.read(batched)
            for cell in self.cells.values():
                cell.barred = cell.was_barred = self._barred(cell)

    def _barred(self, cell: Cell) -> int:
        """What lies there and must not be sold: past its last good day."""
        if self.batches is None or self.ctx.company.settings.sell_expired:
            return 0
        return self.batches.expired(cell.place)

    def _sold(self, cell: Cell, quantity: int, parts: Sequence[Part]) -> Sequence[Part]:
        from core.inventory.batches.selling import parts_to_sell

        return parts_to_sell(self, cell, quantity, parts)

    def known(self, product_id: int) -> Goods:
        """What the ledger must know of a product, also of one that has no balance yet."""
        if product_id in self.goods:
            return self.goods[product_id]
        product = self.ctx.get(Product, product_id)
        return Goods(
            product.id,
            product.name,
            product.unit,
            product.cost,
            product.low_level,
            product.by_batches,
            product.by_serials,
        )

    def _note(
        self,
        cell: Cell,
        kind: str,
        quantity: int,
        value: int,
        storno_of: int | None = None,
        parts: Sequence[Part] = (),
        pieces: Sequence[int] = (),
        origin: int | None = None,
    ) -> None:
        if self.serials is not None and quantity and self.keeps_serials(cell.product_id):
            cell.pieces = self.serials.move(cell.place, kind, quantity, pieces, origin)
        if self.batches is not None and quantity and self.keeps_batches(cell.product_id):
            self.batches.move(cell.place, quantity, parts, nameless=kind == "storno")
            cell.barred = self._barred(cell)
        self._moves.append(
            {
                "product_id": cell.product_id,
                "warehouse_id": cell.warehouse_id,
                "kind": kind,
                "quantity": quantity,
                "value": value,
                "storno_of": storno_of,
            }
        )

    def _true_up(self, cell: Cell, correction: int) -> None:
        if correction:
            self._note(cell, "true_up", 0, correction)

    def _enter(self, document: Doc, day: date) -> None:
        ctx = self.ctx
        shared = {
            "document_kind": document.kind,
            "document_id": document.id,
            "day": day,
            "at": ctx.now,
            "person_id": ctx.actor.person_id,
        }
        insert_many(ctx.session, Movement, [{"id": new_id(), **move, **shared} for move in self._moves])
        if self.batches is not None:
            self.batches.write(document.kind, document.id, day)
        if self.serials is not None:
            self.serials.write(document.kind, document.id, day)
        if self.by_layers:
            from core.inventory.layers.keeping import write_layers

            write_layers(ctx.session, self.cells.values(), document.kind, document.id, day)
        told = [
            {
                "product": move["product_id"],
                "warehouse": move["warehouse_id"],
                "kind": move["kind"],
                "quantity": move["quantity"],
                "value": move["value"],
                **({"batched": True} if self.keeps_batches(move["product_id"]) else {}),
            }
            for move in self._moves
        ]
        ctx.emit(StockMoved(document.kind, document.id, day.isoformat(), told))
        over = [cell.excess for cell in self.cells.values() if cell.is_overdrawn]
        if over:
            ctx.emit(StockOverdrawn(document.kind, document.id, over))

    def _tell_low(self) -> None:
        """A notice for goods that have just fallen to their level."""
        free: dict[int, tuple[int, int]] = {}
        for cell in self.cells.values():
            before, after = free.get(cell.product_id, (0, 0))
            free[cell.product_id] = (before + cell.was_free, after + cell.free)
        low = [
            (self.goods[product], after)
            for product, (before, after) in free.items()
            if (level := self.goods[product].low_level) is not None and before > level >= after
        ]
        if low:
            self.ctx.notify(LowStock, lambda: low_blocks(low), subject=("product", low[0][0].id))
