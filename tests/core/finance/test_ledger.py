"""What orders do with money: payments arrive, are taken back, and stay on the account of their method."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.acts.ctx import Ctx
from core.db import Database, open_database
from core.finance.ledger import Doc, Entry, default_account, post, receive_payment, reverse
from core.finance.models import Account, AccountKind, Method, Posting
from core.finance.refusals import AnnulledAlready, BelongsToOrder
from tests.core.acting import act, plain
from tests.core.finance.test_money import balances, wrong
from tests.core.house import House, Shop

TODAY = date(2026, 11, 20)
ORDER = Doc("order", 7)


@pytest.mark.parametrize(
    ("method", "account"), [("cash", "Касса"), ("card", "Карта"), ("transfer", "Расчётный счёт")]
)
async def test_a_payment_lands_on_the_account_of_its_method(shop: Shop, method: Method, account: str) -> None:
    posting = await act(shop, lambda ctx: receive_payment(ctx, 200_000, ORDER, TODAY, method, 5))
    assert await balances(shop) == {account: 200_000}
    row = await shop.row(Posting, posting.id)
    assert row is not None
    assert (row.kind, row.document_kind, row.document_id, row.customer_id) == ("payment", "order", 7, 5)


async def test_an_own_account_of_the_kind_takes_payments(shop: Shop) -> None:
    await shop.does("finance.add_account", name="Каспи", kind="bank")
    await act(shop, lambda ctx: receive_payment(ctx, 100, ORDER, TODAY, "transfer"))
    assert (await balances(shop))["Каспи"] == 100


async def test_a_payment_is_taken_back_once(shop: Shop) -> None:
    posting = await act(shop, lambda ctx: receive_payment(ctx, 200_000, ORDER, TODAY, "cash"))
    back = await act(shop, lambda ctx: reverse(ctx, posting.id, TODAY))
    row = await shop.row(Posting, back.id)
    assert row is not None
    assert (row.amount, row.storno_of, row.document_id) == (-200_000, posting.id, 7)
    assert await balances(shop) == {"Касса": 0}
    with pytest.raises(AnnulledAlready):
        await act(shop, lambda ctx: reverse(ctx, posting.id))


async def test_an_orders_payment_is_not_annulled_behind_its_back(shop: Shop) -> None:
    posting = await act(shop, lambda ctx: receive_payment(ctx, 200_000, ORDER, TODAY))
    assert isinstance(await shop.refused("finance.annul", postings=[posting.id]), BelongsToOrder)


async def test_each_posting_is_told(shop: Shop) -> None:
    def pay(ctx: Ctx) -> list[dict[str, Any]]:
        posting = receive_payment(ctx, 100, ORDER, TODAY)
        reverse(ctx, posting.id)
        return [event.data() for event in ctx.events]

    told = await act(shop, pay)
    assert [(event["kind"], event["amount"], event["cash_day"]) for event in told] == [
        ("payment", 100, "2026-11-20"),
        ("payment", -100, "2026-11-20"),
    ]
    assert told[1]["storno_of"] == told[0]["posting"]


AMOUNTS = st.integers(-(10**9), 10**9).filter(bool)
STEPS = st.lists(
    st.tuples(st.sampled_from(["cash", "card", "bank"]), AMOUNTS, st.booleans()), min_size=1, max_size=12
)


def write(ctx: Ctx, steps: list[tuple[AccountKind, int, bool]]) -> dict[int, int]:
    """Post and take back; what the accounts must then hold."""
    expected: dict[int, int] = {}
    for kind, amount, undone in steps:
        account = default_account(ctx, kind)
        posting = post(ctx, account, Entry("income", amount, TODAY))
        expected[account.id] = expected.get(account.id, 0) + (0 if undone else amount)
        if undone:
            reverse(ctx, posting.id)
    return expected


def test_balances_are_the_sums_of_postings(fresh_url: str, tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        db = runner.run(opened(fresh_url))
        house = House(db, tmp_path)

        async def compare(steps: list[tuple[AccountKind, int, bool]]) -> None:
            shop = await house.shop()
            expected = await act(shop, lambda ctx: write(ctx, steps))
            assert {row.id: row.balance for row in await shop.rows(Account)} == expected
            assert await wrong(shop) == []

        @settings(max_examples=15, deadline=None)
        @given(steps=STEPS)
        def add_up(steps: list[tuple[AccountKind, int, bool]]) -> None:
            runner.run(compare(steps))

        try:
            add_up()
        finally:
            runner.run(db.close())


async def opened(url: str) -> Database:
    return open_database(url)


async def test_an_account_that_came_by_itself_goes_with_its_money(shop: Shop) -> None:
    before = plain(shop, await shop.does("finance.balance"))
    posting = await act(shop, lambda ctx: receive_payment(ctx, 200, ORDER, TODAY, "card"))
    assert "Карта\n2 ₽" in plain(shop, await shop.does("finance.balance"))
    await act(shop, lambda ctx: reverse(ctx, posting.id))
    assert plain(shop, await shop.does("finance.balance")) == before
