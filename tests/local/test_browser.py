"""The page as a person uses it, in a real browser without a window."""

from __future__ import annotations

import base64
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
)
from aiohttp.test_utils import TestServer

from bot.local import LocalChat
from bot.local.pictures import size_of
from tests.fakes.browser import Browser, found
from tests.local.echo import LINK, PIXEL, board

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        found() is None and os.environ.get("CI") != "true", reason="there is no Chromium on this machine"
    ),
]


class Window:
    """The page open in a browser, and its address."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address

    async def says(self, text: str, answer: str) -> None:
        """Type, send, wait until the answer can be read."""
        await self.browser.clicks("#text")
        await self.browser.types(text)
        await self.browser.keys("Enter")
        await self.browser.sees(answer)

    async def start(self, name: str) -> None:
        """Become this person and press «Начать»."""
        await self.browser.clicks(f'[data-person="{name}"]')
        await self.browser.clicks("#start")
        await self.browser.sees("Вы сказали: /start")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with Browser() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def window(chromium: Browser, local: LocalChat, echo: Dispatcher) -> AsyncIterator[Window]:
    async with TestServer(local.app) as server:
        await chromium.size(1280, 860)
        await chromium.scheme("light")
        chromium.complaints.clear()
        address = str(server.make_url("/"))
        await chromium.opens(address)
        await chromium.sees("Кто я")
        yield Window(chromium, address)
        complaints = list(chromium.complaints)
        await chromium.opens("about:blank")
    assert complaints == []


async def test_a_person_writes_and_presses(window: Window) -> None:
    browser = window.browser
    await window.start("Анна")
    await window.says("3 торта <b>наполеон</b> & «ё» 😀", "Вы сказали: 3 торта <b>наполеон</b> & «ё» 😀")
    assert await browser.value("document.querySelector('#text').value") == ""
    bold = "document.querySelector('.msg.theirs:last-child .said b').textContent"
    assert await browser.value(bold) == "3 торта <b>наполеон</b> & «ё» 😀"
    await browser.clicks("text=Да")
    await browser.sees("Выбор: Да")
    await browser.until("document.querySelector('#toasts').innerText.includes('Нажато: Да')")
    assert await browser.value("document.querySelectorAll('.waiting').length") == 0


async def test_an_alert_waits_to_be_read(window: Window) -> None:
    await window.start("Анна")
    await window.browser.clicks("text=Нет")
    await window.browser.until("document.querySelector('#dialog').open")
    await window.browser.sees("Нажато: Нет")
    await window.browser.clicks("text=Понятно")
    await window.browser.until("!document.querySelector('#dialog').open")


async def test_shift_enter_makes_a_line_and_arrow_up_edits(window: Window, local: LocalChat) -> None:
    browser = window.browser
    await window.start("Анна")
    await browser.clicks("#text")
    low = await browser.value("document.querySelector('#text').offsetHeight")
    for line in ("раз", "два", "три"):
        await browser.types(line)
        await browser.keys("Enter", shift=True)
    assert await browser.value("document.querySelector('#text').offsetHeight") > low
    await browser.keys("Enter")
    await browser.sees("Вы сказали: раз\nдва\nтри")
    await browser.keys("ArrowUp")
    await browser.until("document.querySelector('#text').value === 'раз\\nдва\\nтри'")
    await browser.types("!")
    await browser.keys("Enter")
    await browser.sees("изменено")
    said = [one["text"] for one in local.world.chats[local.owner.id].messages.values() if "edit_date" in one]
    assert said == ["раз\nдва\nтри!"]


async def test_commands_open_under_a_slash(window: Window, bot: Bot) -> None:
    browser = window.browser
    menu = [
        BotCommand(command="stock", description="Остатки"),
        BotCommand(command="sell", description="Продать"),
    ]
    await bot.set_my_commands(menu, BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([menu[1]], BotCommandScopeAllGroupChats())
    await window.start("Анна")
    await browser.clicks("#slash-open")
    await browser.sees("Остатки")
    await browser.types("se")
    await browser.until("document.querySelectorAll('#slash li').length === 1")
    await browser.keys("Enter")
    await browser.sees("Вы сказали: /sell")
    await browser.clicks("text=/sell")
    await browser.until("document.querySelectorAll('.msg.own').length === 3")


async def test_an_invitation_is_opened_by_somebody_else(window: Window) -> None:
    browser = window.browser
    await window.start("Анна")
    await window.says("ссылка", "Приглашение")
    await browser.clicks(".said a")
    await browser.sees("Кто открывает ссылку?")
    await browser.clicks("#dialog .row:nth-child(2)")
    await browser.sees("Вы сказали: /start inv_1")
    assert await browser.value("document.title") == "Приказчик · Асель"
    await browser.clicks('[data-person="Анна"]')
    await browser.clicks("text=Перейти")
    await browser.sees("Кто открывает ссылку?")
    await browser.keys("Escape")


async def test_a_start_link_of_the_page_itself(window: Window) -> None:
    await window.browser.opens(window.address + "?start=inv_7")
    await window.browser.sees("Кто открывает ссылку?")
    await window.browser.clicks("#dialog .row:nth-child(1)")
    await window.browser.sees("Вы сказали: /start inv_7")


async def test_files_go_up_and_pictures_come_down(window: Window, tmp_path: Path) -> None:
    browser = window.browser
    await window.start("Анна")
    price = tmp_path / "Прайс.csv"
    price.write_text("Торт;1200", encoding="utf-8")
    await browser.chooses("#file", [price])
    await browser.sees("Отправить файл")
    await browser.types("новый прайс")
    await browser.keys("Enter")
    await browser.sees(f"Получил Прайс.csv: {len(price.read_bytes())} Б, text/csv")
    await browser.sees("новый прайс")
    await window.says("картинка", "Отчёт за день.csv")
    await browser.until("document.querySelector('.photo img').naturalWidth === 1")
    await browser.clicks(".photo")
    await browser.until("document.querySelector('#viewer').open")
    save = "document.querySelector('#viewer-save')"
    click = "new MouseEvent('click', {bubbles: true, cancelable: true})"
    await browser.value(f"{save}.addEventListener('click', (event) => window.kept = event)")
    assert await browser.value(f"{save}.href.endsWith('?save')")
    assert await browser.value(f"{save}.removeAttribute('href') ?? {save}.dispatchEvent({click})")
    await browser.keys("Escape")
    link = await browser.value("document.querySelector('.msg.theirs .doc').href")
    assert await browser.value(f"fetch('{link}').then((one) => one.text())") == "а;б\n1;2"


FILE = (
    "new File([Uint8Array.from(atob('%s'), (one) => one.charCodeAt(0))], 'снимок.png', {type: 'image/png'})"
)


@pytest.mark.parametrize(
    "gesture",
    [
        "new ClipboardEvent('paste', {clipboardData: bag, bubbles: true, cancelable: true})",
        "new DragEvent('drop', {dataTransfer: bag, bubbles: true, cancelable: true})",
    ],
)
async def test_a_picture_is_pasted_or_dropped(window: Window, local: LocalChat, gesture: str) -> None:
    browser = window.browser
    await window.start("Анна")
    picture = FILE % base64.b64encode(PIXEL).decode()
    give = f"(() => {{ const bag = new DataTransfer(); bag.items.add({picture}); return {gesture}; }})()"
    await browser.value(f"document.querySelector('#text').dispatchEvent({give})")
    await browser.sees("снимок.png")
    await browser.clicks("#dialog .solid")
    await browser.until("document.querySelector('.msg.own .photo img')?.naturalWidth === 1")
    assert [
        one["photo"][0]["width"]
        for one in local.world.chats[local.owner.id].messages.values()
        if "photo" in one
    ]


async def test_a_voice_message_is_recorded(window: Window, local: LocalChat) -> None:
    await window.start("Анна")
    await window.browser.clicks("#mic")
    await window.browser.until("document.querySelector('#mic').classList.contains('recording')")
    await window.browser.clicks("#mic")
    await window.browser.until("document.querySelector('.msg.own audio')")
    (voice,) = [one["voice"] for one in local.world.chats[local.owner.id].messages.values() if "voice" in one]
    assert voice["mime_type"].startswith("audio/")


async def test_light_and_dark_by_hand(window: Window) -> None:
    browser = window.browser
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await browser.value(ground)
    await browser.clicks("#theme")
    dark = await browser.value(ground)
    assert light != dark
    await browser.opens(window.address)
    await browser.sees("Кто я")
    assert await browser.value(ground) == dark


async def test_others_see_the_group_and_a_dot(window: Window, bot: Bot, local: LocalChat) -> None:
    browser = window.browser
    await window.start("Анна")
    await browser.clicks(f'[data-chat="{local.group.id}"]')
    await window.says("@prikazchik_bot сколько?", "Вы сказали: @prikazchik_bot сколько?")
    await browser.until("document.querySelector('[data-person=\"Бекжан\"] .dot')")
    await browser.clicks('[data-person="Бекжан"]')
    await browser.until("document.title === 'Команда · Бекжан'")
    await browser.until("document.querySelectorAll('.msg.theirs').length === 2")
    assert await browser.value("document.querySelector('.msg .who').textContent") == "Анна"
    await browser.until("!document.querySelector('[data-person=\"Бекжан\"] .dot')")
    await bot.send_message(local.owner.id, "Напоминание")
    await browser.until("document.querySelector('[data-person=\"Анна\"] .dot')")


async def test_what_the_bot_does_is_seen_live(window: Window, bot: Bot, local: LocalChat) -> None:
    browser, anna = window.browser, local.owner.id
    await window.start("Анна")
    await bot.send_chat_action(anna, "typing")
    await browser.sees("печатает…")
    await bot.send_message_draft(chat_id=anna, draft_id=1, text="Считаю <b>маржу</b>", parse_mode="HTML")
    await browser.sees("Считаю маржу")
    sent = await bot.send_message(anna, "Готово", reply_markup=board("Подробнее"))
    await browser.until("!document.body.innerText.includes('Считаю маржу')")
    await bot.edit_message_text("Совсем готово", chat_id=anna, message_id=sent.message_id)
    await browser.sees("Совсем готово")
    await bot.pin_chat_message(anna, sent.message_id)
    await browser.sees("Закреплено")
    await bot.delete_message(anna, sent.message_id)
    await browser.until("!document.body.innerText.includes('Совсем готово')")


async def test_markup_is_shown_and_never_run(window: Window, bot: Bot, local: LocalChat) -> None:
    browser, anna = window.browser, local.owner.id
    await window.start("Анна")
    html = (
        "<pre>Товар   Есть\nТорт      10</pre>"
        "<blockquote expandable>Как\nсчитается\nэто\nвсё\nздесь</blockquote>"
        '<tg-spoiler>тайна</tg-spoiler> <a href="https://example.com">наружу</a> '
        "&lt;img src=x onerror=alert(1)&gt;"
    )
    await bot.send_message(anna, html, parse_mode="HTML")
    await browser.sees("<img src=x onerror=alert(1)>")
    last = "document.querySelector('.msg.theirs:last-child')"
    assert await browser.value(f"{last}.querySelector('pre').textContent") == "Товар   Есть\nТорт      10"
    assert await browser.value(f"{last}.querySelectorAll('img').length") == 0
    await browser.clicks(".msg.theirs:last-child .folded")
    await browser.clicks(".msg.theirs:last-child .spoiler")
    assert await browser.value(f"{last}.querySelectorAll('.folded, .spoiler:not(.seen)').length") == 0
    link = f"{last}.querySelector('a')"
    assert await browser.value(f"[{link}.rel, {link}.target].join()") == "noopener noreferrer,_blank"


async def test_one_can_read_above_while_messages_come(window: Window, bot: Bot, local: LocalChat) -> None:
    browser, anna = window.browser, local.owner.id
    await window.start("Анна")
    for number in range(70):
        await bot.send_message(anna, f"строка {number}")
    await browser.sees("строка 69")
    await browser.value("document.querySelector('#scroll').scrollTop = 300")
    await browser.until("!document.querySelector('#to-end').hidden")
    place = await browser.value("document.querySelector('#scroll').scrollTop")
    await bot.send_message(anna, "новое внизу")
    await browser.until("!document.querySelector('#to-end-dot').hidden")
    assert await browser.value("document.querySelector('#scroll').scrollTop") == place
    await browser.clicks("#to-end")
    await browser.until("document.querySelector('#to-end').hidden")
    await browser.opens(window.address)
    await browser.sees("новое внизу")
    assert not await browser.value("document.body.innerText.includes('строка 3\\n')")
    earliest = "document.body.innerText.includes('строка 3\\n')"
    await browser.until(f"(document.querySelector('#scroll').scrollTop = 0, {earliest})")


async def test_a_newcomer_is_added_by_name(window: Window, local: LocalChat) -> None:
    browser = window.browser
    await browser.clicks("#add-person")
    await browser.types("Ержан")
    await browser.keys("Enter")
    await browser.until("document.title === 'Приказчик · Ержан'")
    assert local.person("Ержан").id in local.group.members
    await browser.clicks("#start")
    await browser.sees("Вы сказали: /start")


async def test_the_bot_is_stopped_and_started_again(window: Window) -> None:
    await window.start("Анна")
    await window.browser.clicks("#more")
    await window.browser.clicks("text=Остановить бота")
    await window.browser.clicks("text=Запустить снова")
    await window.says("ты тут?", "Вы сказали: ты тут?")


async def test_a_reply_shows_to_what(window: Window, local: LocalChat) -> None:
    browser = window.browser
    await window.start("Анна")
    await window.says("первое", "Вы сказали: первое")
    await browser.value("document.querySelector('.msg.theirs:last-child [aria-label=Ответить]').click()")
    await window.says("и второе", "Вы сказали: и второе")
    assert "Вы сказали: первое" in await browser.value(
        "document.querySelector('.msg.own:nth-last-child(2) .reply').innerText"
    )
    replies = [
        one for one in local.world.chats[local.owner.id].messages.values() if "reply_to_message" in one
    ]
    assert [one["text"] for one in replies] == ["и второе"]


async def test_keys_under_the_field(window: Window) -> None:
    browser = window.browser
    await window.start("Анна")
    await window.says("клавиши", "Мой номер")
    await browser.clicks("text=Меню")
    await browser.sees("Вы сказали: Меню")
    await browser.clicks("text=Мой номер")
    await browser.sees("Поделиться номером")
    await browser.keys("Enter")
    await browser.sees("Номер +7 700")


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "dark"), (1280, 860, "light")])
async def test_it_fits_a_phone_and_a_desk(
    window: Window, bot: Bot, local: LocalChat, width: int, height: int, scheme: str
) -> None:
    browser, anna = window.browser, local.owner.id
    await window.start("Анна")
    await bot.send_message(anna, "<pre>" + "очень широкая таблица " * 12 + "</pre>", parse_mode="HTML")
    await bot.send_message(
        anna, "сплошноеслово" * 60, reply_markup=board("Да", "Очень длинная кнопка", "Нет")
    )
    await bot.send_photo(anna, BufferedInputFile(PIXEL, "x.png"), caption=LINK)
    await browser.scheme(scheme)
    await browser.size(width, height)
    await browser.sees(LINK)
    assert await browser.value("document.documentElement.scrollWidth") <= width
    assert await browser.value("document.querySelector('#scroll').scrollWidth <= innerWidth")
    for control in ("#text", "#attach", "#more"):
        box = f"document.querySelector('{control}').getBoundingClientRect()"
        assert await browser.value(
            f"{box}.left >= 0 && {box}.right <= innerWidth && {box}.bottom <= innerHeight"
        )
    assert size_of(await browser.picture()) == (width, height)
    light = await browser.value("getComputedStyle(document.querySelector('#composer')).backgroundColor")
    assert light == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(24, 32, 29)")


async def test_the_page_survives_a_restart_of_the_program(
    chromium: Browser, local: LocalChat, tmp_path: Path
) -> None:
    """Another start means another cookie and other numbers of events; the open page finds its way."""
    first = TestServer(local.app)
    await first.start_server()
    port = first.port
    await chromium.opens(str(first.make_url("/")))
    await chromium.clicks("#start")
    await chromium.sees("/start")
    await first.close()
    local.close()
    await chromium.sees("нет связи…")
    again = LocalChat(tmp_path)
    async with TestServer(again.app, port=port):
        await chromium.until("!document.body.innerText.includes('нет связи…')")
        bot = Bot(again.TOKEN, session=again.session)
        await bot.send_message(again.owner.id, "с возвращением")
        await chromium.sees("с возвращением")
        await chromium.clicks("#text")
        await chromium.types("да, это я")
        await chromium.keys("Enter")
        await chromium.until("document.querySelectorAll('.msg.own').length === 2")
        await chromium.opens("about:blank")
    again.close()
