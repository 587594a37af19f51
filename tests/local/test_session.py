"""The Bot API's session: what aiogram sends does what Telegram would do, or is refused as Telegram would."""

from __future__ import annotations

import io
import struct
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    BufferedInputFile,
    ChatMemberAdministrator,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberOwner,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.local import LocalChat, LocalClient
from bot.local.markup import units
from bot.local.updates import ANSWER_WITHIN
from core.clock import MovableClock
from tests.local.echo import PIXEL, board


@pytest.fixture
async def anna(local: LocalChat) -> int:
    """Анна has started the bot; her chat."""
    await local.deeds.opens(local.owner)
    return local.owner.id


def button(**more: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", **more)]])


# ------------------------------------------------------------ texts


async def test_a_message_comes_back_as_telegram_returns_it(bot: Bot, anna: int, clock: MovableClock) -> None:
    sent = await bot.send_message(anna, "  <b>Итого</b> 3 900 ₽ \n", parse_mode="HTML")
    assert sent.text == "Итого 3 900 ₽"
    assert sent.html_text == "<b>Итого</b> 3 900 ₽"
    assert sent.from_user is not None
    assert sent.from_user.is_bot
    assert sent.chat.id == anna
    assert sent.date == clock.now()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<b>x", "can't parse entities: Can't find end tag"),
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("\u200b\u2060", "text must be non-empty"),
        ("<i>" + "ы" * 4097 + "</i>", "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("\ud83d", "strings must be encoded in UTF-8"),
    ],
)
async def test_texts_telegram_refuses(bot: Bot, anna: int, text: str, why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=f"Bad Request: {why}"):
        await bot.send_message(anna, text, parse_mode="HTML")


async def test_the_limit_counts_what_is_shown(bot: Bot, anna: int) -> None:
    sent = await bot.send_message(anna, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    assert units(sent.text or "") == 4096


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(max_size=60))
async def test_no_text_breaks_the_chat(bot: Bot, anna: int, text: str) -> None:
    try:
        sent = await bot.send_message(anna, text)
    except TelegramBadRequest:
        return
    for one in sent.entities or []:
        assert one.extract_from(sent.text or "")


async def test_control_characters_become_blanks(bot: Bot, anna: int) -> None:
    sent = await bot.send_message(anna, "a\tb\r\nc\x00d")
    assert sent.text == "a b\nc d"


async def test_only_the_first_hundred_entities_count(bot: Bot, anna: int) -> None:
    sent = await bot.send_message(anna, " ".join(["<b>x</b>"] * 150), parse_mode="HTML")
    assert len(sent.entities or []) == 100


async def test_links_and_commands_are_found(bot: Bot, anna: int) -> None:
    text = "см. https://t.me/a?start=1, почта a@b.ru, @prikazchik_bot, /stock и <code>/не_команда /x</code>"
    sent = await bot.send_message(anna, text, parse_mode="HTML")
    kinds = [(one.type, one.extract_from(sent.text or "")) for one in sent.entities or []]
    assert kinds == [
        ("url", "https://t.me/a?start=1"),
        ("email", "a@b.ru"),
        ("mention", "@prikazchik_bot"),
        ("bot_command", "/stock"),
        ("code", "/не_команда /x"),
    ]


async def test_given_entities_are_kept_and_checked(bot: Bot, anna: int) -> None:
    sent = await bot.send_message(
        anna, "Итого", entities=[MessageEntity(type="bold", offset=0, length=5)], parse_mode=None
    )
    assert sent.html_text == "<b>Итого</b>"
    with pytest.raises(TelegramBadRequest, match="ends after the end of the text"):
        await bot.send_message(
            anna, "Итого", entities=[MessageEntity(type="bold", offset=3, length=5)], parse_mode=None
        )


async def test_defaults_of_the_bot_are_used(local: LocalChat, anna: int) -> None:
    bot = Bot(local.TOKEN, session=local.session, default=DefaultBotProperties(parse_mode="HTML"))
    assert (await bot.send_message(anna, "<u>x</u>")).text == "x"
    with pytest.raises(TelegramBadRequest, match="reads HTML"):
        await bot.send_message(anna, "*x*", parse_mode="MarkdownV2")


