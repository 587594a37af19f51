"""Messages: free words go to a turn, commands and files to their own ways."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from aiogram.types import Message, MessageGenerationStopped

from core.acts import changing
from core.acts.calls import Call, Done, How
from core.acts.cards import open_card
from core.acts.finding import fold
from core.assistant.reins import Reins
from core.assistant.turn import Outcome, take_turn
from core.blocks import Act, Block, Button, Buttons, Text, say
from handlers.telegram import (
    attaching,
    commands,
    files,
    following,
    forwards,
    groups,
    papers,
    photos,
    reactions,
    starting,
    voices,
)
from handlers.telegram.drafting import Draft
from handlers.telegram.heard import Heard, hear, place_of
from handlers.telegram.thinking import Amended, Stopped, Whose, is_stop
from handlers.telegram.typing import typing
from handlers.telegram.visitors import Visitor, in_company, visitor
from handlers.telegram.wire import Place, Shown

if TYPE_CHECKING:
    from core.assistant.minds import Mind
    from handlers.telegram.door import Door

UNDO_WORDS = frozenset(
    {
        *("отмени", "отмена", "отменить", "отмени это", "откати", "верни как было"),
        *("undo", "undo this", "undo it", "take it back"),
    }
)
MOST_SIGNS = 4_000
"""Longer words are not read: nobody speaks so long at once."""


async def take(door: Door, message: Message, update_id: int) -> None:
    """Answer a message, if it is meant for us and we know who asks."""
    if message.migrate_to_chat_id is not None:
        await groups.follow(door, message)
        return
    heard = hear(message, door.us)
    guest = await visitor(door.app, heard.sender, heard.spot) if heard is not None else None
    if heard is None or guest is None or door.taken.take(message):
        return
    if forwards.is_handed(message):
        await forwards.take(door, heard, guest, update_id)
    elif heard.command is not None:
        await commands.take(door, heard, guest)
    elif heard.spot.group and guest.company_id is None:
        await door.say(guest, heard.place, "telegram-group-unlinked", reply_to=heard.reply_to)
    elif await _is_unwritten(door, heard, guest) or await take_sent(door, heard, guest, update_id):
        return
    elif not heard.text:
        await _wordless(door, heard, guest)
    else:
        await take_worded(door, heard, guest)


async def take_worded(door: Door, heard: Heard, guest: Visitor) -> None:
    """Words of their own, or under a picture."""
    if await _is_stopped(door, heard) or await _is_undone(door, heard, guest):
        return
    if not await _is_met(door, guest):
        await starting.greet(door, heard, guest)
    else:
        await say_to_mind(door, heard, guest)


async def _is_unwritten(door: Door, heard: Heard, guest: Visitor) -> bool:
    """Something said aloud, or a person's card from the phone."""
    spoken, contact = voices.spoken_in(heard), heard.message.contact
    if (spoken is None and contact is None) or not await _is_met(door, guest):
        return False
    if spoken is not None:
        await voices.take(door, heard, guest, spoken)
    elif contact is not None and guest.company_id is not None:
        await forwards.take_contact(door, heard, guest, contact)
    return True


async def take_sent(door: Door, heard: Heard, guest: Visitor, update_id: int) -> bool:
    """A photo or a file: for a record, of a code, a paper to be read, a table to be brought in."""
    if await attaching.is_taken(door, heard, guest):
        return True
    if (picture := photos.picture_of(heard)) is not None:
        await photos.take(door, heard, guest, picture, update_id)
    elif (document := papers.pdf_of(heard)) is not None:
        await papers.take_pdf(door, heard, guest, document)
    elif heard.document is not None:
        await files.take(door, heard, guest, update_id)
    else:
        return False
    return True


async def say_to_mind(
    door: Door,
    heard: Heard,
    guest: Visitor,
    fixed: str | None = None,
    *,
    how: How = How.WORDS,
    author: str | None = None,
    above: Sequence[Block] = (),
    first: Mind | None = None,
) -> None:
    """A turn over the words; `fixed` is the action that a command has named, `how` tells words that were not
    typed, `author` who has said what was handed on; `above` stands over the answer; `first` is a mind that is
    asked before the others."""
    if len(heard.text) > MOST_SIGNS:
        await door.say(guest, heard.place, "telegram-too-long", reply_to=heard.reply_to)
        return
    async with typing(door.bot, heard.place):
        kept = heard.files or await _kept(door, heard)

        def turn(said: Heard, reins: Reins) -> Coroutine[Any, Any, list[Outcome]]:
            return take_turn(
                *(door.app, [first, *door.minds] if first else door.minds, guest.actor, said.text),
                key=heard.key,
                at=heard.at,
                fixed=fixed,
                files=kept,
                how=how,
                author=author,
                reins=reins,
            )

        await _answer_turn(door, guest, heard, turn, above=above)


