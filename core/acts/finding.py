"""Finders: from a typed name to a record. Exact, then stems, then typos; several that fit are all shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

import sqlalchemy as sa

from core.acts.models import Name, NameStem
from core.blocks import Said
from core.tenancy import HouseSession, Prepared, insert_many
from core.words import lemmas, stem

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?", re.UNICODE)
SHOWN = 6
"""Most candidates offered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a name may mean."""

    id: int
    name: str
    detail: Said | str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a name led to. `exact`: by its whole name or stems; otherwise through a guess at a typo."""

    candidates: list[Candidate] = field(default_factory=list)
    exact: bool = True
    doubtful: bool = False
    """It may be somebody else of nearly that name: asked about where a new record could be meant."""


class Finder(Protocol):
    """Turns names of one kind into records."""

    kind: str

    def by_name(self, ctx: Any, typed: str) -> Found: ...

    def by_names(self, ctx: Any, typed: Sequence[str]) -> list[Found]:
        """Several names, in their order."""
        return [self.by_name(ctx, name) for name in typed]

    def within(self, ctx: Any, typed: str, limit: int) -> list[Candidate]:
        """Records all of whose words are among the typed ones, which say more."""
        return []

    def told_by(self, ctx: Any, action: Any, typed: str) -> dict[str, Any] | None:
        """What a name tells besides the record: fields of the line it stands in, the reference among them."""
        return None

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None: ...

    def likely(self, ctx: Any, limit: int) -> list[Candidate]: ...


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, ё as е, single spaces, no punctuation."""
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))


def stems(text: str) -> list[str]:
    """Distinct stems of a text's words, in order."""
    return list(dict.fromkeys(stem(word)[:60] for word in fold(text).split()))


def enter_name(session: HouseSession, kind: str, record_id: int, name: str, also: Sequence[str] = ()) -> None:
    """Put a record's name (and other names it goes by) into the index; replaces what was there."""
    strike_name(session, kind, record_id)
    own = stems(name)
    whole = " ".join(sorted(own))[:300]
    row = {
        "kind": kind,
        "record_id": record_id,
        "name": name[:300],
        "folded": fold(name)[:300],
        "stems": whole,
    }
    insert_many(session, Name, [row])
    every = dict.fromkeys([*own, *(part for other in also for part in stems(other))])
    insert_many(session, NameStem, [{"kind": kind, "stem": part, "record_id": record_id} for part in every])


def enter_new_names(session: HouseSession, kind: str, names: Sequence[tuple[int, str]]) -> None:
    """Put names of many records that have just been made (id, name) into the index, in two statements."""
    rows, parts = [], []
    for record_id, name in names:
        own = stems(name)
        rows.append(
            {
                "kind": kind,
                "record_id": record_id,
                "name": name[:300],
                "folded": fold(name)[:300],
                "stems": " ".join(sorted(own))[:300],
            }
        )
        parts += [{"kind": kind, "stem": part, "record_id": record_id} for part in own]
    insert_many(session, Name, rows)
    insert_many(session, NameStem, parts)


def lead_names(session: HouseSession, kind: str, ids: Sequence[int], to: int, name: str) -> None:
    """Let the names of records that became part of another lead to that one, by its name."""
    session.execute(
        sa.update(Name)
        .where(Name.kind == kind, Name.record_id.in_(ids))
        .values(leads_to=to, name=name[:300]),
        execution_options={"synchronize_session": False},
    )


def rename_leading(session: HouseSession, kind: str, record_id: int, name: str) -> None:
    """Names that lead to a record go by its new name."""
    session.execute(
        sa.update(Name).where(Name.kind == kind, Name.leads_to == record_id).values(name=name[:300]),
        execution_options={"synchronize_session": False},
    )


def strike_names(session: HouseSession, kind: str, ids: Sequence[int]) -> None:
    """Take many records out of the index."""
    for model in (Name, NameStem):
        session.execute(
            sa.delete(model).where(model.kind == kind, model.record_id.in_(ids)),
            execution_options={"synchronize_session": False},
        )


def strike_name(session: HouseSession, kind: str, record_id: int) -> None:
    """Take a record out of the index."""
    _STRIKE(session, kind=kind, record_id=record_id)
    _STRIKE_STEMS(session, kind=kind, record_id=record_id)


_STRIKE = Prepared(
    sa.delete(Name).where(Name.kind == sa.bindparam("kind"), Name.record_id == sa.bindparam("record_id")),
    Name,
)
_STRIKE_STEMS = Prepared(
    sa.delete(NameStem).where(
        NameStem.kind == sa.bindparam("kind"), NameStem.record_id == sa.bindparam("record_id")
    ),
    NameStem,
)


_COLUMNS = (sa.func.coalesce(Name.leads_to, Name.record_id).label("record_id"), Name.name, Name.stems)
"""The record a name leads to, what it is called, the stems."""
_KIND = Name.kind == sa.bindparam("kind")
_EXACT = Prepared(
    sa.select(*_COLUMNS).where(_KIND, Name.folded == sa.bindparam("folded")).limit(SHOWN + 1), Name
)
_EXACT_ALL = Prepared(
    sa.select(*_COLUMNS, Name.folded).where(_KIND, Name.folded.in_(sa.bindparam("every", expanding=True))),
    Name,
)
_BY_ID = Prepared(sa.select(*_COLUMNS).where(_KIND, Name.record_id == sa.bindparam("record_id")), Name)
_KNOWN = Prepared(sa.select(NameStem.stem).where(NameStem.kind == sa.bindparam("kind")).distinct(), NameStem)
_BY_STEMS = Prepared(
    sa.select(*_COLUMNS)
    .join(NameStem, sa.and_(NameStem.kind == Name.kind, NameStem.record_id == Name.record_id))
    .where(_KIND, NameStem.stem.in_(sa.bindparam("stems", expanding=True)))
    .group_by(*_COLUMNS)
    .having(sa.func.count() == sa.bindparam("wanted"))
    .order_by(Name.name)
    .limit(200),
    Name,
    NameStem,
)


