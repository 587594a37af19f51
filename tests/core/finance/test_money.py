"""Money in and out, as an owner records it."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
import sqlalchemy as sa

from core.acts.calls import Confirm
from core.acts.refusals import BadField, ClosedPeriod
from core.blocks import Said, Table
from core.companies.models import Company
from core.finance.actions import guessed_kind
from core.finance.checking import differences
from core.finance.models import Account, Item, Posting
from core.finance.refusals import AccountExists, AccountInUse, AnnulledAlready, NotYet, SameAccount
from tests.core.acting import act, plain
from tests.core.house import House, Shop


async def balances(shop: Shop) -> dict[str, int]:
    return {row.name: row.balance for row in await shop.rows(Account, Account.archived.is_(False))}


async def wrong(shop: Shop) -> list[str]:
    """What `check` has to say about the company's money."""

    def look(ctx) -> list[Said]:  # type: ignore[no-untyped-def]
        return list(differences(ctx.session, ctx.company))

    return [shop.text(said).replace("\u00a0", " ") for said in await act(shop, look)]


async def test_an_expense_comes_off_the_till(shop: Shop) -> None:
    done = await shop.does("finance.expense", amount=1500, item="аренда")
    said = plain(shop, done)
    assert "Расход: 1 500 ₽, аренда" in said
    assert "Новая статья\nаренда" in said
    assert "Касса\n−1 500 ₽" in said
    again = await shop.does("finance.expense", amount="200,50", item="аренда")
    assert "Новая статья" not in plain(shop, again)
    assert await balances(shop) == {"Касса": -170_050}
    assert await wrong(shop) == []


async def test_undone_is_as_before(shop: Shop) -> None:
    before = [plain(shop, await shop.does(name)) for name in ("finance.balance", "finance.items")]
    done = await shop.does("finance.expense", amount=1500, item="аренда")
    undone = await shop.undoes(done)
    assert "Отменено: Расход: 1 500 ₽, аренда" in plain(shop, undone)
    after = [plain(shop, await shop.does(name)) for name in ("finance.balance", "finance.items")]
    assert after == before
    assert await wrong(shop) == []


async def test_an_item_used_again_survives_the_undo_of_its_first_use(shop: Shop) -> None:
    first = await shop.does("finance.expense", amount=1500, item="аренда")
    await shop.does("finance.expense", amount=100, item="аренда")
    await shop.undoes(first)
    assert "аренда" in plain(shop, await shop.does("finance.items"))


async def test_an_item_that_left_may_come_again(shop: Shop) -> None:
    done = await shop.does("finance.expense", amount=1500, item="аренда")
    await shop.undoes(done)
    again = await shop.does("finance.expense", amount=10, item="Аренда")
    assert "Новая статья\nАренда" in plain(shop, again)
    assert len(await shop.rows(Item)) == 1


async def test_the_same_posting_is_not_taken_back_twice(shop: Shop) -> None:
    await shop.does("finance.income", amount=100)
    posting = (await shop.rows(Posting))[0]
    await shop.does("finance.annul", postings=[posting.id])
    refusal = await shop.refused("finance.annul", postings=[posting.id])
    assert isinstance(refusal, AnnulledAlready)
    storno = (await shop.rows(Posting, Posting.storno_of == posting.id))[0]
    assert isinstance(await shop.refused("finance.annul", postings=[storno.id]), AnnulledAlready)
    assert await balances(shop) == {"Касса": 0}


async def test_income_is_dated_and_noted(shop: Shop) -> None:
    done = await shop.does("finance.income", amount=5000, note="вклад", day="2026-11-10")
    said = plain(shop, done)
    assert "10 ноября" in said
    assert "вклад" in said
    period = {"from": "2026-11-01", "to": "2026-11-15"}
    shown = plain(shop, await shop.does("finance.postings", period=period))
    assert "доход: вклад" in shown
    assert "Пришло\n5 000 ₽" in shown


async def test_days_to_come_and_closed_days_are_refused(shop: Shop) -> None:
    assert isinstance(await shop.refused("finance.expense", amount=1, day="2026-11-21"), NotYet)
    await close_books(shop, date(2026, 11, 15))
    assert isinstance(await shop.refused("finance.expense", amount=1, day="2026-11-15"), ClosedPeriod)
    await shop.does("finance.expense", amount=1, day="2026-11-16")


async def close_books(shop: Shop, through: date) -> None:
    """Close the company's books through a day."""
    change = sa.update(Company).values(closed_through=through)
    await act(shop, lambda ctx: ctx.session.execute(change.where(Company.id == ctx.company.id)))


async def test_a_storno_is_dated_as_its_deed_or_today_if_closed(shop: Shop) -> None:
    early = await shop.does("finance.expense", amount=10, day="2026-11-10")
    late = await shop.does("finance.expense", amount=20, day="2026-11-18")
    await close_books(shop, date(2026, 11, 15))
    await shop.undoes(early)
    await shop.undoes(late)
    stornos = await shop.rows(Posting, Posting.storno_of.is_not(None))
    assert {row.amount: (row.cash_day.day, row.accrual_day.day) for row in stornos} == {
        1_000: (20, 20),
        2_000: (18, 18),
    }


