"""The Bot API's session: new messages are as Telegram would make them, or refused as Telegram would."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramNetworkError,
)
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MessageEntity,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.local import LocalChat
from bot.local.markup import units
from core.clock import MovableClock
from tests.local.echo import PIXEL, board


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
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