class NamesFinder(Finder):
    """The finder of a kind whose names are kept in the index."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def by_name(self, ctx: Any, typed: str) -> Found:
        session: HouseSession = ctx.session
        exact = _EXACT(session, kind=self.kind, folded=fold(typed)[:300]).all()
        if exact:
            return Found(self._shown(ctx, exact))
        parts = stems(typed)
        if not parts:
            return Found()
        whole = self._by_stems(session, parts)
        if whole:
            return Found(self._shown(ctx, _closest(whole, parts)))
        known = set(_KNOWN(session, kind=self.kind).scalars())
        forms = [_dictionary_stems(word, known) for word in fold(typed).split()]
        if all(forms) and (held := self._by_groups(session, forms)):
            return Found(self._shown(ctx, held))
        slips = [_nearest(part, known) for part in parts]
        near = self._by_groups(session, slips) if all(slips) else []
        return Found(self._shown(ctx, near), exact=False)

    def by_names(self, ctx: Any, typed: Sequence[str]) -> list[Found]:
        """Names written out whole are found together; each of the others by its own steps."""
        if len(typed) < 2:
            return super().by_names(ctx, typed)
        folded = [fold(name)[:300] for name in typed]
        whole: dict[str, list[Any]] = {}
        for row in _EXACT_ALL(ctx.session, kind=self.kind, every=sorted(set(folded))):
            whole.setdefault(row.folded, []).append(row)
        return [
            Found(self._shown(ctx, whole[key][: SHOWN + 1])) if key in whole else self.by_name(ctx, name)
            for key, name in zip(folded, typed, strict=True)
        ]

    def within(self, ctx: Any, typed: str, limit: int) -> list[Candidate]:
        """Records all of whose words are among the typed ones, which say more: 'мука' in 'мука в/с 50 кг'."""
        said = stems(typed)[:40]
        holding = sa.select(NameStem.record_id).where(NameStem.kind == self.kind, NameStem.stem.in_(said))
        rows = ctx.session.execute(
            sa.select(*_COLUMNS).where(Name.kind == self.kind, Name.record_id.in_(holding)).limit(2000)
        ).all()
        whole = [row for row in rows if row.stems and set(row.stems.split()) <= set(said)]
        whole.sort(key=lambda row: (-len(row.stems.split()), row.name))
        return self._shown(ctx, whole[:limit])

    def by_id(self, ctx: Any, record_id: int) -> Candidate | None:
        row = _BY_ID(ctx.session, kind=self.kind, record_id=record_id).first()
        return Candidate(row.record_id, row.name) if row else None

    def likely(self, ctx: Any, limit: int) -> list[Candidate]:
        own = sa.select(*_COLUMNS).where(Name.kind == self.kind, Name.leads_to.is_(None))
        return self._shown(ctx, ctx.session.execute(own.order_by(Name.record_id.desc()).limit(limit)).all())

    def detail(self, ctx: Any, ids: list[int]) -> dict[int, Said | str]:
        """A word about each candidate, to tell namesakes apart; rooms override."""
        return {}

    def _shown(self, ctx: Any, rows: Sequence[Any]) -> list[Candidate]:
        names = {row.record_id: row.name for row in rows}
        details = self.detail(ctx, list(names)) if len(names) > 1 else {}
        return [Candidate(key, name, details.get(key)) for key, name in names.items()]

    def _by_stems(self, session: HouseSession, parts: list[str]) -> Sequence[Any]:
        return _BY_STEMS(session, kind=self.kind, stems=parts, wanted=len(parts)).all()

    def _by_groups(self, session: HouseSession, groups: Sequence[set[str]]) -> Sequence[Any]:
        """Records that have a stem of every group."""
        query = (
            sa.select(NameStem.record_id, NameStem.stem)
            .where(NameStem.kind == self.kind, NameStem.stem.in_(set().union(*groups)))
            .limit(2000)
        )
        held: dict[int, set[str]] = {}
        for record_id, part in session.execute(query):
            held.setdefault(record_id, set()).add(part)
        ids = [record_id for record_id, have in held.items() if all(have & group for group in groups)]
        rows = (
            sa.select(*_COLUMNS)
            .where(Name.kind == self.kind, Name.record_id.in_(ids[:200]))
            .order_by(Name.name)
        )
        return session.execute(rows.limit(SHOWN + 1)).all()


def _dictionary_stems(word: str, known: set[str]) -> set[str]:
    """Known stems of the word and of its dictionary forms (чашек → чашка)."""
    return {stem(form)[:60] for form in (word, *lemmas(word))} & known


def _closest(rows: Sequence[Any], parts: list[str]) -> Sequence[Any]:
    """A record named by exactly these words goes before those that have more of them."""
    whole = " ".join(sorted(parts))
    same = [row for row in rows if row.stems == whole]
    return same or rows


def _nearest(part: str, known: set[str]) -> set[str]:
    """Known stems one slip away (two from eight letters on), the nearest only; numbers have no typos."""
    if part in known:
        return {part}
    from rapidfuzz.distance import OSA

    allowed = 0 if len(part) < 3 or any(sign.isdigit() for sign in part) else 1 if len(part) < 8 else 2
    near: dict[int, set[str]] = {}
    for other in known:
        if allowed and abs(len(other) - len(part)) <= allowed:
            distance = OSA.distance(part, other, score_cutoff=allowed)
            if distance <= allowed:
                near.setdefault(distance, set()).add(other)
    return near[min(near)] if near else set()
