"""Money of an order going back to its customer: as each payment came, one named way, or to the balance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from core.acts.ctx import Ctx
from core.blocks import Said, say
from core.finance.models import Account, Method, Posting
from core.orders import cards
from core.orders.kept.models import GIFT
from core.orders.kept.moving import Moves, by_posting, one_to_kept, to_kept
from core.orders.kept.queries import Owner
from core.orders.models import Order
from core.orders.paying import METHODS, Share, last_method, receive
from core.orders.refusals import NobodyToKeepFor, PaidElsewhere

RefundTo = Literal["same", "cash", "card", "transfer", "balance"]


@dataclass(slots=True)
class Given:
    """What went back, by way (minor units), and what leads to it: postings, moves of parts of payments."""

    ways: dict[str, int] = field(default_factory=dict)
    payments: list[int] = field(default_factory=list)
    moves: Moves = field(default_factory=Moves)

    @property
    def paid_out(self) -> int:
        """What left our accounts."""
        return sum(amount for way, amount in self.ways.items() if way in METHODS.values())

    def args(self) -> dict[str, object]:
        """What leads back, as arguments of an inverse."""
        return {"payments": self.payments, **self.moves.args()}

    def told(self, ctx: Ctx) -> list[Said]:
        """A sentence for each way."""
        return [say(f"orders-refunded-by-{way}", amount=ctx.money(sum_)) for way, sum_ in self.ways.items()]

    def add(self, way: str, amount: int) -> None:
        self.ways[way] = self.ways.get(way, 0) + amount


def give_back(ctx: Ctx, order: Order, amount: int, day: date, to: RefundTo) -> Given:
    """Return so much of what was paid for an order (minor units). Raises NobodyToKeepFor, PaidElsewhere."""
    given = Given()
    if to == "same":
        _as_it_came(ctx, order, amount, day, given)
    elif to == "balance":
        _to_balance(ctx, order, amount, given)
    else:
        _pay_out(ctx, order, amount, day, to, given)
    if given.moves.parts:
        given.moves.store(ctx)
    return given


def _to_balance(ctx: Ctx, order: Order, amount: int, given: Given) -> None:
    if order.customer_id is None:
        raise NobodyToKeepFor(order=cards.numbered(order))
    if to_kept(ctx, order, Owner(order.customer_id), amount, given.moves):
        raise PaidElsewhere(order=cards.numbered(order))
    given.add("balance", amount)


def _as_it_came(ctx: Ctx, order: Order, amount: int, day: date, given: Given) -> None:
    """Each payment back to the account, or the gift card, that it came from; the latest first."""
    rest = last_method(ctx, order)
    accounts: dict[int, int] = {}
    for posting_id, there in by_posting(ctx, order):
        part = min(there, amount)
        posting = ctx.get(Posting, posting_id)
        amount -= part
        if part and posting.document_kind == GIFT:
            one_to_kept(ctx, order, Owner(card_id=posting.document_id), (posting_id, part), given.moves)
            given.add("gift", part)
        elif part:
            accounts[posting.account_id] = accounts.get(posting.account_id, 0) + part
    for account_id, part in accounts.items():
        account = ctx.get(Account, account_id)
        own = account if account.currency == ctx.company.currency else None
        _pay_out(ctx, order, part, day, METHODS[account.kind], given, own)
    if amount:
        _pay_out(ctx, order, amount, day, rest, given)


def _pay_out(
    ctx: Ctx,
    order: Order,
    amount: int,
    day: date,
    method: Method,
    given: Given,
    account: Account | None = None,
) -> None:
    posting = receive(ctx, [Share(order, -amount)], day, method, account)
    given.payments.append(posting.id)
    given.add(method, amount)
