"""What opens under "/" is what its reader may do, told anew only when it has become another."""

from __future__ import annotations

import json

from tests.doors.talks.town import ROLES, Town
from tests.fakes.say_and_click import Group, Person


def _calls(town: Town, chat: int) -> list[dict[str, object]]:
    """Lists of commands told for one chat, oldest first."""
    told = []
    for call in town.api.of("setMyCommands"):
        scope = call["scope"]
        scope = json.loads(scope) if isinstance(scope, str) else scope
        if scope.get("chat_id") == chat:
            told.append({"user": scope.get("user_id"), "commands": _names(call["commands"])})
    return told


def _names(commands: object) -> list[str]:
    told = json.loads(commands) if isinstance(commands, str) else commands
    return [one["command"] for one in told]  # type: ignore[union-attr]


def _shown(town: Town, person: Person) -> list[str]:
    told = _calls(town, person.user.id)
    return list(told[-1]["commands"]) if told else []  # type: ignore[call-overload]


async def _becomes(town: Town, owner: Person, member: str, role: str) -> None:
    town.mind.calls["роль"] = [("companies.set_role", {"member": member, "role": ROLES[role]})]
    await owner.says("роль")
    await owner.clicks("Да")


async def test_a_viewer_sees_only_what_they_may_do(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель", "наблюдатель")
    assert {"order", "sell", "receive", "expense", "undo", "help"} <= set(_shown(town, anna))
    assert {"stock", "orders", "report", "undo", "help"} <= set(_shown(town, asel))
    assert not {"order", "sell", "pay", "receive", "expense", "balance", "good"} & set(_shown(town, asel))
    assert len(_shown(town, anna)) == 20


async def test_a_new_role_brings_its_commands_at_once(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель", "наблюдатель")
    await _becomes(town, anna, "Асель", "редактор")
    assert "order" in _shown(town, asel)
    await anna.clicks("Вернуть как было")
    assert "order" not in _shown(town, asel)


async def test_nothing_is_told_twice(town: Town) -> None:
    anna = await town.owner()
    told = len(_calls(town, anna.user.id))
    assert told == 1
    for words in ("/goods", "/stock", "/help"):
        await anna.says(words)
    assert len(_calls(town, anna.user.id)) == told
    town.door.menus.__init__(town.door)  # type: ignore[misc]
    await anna.says("/goods")
    assert len(_calls(town, anna.user.id)) == told


async def test_another_company_or_language_is_another_list(town: Town) -> None:
    anna = await town.owner()
    igor = await town.owner("Игорь", "Гараж")
    town.mind.calls["пригласи"] = [("companies.invite", {"role": "viewer"})]
    await igor.says("пригласи")
    await igor.clicks("Да")
    await anna.opens(next(word for word in igor.screen().split() if "?start=" in word))
    assert "order" not in _shown(town, anna)
    await anna.says("/companies")
    await anna.clicks("Ромашка")
    assert "order" in _shown(town, anna)
    before = len(_calls(town, anna.user.id))
    await anna.says("/language")
    await anna.clicks("английский")
    assert len(_calls(town, anna.user.id)) == before + 1


async def test_who_left_sees_only_their_own_commands(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель", "редактор")
    town.mind.calls["убери"] = [("companies.remove", {"member": "Асель"})]
    await anna.says("убери")
    await anna.clicks("Да")
    assert not {"order", "stock", "report"} & set(_shown(town, asel))
    assert "help" in _shown(town, asel)


async def test_in_a_group_each_member_has_their_own(town: Town) -> None:
    anna = await town.owner()
    asel = await town.member(anna, "Асель", "наблюдатель")
    group: Group = await town.linked_group(anna, asel)
    await group.says(asel, "/stock")
    told = {call["user"]: call["commands"] for call in _calls(town, group.chat.id)}
    assert "order" in told[anna.user.id]  # type: ignore[operator]
    assert "order" not in told[asel.user.id]  # type: ignore[operator]
    assert "stock" in told[asel.user.id]  # type: ignore[operator]
    await _becomes(town, anna, "Асель", "редактор")
    told = {call["user"]: call["commands"] for call in _calls(town, group.chat.id)}
    assert "order" in told[asel.user.id]  # type: ignore[operator]
