"""Files under their hash: which of them rows still refer to, and the sweeping of the others."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.acts.models import Card, Letter, OperationKey, Press
from core.tenancy import HouseSession, across_companies

if TYPE_CHECKING:
    from core.app import App

YOUNG = timedelta(days=1)
"""A file may be stored before the row that will refer to it: a younger one is left alone."""

_DIGEST = re.compile(r'"digest": ?"([0-9a-f]{64})"')


def digests_in(session: HouseSession, *columns: Any) -> Iterator[str]:
    """Hashes of files that JSON columns tell of, in the rows of all companies."""
    for column in columns:
        spelled = sa.cast(column, sa.Text)
        rows = sa.select(spelled).where(spelled.like('%"digest"%'))
        options = {"yield_per": 200, **across_companies()}
        for text in session.scalars(rows, execution_options=options):
            yield from _DIGEST.findall(text)


def kept_by_acts(session: HouseSession) -> Iterable[str]:
    """Files that open questions, buttons, stored answers and letters refer to."""
    cards = (Card.args, Card.options, Card.preview, Card.waiting)
    presses = (Press.args, Press.waiting)
    return digests_in(session, *cards, *presses, OperationKey.answer, Letter.receipt)


async def sweep_files(app: App) -> int:
    """Delete stored files that are older than a day and that no row refers to; answers how many."""
    before = app.clock.now() - YOUNG
    old = await asyncio.to_thread(app.files.older, before)
    if not old:
        return 0
    rooms = [keeps for room in app.register.rooms for keeps in room.keeps]
    kept = await app.db.read(lambda session: {digest for keeps in rooms for digest in keeps(session)})
    return await asyncio.to_thread(app.files.remove, [path for path in old if path.name not in kept], before)
