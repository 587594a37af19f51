"""A bot just big enough to see every part of the local chat move."""

from __future__ import annotations

import asyncio
from html import escape

from aiogram import Dispatcher, F
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

LINK = "https://t.me/prikazchik_bot?start=inv_1"
# One transparent pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "e221bc330000000049454e44ae426082"
)


def board(*labels: str) -> InlineKeyboardMarkup:
    """Buttons in one row; their data is their label."""
    row = [InlineKeyboardButton(text=label, callback_data=label) for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def echo_dispatcher() -> Dispatcher:
    """Answers every message with its words and two buttons; some words make it do something else."""
    dispatcher = Dispatcher()
    dispatcher.message.register(_invite, F.text == "ссылка")
    dispatcher.message.register(_picture, F.text == "картинка")
    dispatcher.message.register(_keys, F.text == "клавиши")
    dispatcher.message.register(_file, F.document)
    dispatcher.message.register(_contact, F.contact)
    dispatcher.message.register(_echo, F.text)
    dispatcher.callback_query.register(_pressed)
    return dispatcher


async def _echo(message: Message) -> None:
    await message.answer(
        f"Вы сказали: <b>{escape(message.text or '')}</b>", parse_mode="HTML", reply_markup=board("Да", "Нет")
    )


async def _invite(message: Message) -> None:
    copy = InlineKeyboardButton(text="Скопировать", copy_text=CopyTextButton(text=LINK))
    follow = InlineKeyboardButton(text="Перейти", url=LINK)
    await message.answer(
        f"Приглашение: {LINK}", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[copy, follow]])
    )


async def _picture(message: Message) -> None:
    await message.answer_photo(BufferedInputFile(PIXEL, "chart.png"), caption="График")
    await message.answer_document(BufferedInputFile("а;б\n1;2".encode(), "Отчёт за день.csv"))


async def _keys(message: Message) -> None:
    keys = [[KeyboardButton(text="Меню")], [KeyboardButton(text="Мой номер", request_contact=True)]]
    await message.answer("Вот", reply_markup=ReplyKeyboardMarkup(keyboard=keys))


async def _file(message: Message) -> None:
    document, bot = message.document, message.bot
    assert document is not None
    assert bot is not None
    content = await bot.download(document)
    assert content is not None
    size = len(await asyncio.to_thread(content.read))
    await message.answer(f"Получил {document.file_name}: {size} Б, {document.mime_type}")


async def _contact(message: Message) -> None:
    assert message.contact is not None
    await message.answer(f"Номер {message.contact.phone_number}")


async def _pressed(query: CallbackQuery) -> None:
    await query.answer(f"Нажато: {query.data}", show_alert=query.data == "Нет")
    assert isinstance(query.message, Message)
    await query.message.edit_text(f"Выбор: {query.data}")
