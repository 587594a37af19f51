"""Changing what is known of an order besides its lines: due, who does it, note."""

from __future__ import annotations

from datetime import date, datetime, time

from pydantic import Field

from core.acts.calls import Missing
from core.acts.ctx import Ctx
from core.acts.fields import Due, MemberRef, Words
from core.acts.register import Risk, action
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Said, Text, say
from core.clock import zone
from core.orders import cards
from core.orders.asking import WRITE, Held, OneOrder, due_of, hold_order, wrong_state
from core.orders.counting import pass_sale
from core.orders.events import OrderAssigned, OrderChanged
from core.orders.history import note_change
from core.orders.models import Order
from core.orders.notices import OrderGiven
from core.orders.refusals import AlreadySo
from core.orders.stamps import due_stamp


class NewDue(OneOrder):
    due: Due | None = Field(None, description="Day or local time to have it ready by; a day keeps the hour")
    hour: time | None = Field(None, description="HH:MM where only another hour of the same day is named")


class NewAssignee(OneOrder):
    member: MemberRef = Field(description="Member of the team who takes it, as the user named them")


class NewNote(OneOrder):
    note: Words = Field(min_length=1)


def _unfinished(ctx: Ctx, order_id: int | None) -> Held:
    held = hold_order(ctx, order_id)
    if not held.order.is_open and held.order.state != "draft":
        raise wrong_state(held.order)
    return held


@action(
    "orders.move",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="move",
    http="POST /orders/{order}/due",
    when="future",
)
def move_order(ctx: Ctx, asked: NewDue) -> Receipt:
    """Put an order off or bring it forward: another day or hour to have it ready by."""
    order = _unfinished(ctx, asked.order.id).order
    was = due_stamp(order)
    old = cards.due_value(order)
    order.due_day, order.due_at = due_of(ctx, _new_due(ctx, order, asked))
    ctx.changed("order.due", was, due_stamp(order))
    note_change(ctx, order.id, "moved", due=due_stamp(order))
    ctx.emit(OrderChanged(order.id, "due"))
    title = say("orders-moved", order=cards.numbered(order))
    fact = Fact(say("field-common-due"), cards.due_value(order), change=old)
    return _receipt(order, title, [Facts([fact])], "due", was, due_stamp(order))


def _new_due(ctx: Ctx, order: Order, asked: NewDue) -> datetime | date:
    """What was not named stays: the hour where a day was, the day where an hour was."""
    due = asked.due
    if due is None and asked.hour is None:
        raise Missing("due")
    if isinstance(due, datetime):
        return due
    promised = order.due_at.astimezone(zone(ctx.company.zone)).time() if order.due_at is not None else None
    hour = asked.hour or promised
    day = due or order.due_day or ctx.today
    return day if hour is None else datetime.combine(day, hour)


@action(
    "orders.assign", needs=WRITE, risk=Risk.REVERSIBLE, command="assign", http="POST /orders/{order}/assignee"
)
def assign_order(ctx: Ctx, asked: NewAssignee) -> Receipt:
    """Give an order to a member of the team."""
    held = _unfinished(ctx, asked.order.id)
    order, was, new = held.order, held.order.assignee_id, asked.member.id or 0
    if was == new:
        raise AlreadySo(order=cards.numbered(order), state=say("orders-given-to", member=asked.member.name))
    give(ctx, held, new)
    note_change(ctx, order.id, "assigned", member=asked.member.name)
    ctx.notify(OrderGiven, lambda: _given_blocks(ctx, held), to=[new], subject=("order", order.id))
    title = say("orders-assigned", order=cards.numbered(order), member=asked.member.name)
    return _receipt(order, title, [], "assignee", _plain(was), str(new))


def _given_blocks(ctx: Ctx, held: Held) -> list[Block]:
    """What the member is told of an order that is theirs now."""
    order = held.order
    what = cards.called(order, cards.customer_name(ctx, order))
    blocks: list[Block] = [
        Text(say("orders-told-assigned", what=what), "title"),
        cards.lines_table(ctx, held.lines),
    ]
    if cards.due_value(order) is not None:
        blocks.append(Facts([Fact(say("field-common-due"), cards.due_value(order))]))
    open_card = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return [*blocks, Buttons([[open_card]])]


def give(ctx: Ctx, held: Held, assignee_id: int | None) -> None:
    """Make somebody responsible; until something is shipped or paid, the sale counts as theirs."""
    order = held.order
    ctx.changed("order.assignee", order.assignee_id, assignee_id)
    order.assignee_id = assignee_id
    seller = assignee_id or order.person_id
    if seller != order.seller_id and not order.lines_begun and not order.paid:
        pass_sale(ctx, order, held.lines, seller)
    ctx.emit(OrderAssigned(order.id, assignee_id))


@action("orders.note", needs=WRITE, risk=Risk.REVERSIBLE, http="POST /orders/{order}/note")
def note_order(ctx: Ctx, asked: NewNote) -> Receipt:
    """Add a note to an order."""
    order = hold_order(ctx, asked.order.id).order
    if order.state == "annulled":
        raise wrong_state(order)
    was = order.note
    order.note = f"{was}\n{asked.note}" if was else asked.note
    ctx.changed("order.note", was, order.note)
    note_change(ctx, order.id, "note", note=asked.note)
    ctx.emit(OrderChanged(order.id, "note"))
    title = say("orders-noted", order=cards.numbered(order))
    return _receipt(
        order, title, [Text(say("orders-note", note=order.note), "note")], "note", was, order.note
    )


def _plain(number: int | None) -> str | None:
    return None if number is None else str(number)


def _receipt(
    order: Order, title: Said, blocks: list[Block], field: str, old: str | None, ours: str | None
) -> Receipt:
    """What was changed, with the way back to what was."""
    back: dict[str, object] = {"order": cards.named(order), "field": field, "old": old, "ours": ours}
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    return Receipt(
        [Text(title, "title"), *blocks, Buttons([[show]])],
        title=title,
        undo=Act("orders.put_back", back),
        subject=("order", order.id),
    )
