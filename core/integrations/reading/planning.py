"""From opened tables and the user's choices to the plan of an import."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from core.integrations.reading.encodings import guess_encoding
from core.integrations.reading.fields import normal_header
from core.integrations.reading.joins import Known, Link, find_links
from core.integrations.reading.kinds import kind_of
from core.integrations.reading.limits import LIMITS, Limits
from core.integrations.reading.mapping import FIELDS_OF, Mapping, assign
from core.integrations.reading.opening import Opened
from core.integrations.reading.plan import (
    Choices,
    ColumnPlan,
    Grouping,
    ImportPlan,
    JoinPlan,
    Kind,
    Problem,
    Question,
    TablePlan,
)
from core.integrations.reading.samples import ColumnSample, sample
from core.integrations.reading.survey import Styles, Survey, styles, survey
from core.integrations.reading.tables import TextTable

TAKEN = (Kind.SALES, Kind.GOODS, Kind.CUSTOMERS, Kind.STOCK, Kind.DOCUMENTS)
CODEPAGES = ["cp1251", "cp866", "koi8-r", "mac_cyrillic", "cp1252", "mac_roman", "cp1250", "utf-8"]


def make_plan(
    opened: Opened, *, locale: str = "ru", choices: Choices | None = None, limits: Limits = LIMITS
) -> tuple[ImportPlan, list[TextTable]]:
    """The plan and the tables it speaks of, in its order. Made anew after every change of `choices`."""
    chosen = choices or Choices()
    tables = [_recoded(table, chosen) for table in opened.tables]
    known = [_known(table, chosen) for table in tables]
    links = find_links(known, limits)
    known = _after_joining(known, links)
    surveys = [survey(k.table, k.sample, k.mapping, limits) for k in known]
    parts = parts_of(known, links)
    planned = [
        _table_plan(k, seen, chosen, locale=locale, is_part=i in parts)
        for i, (k, seen) in enumerate(zip(known, surveys, strict=True))
    ]
    joins = [_join_plan(link, planned) for link in links]
    grouping = _grouping(planned, joins, chosen)
    plan = ImportPlan(
        tables=planned,
        joins=joins,
        questions=list(_questions(planned, grouping, chosen)),
        problems=list(_problems(planned, joins)),
        refused=[(refusal.file, refusal.code) for refusal in opened.refused],
        hidden_sheets=opened.hidden_sheets,
        source=_fingerprint(planned) + (f"/{chosen.series}" if chosen.series else ""),
        grouping=grouping,
        choices=chosen,
    )
    return plan, tables


def _recoded(table: TextTable, chosen: Choices) -> TextTable:
    codec = chosen.encodings.get(table.name)
    return replace(table, encoding=codec) if codec in CODEPAGES else table


def _known(table: TextTable, chosen: Choices) -> Known:
    seen = sample(table, chosen.headers.get(table.name))
    kind = chosen.kinds.get(table.name) or kind_of(table.name, seen)
    return Known(
        table, seen, kind, _chosen_fields(assign(seen, kind), table.name, seen.columns, kind, chosen)
    )


def _chosen_fields(
    mapping: Mapping, name: str, columns: list[ColumnSample], kind: Kind, chosen: Choices
) -> Mapping:
    """The user's word over ours; a field they gave to one column leaves the other."""
    wanted = chosen.fields.get(name, {})
    result = dict(mapping)
    for column in columns:
        field = wanted.get(column_name(column.header, column.index))
        if field is None:
            continue
        result.pop(column.index, None)
        if field in FIELDS_OF[kind]:
            result = {i: taken for i, taken in result.items() if taken != field} | {column.index: field}
    return result


def _after_joining(known: list[Known], links: list[Link]) -> list[Known]:
    """What joins teach: keys are codes, an unknown table that is leant on is a lookup."""
    taught = list(known)
    for link in links:
        parent, child = taught[link.parent], taught[link.child]
        if parent.kind is Kind.UNKNOWN:
            taught[link.parent] = replace(
                parent, kind=Kind.LOOKUP, mapping=assign(parent.sample, Kind.LOOKUP)
            )
        key_field = {Kind.GOODS: "code", Kind.DOCUMENTS: "number", Kind.CUSTOMERS: "customer_code"}.get(
            parent.kind
        )
        if key_field is None or (parent.kind is child.kind):
            continue
        taught[link.parent] = _keyed(parent, link.parent_column, key_field)
        field = taught[link.parent].mapping.get(link.parent_column, key_field)
        taught[link.child] = _keyed(child, link.child_column, field)
    return taught


