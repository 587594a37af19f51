"""A supplier's waybill behind a receipt of goods: sums checked, what is doubtful asked, the paper kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa
from pydantic import Field

from core.acts.calls import Option, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Amount, Named, Title
from core.acts.fields import Day as OnDay
from core.acts.finding import SHOWN, fold
from core.acts.prepare import option_of
from core.acts.register import Asked
from core.assistant.interpreter.text import words
from core.attachments.keeping import SentFile, attach, records_with
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Day,
    DocNo,
    Fact,
    Money,
    Price,
    Qty,
    Said,
    Text,
    Value,
    say,
)
from core.inventory.documents import Posted
from core.inventory.models import StockDocument, StockPaper
from core.inventory.units import unit_code
from core.money import from_milli, from_price, line_total, spread, to_milli, to_minor, to_price, unit_price


class _PaperLine(Protocol):
    """A line of goods as a paper tells it."""

    @property
    def product(self) -> Named: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def price(self) -> Decimal | None: ...
    @property
    def sum(self) -> Decimal | None: ...


class ByPaper(Protocol):
    """Goods that come by a paper: a receipt, or a delivery of what was ordered."""

    @property
    def lines(self) -> Sequence[_PaperLine] | None: ...
    @property
    def files(self) -> Sequence[SentFile] | None: ...
    @property
    def paper(self) -> WaybillTold | None: ...


class Valued(Protocol):
    """A line with what it is worth, in minor units."""

    @property
    def value(self) -> int | None: ...


V = TypeVar("V", bound=Any)


class WaybillTold(Asked):
    """What a model has read on a supplier's waybill besides its lines, as printed."""

    supplier: Title | None = None
    inn: str | None = Field(None, max_length=12, pattern="^[0-9]+$")
    number: Title | None = None
    day: OnDay | None = None
    discount: Amount | None = None
    vat: Amount | None = None
    total: Amount | None = None


KIND = "stock_document"
_LEGAL = words("ооо оао зао пао ао ип тоо осоо чп llc ltd inc gmbh corp")
NEAR = 1
"""Minor units by which a line may miss its quantity × price: somebody has rounded."""


def clear_up(ctx: Ctx, asked: ByPaper) -> None:
    """Ask about the first line whose goods or figures leave a doubt. Raises Unclear."""
    if asked.paper is None:
        return
    for place, line in enumerate(asked.lines or []):
        _ask_whose(ctx, place, line)
    if _may_see(ctx):
        for place, line in enumerate(asked.lines or []):
            _ask_figures(ctx, place, line)


def _may_see(ctx: Ctx) -> bool:
    """May costs be named to who asks, here?"""
    return ctx.may("cost", "read") and not ctx.actor.group


def _ask_whose(ctx: Ctx, place: int, line: _PaperLine) -> None:
    """A name that is longer than those of our goods may still mean one of them."""
    typed = ctx.call.args["lines"][place].get("product")
    if not line.product.new or not isinstance(typed, str):
        return
    within = ctx.finder("product").within(ctx, typed, SHOWN)
    if within:
        new = Option(say("acts-new-one", name=line.product.name), {"name": line.product.name, "new": True})
        question = say("inventory-waybill-whose", name=line.product.name)
        raise Unclear(f"lines.{place}.product", [*map(option_of, within), new], question)


def _ask_figures(ctx: Ctx, place: int, line: _PaperLine) -> None:
    if not misses(ctx, line):
        return
    options = [_option(ctx, place, figures) for figures in _ways(ctx, line)]
    question = say(
        "inventory-waybill-misses",
        product=line.product.name,
        quantity=_quantity(line),
        price=Price(to_price(line.price or Decimal(0)), ctx.company.currency),
        sum=_money(ctx, line.sum),
    )
    raise Unclear(f"lines.{place}.price", options, question)


def misses(ctx: Ctx, line: _PaperLine) -> bool:
    """Is the sum of a line another than its quantity × price, by more than a rounding?"""
    if line.price is None or line.sum is None:
        return False
    return abs(_product(ctx, line.quantity, line.price) - _minor(ctx, line.sum)) > NEAR


