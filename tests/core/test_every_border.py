"""Over the whole register: another company's records are not there, whoever names them and however."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.acts.ctx import Ctx
from core.acts.refusals import NoSuch
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.acting import act
from tests.core.house import House, Shop
from tests.core.scenarios import LOOKS, SCENARIOS


async def test_records_of_another_company_are_not_found(house: House, busy: Shop) -> None:
    stranger = await house.shop("Лютик", owner="Пётр")
    tried = set()
    before = await _of_company(busy)
    for name, args in [*SCENARIOS.items(), *LOOKS]:
        action = busy.app.register[name]
        for place in action.refs:
            path = place.path
            named = _at(args, path)
            theirs = await _id_of(busy, place.ref.kind, named)
            if theirs is None:
                continue
            refusal = await stranger.refused(name, **_with(args, path, {"id": theirs}))
            assert isinstance(refusal, NoSuch), (name, path, refusal)
            tried.add(place.ref.kind)
    assert tried >= {"customer", "product", "warehouse", "order", "member", "account", "schedule"}
    assert await _of_company(busy) == before


async def _id_of(shop: Shop, kind: str, named: Any) -> int | None:
    """The shop's record of that name; None where there is none yet."""
    if named is None or isinstance(named, dict):
        return int(named["id"]) if named else None

    def find(ctx: Ctx) -> int | None:
        found = ctx.finder(kind).by_name(ctx, str(named)).candidates
        return found[0].id if found else None

    return await act(shop, find)


def _at(node: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if node is None:
            return None
        node = node[0] if part == "*" else node.get(part)
    return node


def _with(node: Any, path: tuple[str, ...], value: Any) -> Any:
    if not path:
        return value
    if path[0] == "*":
        return [_with(node[0], path[1:], value)]
    return {**node, path[0]: _with(node[path[0]], path[1:], value)}


async def _of_company(shop: Shop) -> dict[str, list[str]]:
    """Every row of the shop."""

    def look(session: HouseSession) -> dict[str, list[str]]:
        connection = session.connection()
        mine = shop.actor.company_id
        return {
            table.name: sorted(
                map(repr, connection.execute(sa.select(table).where(table.c.company_id == mine)))
            )
            for table in Base.metadata.sorted_tables
            if "company_id" in table.c
        }

    return await shop.app.db.read(look)
