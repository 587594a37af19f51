"""Fields that are times: a due moment, a day, a period, a schedule and what it sends."""

from __future__ import annotations

from datetime import date, time

from core.assistant.interpreter.days import day_at
from core.assistant.interpreter.frames import Filled, Frame, Reader, enum, is_free, put
from core.assistant.interpreter.periods import calendar_period
from core.assistant.interpreter.signs import Signs
from core.assistant.interpreter.spans import Period, Recurrence, Span, When
from core.assistant.interpreter.text import words


def period(slot: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.times(frame.direction):
            if not is_free(found, span) or isinstance(span.value, Recurrence):
                continue
            if isinstance(span.value, When) and (span.value.at is not None or span.score < 0.7):
                continue
            if slot == "period" and "baseline" in frame.slots and _is_against(signs, span):
                return _against(signs, found, span)
            return put(found, slot, _days(span.value), span.first, span.last)
        if slot == "period":
            return _of_the_day(signs, found)
        return slot == "baseline" and _same_before(signs, frame, found)

    return read


def _is_against(signs: Signs, span: Span) -> bool:
    """сравни с прошлой неделей: the only period said is the one to compare with."""
    periods = [s for s in signs.times("past") if isinstance(s.value, Period)]
    return len(periods) == 1 and signs.line.norm(span.first - 1) in {"с", "со", "with", "to"}


def _against(signs: Signs, found: Filled, span: Span) -> bool:
    today = signs.now.date()
    grain = span.value.grain.removeprefix("bare-") if isinstance(span.value, Period) else "day"
    now = calendar_period(today, grain, 0)
    found.args["period"] = _days(Period(now.start, min(now.end, today)))
    return put(found, "baseline", _days(span.value), span.first, span.last)


def _of_the_day(signs: Signs, found: Filled) -> bool:
    """итоги дня, отчёт дня: of today."""
    for place in range(1, len(signs.line)):
        if signs.line.norm(place) == "дня" and signs.line.norm(place - 1) in _TOTALS:
            today = signs.now.date()
            return put(found, "period", _days(Period(today, today)), place, place + 1)
    return False


_TOTALS = words("итоги итог отчет сводка сводку")


def order_days(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Orders for days ahead are those due then; of today or of what has been also those recorded then."""
    if not period("due_days")(signs, frame, found):
        return _recorded(signs, found)
    due = found.args["due"]
    first = min(place for place in found.taken if _is_in_time(signs, place))
    leads = {signs.line.norm(first), signs.line.norm(first - 1)}
    today = signs.now.date().isoformat()
    if "за" in leads or (isinstance(due, dict) and due["to"] < today):
        found.args.pop("due")
        found.taken -= {place for place in found.taken if _is_in_time(signs, place)}
        return _recorded(signs, found)
    is_ahead = leads & {"на", "к", "for", "due"} or any(t.norm in _TO_DO for t in signs.line.tokens)
    if isinstance(due, dict) and due["from"] == due["to"] == today and not is_ahead:
        found.args["days"] = found.args.pop("due")
    return True


_TO_DO = words(
    "сделать приготовить испечь печь отдать отдавать выдать отгрузить везти доставить план due deliver"
)


def _is_in_time(signs: Signs, place: int) -> bool:
    return any(s.first <= place < s.last for d in ("past", "future") for s in signs.times(d))


def _recorded(signs: Signs, found: Filled) -> bool:
    """за вчера, за сегодня: days that have been."""
    for span in signs.times("past"):
        if not is_free(found, span) or isinstance(span.value, Recurrence):
            continue
        if isinstance(span.value, When) and span.value.at is not None:
            continue
        found.args["days"] = _days(span.value)
        found.taken.update(range(span.first, span.last))
        return True
    return False


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
        spans = signs.times("future" if hours else frame.direction)
        for span in _meant(signs, spans):
            if not is_free(found, span) or not isinstance(span.value, When):
                continue
            if span.value.at is not None and span.score < 0.7 and not span.value.vague:
                continue
            if span.alternatives and span.score < 0.85:
                found.doubts.add(slot)
            return put(found, slot, _moment(span.value, hours=hours), span.first, span.last)
        return False

    return read


def _meant(signs: Signs, spans: list[Span]) -> list[Span]:
    """не завтра, а во вторник: the day that is denied goes last."""
    return sorted(spans, key=lambda span: _is_denied(signs, span))


def _is_denied(signs: Signs, span: Span) -> bool:
    before = [signs.line.norm(place) for place in range(max(0, span.first - 2), span.first)]
    return bool(_NOT & set(before)) and not _BUT & set(before)


_NOT, _BUT = words("не not"), words("а but")


def _moment(when: When, *, hours: bool) -> str:
    if when.at is None or not hours:
        return when.day.isoformat()
    return f"{when.day.isoformat()}T{when.at:%H:%M}"


def hour(signs: Signs, frame: Frame, found: Filled) -> bool:
    """An hour of the day that stands already: заказ 8 на 16:00."""
    due = found.args.get("due")
    if not isinstance(due, str) or "T" not in due:
        return False
    span = next((s for s in signs.times("future") if isinstance(s.value, When) and s.value.at), None)
    if span is None or any(_is_day(signs, place) for place in range(span.first, span.last)):
        return False
    found.args["hour"] = found.args.pop("due").split("T")[1]  # type: ignore[attr-defined]
    return True


def _is_day(signs: Signs, place: int) -> bool:
    return day_at(signs.line, place, signs.now.date(), "future") is not None


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
