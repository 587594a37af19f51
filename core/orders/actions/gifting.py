"""Gift cards: sold for money that is owed in goods, looked at, prolonged, paid with."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from core.acts.calls import Missing, Unclear
from core.acts.ctx import Ctx
from core.acts.fields import Amount, CustomerRef, OrderRef, Title
from core.acts.fields import Day as DayField
from core.acts.paging import FARTHEST, FIRST, Page
from core.acts.register import Asked, Nothing, Risk, action
from core.blocks import (
    Act,
    Block,
    Button,
    Buttons,
    Column,
    Day,
    DocNo,
    Fact,
    Facts,
    Receipt,
    Table,
    Text,
    Value,
    say,
)
from core.finance.ledger import Doc
from core.finance.models import Method
from core.ids import new_id
from core.orders import cards, queries
from core.orders.asking import READ, WRITE, hold_order, require_live
from core.orders.counting import count, open_day
from core.orders.events import OrderPaid
from core.orders.history import note_change
from core.orders.kept.models import GIFT, GiftCard
from core.orders.kept.moving import Moves, require_unspent, to_order
from core.orders.kept.queries import PAGE, Owner, card_with, cards_page, kept, kept_of_posting, kept_on_cards
from core.orders.kept.receiving import receive_kept
from core.orders.paying import take_payment_back
from core.orders.refusals import (
    AlreadyPaid,
    CardAnnulled,
    CardChanged,
    CardExpired,
    CardShort,
    CardTaken,
    NoSuchCard,
)
from core.orders.returns.choosing import order_options


class NewCard(Asked):
    amount: Amount = Field(description="What is paid for it and may be spent with it")
    code: Title | None = Field(None, description="What is written on it; a number of ours when left out")
    customer: CustomerRef | None = Field(None, description="Who buys it, when that was named")
    method: Method = Field("cash", description="cash, card or transfer")
    until: DayField | None = Field(None, description="Last day it is taken; without end when left out")


class OneCard(Asked):
    code: Title = Field(description="What is written on the gift card")


class WithCard(OneCard):
    order: OrderRef | None = Field(None, description="Order to be paid, when its number was named")
    customer: CustomerRef | None = Field(None, description="Customer whose order is paid")
    amount: Amount | None = Field(None, description="Sum; as much as is due and on the card when left out")


class Longer(OneCard):
    until: DayField = Field(description="Last day it is taken")


class CardSale(Asked):
    card: int
    payment: int


class UntilWas(Asked):
    card: int
    old: date | None = None
    ours: date


class NextCards(Asked):
    after: list[str] = Field(min_length=1, max_length=1)
    trail: list[str] = Field(default_factory=list, max_length=FARTHEST)


@action(
    "orders.sell_card",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="gift_card",
    http="POST /gift_cards",
    when="past",
)
def sell_card(ctx: Ctx, asked: NewCard) -> Receipt:
    """Sell a gift card: money now, goods later. It is revenue only when something is paid with it."""
    amount = ctx.minor(asked.amount)
    if asked.code is not None and card_with(ctx.session, spelled(asked.code)) is not None:
        raise CardTaken(card=spelled(asked.code))
    customer_id = asked.customer.id if asked.customer else None
    card = GiftCard(
        id=new_id(),
        code="" if asked.code is None else spelled(asked.code),
        amount=amount,
        customer_id=customer_id,
        sold_on=ctx.today,
        until=asked.until,
        annulled_at=None,
    )
    ctx.session.add(card)
    ctx.session.flush()
    owner = Owner(card_id=card.id)
    posting = receive_kept(ctx, owner, amount, Doc(GIFT, card.id), asked.method, customer_id)
    if asked.code is None:
        card.code = _own_code(ctx)
    ctx.session.flush()
    # A number of ours is known only when the card is sold: a preview and its yes differ in nothing else.
    code = card.code if asked.code is not None else DocNo("gift_card", int(card.code) if card.code else None)
    title = say("orders-card-sold", code=code, amount=ctx.money(amount))
    blocks: list[Block] = [Text(title, "title"), Facts(_facts(ctx, card, amount))]
    if asked.method != "cash":
        blocks.append(Text(say("orders-paid-by", method=say(f"orders-method-{asked.method}")), "note"))
    return Receipt(
        blocks,
        title=title,
        undo=Act("orders.annul_card", {"card": card.id, "payment": posting.id}),
        subject=("gift_card", card.id),
    )


def _own_code(ctx: Ctx) -> str:
    """The next number of ours that no card bears; empty while it is only shown."""
    while True:
        number = ctx.number("gift_card")
        if number is None:
            return ""
        if card_with(ctx.session, str(number)) is None:
            return str(number)


def spelled(code: str) -> str:
    """A code as it is kept and compared: capitals, no spaces around or within."""
    return "".join(code.upper().split())


def card_called(ctx: Ctx, code: str) -> GiftCard:
    """The card that bears a code, locked. Raises NoSuchCard."""
    card = card_with(ctx.session, spelled(code))
    if card is None:
        raise NoSuchCard(card=spelled(code))
    ctx.lock(GiftCard, [card.id])
    return card


def _facts(ctx: Ctx, card: GiftCard, left: int) -> list[Fact]:
    facts = [Fact(say("orders-card-left"), ctx.money(left))]
    if left != card.amount:
        facts.append(Fact(say("orders-card-amount"), ctx.money(card.amount)))
    if card.until is not None:
        facts.append(Fact(say("orders-label-until"), Day(card.until)))
    return facts


@action(
    "orders.pay_by_card",
    needs=WRITE,
    risk=Risk.REVERSIBLE,
    command="pay_by_card",
    http="POST /payments/gift_card",
    when="past",
)
def pay_by_card(ctx: Ctx, asked: WithCard) -> Receipt:
    """Pay an order with a gift card, all that is due or a part; what is left stays on the card."""
    held = hold_order(ctx, _order_called(ctx, asked))
    order = held.order
    require_live(order)
    if not order.due:
        raise AlreadyPaid(order=cards.numbered(order))
    card = card_called(ctx, asked.code)
    if card.until is not None and card.until < ctx.today:
        raise CardExpired(card=card.code, day=Day(card.until), offers=_longer(ctx, card))
    owner = Owner(card_id=card.id)
    there = kept(ctx.session, owner)
    wanted = min(order.due, there) if asked.amount is None else ctx.minor(asked.amount)
    if not wanted or wanted > min(there, order.due):
        raise CardShort(card=card.code, there=ctx.money(there), due=ctx.money(order.due))
    moves = Moves()
    to_order(ctx, owner, order, wanted, moves)
    moves.store(ctx)
    note_change(ctx, order.id, "paid-by-card", amount=wanted, code=card.code)
    count(ctx, order, held.lines, held.before, paid_on=ctx.today)
    ctx.emit(OrderPaid(order.id, wanted, order.due))
    title = say("orders-paid-by-card", amount=ctx.money(wanted), order=cards.numbered(order), code=card.code)
    show = Button(say("orders-button-open"), Act("orders.show", {"order": cards.named(order)}))
    blocks: list[Block] = [
        Text(title, "title"),
        Facts(cards.money_facts(ctx, order)),
        Text(say("orders-card-left-now", left=ctx.money(there - wanted)), "note"),
        Buttons([[show]]),
    ]
    return Receipt(
        blocks, title=title, undo=Act("orders.annul_move", moves.args()), subject=("order", order.id)
    )


def _order_called(ctx: Ctx, asked: WithCard) -> int:
    if asked.order is not None:
        return asked.order.id or 0
    unpaid = queries.unpaid_orders(ctx.session, 6)
    if asked.customer is not None:
        unpaid = queries.unpaid_of_customer(ctx.session, asked.customer.id or 0)
        if not unpaid:
            raise AlreadyPaid(order=say("orders-every-order"))
        if len(unpaid) == 1:
            return unpaid[0].id
        raise Unclear("order", order_options(ctx, unpaid[:6]), say("orders-pay-which"))
    raise Missing("order", say("orders-pay-which"), order_options(ctx, unpaid))


def _longer(ctx: Ctx, card: GiftCard) -> list[Button]:
    """A month more, for a good customer."""
    until = date.fromordinal(ctx.today.toordinal() + 30)
    act = Act("orders.extend_card", {"code": card.code, "until": until.isoformat()})
    return [Button(say("orders-button-extend-card", day=Day(until)), act)]


@action("orders.card", needs=READ, risk=Risk.READ, command="card", http="GET /gift_cards/{code}")
def show_card(ctx: Ctx, asked: OneCard) -> Receipt:
    """Show a gift card: what is left on it, until when it is taken."""
    card = card_with(ctx.session, spelled(asked.code))
    if card is None:
        raise NoSuchCard(card=spelled(asked.code))
    left = kept(ctx.session, Owner(card_id=card.id))
    blocks: list[Block] = [
        Text(say("orders-card-title", code=card.code), "title"),
        Facts([*_facts(ctx, card, left), Fact(say("orders-card-sold-on"), Day(card.sold_on))]),
    ]
    if card.until is not None and card.until < ctx.today:
        blocks.append(Text(say("orders-card-over", day=Day(card.until)), "warning"))
    if left and ctx.may("orders", "write"):
        pay = Act("orders.pay_by_card", {"code": card.code})
        blocks.append(Buttons([[Button(say("orders-button-pay-by-card"), pay, style="primary")]]))
    return Receipt(blocks, subject=("gift_card", card.id))


@action("orders.cards", needs=READ, risk=Risk.READ, command="gift_cards", http="GET /gift_cards")
def list_cards(ctx: Ctx, asked: Nothing) -> Receipt:
    """List gift cards, the latest first, with what is left on each: what is owed in goods."""
    return _shown(ctx, FIRST)


@action("orders.cards_page", needs=READ, risk=Risk.READ, hidden=True)
def next_cards(ctx: Ctx, asked: NextCards) -> Receipt:
    """The next page of gift cards."""
    return _shown(ctx, Page(asked.after, asked.trail))


def _shown(ctx: Ctx, at: Page) -> Receipt:
    rows = cards_page(ctx.session, int(at.after[0]) if at.after else None)
    if not rows:
        return Receipt([Text(say("orders-cards-none"))])
    shown = rows[:PAGE]
    left = kept_on_cards(ctx.session, [card.id for card in shown])
    page = Act("orders.cards_page", {})
    values: list[list[Value]] = [
        [
            card.code,
            Day(card.sold_on),
            Day(card.until) if card.until else None,
            ctx.money(card.amount),
            ctx.money(left.get(card.id, 0)),
        ]
        for card in shown
    ]
    table = Table(
        columns=[
            Column(say("field-orders-code")),
            Column(say("orders-card-sold-on")),
            Column(say("orders-label-until")),
            Column(say("field-common-amount"), "number"),
            Column(say("orders-card-left"), "number"),
        ],
        rows=values,
        title=say("orders-cards"),
        acts=[Act("orders.card", {"code": card.code}) for card in shown],
        labels=[card.code for card in shown],
        next=at.following(page, [str(shown[-1].id)]) if len(rows) > PAGE else None,
        previous=at.previous(page, Act("orders.cards", {})),
    )
    return Receipt([table])


@action("orders.extend_card", needs=WRITE, risk=Risk.REVERSIBLE, command="extend_card", when="future")
def extend_card(ctx: Ctx, asked: Longer) -> Receipt:
    """Set the last day a gift card is taken."""
    card = card_called(ctx, asked.code)
    was, card.until = card.until, asked.until
    ctx.session.flush()
    ctx.changed("gift_card.until", was, asked.until)
    title = say("orders-card-extended", code=card.code, day=Day(asked.until))
    left = kept(ctx.session, Owner(card_id=card.id))
    old = was.isoformat() if was else None
    back: dict[str, object] = {"card": card.id, "old": old, "ours": asked.until.isoformat()}
    return Receipt(
        [Text(title, "title"), Facts(_facts(ctx, card, left))],
        title=title,
        undo=Act("orders.card_until_back", back),
        subject=("gift_card", card.id),
    )


@action("orders.card_until_back", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def give_until_back(ctx: Ctx, asked: UntilWas) -> Receipt:
    """Give a gift card its former last day, if it still has ours."""
    card = ctx.get(GiftCard, asked.card)
    if card.until != asked.ours:
        raise CardChanged(card=card.code)
    card.until = asked.old
    ctx.session.flush()
    title = say("orders-card-until-back", code=card.code)
    return Receipt([Text(title, "title")], title=title, subject=("gift_card", card.id))


@action("orders.annul_card", needs=WRITE, risk=Risk.REVERSIBLE, hidden=True)
def annul_card(ctx: Ctx, asked: CardSale) -> Receipt:
    """Take the sale of a gift card back, if nothing was paid with it."""
    card = next(iter(ctx.lock(GiftCard, [asked.card])), None) or ctx.get(GiftCard, asked.card)
    if card.annulled_at is not None:
        raise CardAnnulled(card=card.code)
    rows = kept_of_posting(ctx.session, asked.payment)
    require_unspent(ctx, rows)
    take_payment_back(ctx, asked.payment, rows, open_day(ctx, rows[0].day))
    card.annulled_at = ctx.now
    ctx.session.flush()
    title = say("orders-card-annulled", code=card.code)
    return Receipt([Text(title, "title")], title=title, subject=("gift_card", card.id))
