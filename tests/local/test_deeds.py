"""What people do: every deed reaches the bot as Telegram would tell it."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Update

from bot.local import LocalChat, LocalClient
from bot.local.deeds import UPLOAD_LIMIT, Upload
from bot.local.errors import NotPossible
from tests.local.echo import LINK, PIXEL

Json = dict[str, Any]


class Inbox(list[Update]):
    """Takes updates as the product does: read by aiogram's own types."""

    async def take(self, update: Json) -> None:
        self.append(Update.model_validate(update))


@pytest.fixture
def inbox(local: LocalChat) -> Inbox:
    taken = Inbox()
    local.feed = taken.take
    return taken


async def test_a_command_to_the_bot_in_a_group(local: LocalChat, inbox: Inbox) -> None:
    await local.deeds.says(local.person("Асель"), local.group, "/stock@prikazchik_bot торт 😀 @anna")
    message = inbox[0].message
    assert message is not None
    assert message.text is not None
    assert message.from_user is not None
    assert (message.from_user.first_name, message.from_user.username) == ("Асель", "asel")
    assert (message.chat.type, message.chat.title) == ("supergroup", "Команда")
    marks = [(one.type, one.extract_from(message.text)) for one in message.entities or []]
    assert marks == [("bot_command", "/stock@prikazchik_bot"), ("mention", "@anna")]


async def test_ids_are_those_of_telegram(local: LocalChat, inbox: Inbox) -> None:
    asel = local.person("Асель")
    await local.deeds.opens(asel)
    message = inbox[0].message
    assert message is not None
    assert message.chat.id == asel.id > 2**32
    assert local.group.id < -(10**12)


async def test_updates_and_messages_are_numbered_upwards(local: LocalChat, inbox: Inbox) -> None:
    for person in local.people:
        await local.deeds.opens(person)
        await local.deeds.says(person, local.group, "привет")
    numbers = [update.update_id for update in inbox]
    assert numbers == sorted(set(numbers))
    private = [update.message.message_id for update in inbox if update.message and update.message.chat.id > 0]
    assert private == sorted(set(private))


async def test_a_link_starts_the_bot_with_its_payload(client: LocalClient) -> None:
    asel = client.private("Асель")
    await asel.opens(LINK)
    assert "/start inv_1" in asel.last.text


async def test_a_reply_says_to_what(local: LocalChat, inbox: Inbox) -> None:
    anna = local.world.chats[local.owner.id]
    (first,) = await local.deeds.says(local.owner, anna, "раз")
    await local.deeds.says(local.owner, anna, "два", first["message_id"])
    message = inbox[1].message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "раз"


async def test_an_edit_is_told(local: LocalChat, inbox: Inbox) -> None:
    anna = local.world.chats[local.owner.id]
    (said,) = await local.deeds.says(local.owner, anna, "3 торта")
    await local.deeds.edits(local.owner, anna, said["message_id"], "4 торта")
    edited = inbox[1].edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (said["message_id"], "4 торта")
    assert edited.edit_date
    await local.deeds.edits(local.owner, anna, said["message_id"], "4 торта")
    assert len(inbox) == 2


async def test_others_words_cannot_be_edited(local: LocalChat, inbox: Inbox) -> None:
    (said,) = await local.deeds.says(local.owner, local.group, "моё")
    with pytest.raises(NotPossible, match="только своё"):
        await local.deeds.edits(local.person("Асель"), local.group, said["message_id"], "чужое")


async def test_pictures_go_as_photos_and_the_rest_as_documents(local: LocalChat, inbox: Inbox) -> None:
    anna = local.world.chats[local.owner.id]
    files = [Upload("a.png", PIXEL), Upload("b.csv", b"1;2"), Upload("c.png", PIXEL, kind="document")]
    await local.deeds.sends_files(local.owner, anna, files, caption="три /файла")
    messages = [update.message for update in inbox if update.message]
    assert [bool(one.photo) for one in messages] == [True, False, False]
    assert [one.document.file_name for one in messages if one.document] == ["b.csv", "c.png"]
    assert len({one.media_group_id for one in messages}) == 1
    assert [one.caption for one in messages] == ["три /файла", None, None]


