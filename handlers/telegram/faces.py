"""Messages that show cards: remembered when they are sent, without buttons when the card is asked no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.acts import faces, inbox, showing
from core.acts.calls import Actor
from core.app import App
from core.tenancy import HouseSession
from handlers.telegram.sending import Post
from handlers.telegram.wire import Place, Shown


@dataclass(frozen=True)
class Faces:
    """Keeps cards and the messages that show them together."""

    app: App
    post: Post

    async def keep(
        self,
        actor: Actor,
        place: Place,
        shown: Mapping[str, int],
        deeds: Mapping[int, int],
        edited: Shown | None = None,
    ) -> None:
        """After an answer: note its cards by token and its deeds by message, and take the buttons off cards
        it has closed."""
        if deeds:
            await self._keep_deeds(actor, place, deeds)
        if shown or edited is not None:
            spelled = {token: str(message) for token, message in shown.items()}
            reused = str(edited.message) if edited is not None else ""
            await self.app.db.write(lambda session: faces.show(session, str(place), spelled, reused))
        for message in await self.app.db.read(lambda session: faces.closed(session, actor)):
            await self.strip(place, Shown(int(message)))

    async def _keep_deeds(self, actor: Actor, place: Place, deeds: Mapping[int, int]) -> None:
        now = self.app.clock.now()

        def written(session: HouseSession) -> None:
            showing.show_deeds(session, actor, str(place.chat), deeds, now)

        if not inbox.note(written):
            await self.app.db.write(written)

    async def strip(self, place: Place, shown: Shown) -> None:
        """Take a card's buttons off the message that shows it."""
        await self.post.strip(place, shown)
        await self.forget(place, shown.message)

    async def last_words(self, place: Place, shown: Shown, html: str) -> None:
        """Close a card where it stands: other words, no buttons."""
        await self.post.last_words(place, shown, html)
        await self.forget(place, shown.message)

    async def forget(self, place: Place, message: int) -> None:
        """This message of ours has no card's buttons any more."""
        await self.app.db.write(lambda session: faces.forget(session, str(place), str(message)))
