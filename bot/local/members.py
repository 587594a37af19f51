"""Who somebody is in a chat, as Telegram's ChatMember."""

from __future__ import annotations

from typing import Any

from bot.local.world import BOT_ID, Chat, World

Json = dict[str, Any]

_RIGHTS = (
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
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
)


def as_member(world: World, chat: Chat, user_id: int) -> Json | None:
    """None when Telegram knows nobody of that id."""
    if user_id == BOT_ID:
        return bot_member(world, chat.bot)
    person = world.people.get(user_id)
    if person is None:
        return None
    user = person.as_user()
    if user_id not in chat.members:
        return {"status": "left", "user": user}
    if chat.creator == user_id:
        return {"status": "creator", "user": user, "is_anonymous": False}
    return {"status": "member", "user": user}


def bot_member(world: World, status: str) -> Json:
    """The bot itself with this status."""
    member: Json = {"status": status, "user": world.bot_user()}
    if status == "administrator":
        member |= {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(_RIGHTS, True)}
    if status == "kicked":
        member["until_date"] = 0
    return member
