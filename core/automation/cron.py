"""Standard cron in a company's zone: when is the next time, and how is it said.

Fire times come from croniter on the wall clock: an hour that is skipped in spring is kept by firing at the
moment the clock jumps to, an hour that is repeated in autumn fires once.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from croniter import CroniterBadCronError, croniter
from croniter.croniter import CroniterBadDateError

from core.blocks import Said, say
from core.clock import zone

_FIELDS = 5
_FAR = timedelta(days=366 * 5)
SHORTEST = timedelta(minutes=5)
"""Nobody wants to hear of a thing more often."""


class BadCron(ValueError):
    """Not five fields of cron, or a time that never comes, or one that comes too often."""


def checked(cron: str, zone_name: str, now: datetime) -> str:
    """The expression, tidy. Raises BadCron."""
    tidy = " ".join(cron.split())
    if len(tidy.split()) != _FIELDS:
        raise BadCron(cron)
    first = next_after(tidy, zone_name, now)
    if next_after(tidy, zone_name, first) - first < SHORTEST:
        raise BadCron(cron)
    return tidy


def next_after(cron: str, zone_name: str, after: datetime) -> datetime:
    """The next instant (UTC) after another. Raises BadCron."""
    there = zone(zone_name)
    local = after.astimezone(there).replace(tzinfo=None)
    try:
        times = croniter(cron, local - timedelta(hours=2), day_or=True)
        for _ in range(1000):
            wall: datetime = times.get_next(datetime)
            moment = wall.replace(tzinfo=there).astimezone(UTC)
            if moment > after:
                if moment - after > _FAR:
                    raise BadCron(cron)
                return moment
    except (CroniterBadCronError, CroniterBadDateError, ValueError, KeyError) as wrong:
        raise BadCron(cron) from wrong
    raise BadCron(cron)


_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def cron_words(cron: str) -> Said:
    """'каждый день в 21:00' for the usual expressions; the expression itself for others."""
    minute, hour, day, month, weekday = cron.split()
    if not (minute.isdigit() and hour.isdigit() and month == "*"):
        return say("automation-cron-other", cron=cron)
    at = f"{int(hour)}:{int(minute):02d}"
    if day == "*" and weekday == "*":
        return say("automation-cron-daily", at=at)
    if day == "*" and weekday in ("1-5", "1,2,3,4,5"):
        return say("automation-cron-workdays", at=at)
    if day == "*" and weekday in ("0,6", "6,0", "6,7"):
        return say("automation-cron-weekend", at=at)
    if day == "*" and re.fullmatch("[0-7]", weekday):
        return say("automation-cron-weekly", day=say(f"automation-day-{_DAYS[int(weekday) % 7]}"), at=at)
    if day.isdigit() and weekday == "*":
        return say("automation-cron-monthly", day=int(day), at=at)
    return say("automation-cron-other", cron=cron)
