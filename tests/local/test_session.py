"""The Bot API's session: edits, places, menus and presses go as in Telegram, or are refused as there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
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
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.local import LocalChat, LocalClient
from bot.local.updates import ANSWER_WITHIN
from core.clock import MovableClock
from tests.local.echo import PIXEL, board


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


async def test_keys_under_the_field_come_and_go(client: LocalClient, bot: Bot) -> None:
    anna = client.private("Анна")
    await anna.opens()
    await bot.send_message(
        anna.chat.id,
        "Как часто?",
        reply_markup=ReplyKeyboardMarkup(
            keyboard=[[KeyboardButton(text="Каждый день"), KeyboardButton(text="Никогда")]],
            one_time_keyboard=True,
        ),
    )
    assert anna.keyboard == [["Каждый день", "Никогда"]]
    await anna.clicks("каждый")
    assert anna.keyboard == []
    await bot.send_message(anna.chat.id, "Имя?", reply_markup=ForceReply(input_field_placeholder="Имя"))
    assert anna.chat.keyboard == {"force_reply": True, "placeholder": "Имя"}
    await bot.send_message(anna.chat.id, "Не надо", reply_markup=ReplyKeyboardRemove())
    assert anna.chat.keyboard is None


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (KeyboardButton(text=" "), "must be non-empty"),
        (KeyboardButton(text="Где я", request_location=True), "no keys with request_location"),
    ],
)
async def test_keys_that_are_refused(bot: Bot, anna: int, key: KeyboardButton, why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot.send_message(anna, "x", reply_markup=ReplyKeyboardMarkup(keyboard=[[key]]))


async def test_a_button_needs_words(bot: Bot, anna: int) -> None:
    empty = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=" ", callback_data="x")]])
    with pytest.raises(TelegramBadRequest, match="must be non-empty"):
        await bot.send_message(anna, "x", reply_markup=empty)


async def test_where_edits_and_pins_cannot_be(bot: Bot, local: LocalChat, anna: int) -> None:
    sent = await bot.send_message(anna, "x")
    with pytest.raises(TelegramBadRequest, match="chat_id is empty"):
        await bot.edit_message_text("y", message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message identifier is not specified"):
        await bot.edit_message_text("y", chat_id=anna)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message("@somebody", "x")
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(anna)
    with pytest.raises(TelegramBadRequest, match="message to react not found"):
        await bot.set_message_reaction(anna, 999, [])
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(
            anna, sent.message_id, [ReactionTypeEmoji(emoji="👍"), ReactionTypeEmoji(emoji="🔥")]
        )
    assert await bot.pin_chat_message(anna, sent.message_id)
    assert await bot.unpin_all_chat_messages(anna)
    assert local.world.chats[anna].pinned == []


async def test_a_pinned_message_that_is_deleted_is_no_longer_pinned(
    bot: Bot, local: LocalChat, anna: int
) -> None:
    sent = await bot.send_message(anna, "x")
    await bot.pin_chat_message(anna, sent.message_id)
    await bot.delete_message(anna, sent.message_id)
    assert local.world.chats[anna].pinned == []


async def test_menus_for_nobody_are_refused(bot: Bot, local: LocalChat) -> None:
    menu = [BotCommand(command="stock", description="Остатки")]
    for scope, why in (
        (BotCommandScopeChat(chat_id=5), "chat not found"),
        (BotCommandScopeChat(chat_id=local.owner.id), "chat not found"),
        (BotCommandScopeChatMember(chat_id=local.group.id, user_id=5), "user not found"),
    ):
        with pytest.raises(TelegramBadRequest, match=why):
            await bot.set_my_commands(menu, scope)
    with pytest.raises(TelegramBadRequest, match="TOO_MUCH"):
        await bot.set_my_commands([BotCommand(command=f"c{n}", description="x") for n in range(101)])


async def test_private_chats_have_no_staff(bot: Bot, anna: int) -> None:
    with pytest.raises(TelegramBadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(anna)
    with pytest.raises(TelegramBadRequest, match="private chats"):
        await bot.leave_chat(anna)
    assert isinstance(await bot.get_chat_member(anna, anna), ChatMemberMember)


async def test_words_about_the_bot_are_shown(bot: Bot, local: LocalChat) -> None:
    assert await bot.set_my_description("Веду учёт")
    assert await bot.set_chat_menu_button()
    assert await bot.delete_webhook()
    assert local.api.texts["setMyDescription:"] == "Веду учёт"


async def test_what_the_bot_is_doing_is_one_of_telegrams_words(bot: Bot, anna: int) -> None:
    assert await bot.send_chat_action(anna, "upload_document")
    with pytest.raises(TelegramBadRequest, match="wrong parameter action"):
        await bot.send_chat_action(anna, "thinking")


async def test_a_big_file_is_sent_but_not_downloaded(bot: Bot, anna: int) -> None:
    sent = await bot.send_document(anna, BufferedInputFile(bytes(20 * 1024 * 1024 + 1), "x.bin"))
    assert sent.document is not None
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(sent.document.file_id)


async def test_the_bot_knows_itself(bot: Bot, local: LocalChat) -> None:
    me = await bot.get_me()
    assert (me.id, me.username) == (bot.id, local.USERNAME)