Figures = tuple[Decimal, Decimal, Decimal]
"""Quantity, price, sum."""


def _ways(ctx: Ctx, line: _PaperLine) -> list[Figures]:
    """Figures that agree, each with two of the three that are printed."""
    quantity, price, total = line.quantity, line.price or Decimal(0), line.sum or Decimal(0)
    by_sum = from_price(unit_price(_minor(ctx, total), to_milli(quantity), ctx.company.currency))
    places = to_minor(Decimal(1), ctx.company.currency)
    by_price = Decimal(_product(ctx, quantity, price)) / places
    found = [(quantity, by_sum, total), (quantity, price, by_price)]
    other = from_milli(to_milli(total / price)) if price and total / price < 10**9 else Decimal(0)
    if other and abs(_product(ctx, other, price) - _minor(ctx, total)) <= NEAR:
        found.append((other, price, total))
    return [one for one in found if one[2] > 0]


def _option(ctx: Ctx, place: int, figures: Figures) -> Option:
    quantity, price, total = figures
    args: dict[str, Any] = dict(ctx.call.args)
    lines = [dict(line) for line in args["lines"]]
    told = {"quantity": f"{quantity:f}", "price": f"{price:f}", "sum": f"{total:f}"}
    lines[place] = {**lines[place], **told}
    shown: dict[str, Value] = {
        "quantity": Qty(to_milli(quantity), unit_code(str(lines[place].get("unit") or ""))),
        "price": Price(to_price(price), ctx.company.currency),
        "amount": _money(ctx, total),
    }
    return Option(say("inventory-waybill-figures", **shown), {**args, "lines": lines}, action=ctx.call.action)


def valued(ctx: Ctx, asked: ByPaper, lines: Sequence[V]) -> list[V]:
    """Lines at what they come to by the paper, with what stands below them shared out."""
    told = [
        replace(line, value=_minor(ctx, one.sum)) if one.sum is not None else line
        for line, one in zip(lines, asked.lines or [], strict=True)
    ]
    values = [line.value for line in told]
    below = _below(ctx, asked, values)
    if not below:
        return told
    shares = spread(below, [value or 0 for value in values])
    return [replace(line, value=(line.value or 0) + share) for line, share in zip(told, shares, strict=True)]


def _below(ctx: Ctx, asked: ByPaper, values: Sequence[int | None]) -> int:
    """What is added to the lines (VAT on top) or taken off them (a discount) to come to the total.

    Nothing where the lines come to it by themselves, where they do not with it either, or where one of them
    is not known.
    """
    paper = asked.paper
    if paper is None or paper.total is None or None in values:
        return 0
    rest = _minor(ctx, paper.total) - sum(value or 0 for value in values)
    vat, discount = _minor(ctx, paper.vat), _minor(ctx, paper.discount)
    return rest if rest in {vat, -discount, vat - discount} else 0


def facts(ctx: Ctx, asked: ByPaper, lines: Sequence[Valued]) -> list[Fact]:
    """Whose paper it is, and what of its sum is not in the lines."""
    paper = asked.paper
    if paper is None:
        return []
    found = []
    if paper.supplier:
        found.append(Fact(say("inventory-label-supplier"), paper.supplier))
    if paper.number or paper.day:
        found.append(Fact(say("inventory-label-waybill"), _called(paper.number, paper.day)))
    found += [
        Fact(say(f"inventory-label-{name}"), _money(ctx, amount), sees="cost")
        for name, amount in (("vat-on-top", paper.vat), ("paper-discount", paper.discount))
        if amount is not None and _is_shared(ctx, asked, lines)
    ]
    return [*found, *([Fact(say("inventory-label-files"), len(asked.files))] if asked.files else [])]


def _is_shared(ctx: Ctx, asked: ByPaper, lines: Sequence[Valued]) -> bool:
    plain = [None if one.sum is None else _minor(ctx, one.sum) for one in asked.lines or []]
    return None not in plain and sum(line.value or 0 for line in lines) != sum(one or 0 for one in plain)


