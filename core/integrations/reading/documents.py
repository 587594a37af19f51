"""Lines gathered into documents and written as JSON lines. Lines of one may lie apart in the file."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.integrations.reading.catalogue import People
from core.integrations.reading.dates import When
from core.integrations.reading.faults import RowRefused
from core.integrations.reading.limits import Limits
from core.integrations.reading.plan import ImportPlan
from core.integrations.reading.recipes import Recipe
from core.integrations.reading.records import Document, Line
from core.integrations.reading.refusals import TableTooLarge
from core.integrations.reading.rows import SaleRow
from core.integrations.reading.tables import Row
from core.integrations.reading.tally import Tally

Companions = Callable[[list[tuple[int, Row]]], None]
"""Takes the good rows of a document of which others were given back."""


class DocumentWriter:
    """Keeps one document open while its lines follow each other; a number met again is joined at the end."""

    def __init__(
        self, folder: Path, plan: ImportPlan, people: People, limits: Limits, companions: Companions
    ) -> None:
        self.path = folder / "documents.jsonl"
        self._stream = self.path.open("wb")
        self._written = 0
        self._grouping, self._drops = plan.grouping or "row", plan.choices.duplicates == "drop"
        self._people, self._limits, self._companions = people, limits, companions
        self._open: Document | None = None
        self._rows: list[tuple[int, Row]] = []
        self._faulty: set[str] = set()
        self._seen_rows: set[tuple[str, ...]] = set()
        self._places: dict[str, list[int]] = {}
        self._previous: SaleRow | None = None
        self._has_own_number = False
        self._ships = False
        self._told: dict[str, tuple[bool, bool]] = {}
        self.tally = Tally()

    def begin(self, recipe: Recipe) -> None:
        """A new table: nothing is inherited over its edge."""
        self._previous = None
        number = recipe.fields.get("number")
        self._has_own_number = number is not None and number.table == recipe.position
        self._ships = recipe.has("shipped")

    def spoil(self, number: str) -> None:
        """A row of this document is given back: its other rows go along, so that the whole can be resent."""
        if number:
            self._faulty.add(number)

    def add(self, sale: SaleRow, row: Row) -> None:
        """Take a line. Raises RowRefused where its date is unknown."""
        sale = self._inherited(sale)
        if sale.when is None:
            raise RowRefused("missing_date", "date")
        number = sale.number or self._made_number(sale, sale.when)
        if self._open is None or self._open.number != number:
            self.close()
            self._open = Document(number, sale.when.day, sale.when.time, ships=self._ships)
        self._previous = sale
        raw = tuple(row)
        is_duplicate = raw in self._seen_rows
        if is_duplicate:
            self.tally.duplicate(sale)
            if self._drops:
                return
        self._seen_rows.add(raw)
        self._rows.append((sale.line.row, row))
        self._fill(self._open, sale)
        self.tally.add(sale, number, sale.when.day)

    def _fill(self, document: Document, sale: SaleRow) -> None:
        document.person = sale.person if document.person is None else document.person
        document.employee, document.note = document.employee or sale.employee, document.note or sale.note
        document.cancelled = document.cancelled or sale.cancelled
        document.shipped = max(filter(None, (document.shipped, sale.shipped)), default=None)
        document.required = document.required or sale.required
        document.lines.append(sale.line)

    def _inherited(self, sale: SaleRow) -> SaleRow:
        """Under a merged cell only the first row carries the number: the rows below belong to it."""
        before = self._previous
        if not self._has_own_number or sale.number or before is None or not before.number:
            return sale
        if sale.when is not None and before.when is not None and sale.when.day != before.when.day:
            return sale
        self.tally.inherited += 1
        return replace(
            sale,
            number=before.number,
            when=sale.when or before.when,
            person=sale.person if sale.person is not None else before.person,
            employee=sale.employee or before.employee,
            cancelled=sale.cancelled or before.cancelled,
            shipped=sale.shipped or before.shipped,
            required=sale.required or before.required,
        )

    def _made_number(self, sale: SaleRow, when: When) -> str:
        """A number of our own where the file has none: the same file gives the same numbers again."""
        if self._grouping == "row":
            return f"{when.day.isoformat()}/{sale.line.row}"
        moment = f" {when.time.isoformat()}" if self._grouping == "moment" and when.time else ""
        buyer = "" if sale.person is None else f"/{self._people.people[sale.person].key}"
        return when.day.isoformat() + moment + buyer

    def close(self) -> None:
        """Write the open document down."""
        document, self._open = self._open, None
        if document is not None and document.number in self._faulty:
            self._companions(self._rows)
        self._rows = []
        self._seen_rows.clear()
        if document is None or not document.lines:
            return
        if len(self._places) >= self._limits.documents:
            raise TableTooLarge(document.number, limit=self._limits.documents)
        self._places.setdefault(document.number, []).append(self._written)
        self._remember(document)
        self._written += self._stream.write(_line(packed(document)))

    def _remember(self, document: Document) -> None:
        """Whether it is open or late, where files tell of shipping. A document that lies apart in the file is
        as its pieces are together: shipped if any is."""
        if not document.ships:
            return
        is_open, is_late = self._told.get(document.number, (True, False))
        self._told[document.number] = (is_open and document.is_open, is_late or document.is_late)

    def finish(self) -> dict[str, Any]:
        """Join what lay apart; the counts for the totals."""
        self.close()
        self._stream.close()
        if any(len(places) > 1 for places in self._places.values()):
            self._join()
        shipping = {
            "ships": bool(self._told),
            "unshipped": sum(1 for is_open, _ in self._told.values() if is_open),
            "late": sum(1 for _, is_late in self._told.values() if is_late),
        }
        return self.tally.counted(len(self._places)) | shipping

    def _join(self) -> None:
        apart = self.path.with_suffix(".apart")
        self.path.rename(apart)
        with apart.open("rb") as pieces, self.path.open("wb") as stream:
            for places in self._places.values():
                found = []
                for place in places:
                    pieces.seek(place)
                    found.append(json.loads(pieces.readline()))
                stream.write(_line(_joined(found)))
        apart.unlink()


def _line(document: list[Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _joined(pieces: list[list[Any]]) -> list[Any]:
    """Pieces of one document: the first one's head, the lines of all."""
    first = pieces[0]
    person = next((piece[3] for piece in pieces if piece[3] is not None), None)
    shipped = max(filter(None, (piece[9] for piece in pieces)), default=None)
    required = next((piece[10] for piece in pieces if piece[10]), None)
    lines = [line for piece in pieces for line in piece[7]]
    return [*first[:3], person, *first[4:7], lines, first[8], shipped, required]


