"""One company per session: reads are filtered, writes are stamped, and what would cross over is refused."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from core.tables import Owned

EVERYONE = "everyone"
NOBODY = -1


class TenancyBreach(RuntimeError):
    """Code tried to reach over the company's border: a defect, never a user's error."""


class HouseSession(Session):
    """A session that acts for one company, or for nobody (sees no owned row)."""

    @property
    def company_id(self) -> int | None:
        company: int | None = self.info.get("company")
        return company

    def act_for(self, company_id: int | None) -> None:
        self.info["company"] = company_id


def across_companies() -> dict[str, Any]:
    """Execution options of the few statements that serve all companies (courier, scheduler, sign-in)."""
    return {EVERYONE: True}


@event.listens_for(HouseSession, "do_orm_execute")
def _filter(state: ORMExecuteState) -> None:
    if state.execution_options.get(EVERYONE) or state.is_column_load or state.is_relationship_load:
        return
    if state.is_insert:
        return
    company = state.session.info.get("company") or NOBODY
    state.statement = state.statement.options(
        with_loader_criteria(Owned, lambda row: row.company_id == company, include_aliases=True)
    )


@event.listens_for(HouseSession, "before_flush")
def _stamp(session: Session, _context: object, _instances: object) -> None:
    company = session.info.get("company")
    for row in session.new:
        if isinstance(row, Owned):
            if row.company_id is None:
                row.company_id = company
            elif company is not None and row.company_id != company:
                raise TenancyBreach(f"{type(row).__name__} of another company")
    for row in session.dirty:
        if isinstance(row, Owned) and company is not None and row.company_id != company:
            raise TenancyBreach(f"{type(row).__name__} of another company")


def stamped(session: Session, model: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """Values of an insert statement with the company filled in and checked."""
    if not issubclass(model, Owned):
        return values
    company = session.info.get("company")
    given = values.setdefault("company_id", company)
    if given is None or (company is not None and given != company):
        raise TenancyBreach(f"{model.__name__} of another company")
    return values


def insert_many(session: Session, model: type[Any], rows: list[dict[str, Any]]) -> None:
    """Insert many rows of one table in one statement, stamped."""
    if rows:
        session.execute(sa.insert(model), [stamped(session, model, row) for row in rows])


def add_up_many(session: Session, model: type[Any], rows: list[dict[str, Any]], by: tuple[str, ...]) -> None:
    """Insert rows, or add their numbers to rows of the same key (`by`, company).

    Columns outside the key are summed; rows must all carry the same columns. Equal keys in `rows` are merged
    first and taken in key order, so that two writers never wait for each other crosswise.
    """
    if not rows:
        return
    merged: dict[tuple[Any, ...], dict[str, Any]] = {}
    key = ("company_id", *by) if issubclass(model, Owned) else by
    for row in rows:
        values = stamped(session, model, dict(row))
        at = tuple(values[name] for name in key)
        held = merged.get(at)
        if held is None:
            merged[at] = values
        else:
            for name, value in values.items():
                if name not in key:
                    held[name] += value
    batch = [merged[at] for at in sorted(merged, key=lambda parts: tuple(str(part) for part in parts))]
    summed = [name for name in batch[0] if name not in key]
    insert = insert_into(session, model)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=list(key),
            set_={name: getattr(model, name) + insert.excluded[name] for name in summed},
        ),
        batch,
    )


def add_up(session: Session, model: type[Any], keys: dict[str, Any], add: dict[str, int]) -> None:
    """One row of `add_up_many`."""
    add_up_many(session, model, [{**keys, **add}], tuple(keys))


def insert_once(session: Session, model: type[Any], values: dict[str, Any], by: tuple[str, ...]) -> bool:
    """Insert unless a row with the same unique key is there. True when inserted."""
    insert = insert_into(session, model).values(**stamped(session, model, values))
    done = session.execute(insert.on_conflict_do_nothing(index_elements=list(by)))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def insert_into(session: Session, model: type[Any]) -> Any:
    """The dialect's own INSERT, which knows ON CONFLICT."""
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert
    return insert(model)
