"""Which tables belong together: a column of one names the rows of another."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.integrations.reading.fields import normal_header, stems
from core.integrations.reading.limits import Limits
from core.integrations.reading.mapping import Mapping
from core.integrations.reading.plan import Kind
from core.integrations.reading.samples import ColumnSample, TableSample
from core.integrations.reading.survey import body
from core.integrations.reading.tables import TextTable

ENOUGH_FOUND = 0.9
ENOUGH_UNIQUE = 0.995
ALIKE = 0.55
MAY_LEAN_ON: dict[Kind, frozenset[Kind]] = {
    Kind.SALES: frozenset({Kind.DOCUMENTS, Kind.GOODS, Kind.CUSTOMERS, Kind.LOOKUP, Kind.UNKNOWN}),
    Kind.DOCUMENTS: frozenset({Kind.CUSTOMERS, Kind.LOOKUP, Kind.UNKNOWN}),
    Kind.GOODS: frozenset({Kind.GOODS, Kind.LOOKUP, Kind.UNKNOWN}),
    Kind.STOCK: frozenset({Kind.GOODS, Kind.LOOKUP, Kind.UNKNOWN}),
    Kind.CUSTOMERS: frozenset({Kind.LOOKUP, Kind.UNKNOWN}),
}
KEY_FIELDS = frozenset(
    {
        "number",
        "code",
        "barcode",
        "customer_code",
        "product",
        "customer",
        "employee",
        "category",
        "name",
        "id",
    }
)
GUESSED_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Known:
    """A table as far as it is understood before joining."""

    table: TextTable
    sample: TableSample
    kind: Kind
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class Link:
    """`child.column` names rows of `parent` by `parent_column`. Tables by their place in the list."""

    child: int
    child_column: int
    parent: int
    parent_column: int
    found: int
    missing: int


@dataclass(frozen=True, slots=True)
class Candidate:
    child: int
    child_column: ColumnSample
    parent: int
    parent_column: ColumnSample
    alike: float


def key(cell: str) -> str:
    """A key as compared: spaces and case aside."""
    return cell.strip().casefold()


def find_links(known: list[Known], limits: Limits) -> list[Link]:
    """The joins of a set of tables: alike headers or a table's own name, proven by unique keys that hold
    the other side's values. Each pair of tables is joined once, each column once."""
    links: list[Link] = []
    candidates = sorted(_candidates(known), key=lambda c: (-c.alike, c.child, c.parent, c.child_column.index))
    keys: dict[tuple[int, int], set[str] | None] = {}
    for candidate in candidates:
        if _is_settled(candidate, links):
            continue
        place = (candidate.parent, candidate.parent_column.index)
        if place not in keys:
            keys[place] = _unique_keys(known[candidate.parent], candidate.parent_column.index, limits)
        if link := _proven(candidate, known, keys[place]):
            links.append(link)
    return links


def _candidates(known: list[Known]) -> Iterator[Candidate]:
    for i, child in enumerate(known):
        for j, parent in enumerate(known):
            if i == j or parent.kind not in MAY_LEAN_ON.get(child.kind, frozenset()):
                continue
            for mine in child.sample.columns:
                for theirs in parent.sample.columns:
                    alike = _alike(child, mine, parent, theirs)
                    if alike >= ALIKE and _may_match(mine, theirs):
                        yield Candidate(i, mine, j, theirs, alike)


def _alike(child: Known, mine: ColumnSample, parent: Known, theirs: ColumnSample) -> float:
    """How far two columns' names say they hold the same thing, 0-1."""
    my_name, their_name = normal_header(mine.header), normal_header(theirs.header)
    my_field, their_field = child.mapping.get(mine.index), parent.mapping.get(theirs.index)
    if my_name and my_name == their_name:
        return 1.0 if my_name not in {"name", "наименование", "название", "date", "дата"} else 0.6
    if _is_named_after(my_name, parent.table.name) and their_field in {
        "id",
        "code",
        "customer_code",
        "number",
        None,
    }:
        return 0.9 if stems(their_name)[-1:] in {("id",), ("code",), ("код",), ("ид",), ("no",)} else 0.5
    if my_field and my_field == their_field and my_field in KEY_FIELDS:
        return GUESSED_ALIKE
    ratio = fuzz.ratio(my_name, their_name) / 100 if my_name and their_name else 0.0
    return ratio * 0.8 if ratio >= 0.8 else 0.0


def _is_named_after(header: str, table: str) -> bool:
    """`customer id` is named after customers.csv."""
    words = stems(header)
    if len(words) < 2 or words[-1] not in {"id", "code", "код", "ид", "no", "номер"}:
        return False
    return " ".join(words[:-1]) in " ".join(stems(normal_header(table.rsplit(".", 1)[0])))


def _may_match(mine: ColumnSample, theirs: ColumnSample) -> bool:
    if (
        not mine.filled
        or not theirs.filled
        or theirs.is_date
        or theirs.numbers.fractions
        or mine.numbers.fractions
    ):
        return False
    return theirs.distinct >= ENOUGH_UNIQUE * theirs.filled and mine.distinct > 1


def _is_settled(candidate: Candidate, links: list[Link]) -> bool:
    ends = (candidate.child, candidate.parent)
    for link in links:
        if {link.child, link.parent} == set(ends):
            return True
        if (link.child, link.child_column) == (candidate.child, candidate.child_column.index):
            return True
    return _leads_to(candidate.parent, candidate.child, links)


def _leads_to(start: int, goal: int, links: list[Link]) -> bool:
    return start == goal or any(_leads_to(link.parent, goal, links) for link in links if link.child == start)


def _unique_keys(known: Known, column: int, limits: Limits) -> set[str] | None:
    """The keys of a parent table; None when they repeat or there are too many to hold."""
    keys: set[str] = set()
    filled = 0
    for rows in body(known.table, known.sample):
        cells = [key(row[column]) for row in rows if column < len(row)]
        filled += sum(1 for cell in cells if cell)
        keys.update(cells)
        if len(keys) > limits.joined_rows:
            return None
    keys.discard("")
    return keys if filled and len(keys) >= ENOUGH_UNIQUE * filled else None


def _proven(candidate: Candidate, known: list[Known], keys: set[str] | None) -> Link | None:
    """The link, if nearly every value on the child's side is a key on the parent's."""
    if keys is None:
        return None
    child, column = known[candidate.child], candidate.child_column.index
    tried = {key(cell) for cell in candidate.child_column.cells if cell}
    if len(tried & keys) < ENOUGH_FOUND / 2 * len(tried):
        return None
    found = missing = 0
    for rows in body(child.table, child.sample):
        for row in rows:
            cell = key(row[column]) if column < len(row) else ""
            if cell:
                found, missing = (found + 1, missing) if cell in keys else (found, missing + 1)
    if not found or found < ENOUGH_FOUND * (found + missing):
        return None
    return Link(
        candidate.child, column, candidate.parent, candidate.parent_column.index, found=found, missing=missing
    )
