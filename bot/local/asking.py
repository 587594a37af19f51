"""Bot API: who is who, files, menus, answers to presses."""

from __future__ import annotations

from typing import Any

from bot.local.api import Api, Ask, method
from bot.local.errors import ApiError, bad_request
from bot.local.members import as_member
from bot.local.world import BOT_ID

Json = dict[str, Any]

DOWNLOAD_LIMIT = 20 * 1024 * 1024
ANSWER_LIMIT = 200


@method("getMe")
def get_me(api: Api, ask: Ask) -> Json:
    return {
        **api.world.bot_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


@method("getChat", "chat_id")
def get_chat(api: Api, ask: Ask) -> Json:
    chat = api.chat(ask)
    if chat.is_private and not chat.is_started:
        raise bad_request("chat not found")
    chat = api.open_chat(ask) if not chat.is_private else chat
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    full = {
        **api.world.as_chat(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    return {**full, "pinned_message": chat.messages[chat.pinned[-1]]} if chat.pinned else full


@method("getChatMember", "chat_id user_id")
def get_chat_member(api: Api, ask: Ask) -> Json:
    member = as_member(api.world, api.open_chat(ask), ask.number("user_id"))
    if member is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member


@method("getChatMemberCount", "chat_id")
def get_chat_member_count(api: Api, ask: Ask) -> int:
    return len(api.open_chat(ask).members) + 1


@method("getChatAdministrators", "chat_id return_bots")
def get_chat_administrators(api: Api, ask: Ask) -> list[Json]:
    chat = api.open_chat(ask)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    everybody = [as_member(api.world, chat, user_id) for user_id in (*chat.members, BOT_ID)]
    return [member for member in everybody if member and member["status"] in {"creator", "administrator"}]


@method("leaveChat", "chat_id")
def leave_chat(api: Api, ask: Ask) -> bool:
    chat = api.open_chat(ask)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot = "left"
    api.world.keep(chat)
    api.world.events.tell("people")
    return True


@method("getFile", "file_id")
def get_file(api: Api, ask: Ask) -> Json:
    stored = api.world.files.all.get(ask.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
def answer_callback_query(api: Api, ask: Ask) -> bool:
    press = api.presses.known(ask.text("callback_query_id"))
    text = ask.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if ask.get("url"):
        raise bad_request("URL_INVALID")
    api.world.events.tell(
        "answer",
        press=press.id,
        person=press.person_id,
        chat=press.chat_id,
        text=text,
        alert=bool(ask.get("show_alert")),
    )
    return True


# ------------------------------------------------------------ menus and words about the bot


@method("setMyCommands", "commands scope language_code")
def set_my_commands(api: Api, ask: Ask) -> bool:
    _known_scope(api, ask)
    api.menus.set(ask.get("commands") or [], ask.get("scope"), ask.text("language_code"))
    return True


@method("deleteMyCommands", "scope language_code")
def delete_my_commands(api: Api, ask: Ask) -> bool:
    _known_scope(api, ask)
    api.menus.delete(ask.get("scope"), ask.text("language_code"))
    return True


@method("getMyCommands", "scope language_code")
def get_my_commands(api: Api, ask: Ask) -> list[Json]:
    return api.menus.get(ask.get("scope"), ask.text("language_code"))


def _known_scope(api: Api, ask: Ask) -> None:
    scope = ask.get("scope") or {}
    if "chat_id" not in scope:
        return
    try:
        chat = api.chat(Ask(ask.method, {"chat_id": scope["chat_id"]}))
    except ApiError:
        raise bad_request("chat not found") from None
    if chat.is_private and not chat.is_started:
        raise bad_request("chat not found")
    if "user_id" in scope and int(scope["user_id"]) not in chat.members:
        raise bad_request("user not found")


@method("setChatMenuButton", "chat_id menu_button")
def set_chat_menu_button(api: Api, ask: Ask) -> bool:
    if ask.get("chat_id") is not None:
        api.chat(ask)
    return True


@method("setMyName", "name language_code")
@method("setMyDescription", "description language_code")
@method("setMyShortDescription", "short_description language_code")
def set_my_words(api: Api, ask: Ask) -> bool:
    """The page shows the description in a chat that is not started."""
    words = ask.text("name") or ask.text("description") or ask.text("short_description")
    api.texts[f"{ask.method}:{ask.text('language_code')}"] = words
    api.world.events.tell("people")
    return True


@method("deleteWebhook", "drop_pending_updates")
@method("logOut")
@method("close")
def nothing_to_do(api: Api, ask: Ask) -> bool:
    return True
