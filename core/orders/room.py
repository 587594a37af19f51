"""The room as the composition root sees it."""

from __future__ import annotations

from core.acts.register import Room
from core.orders import customer_card, serial_tales
from core.orders.actions import (
    altering,
    attaching,
    balance,
    buying,
    changing,
    closing,
    depositing,
    discounting,
    exchanging,
    fulfilling,
    gifting,
    keeping,
    lateness,
    making,
    offering,
    paying,
    refunding,
    returning,
    returning_unknown,
    seeing,
    statement,
    statuses,
    taxing,
    undoing,
)
from core.orders.checking import differences
from core.orders.finder import OrderFinder
from core.orders.losing import hold_again_after, lose_holds
from core.orders.mending import (
    follow_the_card,
    forget_the_person,
    keep_the_currency,
    leave_the_card,
    let_customer_go,
    let_it_become_a_kit,
)
from core.orders.notices import OrderGiven, OrderMoney, OrderPlaced
from core.orders.terms_checking import discount_differences, tax_differences

__all__ = ["ROOM", "customer_card", "serial_tales"]

ROOM = Room(
    "orders",
    actions=(
        making,
        fulfilling,
        paying,
        refunding,
        returning,
        returning_unknown,
        exchanging,
        keeping,
        gifting,
        depositing,
        altering,
        discounting,
        offering,
        attaching,
        taxing,
        balance,
        closing,
        changing,
        seeing,
        lateness,
        buying,
        statuses,
        statement,
        undoing,
    ),
    finders=(OrderFinder(),),
    subscribers=(
        let_customer_go,
        follow_the_card,
        leave_the_card,
        forget_the_person,
        keep_the_currency,
        lose_holds,
        hold_again_after,
        let_it_become_a_kit,
    ),
    checks=(differences, discount_differences, tax_differences),
    notices=(OrderPlaced, OrderMoney, OrderGiven),
)
