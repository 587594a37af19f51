"""Rows into documents, goods, people and stock, written once to a folder: what will come in, to the kopeck.

A running import reads that folder: a document per line, so a position in the file is a place to resume from.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO
from zoneinfo import ZoneInfo

from core.integrations.reading.catalogue import Catalogue, People, Settled
from core.integrations.reading.documents import DocumentWriter
from core.integrations.reading.faults import COMPANION, RowFault, RowRefused
from core.integrations.reading.limits import LIMITS, Limits
from core.integrations.reading.plan import ImportPlan, Kind, Totals
from core.integrations.reading.recipes import Recipe, recipes
from core.integrations.reading.rows import ListRows, SaleRows, Setting
from core.integrations.reading.survey import is_total
from core.integrations.reading.tables import Row, TextTable, chunks

NEEDED: dict[Kind, tuple[str, ...]] = {
    Kind.SALES: ("number", "date", "product", "code", "barcode"),
    Kind.DOCUMENTS: ("number", "date"),
    Kind.GOODS: ("product", "code", "barcode"),
    Kind.STOCK: ("product", "code", "barcode"),
    Kind.CUSTOMERS: ("customer", "customer_code", "phone"),
}
Tick = Callable[[int], None]
"""Called with the number of rows read so far; may raise to stop."""


def compose(
    plan: ImportPlan,
    texts: list[TextTable],
    folder: Path,
    setting: Setting,
    *,
    tick: Tick,
    limits: Limits = LIMITS,
) -> Totals:
    """Read all rows of a plan into `folder` (documents, goods, people, stock, faults as JSON lines; totals).

    Raises TableTooLarge; whatever `tick` raises goes through.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "faults.jsonl").open("w", encoding="utf-8") as faults:
        composer = Composer(plan, folder, setting, faults, tick, limits)
        for recipe in recipes(plan, texts):
            composer.take(recipe)
        totals = composer.finish()
    (folder / "totals.json").write_text(totals.model_dump_json(), encoding="utf-8")
    return totals


