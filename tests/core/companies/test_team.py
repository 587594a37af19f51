"""Roles, single rights and invitations: nobody lifts themselves, nobody is locked out."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace

import pytest

from core.acts import cards, replies
from core.acts.calls import Answer, Done
from core.errors import Refusal
from tests.core.house import House, Shop


@pytest.mark.parametrize("right", [("settings", "delete"), ("team", "delete")])
async def test_nobody_gives_a_right_they_do_not_hold(shop: Shop, right: tuple[str, str]) -> None:
    boss = await shop.member("Марат", "admin")
    await shop.member("Асель", "editor")
    for name in ("Марат", "Асель"):
        refusal = await boss.refused("companies.grant", member=name, resource=right[0], verb=right[1])
        assert refusal.code == "companies-above-own"
    await shop.does("companies.grant", member="Марат", resource=right[0], verb=right[1])
    await boss.does("companies.grant", member="Асель", resource=right[0], verb=right[1])


async def test_an_admin_gives_what_they_hold_and_takes_what_they_will(shop: Shop) -> None:
    boss, asel = await shop.member("Марат", "admin"), await shop.member("Асель", "editor")
    await boss.does("companies.grant", member="Асель", resource="cost", verb="read")
    assert any(right.resource == "cost" for right in (await asel.standing()).rights)
    await boss.does("companies.grant", member="Асель", resource="orders", verb="write", allowed=False)
    await asel.refused("orders.create", lines=[{"product": "Доставка", "price": "1"}])
    assert (await boss.refused("companies.grant", member="Анна", resource="cost", verb="read")).code == (
        "companies-owners-only"
    )


async def test_a_link_opened_again_by_its_guest_says_where_they_are(house: House, shop: Shop) -> None:
    done = await shop.does("companies.invite", role="editor")
    token = shop.text(done).split("start=")[1].split()[0]
    asel, igor = await house.person("Асель"), await house.person("Игорь")
    await asel.does("companies.accept", token=token)
    assert (await asel.refused("companies.accept", token=token)).code == "companies-already-member"
    assert (await igor.refused("companies.accept", token=token)).code == "companies-invitation-gone"


async def test_a_card_of_somebody_who_lost_the_right_meanwhile_is_refused(shop: Shop) -> None:
    asel = await shop.member("Асель", "editor")
    card = await asel.confirms("finance.expense", amount="100", item="такси")
    await shop.does("companies.set_role", member="Асель", role="viewer")
    assert (await _refusal(asel.agrees(card))) == "acts-not-allowed"
    await shop.does("companies.remove", member="Асель")
    assert (await _refusal(asel.agrees(card))) == "acts-no-company"


async def test_a_card_acts_where_it_was_made_even_after_a_switch(shop: Shop) -> None:
    second = await shop.does("companies.create", name="Лютик", currency="RUB", zone="Europe/Moscow")
    assert second.receipt.subject is not None
    there = replace(shop.actor, company_id=second.receipt.subject[1])
    card = await shop.confirms("finance.expense", amount="100", item="такси")
    question = await shop.asks("finance.expense")
    await shop.does("companies.switch", company="Лютик")
    now = shop.clock.now()
    assert await shop.read(lambda session: cards.open_card(session, there, now)) is None
    with pytest.raises(Refusal):
        await replies.answer(shop.app, question.token, there, "5")
    assert isinstance(await replies.yes(shop.app, card.token, there), Done)
    assert "−100" in shop.text(await shop.does("finance.balance"))
    shop.actor = there
    assert "100" not in shop.text(await shop.does("finance.balance"))


async def test_a_card_of_a_closed_business_is_dead(shop: Shop) -> None:
    boss = await shop.member("Марат", "admin")
    card = await boss.confirms("finance.expense", amount="100", item="такси")
    done = await boss.does("finance.expense", amount="5", item="такси")
    await shop.does("companies.delete", company="Ромашка")
    assert (await _refusal(boss.agrees(card))) == "acts-no-company"
    assert (await _refusal(boss.undoes(done))) == "acts-no-such"


async def _refusal(answering: Awaitable[Answer]) -> str:
    with pytest.raises(Refusal) as refusal:
        await answering
    return refusal.value.code