def _keyed(known: Known, column: int, field: str) -> Known:
    """Give a key column its field, unless it or the user already says better."""
    mapping = known.mapping
    if mapping.get(column) in {"code", "barcode", "number", "customer_code"}:
        return known
    if field in mapping.values() and mapping.get(column) is not None:
        return known
    kept = {i: name for i, name in mapping.items() if name != field and i != column}
    return replace(known, mapping=kept | {column: field})


def parts_of(known: list[Known], links: list[Link]) -> set[int]:
    """Tables whose rows only complete another's: headers of documents, lookups, types of goods."""
    return {
        link.parent
        for link in links
        if known[link.parent].kind in {Kind.DOCUMENTS, Kind.LOOKUP}
        or known[link.parent].kind is known[link.child].kind
    }


def _table_plan(known: Known, seen: Survey, chosen: Choices, *, locale: str, is_part: bool) -> TablePlan:
    style = styles(seen, known.mapping, typed=known.table.typed, locale=locale)
    name = known.table.name
    encoding = None if known.table.typed else guess_encoding(known.table.path)
    return TablePlan(
        name=name,
        kind=known.kind,
        rows=seen.rows,
        first_row=known.sample.first_row,
        header_row=known.sample.header_row,
        encoding=known.table.encoding,
        encoding_sure=encoding is None
        or encoding.sure
        or name in chosen.encodings
        or not _is_told_in_high(known),
        delimiter=known.table.delimiter,
        columns=[_column_plan(column, known, style, chosen) for column in known.sample.columns],
        is_part=is_part,
    )


def _is_told_in_high(known: Known) -> bool:
    """Whether anything we take is written in letters the encoding decides."""
    taken = [c for c in known.sample.columns if c.index in known.mapping]
    return any(not c.header.isascii() or any(not cell.isascii() for cell in c.cells) for c in taken)


def _column_plan(column: ColumnSample, known: Known, style: Styles, chosen: Choices) -> ColumnPlan:
    name, header = known.table.name, column_name(column.header, column.index)
    number, date = style.numbers.get(column.index), style.dates.get(column.index)
    point = chosen.points.get(name, {}).get(header)
    order = chosen.orders.get(name, {}).get(header)
    return ColumnPlan(
        index=column.index,
        header=header,
        field=known.mapping.get(column.index),
        point=point or (number.point if number else None),
        mixed=bool(number and number.mixed and not point),
        order=order or (date.order if date else None),
        percent=_percent(column, known.mapping.get(column.index)),
        dated=known.mapping.get(column.index) == "number" and column.share(column.documents) > 0.5,
        doubtful=bool((number and number.doubtful) or (date and date.doubtful)),
        examples=[example[:60] for example in column.examples],
    )


def _percent(column: ColumnSample, field: str | None) -> Literal["points", "ratio"] | None:
    """A discount of nothing but 0…1 is a ratio; a per cent sign or larger numbers are points."""
    if field not in {"discount", "discount_percent"}:
        return None
    seen = column.numbers
    if seen.percents or (field == "discount_percent" and seen.up_to_one < seen.numbers):
        return "points"
    return "ratio" if seen.fractions and seen.up_to_one == seen.numbers else None


def column_name(header: str, index: int) -> str:
    """A column's header, or its place for a bare one: `#3`."""
    return header or f"#{index + 1}"


def _join_plan(link: Link, tables: list[TablePlan]) -> JoinPlan:
    def header(table: int, column: int) -> str:
        return next(c.header for c in tables[table].columns if c.index == column)

    return JoinPlan(
        child=link.child,
        child_column=link.child_column,
        child_header=header(link.child, link.child_column),
        parent=link.parent,
        parent_column=link.parent_column,
        parent_header=header(link.parent, link.parent_column),
        found=link.found,
        missing=link.missing,
    )


