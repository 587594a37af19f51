"""People of the fake world and a small bot of aiogram: what the tests of the product are written with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, types
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandObject, CommandStart
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bot.session import JsonSession
from tests.fakes.bot_api import FakeBotApi
from tests.fakes.say_and_click import Handling, World

YES_NO = types.InlineKeyboardMarkup(
    inline_keyboard=[
        [
            types.InlineKeyboardButton(text="✅ Да", callback_data="yes"),
            types.InlineKeyboardButton(text="Нет", callback_data="no"),
        ],
        [types.InlineKeyboardButton(text="Сайт", url="https://example.org/")],
    ]
)


def small_bot(handling: Handling) -> Dispatcher:
    """Greets, asks, counts the answers, names files; keeps the ids of all updates in `seen`."""
    dispatcher = Dispatcher()
    dispatcher["seen"] = []
    dispatcher.update.outer_middleware(handling)

    async def remember(handler: Any, event: Any, data: dict[str, Any]) -> Any:
        dispatcher["seen"].append(event.update_id)
        return await handler(event, data)

    dispatcher.update.outer_middleware(remember)

    @dispatcher.message(CommandStart())
    async def start(message: types.Message, command: CommandObject) -> None:
        await message.answer(f"Здравствуйте! {command.args or ''}".strip())

    @dispatcher.message(F.text == "меню")
    async def menu(message: types.Message) -> None:
        keys = [[types.KeyboardButton(text="Остатки"), types.KeyboardButton(text="Заказы")]]
        await message.answer("Меню", reply_markup=types.ReplyKeyboardMarkup(keyboard=keys))

    @dispatcher.message(F.document)
    async def document(message: types.Message) -> None:
        await message.answer(f"Файл {message.document and message.document.file_name}")

    @dispatcher.message(F.migrate_to_chat_id)
    async def moved(message: types.Message, bot: Bot) -> None:
        await bot.send_message(message.migrate_to_chat_id or 0, "Переехали")

    @dispatcher.message(F.text)
    async def ask(message: types.Message) -> None:
        await message.reply(f"{message.text}?", reply_markup=YES_NO)

    @dispatcher.callback_query()
    async def pressed(press: types.CallbackQuery) -> None:
        await press.answer("Принято")
        assert isinstance(press.message, types.Message)
        await press.message.answer(f"{press.from_user.first_name}: {press.data}")

    @dispatcher.my_chat_member()
    async def added(event: types.ChatMemberUpdated, bot: Bot) -> None:
        if event.chat.type != "private" and event.new_chat_member.status == "member":
            await bot.send_message(event.chat.id, "Всем привет")

    return dispatcher


@pytest.fixture
def handling() -> Handling:
    return Handling()


@pytest.fixture
def dispatcher(handling: Handling) -> Dispatcher:
    return small_bot(handling)


@pytest.fixture
async def world(api: FakeBotApi, dispatcher: Dispatcher, handling: Handling) -> AsyncIterator[World]:
    session = JsonSession(api=TelegramAPIServer.from_base(api.url))
    polling = asyncio.create_task(
        dispatcher.start_polling(
            Bot(api.token, session=session), handle_signals=False, close_bot_session=False, polling_timeout=20
        )
    )
    yield World(api, handling.idle)
    await dispatcher.stop_polling()
    await polling
    await (await session.create_session()).close()


async def test_a_person_says_and_the_bot_answers(world: World) -> None:
    asel = world.person("Асель")
    await asel.says("/start")
    assert [message.text for message in asel.news] == ["Здравствуйте!"]
    await asel.says("Записать")
    assert asel.screen() == (
        "Асель: /start\nБот: Здравствуйте!\nАсель: Записать\nБот: Записать?\n    [✅ Да] [Нет]\n    [Сайт]"
    )


async def test_a_person_clicks_by_the_text_of_the_button(world: World) -> None:
    asel = world.person("Асель")
    await asel.says("Записать")
    await asel.clicks("Да")
    assert (asel.last.text, asel.toast) == ("Асель: yes", "Принято")
    await asel.clicks("Сайт")
    assert asel.opened == "https://example.org/"
    assert world.unanswered == []
    with pytest.raises(AssertionError, match="no button 'Может быть' among"):
        await asel.clicks("Может быть")


async def test_a_press_sent_twice_is_two_updates(world: World, dispatcher: Dispatcher) -> None:
    asel = world.person("Асель")
    await asel.says("Записать")
    await asel.clicks("Да", times=2)
    assert len(set(dispatcher["seen"])) == 3
    assert [message.text for message in asel.news] == ["Асель: yes", "Асель: yes"]


async def test_an_update_delivered_twice_keeps_its_number(world: World, dispatcher: Dispatcher) -> None:
    asel = world.person("Асель")
    await asel.says("Записать")
    await world.redelivers()
    assert dispatcher["seen"] == [dispatcher["seen"][0]] * 2


async def test_keys_of_the_reply_keyboard_say_their_text(world: World) -> None:
    asel = world.person("Асель")
    await asel.says("меню")
    assert asel.keyboard == [["Остатки", "Заказы"]]
    await asel.clicks("Остатки")
    assert asel.last.text == "Остатки?"


async def test_deep_links_and_files(world: World) -> None:
    asel = world.person("Асель")
    await asel.opens("https://t.me/prikazchik_bot?start=xyz")
    assert asel.last.text == "Здравствуйте! xyz"
    await asel.sends_file("цены.csv", b"1;2")
    assert asel.last.text == "Файл цены.csv"
    with pytest.raises(AssertionError, match="a link to another bot"):
        await asel.opens("https://t.me/other_bot?start=xyz")


async def test_a_group_is_heard_only_when_the_bot_is_addressed(world: World) -> None:
    asel, boris = world.person("Асель"), world.person("Борис")
    team = world.group("Команда", [asel, boris])
    await world.settled()
    assert team.last.text == "Всем привет"
    await team.says(boris, "между нами")
    assert team.news == []
    await team.says(boris, "@prikazchik_bot сколько?")
    assert team.last.text == "@prikazchik_bot сколько??"
    await team.says(boris, "и ещё", reply_to=team.last)
    assert team.last.text == "и ещё?"
    await team.clicks(asel, "Нет")
    assert team.last.text == "Асель: no"
    team.set_bot("administrator", by=asel)
    await team.says(boris, "теперь всё слышно")
    assert team.last.text == "теперь всё слышно?"


async def test_a_group_becomes_a_supergroup(world: World) -> None:
    asel = world.person("Асель")
    team = world.group("Команда", [asel])
    old = team.chat.id
    team.upgrade()
    await world.settled()
    assert team.chat.id != old
    assert team.last.text == "Переехали"


async def test_a_bot_that_never_answers_is_named(api: FakeBotApi) -> None:
    async def idle() -> None:
        return

    asel = World(api, idle, within=0.05).person("Асель")
    with pytest.raises(AssertionError, match=r"not settled in 0\.05 s; unconfirmed updates: \[\d+\]"):
        await asel.says("есть кто?")


@asynccontextmanager
async def served(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_webhook_is_posted_until_it_is_taken(api: FakeBotApi, bot: Bot) -> None:
    handling, app, tries = Handling(), web.Application(), []

    @web.middleware
    async def fail_once(request: web.Request, handler: Any) -> web.StreamResponse:
        tries.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.Response(status=500) if len(tries) == 1 else await handler(request)

    app.middlewares.append(fail_once)
    hook = SimpleRequestHandler(small_bot(handling), bot, handle_in_background=False, secret_token="s3")
    hook.register(app, "/hook")
    async with served(app) as url:
        await bot.set_webhook(f"{url}/hook", secret_token="s3")
        asel = World(api, handling.idle).person("Асель")
        await asel.says("/start")
        assert asel.last.text == "Здравствуйте!"
        assert tries == ["s3", "s3"]
        await bot.delete_webhook()
