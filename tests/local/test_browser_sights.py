"""What a person sees on the page, in a real browser without a window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
)
from aiohttp.test_utils import TestServer

from bot.local import LocalChat
from bot.local.pictures import size_of
from tests.fakes.browser import Browser
from tests.local.echo import LINK, PIXEL, board
from tests.local.window import IN_A_BROWSER, Window

pytestmark = IN_A_BROWSER


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
    assert "▒▒▒▒▒" in await browser.value(
        f"document.querySelector('[data-chat=\"{anna}\"] small').textContent"
    )
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


async def test_no_button_breaks_inside_a_word_on_a_phone(window: Window, bot: Bot, local: LocalChat) -> None:
    browser, anna = window.browser, local.owner.id
    await window.start("Анна")
    await browser.size(390, 844)
    await bot.send_message(anna, "Кто?", reply_markup=board("Заказы", "Клиенты", "Сотрудники"))
    await browser.sees("Сотрудники")
    lines = """[...document.querySelectorAll('.board button')].slice(-3).map(button => {
        const words = document.createRange(); words.selectNodeContents(button);
        return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size;
    })"""
    assert await browser.value(lines) == [1, 1, 1]


async def test_the_page_survives_a_restart_of_the_program(
    chromium: Browser, local: LocalChat, tmp_path: Path
) -> None:
    """Another start means another cookie and other numbers of events; the open page finds its way."""
    first = TestServer(local.app)
    await first.start_server()
    port = first.port
    await chromium.size(1280, 860)
    await chromium.speaks("ru-RU")
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


async def test_the_page_speaks_the_language_of_the_browser(window: Window) -> None:
    browser = window.browser
    await browser.value("localStorage.clear()")
    await browser.speaks("en-US")
    await browser.opens(window.address)
    await browser.sees("Who I am")
    assert await browser.value("document.documentElement.lang") == "en"
    assert await browser.value("document.querySelector('#text').getAttribute('aria-label')") == "Message"
    shown = await browser.value("document.body.innerText")
    names = {"Анна", "Асель", "Бекжан", "Марина", "Команда"}
    assert set(re.findall("[А-Яа-яЁё]{2,}", shown)) <= names
    await browser.clicks("#start")
    await browser.sees("Вы сказали: /start")
    await browser.until("/November|Today|Yesterday/.test(document.querySelector('.day').innerText)")


async def test_the_language_is_switched_by_hand_and_kept(window: Window) -> None:
    browser = window.browser
    await window.start("Анна")
    await browser.clicks("#text")
    await browser.types("недописанное")
    await browser.clicks("#language")
    await browser.sees("Who I am")
    await browser.until("document.title === 'Prikazchik · Анна'")
    assert await browser.value("document.querySelector('#text').value") == "недописанное"
    await browser.opens(window.address)
    await browser.sees("Who I am")
    await browser.clicks("#language")
    await browser.sees("Кто я")
    assert await browser.value("document.querySelector('#language').textContent") == "EN"
    await browser.value("localStorage.clear()")


async def test_refusals_come_in_the_language_of_the_page(window: Window) -> None:
    browser = window.browser
    await window.start("Анна")
    await browser.clicks("#language")
    await browser.sees("Who I am")
    said = "import('/local/static/net.js').then((net) => net.post('say', {}).catch((error) => error.message))"
    assert await browser.value(said) == "The request makes no sense."
    browser.complaints.clear()
    await browser.value("localStorage.clear()")
