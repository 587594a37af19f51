"""`python -m bot unread`: phrases that were not understood, as YAML for who writes phrases."""

from __future__ import annotations

from collections import Counter
from typing import Any, TextIO

import sqlalchemy as sa

from bot.main import open_app
from bot.settings import Settings
from core.assistant.models import UnreadPhrase
from core.tenancy import HouseSession, across_companies


async def unread(settings: Settings, out: TextIO) -> int:
    """Print the shapes that companies have let be kept, all of them together, the most frequent first."""
    import yaml

    app = await open_app(settings)
    try:
        shapes = await app.db.read(_shapes)
    finally:
        await app.db.close()
    if shapes:
        yaml.safe_dump(shapes, out, allow_unicode=True, sort_keys=False, width=200)
    return 0


def _shapes(session: HouseSession) -> list[dict[str, Any]]:
    """Each shape once, whoever said it: which companies they are is nobody's business."""
    rows = session.scalars(
        sa.select(UnreadPhrase).order_by(UnreadPhrase.last_at), execution_options=across_companies()
    )
    counts: Counter[tuple[str, str]] = Counter()
    chosen: dict[tuple[str, str], Counter[str]] = {}
    offered: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.shape, row.language)
        counts[key] += row.count
        chosen.setdefault(key, Counter()).update(row.chosen)
        if row.offered:
            offered[key] = row.offered
    return [
        {
            "shape": shape,
            "language": language,
            "count": count,
            **({"offered": offered[shape, language]} if (shape, language) in offered else {}),
            **({"chosen": dict(chosen[shape, language].most_common())} if chosen[shape, language] else {}),
        }
        for (shape, language), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
