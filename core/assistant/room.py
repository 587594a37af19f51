"""The assistant as a room: its tables and words."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from core.acts.filing import digests_in
from core.acts.forgetting import Forgotten
from core.acts.register import Room
from core.assistant import asking, learning, mending, models, remembering, spending, trying, unread
from core.tenancy import HouseSession


def kept_files(session: HouseSession) -> Iterable[str]:
    """Files that turns were about."""
    return digests_in(session, models.StoredTurn.calls, models.ModelTurn.said)


def forget(session: HouseSession, company_id: int, who: Forgotten) -> None:
    """Talk in which the person was named is not kept."""
    for model, column in (
        (models.StoredTurn, models.StoredTurn.calls),
        (models.ModelTurn, models.ModelTurn.said),
        (models.Memory, models.Memory.text),
    ):
        gone = sa.delete(model).where(model.company_id == company_id, who.hinted_in(column))
        session.execute(gone, execution_options={"synchronize_session": False})


ROOM = Room(
    "assistant",
    finders=(remembering.MemoryFinder(),),
    actions=(asking, learning, mending, remembering, spending, trying),
    folder=models,
    subscribers=(learning.on_company_deleted,),
    choices=(unread.note_choice,),
    keeps=(kept_files,),
    forgets=(forget,),
)
