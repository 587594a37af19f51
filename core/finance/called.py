"""How a posting is called and found: by its sum, and by words of its item or its note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.finding import Candidate, Finder, Found, fold, stems
from core.attachments.keeping import records_with_files
from core.blocks import Day, Said, say
from core.finance.models import Item, Posting
from core.finance.queries import standing
from core.money import to_minor

FAR = 2000
"""Postings that are looked through, the newest of them."""
SHOWN = 8
KINDS = ("expense", "income", "owner", "loan")
_SUM = re.compile(r"(\d[\d\s\u00a0]*(?:[.,]\d{1,2})?)\s*(тыс\w*|т\.?р\.?|[кkт])?(?![\w.,]*\d)", re.IGNORECASE)
_DAYS = {"сегодня": 0, "today": 0, "вчера": 1, "yesterday": 1, "вчерашний": 1, "позавчера": 2}
_LAST = frozenset(stems("последний последнего последнему последняя last latest"))
_EMPTY = frozenset(
    stems(
        "чек чека чеки фото квитанция документ файл расход расходу расхода трата траты трате доход платеж "
        "платежа платежу оплата покупка покупки к ко от по за на с из для руб рублей рубля рубль р тенге сом "
        "expense spending payment receipt cheque photo of for to the from on rub"
    )
)

MOST = Decimal(10) ** 13
"""Sums from here on are nobody's."""


def called(ctx: Ctx, posting: Posting) -> Said:
    """«бензин, 500 ₽» in one line."""
    item = ctx.session.get(Item, posting.item_id) if posting.item_id else None
    return _called(ctx, posting, item.name if item else None)


def _called(ctx: Ctx, posting: Posting, item: str | None) -> Said:
    what = item or posting.note or ctx.say(say(f"finance-kind-{posting.kind}"))
    return say("finance-posting-called", what=what, amount=ctx.money(abs(posting.amount)))


class PostingFinder(Finder):
    """Money spent or received, by its sum, its item, its note, its day: '500 бензин вчера', 'последний'."""

    kind = "posting"

    def by_name(self, ctx: Any, typed: str) -> Found:
        """The newest first; where the sum and the words fit several, all of them."""
        minor, day, words = _read(ctx, typed)
        if not words and minor is None and day is None:
            return Found(self.likely(ctx, 1) if _LAST & set(stems(typed)) else [])
        rows = [
            row
            for row in _rows(ctx, minor, day)
            if words <= set(stems(f"{row[1] or ''} {row[0].note or ''}"))
        ]
        return Found(_shown(ctx, rows[: SHOWN + 1]))

    def by_names(self, ctx: Any, typed: Sequence[str]) -> list[Found]:
        """Several names, in their order."""
        return [self.by_name(ctx, one) for one in typed]

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        """The posting of that id."""
        row = ctx.session.execute(_query().where(Posting.id == record_id)).first()
        return _shown(ctx, [row])[0] if row else None

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        """The newest."""
        return _shown(ctx, _rows(ctx, None, None)[:limit])


def _read(ctx: Any, typed: str) -> tuple[int | None, date | None, set[str]]:
    """The sum in minor units, the day, the other words."""
    found = _SUM.search(typed)
    minor = None
    if found is not None:
        amount = Decimal(re.sub(r"\s", "", found[1]).replace(",", "."))
        amount = amount * 1000 if found[2] else amount
        # No posting is of nothing, nor of more than is kept.
        minor = to_minor(amount, ctx.company.currency) if amount < MOST else 0
        typed = f"{typed[: found.start()]} {typed[found.end() :]}"
    said = fold(typed).split()
    day = next((ctx.today - timedelta(days=_DAYS[word]) for word in said if word in _DAYS), None)
    words = set(stems(" ".join(word for word in said if word not in _DAYS)))
    return minor, day, words - _EMPTY - _LAST


def _query() -> Any:
    return sa.select(Posting, Item.name).outerjoin(Item, Item.id == Posting.item_id)


def _rows(ctx: Any, minor: int | None, day: date | None) -> Sequence[Any]:
    query = _query().where(Posting.kind.in_(KINDS), *standing())
    if minor is not None:
        query = query.where(Posting.amount.in_([minor, -minor]))
    if day is not None:
        query = query.where(Posting.cash_day == day)
    rows: Sequence[Any] = ctx.session.execute(query.order_by(Posting.id.desc()).limit(FAR)).all()
    return rows


def _shown(ctx: Any, rows: Sequence[Any]) -> list[Candidate]:
    with_files = records_with_files(ctx.session, "posting", [row[0].id for row in rows])
    return [
        Candidate(
            row[0].id,
            ctx.say(_called(ctx, row[0], row[1])),
            say(
                "finance-posting-detail",
                day=Day(row[0].cash_day),
                papers="some" if row[0].id in with_files else "none",
            ),
        )
        for row in rows
    ]
