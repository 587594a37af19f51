"""What this room does when a business changes its currency."""

from __future__ import annotations

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.events import on
from core.companies.events import CurrencyChanged
from core.companies.refusals import CurrencyFixed
from core.finance.models import Account, CurrencyRate, Posting


@on(CurrencyChanged)
def count_in_another_currency(ctx: Ctx, event: CurrencyChanged) -> None:
    """Accounts without money go along. Raises CurrencyFixed where money was posted."""
    if ctx.session.scalar(sa.select(Posting.id).limit(1)) is not None:
        raise CurrencyFixed(currency=event.before)
    ctx.session.execute(
        sa.update(Account).where(Account.currency == event.before).values(currency=event.after),
        execution_options={"synchronize_session": "fetch"},
    )
    ctx.session.execute(sa.delete(CurrencyRate), execution_options={"synchronize_session": False})
