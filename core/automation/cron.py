"""Standard cron in a company's zone: when is the next time, and how is it said.

Fire times come from croniter on the wall clock: an hour that is skipped in spring is kept by firing at the
moment the clock jumps to, an hour that is repeated in autumn fires once.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

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
    from croniter import croniter

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
    except (ValueError, KeyError) as wrong:
        raise BadCron(cron) from wrong
    raise BadCron(cron)


_STEP, _SPAN, _LIST = re.compile(r"\*/(\d+)"), re.compile(r"(\d+)-(\d+)"), re.compile(r"\d+(,\d+)+")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def cron_words(cron: str) -> Said:
    """'каждый день в 21:00' for the usual expressions; the expression itself for others."""
    minute, hour, day, month, weekday = cron.split()
    if month != "*":
        return say("automation-cron-other", cron=cron)
    if day == "*" and weekday == "*" and (often := _often(minute, hour)) is not None:
        return often
    if not (minute.isdigit() and hour.isdigit()):
        return say("automation-cron-other", cron=cron)
    return _days(day, weekday, f"{int(hour)}:{int(minute):02d}") or say("automation-cron-other", cron=cron)


def _often(minute: str, hour: str) -> Said | None:
    """Several times a day: every so many minutes or hours, or at the hours named."""
    if hour == "*" and (every := _STEP.fullmatch(minute)):
        return say("automation-cron-minutes", count=int(every[1]))
    if not minute.isdigit():
        return None
    if hour in ("*", "*/1"):
        return say("automation-cron-hourly", minute=f"{int(minute):02d}", sharp=int(minute == "0"))
    if every := _STEP.fullmatch(hour):
        return say("automation-cron-hours", count=int(every[1]))
    if span := _SPAN.fullmatch(hour):
        first, last = (f"{int(part)}:{int(minute):02d}" for part in span.groups())
        return say("automation-cron-between", first=first, last=last)
    if _LIST.fullmatch(hour):
        return say(
            "automation-cron-daily", at=", ".join(f"{int(h)}:{int(minute):02d}" for h in hour.split(","))
        )
    return None


def _days(day: str, weekday: str, at: str) -> Said | None:
    """Once a day, on some days."""
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
    return say("automation-cron-last", at=at) if (day.upper(), weekday) == ("L", "*") else None
