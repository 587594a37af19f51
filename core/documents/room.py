"""The room as the composition root sees it."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.register import Room
from core.customers.events import CustomerErased
from core.documents import ways
from core.documents.actions import issuing, settling
from core.documents.models import MadeDocument
from core.tenancy import HouseSession, across_companies

__all__ = ["ROOM", "ways"]


def files(session: HouseSession) -> Iterable[str]:
    """The files of all documents that were made: they are kept as they were sent."""
    return session.scalars(sa.select(MadeDocument.digest), execution_options=across_companies())


@on(CustomerErased)
def forget_statements(ctx: Ctx, event: CustomerErased) -> None:
    """A person's statements go; invoices and waybills are papers of the books and stay as they were sent."""
    gone = sa.delete(MadeDocument).where(
        MadeDocument.kind == "statement", MadeDocument.subject_id.in_(event.cards)
    )
    ctx.session.execute(gone, execution_options={"synchronize_session": False})


ROOM = Room("documents", actions=(issuing, settling), subscribers=(forget_statements,), keeps=(files,))
