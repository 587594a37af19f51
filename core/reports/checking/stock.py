"""Rollups of arrivals, losses and finds beside the movements they were made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from core.acts.rights import CompanyFacts
from core.blocks import Said, say
from core.inventory.models import Movement
from core.reports.checking.naming import Names, figure
from core.reports.models import SalesCount
from core.reports.rollups import NO_QUANTITY, STOCKED, stock_measures
from core.tenancy import HouseSession

Place = tuple[str, date, int]


def stock_differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """Days and products whose arrivals, losses or finds are not those of their movements."""
    expected, stored = _expected(session), _stored(session)
    names = Names.of(session, company)
    for scope, day, ref in sorted({*expected, *stored}):
        place = (scope, day, ref)
        for measure in STOCKED:
            held, found = stored[place].get(measure, 0), expected[place].get(measure, 0)
            if held != found:
                yield say(
                    "reports-check-sales",
                    where=names.place(scope, ref, day),
                    what=figure(measure),
                    stored=names.value(measure, held),
                    counted=names.value(measure, found),
                )


def _expected(session: HouseSession) -> defaultdict[Place, dict[str, int]]:
    came = Movement.quantity > 0
    keys = (Movement.day, Movement.product_id, Movement.document_kind, Movement.kind, came)
    query = sa.select(*keys, sa.func.sum(Movement.quantity), sa.func.sum(Movement.value)).group_by(*keys)
    found: defaultdict[Place, dict[str, int]] = defaultdict(dict)
    for day, product, document, kind, _, quantity, value in session.execute(query):
        measures = stock_measures(document, kind, int(quantity), int(value))
        if measures is not None:
            _grow(found["product", day, product], measures)
            _grow(found["day", day, 0], {**measures, **NO_QUANTITY})
    return found


def _grow(held: dict[str, int], measures: dict[str, int]) -> None:
    for name, number in measures.items():
        held[name] = held.get(name, 0) + number


def _stored(session: HouseSession) -> defaultdict[Place, dict[str, int]]:
    columns = [getattr(SalesCount, name) for name in STOCKED]
    some = sa.or_(*(column != 0 for column in columns))
    query = sa.select(SalesCount.scope, SalesCount.day, SalesCount.ref, *columns).where(some)
    found: defaultdict[Place, dict[str, int]] = defaultdict(dict)
    for row in session.execute(query):
        found[row[0], row[1], row[2]] = dict(zip(STOCKED, row[3:], strict=True))
    return found