async def test_money_moves_between_own_accounts_as_no_income(shop: Shop) -> None:
    await shop.does("finance.income", amount=1000)
    await shop.does("finance.add_account", name="Каспи")
    done = await shop.does("finance.move", amount="400.25", source="кассы", target="каспи")
    assert "Касса → Каспи" in plain(shop, done)
    assert await balances(shop) == {"Касса": 59_975, "Каспи": 40_025}
    today = {"from": "2026-11-20", "to": "2026-11-20"}
    shown = plain(shop, await shop.does("finance.postings", period=today))
    assert "Пришло\n1 000 ₽\nУшло\n0 ₽" in shown
    total = plain(shop, await shop.does("finance.balance"))
    assert "Всего\n1 000 ₽" in total
    await shop.undoes(done)
    assert await balances(shop) == {"Касса": 100_000, "Каспи": 0}
    assert isinstance(
        await shop.refused("finance.move", amount=1, source="касса", target="касса"), SameAccount
    )


async def test_accounts_come_and_go(shop: Shop) -> None:
    done = await shop.does("finance.add_account", name="Каспи")
    assert "счёт в банке" in plain(shop, done)
    assert isinstance(await shop.refused("finance.add_account", name="каспи"), AccountExists)
    await shop.undoes(done)
    assert "Каспи" not in plain(shop, await shop.does("finance.balance"))
    again = await shop.does("finance.add_account", name="Каспи", kind="card")
    await shop.does("finance.income", amount=5, account="каспи")
    assert isinstance(await shop.refused("acts.undo", act={"id": again.act_id}), AccountInUse)
    one = plain(shop, await shop.does("finance.balance", account="каспи"))
    assert "Остаток\n5 ₽" in one


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Касса 2", "cash"),
        ("Сейф", "cash"),
        ("Карта Сбер", "card"),
        ("Т-Банк", "bank"),
        ("Petty cash", "cash"),
    ],
)
def test_the_kind_of_an_account_is_guessed_by_its_name(name: str, kind: str) -> None:
    assert guessed_kind(name) == kind


async def test_postings_turn_their_pages_and_narrow_to_an_item(shop: Shop) -> None:
    for number in range(23):
        await shop.does("finance.expense", amount=number + 1, item="такси")
    await shop.does("finance.expense", amount=100, item="аренда")
    first = await shop.does("finance.postings", item="такси")
    table = first.receipt.blocks[1]
    assert isinstance(table, Table)
    assert table.next is not None
    second = await shop.does(table.next.action, **table.next.args)
    rest = second.receipt.blocks[1]
    assert isinstance(rest, Table)
    assert (len(table.rows), len(rest.rows), rest.next) == (20, 3, None)
    assert "аренда" not in plain(shop, first) + plain(shop, second)
    unknown = plain(shop, await shop.does("finance.postings", item="самолёты"))
    assert "нет" in unknown


async def test_figures_of_money_stay_out_of_groups_and_from_viewers(shop: Shop) -> None:
    from dataclasses import replace

    await shop.does("finance.income", amount=777)
    viewer = await shop.member("Тимур", "viewer")
    for name in ("finance.balance", "finance.postings", "finance.items"):
        assert (await viewer.refused(name)).status == 403
    group = replace(shop, actor=replace(shop.actor, group=True))
    assert "777" not in plain(group, await group.does("finance.balance"))
    assert "777" not in plain(group, await group.does("finance.postings"))
    asel = await shop.member("Асель", "editor")
    assert "777" in plain(asel, await asel.does("finance.balance"))


async def test_from_words_money_is_shown_before_it_is_written(shop: Shop) -> None:
    card = await shop.confirms("finance.expense", amount=1500, item="аренда")
    assert isinstance(card, Confirm)
    assert await shop.rows(Posting) == []
    await shop.agrees(card)
    assert await balances(shop) == {"Касса": -150_000}


async def test_senseless_amounts_are_refused(shop: Shop) -> None:
    for amount in ("0", "-5", "1e309", "много", "9" * 30):
        refusal = await shop.refused("finance.expense", amount=amount)
        assert isinstance(refusal, BadField), amount


async def test_sixteen_expenses_at_once_all_count(shop: Shop) -> None:
    await asyncio.gather(*(shop.does("finance.expense", amount=1, item="такси") for _ in range(16)))
    assert await balances(shop) == {"Касса": -1_600}
    assert len(await shop.rows(Item)) == 1
    assert await wrong(shop) == []


async def test_check_names_a_spoiled_balance(shop: Shop) -> None:
    await shop.does("finance.income", amount=100)
    await act(shop, lambda ctx: ctx.session.execute(sa.update(Account).values(balance=7)))
    assert await wrong(shop) == ["Касса: записано 0,07 ₽, по движениям 100 ₽."]


async def test_in_english_as_well(house: House) -> None:
    shop = await house.shop(name="Bakery One", currency="USD", zone="America/New_York", locale="en")
    done = await shop.does("finance.expense", amount=45, item="taxi", day="2026-11-19")
    assert "Expense: $45.00, taxi" in plain(shop, done)
    assert "Till\n−$45.00" in plain(shop, done)


async def test_a_move_of_yesterday_says_its_day(shop: Shop) -> None:
    await shop.does("finance.add_account", name="Каспи")
    done = await shop.does("finance.move", amount=5, source="касса", target="каспи", day="2026-11-19")
    assert "19 ноября" in plain(shop, done)


async def test_a_closed_account_may_open_again(shop: Shop) -> None:
    done = await shop.does("finance.add_account", name="Каспи")
    await shop.undoes(done)
    await shop.does("finance.add_account", name="Каспи")
    await shop.does("finance.income", amount=5, account="Каспи")
    assert (await balances(shop))["Каспи"] == 500


async def test_a_missing_account_is_asked_for_with_those_there_are(shop: Shop) -> None:
    await shop.does("finance.add_account", name="Каспи")
    asked = await shop.asks("finance.move", amount=5, source="касса")
    assert [option.label for option in asked.options] == ["Касса", "Каспи"]
