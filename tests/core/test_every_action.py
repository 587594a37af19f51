"""Over the whole register: a card changes nothing, and what is undone leaves no figure behind."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.rooms import open_rooms
from core.acts.calls import Confirm, Done, How
from core.acts.models import Activity
from core.errors import Refusal
from core.reports.check import check_all
from core.tables import Base
from core.tenancy import HouseSession
from tests.core.house import Shop
from tests.core.scenarios import LOOKS, SCENARIOS, looks

NO_WAY_BACK = {
    "acts.undo": "is the way back",
    "companies.create": "a business is closed, not undone",
    "companies.switch": "tried with two businesses in its room",
    "companies.delete": "final",
    "companies.open_period": "tried with a closed period in its room",
    "companies.leave": "only an invitation leads back",
    "companies.transfer": "the new owner decides",
    "chat.link": "needs a group; tried at the door",
    "chat.unlink": "linked again in the group",
    "reports.export": "a file has been sent",
    "integrations.download": "a file has been sent",
    "documents.labels": "a file has been sent",
    "documents.labels_of_all": "a file has been sent",
    "customers.export": "a file has been sent",
    "customers.export_person": "a file has been sent",
    "customers.erase": "final",
    "documents.invoice": "a file has been made",
    "documents.waybill": "a file has been made",
    "documents.receipt": "a file has been made",
    "documents.prices": "a file has been made",
    "assistant.forget_unread": "final",
    "assistant.test_model": "changes nothing of the business",
    "integrations.import": "tried with files in its room",
    "insights.suggest": "tried with months of sales in its room",
    "insights.rate": "tried with ideas in its room",
    "insights.to_task": "tried with ideas in its room",
    "insights.delete": "tried with ideas in its room",
    "sample.load": "a business of its own",
}


def test_every_write_has_its_scenario_or_a_reason() -> None:
    visible = {act.name for act in open_rooms().actions.values() if not act.hidden and not act.reads}
    assert visible == SCENARIOS.keys() | NO_WAY_BACK.keys()


@pytest.mark.parametrize("name", SCENARIOS)
async def test_a_card_changes_nothing_and_an_undo_leaves_nothing(busy: Shop, name: str) -> None:
    before = await looks(busy)
    done = await _agreed(busy, name)
    assert done.act_id is not None, "it has no way back"
    during = await looks(busy)
    await busy.undoes(done)
    after = await looks(busy)
    for look, was, now in zip(LOOKS, before, after, strict=True):
        if look[0] != "reports.why":  # its count of rows tells of what was taken back, too
            assert _without_numbers(name, now) == _without_numbers(name, was), look
    assert during != before or name in _UNSEEN
    assert await check_all(busy.app) == []


_UNSEEN = {
    "accounts.language",
    "companies.grant",
    "customers.change",
    "customers.keep_apart",
    "customers.note",
    "customers.opt_out",
    "documents.requisites",
    "inventory.expiry_rules",
    "inventory.set_batches",
    "inventory.set_serials",
    "inventory.set_count_limit",
    "inventory.set_scales",
    "orders.note",
    "orders.set_deposit",
    "purchasing.set_tolerance",
}
"""What these change is not in any of the looks."""


def _without_numbers(name: str, shown: str) -> str:
    """A draft that was confirmed keeps its number: numbers have no gaps."""
    return re.sub(r"№\s3(\s·\s)?|\(черновик\)", "", shown) if name == "orders.confirm" else shown


async def _agreed(shop: Shop, name: str) -> Done:
    """The act through its card, which must leave every table and file as they were."""
    before, files = await _rows(shop), _files(shop)
    entered = len(before["activity"])
    answer = await shop.call(name, How.WORDS, **SCENARIOS[name])
    if isinstance(answer, Confirm):
        assert await _rows(shop) == before
        assert _files(shop) == files
        answer = await shop.agrees(answer)
    else:
        assert shop.app.register[name].at_once
    assert isinstance(answer, Done)
    await _is_in_the_log(shop, name, entered)
    return answer


async def _is_in_the_log(shop: Shop, name: str, before: int) -> None:
    """One entry more: what, by whom, through which door."""
    entries = await shop.rows(Activity)
    last = max(entries, key=lambda entry: entry.id)
    assert len(entries) == before + 1
    assert (last.action, last.person_id, last.door) == (name, shop.actor.person_id, "telegram")


async def _rows(shop: Shop) -> dict[str, list[str]]:
    """Every row of every table, the cards apart."""

    def look(session: HouseSession) -> dict[str, list[str]]:
        connection = session.connection()
        tables = [table for table in Base.metadata.sorted_tables if table.name != "cards"]
        return {table.name: sorted(map(repr, connection.execute(sa.select(table)))) for table in tables}

    return await shop.app.db.read(look)


def _files(shop: Shop) -> list[str]:
    folder = shop.app.files.path("0" * 64).parents[1]
    return sorted(str(path) for path in folder.rglob("*")) if folder.exists() else []


@pytest.mark.parametrize("name", SCENARIOS)
async def test_what_a_viewer_and_a_group_may_not_see_is_nowhere(busy: Shop, name: str) -> None:
    """Cost, margin and profit never reach an editor, nor a group, by any write."""
    editor = await busy.member("Жанна", "editor")
    editor.actor = replace(editor.actor, group=True)
    action = busy.app.register[name]
    if not (await editor.standing()).may(action.needs):
        return
    try:
        answer = await editor.call(name, How.WORDS, **SCENARIOS[name])
    except Refusal:
        return
    shown = editor.text(answer).lower()
    assert "маржа" not in shown
    assert "себестоимость" not in shown
    assert "прибыль" not in shown
