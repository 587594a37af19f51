"""Receipts fastened to what was spent: by a photo with words, in answer, found again by sum and words."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from core.acts.calls import Confirm, Done
from core.acts.log import subject_of
from core.assistant.turn import take_turn
from core.attachments.keeping import kept_files
from core.blocks import File, Said
from tests.core.house import Shop
from tests.core.orders.seeing import refusal, seen

PHOTO = hashlib.sha256(b"receipt").hexdigest()
OTHER = hashlib.sha256(b"another").hexdigest()


def _sent(digest: str = PHOTO) -> dict[str, Any]:
    return {"digest": digest, "name": "чек.jpg", "mime": "image/jpeg", "size": 7}


def _files(done: Done) -> list[str]:
    return [block.digest for block in done.receipt.blocks if isinstance(block, File)]


async def _spent(shop: Shop, amount: str, item: str, **more: Any) -> Done:
    return await shop.does("finance.expense", amount=amount, item=item, **more)


async def test_an_expense_is_recorded_with_its_receipt(shop: Shop) -> None:
    await _spent(shop, "500", "бензин", files=[_sent()])
    shown = await shop.does("finance.papers", expense="500 бензин")
    assert _files(shown) == [PHOTO]
    assert PHOTO in await shop.read(lambda session: list(kept_files(session)))


@pytest.mark.parametrize(
    "words", ["бензин", "расход 500", "500 руб бензина", "чек от расхода бензин 500", "последний"]
)
async def test_it_is_found_by_its_sum_and_words(shop: Shop, words: str) -> None:
    await _spent(shop, "1500", "аренда")
    await _spent(shop, "500", "бензин", files=[_sent()])
    assert _files(await shop.does("finance.papers", expense=words)) == [PHOTO]


async def test_two_that_fit_are_offered_with_their_days(shop: Shop) -> None:
    await _spent(shop, "500", "бензин", files=[_sent()])
    await _spent(shop, "500", "бензин", day="2026-11-19", files=[_sent(OTHER)])
    asked = await shop.chooses("finance.papers", expense="500 бензин")
    assert {
        "есть чек" in shop.text(option.detail) for option in asked.options if isinstance(option.detail, Said)
    } == {True}
    assert _files(await shop.does("finance.papers", expense="бензин вчера")) == [OTHER]


async def test_a_receipt_is_attached_later_taken_off_and_put_back(shop: Shop) -> None:
    done = await _spent(shop, "1,5", "такси")
    subject = await shop.read(lambda session: subject_of(session, done.act_id or 0))
    assert subject is not None
    assert subject[0] == "posting"
    fastened = await shop.does("finance.attach", expense={"id": subject[1]}, **_sent())
    told = await shop.refused("finance.attach", expense="такси", **_sent())
    assert "уже приложен" in refusal(shop, told)
    await shop.undoes(fastened)
    assert "не приложен" in seen(shop, await shop.does("finance.papers", expense="такси"))
    await shop.does("finance.attach", expense="такси", **_sent())
    assert _files(await shop.does("finance.papers", expense="такси")) == [PHOTO]


async def test_what_was_annulled_is_not_found(shop: Shop) -> None:
    done = await _spent(shop, "500", "бензин", files=[_sent()])
    await shop.undoes(done)
    await shop.refused("finance.papers", expense="500 бензин")


async def test_a_viewer_sees_no_receipts(shop: Shop) -> None:
    await _spent(shop, "500", "бензин", files=[_sent()])
    viewer = await shop.member("Вера", "viewer")
    await viewer.refused("finance.papers", expense="бензин")


class Reads:
    """A mind that reads one expense in whatever is said."""

    async def drive(self, turn: Any) -> None:
        await turn.carry_out(
            [("finance.expense", {"amount": "500", "item": "бензин"}), ("finance.balance", {})]
        )


async def test_a_photo_goes_with_its_words(shop: Shop) -> None:
    said = {"key": "1:1", "at": shop.clock.now(), "files": [_sent()]}
    card, _ = await take_turn(shop.app, [Reads()], shop.actor, "расход 500 бензин", **said)  # type: ignore[arg-type]
    assert isinstance(card, Confirm)
    await shop.agrees(card)
    assert _files(await shop.does("finance.papers", expense="бензин")) == [PHOTO]