# ------------------------------------------------------------ keyboards


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (button(callback_data="ы" * 33), "BUTTON_DATA_INVALID"),
        (button(callback_data=""), "BUTTON_DATA_INVALID"),
        (button(), "text buttons are unallowed"),
        (button(callback_data="a", url="https://a.ru"), "text buttons are unallowed"),
        (button(url="http://localhost:8080/"), "wrong HTTP URL"),
        (button(url="javascript:alert(1)"), "wrong HTTP URL"),
        (button(web_app={"url": "http://a.ru"}), "only HTTPS"),
        (button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (button(callback_data="a", style="pink"), "invalid button style"),
        (button(switch_inline_query="x"), "no buttons with switch_inline_query"),
        (board(*map(str, range(101))), "reply markup is too long"),
    ],
)
async def test_keyboards_telegram_refuses(
    bot: Bot, anna: int, markup: InlineKeyboardMarkup, why: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot.send_message(anna, "x", reply_markup=markup)


async def test_a_full_button_passes(bot: Bot, anna: int) -> None:
    sent = await bot.send_message(anna, "x", reply_markup=button(callback_data="ы" * 32, style="danger"))
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[0][0].style == "danger"


async def test_web_apps_open_in_private_chats_only(bot: Bot, local: LocalChat, anna: int) -> None:
    markup = button(web_app={"url": "https://a.ru"})
    assert (await bot.send_message(anna, "x", reply_markup=markup)).message_id
    with pytest.raises(TelegramBadRequest, match="BUTTON_TYPE_INVALID"):
        await bot.send_message(local.group.id, "x", reply_markup=markup)


# ------------------------------------------------------------ files


async def test_a_document_goes_there_and_back(bot: Bot, anna: int) -> None:
    content = "Товар;Цена\nТорт;1200".encode("cp1251")
    sent = await bot.send_document(anna, BufferedInputFile(content, "Товары и цены.csv"), caption="Вот")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("Товары и цены.csv", "text/csv")
    downloaded = await bot.download(sent.document)
    assert downloaded is not None
    assert downloaded.read() == content
    again = await bot.send_document(anna, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_unique_id == sent.document.file_unique_id


async def test_a_big_file_is_streamed_whole(bot: Bot, anna: int) -> None:
    content = bytes(range(256)) * 1024
    sent = await bot.send_document(anna, BufferedInputFile(content, "x.bin"))
    assert sent.document is not None
    into = io.BytesIO()
    await bot.download(sent.document, into)
    assert into.getvalue() == content


async def test_a_picture_knows_its_size(bot: Bot, anna: int) -> None:
    sent = await bot.send_photo(anna, BufferedInputFile(PIXEL, "x.png"))
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (1, 1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "file must be non-empty"),
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (PIXEL[:18], "IMAGE_PROCESS_FAILED"),
        (PIXEL[:16] + struct.pack(">II", 21, 1) + PIXEL[24:], "PHOTO_INVALID_DIMENSIONS"),
        (PIXEL[:16] + struct.pack(">II", 6000, 4001) + PIXEL[24:], "PHOTO_INVALID_DIMENSIONS"),
        (PIXEL + bytes(10 * 1024 * 1024), "is too big for a photo"),
    ],
)
async def test_pictures_telegram_refuses(bot: Bot, anna: int, content: bytes, why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot.send_photo(anna, BufferedInputFile(content, "x.png"))


async def test_a_document_over_the_limit_is_refused(bot: Bot, anna: int) -> None:
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(anna, BufferedInputFile(bytes(50 * 1024 * 1024 + 1), "x.bin"))


async def test_captions_are_shorter_than_texts(bot: Bot, anna: int) -> None:
    assert (await bot.send_photo(anna, BufferedInputFile(PIXEL, "x.png"), caption="ы" * 1024)).message_id
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(anna, BufferedInputFile(PIXEL, "x.png"), caption="ы" * 1025)


async def test_an_unreadable_file_is_a_network_error(bot: Bot, anna: int) -> None:
    with pytest.raises(TelegramNetworkError):
        await bot.send_document(anna, FSInputFile("/nowhere/at.all"))


async def test_unknown_files_are_refused(bot: Bot, anna: int) -> None:
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_document(anna, "AgADnothing")
    with pytest.raises(TelegramBadRequest, match="fetches nothing"):
        await bot.send_photo(anna, "https://example.com/a.png")
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("AgADnothing")


async def test_albums(bot: Bot, anna: int) -> None:
    one = InputMediaPhoto(media=BufferedInputFile(PIXEL, "1.png"), caption="<b>Два</b>", parse_mode="HTML")
    two = InputMediaPhoto(media=BufferedInputFile(PIXEL, "2.png"))
    sent = await bot.send_media_group(anna, [one, two])
    assert sent[0].media_group_id == sent[1].media_group_id is not None
    assert [message.caption for message in sent] == ["Два", None]
    document = InputMediaDocument(media=BufferedInputFile(b"x", "x.txt"))
    with pytest.raises(TelegramBadRequest, match="can't be mixed"):
        await bot.send_media_group(anna, [one, document])
    with pytest.raises(TelegramBadRequest, match="2-10 items"):
        await bot.send_media_group(anna, [one])


# ------------------------------------------------------------ edits


async def test_a_message_changes_in_place(bot: Bot, local: LocalChat, anna: int) -> None:
    sent = await bot.send_message(anna, "было", reply_markup=board("Да"))
    edited = await bot.edit_message_text("стало", chat_id=anna, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup, edited.message_id) == ("стало", None, sent.message_id)
    assert edited.edit_date
    assert local.world.chats[anna].messages[sent.message_id]["text"] == "стало"


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, anna: int) -> None:
    sent = await bot.send_message(anna, "<b>x</b>", parse_mode="HTML", reply_markup=board("Да"))
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(
            " <b>x</b> ", "", anna, sent.message_id, parse_mode="HTML", reply_markup=board("Да")
        )
    assert await bot.edit_message_reply_markup(
        chat_id=anna, message_id=sent.message_id, reply_markup=board("Нет")
    )


