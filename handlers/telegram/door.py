"""The door: every update comes in here, every answer and letter goes out. One dictionary, no routers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.acts.calls import Answer, Ask, Choose, Confirm, Done
from core.acts.resuming import unfolded
from core.app import App
from core.blocks import Block, Text, say
from core.chat.entrance import move_place
from core.errors import Refusal
from handlers.drawing import Drawing
from handlers.telegram import buttons, following, forwards, groups, letters, reactions, talk
from handlers.telegram.drafting import Drafts
from handlers.telegram.errors import Incident
from handlers.telegram.faces import Faces
from handlers.telegram.heard import Ourselves
from handlers.telegram.keyring import Keys
from handlers.telegram.menus import Menus
from handlers.telegram.messages import Message
from handlers.telegram.progress import Board
from handlers.telegram.render import Renderer
from handlers.telegram.sending import PATIENCE, Post, Unreachable
from handlers.telegram.thinking import Thinking
from handlers.telegram.updates import read_update
from handlers.telegram.visitors import Visitor, again
from handlers.telegram.wire import Place, Shown, Wire

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Update

    from core.acts.models import Letter
    from core.assistant.hearing import Listener
    from core.assistant.minds import Mind
    from core.assistant.papers import PaperReader

log = logging.getLogger(__name__)

Outcome = Answer | Refusal
_Taker = Callable[["Door", Any, int], Awaitable[None]]
TAKERS: dict[str, _Taker] = {
    "message": talk.take,
    "edited_message": talk.take_edited,
    "callback_query": buttons.take,
    "my_chat_member": groups.take_membership,
    "message_reaction": reactions.take,
    "stopped_message_generation": talk.take_stopped,
}
"""Kinds of updates and who takes them; any other kind is let pass."""


class Door:
    """Telegram, or the local chat in its place. `source` is the door's name: 'telegram' or 'local'."""

    def __init__(
        self,
        app: App,
        bot: Bot,
        drawing: Drawing,
        source: str,
        *,
        minds: Sequence[Mind],
        listener: Listener | None = None,
        reader: PaperReader | None = None,
    ) -> None:
        self.app = app
        self.bot = bot
        self.minds = minds
        self.listener = listener
        self.reader = reader
        self.source = source
        self.keys = Keys(app)
        self.post = Post(Wire(bot), drawing, app.files, app.texts, self._group_moved)
        self.faces = Faces(app, self.post)
        self.thinking = Thinking()
        self.drafts = Drafts()
        self.pause: Callable[[float], Awaitable[None]] = asyncio.sleep
        """How time passes between two sights of a growing answer."""
        self.taken = forwards.Taken()
        self.board = Board(self)
        self.menus = Menus(self)
        app.progress_listeners.append(self.board.heard)

    @property
    def us(self) -> Ourselves:
        return Ourselves(self.bot.id, self.app.address.username, self.source)

    async def take_raw(self, raw: dict[str, Any]) -> None:
        """Take an update as it came off the wire."""
        await self.take(read_update(raw, self.bot))

    async def follows(self, first: dict[str, Any], waiting: Sequence[dict[str, Any]]) -> None:
        """Raw updates of a person wait behind the one that is being answered."""
        await following.follows(self, first, waiting)

    async def take(self, update: Update) -> None:
        """Answer an update. Whatever goes wrong is told to the person and logged; nothing is raised."""
        for kind, taker in TAKERS.items():
            event = getattr(update, kind)
            if event is not None:
                async with Incident(self, event):
                    await taker(self, event, update.update_id)
                return

    async def introduce(self) -> None:
        """Tell Telegram our commands, per scope and language."""
        await self.menus.introduce()

    async def deliver(self, letter: Letter) -> str:
        """Send a letter of the outbox; returns the message it became. Raises Unreachable and Throttled."""
        return await letters.deliver(self, letter)

    def renderer(self, guest: Visitor, *before: Block) -> Renderer:
        """A renderer for a guest; its buttons act in the guest's company."""
        texts = self.app.texts
        speaker = replace(guest.speaker, today=texts.today(guest.speaker))
        return Renderer(texts, speaker, self.keys.ring(guest.company_id), before)

    async def answer(
        self,
        guest: Visitor,
        place: Place,
        outcomes: Sequence[Outcome],
        *,
        reply_to: int | None = None,
        edit: Shown | None = None,
        elsewhere: bool = False,
        before: Sequence[Block] = (),
        above: Sequence[Block] = (),
    ) -> None:
        """Render what calls came to and send it. `elsewhere`: say which company it is about; `above` stands
        over the first answer alone."""
        if elsewhere:
            before = (Text(say("telegram-elsewhere", company=guest.company), "note"),)
        renderer = self.renderer(guest, *before)
        told = [one for outcome in outcomes for one in unfolded(outcome)]
        if any(isinstance(one, Done) and one.receipt.goes_on for one in told):
            await self.board.clear(guest.actor)
        messages: list[Message] = []
        cards: dict[str, int] = {}
        deeds: dict[int, int] = {}
        for one in told:
            begins = len(messages)
            head = () if messages else tuple(above)
            messages += replace(renderer, before=(*renderer.before, *head)).outcome(one)
            if isinstance(one, Confirm | Ask | Choose):
                cards[one.token] = len(messages) - 1
            elif isinstance(one, Done) and one.act_id is not None:
                deeds |= dict.fromkeys(range(begins, len(messages)), one.act_id)
        sent = await self.send(guest, place, messages, renderer, reply_to=reply_to, edit=edit)
        shown = {token: sent[at] for token, at in cards.items() if at < len(sent)}
        done = {sent[at]: deed for at, deed in deeds.items() if at < len(sent)}
        await self.faces.keep(guest.actor, place, shown, done, edit)
        await self.menus.after(guest, told, elsewhere=elsewhere)

    async def send(
        self,
        guest: Visitor,
        place: Place,
        messages: Sequence[Message],
        renderer: Renderer,
        *,
        reply_to: int | None = None,
        edit: Shown | None = None,
        patience: float = PATIENCE,
    ) -> list[int]:
        """Keep the buttons' calls, then send. A reader who is gone is no fault."""
        await renderer.token.keep()
        try:
            return await self.post.send(
                place, messages, guest.speaker, reply_to=reply_to, edit=edit, patience=patience
            )
        except Unreachable as gone:
            log.info("nobody to answer: %s", gone)
            return []

    async def say(
        self, guest: Visitor, place: Place, key: str, *, reply_to: int | None = None, **args: Any
    ) -> None:
        """One sentence of the door itself."""
        renderer = self.renderer(guest)
        await self.send(guest, place, renderer.words(key, **args), renderer, reply_to=reply_to)

    async def renewed(self, guest: Visitor, outcomes: Sequence[Outcome]) -> Visitor:
        """The guest after acts that may have changed their company or language."""
        acts = self.app.register
        own = [one.action for one in outcomes if isinstance(one, Done) and one.action in acts]
        if guest.actor.group or not any(acts[name].own and not acts[name].reads for name in own):
            return guest
        return await again(self.app, guest)

    async def _group_moved(self, old: int, new: int) -> None:
        await self.app.db.write(lambda session: move_place(session, self.source, str(old), str(new)))