async def test_voice_and_contact(local: LocalChat, inbox: Inbox) -> None:
    anna = local.world.chats[local.owner.id]
    voice = Upload("v.ogg", b"OggS", "audio/ogg", "voice", 4)
    await local.deeds.sends_files(local.owner, anna, [voice])
    await local.deeds.shares_contact(local.owner, anna, "+77001234567")
    first, second = inbox[0].message, inbox[1].message
    assert first is not None
    assert first.voice is not None
    assert (first.voice.duration, first.voice.mime_type) == (4, "audio/ogg")
    assert second is not None
    assert second.contact is not None
    assert second.contact.user_id == local.owner.id


async def test_files_a_person_cannot_send(local: LocalChat, inbox: Inbox) -> None:
    anna = local.world.chats[local.owner.id]
    for files, why in (
        ([Upload("x", b"")], "пуст"),
        ([Upload("x", bytes(UPLOAD_LIMIT + 1))], "больше 20 МБ"),
        ([], "Файла нет"),
    ):
        with pytest.raises(NotPossible, match=why):
            await local.deeds.sends_files(local.owner, anna, files)
    with pytest.raises(NotPossible, match="1024"):
        await local.deeds.sends_files(local.owner, anna, [Upload("x", b"x")], "ы" * 1025)
    assert inbox == []


