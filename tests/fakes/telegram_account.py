"""Methods of the Bot API over the cloud: the bot itself, its menus, chats, files, answers to presses."""

from __future__ import annotations

from typing import Any

from tests.fakes import telegram_checks as checks
from tests.fakes.telegram_cloud import MOST_DOWNLOAD, Chat, Cloud, Json, User
from tests.fakes.telegram_errors import bad_request
from tests.fakes.telegram_methods import method
from tests.fakes.telegram_request import Call
from tests.fakes.telegram_text import length

ACTIONS = frozenset(
    ["typing", "choose_sticker", "find_location"]
    + [f"record_{kind}" for kind in ("video", "voice", "video_note")]
    + [f"upload_{kind}" for kind in ("photo", "video", "voice", "document", "video_note")]
)
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


@method("getMe")
def get_me(cloud: Cloud, call: Call) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": bool(cloud.profile.get("reads_all")),
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return cloud.bot.json() | abilities


@method("answerCallbackQuery")
def answer_callback(cloud: Cloud, call: Call) -> bool:
    press = cloud.presses.get(call.text("callback_query_id"))
    if press is None or press.answered:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if length(call.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answered = True
    press.toast = call.text("text")
    press.is_alert = call.flag("show_alert")
    return True


@method("sendChatAction")
def send_action(cloud: Cloud, call: Call) -> bool:
    chat = cloud.chat_to_write(call.chat_id())
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    cloud.actions.append((chat.id, call.text("action")))
    return True


@method("sendMessageDraft")
def send_draft(cloud: Cloud, call: Call) -> bool:
    chat = cloud.chat_to_write(call.chat_id())
    if chat.type != "private":
        raise bad_request("drafts can be sent only to private chats")
    if not (draft_id := call.needed("draft_id")):
        raise bad_request("invalid draft_id specified")
    text = call.text("text")
    read = checks.checked_text(text, call.text("parse_mode"), call.object("entities")).text if text else ""
    cloud.drafts.setdefault((chat.id, draft_id), []).append(read)
    return True


@method("pinChatMessage")
def pin(cloud: Cloud, call: Call) -> bool:
    chat = _chat_to_pin(cloud, call)
    message_id = call.needed("message_id")
    if chat.find(message_id) is None:
        raise bad_request("message to pin not found")
    if message_id not in chat.pinned:
        chat.pinned.append(message_id)
    return True


@method("unpinChatMessage")
def unpin(cloud: Cloud, call: Call) -> bool:
    chat = _chat_to_pin(cloud, call)
    message_id = call.number("message_id") or (chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    return True


@method("setMyCommands")
def set_commands(cloud: Cloud, call: Call) -> bool:
    cloud.commands[_scope(cloud, call), call.text("language_code")] = checks.checked_commands(
        call.object("commands") or []
    )
    return True


@method("getMyCommands")
def get_commands(cloud: Cloud, call: Call) -> list[dict[str, str]]:
    return cloud.commands.get((_scope(cloud, call), call.text("language_code")), [])


@method("deleteMyCommands")
def delete_commands(cloud: Cloud, call: Call) -> bool:
    cloud.commands.pop((_scope(cloud, call), call.text("language_code")), None)
    return True


@method("setMyName")
@method("setMyDescription")
@method("setMyShortDescription")
@method("setChatMenuButton")
def set_profile(cloud: Cloud, call: Call) -> bool:
    limits = {"name": 64, "description": 512, "short_description": 120}
    for name, most in limits.items():
        if length(call.text(name)) > most:
            raise bad_request(f"{name.upper()}_TOO_LONG")
    cloud.profile[call.method] = dict(call.values)
    return True


@method("setMessageReaction")
def set_reaction(cloud: Cloud, call: Call) -> bool:
    chat = cloud.chat_to_write(call.chat_id())
    message = chat.find(call.needed("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    message.reactions = [reaction.get("emoji", "") for reaction in call.object("reaction") or []]
    return True


@method("getFile")
def get_file(cloud: Cloud, call: Call) -> Json:
    if not call.text("file_id"):
        raise bad_request("file_id not specified")
    file = cloud.files.get(call.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    folder = "photos" if file.width else "documents"
    known = {"file_id": file.id, "file_unique_id": f"u{file.id}", "file_size": file.size}
    return known | {"file_path": f"{folder}/{file.id}"}


@method("getChat")
def get_chat(cloud: Cloud, call: Call) -> Json:
    chat = cloud.chat_to_read(call.chat_id())
    rest: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS}
    if chat.type != "private":
        rest["permissions"] = {"can_send_messages": True}
    if chat.pinned and (message := chat.find(chat.pinned[-1])):
        rest["pinned_message"] = message.json(deep=False)
    return chat.json() | rest


NO_GIFTS = dict.fromkeys(
    ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"], False
)


@method("getChatMember")
def get_member(cloud: Cloud, call: Call) -> Json:
    chat = cloud.chat_to_read(call.chat_id())
    user = cloud.users.get(call.needed("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified")
    return member_json(chat, user, cloud.bot)


@method("getChatAdministrators")
def get_administrators(cloud: Cloud, call: Call) -> list[Json]:
    chat = cloud.chat_to_read(call.chat_id())
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    members = [
        member_json(chat, cloud.users[user_id], cloud.bot) for user_id in [*chat.members, cloud.bot.id]
    ]
    return [member for member in members if member["status"] in {"creator", "administrator"}]


@method("getChatMemberCount")
def count_members(cloud: Cloud, call: Call) -> int:
    chat = cloud.chat_to_read(call.chat_id())
    return sum(status not in {"left", "kicked"} for status in [*chat.members.values(), chat.bot])


@method("leaveChat")
def leave(cloud: Cloud, call: Call) -> bool:
    chat = cloud.chat_to_write(call.chat_id())
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot = "left"
    return True


def member_json(chat: Chat, user: User, bot: User) -> Json:
    """ChatMember of the status that the person (or the bot) has in the chat."""
    status = chat.bot if user is bot else chat.members.get(user.id, "left")
    body: Json = {"user": user.json(), "status": status}
    if status == "creator":
        body["is_anonymous"] = False
    if status == "administrator":
        body |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(ADMIN_RIGHTS, True)
    if status == "kicked":
        body["until_date"] = 0
    return body


ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",
)


def _chat_to_pin(cloud: Cloud, call: Call) -> Chat:
    chat = cloud.chat_to_write(call.chat_id())
    if chat.type != "private" and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _scope(cloud: Cloud, call: Call) -> str:
    scope: Any = call.object("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind in WIDE_SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = int(scope["chat_id"])
    cloud.chat_to_read(chat_id)
    return f"{kind}:{chat_id}" + (f":{scope['user_id']}" if kind == "chat_member" else "")