def notes(ctx: Ctx, asked: ByPaper, posted: Posted, lines: Sequence[Valued]) -> list[Block]:
    """What is doubtful about the paper: its sums, its lines, whether it came in before."""
    if asked.paper is None:
        return []
    found: list[Block] = [*_total_note(ctx, asked, lines)]
    if not _may_see(ctx):
        found += [
            Text(say("inventory-waybill-line-misses", product=line.product.name), "warning")
            for line in asked.lines or []
            if misses(ctx, line)
        ]
    before = _came_before(ctx, asked, posted.document)
    if before is not None:
        told: dict[str, Value] = {"number": DocNo("receipt", before.number), "day": Day(before.day)}
        found.append(Text(say("inventory-waybill-again", **told), "warning"))
    return found


def _total_note(ctx: Ctx, asked: ByPaper, lines: Sequence[Valued]) -> list[Block]:
    total = asked.paper.total if asked.paper is not None else None
    if total is None:
        return [Text(say("inventory-waybill-no-total"), "note")]
    if any(line.value is None for line in lines):
        return [Text(say("inventory-waybill-unpriced"), "note")]
    ours = sum(line.value or 0 for line in lines)
    if ours == _minor(ctx, total):
        return []
    sums = {"lines": ctx.money(ours), "total": _money(ctx, total)}
    plain = [] if _may_see(ctx) else [Text(say("inventory-waybill-total-differs"), "warning")]
    return [*plain, Text(say("inventory-waybill-sums-differ", **sums), "warning", sees="cost")]


def keep(ctx: Ctx, asked: ByPaper, posted: Posted) -> list[Block]:
    """Fasten the paper to the receipt; the way to see it again."""
    document = posted.document
    for file in asked.files or []:
        attach(ctx, KIND, document.id, file)
    paper = asked.paper
    if paper is not None and paper.number:
        ctx.session.add(
            StockPaper(document_id=document.id, number=_key(paper.number), supplier=_whose(asked))
        )
        ctx.session.flush()
    if not asked.files:
        return []
    show = Act("inventory.papers", {"document": document.id})
    return [Buttons([[Button(say("inventory-button-paper"), show)]])]


def _came_before(ctx: Ctx, asked: ByPaper, document: StockDocument) -> StockDocument | None:
    """Another standing receipt by the same waybill: of that number and supplier, or of the very file."""
    paper = asked.paper
    ids = records_with(ctx.session, KIND, [file.digest for file in asked.files or []])
    if paper is not None and paper.number:
        same = sa.select(StockPaper.document_id).where(
            StockPaper.number == _key(paper.number), StockPaper.supplier == _whose(asked)
        )
        ids |= set(ctx.session.scalars(same))
    query = sa.select(StockDocument).where(
        StockDocument.id.in_(ids - {document.id}), StockDocument.annulled.is_(False)
    )
    return ctx.session.scalar(query.order_by(StockDocument.id.desc()).limit(1))


def _whose(asked: ByPaper) -> str:
    paper = asked.paper
    if paper is None:
        return ""
    name = [word for word in fold(paper.supplier or "").split() if word not in _LEGAL]
    return (paper.inn or " ".join(sorted(name)))[:300]


def _key(number: str) -> str:
    return fold(number)[:64]


def _called(number: str | None, day: Any) -> Said:
    if number and day:
        return say("inventory-waybill-of", number=number, day=Day(day))
    return (
        say("inventory-waybill-number", number=number)
        if number
        else say("inventory-waybill-day", day=Day(day))
    )


def _product(ctx: Ctx, quantity: Decimal, price: Decimal) -> int:
    return line_total(to_price(price), to_milli(quantity), ctx.company.currency)


def _quantity(line: _PaperLine) -> Qty:
    return Qty(to_milli(line.quantity), unit_code(line.unit or ""))


def _minor(ctx: Ctx, amount: Decimal | None) -> int:
    return to_minor(amount or Decimal(0), ctx.company.currency)


def _money(ctx: Ctx, amount: Decimal | None) -> Money:
    return ctx.money(_minor(ctx, amount))
