"""Which column is which field, and what kind of table that makes. Headers speak first, cells have a veto."""

from collections.abc import Callable

from core.integrations.reading.fields import GENERAL, field_values, header_guesses
from core.integrations.reading.plan import Kind
from core.integrations.reading.samples import ColumnSample, TableSample

Mapping = dict[int, str]
"""Column index → field."""

GENERAL_MEANING: dict[Kind, dict[str, str]] = {
    Kind.SALES: {"name": "product", "id": "code", "amount": "total"},
    Kind.DOCUMENTS: {"name": "customer", "id": "number", "amount": "total"},
    Kind.GOODS: {"name": "product", "id": "code", "amount": "price", "total": "price"},
    Kind.STOCK: {"name": "product", "id": "code", "amount": "cost_total", "total": "cost_total"},
    Kind.CUSTOMERS: {"name": "customer", "id": "customer_code"},
    Kind.LOOKUP: {},
}
FIELDS_OF: dict[Kind, frozenset[str]] = {
    Kind.SALES: frozenset(field_values()) - {"low_level", "cost_total"},
    Kind.DOCUMENTS: frozenset(field_values())
    - {
        "low_level",
        "cost_total",
        "product",
        "code",
        "barcode",
        "variant",
        "quantity",
        "price",
        "cost",
        "unit",
    },
    Kind.GOODS: frozenset(
        {
            "product",
            "code",
            "barcode",
            "variant",
            "unit",
            "price",
            "cost",
            "quantity",
            "category",
            "low_level",
            "note",
            "warehouse",
            "name",
            "id",
        }
    ),
    Kind.STOCK: frozenset(
        {
            "product",
            "code",
            "barcode",
            "variant",
            "unit",
            "price",
            "cost",
            "cost_total",
            "quantity",
            "category",
            "low_level",
            "warehouse",
            "name",
            "id",
        }
    ),
    Kind.CUSTOMERS: frozenset(
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
            "note",
            "name",
            "id",
        }
    ),
    Kind.LOOKUP: frozenset(
        {
            "name",
            "id",
            "category",
            "note",
            "product",
            "customer",
            "employee",
            "variant",
            "price",
            "cost",
            "unit",
        }
    ),
    Kind.UNKNOWN: frozenset(),
    Kind.SKIPPED: frozenset(),
}
REDIRECTED = {"product": "code", "customer": "customer_code"}


def header_fields(sample: TableSample) -> dict[int, list[tuple[str, float]]]:
    """Column → fields its header may mean, weighed by what its cells look like."""
    weighed: dict[int, list[tuple[str, float]]] = {}
    for column in sample.columns:
        guesses = []
        for guess in header_guesses(column.header):
            field = guess.field
            if field in REDIRECTED and column.is_number and not column.share(column.letters):
                field = REDIRECTED[field]
            fit = cell_fit(field, column)
            if fit > 0:
                guesses.append((field, guess.score * fit))
        weighed[column.index] = sorted(guesses, key=lambda item: -item[1])
    return weighed


def cell_fit(field: str, column: ColumnSample) -> float:
    """How far a column's cells allow a field: 0 is a veto."""
    if not column.filled:
        return 0.6
    value = field_values()[field]
    if value == "number":
        return _step(column.share(column.numbers.numbers), 0.5, 0.25)
    if value == "date":
        dates = column.dates.dates + column.dates.serials
        return _step(column.share(dates), 0.5, 0.25)
    if value == "time":
        return _step(column.share(column.dates.clocks + column.dates.timed), 0.5, 0.25)
    if value == "email":
        return 1.0 if column.share(column.emails) > 0.3 else 0.3
    if value == "phone":
        return 1.0 if column.share(column.phones) > 0.3 or column.share(column.letters) < 0.3 else 0.3
    if field == "number":
        return 0.2 if column.is_date or column.numbers.fractions else 1.0
    return 0.3 if column.is_date or (value == "text" and column.numbers.fractions) else 1.0


def _step(share: float, good: float, poor: float) -> float:
    return 1.0 if share >= good else (0.5 if share >= poor else 0.0)


