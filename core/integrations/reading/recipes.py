"""A plan made ready to run: for each table of rows, where every field is found, through joins if need be."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.integrations.reading.dates import DateStyle
from core.integrations.reading.fields import header_guesses
from core.integrations.reading.joins import key
from core.integrations.reading.mapping import FIELDS_OF
from core.integrations.reading.numbers import NumberStyle
from core.integrations.reading.plan import ColumnPlan, ImportPlan, JoinPlan, Kind, TablePlan
from core.integrations.reading.tables import Row, TextTable, chunks

PEOPLE = frozenset(
    {
        "customer",
        "customer_code",
        "last_name",
        "first_name",
        "middle_name",
        "phone",
        "email",
        "address",
        "inn",
    }
)
GOODS = frozenset({"product", "code", "barcode", "variant", "unit", "price", "cost", "category"})
LENT: dict[Kind, frozenset[str]] = {
    Kind.DOCUMENTS: FIELDS_OF[Kind.DOCUMENTS]
    - {"total", "discount", "discount_percent", "name", "id", "amount"},
    Kind.GOODS: GOODS,
    Kind.CUSTOMERS: PEOPLE,
}
"""What a table lends to the rows that lean on it. A document's own sum is never a line's."""
NAMED_BY_LOOKUP = {"code": "product", "customer_code": "customer", "number": "status"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field stands in a row lengthened by its lookups, and how its column writes."""

    position: int
    table: int
    column: ColumnPlan

    @property
    def number_style(self) -> NumberStyle:
        return NumberStyle(self.column.point or ".", mixed=self.column.mixed)

    @property
    def date_style(self) -> DateStyle:
        return DateStyle(self.column.order or "dmy")


@dataclass(slots=True)
class Lookup:
    """Rows of another table by key; each gives `width` cells to the row that names it."""

    join: JoinPlan
    at: int
    """Position of the key in the lengthened row."""
    width: int
    columns: list[int]
    rows: dict[str, Row] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Recipe:
    """One table of rows to take and all it leans on."""

    position: int
    table: TablePlan
    text: TextTable
    width: int
    fields: dict[str, Source]
    lookups: list[Lookup]

    def has(self, *fields: str) -> bool:
        return any(field in self.fields for field in fields)

    def lengthened(self, row: Row) -> tuple[Row, JoinPlan | None]:
        """The row with its lookups' cells and one empty cell at the end; and the join that found nothing."""
        cells = row[: self.width] + [""] * (self.width - len(row))
        lost: JoinPlan | None = None
        for lookup in self.lookups:
            name = key(cells[lookup.at])
            found = lookup.rows.get(name)
            if found is None:
                lost = lost or (lookup.join if name else None)
                found = [""] * lookup.width
            else:
                lookup.used.add(name)
            cells += found
        cells.append("")
        return cells, lost


def recipes(plan: ImportPlan, texts: list[TextTable]) -> Iterator[Recipe]:
    """A recipe per table whose rows are taken, lists of goods and people first."""
    order = [Kind.GOODS, Kind.CUSTOMERS, Kind.STOCK, Kind.DOCUMENTS, Kind.SALES]
    blocked = {problem.table for problem in plan.problems}
    for kind in order:
        for i, table in enumerate(plan.tables):
            if table.kind is kind and not table.is_part and table.name not in blocked:
                yield _recipe(plan, texts, i)


def _recipe(plan: ImportPlan, texts: list[TextTable], position: int) -> Recipe:
    table = plan.tables[position]
    width = max((column.index for column in table.columns), default=0) + 1
    fields = {c.field: Source(c.index, position, c) for c in table.columns if c.field}
    recipe = Recipe(position, table, texts[position], width, fields, [])
    _lean(recipe, plan, texts, position, 0)
    return recipe


def _lean(recipe: Recipe, plan: ImportPlan, texts: list[TextTable], position: int, base: int) -> None:
    """Add the lookups of the table whose cells start at `base`, and theirs."""
    for join in plan.joins:
        if join.child != position:
            continue
        start = recipe.width + sum(lookup.width for lookup in recipe.lookups)
        parent = plan.tables[join.parent]
        columns = [column.index for column in parent.columns]
        lookup = Lookup(
            join, base + _place(plan, position, base, join.child_column, recipe), len(columns), columns
        )
        lookup.rows = _rows_by_key(texts[join.parent], parent, join.parent_column, columns)
        recipe.lookups.append(lookup)
        for offset, column in enumerate(parent.columns):
            _lend(recipe, plan, join, column, Source(start + offset, join.parent, column))
        _lean(recipe, plan, texts, join.parent, start)


def _place(plan: ImportPlan, position: int, base: int, column: int, recipe: Recipe) -> int:
    """A column's place among the cells its table contributed: all of a root's, the known of a lookup's."""
    if position == recipe.position and base == 0:
        return column
    return [c.index for c in plan.tables[position].columns].index(column)


def _lend(recipe: Recipe, plan: ImportPlan, join: JoinPlan, column: ColumnPlan, source: Source) -> None:
    parent, child = plan.tables[join.parent], plan.tables[join.child]
    if column.field is None:
        return
    if parent.kind is Kind.LOOKUP:
        _lend_name(recipe, child, join, column, source)
    elif column.field in LENT.get(parent.kind, frozenset()) and column.field not in recipe.fields:
        recipe.fields[column.field] = source


def _lend_name(recipe: Recipe, child: TablePlan, join: JoinPlan, column: ColumnPlan, source: Source) -> None:
    """A lookup's name stands for the number that named it: `employee id` 3 → Janet."""
    if column.field not in {"name", "product", "customer", "employee", "category", "unit"}:
        return
    linked = next(c for c in child.columns if c.index == join.child_column)
    meant = linked.field or next((guess.field for guess in header_guesses(linked.header)), None)
    if meant:
        recipe.fields[NAMED_BY_LOOKUP.get(meant, meant)] = source


def _rows_by_key(text: TextTable, table: TablePlan, key_column: int, columns: list[int]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for chunk in chunks(text):
        for row in chunk.rows[max(0, table.first_row - chunk.first) :]:
            name = key(row[key_column]) if key_column < len(row) else ""
            if name and name not in found:
                found[name] = [row[i] if i < len(row) else "" for i in columns]
    return found
