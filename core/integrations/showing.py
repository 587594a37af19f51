"""How a plan and its outcome are shown: files, columns, joins, totals, what stays behind, what is asked."""

from __future__ import annotations

from datetime import date

from core.acts.slow import SlowCtx
from core.blocks import (
    Block,
    Column,
    Day,
    Fact,
    Facts,
    Money,
    Price,
    Qty,
    Receipt,
    Said,
    Sees,
    Span,
    Table,
    Text,
    Value,
    say,
)
from core.integrations import stored
from core.integrations.asking import NewImport
from core.integrations.choosing import field_word, questions
from core.integrations.comparing import Beside
from core.integrations.faultfile import why
from core.integrations.preparing import Prepared
from core.integrations.reading.plan import ImportPlan, Kind, Totals
from core.integrations.remarks import remarks, sums
from core.orders.models import MADE_NUMBER

FIRST_DOCUMENTS = 3
FIRST_FAULTS = 5
FIRST_GOODS = 8


def plan_receipt(ctx: SlowCtx, asked: NewImport, prepared: Prepared, beside: Beside) -> Receipt:
    """The whole plan, as a card shows it before a yes."""
    plan, totals = prepared.plan, prepared.totals
    currency = ctx.standing.company.currency if ctx.standing.company else ""
    blocks: list[Block] = [Text(say("integrations-plan-title"), "title")]
    blocks.append(Facts(_facts(totals, beside, currency)))
    blocks += _set_aside(plan)
    blocks += _first_records(prepared, currency)
    blocks += _changed(beside, currency)
    blocks += [block for what in ("price", "cost") for block in _repriced(beside, what, currency)]
    blocks += sums(totals, currency, dropped=plan.choices.duplicates == "drop")
    blocks += [Text(said, "note") for said in remarks(totals, currency)]
    blocks += _faults(prepared)
    for number in range(len(plan.tables)):
        blocks += _table(plan, number)
    blocks += [_join(plan, number) for number in range(len(plan.joins))]
    blocks += questions(asked, plan, totals, beside)
    return Receipt(blocks)


def _table(plan: ImportPlan, number: int) -> list[Block]:
    """A file: what its rows are, what its columns become, which stay behind."""
    table = plan.tables[number]
    kind = say(f"integrations-{'part' if table.is_part else 'kind'}-{table.kind.value}")
    blocks: list[Block] = [Text(say("integrations-plan-table", file=table.name, kind=kind, rows=table.rows))]
    if table.kind is Kind.SKIPPED:
        return blocks
    pairs = [
        say("integrations-plan-pair", header=column.header, field=field_word(column.field))
        for column in table.columns
        if column.field
    ]
    if pairs:
        blocks.append(Text(say("integrations-plan-columns", columns=listed(pairs)), "note"))
    keys = {join.child_column for join in plan.joins if join.child == number}
    left = [column.header for column in table.columns if not column.field and column.index not in keys]
    if left and not table.is_part:
        blocks.append(Text(say("integrations-plan-left", columns=", ".join(left)[:300]), "note"))
    return blocks


def listed(parts: list[Said]) -> Said:
    """Words one after another, with commas."""
    head, *rest = parts
    return say("integrations-list", head=head, tail=listed(rest)) if rest else head


def _join(plan: ImportPlan, number: int) -> Block:
    join = plan.joins[number]
    said = say(
        "integrations-plan-join",
        child=plan.tables[join.child].name,
        column=join.child_header,
        parent=plan.tables[join.parent].name,
        other=join.parent_header,
        missing=join.missing,
    )
    return Text(said, "warning" if join.missing else "note")


def _set_aside(plan: ImportPlan) -> list[Block]:
    blocks: list[Block] = []
    for problem in plan.problems:
        key = f"integrations-problem-{problem.code.replace('_', '-')}"
        blocks.append(Text(say(key, file=problem.table), "warning"))
    for file, code in plan.refused:
        blocks.append(Text(say("integrations-plan-refused", file=file, why=say(f"{code}-short")), "warning"))
    if plan.hidden_sheets:
        blocks.append(
            Text(say("integrations-plan-hidden", sheets=", ".join(plan.hidden_sheets)[:200]), "note")
        )
    return blocks


def _facts(totals: Totals, beside: Beside, currency: str) -> list[Fact]:
    facts: list[tuple[str, Value, bool]] = [
        ("documents", totals.documents, bool(totals.documents)),
        ("lines", totals.lines, bool(totals.lines)),
        ("sum", Money(totals.total, currency), bool(totals.lines)),
        ("period", period(totals), bool(totals.first_day)),
        ("documents-new", beside.documents_new, bool(beside.documents_same or beside.documents_changed)),
        ("documents-same", beside.documents_same, bool(beside.documents_same)),
        ("documents-changed", beside.documents_changed, bool(beside.documents_changed)),
        ("goods", say("integrations-of-new", all=totals.goods, new=beside.goods_new), bool(totals.goods)),
        (
            "customers",
            say("integrations-of-new", all=totals.customers, new=beside.people_new),
            bool(totals.customers),
        ),
        ("stock", totals.stock, bool(totals.stock)),
        ("faults", totals.faults, bool(totals.faults)),
    ]
    return [Fact(say(f"integrations-label-{name}"), value) for name, value, is_shown in facts if is_shown]