def assign(sample: TableSample, kind: Kind) -> Mapping:
    """Column → field for a table of a known kind: each field once, the surest pair first, then by cells."""
    allowed = FIELDS_OF[kind]
    meaning = GENERAL_MEANING.get(kind, {})
    pairs = []
    for index, guesses in header_fields(sample).items():
        for field, score in guesses:
            real = meaning.get(field, field)
            if real in allowed:
                pairs.append((score - (0.2 if field in GENERAL or real != field else 0.0), -index, real))
    mapping: Mapping = {}
    for score, negated, field in sorted(pairs, key=lambda pair: (-pair[0], -pair[1])):
        if score >= 0.35 and -negated not in mapping and field not in mapping.values():
            mapping[-negated] = field
    return mapping if kind in {Kind.LOOKUP, Kind.UNKNOWN, Kind.SKIPPED} else _by_cells(sample, kind, mapping)


def _by_cells(sample: TableSample, kind: Kind, mapping: Mapping) -> Mapping:
    """Fill what the headers left open from what the cells hold."""
    free = [c for c in sample.columns if c.index not in mapping and c.filled]
    filled = dict(mapping)

    def take(field: str, column: ColumnSample | None) -> None:
        if column is not None:
            filled[column.index] = field
            free.remove(column)

    _dated_by_shipment(sample, kind, filled)
    have = set(filled.values())
    if kind in {Kind.SALES, Kind.DOCUMENTS} and "date" not in have:
        take("date", next((c for c in free if c.is_date), None))
    if kind is Kind.CUSTOMERS:
        if "email" not in have:
            take("email", next((c for c in free if c.share(c.emails) > 0.5), None))
        if "phone" not in have:
            take("phone", next((c for c in free if c.share(c.phones) > 0.5), None))
        if not have & {"customer", "last_name", "first_name"}:
            take("customer", _longest_text(free))
        return filled
    if kind is not Kind.DOCUMENTS and not have & {"product", "code", "barcode"}:
        take("product", _product_like(free, kind))
    if not sample.header_row:
        _bare_numbers(free, kind, have, take)
    return filled


def _dated_by_shipment(sample: TableSample, kind: Kind, mapping: Mapping) -> None:
    """Where the day of shipment is all that is told, it is the day of the sale."""
    if kind not in {Kind.SALES, Kind.DOCUMENTS} or "date" in mapping.values():
        return
    if any(mapping.get(c.index) == "number" and c.share(c.documents) > 0.5 for c in sample.columns):
        return
    for index, field in mapping.items():
        if field == "shipped":
            mapping[index] = "date"
            return


def _longest_text(columns: list[ColumnSample]) -> ColumnSample | None:
    return max((c for c in columns if c.is_text), key=lambda c: c.length, default=None)


def _product_like(columns: list[ColumnSample], kind: Kind) -> ColumnSample | None:
    """Goods repeat in sales and stand once in a price list; in both they are the wordiest column."""
    texts = [c for c in columns if c.is_text]
    if kind is Kind.SALES:
        repeating = [c for c in texts if c.distinct < c.filled] or texts
        return max(repeating, key=lambda c: (c.distinct, c.length), default=None)
    return max(texts, key=lambda c: (c.is_unique, c.length), default=None)


def _bare_numbers(
    free: list[ColumnSample], kind: Kind, have: set[str], take: Callable[[str, ColumnSample], None]
) -> None:
    """Columns of bare numbers, in the order people write them: a whole quantity, then price, then sum."""
    numbers = [c for c in free if c.is_number and not c.is_date]
    if kind is Kind.GOODS:
        if numbers and "price" not in have:
            take(
                "price", numbers[-1] if len(numbers) == 1 else max(numbers, key=lambda c: c.numbers.fractions)
            )
        return
    whole = [c for c in numbers if not c.numbers.fractions and not (c.is_unique and c.filled > 3)]
    if whole and "quantity" not in have:
        take("quantity", whole[0])
    rest = [c for c in numbers if c in free]
    if rest and "price" not in have and kind is Kind.SALES:
        take("price", rest[0])
    if len(rest) > 1 and "total" not in have and kind is Kind.SALES:
        take("total", rest[1])
