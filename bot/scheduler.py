"""The scheduler: moments stand in the database, APScheduler waits for them; a job holds only an id."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from core.acts import inbox, outbox, showing
from core.acts.filing import sweep_files
from core.acts.keeping import sweep as sweep_acts
from core.acts.rights import CompanyFacts
from core.acts.telling import is_daytime, tell_due
from core.automation.running import due_soon, left_running
from core.companies.standing import all_companies
from handlers.jobs.automations import go_on, run_schedule

if TYPE_CHECKING:
    from bot.courier import Courier
    from core.app import App
    from core.tenancy import HouseSession

log = logging.getLogger(__name__)

LOOK = 20
"""Seconds between looks for schedules that are due soon (and so the longest time a new one goes unseen)."""
AHEAD = timedelta(seconds=45)


class Scheduler:
    """Waits for the moments of schedules, and keeps the house tidy once a day."""

    def __init__(self, app: App, courier: Courier) -> None:
        self._app = app
        self._courier = courier
        self._jobs = AsyncIOScheduler(timezone="UTC")

    async def run(self) -> None:
        """Until cancelled."""
        self._jobs.start()
        self._jobs.add_job(self._tidy_quietly)
        self._jobs.add_job(self._tidy_quietly, "interval", hours=24, id="tidy")
        self._jobs.add_job(self._tell_quietly)
        self._jobs.add_job(self._tell_quietly, "interval", hours=1, id="tell")
        try:
            for schedule_id, planned in await self._app.db.read(left_running):
                await go_on(self._app, schedule_id, planned)
            while True:
                await self.look()
                await asyncio.sleep(LOOK)
        finally:
            self._jobs.shutdown(wait=False)

    async def look(self) -> None:
        """Hand the moments that are near to APScheduler."""
        until = self._app.clock.now() + AHEAD
        for schedule_id, moment in await self._app.db.read(lambda session: due_soon(session, until)):
            self._jobs.add_job(
                self.fire,
                DateTrigger(moment),
                args=[schedule_id],
                id=str(schedule_id),
                replace_existing=True,
                misfire_grace_time=None,
            )

    async def fire(self, schedule_id: int) -> None:
        """A moment has come."""
        try:
            if await run_schedule(self._app, schedule_id):
                self._courier.wake()
        except Exception:
            log.exception("schedule %d could not be carried out", schedule_id)

    async def _tidy_quietly(self) -> None:
        """Tidy, unless the house is closed meanwhile: the next start does it then."""
        with suppress(asyncio.CancelledError):
            await self.tidy()

    async def _tell_quietly(self) -> None:
        """Tell, unless the house is closed meanwhile: the next start does it then."""
        with suppress(asyncio.CancelledError):
            await self.tell()

    async def tell(self) -> None:
        """What is due to be told without anybody's act, company by company, in its daytime."""
        now, told = self._app.clock.now(), 0
        for company in await self._app.db.read(all_companies):
            if is_daytime(company, now):
                told += await self._app.db.write(partial(_told, app=self._app, company=company, now=now))
        if told:
            self._courier.wake()

    async def _tend(self) -> None:
        """What rooms bring up to date once a day, company by company."""
        now, rooms = self._app.clock.now(), self._app.register.rooms
        for company in await self._app.db.read(all_companies):
            for tend in (one for room in rooms for one in room.tends):
                await self._app.db.write(partial(_tended, company=company, tend=tend, now=now))

    async def tidy(self) -> None:
        """Forget what nobody needs any more: finished updates, letters, old keys, cards, buttons, files."""
        now = self._app.clock.now()

        def sweep(session: HouseSession) -> None:
            inbox.sweep(session, now)
            outbox.sweep(session, now)
            showing.sweep(session, now)
            sweep_acts(session, now)

        await self._app.db.write(sweep)
        await self._tend()
        swept = await sweep_files(self._app)
        if swept:
            log.info("swept %d files that nothing refers to", swept)


def _told(session: HouseSession, app: App, company: CompanyFacts, now: datetime) -> int:
    return tell_due(app, session, company, now)


def _tended(
    session: HouseSession,
    company: CompanyFacts,
    tend: Callable[[HouseSession, CompanyFacts, datetime], None],
    now: datetime,
) -> None:
    session.act_for(company.id)
    tend(session, company, now)
