"""From files to what they would bring in: read and written to a folder outside any transaction."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.acts.slow import SlowCtx
from core.integrations.asking import NewImport, chosen
from core.integrations.reading.composing import compose, zone_setting
from core.integrations.reading.opening import open_files
from core.integrations.reading.plan import Choices, ImportPlan, Totals
from core.integrations.reading.planning import make_plan
from core.integrations.refusals import FilesGone
from core.money import exponent

PREFIX = "prikazchik-import-"
A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan, what it adds up to, and the folder where its records lie."""

    plan: ImportPlan
    totals: Totals
    folder: Path

    def forget(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder.parent, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading needs to know, so that it may run in a thread."""

    files: list[tuple[str, Path]]
    choices: Choices
    zone: str
    exponent: int
    locale: str


def reading_of(ctx: SlowCtx, asked: NewImport) -> Reading:
    """What to read for whom. Raises FilesGone, OddChoice."""
    company = ctx.standing.company
    if company is None:
        raise FilesGone
    files = [(file.name, ctx.app.files.path(file.digest)) for file in asked.files]
    if not all(path.exists() for _, path in files):
        raise FilesGone
    return Reading(
        _apart(files), chosen(asked.choices), company.zone, exponent(company.currency), ctx.actor.locale
    )


def _apart(files: list[tuple[str, Path]]) -> list[tuple[str, Path]]:
    """Names that tell files apart: a second `sales.csv` becomes `sales.csv (2)`."""
    seen: dict[str, int] = {}
    named = []
    for name, path in files:
        seen[name] = seen.get(name, 0) + 1
        named.append((name if seen[name] == 1 else f"{name} ({seen[name]})", path))
    return named


async def prepare(
    reading: Reading, *, heard: Callable[[int], None] | None = None, stopped: Callable[[], bool] | None = None
) -> Prepared:
    """Read everything in a thread. `heard` is told the rows read; `stopped` is asked whether to give up."""

    def tick(rows: int) -> None:
        if stopped is not None and stopped():
            raise Stopped
        if heard is not None:
            heard(rows)

    return await asyncio.to_thread(read_all, reading, tick)


class Stopped(Exception):
    """Nobody waits for the reading any more."""


def _sweep() -> None:
    """Folders of imports that fell with their process are of no use after a day."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > A_DAY:
                shutil.rmtree(left, ignore_errors=True)


def read_all(reading: Reading, tick: Callable[[int], None]) -> Prepared:
    """Open, plan and compose; the scratch copies are removed whatever happens."""
    _sweep()
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        opened = open_files(reading.files, home / "scratch")
        plan, tables = make_plan(opened, locale=reading.locale, choices=reading.choices)
        setting = zone_setting(reading.zone, reading.exponent)
        totals = compose(plan, tables, home / "composed", setting, tick=tick)
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise
    shutil.rmtree(home / "scratch", ignore_errors=True)
    return Prepared(plan, totals, home / "composed")
