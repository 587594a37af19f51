"""Codes of fiscal receipts: what they say, what they cannot say, and that each is entered once."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import fiscal
from core.acts.calls import Ask
from core.finance.models import FiscalReceipt, Posting
from core.reports.check import check_all
from tests.core.house import House, Shop
from tests.core.orders.seeing import refusal, seen
from tests.fakes.papers import SLIP

BETWEEN = (datetime(2017, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - a till prints no zone
KAZAKH = "http://consumer.oofd.kz/?i=1319093233&f=620200165500&s=1820.0&t=20251023T160231"


@given(
    st.datetimes(*BETWEEN),
    st.integers(1, 10**11 - 1),
    st.permutations(["t", "s", "fn", "i", "fp", "n"]),
    st.sampled_from("1234"),
)
def test_what_a_till_writes_is_read(at: datetime, kopecks: int, order: list[str], kind: str) -> None:
    total = Decimal(kopecks).scaleb(-2)
    said = {"t": f"{at:%Y%m%dT%H%M}", "s": f"{total:.2f}", "fn": "9999078900004792", "i": "0012", "fp": "77"}
    said["n"] = kind
    text = "&".join(f"{name}={said[name]}" for name in order)
    found = fiscal.code_in(f"бензин, вот чек: {text}. Спасибо")
    assert found is not None
    slip = fiscal.read(found)
    assert slip.total == total
    assert slip.printed == at.replace(second=0, microsecond=0)
    assert slip.key == "ru:9999078900004792:12:77"
    assert fiscal.is_payout(found) is (kind in "34")
    assert slip.is_back is (kind in "24")


@given(st.text(max_size=300))
def test_other_words_are_no_code(text: str) -> None:
    code = fiscal.code_in(text)
    assert code is None or "=" in code


@given(st.text(alphabet="0123456789.eE+-NaninfT&=stfpn,", max_size=60))
def test_a_code_is_read_or_refused(tail: str) -> None:
    try:
        slip = fiscal.read(f"t=20261119T1530&fn=9999078900004792&i=1&fp=2&n=1&s={tail}")
    except fiscal.Unclear:
        return
    assert 0 < slip.total < 10**10


@pytest.mark.parametrize(
    "words", ["расход 500 бензин", "a=1&b=2&c=3&d=4", "https://shop.ru/?i=1&f=2&s=3&t=4", ""]
)
def test_what_is_no_receipt(words: str) -> None:
    assert fiscal.code_in(words) is None


def test_a_kazakh_link_is_one_too() -> None:
    assert fiscal.code_in(f"чек {KAZAKH}") == KAZAKH
    slip = fiscal.read(KAZAKH)
    assert (slip.total, slip.currency, slip.key) == (Decimal("1820.0"), "KZT", "kz:620200165500:1319093233")


async def _entered(shop: Shop, **more: Any) -> Any:
    return await shop.does("finance.expense", fiscal=SLIP, item="бензин", **more)


async def test_the_code_tells_sum_and_day(shop: Shop) -> None:
    told = seen(shop, await _entered(shop))
    assert "Расход: 1 234,50 ₽, бензин" in told
    assert "19 ноября, 15:30" in told


async def test_it_asks_what_for(shop: Shop) -> None:
    asked = await shop.call("finance.expense", fiscal=SLIP)
    assert isinstance(asked, Ask)
    assert "На что потратили" in shop.text(asked.question)


async def test_it_is_entered_once_and_again_after_an_undo(shop: Shop) -> None:
    done = await _entered(shop)
    told = refusal(shop, await shop.refused("finance.expense", fiscal=SLIP, item="такси"))
    assert "уже записан: бензин, 1 234,50 ₽" in told
    padded = SLIP.replace("i=12345", "i=0000012345")
    assert "уже записан" in refusal(shop, await shop.refused("finance.expense", fiscal=padded, item="такси"))
    await shop.undoes(done)
    await _entered(shop)
    assert await check_all(shop.app) == []


async def test_a_place_that_a_taken_back_entry_holds_is_found(shop: Shop) -> None:
    done = await _entered(shop)
    await shop.undoes(done)

    def spoil(session: Any) -> None:
        session.act_for(shop.actor.company_id)
        posting = session.query(Posting).filter(Posting.storno_of.is_(None)).first()
        session.add(FiscalReceipt(code="ru:1:2:3", posting_id=posting.id, at=shop.clock.now()))

    await shop.app.db.write(spoil)
    assert any("ru:1:2:3" in shop.text(one.said) for one in await check_all(shop.app))


async def test_money_back_goes_the_other_way(shop: Shop) -> None:
    await _entered(shop)
    back = SLIP.replace("n=1", "n=2").replace("i=12345", "i=12346").replace("1234.50", "234.50")
    assert "Возврат денег: 234,50 ₽, бензин" in seen(
        shop, await shop.does("finance.expense", fiscal=back, item="бензин")
    )
    assert "−1 000 ₽" in seen(shop, await shop.does("finance.balance"))


async def test_another_sum_and_the_same_money_without_a_receipt_are_said(shop: Shop) -> None:
    assert "В чеке 1 234,50 ₽, а записываю 500 ₽" in seen(shop, await _entered(shop, amount="500"))
    other = SLIP.replace("i=12345", "i=2")
    await shop.does("finance.expense", amount="1234.5", item="такси", day="2026-11-19")
    done = await shop.does("finance.expense", fiscal=other, item="бензин")
    assert "уже записано без чека: такси" in seen(shop, done)


async def test_a_receipt_in_another_currency_needs_its_rate(shop: Shop) -> None:
    told = refusal(shop, await shop.refused("finance.expense", fiscal=KAZAKH, item="такси"))
    assert "KZT" in told


async def test_another_business_enters_the_same_receipt(house: House, shop: Shop) -> None:
    await _entered(shop)
    other = await house.shop("Другое дело")
    assert "бензин" in seen(other, await _entered(other))


async def test_a_viewer_enters_none(shop: Shop) -> None:
    viewer = await shop.member("Вера", "viewer")
    await viewer.refused("finance.expense", fiscal=SLIP, item="бензин")


async def test_a_broken_code_is_told_with_the_way_by_words(shop: Shop) -> None:
    told = refusal(shop, await shop.refused("finance.expense", fiscal=SLIP.replace("1234.50", "1e309")))
    assert "сумма, какой не бывает" in told
    assert "расход 1234,50 бензин" in told