_Turn = Callable[[Heard, Reins], Coroutine[Any, Any, list[Outcome]]]


async def _answer_turn(
    door: Door, guest: Visitor, heard: Heard, turn: _Turn, *, above: Sequence[Block] = ()
) -> None:
    """Run a turn where it can be seen, stopped and put right, and answer it."""
    draft = Draft(door, guest, heard)
    draft.begin()
    outcomes: list[Outcome] | None = None
    try:
        outcomes = await _thought_over(door, heard, turn, draft)
    except Stopped:
        pass
    finally:
        door.thinking.forget(heard.key)
        edit = await draft.over(outcomes or ())
    if outcomes is None:
        await door.say(guest, heard.place, "telegram-stopped", reply_to=heard.reply_to)
        return
    guest = await door.renewed(guest, outcomes)
    await _tell(door, guest, heard.place, outcomes, reply_to=heard.reply_to, above=above, edit=edit)


async def _thought_over(door: Door, heard: Heard, turn: _Turn, draft: Draft) -> list[Outcome]:
    """What the words come to; said otherwise meanwhile, they are read anew under the same name."""
    said = heard
    while True:
        try:
            return await door.thinking.run(whose(heard), turn(said, draft.reins), draft.reins, heard.key)
        except Amended as amended:
            said = following.read_with(said, door, amended.message)
            draft.again()


async def _kept(door: Door, heard: Heard) -> list[dict[str, object]]:
    """What was sent with the words, where it may be the paper of what they tell."""
    file = await attaching.kept(door, heard) if attaching.is_paper(heard) else None
    return [file] if file else []


async def _tell(
    door: Door,
    guest: Visitor,
    place: Place,
    outcomes: Sequence[Outcome],
    *,
    reply_to: int | None = None,
    above: Sequence[Block] = (),
    edit: Shown | None = None,
) -> None:
    """Answer a turn; what an answered question has led to in another company is told as that company's."""
    home = guest.company_id
    first = outcomes[0] if outcomes else None
    if first is not None and not guest.actor.group and not _is_own(door, first):
        made_in = await door.app.db.read(lambda session: changing.made_in(session, first))
        guest = await in_company(door.app, guest, made_in or home)
    elsewhere = guest.company_id != home
    await door.answer(guest, place, outcomes, reply_to=reply_to, edit=edit, elsewhere=elsewhere, above=above)


def _is_own(door: Door, outcome: Outcome) -> bool:
    """Is it an act of the person, not of a company: a switch, a language?"""
    known = door.app.register.actions.get(outcome.action) if isinstance(outcome, Done) else None
    return known is not None and known.own


async def take_words(
    door: Door, guest: Visitor, message: Message, text: str, key: str, *, careful: bool = False
) -> None:
    """A turn over words that were pressed, not typed: the chosen answer to a mind's question, which stood in
    `message` and was asked with care or without."""
    heard = Heard(message, guest.sender, guest.spot, place_of(message), text)

    def turn(said: Heard, reins: Reins) -> Coroutine[Any, Any, list[Outcome]]:
        return take_turn(
            *(door.app, door.minds, guest.actor, said.text),
            key=key,
            at=door.app.clock.now(),
            reins=reins,
            careful=careful,
        )

    await _answer_turn(door, guest, heard, turn)


def whose(heard: Heard) -> Whose:
    """Whose turn a message begins."""
    return str(heard.place), heard.sender.external_id


async def _is_stopped(door: Door, heard: Heard) -> bool:
    """ "Стоп" ends a turn that thinks, and that turn says so; without one it is a word like any other."""
    return is_stop(heard.text) and door.thinking.stop(whose(heard))