def reachable(tables: list[TablePlan], joins: list[JoinPlan], start: int) -> set[str]:
    """Fields a table has by itself or through its joins."""
    fields = {column.field for column in tables[start].columns if column.field}
    fields |= {"date" for column in tables[start].columns if column.dated}
    for join in joins:
        if join.child == start:
            fields |= reachable(tables, joins, join.parent)
    return fields


def _grouping(tables: list[TablePlan], joins: list[JoinPlan], chosen: Choices) -> Grouping | None:
    """How lines become documents where no number says it; None where one does."""
    for i, table in enumerate(tables):
        fields = reachable(tables, joins, i)
        if table.kind is Kind.SALES and "number" not in fields:
            return chosen.grouping or ("moment" if "time" in fields or _has_times(table) else "day")
    return None


def _has_times(table: TablePlan) -> bool:
    date = table.column("date")
    return date is not None and any(":" in example for example in date.examples)


def _questions(tables: list[TablePlan], grouping: Grouping | None, chosen: Choices) -> Iterator[Question]:
    for table in tables:
        if table.kind is Kind.UNKNOWN or table.name in chosen.kinds:
            kinds = [kind.value for kind in (*TAKEN, Kind.SKIPPED)]
            yield Question(code="kind", table=table.name, options=kinds, answer=table.kind.value)
        if not table.encoding_sure:
            yield Question(code="encoding", table=table.name, options=CODEPAGES, answer=table.encoding)
        for column in table.columns:
            yield from _column_questions(table, column)
    if grouping:
        yield Question(code="grouping", options=["moment", "day", "row"], answer=grouping)
    if any(table.kind in {Kind.STOCK, Kind.GOODS} and table.column("quantity") for table in tables):
        yield Question(code="stock", options=["set", "leave"], answer=chosen.stock)
    if any(table.kind is Kind.SALES for table in tables):
        yield Question(code="moves", options=["leave", "issue"], answer=chosen.moves)


def _column_questions(table: TablePlan, column: ColumnPlan) -> Iterator[Question]:
    if not column.doubtful:
        return
    examples = [] if column.field in {"cost", "cost_total"} else column.examples
    if column.point:
        yield Question(
            code="point",
            table=table.name,
            header=column.header,
            options=[".", ","],
            answer=column.point,
            examples=examples,
        )
    if column.order:
        yield Question(
            code="order",
            table=table.name,
            header=column.header,
            options=["dmy", "mdy"],
            answer=column.order,
            examples=examples,
        )


def _problems(tables: list[TablePlan], joins: list[JoinPlan]) -> Iterator[Problem]:
    for i, table in enumerate(tables):
        if table.is_part or table.kind is Kind.SKIPPED:
            continue
        fields = reachable(tables, joins, i)
        if table.kind is Kind.UNKNOWN:
            yield Problem(code="unknown_kind", table=table.name)
        if table.kind in {Kind.SALES, Kind.GOODS, Kind.STOCK} and not fields & {"product", "code", "barcode"}:
            yield Problem(code="no_product", table=table.name)
        if table.kind in {Kind.SALES, Kind.DOCUMENTS} and "date" not in fields:
            yield Problem(code="no_date", table=table.name)
        if table.kind is Kind.DOCUMENTS and "total" not in fields:
            yield Problem(code="no_total", table=table.name)
        if table.kind is Kind.STOCK and "quantity" not in fields:
            yield Problem(code="no_quantity", table=table.name)
        if table.kind is Kind.CUSTOMERS and not fields & {
            "customer",
            "last_name",
            "first_name",
            "phone",
            "email",
            "customer_code",
        }:
            yield Problem(code="no_customer", table=table.name)


def _is_shape(column: ColumnPlan) -> bool:
    """Days of shipment are not of the shape: a file was the same program's before they were read."""
    return column.field is not None and column.field not in {"shipped", "required"}


def _fingerprint(tables: list[TablePlan]) -> str:
    """The same shape of files comes from the same program: kinds and the headers that are taken.

    Columns that stay behind do not count: our own file of faults, mended, belongs to the same series.
    """
    shape = sorted(
        f"{table.kind}:" + ",".join(sorted(normal_header(c.header) for c in table.columns if _is_shape(c)))
        for table in tables
        if table.kind is not Kind.SKIPPED
    )
    return hashlib.sha256("|".join(shape).encode()).hexdigest()[:12]
