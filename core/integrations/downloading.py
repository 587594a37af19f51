"""Lists as files: XLSX or CSV, with the columns that an import knows again."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from decimal import Decimal
from typing import Literal

from pydantic import Field

from core.acts.calls import Option
from core.acts.ctx import Ctx
from core.acts.fields import Period
from core.acts.refusals import NotAllowed
from core.acts.register import Asked, Risk, action
from core.acts.rights import Right
from core.acts.slow import SlowCtx
from core.blocks import Block, Day, File, Money, Price, Qty, Receipt, Sheet, Table, Text, Value, say
from core.integrations.lists import COMES_BACK, RIGHTS, Span, Which, list_table
from core.money import from_milli, from_price, to_major
from core.texts import Speaker, Texts

READ = Right("integrations", "read")
_FORMULA = re.compile(r"^(?:[=@\t\r]|[+-](?![\d(]))")


class WhichList(Asked):
    which: Which = Field(description="Which list: goods, customers, orders, money or stock")
    form: Literal["xlsx", "csv"] = Field("xlsx", description="An Excel workbook, or CSV")
    period: Period | None = Field(None, description="Days of orders and money; all when left out")


@action(
    "integrations.download",
    needs=READ,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="download",
    http="POST /integrations/exports",
    when="past",
    options={"which": lambda ctx: [Option(say(f"integrations-list-{one}"), one) for one in RIGHTS]},
)
async def download(ctx: SlowCtx, asked: WhichList) -> Receipt:
    """Write a whole list (goods, customers, orders, money, stock) as an Excel or CSV file that can be brought
    in again. Every export is logged."""
    span: Span = (asked.period.start, asked.period.end) if asked.period else None
    table = await ctx.read(lambda inner: _allowed(inner, asked.which, span))
    title = say(f"integrations-list-{asked.which}")
    if not table.rows:
        return Receipt([Text(say("integrations-list-empty"))], title=title)
    back = "back" if asked.which in COMES_BACK else "for-reading"
    note = Text(say(f"integrations-comes-{back}-{asked.which}"), "note")
    if asked.form == "xlsx":
        return Receipt([Text(title), note, Sheet(title, [table])], title=title)
    blocks: list[Block] = [Text(title), note, await _csv_file(ctx, table, asked.which)]
    return Receipt(blocks, title=title)


def _allowed(ctx: Ctx, which: Which, span: Span) -> Table:
    """The list without what the reader may not see. Raises NotAllowed."""
    if not ctx.may(RIGHTS[which], "read"):
        raise NotAllowed(what=say(f"acts-resource-{RIGHTS[which]}"))
    table = list_table(ctx, which, span)
    if ctx.may("cost", "read") and not ctx.actor.group:
        return table
    seen = [at for at, column in enumerate(table.columns) if column.sees is None]
    columns = [table.columns[at] for at in seen]
    return Table(columns, [[row[at] for at in seen] for row in table.rows], title=table.title)


async def _csv_file(ctx: SlowCtx, table: Table, which: Which) -> File:
    texts, speaker = ctx.app.texts, ctx.app.speaker(ctx.standing.company, ctx.actor.locale)
    content = await asyncio.to_thread(csv_of, table, texts, speaker)
    digest = await asyncio.to_thread(ctx.app.files.keep, content)
    name = texts.say(say(f"integrations-list-{which}"), speaker)
    return File(digest, f"{name}.csv", "text/csv", len(content))


def csv_of(table: Table, texts: Texts, speaker: Speaker) -> bytes:
    """The table as a spreadsheet of the reader's country opens it: signs, decimals, days."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if speaker.locale == "ru" else ",")
    writer.writerow([texts.say(column.label, speaker) for column in table.columns])
    writer.writerows([[_plain(value, texts, speaker) for value in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Value, texts: Texts, speaker: Speaker) -> str:
    match value:
        case None:
            return ""
        case Money(minor, currency):
            return _number(to_major(minor, currency), speaker)
        case Price(e4):
            return _number(from_price(e4), speaker)
        case Qty(milli, ""):
            return _number(from_milli(milli), speaker)
        case Day(day):
            return day.strftime("%d.%m.%Y") if speaker.locale == "ru" else day.isoformat()
        case str():
            return f"'{value}" if _FORMULA.match(value) else value
        case _:
            return texts.value(value, speaker)


def _number(value: Decimal, speaker: Speaker) -> str:
    spelled = f"{value.normalize():f}"
    return spelled.replace(".", ",") if speaker.locale == "ru" else spelled