class Composer:
    """One run over all tables."""

    def __init__(
        self, plan: ImportPlan, folder: Path, setting: Setting, faults: IO[str], tick: Tick, limits: Limits
    ) -> None:
        self.plan, self.folder, self.setting, self.tick = plan, folder, setting, tick
        self.catalogue, self.people = Catalogue(limits), People(limits)
        self.documents = DocumentWriter(folder, plan, self.people, limits, self._give_along)
        self.count: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self._faults = faults
        self._table = 0
        self._number: Callable[[Row], str] = lambda row: ""
        self._stock = (folder / "stock.jsonl").open("w", encoding="utf-8")

    def _give_along(self, rows: list[tuple[int, Row]]) -> None:
        for number, row in rows:
            self._write_fault(RowFault(self._table, number, COMPANION, "", row))

    def take(self, recipe: Recipe) -> None:
        """All rows of one table."""
        if recipe.table.kind in {Kind.SALES, Kind.DOCUMENTS}:
            self._take_sales(recipe)
        else:
            self._take_list(recipe)

    def _take_sales(self, recipe: Recipe) -> None:
        reader = SaleRows(recipe, self.setting, self.catalogue, self.people)
        self._table, self._number = recipe.position, reader.number_of
        self.documents.begin(recipe)
        for row, cells, number in self._rows(recipe):
            try:
                self.documents.add(reader.read(cells, number), row)
            except RowRefused as refused:
                self._fault(recipe, number, refused, row)
        self.documents.close()
        headers = [
            lookup for lookup in recipe.lookups if self.plan.tables[lookup.join.parent].kind is Kind.DOCUMENTS
        ]
        self.count["empty_documents"] += sum(len(lookup.rows) - len(lookup.used) for lookup in headers)

    def _take_list(self, recipe: Recipe) -> None:
        reader = ListRows(recipe, self.setting, self.catalogue, self.people)
        group = ""
        for row, cells, number in self._rows(recipe):
            try:
                if recipe.table.kind is Kind.CUSTOMERS:
                    reader.person(cells)
                    continue
                if heading := self._heading(recipe, row):
                    group = heading
                    continue
                line = reader.good(cells, number, group)
            except RowRefused as refused:
                self._fault(recipe, number, refused, row)
                continue
            if line:
                self.count["stock"] += 1
                self._stock.write(json.dumps(list(asdict(line).values()), ensure_ascii=False) + "\n")

    def _heading(self, recipe: Recipe, row: Row) -> str:
        """A row of one cell among rows of many names a group, where no column does."""
        if recipe.has("category") or len(recipe.table.columns) < 3:
            return ""
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) != 1 or not any(sign.isalpha() for sign in filled[0]):
            return ""
        self.count["headings"] += 1
        return filled[0]

    def _rows(self, recipe: Recipe) -> Iterator[tuple[Row, Row, int]]:
        """Filled rows with their lengthened form and number; footers and misfits are counted and left out."""
        needed = [
            source.position
            for field in NEEDED[recipe.table.kind]
            if (source := recipe.fields.get(field)) and source.table == recipe.position
        ]
        for chunk in chunks(recipe.text):
            for offset in range(max(0, recipe.table.first_row - chunk.first), len(chunk.rows)):
                row = chunk.rows[offset]
                if not any(row) or not any(cell.strip() for cell in row):
                    continue
                number = chunk.first + offset
                self.count["rows"] += 1
                if is_total(row, needed):
                    self.count["footers"] += 1
                elif len(row) > recipe.width and any(cell.strip() for cell in row[recipe.width :]):
                    self._fault(recipe, number, RowRefused("too_many_cells"), row)
                else:
                    cells, lost = recipe.lengthened(row)
                    if lost is not None:
                        self._fault(recipe, number, RowRefused("no_match", lost.child_header), row)
                    else:
                        yield row, cells, number
            self.tick(self.count["rows"])

    def _fault(self, recipe: Recipe, number: int, refused: RowRefused, row: Row) -> None:
        self.faults[refused.code] += 1
        self._write_fault(RowFault(recipe.position, number, refused.code, refused.field, row))
        if recipe.table.kind in {Kind.SALES, Kind.DOCUMENTS}:
            self.documents.spoil(self._number(recipe.lengthened(row)[0]))

    def _write_fault(self, fault: RowFault) -> None:
        self._faults.write(json.dumps(asdict(fault), ensure_ascii=False) + "\n")

    def finish(self) -> Totals:
        """Settle who is who, write goods and people, sum up."""
        self._stock.close()
        settled = self.catalogue.settle()
        self._write_goods(settled)
        with (self.folder / "people.jsonl").open("w", encoding="utf-8") as stream:
            for person in self.people.people:
                stream.write(json.dumps(asdict(person), ensure_ascii=False) + "\n")
        counted = self.documents.finish()
        return Totals(
            **counted,
            rows=self.count["rows"],
            stock=self.count["stock"],
            headings=self.count["headings"],
            footers=self.count["footers"],
            empty_documents=self.count["empty_documents"],
            goods=sum(1 for number, same in enumerate(settled.same_as) if number == same),
            customers=len(self.people.people),
            codes=settled.codes,
            codes_beyond_case=settled.codes_beyond_case,
            merged_codes=settled.merged,
            renamed_codes=settled.renamed,
            faults=self.faults.total(),
            faults_by_code=dict(self.faults),
        )

    def _write_goods(self, settled: Settled) -> None:
        with (self.folder / "goods.jsonl").open("w", encoding="utf-8") as stream:
            for number, good in enumerate(self.catalogue.goods):
                stream.write(
                    json.dumps(asdict(good) | {"same_as": settled.same_as[number]}, ensure_ascii=False) + "\n"
                )


def zone_setting(zone: str, exponent: int) -> Setting:
    """A `Setting` from a zone's IANA name and the decimals of the currency."""
    return Setting(ZoneInfo(zone), exponent)
