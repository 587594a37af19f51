"""The fake server does and refuses what Telegram does, seen through aiogram's own client."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)
from PIL import Image

from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import Person, World
from tests.fakes.telegram_errors import server_error, too_many_requests
from tests.fakes.telegram_faults import Pace


async def nothing_to_do() -> None:
    return


@pytest.fixture
def world(api: FakeBotApi) -> World:
    return World(api, nothing_to_do)


@pytest.fixture
async def asel(world: World) -> Person:
    person = world.person("Асель", username="asel")
    await person.says("/start", wait=False)
    return person


def keyboard(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=data) for text, data in row] for row in rows
        ]
    )


def picture(width: int = 120, height: int = 80) -> BufferedInputFile:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return BufferedInputFile(out.getvalue(), "chart.png")


# ---------------------------------------------------------------- updates


async def test_updates_wait_until_the_bot_asks_beyond_them(bot: Bot, asel: Person) -> None:
    await asel.says("два", wait=False)
    first = await bot.get_updates(limit=1)
    again = await bot.get_updates(offset=first[0].update_id)
    assert [update.message and update.message.text for update in again] == ["/start", "два"]
    rest = await bot.get_updates(offset=again[0].update_id + 1)
    assert [update.update_id for update in rest] == [again[1].update_id]
    assert await bot.get_updates(offset=rest[0].update_id + 1) == []
    assert await bot.get_updates(offset=first[0].update_id) == []


async def test_a_long_poll_ends_when_something_comes(bot: Bot, world: World) -> None:
    asked = asyncio.create_task(bot.get_updates(timeout=30))
    await world.person("Оля").says("тут", wait=False)
    assert len(await asyncio.wait_for(asked, 5)) == 1


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot, asel: Person, api: FakeBotApi) -> None:
    await bot.get_updates(offset=(await bot.get_updates())[-1].update_id + 1)
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.wait_for(api.queue.polling.wait(), 5)
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first
    await asel.says("ещё", wait=False)
    assert len(await second) == 1


async def test_only_allowed_updates_come(bot: Bot, asel: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"], offset=-1)
    await asel.says("не слышно", wait=False)
    seen = await bot.get_updates()
    assert [update.message and update.message.text for update in seen] == ["/start"]


async def test_an_update_may_come_twice_under_its_number(bot: Bot, asel: Person, world: World) -> None:
    first = await bot.get_updates()
    await bot.get_updates(offset=first[-1].update_id + 1)
    assert world.last_update is not None
    world.api.queue.redeliver(world.last_update)
    again = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [update.update_id for update in again] == [first[-1].update_id]


# ---------------------------------------------------------------- texts and keyboards


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>"}, None),
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<b>" + "ы" * 4096 + "</b>", "parse_mode": "HTML"}, None),
        ({"text": "<b>" + "ы" * 4097 + "</b>", "parse_mode": "HTML"}, "message is too long"),
        ({"text": "x", "reply_markup": keyboard([("Да", "ы" * 32)])}, None),
        ({"text": "x", "reply_markup": keyboard([("Да", "ы" * 33)])}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(*[[("Да", "y")]] * 100)}, None),
        ({"text": "x", "reply_markup": keyboard(*[[("Да", "y")]] * 101)}, "reply markup is too long"),
        ({"text": "x", "reply_markup": keyboard([("Да", "y")] * 9)}, "reply markup is too long"),
        (
            {"text": "x", "reply_parameters": ReplyParameters(message_id=999)},
            "message to be replied not found",
        ),
        ({"text": "x", "message_thread_id": 5}, "message thread not found"),
    ],
)
async def test_what_a_message_may_be(bot: Bot, asel: Person, asked: dict[str, Any], why: str | None) -> None:
    if why is None:
        assert (await bot.send_message(asel.user.id, **asked)).message_id
        return
    with pytest.raises(TelegramBadRequest, match=why):
        await bot.send_message(asel.user.id, **asked)
    assert len(asel.messages) == 1


async def test_a_button_needs_a_deed(bot: Bot, asel: Person) -> None:
    silent = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Просто")]])
    with pytest.raises(TelegramBadRequest, match="Text buttons are unallowed in the inline keyboard"):
        await bot.send_message(asel.user.id, "x", reply_markup=silent)


async def test_edits(bot: Bot, asel: Person) -> None:
    sent = await bot.send_message(asel.user.id, "раз", reply_markup=keyboard([("Да", "y")]))
    where: dict[str, Any] = {"chat_id": asel.user.id, "message_id": sent.message_id}
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("раз", reply_markup=keyboard([("Да", "y")]), **where)
    await bot.edit_message_text("два", **where)
    assert (asel.last.text, asel.last.buttons) == ("два", [])
    await bot.edit_message_reply_markup(reply_markup=keyboard([("Нет", "n")]), **where)
    assert (asel.last.text, asel.last.buttons) == ("два", ["Нет"])
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(caption="x", **where)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("три", chat_id=asel.user.id, message_id=sent.message_id + 100)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("три", chat_id=asel.user.id, message_id=asel.messages[0].id)
    await bot.delete_message(**where)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(**where)


# ---------------------------------------------------------------- files


async def test_pictures_and_captions(bot: Bot, asel: Person) -> None:
    sent = await bot.send_photo(asel.user.id, picture(), caption="<b>Выручка</b>", parse_mode="HTML")
    assert sent.photo
    assert (sent.photo[0].width, sent.caption) == (120, "Выручка")
    again = await bot.send_photo(asel.user.id, sent.photo[0].file_id)
    assert again.photo
    assert again.photo[0].file_id == sent.photo[0].file_id
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(asel.user.id, picture(), caption="ы" * 1025)
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(asel.user.id, BufferedInputFile(b"not a picture", "x.png"))
    with pytest.raises(TelegramBadRequest, match="PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(asel.user.id, picture(2100, 100))


async def test_a_picture_is_exchanged(bot: Bot, asel: Person) -> None:
    sent = await bot.send_photo(asel.user.id, picture(), caption="было")
    media = InputMediaPhoto(media=picture(60, 60), caption="стало")
    await bot.edit_message_media(media, chat_id=asel.user.id, message_id=sent.message_id)
    assert asel.last.text == "стало"
    assert asel.last.file
    assert asel.last.file.width == 60


async def test_documents_go_both_ways(bot: Bot, asel: Person) -> None:
    sent = await bot.send_document(
        asel.user.id, BufferedInputFile("товар;цена".encode(), "цены.csv"), caption="вот"
    )
    assert sent.document
    assert sent.document.file_name == "цены.csv"
    assert asel.last.file
    assert asel.last.file.data.decode() == "товар;цена"
    mine = await asel.sends_file("заказы.csv", b"1;2", wait=False)
    assert mine.file
    back = await bot.download(mine.file.id)
    assert back
    assert back.read() == b"1;2"
    huge = await asel.sends_file("фильм.mp4", b"x", size=21 * 1024 * 1024, wait=False)
    assert huge.file
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(huge.file.id)


async def test_an_album(bot: Bot, asel: Person) -> None:
    files = [BufferedInputFile(b"1", "1.csv"), BufferedInputFile(b"2", "2.csv")]
    sent = await bot.send_media_group(asel.user.id, [InputMediaDocument(media=file) for file in files])
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.file.name for message in asel.news if message.file] == ["1.csv", "2.csv"]
    mixed = [InputMediaDocument(media=files[0]), InputMediaPhoto(media=picture())]
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(asel.user.id, mixed)  # type: ignore[arg-type]


# ---------------------------------------------------------------- the bot's own


async def test_commands_by_scope_and_language(bot: Bot, asel: Person) -> None:
    scope = BotCommandScopeChat(chat_id=asel.user.id)
    await bot.set_my_commands([BotCommand(command="stock", description="Остатки")], scope, "ru")
    assert [command.command for command in await bot.get_my_commands(scope, "ru")] == ["stock"]
    assert await bot.get_my_commands(scope, "en") == []
    assert await bot.get_my_commands() == []


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ([f"c{number}" for number in range(101)], "BOT_COMMANDS_TOO_MUCH"),
        (["Stock"], "BOT_COMMAND_INVALID"),
        (["остатки"], "BOT_COMMAND_INVALID"),
        (["x" * 33], "BOT_COMMAND_INVALID"),
    ],
)
async def test_bad_commands_are_refused(bot: Bot, names: list[str], why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot.set_my_commands([BotCommand(command=name, description="что-то") for name in names])


async def test_drafts_and_actions(bot: Bot, asel: Person, world: World) -> None:
    await bot.send_chat_action(asel.user.id, "typing")
    await bot.send_message_draft(asel.user.id, 7, text="Счи")
    await bot.send_message_draft(asel.user.id, 7, text="Считаю")
    assert world.cloud.actions == [(asel.user.id, "typing")]
    assert world.cloud.drafts[asel.user.id, 7] == ["Счи", "Считаю"]
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(asel.user.id, "dancing")


# ---------------------------------------------------------------- who may be written to


async def test_people_who_cannot_be_written_to(bot: Bot, asel: Person, world: World) -> None:
    stranger = world.person("Незнакомец")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(stranger.user.id, "x")
    world.group("Команда", [asel, stranger])
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.user.id, "x")
    asel.chat.bot = "kicked"
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(asel.user.id, "x")


async def test_groups_that_cannot_be_written_to(bot: Bot, asel: Person, world: World) -> None:
    team = world.group("Команда", [asel])
    await bot.send_message(team.chat.id, "тут")
    old = team.chat.id
    team.upgrade()
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(old, "x")
    assert moved.value.migrate_to_chat_id == team.chat.id
    assert (await bot.send_message(team.chat.id, "и тут")).chat.type == "supergroup"
    team.set_bot("kicked", by=asel)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(team.chat.id, "x")


async def test_members_and_administrators(bot: Bot, asel: Person, world: World) -> None:
    boris = world.person("Борис")
    team = world.group("Команда", [asel, boris])
    assert (await bot.get_chat_member(team.chat.id, asel.user.id)).status == "creator"
    assert (await bot.get_chat_member(team.chat.id, boris.user.id)).status == "member"
    team.add(boris, "administrator")
    admins = await bot.get_chat_administrators(team.chat.id)
    assert [admin.user.first_name for admin in admins] == ["Асель", "Борис"]
    sent = await bot.send_message(team.chat.id, "важно")
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages"):
        await bot.pin_chat_message(team.chat.id, sent.message_id)
    team.set_bot("administrator", by=asel)
    await bot.pin_chat_message(team.chat.id, sent.message_id)
    pinned = (await bot.get_chat(team.chat.id)).pinned_message
    assert pinned
    assert pinned.message_id == sent.message_id
    await bot.leave_chat(team.chat.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the group chat"):
        await bot.send_message(team.chat.id, "x")


# ---------------------------------------------------------------- troubles


async def test_planned_refusals_come_once_and_in_their_chat(api: FakeBotApi, bot: Bot, asel: Person) -> None:
    api.refuses("sendMessage", too_many_requests(3), chat_id=asel.user.id)
    api.refuses("sendMessage", server_error(), times=1)
    with pytest.raises(TelegramRetryAfter) as slow:
        await bot.send_message(asel.user.id, "x")
    assert slow.value.retry_after == 3
    with pytest.raises(TelegramAPIError, match="Bad Gateway"):
        await bot.send_message(asel.user.id, "x")
    await bot.send_message(asel.user.id, "дошло")
    assert [message.text for message in asel.news] == ["дошло"]


@pytest.mark.parametrize(("deed", "arrived"), [("lost", []), ("done", ["x"])])
async def test_a_connection_breaks_before_or_after_the_deed(
    api: FakeBotApi, bot: Bot, asel: Person, deed: Any, arrived: list[str]
) -> None:
    api.breaks("sendMessage", deed=deed)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(asel.user.id, "x")
    assert [message.text for message in asel.news] == arrived


async def test_a_held_answer_comes_when_the_gate_opens(api: FakeBotApi, bot: Bot, asel: Person) -> None:
    gate = api.holds("sendMessage")
    sending = asyncio.create_task(bot.send_message(asel.user.id, "потом"))
    await gate.arrived.wait()
    await bot.send_chat_action(asel.user.id, "typing")
    assert asel.news == []
    gate.open()
    await sending
    assert asel.last.text == "потом"


async def test_the_pace_of_chats_and_groups(api: FakeBotApi, bot: Bot, world: World, asel: Person) -> None:
    clock = [1000.0]
    api.cloud.now = lambda: clock[0]
    api.pace = Pace(per_chat_second=1, per_group_minute=20)
    team = world.group("Команда", [asel])

    async def refused(chat_id: int) -> float | None:
        """Seconds that the bot is told to wait, if it is."""
        try:
            await bot.send_message(chat_id, "x")
        except TelegramRetryAfter as slow:
            return slow.retry_after
        return None

    assert [await refused(asel.chat.id), await refused(asel.chat.id)] == [None, 1]
    for _ in range(20):
        assert await refused(team.chat.id) is None
        clock[0] += 1.5
    assert await refused(team.chat.id) == 30
    assert await refused(asel.chat.id) is None
    clock[0] += 30
    assert await refused(team.chat.id) is None