async def take_stopped(door: Door, stopped: MessageGenerationStopped, update_id: int) -> None:
    """The button under a draft was pressed: drafts stand in private chats alone."""
    place = Place(stopped.chat.id, stopped.message_thread_id)
    door.thinking.stop((str(place), stopped.chat.id))


async def _is_undone(door: Door, heard: Heard, guest: Visitor) -> bool:
    """ "Отмени" in reply to a receipt takes back that very deed."""
    above = heard.message.reply_to_message
    held = door.keys.undo_under(above.reply_markup) if above is not None else None
    if above is None or fold(heard.text) not in UNDO_WORDS:
        return False
    if held is None:
        return await _is_undone_there(door, heard, guest, above.message_id)
    guest = await in_company(door.app, guest, held.company_id)
    call = Call(held.act.action, held.act.args, How.COMMAND, f"{heard.key}:0", heard.at)
    outcome = await commands.outcome_of(door, call, guest)
    if isinstance(outcome, Done):
        await door.post.without_button(heard.place, above, held.token)
    await door.answer(guest, heard.place, [outcome], reply_to=heard.reply_to)
    return True


async def _is_met(door: Door, guest: Visitor) -> bool:
    """Have we got to know this person: they have a business, or are telling of one?"""
    return guest.company_id is not None or await _is_asked(door, guest)


async def _is_undone_there(door: Door, heard: Heard, guest: Visitor, message: int) -> bool:
    """ "Отмени" in reply to news of a deed, or to a receipt whose button is gone."""
    shown = await reactions.deed_under(door, heard.message.chat.id, message)
    if shown is None:
        return False
    await reactions.take_back(door, guest, shown, f"{heard.key}:0", heard.message.message_id)
    return True


async def _is_asked(door: Door, guest: Visitor) -> bool:
    """Does a question of ours wait for this person here?"""
    now = door.app.clock.now()
    return await door.app.db.read(lambda session: open_card(session, guest.actor, now) is not None)


async def _wordless(door: Door, heard: Heard, guest: Visitor) -> None:
    """A video, a sticker: said honestly; a stranger's voice is met with a hello. Service messages are let
    pass."""
    message = heard.message
    if voices.spoken_in(heard) is not None or message.contact is not None:
        await starting.greet(door, heard, guest)
        return
    held = (message.video, message.sticker)
    if any(held) or heard.spot.group:
        key = "telegram-unreadable" if any(held) else "telegram-how"
        await door.say(guest, heard.place, key, reply_to=heard.reply_to)


async def take_edited(door: Door, message: Message, update_id: int) -> None:
    """An edited message is never done again: a card that waits is made anew, a deed can be undone."""
    heard = hear(message, door.us)
    guest = await visitor(door.app, heard.sender, heard.spot) if heard is not None else None
    if heard is None or guest is None or not heard.text or door.taken.take(message):
        return
    operation = f"{heard.key}:0"
    actor = guest.actor
    waiting = await door.app.db.read(lambda session: changing.waiting(session, actor, heard.key))
    if waiting and heard.command is None:
        await _read_again(door, heard, guest, update_id, waiting)
        return
    deed = await door.app.db.read(lambda session: changing.deed_of(session, actor, operation))
    blocks = [Text(say("telegram-edited" if deed is not None else "telegram-edited-nothing"))]
    renderer = door.renderer(guest)
    undo = Buttons([[Button(say("telegram-undo"), Act("acts.undo", {"act": {"id": deed}}))]])
    messages = renderer.blocks([*blocks, undo] if deed is not None else blocks)
    await door.send(guest, heard.place, messages, renderer, reply_to=heard.reply_to)


async def put_aside(door: Door, guest: Visitor, message: str) -> None:
    """What was made of a message, and what it is asked about, waits no more."""
    actor = guest.actor
    await door.app.db.write(lambda session: changing.put_aside(session, actor, message))


async def _read_again(door: Door, heard: Heard, guest: Visitor, update_id: int, waiting: list[int]) -> None:
    """Nothing was done yet: the new words are read as if said now, under a name of their own; what waited for
    a yes to the old ones is asked no more."""
    key = f"{heard.key}:e{update_id}"
    outcomes = await take_turn(door.app, door.minds, guest.actor, heard.text, key=key, at=heard.at)
    await door.app.db.write(lambda session: changing.set_aside(session, waiting))
    await _tell(door, guest, heard.place, outcomes, reply_to=heard.reply_to)