async def test_a_long_text_goes_in_pieces(local: LocalChat, inbox: Inbox) -> None:
    text = "\n".join(f"строка {number} 😀" for number in range(900))
    await local.deeds.says(local.owner, local.world.chats[local.owner.id], text)
    texts = [update.message.text or "" for update in inbox if update.message]
    assert len(texts) > 1
    assert "\n".join(texts) == text
    assert all(len(one.encode("utf-16-le")) // 2 <= 4096 for one in texts)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\x00"])
async def test_nothing_is_not_sent(local: LocalChat, inbox: Inbox, text: str) -> None:
    with pytest.raises(NotPossible, match="Пустое"):
        await local.deeds.says(local.owner, local.world.chats[local.owner.id], text)
    assert inbox == []


async def test_half_a_letter_is_replaced(local: LocalChat, inbox: Inbox) -> None:
    await local.deeds.says(local.owner, local.group, "торт\ud83d")
    assert inbox[0].message is not None
    assert inbox[0].message.text == "торт\ufffd"


async def test_a_newcomer_joins_and_leaves(local: LocalChat, inbox: Inbox) -> None:
    newcomer = await local.deeds.arrives("  Ержан \n Оспанов ", "en")
    assert (newcomer.name, newcomer.language) == ("Ержан Оспанов", "en")
    with pytest.raises(NotPossible, match="не состоит"):
        local.world.chat_for(newcomer, local.group.id)
    await local.deeds.joins(newcomer, local.group)
    await local.deeds.leaves(newcomer, local.group)
    joined, left = inbox[0].message, inbox[1].message
    assert joined is not None
    assert [one.first_name for one in joined.new_chat_members or []] == ["Ержан Оспанов"]
    assert left is not None
    assert left.left_chat_member is not None
    assert newcomer.id not in local.group.members
    with pytest.raises(NotPossible, match="Создатель"):
        await local.deeds.leaves(local.owner, local.group)
    for name in ("", " ", "ы" * 65):
        with pytest.raises(NotPossible, match="от 1 до 64"):
            await local.deeds.arrives(name)


async def test_a_stopped_bot_is_told_and_hears_no_more(local: LocalChat, inbox: Inbox) -> None:
    await local.deeds.opens(local.owner)
    await local.deeds.blocks(local.owner)
    change = inbox[1].my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(NotPossible, match="Бот остановлен"):
        await local.deeds.opens(local.owner)
    await local.deeds.removes_bot(local.owner, local.group)
    await local.deeds.says(local.owner, local.group, "тут кто-нибудь есть?")
    assert [update.event_type for update in inbox] == ["message", "my_chat_member", "my_chat_member"]


async def test_a_stopped_draft_is_told(local: LocalChat, inbox: Inbox) -> None:
    await local.deeds.stops(local.owner, 5)
    stopped = inbox[0].stopped_message_generation
    assert stopped is not None
    assert (stopped.draft_id, stopped.chat.id) == (5, local.owner.id)


async def test_what_the_product_does_with_an_update_does_not_touch_the_chat(local: LocalChat) -> None:
    async def careless(update: Json) -> None:
        update["message"]["text"] = "испорчено"

    local.feed = careless
    (said,) = await local.deeds.says(local.owner, local.group, "целое")
    assert local.group.messages[said["message_id"]]["text"] == "целое"


# ------------------------------------------------------------ say and click


async def test_says_and_clicks(client: LocalClient) -> None:
    anna = client.private("Анна")
    said = await anna.says("3 торта & <хлеб>")
    assert said.text == "3 торта & <хлеб>"
    assert anna.last.text == "Вы сказали: 3 торта & <хлеб>"
    assert [one.text for one in anna.news] == [anna.last.text]
    assert anna.last.buttons == ["Да", "Нет"]
    await anna.clicks("да")
    assert (anna.last.text, anna.toast, anna.news) == ("Выбор: Да", "Нажато: Да", [])
    with pytest.raises(AssertionError, match="no button 'Может быть'"):
        await anna.clicks("Может быть")


async def test_a_button_that_went_away_cannot_be_pressed(client: LocalClient) -> None:
    anna = client.private("Анна")
    await anna.says("привет")
    old = anna.last
    await anna.clicks("Да")
    with pytest.raises(NotPossible, match="уже нет"):
        await anna.clicks("Нет", on=old)


async def test_files_links_and_keys(client: LocalClient) -> None:
    anna, asel = client.private("Анна"), client.private("Асель")
    await anna.says("картинка")
    assert [(one.name, one.media_type) for one in anna.files] == [
        ("chart.png", "image/png"),
        ("Отчёт за день.csv", "text/csv"),
    ]
    assert anna.files[1].content.decode() == "а;б\n1;2"
    await anna.sends_file("Остатки.xlsx", b"PK")
    assert "Получил Остатки.xlsx: 2 Б, application/vnd.openxml" in anna.last.text
    await anna.says("ссылка")
    assert anna.last.links == [LINK, LINK]
    await anna.clicks("Скопировать")
    assert anna.clipboard == LINK
    await asel.opens(anna.clipboard)
    assert "inv_1" in asel.last.text
    await anna.says("клавиши")
    await anna.clicks("Меню")
    assert anna.last.text == "Вы сказали: Меню"
    await anna.shares_contact("+7700")
    assert anna.last.text == "Номер +7700"


async def test_everybody_sees_the_group(client: LocalClient) -> None:
    anna, bekzhan = client.group("Анна"), client.group("Бекжан")
    said = await anna.says("@prikazchik_bot сколько?")
    await bekzhan.clicks("Нет")
    assert anna.last.text == "Выбор: Нет"
    assert [one.sender for one in anna.messages] == ["Анна", "Приказчик"]
    await anna.edits(said, "@prikazchik_bot почём?")
    assert "почём" in bekzhan.screen()


async def test_newcomers_talk_too(client: LocalClient) -> None:
    john = await client.newcomer("John", "en")
    await john.says("hello")
    assert "hello" in john.last.text


async def test_an_attached_recording_goes_as_one_to_be_played(local: LocalChat, inbox: Inbox) -> None:
    anna = local.person("Анна")
    chat = local.world.chats[anna.id]
    await local.deeds.sends_files(anna, chat, [Upload("заказ.mp3", b"ID3" + bytes(100))])
    await local.deeds.sends_files(anna, chat, [Upload("заказ.mp3", b"ID3", kind="document")])
    played, kept = (update.message for update in inbox)
    assert played is not None
    assert played.audio is not None
    assert (played.audio.file_name, played.audio.mime_type) == ("заказ.mp3", "audio/mpeg")
    assert kept is not None
    assert kept.document is not None


async def test_a_sign_on_a_message_is_told_and_taken_off(local: LocalChat, inbox: Inbox) -> None:
    anna, asel = local.person("Анна"), local.person("Асель")
    chat = local.group
    [said] = await local.deeds.says(anna, chat, "привет")
    number = said["message_id"]
    await local.deeds.reacts(asel, chat, number, "👎")
    told = inbox[-1].message_reaction
    assert told is not None
    assert told.user is not None
    assert (told.user.first_name, told.message_id, told.old_reaction) == ("Асель", number, [])
    assert [one.emoji for one in told.new_reaction] == ["👎"]  # type: ignore[union-attr]
    await local.deeds.reacts(anna, chat, number, "👍")
    shown = local.world.shown(chat, chat.messages[number])
    assert [one["emoji"] for one in shown["reactions"]] == ["👎", "👍"]
    await local.deeds.reacts(asel, chat, number, "👎")
    assert inbox[-1].message_reaction.new_reaction == []  # type: ignore[union-attr]
    with pytest.raises(NotPossible):
        await local.deeds.reacts(asel, chat, 10_000, "👎")
