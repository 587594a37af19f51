"""Fields that are times: a due moment, a day, a period, a schedule and what it sends."""

from __future__ import annotations

from datetime import date, time

from core.assistant.interpreter.frames import Filled, Frame, Reader, enum, is_free, put
from core.assistant.interpreter.periods import calendar_period
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.spans import Period, Recurrence, Span, When


def period(slot: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.times(frame.direction):
            if not is_free(found, span) or isinstance(span.value, Recurrence):
                continue
            if isinstance(span.value, When) and (span.value.at is not None or span.score < 0.7):
                continue
            return put(found, slot, _days(span.value), span.first, span.last)
        return slot == "baseline" and _same_before(signs, frame, found)

    return read


def _days(value: object) -> dict[str, str]:
    if isinstance(value, Period):
        return {"from": (value.start or date(2000, 1, 1)).isoformat(), "to": value.end.isoformat()}
    day = value.day if isinstance(value, When) else date.min
    return {"from": day.isoformat(), "to": day.isoformat()}


def _same_before(signs: Signs, frame: Frame, found: Filled) -> bool:
    """этой недели с прошлой: the calendar period before the one already read."""
    said = next((s for s in signs.times(frame.direction) if isinstance(s.value, Period)), None)
    bare = next(
        (p for p, t in enumerate(signs.line.tokens) if p not in found.taken and t.norm.startswith(_BEFORE)),
        None,
    )
    if said is None or bare is None or not isinstance(said.value, Period):
        return False
    period = calendar_period(signs.now.date(), said.value.grain.removeprefix("bare-"), -1)
    return put(found, "baseline", _days(period), bare, bare + 1)


_BEFORE = ("прошл", "предыдущ", "previous", "last", "прежн")


def when(slot: str, *, hours: bool) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.times("future" if hours else frame.direction):
            if not is_free(found, span) or not isinstance(span.value, When):
                continue
            if span.value.at is not None and span.score < 0.7 and not span.value.vague:
                continue
            if span.alternatives and span.score < 0.85:
                found.doubts.add(slot)
            return put(found, slot, _moment(span.value, hours=hours), span.first, span.last)
        return False

    return read


def _moment(when: When, *, hours: bool) -> str:
    if when.at is None or not hours:
        return when.day.isoformat()
    return f"{when.day.isoformat()}T{when.at:%H:%M}"


def cron(signs: Signs, frame: Frame, found: Filled) -> bool:
    for span in signs.times("future"):
        if isinstance(span.value, Recurrence) and is_free(found, span):
            cron = span.value.cron
            hour = None if span.value.at else _hour_elsewhere(signs, found, span)
            if hour is not None:
                cron = " ".join([str(hour.minute), str(hour.hour), *cron.split()[2:]])
            elif span.value.at is None:
                found.doubts.add("cron")
            return put(found, "cron", cron, span.first, span.last)
    return False


def _hour_elsewhere(signs: Signs, found: Filled, repeats: Span) -> time | None:
    for span in signs.times("future"):
        if span is not repeats and isinstance(span.value, When) and span.value.at is not None:
            found.taken.update(range(span.first, span.last))
            return span.value.at
    return None


_MORNING = 12


def report(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Which report to send: as said, else by how often; a daily one in the morning is about yesterday."""
    if enum("report")(signs, frame, found):
        return True
    cron = str(found.args.get("cron", "")).split()
    if len(cron) != 5:
        return False
    if cron[2] != "*" and "/" not in cron[2]:
        found.args["report"] = "month"
    elif cron[4] != "*" and len(cron[4]) == 1:
        found.args["report"] = "week"
    else:
        found.args["report"] = "yesterday" if cron[1].isdigit() and int(cron[1]) < _MORNING else "today"
    return True