async def test_the_same_picture_again_is_not_modified(bot: Bot, anna: int) -> None:
    sent = await bot.send_photo(anna, BufferedInputFile(PIXEL, "a.png"), caption="x")
    media = InputMediaPhoto(media=BufferedInputFile(PIXEL, "b.png"), caption="x")
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_media(media, chat_id=anna, message_id=sent.message_id)
    edited = await bot.edit_message_caption(chat_id=anna, message_id=sent.message_id, caption="y")
    assert isinstance(edited, Message)
    assert edited.photo


async def test_edits_telegram_refuses(bot: Bot, local: LocalChat, anna: int) -> None:
    text = await bot.send_message(anna, "x")
    photo = await bot.send_photo(anna, BufferedInputFile(PIXEL, "x.png"))
    (hers,) = await local.deeds.says(local.owner, local.world.chats[anna], "моё")
    for message_id, why in (
        (photo.message_id, "no text in the message"),
        (hers["message_id"], "can't be edited"),
        (9999, "message to edit not found"),
    ):
        with pytest.raises(TelegramBadRequest, match=why):
            await bot.edit_message_text("y", chat_id=anna, message_id=message_id)
    with pytest.raises(TelegramBadRequest, match="no caption in the message"):
        await bot.edit_message_caption(chat_id=anna, message_id=text.message_id, caption="y")


async def test_deleted_is_gone(bot: Bot, anna: int) -> None:
    sent = [await bot.send_message(anna, "x") for _ in range(3)]
    assert await bot.delete_message(anna, sent[0].message_id)
    assert await bot.delete_messages(anna, [one.message_id for one in sent])
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(anna, sent[0].message_id)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(anna, "x", reply_parameters=ReplyParameters(message_id=sent[0].message_id))
    loose = ReplyParameters(message_id=sent[0].message_id, allow_sending_without_reply=True)
    assert (await bot.send_message(anna, "x", reply_parameters=loose)).reply_to_message is None


async def test_replies_carry_what_they_answer(bot: Bot, anna: int) -> None:
    first = await bot.send_message(anna, "раз")
    second = await bot.send_message(anna, "два", reply_to_message_id=first.message_id)
    third = await bot.send_message(anna, "три", reply_to_message_id=second.message_id)
    assert third.reply_to_message is not None
    assert third.reply_to_message.text == "два"
    assert third.reply_to_message.reply_to_message is None


async def test_pins_and_reactions(bot: Bot, local: LocalChat, anna: int) -> None:
    sent = await bot.send_message(anna, "x")
    assert await bot.pin_chat_message(anna, sent.message_id)
    assert (await bot.get_chat(anna)).pinned_message == sent
    assert await bot.unpin_chat_message(anna)
    assert (await bot.get_chat(anna)).pinned_message is None
    assert await bot.set_message_reaction(anna, sent.message_id, [ReactionTypeEmoji(emoji="👍")])
    shown = local.world.shown(local.world.chats[anna], local.world.chats[anna].messages[sent.message_id])
    assert shown["reactions"] == [{"type": "emoji", "emoji": "👍"}]
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(anna, 9999)


# ------------------------------------------------------------ where the bot may write


async def test_the_bot_does_not_write_first(bot: Bot, local: LocalChat) -> None:
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(local.owner.id, "x")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(12345, "x")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.get_chat(local.owner.id)


async def test_a_stopped_bot_is_silent(client: LocalClient, bot: Bot) -> None:
    anna = client.private("Анна")
    await anna.opens()
    await anna.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(anna.chat.id, "x")
    await anna.unblocks_bot()
    assert (await bot.send_message(anna.chat.id, "x")).message_id


