"""What a person does on the page, in a real browser without a window."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.local import LocalChat
from tests.local.echo import PIXEL
from tests.local.window import IN_A_BROWSER, Window

pytestmark = IN_A_BROWSER


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


async def test_a_draft_grows_and_its_message_takes_its_place(
    window: Window, bot: Bot, local: LocalChat
) -> None:
    browser, anna = window.browser, local.owner.id
    await window.start("Анна")
    await bot.send_message_draft(anna, 5, text="", can_stop=True)
    await browser.until("document.querySelectorAll('.draft button').length === 1")
    await bot.send_message_draft(anna, 5, text="Продаж сегодня нет.", can_stop=True)
    await browser.sees("Продаж сегодня нет.")
    assert await browser.value("document.querySelectorAll('.draft').length") == 1
    await bot.send_message(anna, "Продаж сегодня нет. Вчера было две.")
    await browser.sees("Вчера было две.")
    assert await browser.value("document.querySelectorAll('.draft').length") == 0
    assert (await browser.value("document.querySelector('#log').innerText")).count("Продаж") == 1


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
