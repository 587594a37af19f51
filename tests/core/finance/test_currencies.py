"""Money in other currencies: accounts, sums at a frozen rate, moves, payments, what balances are worth."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acts.calls import Ask, Choose, Done
from core.finance.models import Account, Posting, PostingAbroad
from core.finance.rates import from_home, implied, named, scaled, to_home
from core.finance.refusals import (
    CurrencyUnknown,
    HomeCurrency,
    NoRate,
    NothingAbroad,
    OtherCurrency,
    RateChanged,
    RateUnclear,
)
from core.reports.check import check_all
from tests.core.house import House, Shop
from tests.core.reports.test_bridge import counted as bridged


def seen(shop: Shop, answer: Any) -> str:
    return shop.text(answer).replace("\xa0", " ")


@pytest.fixture
async def trader(shop: Shop) -> Shop:
    """A shop in roubles with a dollar till, an account in euros and the dollar at 90."""
    await shop.does("finance.add_account", name="Доллары", kind="cash", currency="доллар")
    await shop.does("finance.add_account", name="Счёт евро", kind="bank", currency="EUR")
    await shop.does("finance.set_rate", currency="USD", rate="90")
    return shop


async def held(shop: Shop) -> dict[str, tuple[int, int]]:
    """Account → what it holds in the company's currency and in its own, in units."""
    return {row.name: (row.balance // 100, row.abroad // 100) for row in await shop.rows(Account)}


async def test_an_expense_abroad_keeps_its_rate_and_its_day(trader: Shop) -> None:
    await trader.does("finance.income", amount="1000", account="Доллары", item="вклад")
    done = await trader.does("finance.expense", amount="100", item="реклама", currency="USD 92,5")
    told = seen(trader, done)
    assert "$100" in told.replace("100 $", "$100")
    assert "92,50 ₽ на" in told.replace("\u00a0", " ")
    assert "9 250 ₽" in told
    assert await held(trader) == {"Касса": (0, 0), "Доллары": (80750, 900), "Счёт евро": (0, 0)}
    await trader.does("finance.set_rate", currency="USD", rate="200")
    listed = seen(trader, await trader.does("finance.postings"))
    assert "реклама, −$100" in listed.replace("−100 $", "−$100"), listed
    (mine,) = [row for row in await trader.rows(PostingAbroad) if row.amount < 0]
    assert (mine.currency, mine.amount, mine.rate, mine.rate_day) == (
        "USD",
        -10000,
        scaled(Decimal("92.5")),
        trader.clock.now().date(),
    )
    assert "9 250 ₽" in seen(trader, await trader.does("reports.pnl", period="today"))
    assert await check_all(trader.app) == []
    await trader.undoes(done)
    assert (await held(trader))["Доллары"] == (90000, 1000)
    assert await check_all(trader.app) == []


async def test_a_sum_abroad_from_the_home_till_is_taken_at_the_list_rate(shop: Shop) -> None:
    await shop.does("finance.set_rate", currency="евро", rate="100", day="2026-11-10")
    done = await shop.does("finance.expense", amount="12.30", item="хостинг", currency="EUR")
    assert "1 230 ₽" in seen(shop, done)
    (till,) = await shop.rows(Account)
    assert (till.balance, till.abroad) == (-123000, 0)
    await shop.undoes(done)
    assert await check_all(shop.app) == []


async def test_a_rate_nobody_told_is_asked_for_and_the_expense_goes_on(shop: Shop) -> None:
    refused = await shop.refused("finance.expense", amount="10", item="хостинг", currency="GBP")
    assert isinstance(refused, NoRate)
    offer = refused.offers[0].act
    assert offer is not None
    assert (offer.action, offer.args["currency"]) == ("finance.set_rate", "GBP")


@pytest.mark.parametrize(
    ("currency", "no"),
    [("тугрики", CurrencyUnknown), ("USD 0", RateUnclear), ("USD 9999999999", RateUnclear)],
)
async def test_what_is_no_currency_or_no_rate_is_refused(
    trader: Shop, currency: str, no: type[Exception]
) -> None:
    refused = await trader.refused("finance.expense", amount="10", item="хостинг", currency=currency)
    assert isinstance(refused, no)


async def test_an_account_takes_sums_in_its_own_currency_alone(trader: Shop) -> None:
    refused = await trader.refused(
        "finance.expense", amount="10", item="хостинг", account="Доллары", currency="EUR 100"
    )
    assert isinstance(refused, OtherCurrency)
    refused = await trader.refused("finance.draw", amount="10", account="Доллары")
    assert isinstance(refused, OtherCurrency)
    assert isinstance(await trader.refused("finance.set_rate", currency="RUB", rate="1"), HomeCurrency)


async def test_money_moves_between_currencies_with_both_sums(trader: Shop) -> None:
    await trader.does("finance.income", amount="100000", item="вклад")
    bought = await trader.does(
        "finance.move", amount="46250", source="Касса", target="Доллары", currency="92.5"
    )
    assert (await held(trader))["Доллары"] == (46250, 500)
    await trader.does("finance.move", amount="200", source="Доллары", target="Касса", arrived="18600")
    await trader.does("finance.move", amount="100", source="Доллары", target="Счёт евро", arrived="90")
    assert await held(trader) == {"Касса": (72350, 0), "Доллары": (18650, 200), "Счёт евро": (9000, 90)}
    assert "Прочие доходы\n100 000 ₽" in seen(trader, await trader.does("reports.pnl", period="today"))
    assert await check_all(trader.app) == []
    told = await bridged(trader)
    assert told.change == 10000000
    await trader.undoes(bought)
    assert (await held(trader))["Доллары"] == (-27600, -300)
    assert await check_all(trader.app) == []


async def test_between_two_accounts_of_one_currency_the_books_go_along(trader: Shop) -> None:
    await trader.does("finance.income", amount="300", account="Доллары", item="вклад")
    await trader.does("finance.add_account", name="Сейф", kind="cash", currency="USD")
    await trader.does("finance.set_rate", currency="USD", rate="120")
    await trader.does("finance.move", amount="100", source="Доллары", target="Сейф")
    now = await held(trader)
    assert (now["Доллары"], now["Сейф"]) == ((18000, 200), (9000, 100))
    asked = await trader.call("finance.expense", amount="5", item="вода", currency="USD")
    assert isinstance(asked, Choose)
    assert [option.label for option in asked.options] == ["Доллары", "Сейф"]


async def test_an_order_is_paid_in_dollars(trader: Shop) -> None:
    await trader.does("inventory.add", name="Торт", price="9250")
    await trader.does("orders.create", customer="Иванова", lines=[{"product": "Торт", "quantity": "1"}])
    asked = await trader.call("orders.pay", order="1", currency="USD 92.5")
    assert isinstance(asked, Ask)
    done = await trader.does("orders.pay", order="1", amount="100", currency="USD 92.5")
    told = seen(trader, done)
    assert "9 250 ₽" in told
    assert "Оплата\nоплачен" in told.replace("Оплата\nОплачен", "Оплата\nоплачен")
    assert (await held(trader))["Доллары"] == (9250, 100)
    assert await check_all(trader.app) == []
    await trader.undoes(done)
    assert (await held(trader))["Доллары"] == (0, 0)
    ahead = await trader.does("orders.pay", order="1", amount="200", currency="USD")
    assert await check_all(trader.app) == []
    await trader.undoes(ahead)
    assert await check_all(trader.app) == []


async def test_a_balance_is_worth_what_the_rate_says_and_the_difference_is_no_income(trader: Shop) -> None:
    await trader.does("finance.income", amount="1000", account="Доллары", item="вклад")
    trader.clock.move(timedelta(days=1))
    assert isinstance(await trader.refused("finance.revalue"), NothingAbroad)
    await trader.does("finance.set_rate", currency="USD", rate="95")
    done = await trader.does("finance.revalue")
    assert "Курсовая разница 5 000 ₽" in seen(trader, done)
    assert (await held(trader))["Доллары"] == (95000, 1000)
    pnl = seen(trader, await trader.does("reports.pnl", period="today"))
    assert "Курсовая разница\n5 000 ₽" in pnl
    assert "Прочие доходы" not in pnl
    money = seen(
        trader, await trader.does("reports.money", period={"from": "2026-11-01", "to": "2026-11-30"})
    )
    assert "Курсовая разница\n5 000 ₽" in money
    assert "Пришло денег\n90 000 ₽" in money
    balances = seen(trader, await trader.does("finance.balance"))
    assert "95 000 ₽" in balances
    assert await check_all(trader.app) == []
    await bridged(trader)
    await trader.undoes(done)
    assert (await held(trader))["Доллары"] == (90000, 1000)
    assert await check_all(trader.app) == []
    await bridged(trader)


async def test_a_rate_is_undone_only_while_it_is_ours(trader: Shop) -> None:
    done = await trader.does("finance.set_rate", currency="USD", rate="91")
    again = await trader.does("finance.set_rate", currency="USD", rate="93")
    with pytest.raises(RateChanged):
        await trader.undoes(done)
    await trader.undoes(again)
    await trader.undoes(done)
    assert "90" in seen(trader, await trader.does("finance.rates"))


def test_rates_are_exact() -> None:
    assert named("USD 92,5") == named("доллар 92.5")
    assert to_home(10000, "USD", scaled(Decimal("92.5")), "RUB") == 925000
    assert to_home(100, "JPY", scaled(Decimal("0.5817")), "RUB") == 5817
    assert from_home(925000, "USD", scaled(Decimal("92.5")), "RUB") == 10000


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_two_sums_mean_a_rate_that_leads_from_one_to_the_other(foreign: int, home: int) -> None:
    rate = implied(foreign, "USD", home, "RUB")
    slack = foreign // 10**8 + 1
    assert abs(to_home(foreign, "USD", rate, "RUB") - home) <= slack


_SUM = st.integers(1, 10**7).map(lambda cents: f"{cents / 100:.2f}")
_RATE = st.integers(1, 10**9).map(lambda scaled: f"{scaled / 10**6:.6f}")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["income", "expense", "buy", "sell", "rate", "revalue"]),
            _SUM,
            _RATE,
            st.booleans(),
        ),
        min_size=1,
        max_size=6,
    )
)
async def test_books_agree_whatever_happens(house: House, steps: list[tuple[str, str, str, bool]]) -> None:
    shop = await house.shop()
    await shop.does("finance.add_account", name="Доллары", currency="USD")
    await shop.does("finance.set_rate", currency="USD", rate="90")
    for what, sum_, rate, undone in steps:
        acts: dict[str, tuple[str, dict[str, Any]]] = {
            "income": ("finance.income", {"amount": sum_, "item": "вклад", "currency": f"USD {rate}"}),
            "expense": ("finance.expense", {"amount": sum_, "item": "реклама", "account": "Доллары"}),
            "buy": ("finance.move", {"amount": sum_, "source": "Касса", "target": "Доллары"}),
            "sell": (
                "finance.move",
                {"amount": sum_, "source": "Доллары", "target": "Касса", "currency": rate},
            ),
            "rate": ("finance.set_rate", {"currency": "USD", "rate": rate}),
            "revalue": ("finance.revalue", {}),
        }
        name, args = acts[what]
        try:
            done = await shop.does(name, **args)
        except (RateUnclear, NothingAbroad):
            continue
        if undone:
            assert isinstance(done, Done)
            await shop.undoes(done)
    assert await check_all(shop.app) == []
    assert all(row.abroad == 0 for row in await shop.rows(Account, Account.currency == "RUB"))
    assert isinstance(await shop.rows(Posting), list)