async def test_who_is_who_in_the_group(bot: Bot, local: LocalChat) -> None:
    group, asel = local.group.id, local.person("Асель").id
    stranger = await local.deeds.arrives("Ержан")
    assert isinstance(await bot.get_chat_member(group, local.owner.id), ChatMemberOwner)
    assert isinstance(await bot.get_chat_member(group, asel), ChatMemberMember)
    assert isinstance(await bot.get_chat_member(group, bot.id), ChatMemberAdministrator)
    assert isinstance(await bot.get_chat_member(group, stranger.id), ChatMemberLeft)
    administrators = await bot.get_chat_administrators(group)
    assert [one.user.first_name for one in administrators] == ["Анна", "Приказчик"]
    assert await bot.get_chat_member_count(group) == 5
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        await bot.get_chat_member(group, 5)


async def test_a_bot_that_left_is_out(bot: Bot, local: LocalChat) -> None:
    assert await bot.leave_chat(local.group.id)
    with pytest.raises(TelegramForbiddenError, match="not a member"):
        await bot.send_message(local.group.id, "x")
    await local.deeds.adds_bot(local.owner, local.group)
    assert (await bot.send_message(local.group.id, "x")).message_id
    await local.deeds.removes_bot(local.owner, local.group)
    with pytest.raises(TelegramForbiddenError, match="was kicked"):
        await bot.send_message(local.group.id, "x")


# ------------------------------------------------------------ menus, presses, drafts


async def test_the_narrowest_menu_wins(bot: Bot, local: LocalChat, anna: int) -> None:
    def menu(*names: str) -> list[BotCommand]:
        return [BotCommand(command=name, description=name) for name in names]

    def seen(name: str, chat_id: int) -> list[str]:
        chat = local.world.chats[chat_id]
        return [one["command"] for one in local.menus.seen_by(local.person(name), chat)]

    group = local.group.id
    await bot.set_my_commands(menu("all"))
    await bot.set_my_commands(menu("private"), BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(menu("private_en"), BotCommandScopeAllPrivateChats(), language_code="en")
    await bot.set_my_commands(menu("anna"), BotCommandScopeChat(chat_id=anna))
    await bot.set_my_commands(menu("group"), BotCommandScopeAllGroupChats())
    await bot.set_my_commands(
        menu("asel_here"), BotCommandScopeChatMember(chat_id=group, user_id=local.person("Асель").id)
    )
    john = await local.deeds.arrives("John", "en")
    assert seen("Анна", anna) == ["anna"]
    assert seen("Марина", local.person("Марина").id) == ["private"]
    assert seen("John", john.id) == ["private_en"]
    assert seen("Анна", group) == ["group"]
    assert seen("Асель", group) == ["asel_here"]
    await bot.delete_my_commands(BotCommandScopeChat(chat_id=anna))
    assert seen("Анна", anna) == ["private"]
    assert [one.command for one in await bot.get_my_commands()] == ["all"]


@pytest.mark.parametrize(
    ("name", "description", "why"),
    [
        ("Заказ", "x", "BOT_COMMAND_INVALID"),
        ("a" * 33, "x", "BOT_COMMAND_INVALID"),
        ("order", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_menus_telegram_refuses(bot: Bot, name: str, description: str, why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot.set_my_commands([BotCommand(command=name, description=description)])


async def test_a_press_is_answered_in_time_or_not_at_all(
    bot: Bot, local: LocalChat, anna: int, clock: MovableClock
) -> None:
    sent = await bot.send_message(anna, "x", reply_markup=board("Да"))
    press = await local.deeds.presses(local.owner, local.world.chats[anna], sent.message_id, "Да")
    assert await bot.answer_callback_query(press.id, "Готово")
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(press.id, "x" * 201)
    clock.move(timedelta(seconds=ANSWER_WITHIN))
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(press.id)


async def test_drafts_are_for_private_chats(bot: Bot, local: LocalChat, anna: int) -> None:
    mark = local.events.number
    assert await bot.send_message_draft(chat_id=anna, draft_id=3, text="<i>Считаю</i>", parse_mode="HTML")
    (event,) = local.events.since(mark) or []
    assert (event.data["event"], event.data["text"], event.data["id"]) == ("draft", "Считаю", 3)
    with pytest.raises(TelegramBadRequest, match="private chats only"):
        await bot.send_message_draft(chat_id=local.group.id, draft_id=3, text="x")


async def test_what_is_not_known_is_refused_not_ignored(bot: Bot, local: LocalChat, anna: int) -> None:
    with pytest.raises(TelegramBadRequest, match="does not know the method sendDice"):
        await bot.send_dice(anna)
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(local.group.id, "x", message_thread_id=7)
    with pytest.raises(TelegramBadRequest, match="does not know receiver_user_id"):
        await bot.send_message(local.group.id, "только тебе", receiver_user_id=anna)


async def test_the_bot_knows_itself(bot: Bot, local: LocalChat) -> None:
    me = await bot.get_me()
    assert (me.id, me.username) == (bot.id, local.USERNAME)
