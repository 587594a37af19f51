"""The words of days, months, weeks and hours, Russian and English, in all their forms."""

from __future__ import annotations

from core.assistant.interpreter.text import words

_WEEKDAYS = (
    "понедельник понедельника понедельнику понедельники понедельникам пн mon monday mondays",
    "вторник вторника вторнику вторники вторникам вт tue tues tuesday tuesdays",
    "среда среду среды среде средам ср wed wednesday wednesdays",
    "четверг четверга четвергу четверги четвергам чт thu thur thurs thursday thursdays",
    "пятница пятницу пятницы пятнице пятницам пт fri friday fridays",
    "суббота субботу субботы субботе субботам сб sat saturday saturdays",
    "воскресенье воскресенья воскресенью воскресеньям воскресение вс sun sunday sundays",
)
_MONTHS = (
    "январь января январе январю янв jan january",
    "февраль февраля феврале февралю фев февр feb february",
    "март марта марте марту мар mar march",
    "апрель апреля апреле апрелю апр apr april",
    "май мая мае маю may",
    "июнь июня июне июню июн jun june",
    "июль июля июле июлю июл jul july",
    "август августа августе августу авг aug august",
    "сентябрь сентября сентябре сентябрю сен сент sep sept september",
    "октябрь октября октябре октябрю окт oct october",
    "ноябрь ноября ноябре ноябрю ноя нояб nov november",
    "декабрь декабря декабре декабрю дек dec december",
)
WEEKDAYS = {word: n for n, line in enumerate(_WEEKDAYS) for word in line.split()}
WEEKDAYS |= {f"{word}'s": n for word, n in WEEKDAYS.items() if word.endswith("day")}
"""Form → 0 (Monday) … 6."""

MANY_WEEKDAYS = words(
    "понедельникам вторникам средам четвергам пятницам субботам воскресеньям "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)
MONTHS = {word: n for n, line in enumerate(_MONTHS, 1) for word in line.split()}
"""Form → 1 … 12."""

UNSURE_MONTHS = words("may march mar мая")
"""Words that are months only beside a number, a preposition or a year."""

RELATIVE_DAYS = {
    "сегодня": 0, "сегодняшний": 0, "сегодняшнего": 0, "сегодняшнюю": 0, "сегодняшние": 0,
    "today": 0, "tonight": 0, "today's": 0,
    "завтра": 1, "завтрашний": 1, "завтрашнего": 1, "завтрашние": 1, "tomorrow": 1,
    "tmrw": 1, "tomorrow's": 1,
    "послезавтра": 2, "вчера": -1, "вчерашний": -1, "вчерашнего": -1, "вчерашние": -1,
    "вчерашнюю": -1, "yesterday": -1,
    "yesterday's": -1, "позавчера": -2,
}  # fmt: skip

_UNITS = {
    "day": "день дня дней дню днем дни сутки суток day days",
    "week": "неделя недели неделю неделе недель неделей нед week weeks",
    "month": "месяц месяца месяцев месяцу месяце месяцы мес month months",
    "quarter": "квартал квартала кварталов квартале кварталу quarter quarters",
    "half": "полгода полугодие полугодия полугодии",
    "year": "год года году годом лет годы year years",
    "hour": "час часа часов ч hour hours hr hrs",
    "minute": "минута минуты минут минуту мин minute minutes min mins",
    "weekend": "выходные выходных выходным weekend weekends",
}
UNITS = {word: unit for unit, line in _UNITS.items() for word in line.split()}

_SIDES = {
    "this": "этот эта эту этой это этого этом эти этих этим текущий текущая текущую текущей текущего текущем "
    "текущие нынешний нынешнего нынешнем this current",
    "last": "прошлый прошлая прошлую прошлой прошлое прошлого прошлом прошлые прошлых прошлым прошедший "
    "прошедшую прошедшей прошедшие минувший минувшую минувшей минувшие предыдущий предыдущую предыдущей "
    "предыдущего предыдущем last previous prev",
    "next": "следующий следующая следующую следующей следующее следующего следующем следующие следующих след "
    "будущий будущую будущей будущего будущем грядущий предстоящий предстоящую next coming",
    "rolling": "последний последняя последнюю последней последнее последнего последние последних past",
    "near": "ближайший ближайшая ближайшую ближайшей ближайшие ближайших upcoming",
}
SIDES = {word: side for side, line in _SIDES.items() for word in line.split()}
"""Which week or month is meant: this, last, next; "rolling" counts back from today, "near" forward."""

PARTS = {
    "утра": "morning", "утром": "morning", "утру": "morning", "morning": "morning", "дня": "day",
    "днем": "day", "afternoon": "day",
    "обед": "lunch", "обеда": "lunch", "обеду": "lunch", "вечера": "evening",
    "вечером": "evening", "вечеру": "evening",
    "evening": "evening", "ночи": "night", "ночью": "night", "night": "night", "am": "morning", "pm": "pm",
}  # fmt: skip
PART_HOURS = {"morning": 9, "day": 14, "lunch": 13, "evening": 19, "night": 23}
"""The hour that stands for a part of the day when none was said."""

QUALIFIERS = words("утра дня вечера ночи am pm")
ALONE_PARTS = words("утром днем вечером ночью")
EVERY = words("каждый каждая каждую каждое каждые каждого каждой every each")
WORKDAYS = words(
    "будни будням будний будние будним рабочий рабочим рабочие weekday weekdays workday workdays"
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

DATE_VOCABULARY = (
    frozenset(WEEKDAYS) | frozenset(MONTHS) | frozenset(RELATIVE_DAYS) | frozenset(UNITS) | frozenset(SIDES)
    | frozenset(PARTS) | EVERY | WORKDAYS | words("числа число назад через после начала конец конца "
    "ежедневно еженедельно ежемесячно ежечасно "
    "daily weekly monthly hourly yesterday полдень полночь noon midnight")
)  # fmt: skip
"""Words the speller may mend towards."""