def period(totals: Totals) -> Value:
    """From the first to the last day."""
    if totals.first_day is None or totals.last_day is None:
        return None
    first, last = date.fromisoformat(totals.first_day), date.fromisoformat(totals.last_day)
    return Day(first) if first == last else Span(first, last)


def _first_records(prepared: Prepared, currency: str) -> list[Block]:
    if prepared.totals.documents:
        return [_first_documents(prepared, currency)]
    if prepared.totals.goods:
        return [_first_goods(prepared, currency)]
    people = stored.people(prepared.folder)[:FIRST_GOODS]
    columns = [Column(say(f"integrations-field-{name}")) for name in ("customer", "phone", "email")]
    rows: list[list[Value]] = [[one.name or one.code, one.phone, one.email] for one in people]
    return [Table(columns, rows, title=say("integrations-first-rows"))] if rows else []


def _first_documents(prepared: Prepared, currency: str) -> Block:
    people = stored.people(prepared.folder)
    rows: list[list[Value]] = []
    for document in next(iter(stored.document_batches(prepared.folder)), [])[:FIRST_DOCUMENTS]:
        person = people[document.person] if document.person is not None else None
        total = sum(line.total for line in document.lines)
        name = (person.name or person.code) if person else ""
        rows.append(
            [
                shown_number(document.number),
                Day(document.day),
                name,
                len(document.lines),
                Money(total, currency),
            ]
        )
    columns = [
        Column(say("integrations-column-number")),
        Column(say("integrations-field-date")),
        Column(say("integrations-field-customer")),
        Column(say("integrations-column-lines"), "number"),
        Column(say("integrations-field-total"), "number"),
    ]
    return Table(columns, rows, title=say("integrations-first-rows"))


def shown_number(number: str) -> Value:
    """A document's own number; nothing for one that was made where the file has none."""
    return None if MADE_NUMBER.match(number) else number


def _first_goods(prepared: Prepared, currency: str) -> Block:
    from core.inventory.units import unit_code

    rows: list[list[Value]] = []
    on_hand: dict[int, int] = {}
    for line in stored.stock(prepared.folder):
        on_hand[line.good] = on_hand.get(line.good, 0) + line.quantity
    for number, (good, _) in enumerate(stored.goods(prepared.folder)[:FIRST_GOODS]):
        price, cost = (Price(e4, currency) if e4 is not None else None for e4 in (good.price, good.cost))
        unit = unit_code(good.unit) if good.unit else ""
        rows.append(
            [good.name, good.code, price, cost, Qty(on_hand[number], unit) if number in on_hand else ""]
        )
    columns = [
        Column(say("integrations-field-product")),
        Column(say("integrations-field-code")),
        Column(say("integrations-field-price"), "number"),
        Column(say("integrations-field-cost"), "number", sees="cost"),
        Column(say("integrations-field-quantity"), "number"),
    ]
    told = [place for place in range(len(columns)) if place == 0 or any(row[place] for row in rows)]
    columns, rows = [columns[place] for place in told], [[row[place] for place in told] for row in rows]
    return Table(columns, rows, title=say("integrations-first-rows"))


def _repriced(beside: Beside, what: str, currency: str) -> list[Block]:
    """Old and new prices, or costs, of goods we have."""
    found = [one for one in beside.repriced if one.what == what]
    sees: Sees | None = "cost" if what == "cost" else None
    rows: list[list[Value]] = [
        [
            one.name,
            None if one.before is None else Price(one.before, currency),
            Price(one.now, currency),
        ]
        for one in found[:FIRST_GOODS]
    ]
    columns = [
        Column(say("integrations-field-product")),
        Column(say("integrations-column-before"), "number", sees),
        Column(say("integrations-column-now"), "number", sees),
    ]
    title = say(f"integrations-repriced-{what}", count=len(found))
    return [Table(columns, rows, title=title)] if rows else []


def _changed(beside: Beside, currency: str) -> list[Block]:
    if not beside.changed:
        return []
    rows: list[list[Value]] = [
        [one.number, Money(one.before, currency), Money(one.now, currency)] for one in beside.changed
    ]
    columns = [
        Column(say("integrations-column-number")),
        Column(say("integrations-column-before"), "number"),
        Column(say("integrations-column-now"), "number"),
    ]
    return [Table(columns, rows, title=say("integrations-changed-title"))]


def _faults(prepared: Prepared) -> list[Block]:
    if not prepared.totals.faults:
        return []
    rows: list[list[Value]] = []
    for fault in stored.faults(prepared.folder):
        if fault.code != "companion":
            rows.append(
                [
                    say("integrations-row", row=str(fault.row)),
                    why(fault),
                    " · ".join(cell for cell in fault.cells if cell)[:60],
                ]
            )
        if len(rows) == FIRST_FAULTS:
            break
    columns = [
        Column(say("integrations-fault-row")),
        Column(say("integrations-fault-why")),
        Column(say("integrations-fault-cells"), sees="cost" if prepared.plan.tells_costs else None),
    ]
    return [Table(columns, rows, title=say("integrations-faults-title", rows=prepared.totals.faults))]
