"""The bank's statement: read by its content, each line once, matched, settled with one tap, taken back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.acts.calls import Done
from core.blocks import Button, Buttons
from core.finance.models import Account, Posting
from core.integrations.bank.checking import bank_differences
from core.integrations.bank.opening import statement_in
from core.integrations.models import BankEntry
from core.integrations.refusals import LineSettled
from core.orders.models import Order
from tests.core.acting import act, plain
from tests.core.house import Shop

HERE = Path(__file__).with_name("bank")
EXCHANGE, SHEET = HERE / "kl_to_1c.txt", HERE / "statement.csv"


def sent(shop: Shop, content: bytes, name: str = "kl_to_1c.txt") -> list[dict[str, str]]:
    return [{"digest": shop.app.files.keep(content), "name": name}]


async def load(shop: Shop, content: bytes | None = None) -> Done:
    return await shop.does("integrations.import", files=sent(shop, content or EXCHANGE.read_bytes()))


async def waiting(shop: Shop) -> list[BankEntry]:
    return sorted(await shop.rows(BankEntry, BankEntry.state == "waiting"), key=lambda one: (one.day, one.id))


async def line(shop: Shop, word: str) -> BankEntry:
    found = [one for one in await shop.rows(BankEntry) if word in f"{one.party} {one.purpose}"]
    return found[0]


def buttons(done: Done) -> list[Button]:
    rows = [row for block in done.receipt.blocks if isinstance(block, Buttons) for row in block.rows]
    return [button for row in rows for button in row]


async def press(shop: Shop, done: Done, words: str) -> Done:
    """Press the button that says these words."""
    for button in buttons(done):
        if words in shop.text(button.label).replace("\u00a0", " ") and button.act is not None:
            return await shop.does(button.act.action, **button.act.args)
    raise AssertionError([shop.text(button.label) for button in buttons(done)])


@pytest.fixture
async def bakery(shop: Shop) -> Shop:
    await shop.does("inventory.add", name="торт", price=1200, cost=500)
    await shop.does("inventory.receive", lines=[{"product": "торт", "quantity": 50}])
    await shop.does("orders.create", customer="Иванова", lines=[{"product": "торт", "quantity": 3}])
    await shop.does("orders.create", customer="Кофейня Зерно", lines=[{"product": "торт", "quantity": 10}])
    return shop


def test_an_exchange_file_is_known_by_what_is_in_it() -> None:
    found = statement_in(EXCHANGE)
    assert found is not None
    assert (len(found.lines), found.faults, len({line.key for line in found.lines})) == (15, 0, 15)
    first, rent = found.lines[0], found.lines[2]
    assert (first.amount, first.party, first.inn) == (
        Decimal("3600.00"),
        "ИП Иванова Анна Сергеевна",
        "770512345601",
    )
    assert (rent.amount, rent.day.isoformat()) == (Decimal("-30000.00"), "2026-11-06")


def test_utf_8_and_a_banks_csv_are_read_too(tmp_path: Path) -> None:
    utf8 = tmp_path / "any name"
    utf8.write_bytes(EXCHANGE.read_bytes().decode("cp1251").encode("utf-8-sig"))
    again = statement_in(utf8)
    assert again is not None
    assert [one.key for one in again.lines] == [one.key for one in statement_in(EXCHANGE).lines]  # type: ignore[union-attr]
    sheet = statement_in(SHEET)
    assert sheet is not None
    assert [one.amount for one in sheet.lines] == [Decimal(3600), Decimal(-30000), Decimal(-1500)]


def test_other_files_are_no_statements(tmp_path: Path) -> None:
    for content in ("Товар;Цена;Остаток\nторт;1200;5\n", "Дата;Сумма;Клиент\n05.11.2026;100;Иванова\n", ""):
        other = tmp_path / "sales.csv"
        other.write_text(content, encoding="utf-8")
        assert statement_in(other) is None


async def test_a_statement_is_shown_and_then_taken_once(bakery: Shop) -> None:
    card = await bakery.confirms("integrations.import", files=sent(bakery, EXCHANGE.read_bytes()))
    shown = plain(bakery, card)
    assert "15 операций" in shown
    assert "Пришло\n369 000,50 ₽" in shown
    await bakery.agrees(card)
    assert len(await waiting(bakery)) == 15
    assert await bakery.rows(Posting) == []
    again = await load(bakery)
    assert "новых операций нет" in plain(bakery, again)
    assert "Уже были\n15" in plain(bakery, again)
    assert len(await waiting(bakery)) == 15


async def test_the_same_operations_in_another_format_are_known(bakery: Shop) -> None:
    await load(bakery)
    again = await load(bakery, SHEET.read_bytes())
    assert "Уже были\n3" in plain(bakery, again)
    assert len(await waiting(bakery)) == 15
    assert len(await bakery.rows(Account, Account.kind == "bank")) == 1


async def test_its_undo_takes_the_lines_back(bakery: Shop) -> None:
    done = await load(bakery)
    await bakery.undoes(done)
    assert await bakery.rows(BankEntry) == []


async def test_an_order_is_known_by_its_number_and_its_sum(bakery: Shop) -> None:
    await load(bakery)
    look = await bakery.does("integrations.bank")
    assert "Оплата по счету № 1" in plain(bakery, look)
    done = await press(bakery, look, "1. Заказ № 1, Иванова")
    assert "заказ № 1" in plain(bakery, done)
    (order,) = await bakery.rows(Order, Order.number == 1)
    assert order.due == 0
    (posting,) = await bakery.rows(Posting)
    assert (posting.cash_day.isoformat(), posting.amount) == ("2026-11-05", 360_000)
    (account,) = await bakery.rows(Account, Account.kind == "bank")
    assert account.balance == 360_000
    assert isinstance(
        await bakery.refused("integrations.settle", line=(await line(bakery, "№ 1")).id, kind="skip"),
        LineSettled,
    )
    await bakery.undoes(done)
    (order,) = await bakery.rows(Order, Order.number == 1)
    assert order.paid == 0
    assert len(await waiting(bakery)) == 15


async def test_all_that_is_sure_is_settled_in_one_tap_and_taken_back_in_one(bakery: Shop) -> None:
    await load(bakery)
    done = await press(bakery, await bakery.does("integrations.bank"), "Записать узнанные")
    told = plain(bakery, done)
    assert "заказ № 1" in told
    assert "комиссия банка" in told
    assert [order.due for order in await bakery.rows(Order)] == [0, 0]
    assert len(await waiting(bakery)) == 15 - 5
    assert await act(bakery, lambda ctx: list(bank_differences(ctx.session, ctx.company))) == []
    await bakery.undoes(done)
    assert len(await waiting(bakery)) == 15
    assert sum(account.balance for account in await bakery.rows(Account)) == 0


async def test_what_was_said_once_is_known_the_next_time(bakery: Shop) -> None:
    await load(bakery)
    flour = await line(bakery, "за муку")
    await bakery.does("integrations.settle", line=flour.id, kind="item", item="мука")
    text = EXCHANGE.read_bytes().decode("cp1251")
    later = text.replace("Дата=12.11.2026", "Дата=19.11.2026").replace(
        "ДатаСписано=12.11.2026", "ДатаСписано=19.11.2026"
    )
    await load(bakery, later.encode("cp1251"))
    fresh = [one for one in await waiting(bakery) if one.day.day == 19 and "муку" in one.purpose]
    look = await bakery.does("integrations.bank_line", line=fresh[0].id)
    assert bakery.text(buttons(look)[0].label) == "мука"


async def test_the_other_ways_ask_for_what_they_lack(bakery: Shop) -> None:
    await load(bakery)
    entry = await line(bakery, "Взнос учредителя")
    await bakery.does("integrations.settle", line=entry.id, kind="owner")
    loan = await line(bakery, "Выдача кредита")
    await bakery.asks("integrations.settle", line=loan.id, kind="loan")
    await bakery.does("integrations.settle", line=loan.id, kind="loan", item="Сбер")
    assert "300 000 ₽" in plain(bakery, await bakery.does("finance.loans"))
    kinds = sorted(row.kind for row in await bakery.rows(Posting))
    assert kinds == ["loan", "owner"]


async def test_what_is_written_by_hand_already_is_not_written_twice(bakery: Shop) -> None:
    await load(bakery)
    await bakery.does(
        "finance.expense", amount=30_000, item="аренда", day="2026-11-06", account="Расчётный счёт"
    )
    entry = await line(bakery, "Арендная")
    look = await bakery.does("integrations.bank_line", line=entry.id)
    done = await press(bakery, look, "Уже записано")
    assert len(await bakery.rows(Posting)) == 1
    await bakery.undoes(done)
    assert len(await bakery.rows(Posting)) == 1
    assert len(await waiting(bakery)) == 15


async def test_a_posting_taken_back_elsewhere_lets_its_line_wait_again(bakery: Shop) -> None:
    await load(bakery)
    entry = await line(bakery, "Взнос учредителя")
    await bakery.does("integrations.settle", line=entry.id, kind="owner")
    (posting,) = await bakery.rows(Posting)
    await bakery.does("finance.annul", postings=[posting.id])
    assert len(await waiting(bakery)) == 15
    assert await act(bakery, lambda ctx: list(bank_differences(ctx.session, ctx.company))) == []


def second_account() -> bytes:
    """The statement of the other account, where the move of 20,000 comes in."""
    ours, other = "40702810900000012345", "40702810100000054321"
    head = EXCHANGE.read_bytes().decode("cp1251").split("СекцияДокумент")[0].replace(ours, other)
    fields: dict[str, Any] = {
        "Номер": 44,
        "Дата": "10.11.2026",
        "Сумма": "20000.00",
        "ДатаПоступило": "11.11.2026",
    }
    fields |= {"ПлательщикСчет": ours, "ПлательщикИНН": "7701234567", "ПолучательСчет": other}
    document = "\r\n".join(f"{name}={value}" for name, value in fields.items())
    return f"{head}СекцияДокумент=Платежное поручение\r\n{document}\r\nКонецДокумента\r\nКонецФайла".encode(
        "cp1251"
    )


async def test_a_move_between_own_accounts_is_written_once_for_both_statements(bakery: Shop) -> None:
    await load(bakery)
    await load(bakery, second_account())
    entry = await line(bakery, "Перевод собственных")
    look = await bakery.does("integrations.bank_line", line=entry.id)
    done = await press(bakery, look, "Перевод: Расчётный счёт ·4321")
    assert len(await bakery.rows(Posting)) == 2
    assert len(await waiting(bakery)) == 14
    held = {row.name: row.balance for row in await bakery.rows(Account, Account.kind == "bank")}
    assert held == {"Расчётный счёт": -2_000_000, "Расчётный счёт ·4321": 2_000_000}
    await bakery.undoes(done)
    assert len(await waiting(bakery)) == 16


async def test_bank_operations_stay_out_of_groups(bakery: Shop) -> None:
    from dataclasses import replace

    await load(bakery)
    group = replace(bakery, actor=replace(bakery.actor, group=True))
    assert "3 600" not in plain(group, await group.does("integrations.bank"))
