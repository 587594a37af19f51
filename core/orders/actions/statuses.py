"""Statuses of the company's own: named, renamed, removed; orders put in them, listed and counted by them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import Title
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.acts.rights import Right
from core.blocks import Act, Block, Button, Buttons, Column, Facts, Receipt, Table, Text, Value, say
from core.orders import cards
from core.orders.actions.seeing import names_of
from core.orders.asking import READ, WRITE, OneOrder, hold_order, require_live, state_word, wrong_state
from core.orders.events import OrderChanged
from core.orders.history import note_change
from core.orders.models import OPEN, Work
from core.orders.refusals import AlreadySo, ChangedSince, StatusChanged, StatusNamed
from core.orders.statuses.keeping import (
    PAGE,
    by_status,
    keep_flag,
    orders_in,
    put_in_status,
    status_called,
    status_of,
    statuses_of,
)
from core.orders.statuses.models import OwnStatus

SET = Right("settings", "write")


class NewStatus(Asked):
    name: Title = Field(description="What the company calls it")
    within: Literal["confirmed", "in_work", "ready"] = Field(
        "in_work", description="The state of work an order is in meanwhile"
    )
    behind: Title | None = Field(None, description="The own status it comes after; the last when left out")


class OneStatus(Asked):
    status: Title = Field(description="The company's own status, as the user named it")


class Renamed(OneStatus):
    name: Title = Field(description="What it is to be called")


class InOwnStatus(OneOrder):
    status: Title = Field(description="The company's own status, as the user named it")


class NextInStatus(OneStatus):
    after: list[str] = Field(min_length=1, max_length=1)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


class WhichStatus(Asked):
    status: int


class NameWas(WhichStatus):
    old: str
    ours: str


class StatusWas(OneOrder):
    state: Work
    mark: int | None = None
    ours: int


@action("orders.add_status", needs=SET, risk=Risk.ADMIN, command="add_status", http="POST /orders/statuses")
def add_status(ctx: Ctx, asked: NewStatus) -> Receipt:
    """Name a status of the company's own, within a state of work: "at the seamstress"."""
    known = statuses_of(ctx.session)
    _require_new(known, asked.name)
    so_far = OPEN[: OPEN.index(asked.within) + 1]
    last = max((one.place for one in known if one.state in so_far), default=0)
    place = (status_called(ctx, asked.behind, "behind").place if asked.behind else last) + 1
    for one in known:
        if one.place >= place:
            one.place += 1
    made = OwnStatus(name=asked.name, state=asked.within, place=place, removed_at=None)
    ctx.session.add(made)
    ctx.session.flush()
    keep_flag(ctx)
    ctx.changed("order.statuses", None, asked.name)
    title = say("orders-status-added", status=made.name, state=state_word(made.state))
    return Receipt(
        [Text(title, "title"), _in_order(ctx)],
        title=title,
        undo=Act("orders.status_away", {"status": made.id}),
        subject=("own_status", made.id),
    )


def _require_new(known: list[OwnStatus], name: str) -> None:
    if any(one.name.casefold() == name.casefold() for one in known):
        raise StatusNamed(status=name)


def _in_order(ctx: Ctx) -> Table:
    """All of them, with the state of work each lies within."""
    rows: list[list[Value]] = [[one.name, state_word(one.state)] for one in statuses_of(ctx.session)]
    return Table(
        columns=[Column(say("orders-label-own-status")), Column(say("orders-label-state"))], rows=rows
    )


@action("orders.rename_status", needs=SET, risk=Risk.ADMIN, command="rename_status")
def rename_status(ctx: Ctx, asked: Renamed) -> Receipt:
    """Call a status of the company's own another name; orders stay in it."""
    status = status_called(ctx, asked.status)
    _require_new(statuses_of(ctx.session), asked.name)
    was, status.name = status.name, asked.name
    ctx.session.flush()
    ctx.changed("order.statuses", was, asked.name)
    title = say("orders-status-renamed", old=was, status=asked.name)
    back: dict[str, object] = {"status": status.id, "old": was, "ours": asked.name}
    return Receipt([Text(title, "title")], title=title, undo=Act("orders.status_name_back", back))


