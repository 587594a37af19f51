"""What belongs to an order beside its lines: the address it goes to, photos and papers."""

from __future__ import annotations

from pydantic import Field

from core.acts.ctx import Ctx
from core.acts.fields import OrderRef, Words
from core.acts.register import Risk, action
from core.attachments import keeping
from core.attachments.keeping import SentFile, WhichFile
from core.attachments.models import Attachment
from core.blocks import Act, Block, Button, Buttons, Fact, Facts, Receipt, Text, say
from core.orders import cards
from core.orders.about import put_address
from core.orders.asking import READ, WRITE, OneOrder, hold_order, wrong_state
from core.orders.events import OrderChanged
from core.orders.history import note_change
from core.orders.models import Order
from core.orders.refusals import ChangedSince

KIND = "order"


class NewAddress(OneOrder):
    address: Words = Field(min_length=1, description="Where to bring it, as the user said; '-' for nowhere")


class AddressWas(OneOrder):
    old: str | None = None
    ours: str | None = None


class NewFile(SentFile):
    order: OrderRef = Field(description="Order by its number, or its customer's name")


@action(
    "orders.address",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="address",
    http="POST /orders/{order}/address",
)
def set_address(ctx: Ctx, asked: NewAddress) -> Receipt:
    """Say where an order is to be brought."""
    order = hold_order(ctx, asked.order.id).order
    if not order.is_live and order.state != "draft":
        raise wrong_state(order)
    address = None if asked.address in ("-", "—") else asked.address
    was = put_address(ctx, order.id, address)
    ctx.changed("order.address", was, address)
    note_change(ctx, order.id, "address" if address else "address-off", note=address)
    ctx.emit(OrderChanged(order.id, "address"))
    title = say("orders-addressed", order=cards.numbered(order))
    back: dict[str, object] = {"order": cards.named(order), "old": was, "ours": address}
    fact = Fact(say("orders-label-address"), address or say("orders-no-address"), change=was)
    return Receipt(
        [Text(title, "title"), Facts([fact]), _open(order)],
        title=title,
        undo=Act("orders.address_back", back),
        subject=("order", order.id),
    )


@action("orders.address_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def give_address_back(ctx: Ctx, asked: AddressWas) -> Receipt:
    """Give an order its former address, if it still has ours."""
    order = hold_order(ctx, asked.order.id).order
    if put_address(ctx, order.id, asked.old) != asked.ours:
        raise ChangedSince(order=cards.numbered(order))
    note_change(ctx, order.id, "address-back")
    ctx.emit(OrderChanged(order.id, "address"))
    title = say("orders-address-back", order=cards.numbered(order))
    return Receipt([Text(title, "title")], title=title, subject=("order", order.id))


@action("orders.attach", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def attach(ctx: Ctx, asked: NewFile) -> Receipt:
    """Put a photo or a paper that was sent to an order."""
    order = hold_order(ctx, asked.order.id).order
    file = keeping.attach(ctx, KIND, order.id, asked)
    return _told(ctx, order, file, "attached", Act("orders.detach", {"file": file.id}))


@action("orders.detach", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def detach(ctx: Ctx, asked: WhichFile) -> Receipt:
    """Take a photo or a paper off an order."""
    file = ctx.get(Attachment, asked.file)
    order = hold_order(ctx, file.record_id).order
    keeping.take_off(ctx, file)
    return _told(ctx, order, file, "detached", Act("orders.attach_again", {"file": file.id}))


@action("orders.attach_again", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def attach_again(ctx: Ctx, asked: WhichFile) -> Receipt:
    """Put back what was taken off an order."""
    file = ctx.get(Attachment, asked.file)
    order = hold_order(ctx, file.record_id).order
    keeping.put_back(ctx, file)
    return _told(ctx, order, file, "attached-again", None)


def _told(ctx: Ctx, order: Order, file: Attachment, what: str, undo: Act | None) -> Receipt:
    note_change(ctx, order.id, f"file-{what}", goods=file.name)
    ctx.emit(OrderChanged(order.id, "files"))
    title = say(f"orders-file-{what}", order=cards.numbered(order), name=file.name)
    return Receipt([Text(title, "title"), _open(order)], title=title, undo=undo, subject=("order", order.id))


def _open(order: Order) -> Buttons:
    this = cards.named(order)
    show = Button(say("orders-button-open"), Act("orders.show", {"order": this}))
    return Buttons([[show]])


@action("orders.files", needs=READ, risk=Risk.READ, command="files", http="GET /orders/{order}/files")
def show_files(ctx: Ctx, asked: OneOrder) -> Receipt:
    """Show the photos and papers of an order, and say how to add one."""
    order = ctx.get(Order, asked.order.id or 0)
    found = keeping.files_of(ctx.session, KIND, order.id)
    how = Text(say("orders-how-to-attach", order=cards.numbered(order)), "note")
    if not found:
        return Receipt([Text(say("orders-no-files", order=cards.numbered(order))), how])
    blocks: list[Block] = [Text(say("orders-files-of", order=cards.numbered(order)), "title"), how]
    blocks += keeping.shown(found)
    if ctx.may("orders", "write"):
        rows = [
            [Button(say("orders-button-detach", name=one.name), Act("orders.detach", {"file": one.id}))]
            for one in found
        ]
        blocks.append(Buttons(rows))
    return Receipt(blocks, subject=("order", order.id))
