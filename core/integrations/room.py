"""The room of files and, later, of other programs."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.events import on
from core.acts.filing import digests_in
from core.acts.register import Room
from core.customers.events import CustomerErased
from core.integrations import actions, banking, downloading, models
from core.integrations.bank.checking import bank_differences
from core.integrations.bank.settling import wait_again
from core.tenancy import HouseSession

__all__ = ["ROOM", "models"]


def kept_files(session: HouseSession) -> Iterable[str]:
    """Files that were imported, or are to go on being."""
    return digests_in(session, models.ImportRun.files, models.BankStatement.files)


@on(CustomerErased)
def forget_keys(ctx: Ctx, event: CustomerErased) -> None:
    """What other programs call the person, and what an import has changed on the card."""
    for model in (models.OuterKey, models.ImportedRecord):
        gone = sa.delete(model).where(model.kind == "customer", model.record_id.in_(event.cards))
        ctx.session.execute(gone, execution_options={"synchronize_session": False})
    blank = {"party": "", "inn": "", "party_account": "", "purpose": ""}
    told = sa.update(models.BankEntry).where(models.BankEntry.customer_id.in_(event.cards)).values(**blank)
    ctx.session.execute(told, execution_options={"synchronize_session": False})


ROOM = Room(
    "integrations",
    actions=(actions, banking, downloading),
    subscribers=(forget_keys, wait_again),
    checks=(bank_differences,),
    keeps=(kept_files,),
)