@action("orders.status_name_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def give_name_back(ctx: Ctx, asked: NameWas) -> Receipt:
    """Give a status its former name, if it still has ours."""
    status = ctx.get(OwnStatus, asked.status)
    if status.name != asked.ours:
        raise StatusChanged(status=status.name)
    status.name = asked.old
    ctx.session.flush()
    title = say("orders-status-renamed", old=asked.ours, status=asked.old)
    return Receipt([Text(title, "title")], title=title)


@action("orders.remove_status", needs=SET, risk=Risk.ADMIN, command="remove_status")
def remove_status(ctx: Ctx, asked: OneStatus) -> Receipt:
    """Remove a status of the company's own: orders in it stay in the state of work it lay within."""
    status = status_called(ctx, asked.status)
    return _away(ctx, status, Act("orders.status_back", {"status": status.id}))


@action("orders.status_away", needs=SET, risk=Risk.ADMIN, hidden=True)
def take_status_away(ctx: Ctx, asked: WhichStatus) -> Receipt:
    """Take a status back that was just named."""
    return _away(ctx, ctx.get(OwnStatus, asked.status), None)


def _away(ctx: Ctx, status: OwnStatus, undo: Act | None) -> Receipt:
    if status.removed_at is not None:
        raise StatusChanged(status=status.name)
    status.removed_at = ctx.now
    ctx.session.flush()
    keep_flag(ctx)
    ctx.changed("order.statuses", status.name, None)
    title = say("orders-status-removed", status=status.name)
    note = Text(say("orders-status-removed-note", state=state_word(status.state)), "note")
    return Receipt([Text(title, "title"), note], title=title, undo=undo)


@action("orders.status_back", needs=SET, risk=Risk.ADMIN, hidden=True)
def bring_status_back(ctx: Ctx, asked: WhichStatus) -> Receipt:
    """Bring a removed status back; the orders that were in it are in it again."""
    status = ctx.get(OwnStatus, asked.status)
    if status.removed_at is None:
        raise StatusChanged(status=status.name)
    _require_new(statuses_of(ctx.session), status.name)
    status.removed_at = None
    ctx.session.flush()
    keep_flag(ctx)
    title = say("orders-status-is-back", status=status.name)
    return Receipt([Text(title, "title")], title=title)


@action(
    "orders.put_in_status",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="own_status",
    http="POST /orders/{order}/own_status",
)
def put_order(ctx: Ctx, asked: InOwnStatus) -> Receipt:
    """Put an order in a status of the company's own; its state of work follows."""
    held = hold_order(ctx, asked.order.id)
    order, was = held.order, held.order.state
    require_live(order)
    status = status_called(ctx, asked.status)
    now = status_of(ctx, order)
    if not order.is_open:
        raise wrong_state(order)
    if now is not None and now.id == status.id:
        raise AlreadySo(order=cards.numbered(order), state=status.name)
    mark = put_in_status(ctx, order.id, status.id)
    order.state = status.state
    ctx.session.flush()
    ctx.changed("order.own_status", now.name if now else None, status.name)
    note_change(ctx, order.id, "own-status", status=status.name)
    ctx.emit(OrderChanged(order.id, "state"))
    title = say("orders-now-own", order=cards.numbered(order), status=status.name)
    back: dict[str, object] = {
        "order": cards.named(order),
        "state": was,
        "mark": mark,
        "ours": status.id,
    }
    return Receipt(
        [Text(title, "title"), *cards.next_buttons(ctx, order, held.lines)],
        title=title,
        undo=Act("orders.own_status_back", back),
        subject=("order", order.id),
    )


@action("orders.own_status_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def put_order_back(ctx: Ctx, asked: StatusWas) -> Receipt:
    """Put an order back in the status it was in, if it is still in ours."""
    order = hold_order(ctx, asked.order.id).order
    status = ctx.get(OwnStatus, asked.ours)
    if put_in_status(ctx, order.id, asked.mark) != status.id or order.state != status.state:
        raise ChangedSince(order=cards.numbered(order))
    order.state = asked.state
    ctx.session.flush()
    note_change(ctx, order.id, "put-back-state")
    ctx.emit(OrderChanged(order.id, "state"))
    title = say("orders-put-back-state", order=cards.numbered(order))
    return Receipt(
        [Text(title, "title"), Facts(cards.state_facts(ctx, order))], title=title, subject=("order", order.id)
    )


@action("orders.statuses", needs=READ, risk=Risk.READ, command="statuses", http="GET /orders/statuses")
def show_statuses(ctx: Ctx, asked: Nothing) -> Receipt:
    """Count orders by the company's own statuses: how many, for how much, what is due."""
    found = by_status(ctx.session)
    if not found:
        return Receipt([Text(say("orders-statuses-none")), *_add_button(ctx)])
    table = Table(
        columns=[
            Column(say("orders-label-own-status")),
            Column(say("orders-label-state")),
            Column(say("orders-column-orders"), "number"),
            Column(say("orders-label-total"), "number"),
            Column(say("orders-label-due"), "number"),
        ],
        rows=[
            [
                one.status.name,
                state_word(one.status.state),
                one.orders,
                ctx.money(one.total),
                ctx.money(one.due),
            ]
            for one in found
        ],
        title=say("orders-statuses"),
        acts=[Act("orders.in_status", {"status": one.status.name}) for one in found],
        labels=[one.status.name for one in found],
    )
    return Receipt([table])


def _add_button(ctx: Ctx) -> list[Block]:
    if not ctx.may("settings", "write"):
        return []
    return [Buttons([[Button(say("orders-button-add-status"), Act("orders.add_status", {}))]])]


@action("orders.in_status", needs=READ, risk=Risk.READ, command="in_status", http="GET /orders/in_status")
def list_in_status(ctx: Ctx, asked: OneStatus) -> Receipt:
    """List the orders that stand in a status of the company's own."""
    return _listed(ctx, asked, FIRST)


@action("orders.in_status_page", needs=READ, risk=Risk.READ, hidden=True)
def next_in_status(ctx: Ctx, asked: NextInStatus) -> Receipt:
    """The next page of orders in a status."""
    return _listed(ctx, asked, Page(asked.after, asked.trail))


def _listed(ctx: Ctx, asked: OneStatus, at: Page) -> Receipt:
    status = status_called(ctx, asked.status)
    rows = orders_in(ctx.session, status.id, int(at.after[0]) if at.after else None)
    if not rows:
        return Receipt([Text(say("orders-none-in-status", status=status.name))])
    shown = rows[:PAGE]
    args: dict[str, object] = {"status": status.name}
    page = Act("orders.in_status_page", args)
    following = at.following(page, [str(shown[-1].id)]) if len(rows) > PAGE else None
    heading = say("orders-list-in-status", status=status.name)
    table = cards.orders_table(ctx, shown, names_of(ctx, shown), heading, following)
    return Receipt([replace(table, previous=at.previous(page, Act("orders.in_status", args)))])
