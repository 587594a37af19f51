"""A person's words taken out of what the kernel keeps: titles, answers, cards, buttons, letters, events, log.

The log's own rows stay and its chain verifies: only what was asked and changed is erased.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from core.acts.models import (
    Activity,
    ActivityPayload,
    Arrived,
    Card,
    Deed,
    Letter,
    OperationKey,
    Press,
    StoredEvent,
)
from core.tenancy import HouseSession
from core.words import stem

_QUIETLY = {"synchronize_session": False}
LEAST = 4
"""Letters a part of a name must have to be looked for in what was said freely."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Whose words go: the records they were subjects of, the words themselves, and what stands instead."""

    subjects: tuple[tuple[str, tuple[int, ...]], ...]
    """Kinds and ids."""
    words: tuple[str, ...]
    instead: str

    def cleared(self, value: Any) -> Any:
        """JSON without the words: whole strings, and inside longer ones where a word is telling."""
        if isinstance(value, str):
            return self._line(value)
        if isinstance(value, list):
            return [self.cleared(one) for one in value]
        if isinstance(value, dict):
            return {name: self.cleared(one) for name, one in value.items()}
        return value

    def _line(self, text: str) -> str:
        if text in self.words:
            return self.instead
        for word in self.words:
            if _is_telling(word):
                text = text.replace(word, self.instead)
        return text

    def told_in(self, *columns: Any) -> Any:
        """Rows in whose JSON one of the words stands."""
        quoted = [(word, json.dumps(word, ensure_ascii=False)) for word in self.words]
        spelled = [text[1:-1] if _is_telling(word) else text for word, text in quoted]
        texts = [sa.cast(column, sa.Text) for column in columns]
        return sa.or_(*(text.contains(word, autoescape=True) for text in texts for word in spelled))

    def hinted_in(self, column: Any) -> Any:
        """Rows of free talk in which a part of the words stands in any of its forms."""
        parts = {stem(part) for word in self.words for part in word.split() if len(part) >= LEAST}
        forms = {form for part in parts if len(part) >= LEAST for form in (part, part.capitalize())}
        text = sa.cast(column, sa.Text)
        return sa.or_(sa.false(), *(text.contains(form, autoescape=True) for form in sorted(forms)))


def _is_telling(word: str) -> bool:
    """A lone first name is anybody's; two words, a number or an address are not."""
    return len(word.split()) > 1 or "@" in word or sum(sign.isdigit() for sign in word) >= 7


_KEPT: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (OperationKey, ("answer",)),
    (Card, ("args", "options", "preview", "waiting", "question")),
    (Press, ("args", "waiting")),
    (Letter, ("receipt",)),
    (StoredEvent, ("data",)),
    (Deed, ("title", "undo")),
)


def forget_in_acts(session: HouseSession, company_id: int, who: Forgotten) -> None:
    """Take the words out of the kernel's rows of a company."""
    for model, names in _KEPT:
        scrub(session, company_id, model, names, who)
    for kind, ids in who.subjects:
        for first in range(0, len(ids), 500):
            about = sa.select(Activity.id).where(
                Activity.company_id == company_id,
                Activity.subject_kind == kind,
                Activity.subject_id.in_(ids[first : first + 500]),
            )
            _erase(session, ActivityPayload.activity_id.in_(about))
    # By the log's own index: payloads have none by company, and other companies' are not walked through.
    own = sa.select(Activity.id).where(Activity.company_id == company_id)
    _erase(session, ActivityPayload.activity_id.in_(own), who.told_in(ActivityPayload.payload))
    heard = sa.update(Arrived).where(Arrived.done.is_(True), who.hinted_in(Arrived.payload))
    session.execute(heard.values(payload={}), execution_options=_QUIETLY)


def _erase(session: HouseSession, *where: Any) -> None:
    session.execute(sa.delete(ActivityPayload).where(*where), execution_options=_QUIETLY)


def scrub(session: HouseSession, company_id: int, model: Any, names: tuple[str, ...], who: Forgotten) -> None:
    """Clear JSON columns of a company's rows in which one of the words stands."""
    keys = model.__mapper__.primary_key
    columns = [getattr(model, name) for name in names]
    query = sa.select(*keys, *columns).where(model.company_id == company_id, who.told_in(*columns))
    for row in session.execute(query).all():
        own = [column == value for column, value in zip(keys, row, strict=False)]
        values = {
            name: who.cleared(value) if value is not None else sa.null()
            for name, value in zip(names, row[len(keys) :], strict=True)
        }
        session.execute(sa.update(model).where(*own).values(values), execution_options=_QUIETLY)
