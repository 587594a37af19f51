"""Groups: one company, answers only when addressed, nothing for strangers."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.automation.models import Schedule
from core.chat.entrance import move_place
from core.chat.models import Channel
from core.tenancy import HouseSession, across_companies
from tests.doors.talks.town import Town

BOT = "@prikazchik_bot"


async def test_the_bot_says_how_to_link_when_it_joins(town: Town) -> None:
    anna = await town.owner()
    group = town.world.group("Команда", [anna])
    await town.world.settled()
    assert "/link" in group.last.text


async def test_an_administrator_links_the_group_and_asks_in_it(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    assert "Ромашка" in group.screen()
    town.mind.calls["что на складе?"] = [("inventory.stock", {})]
    await group.says(anna, f"{BOT} что на складе?")
    assert group.news
    assert group.last.reply_to is not None


async def test_a_member_who_is_no_administrator_cannot_link(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    group = town.world.group("Команда", [anna, asel])
    await town.world.settled()
    await group.says(asel, "/link")
    assert "администратор" in group.last.text
    assert group.last.buttons == []


async def test_an_editor_who_owns_the_group_may_not_link_it_to_the_business(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    group = town.world.group("Команда", [asel, anna])
    await town.world.settled()
    await group.says(asel, "/link")
    assert group.last.buttons == []
    await group.says(anna, f"{BOT} привет")
    assert "не связана" in group.last.text


@pytest.mark.parametrize("bot", ["member", "administrator"])
async def test_talk_among_people_is_left_alone(town: Town, bot: str) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель")
    group = await town.linked_group(anna, asel, bot=bot)
    before = len(group.messages)
    for text in (
        "сколько продали сегодня?",
        "отмени",
        "/unknown",
        "/stock@other_bot",
        "@prikazchik_bot2 привет",
    ):
        await group.says(asel, text)
    assert len(group.messages) == before + 5


async def test_a_reply_to_the_bot_is_meant_for_it(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    town.mind.calls["что на складе?"] = [("inventory.stock", {})]
    await group.says(anna, "что на складе?", reply_to=group.last)
    assert group.news


async def test_strangers_and_hidden_administrators_get_nothing(town: Town) -> None:
    anna = await town.owner()
    igor = town.person("Игорь")
    await igor.says("/start")
    stranger = town.person("Чужой")
    group = await town.linked_group(anna, igor, stranger)
    before = len(group.messages)
    await group.says(igor, "/stock")
    await group.says(stranger, f"{BOT} что на складе?")
    await group.says(anna, "/stock", anonymous=True)
    assert len(group.messages) == before + 3


async def test_a_stranger_cannot_press_and_a_colleague_is_judged_by_their_own_rights(town: Town) -> None:
    anna = await town.owner()
    igor = town.person("Игорь")
    await igor.says("/start")
    viewer = await town.member(anna, "Вера", "наблюдатель")
    group = await town.linked_group(anna, igor, viewer)
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200"})]
    await group.says(anna, f"{BOT} торт")
    card = group.last
    await group.clicks(igor, "Да", on=card)
    assert card.buttons
    await group.clicks(viewer, "Да", on=card)
    assert "нет права" in viewer.toast
    await anna.says("/goods")
    assert "Торт" not in anna.last.text


async def test_a_topic_is_a_place_of_its_own(town: Town) -> None:
    anna = await town.owner()
    group = town.world.group("Команда", [anna], supergroup=True, forum=True)
    await town.world.settled()
    topic, other = group.add_topic("Склад"), group.add_topic("Болтовня")
    await group.says(anna, "/link", topic=topic)
    await group.clicks(anna, "Да")
    town.mind.calls["что на складе?"] = [("inventory.stock", {})]
    await group.says(anna, f"{BOT} что на складе?", topic=topic)
    assert group.last.thread_id == topic
    assert "не связана" not in group.last.text
    await group.says(anna, f"{BOT} что на складе?", topic=other)
    assert "не связана" in group.last.text
    assert group.last.thread_id == other


async def test_a_group_that_becomes_a_supergroup_stays_linked(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    group.upgrade()
    await town.world.settled()
    await group.says(anna, "/stock")
    assert group.news
    assert "не связана" not in group.last.text


async def test_what_was_done_before_the_move_can_be_undone_after_it(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    town.mind.calls["расход"] = [("finance.expense", {"amount": "1500", "item": "аренда"})]
    town.mind.calls["напоминай"] = [("automation.remind", {"text": "касса", "cron": "0 21 * * *"})]
    for words in ("напоминай", "расход"):
        await group.says(anna, f"{BOT} {words}")
        await group.clicks(anna, "Да")
    group.upgrade()
    await town.world.settled()
    await group.says(anna, f"{BOT} отмени")
    assert "аренда" in group.last.text
    places = await town.app.db.read(
        lambda session: session.scalars(sa.select(Schedule.place), execution_options=across_companies()).all()
    )
    assert places == [str(group.chat.id)]


async def test_a_link_made_in_the_supergroup_meanwhile_stays(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    old = group.chat.id
    group.upgrade()
    await town.world.settled()
    new = group.chat.id

    def link_again(session: HouseSession) -> None:
        move_place(session, "telegram", str(new), str(old))
        [held] = session.scalars(sa.select(Channel), execution_options=across_companies())
        values = {
            "door": "telegram",
            "place": str(new),
            "name": "",
            "created_by": 1,
            "created_at": held.created_at,
        }
        session.add(Channel(company_id=held.company_id, **values))

    await town.app.db.write(link_again)
    await town.app.db.write(lambda session: move_place(session, "telegram", str(old), str(new)))
    await group.says(anna, "/stock")
    assert "не связана" not in group.last.text


async def test_a_group_of_a_closed_business_can_be_linked_to_another(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    town.mind.calls["закрой"] = [("companies.delete", {"company": "Ромашка"})]
    await anna.says("закрой")
    await anna.clicks("Да")
    await group.says(anna, f"{BOT} что на складе?")
    assert "не связана" in group.last.text
    await anna.says("/start")
    await anna.says("Новая")
    await anna.clicks("₽ Рубль")
    await anna.clicks("Москва")
    await group.says(anna, "/link")
    await group.clicks(anna, "Да")
    assert "Новая" in group.last.text


async def test_in_a_group_start_leads_to_the_private_chat(town: Town) -> None:
    anna = await town.owner()
    group = await town.linked_group(anna)
    await group.says(anna, "/start")
    assert BOT in group.last.text


async def test_figures_for_the_owner_alone_are_not_shown_in_a_group(town: Town) -> None:
    anna = await town.owner()
    town.mind.calls["торт"] = [("inventory.add", {"name": "Торт", "price": "1200", "cost": "777"})]
    await anna.says("торт")
    await anna.clicks("Да")
    town.mind.calls["покажи торт"] = [("inventory.show", {"product": "торт"})]
    await anna.says("покажи торт")
    assert "777" in anna.last.text
    group = await town.linked_group(anna)
    await group.says(anna, f"{BOT} покажи торт")
    assert "777" not in group.last.text
