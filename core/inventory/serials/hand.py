"""Serial numbers in hand beside the balances of `Books`: picked, moved in memory, written with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from core.acts.calls import Missing, Option
from core.acts.ctx import Ctx
from core.blocks import Qty, say
from core.ids import new_id
from core.inventory.lacking import Goods
from core.inventory.models import Warehouse
from core.inventory.serials.models import SerialMove, SerialNumber
from core.inventory.serials.queries import by_numbers, lying_of, moved_by, not_back, whereabouts
from core.inventory.serials.refusals import (
    SerialElsewhere,
    SerialNotFrom,
    SerialsNotHere,
    SerialTaken,
    SerialUnknown,
    SerialWhole,
)
from core.inventory.serials.told import Told
from core.money import QUANTITY_SCALE
from core.tenancy import insert_many

Place = tuple[int, int]
"""Product and warehouse."""
MOST_OFFERED = 12
FIELD = "serials"


class Numbers:
    """The numbers of some products in one transaction."""

    def __init__(self, ctx: Ctx, told: Told) -> None:
        self.ctx, self.told = ctx, told
        self.goods: dict[int, Goods] = {}
        self.rows: dict[int, SerialNumber] = {}
        self.undoing: int | None = None
        """The document that is taken back: exactly its numbers move."""
        self._fresh: list[SerialNumber] = []
        self._moves: list[tuple[SerialNumber, int, int]] = []
        self._opposite: dict[Place, list[int]] | None = None
        self._back: dict[tuple[int, int], list[int]] = {}
        self._chosen: dict[Place, list[SerialNumber]] = {}

    def read(self, goods: Collection[Goods]) -> None:
        """Know these goods' numbers that lie here, and those that were told."""
        fresh = [one for one in goods if one.id not in self.goods]
        if not fresh:
            return
        ids = [one.id for one in fresh]
        self.goods.update((one.id, one) for one in fresh)
        for row in [*lying_of(self.ctx.session, ids), *by_numbers(self.ctx.session, ids, self.told.numbers)]:
            self.rows[row.id] = row

    def lying(self, place: Place) -> list[SerialNumber]:
        """What lies there, the first received first."""
        rows = [row for row in self.rows.values() if (row.product_id, row.warehouse_id) == place]
        return sorted(rows, key=lambda row: row.id)

    def told_at(self, place: Place) -> int:
        """How much (1/1000) of what was told lies there; all of it where nothing of the product was told."""
        if not self._told_of(place[0]):
            return len(self.lying(place)) * QUANTITY_SCALE
        left = set(self.told.left())
        return sum(1 for row in self.lying(place) if row.number in left) * QUANTITY_SCALE

    def move(
        self, place: Place, kind: str, quantity: int, given: Sequence[int], origin: int | None
    ) -> list[int]:
        """Numbers come (+) or go (−); answers which. `given`: these very ones; `origin`: the shipment whose
        goods they are.

        Raises SerialWhole, SerialTaken, SerialElsewhere, SerialUnknown, SerialNotFrom, SerialsNotHere; asks.
        """
        goods = self.goods[place[0]]
        if quantity % QUANTITY_SCALE:
            raise SerialWhole(product=goods.name, quantity=Qty(abs(quantity), goods.unit))
        count, step = abs(quantity) // QUANTITY_SCALE, 1 if quantity > 0 else -1
        if given:
            picked = [self._row(one) for one in given][:count]
        elif self.undoing is not None:
            picked = self._undone(place, count)
        elif step < 0:
            picked = self._leaving(place, count)
        elif origin is not None:
            picked = self._coming_back(place[0], origin, count)
        else:
            picked = self._new(place[0], count)
        if len(picked) != count:
            raise SerialsNotHere(product=goods.name, count=count)
        for row in picked:
            self._step(row, place[1], step)
        return [row.id for row in picked]

    def _step(self, row: SerialNumber, warehouse_id: int, step: int) -> None:
        if self.undoing is None:
            self._require(row, warehouse_id, step)
        if step > 0 or row.warehouse_id == warehouse_id:
            row.warehouse_id = warehouse_id if step > 0 else None
        self._moves.append((row, warehouse_id, step))
        self.told.take(row.number)

    def _require(self, row: SerialNumber, warehouse_id: int, step: int) -> None:
        """What comes lies nowhere, what goes lies here."""
        if step > 0 and row.warehouse_id is not None:
            raise self._taken(row)
        if step < 0 and row.warehouse_id != warehouse_id:
            raise self._elsewhere(row)

    def seen(self, place: Place, quantity: int) -> None:
        """A count: what was told is what lies there. What was not seen leaves, what is new comes."""
        count = quantity // QUANTITY_SCALE
        there, left = self.lying(place), set(self.told.left())
        mine = [row for row in there if row.number in left]
        if count < len(there):
            if len(mine) != count:
                raise self._wanted(place[0], count, [row for row in there if row not in mine], "seen")
            self._chosen[place] = [row for row in there if row not in mine]
        for row in mine:
            self.told.take(row.number)

    def lost_of(self, product_id: int, arrived: Sequence[int], lost: int) -> list[int]:
        """Of what arrived by the papers, what was lost on the way: all that nobody has named."""
        rows, count = [self._row(one) for one in arrived], lost // QUANTITY_SCALE
        missing = [row for row in rows if row.number not in self.told.numbers]
        if len(missing) != count:
            raise self._wanted(product_id, len(rows) - count, missing, "seen")
        return [row.id for row in missing]

    def _leaving(self, place: Place, count: int) -> list[SerialNumber]:
        if place in self._chosen:
            return self._chosen.pop(place)[:count]
        there = self.lying(place)
        left = set(self.told.left())
        picked = [row for row in there if row.number in left][:count]
        if len(picked) == count:
            return picked
        for number in sorted(left - {row.number for row in picked}):
            self._refuse_absent(place[0], number)
        if len(there) == count:
            # All that lies there leaves: nothing is to be chosen.
            return there
        raise self._wanted(place[0], count, [row for row in there if row not in picked])

    def refuse_absent(self, product_id: int) -> None:
        """Raises SerialElsewhere, SerialUnknown where a number was named that is not to be had."""
        for number in sorted(self.told.left()):
            self._refuse_absent(product_id, number)

    def want_more(self, product_id: int, quantity: int) -> Exception:
        """The question which else, where fewer were named than are to leave."""
        rows = [row for row in self.rows.values() if row.product_id == product_id]
        there = [row for row in rows if row.warehouse_id is not None and row.number not in self.told.numbers]
        there.sort(key=lambda row: row.id)
        return self._wanted(product_id, quantity // QUANTITY_SCALE, there)

    def _refuse_absent(self, product_id: int, number: str) -> None:
        """A number of these goods that lies elsewhere, or that nobody knows."""
        row = next((one for one in self.rows.values() if one.number == number), None)
        if row is not None and row.product_id == product_id:
            raise self._elsewhere(row)
        if row is None and len(self.goods) == 1:
            raise SerialUnknown(number=number, product=self.goods[product_id].name)

    def _coming_back(self, product_id: int, origin: int, count: int) -> list[SerialNumber]:
        key = (origin, product_id)
        if key not in self._back:
            self._back[key] = not_back(self.ctx.session, origin, product_id)
        theirs = [self._row(one) for one in self._back[key]]
        left = set(self.told.left())
        picked = [row for row in theirs if row.number in left][:count]
        if len(picked) < count and len(theirs) == count:
            picked = theirs
        if len(picked) < count:
            for number in left - {row.number for row in picked}:
                if len(self.goods) == 1 or any(
                    row.number == number and row.product_id == product_id for row in self.rows.values()
                ):
                    raise SerialNotFrom(number=number, product=self.goods[product_id].name)
            raise self._wanted(product_id, count, [row for row in theirs if row not in picked])
        self._back[key] = [one for one in self._back[key] if one not in {row.id for row in picked}]
        return picked

    def _new(self, product_id: int, count: int) -> list[SerialNumber]:
        """The next numbers told; one that was here before is the same piece again."""
        numbers = [number for number in self.told.left() if self._is_for(product_id, number)][:count]
        known = {row.number: row for row in self.rows.values() if row.product_id == product_id}
        for number in numbers:
            row = known.get(number)
            if row is not None and row.warehouse_id is not None:
                raise self._taken(row)
        if len(numbers) < count:
            raise self._wanted(product_id, count, [])
        return [known.get(number) or self._written(product_id, number) for number in numbers]

    def _is_for(self, product_id: int, number: str) -> bool:
        """A number that other goods of this act bear already is theirs."""
        others = [row.product_id for row in self.rows.values() if row.number == number]
        return not others or product_id in others

    def _written(self, product_id: int, number: str) -> SerialNumber:
        row = SerialNumber(product_id=product_id, number=number, warehouse_id=None, created_at=self.ctx.now)
        self._fresh.append(row)
        self.rows[row.id] = row
        return row

    def _undone(self, place: Place, count: int) -> list[SerialNumber]:
        if self._opposite is None:
            self._opposite = self._to_undo(self.undoing or 0)
        ours = self._opposite.get(place, [])
        picked, self._opposite[place] = ours[:count], ours[count:]
        return [self._row(one) for one in picked]

    def _to_undo(self, document_id: int) -> dict[Place, list[int]]:
        """Place → what a document moved there. What it brought must still lie there, what it took, nowhere
        else: then it does not matter in which order they go back."""
        moved = moved_by(self.ctx.session, document_id)
        came = {serial: place[1] for place, rows in moved.items() for serial, steps in rows if steps > 0}
        for rows in moved.values():
            for serial, _ in rows:
                row = self._row(serial)
                if serial in came and row.warehouse_id != came[serial]:
                    raise self._elsewhere(row)
                if serial not in came and row.warehouse_id is not None:
                    raise self._taken(row)
        return {place: [serial for serial, _ in rows] for place, rows in moved.items()}

    def _row(self, serial_id: int) -> SerialNumber:
        if serial_id not in self.rows:
            self.rows[serial_id] = self.ctx.get(SerialNumber, serial_id)
        return self.rows[serial_id]

    def _told_of(self, product_id: int) -> bool:
        left = set(self.told.left())
        return any(row.product_id == product_id and row.number in left for row in self.rows.values())

    def _wanted(
        self,
        product_id: int,
        count: int,
        there: Sequence[SerialNumber],
        word: str = "which",
    ) -> Exception:
        """The question which numbers; each press names one more. Where the act takes none: a refusal."""
        goods, action = self.goods[product_id], self.ctx.app.register.actions.get(self.ctx.call.action)
        if action is None or FIELD not in action.asks.model_fields:
            return SerialsNotHere(product=goods.name, count=count)
        own = {row.number for row in self.rows.values() if row.product_id == product_id}
        named = [number for number in self.told.numbers if number in own]
        said = self.told.numbers
        options = [Option(row.number, ", ".join([*said, row.number])) for row in there[:MOST_OFFERED]]
        key = f"ask-inventory-serials-{word}" if there else "ask-inventory-serials-of"
        question = say(key, product=goods.name, count=count, named=len(named))
        return Missing(FIELD, question, options)

    def _taken(self, row: SerialNumber) -> SerialTaken:
        place = self.ctx.get(Warehouse, row.warehouse_id or 0)
        return SerialTaken(number=row.number, product=self.goods[row.product_id].name, warehouse=place.name)

    def _elsewhere(self, row: SerialNumber) -> SerialElsewhere:
        return SerialElsewhere(
            number=row.number,
            product=self.goods[row.product_id].name,
            where=whereabouts(self.ctx.session, row),
        )

    def write(self, document_kind: str, document_id: int, day: date) -> None:
        """Store the numbers and their moves under a document."""
        session = self.ctx.session
        session.add_all(self._fresh)
        session.flush()
        rows = [
            {
                "id": new_id(),
                "serial_id": row.id,
                "product_id": row.product_id,
                "warehouse_id": warehouse,
                "step": step,
                "storno": self.undoing is not None,
                "document_kind": document_kind,
                "document_id": document_id,
                "day": day,
                "at": self.ctx.now,
                "person_id": self.ctx.actor.person_id,
            }
            for row, warehouse, step in self._moves
        ]
        insert_many(session, SerialMove, rows)
        self._moves, self._fresh = [], []
