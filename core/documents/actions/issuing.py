"""Documents made, kept and sent: the same contents give the same file."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

import sqlalchemy as sa
from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import CustomerRef, OrderRef, Period
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.acts.slow import SlowCtx
from core.blocks import File, Receipt, say
from core.documents import labels, papers
from core.documents.labels import AllLabels, NewLabels
from core.documents.models import MadeDocument
from core.documents.papers import Composed
from core.documents.refusals import NoPrinter

ORDERS = Right("orders", "read")
GOODS = Right("inventory", "read")
PDF = "application/pdf"


class OneOrder(Asked):
    order: OrderRef = Field(description="Order by its number, or its customer's name")


class WhoseStatement(Asked):
    customer: CustomerRef = Field(description="Customer, as the user named them")
    period: Period | None = Field(None, description="Days; all time when left out")


@action(
    "documents.invoice",
    needs=ORDERS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="invoice",
    http="POST /orders/{order}/invoice",
)
async def make_invoice(ctx: SlowCtx, asked: OneOrder) -> Receipt:
    """Make an invoice for what is still to be paid for an order, as a PDF with a payment code."""
    return await _made(ctx, lambda inner: papers.invoice(inner, asked.order.id or 0))


@action(
    "documents.waybill",
    needs=ORDERS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="waybill",
    http="POST /orders/{order}/waybill",
)
async def make_waybill(ctx: SlowCtx, asked: OneOrder) -> Receipt:
    """Make a waybill of an order's goods, as a PDF."""
    return await _made(ctx, lambda inner: papers.waybill(inner, asked.order.id or 0))


@action(
    "documents.receipt",
    needs=ORDERS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="goods_receipt",
    http="POST /orders/{order}/receipt",
)
async def make_receipt(ctx: SlowCtx, asked: OneOrder) -> Receipt:
    """Make a goods receipt of an order, as a PDF."""
    return await _made(ctx, lambda inner: papers.goods_receipt(inner, asked.order.id or 0))


@action(
    "documents.prices",
    needs=GOODS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="pricelist",
    http="POST /pricelist",
)
async def make_price_list(ctx: SlowCtx, asked: Nothing) -> Receipt:
    """Make a price list of all goods and services, as a PDF."""
    return await _made(ctx, papers.price_list)


@action(
    "documents.statement",
    needs=ORDERS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    hidden=True,
)
async def make_statement(ctx: SlowCtx, asked: WhoseStatement) -> Receipt:
    """Make a customer's statement (a reconciliation of orders and payments) as a PDF."""
    days: tuple[date, date] | None = (asked.period.start, asked.period.end) if asked.period else None
    return await _made(ctx, lambda inner: papers.statement(inner, asked.customer.id or 0, days))


@action(
    "documents.labels",
    needs=GOODS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="labels",
    http="POST /labels",
)
async def make_labels(ctx: SlowCtx, asked: NewLabels) -> Receipt:
    """Make labels (price tags) of the named goods with barcodes, as a PDF: so many of each."""
    return await _made(ctx, lambda inner: labels.labels_of_lines(inner, asked))


@action(
    "documents.labels_of_all",
    needs=GOODS,
    risk=Risk.REVERSIBLE,
    at_once=True,
    slow=True,
    command="all_labels",
    http="POST /labels/all",
)
async def make_all_labels(ctx: SlowCtx, asked: AllLabels) -> Receipt:
    """Make a label (price tag) of each of all goods, or of a category, as a PDF."""
    return await _made(ctx, lambda inner: labels.labels_of_all(inner, asked))


async def _made(ctx: SlowCtx, compose: Callable[[Ctx], Composed]) -> Receipt:
    """The file as it was made before, or printed now and kept with its hash."""
    composed = await ctx.read(compose)
    contents = _hash_of(composed)
    known = await ctx.read(lambda inner: _kept(inner, contents))
    if known is None or not ctx.app.files.path(known.digest).exists():
        known = await _printed(ctx, composed, contents)
    title = say("documents-made", name=known.name)
    return Receipt([File(known.digest, known.name, PDF, known.size)], title=title, subject=composed.subject)


def _hash_of(composed: Composed) -> str:
    spelled = json.dumps(asdict(composed.paper), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(f"{composed.kind}\n{spelled}".encode()).hexdigest()


def _kept(ctx: Ctx, contents: str) -> MadeDocument | None:
    query = sa.select(MadeDocument).where(MadeDocument.contents == contents)
    return ctx.session.scalars(query.order_by(MadeDocument.id).limit(1)).first()


async def _printed(ctx: SlowCtx, composed: Composed, contents: str) -> MadeDocument:
    if ctx.app.printer is None or ctx.standing.company is None:
        raise NoPrinter
    company = ctx.standing.company
    speaker = ctx.app.speaker(company, company.locale)
    content = await ctx.app.printer(composed.paper, speaker)
    digest = await asyncio.to_thread(ctx.app.files.keep, content)
    name = f"{ctx.app.texts.say(composed.name, speaker)}.pdf"[:200]
    subject = composed.subject[1] if composed.subject else None

    def keep(inner: Ctx) -> MadeDocument:
        made = MadeDocument(
            kind=composed.kind,
            subject_id=subject,
            contents=contents,
            digest=digest,
            size=len(content),
            name=name,
            at=inner.now,
            person_id=inner.actor.person_id,
        )
        inner.session.add(made)
        inner.session.flush()
        return made

    return await ctx.write(keep)
