"""What this room can be asked: bring files in, say what a column is, stop an import, take one back.

What reads and compares files is loaded with the first file.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from core.acts.calls import Option
from core.acts.ctx import Ctx
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.acts.slow import SlowCtx
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Fact,
    Facts,
    File,
    Money,
    Receipt,
    Said,
    Text,
    Value,
    say,
)
from core.integrations.asking import SEPARATOR, NewImport, SentFile, WhichRun, again, choice
from core.integrations.banking import foresee, statement_of, take_statement
from core.integrations.choosing import field_word
from core.integrations.left import is_left
from core.integrations.models import ImportRun
from core.integrations.reading.plan import ImportPlan, Kind, Totals
from core.integrations.refusals import NothingUnderstood

if TYPE_CHECKING:
    from core.integrations.preparing import Prepared

WRITE = Right("integrations", "write")
OFFERED = (
    *("product", "code", "barcode", "variant", "quantity", "price", "total", "cost", "discount"),
    *(
        "number",
        "date",
        "shipped",
        "required",
        "time",
        "customer",
        "customer_code",
        "phone",
        "email",
        "address",
        "note",
    ),
    *("category", "unit", "warehouse", "low_level", "employee", "status"),
)
"""Fields a column may be said to be."""


async def preview_import(ctx: SlowCtx, asked: NewImport) -> Receipt:
    """Read the files and show what would come in. Nothing is kept but the files themselves."""
    statement = await statement_of(ctx, asked)
    if statement is not None:
        return await foresee(ctx, statement)
    from core.integrations.comparing import compare
    from core.integrations.preparing import prepare, reading_of
    from core.integrations.showing import plan_receipt

    prepared = await prepare(reading_of(ctx, asked))
    try:
        _refuse_nothing(asked, prepared.plan, prepared.totals)
        folder, source, total = prepared.folder, prepared.plan.source, prepared.totals.documents
        beside = await ctx.read(lambda act: compare(act, folder, source, total))
        return plan_receipt(ctx, asked, prepared, beside)
    finally:
        await asyncio.to_thread(prepared.forget)


@action(
    "integrations.import",
    needs=WRITE,
    risk=Risk.MASS,
    command="import",
    slow=True,
    preview=preview_import,
    http="POST /integrations/import",
)
async def import_files(ctx: SlowCtx, asked: NewImport) -> Receipt:
    """Bring in goods, customers, stock, sales or a bank statement from files (CSV, XLSX, ZIP, 1C)."""
    statement = await statement_of(ctx, asked)
    if statement is not None:
        return await take_statement(ctx, asked, statement)
    from core.integrations.running import run_import

    run, prepared = await run_import(ctx, asked)
    try:
        _refuse_nothing(asked, prepared.plan, prepared.totals)
        return await _outcome(ctx, asked, run, prepared)
    finally:
        await asyncio.to_thread(prepared.forget)


def _refuse_nothing(asked: NewImport, plan: ImportPlan, totals: Totals) -> None:
    """Refuse files in which no table is understood, with the kinds it may be."""
    if totals.rows:
        return
    if not plan.problems:
        raise NothingUnderstood(why=say("integrations-problem-no-rows"))
    problem = plan.problems[0]
    why = say(f"integrations-problem-{problem.code.replace('_', '-')}", file=problem.table)
    offers = []
    if problem.code == "unknown_kind":
        kinds = (Kind.SALES, Kind.GOODS, Kind.CUSTOMERS, Kind.STOCK)
        offers = [
            Button(say(f"integrations-kind-{kind}"), again(asked, choice("kind", problem.table, kind)))
            for kind in kinds
        ]
    raise NothingUnderstood(offers=offers, why=why)


async def _outcome(ctx: SlowCtx, asked: NewImport, run: ImportRun, prepared: Prepared) -> Receipt:
    from core.integrations.remarks import sums

    company = ctx.standing.company
    currency = company.currency if company else ""
    counts, totals = run.counts, prepared.totals
    title = deed(run, currency)
    blocks: list[Block] = [Text(title, "title")]
    if run.state == "stopped":
        blocks.append(Text(say("integrations-stopped", done=run.position, total=run.total), "warning"))
    blocks.append(Facts(_facts(counts, totals)))
    blocks += sums(totals, currency, dropped=prepared.plan.choices.duplicates == "drop")
    blocks += [
        Text(
            say(f"integrations-kept-{what}", count=counts[key], names=", ".join(counts[f"{key}_names"])),
            "warning",
        )
        for what, key in (("used", "kept"), ("closed", "closed"), ("short", "short"), ("odd", "stock_odd"))
        if counts.get(key)
    ]
    if totals.faults and ctx.actor.group and prepared.plan.tells_costs:
        blocks.append(Text(say("integrations-faults-private"), "note"))
    elif totals.faults:
        blocks += await _fault_file(ctx, prepared)
    blocks += _next(asked, run, totals)
    return Receipt(
        blocks, title=title, undo=Act("integrations.take_back", {"run": run.id}), subject=("import", run.id)
    )


def deed(run: ImportRun, currency: str) -> Said:
    """The import in one line: for the log, and for the words after its undo."""
    counts = run.counts
    if counts.get("made") or counts.get("changed") or counts.get("same"):
        done = counts.get("made", 0) + counts.get("changed", 0)
        return say("integrations-deed-sales", documents=done, sum=Money(counts.get("sum", 0), currency))
    return say(
        "integrations-deed-lists",
        goods=counts.get("goods_new", 0) + counts.get("goods_changed", 0),
        people=counts.get("people_new", 0) + counts.get("people_changed", 0),
        stock=counts.get("stock", 0),
    )


_SHOWN = (
    *("made", "changed", "same", "goods_new", "goods_changed", "people_new", "people_changed", "stock"),
)


def _facts(counts: dict[str, Any], totals: Totals) -> list[Fact]:
    from core.integrations.showing import period

    found: list[tuple[str, Value]] = [(name, counts.get(name, 0)) for name in _SHOWN if counts.get(name)]
    if totals.first_day:
        found.append(("period", period(totals)))
    if totals.faults:
        found.append(("faults", totals.faults))
    return [Fact(say(f"integrations-label-{name.replace('_', '-')}"), value) for name, value in found]


async def _fault_file(ctx: SlowCtx, prepared: Prepared) -> list[Block]:
    from core.integrations.faultfile import MIME, fault_workbook

    speaker = ctx.app.speaker(ctx.standing.company, ctx.actor.locale)
    content = await asyncio.to_thread(fault_workbook, prepared.plan, prepared.folder, ctx.app.texts, speaker)
    digest = await asyncio.to_thread(ctx.app.files.keep, content)
    name = ctx.app.texts.say(say("integrations-fault-file"), speaker)
    caption = say("integrations-faults-caption", rows=prepared.totals.faults)
    return [File(digest, f"{name}.xlsx", MIME, len(content), caption)]


def _next(asked: NewImport, run: ImportRun, totals: Totals) -> list[Block]:
    rows: list[list[Button]] = []
    if totals.first_day and totals.last_day:
        span = {"from": totals.first_day, "to": totals.last_day}
        rows.append([Button(say("integrations-button-report"), Act("reports.sales", {"period": span}))])
    shipping = [
        Button(say("integrations-button-unshipped"), Act("orders.list", {"shipment": "none"})),
        Button(say("integrations-button-late"), Act("orders.late")),
    ]
    rows.append(
        [button for button, count in zip(shipping, (totals.unshipped, totals.late), strict=True) if count]
    )
    if run.state == "stopped":
        rows.append([Button(say("integrations-button-go-on"), again(asked))])
    rows = [row for row in rows if row]
    return [Buttons(rows)] if rows else []


@action("integrations.stop", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True, at_once=True)
def stop(ctx: Ctx, asked: WhichRun) -> Receipt:
    """Stop a running import after the batch in hand; what is done stays."""
    run = ctx.get(ImportRun, asked.run)
    if run.state not in ("running", "stopping"):
        return Receipt([Text(say("integrations-stopped-already"))])
    if is_left(ctx, run):
        return _left_as_is(ctx, run)
    run.state = "stopping"
    return Receipt([Text(say("integrations-stopping"))])


def _left_as_is(ctx: Ctx, run: ImportRun) -> Receipt:
    """A run that has fallen is over, and what it has brought stays until somebody takes it back."""
    run.state, run.finished_at = "stopped", ctx.app.clock.now()
    back = Act("integrations.take_back", {"run": run.id})
    words = Text(say("integrations-left-as-is", done=run.position, total=run.total))
    return Receipt([words, Buttons([[Button(say("integrations-button-take-back"), back)]])])


def preview_take_back(ctx: Ctx, asked: WhichRun) -> Receipt:
    """Show what would be taken back."""
    from core.integrations.withdrawing import require_withdrawable

    run = ctx.get(ImportRun, asked.run)
    require_withdrawable(ctx, run)
    title = deed(run, ctx.company.currency)
    return Receipt([Text(say("integrations-take-back", deed=title))], title=title, subject=("import", run.id))


@action(
    "integrations.take_back", needs=WRITE, risk=Risk.MASS, slow=True, preview=preview_take_back, hidden=True
)
async def take_back(ctx: SlowCtx, asked: WhichRun) -> Receipt:
    """Take an import back; what was built on since stays and is listed."""
    from core.integrations.withdrawing import withdraw

    company = ctx.standing.company
    run = await ctx.read(lambda act: act.get(ImportRun, asked.run))
    title = deed(run, company.currency if company else "")
    done = await withdraw(ctx, asked.run)
    numbers = {"orders": done.orders, "goods": done.goods, "people": done.people, "returned": done.returned}
    facts = [Fact(say(f"integrations-gone-{name}"), number) for name, number in numbers.items() if number]
    blocks: list[Block] = [Facts(facts)] if facts else []
    if done.kept:
        kept = say("integrations-kept-back", count=done.kept, names=", ".join(done.names))
        blocks.append(Text(kept, "warning"))
    return Receipt(blocks, title=title, subject=("import", run.id))


def _columns(ctx: Ctx) -> list[Any]:
    return [
        Option(SEPARATOR.join(column.split(SEPARATOR)[1:]), column, column.split(SEPARATOR)[0])
        for column in ctx.call.args.get("columns", [])
    ]


def _fields(ctx: Ctx) -> list[Any]:
    return [
        *(Option(field_word(field), field) for field in OFFERED),
        Option(say("integrations-field-none"), "-"),
    ]


class FixedColumn(Asked):
    """What a column of sent files is."""

    files: list[SentFile]
    choices: list[str] = Field(default_factory=list)
    columns: list[str] = Field(default_factory=list)
    column: Annotated[str, Field(max_length=500)]
    field: Annotated[str, Field(max_length=30)]


@action(
    "integrations.column",
    needs=WRITE,
    risk=Risk.READ,
    hidden=True,
    options={"column": _columns, "field": _fields},
)
def fix_column(ctx: Ctx, asked: FixedColumn) -> Receipt:
    """Say what a column is, and show the plan anew."""
    table, _, header = asked.column.partition(SEPARATOR)
    field = "" if asked.field == "-" else asked.field
    act = again(NewImport(files=asked.files, choices=asked.choices), choice("field", table, header, field))
    word = field_word(field) if field else say("integrations-field-none")
    said = say("integrations-column-fixed", column=header, field=word)
    return Receipt([Text(said), Buttons([[Button(say("integrations-button-plan"), act, style="primary")]])])


__all__ = ["fix_column", "import_files", "stop", "take_back"]