def packed(document: Document) -> list[Any]:
    """A document as one JSON list."""
    lines = [[x.good, x.quantity, x.price, x.total, x.row, x.cost] for x in document.lines]
    time = document.time.isoformat() if document.time else None
    head = [document.number, document.day.isoformat(), time, document.person]
    days = [day.isoformat() if day else None for day in (document.shipped, document.required)]
    told = [document.employee, document.note, int(document.cancelled), lines]
    return [*head, *told, int(document.ships), *days]


def unpacked(line: bytes) -> Document:
    """The document of one line of documents.jsonl."""
    read = json.loads(line)
    number, day, time, person, employee, note, cancelled, lines, ships, shipped, required = read
    return Document(
        number=number,
        day=dt.date.fromisoformat(day),
        time=dt.time.fromisoformat(time) if time else None,
        person=person,
        employee=employee,
        note=note,
        cancelled=bool(cancelled),
        ships=bool(ships),
        shipped=dt.date.fromisoformat(shipped) if shipped else None,
        required=dt.date.fromisoformat(required) if required else None,
        lines=[
            Line(good, quantity, price, total, row, cost) for good, quantity, price, total, row, cost in lines
        ],
    )


def documents(path: Path, start: int = 0) -> Iterator[tuple[Document, int]]:
    """Documents from a byte position on, each with the position after it."""
    with path.open("rb") as stream:
        stream.seek(start)
        while line := stream.readline():
            start += len(line)
            yield unpacked(line), start
