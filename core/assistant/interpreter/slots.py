"""Fills the fields of a chosen action from a message: one reader per field, exact things first, free words last."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from core.assistant.interpreter.days import Direction
from core.assistant.interpreter.goods import Good, goods, written
from core.assistant.interpreter.morph import is_verb, stem
from core.assistant.interpreter.names import Candidate, Mention
from core.assistant.interpreter.naming import Named, goods_name, person_name, resolved, thing_name
from core.assistant.interpreter.periods import calendar_period
from core.assistant.interpreter.signs import FILLERS, NAME, UNKNOWN, Signs, sign_of
from core.assistant.interpreter.spans import Money, Period, Quantity, Recurrence, Span, When
from core.assistant.interpreter.text import words

FIELD_OF = {
    "sort": "order",
    "group": "group_by",
    "account_kind": "kind",
    "due_days": "due",
    "order_status": "status",
    "export": "report",
}
"""Slots whose field in the action goes by another name."""

_LEADS_TO_NAME = words("для на от у к for from клиент клиента клиенту client customer")
_NOT_REASONS = words(
    "и а но что потому из-за причина по because due to since , . - : ; ! из за так как спиши списать"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the built model knows of an action."""

    action: str
    reads: bool
    direction: Direction
    needs: tuple[str, ...]
    slots: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    own: frozenset[str]
    said: frozenset[str]
    absorbs: frozenset[str]
    ask: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Filled:
    """Arguments found; `taken` tokens are explained by them; `choices` are names several records fit."""

    args: dict[str, object] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    choices: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)
    sure: bool = True


Reader = Callable[[Signs, Frame, Filled], bool]


def filled(signs: Signs, frame: Frame) -> Filled:
    """The arguments of an action found in a message."""
    found = Filled()
    for slot in sorted(frame.slots, key=_turn):
        _READERS.get(slot, _enum_reader(slot))(signs, frame, found)
    for name in frame.absorbs:
        found.args.pop(name, None)
    for name, value in frame.fixed.items():
        found.args.setdefault(name, value)
    return found


def _turn(slot: str) -> int:
    return _ORDER.index(slot) if slot in _ORDER else len(_ORDER) // 2


def _put(found: Filled, slot: str, value: object, first: int, last: int) -> bool:
    found.args[FIELD_OF.get(slot, slot)] = value
    found.taken.update(range(first, last))
    return True


def _free(found: Filled, span: Span | Mention) -> bool:
    return found.taken.isdisjoint(range(span.first, span.last))


def _exact(slot: str, *kinds: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.of(*kinds):
            if _free(found, span):
                return _put(found, slot, str(span.value), span.first, span.last)
        return False

    return read


def _order(signs: Signs, frame: Frame, found: Filled) -> bool:
    """The number of an order; a lone number stands for one where the action needs an order and no goods."""
    if _exact("order", "order")(signs, frame, found):
        return True
    numbers = [s for s in signs.of("number") if s.value == int(_amount(s))]
    if (
        "order" not in frame.needs
        or "lines" in frame.slots
        or len(numbers) != 1
        or signs.mentioned("product")
    ):
        return False
    span = numbers[0]
    timed = any(t.overlaps(span) for t in signs.times(frame.direction))
    return False if timed else _put(found, "order", written(_amount(span)), span.first, span.last)


def _amount(span: Span) -> Decimal:
    value = span.value.amount if isinstance(span.value, Money | Quantity) else span.value
    return value if isinstance(value, Decimal) else Decimal(0)


def _sum(slot: str) -> Reader:
    """A sum of money: after the words that lead to it, else the first amount that nothing else has taken."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        leads = frame.places.get(slot, ())
        others = {lead for name, line in frame.places.items() if name != slot for lead in line}
        kinds = ("quantity", "number") if slot == "level" else ("money", "number")
        spans = [s for s in signs.of(*kinds) if _free(found, s) and not _timed(signs, frame, s)]
        spans = [s for s in spans if s.kind == "money" or not _counts_goods(signs, s)]
        led = [s for s in spans if _led(signs, s.first, leads)]
        if "price" in frame.slots and "cost" in frame.slots and not led:
            spans = [s for s in spans if not _led(signs, s.first, tuple(others))] if slot == "price" else []
        for span in led or sorted(spans, key=lambda s: s.kind != "money"):
            _put(found, slot, written(_amount(span)), span.first, span.last)
            if span.alternatives:
                found.doubts.add(slot)
            return True
        return False

    return read


def _counts_goods(signs: Signs, span: Span) -> bool:
    return any(m.first == span.last and m.of({"product"}) for m in signs.mentions)


def _timed(signs: Signs, frame: Frame, span: Span) -> bool:
    return any(t.overlaps(span) and t.score >= 0.85 for t in signs.times(frame.direction))


def _led(signs: Signs, place: int, leads: Collection[str]) -> bool:
    """Does a word before the place, little words aside, lead to it?"""
    for back in range(place - 1, max(-1, place - 4), -1):
        norm = signs.line.norm(back)
        if _is_among(norm, leads):
            return True
        if norm not in FILLERS and norm not in {":", "=", "-", "руб", "по", "в", "$"}:
            return False
    return False


def _is_among(norm: str, leads: Collection[str]) -> bool:
    return any(norm == lead or (lead.endswith("*") and norm.startswith(lead[:-1])) for lead in leads)


def _percent(signs: Signs, frame: Frame, found: Filled) -> bool:
    for span in signs.of("percent"):
        value = _amount(span)
        value = -abs(value) if signs.chosen("down") else value
        for down in signs.chosen("down"):
            found.taken.update(range(down.first, down.last))
        return _put(found, "percent", written(value), span.first, span.last)
    return False


def _whole(slot: str) -> Reader:
    """A count of things to show: топ 5, 90 дней."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.of("number", "quantity"):
            if isinstance(span.value, Decimal) and _free(found, span) and not _timed(signs, frame, span):
                return _put(found, slot, int(span.value), span.first, span.last)
        return False

    return read


def _reference(slot: str, kind: str, *, person: bool = False) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        leads = frame.places.get(slot)
        mentions = [
            m for m in signs.mentioned(kind) if _free(found, m) and not _is_goods(signs, frame, m, kind)
        ]
        if person and "lines" in frame.slots:
            mentions = [m for m in mentions if not _inside_goods(signs, m)]
        if leads:
            mentions = [m for m in mentions if _led(signs, m.first, leads)] or (
                [] if slot in {"source", "target"} else mentions
            )
        for mention in mentions:
            typed = signs.line.said(mention.first, mention.last)
            named = resolved(mention, {kind}, person_name(typed) if person else typed)
            first = mention.first - 1 if _led(signs, mention.first, leads or ()) else mention.first
            return _named(found, slot, named, first, mention.last)
        return person and _unknown_person(signs, frame, found, slot)

    return read


def _place(slot: str) -> Reader:
    """Goods move between warehouses, money between accounts."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        return _reference(slot, "warehouse" if "lines" in frame.needs else "account")(signs, frame, found)

    return read


def _is_goods(signs: Signs, frame: Frame, mention: Mention, kind: str) -> bool:
    """Роза may be goods and a customer: before an amount or after a number it is goods."""
    if kind == "product" or not ({"lines", "product"} & set(frame.slots)) or not mention.of({"product"}):
        return False
    goods_first = mention.candidates[0].kind == "product"
    counted = any(span.last == mention.first for span in signs.counts)
    return counted or (goods_first and mention.margin > 0.05)


def _inside_goods(signs: Signs, mention: Mention) -> bool:
    """букет ромашек: a small-lettered name right behind an unexplained word goes on with it."""
    before = mention.first - 1
    if before < 0 or signs.line.tokens[mention.first].text[0].isupper():
        return False
    return _is_unexplained(signs, before) and not any(m.first <= before < m.last for m in signs.mentions)


def _named(found: Filled, slot: str, named: Named, first: int, last: int) -> bool:
    if named.choices and named.id is None:
        found.choices[FIELD_OF.get(slot, slot)] = named.choices
    found.sure = found.sure and named.sure
    return _put(found, slot, named.value, first, last)


def _unknown_person(signs: Signs, frame: Frame, found: Filled, slot: str) -> bool:
    """A name nobody here bears yet: Ивановой → Иванова, in the nominative."""
    for first, last in _name_runs(signs, found):
        follows_lead = signs.line.norm(first - 1) in _LEADS_TO_NAME
        capital = signs.line.tokens[first].text[0].isupper()
        if capital or (follows_lead and slot == "customer" and "lines" not in frame.slots):
            return _named(found, slot, Named(person_name(signs.line.said(first, last))), first, last)
    return False


def _name_runs(signs: Signs, found: Filled) -> Iterator[tuple[int, int]]:
    """Runs of tokens that look like a person's or a firm's name."""
    place = 0
    while place < len(signs.line):
        last = place
        while last < len(signs.line) and last not in found.taken and _is_namelike(signs, last):
            last += 1
        if last > place:
            yield place, last
        place = max(last, place + 1)


def _is_namelike(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    if not token.is_word or any(m.first <= place < m.last for m in signs.mentions):
        return False
    sign = signs.word_sign(place)
    return sign == NAME or (sign == UNKNOWN and token.text[0].isupper())


def _period(slot: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.times(frame.direction):
            if not _free(found, span) or isinstance(span.value, Recurrence):
                continue
            if isinstance(span.value, When) and (span.value.at is not None or span.score < 0.7):
                continue
            return _put(found, slot, _days(span.value), span.first, span.last)
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
    return _put(found, "baseline", _days(period), bare, bare + 1)


_BEFORE = ("прошл", "предыдущ", "previous", "last", "прежн")


def _when(slot: str, *, hours: bool) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.times("future" if hours else frame.direction):
            if not _free(found, span) or not isinstance(span.value, When):
                continue
            if span.value.at is not None and span.score < 0.7 and not span.value.vague:
                continue
            if span.alternatives and span.score < 0.85:
                found.doubts.add(slot)
            return _put(found, slot, _moment(span.value, hours=hours), span.first, span.last)
        return False

    return read


def _moment(when: When, *, hours: bool) -> str:
    if when.at is None or not hours:
        return when.day.isoformat()
    return f"{when.day.isoformat()}T{when.at:%H:%M}"


def _cron(signs: Signs, frame: Frame, found: Filled) -> bool:
    for span in signs.times("future"):
        if isinstance(span.value, Recurrence) and _free(found, span):
            cron = span.value.cron
            hour = None if span.value.at else _hour_elsewhere(signs, found, span)
            if hour is not None:
                cron = " ".join([str(hour.minute), str(hour.hour), *cron.split()[2:]])
            elif span.value.at is None:
                found.doubts.add("cron")
            return _put(found, "cron", cron, span.first, span.last)
    return False


def _hour_elsewhere(signs: Signs, found: Filled, repeats: Span) -> time | None:
    for span in signs.times("future"):
        if span is not repeats and isinstance(span.value, When) and span.value.at is not None:
            found.taken.update(range(span.first, span.last))
            return span.value.at
    return None


def _lines(signs: Signs, frame: Frame, found: Filled) -> bool:
    skipped = set(found.taken) | {
        p for s in signs.exact if s.kind != "quoted" for p in range(s.first, s.last)
    }
    for span in signs.times(frame.direction):
        if span.score >= 0.75 or any(p in found.taken for p in range(span.first, span.last)):
            skipped.update(range(span.first, span.last))
    read = goods(signs, frozenset(skipped))
    if not read:
        return False
    found.args["lines"] = [good.line() for good in read]
    for number, good in enumerate(read):
        _watch(found, number, good)
        found.taken.update(range(good.first, max(good.last, good.first + 1)))
    return True


def _watch(found: Filled, number: int, good: Good) -> None:
    if good.product.choices and good.product.id is None:
        found.choices[f"lines.{number}.product"] = good.product.choices
    found.sure = found.sure and good.product.sure
    found.doubts.update(f"lines.{number}.{name}" for name in good.doubts)


def _product(signs: Signs, frame: Frame, found: Filled) -> bool:
    for good in goods(signs, frozenset(found.taken)):
        named = good.product
        last = max(good.last, good.first + 1)
        own = [m for m in signs.mentioned("product") if good.first <= m.first < last]
        return _named(
            found, "product", named, own[0].first if own else good.first, own[-1].last if own else last
        )
    mention = next((m for m in signs.mentioned("product") if _free(found, m)), None)
    if mention is not None:
        typed = signs.line.said(mention.first, mention.last)
        return _named(found, "product", resolved(mention, {"product"}, typed), mention.first, mention.last)
    return "metric" not in frame.slots and _unknown_thing(signs, found, "product")


def _unknown_thing(signs: Signs, found: Filled, slot: str) -> bool:
    """A product nobody has entered: the first run of unexplained words."""
    run = next(_unknown_runs(signs, found), None)
    if run is None:
        return False
    typed = signs.line.said(*run)
    return _named(found, slot, Named(typed), *run)


def _unknown_runs(signs: Signs, found: Filled) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(signs.line):
        last = place
        while last < len(signs.line) and last not in found.taken and _goes_in_run(signs, place, last):
            last += 1
        if last > place:
            yield place, last
        place = max(last, place + 1)


def _goes_in_run(signs: Signs, first: int, place: int) -> bool:
    """Unexplained words, and the hyphen inside one: мастер-класс."""
    if place > first and signs.line.tokens[place].text == "-":
        return signs.line.tokens[place].glued and signs.line.token(place + 1).glued
    return _is_unexplained(signs, place)


def _is_unexplained(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    if not token.is_word or token.norm in FILLERS or len(token.norm) < 3:
        return False
    return not signs.knowledge.knows(token.norm) and not is_verb(token.norm)


def _category(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Goods a mass change is about, as the person called them: торты → торт."""
    for mention in signs.mentioned("product"):
        if _free(found, mention):
            typed = signs.line.said(mention.first, mention.last)
            return _put(found, "category", _group_name(typed), mention.first, mention.last)
    run = next(_unknown_runs(signs, found), None)
    return run is not None and _put(found, "category", _group_name(signs.line.said(*run)), *run)


def _group_name(typed: str) -> str:
    if len(typed.split()) > 1:
        return typed
    return stem(typed.lower()) if typed.isascii() else goods_name(typed)


def _rest(slot: str, *, whole: bool) -> Reader:
    """What is left after the words of the command: a name stops at the next slot, a text goes round it."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        quoted = next((s for s in signs.of("quoted") if _free(found, s)), None)
        if quoted is not None and not whole:
            return _put(found, slot, quoted.value, quoted.first, quoted.last)
        runs = list(_left(signs, frame, found, whole=whole))
        text = " ".join(signs.line.said(*run) for run in runs)
        if not text.strip(" -,.:;!?"):
            return False
        for run in runs:
            found.taken.update(range(*run))
        found.args[FIELD_OF.get(slot, slot)] = text.strip(" -,.:;")
        return True

    return read


def _left(signs: Signs, frame: Frame, found: Filled, *, whole: bool) -> Iterator[tuple[int, int]]:
    place = 0
    count = len(signs.line)
    while place < count and (place in found.taken or _is_command(signs, frame, place)):
        place += 1
    while place < count:
        last = place
        while last < count and last not in found.taken and (whole or not _ends_name(signs, frame, last)):
            last += 1
        end = last
        while end > place and _is_trailing(signs, end - 1):
            end -= 1
        if end > place:
            yield place, end
        if not whole and end > place:
            return
        place = max(last, place + 1)
        while place < count and (place in found.taken or signs.line.norm(place) in _LINKS):
            place += 1


_LINKS = words("что чтобы о об про to about that , : -")


def _is_command(signs: Signs, frame: Frame, place: int) -> bool:
    token = signs.line.tokens[place]
    if not token.is_word:
        return not token.is_number
    return token.norm in FILLERS or token.norm in _LINKS or sign_of(token.norm) in frame.said


def _ends_name(signs: Signs, frame: Frame, place: int) -> bool:
    norm = signs.line.norm(place)
    leads = {lead for line in frame.places.values() for lead in line}
    return signs.line.tokens[place].text in ",;:\n" or _is_among(norm, leads)


def _is_trailing(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return not (token.is_word or token.is_number or token.text in ')"»%') or token.norm in {
        "пожалуйста",
        "please",
        "и",
        "в",
    }


def _reason(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Why: the words after a dash or comma behind what the act is about, or a known reason anywhere."""
    after = max(found.taken, default=-1) + 1
    for start, last in ((after, len(signs.line)), (0, min(found.taken, default=0))):
        run = _clause(signs, start, last) or _trimmed(signs, start, last, frame)
        if run is not None:
            return _put(found, "reason", signs.line.said(*run), *run)
    return False


def _clause(signs: Signs, start: int, last: int) -> tuple[int, int] | None:
    """Two words or more behind a dash, a comma or a colon are the reason as said."""
    if start >= last or signs.line.tokens[start].text not in {",", "-", ":", "("}:
        return None
    start += 1
    while start < last and (signs.line.norm(start) in _WHY or not signs.line.tokens[start].is_word):
        start += 1
    while last > start and (signs.line.norm(last - 1) in _POLITE or not signs.line.tokens[last - 1].is_word):
        last -= 1
    return (start, last) if last - start >= 2 else None


def _trimmed(signs: Signs, start: int, last: int, frame: Frame) -> tuple[int, int] | None:
    def is_empty(place: int) -> bool:
        token = signs.line.tokens[place]
        own = sign_of(token.norm) in frame.said and not any(
            s.first <= place < s.last for s in signs.chosen("reason")
        )
        return not token.is_word or token.norm in _NOT_REASONS or token.norm in _POLITE or own

    while start < last and is_empty(start):
        start += 1
    while last > start and is_empty(last - 1):
        last -= 1
    return (start, last) if start < last else None


_WHY = words("потому что из-за причина по причине because due to так как reason")
_POLITE = words("пожалуйста please плиз спасибо thanks")


def _item(signs: Signs, frame: Frame, found: Filled) -> bool:
    """What money went for or came from: на такси, за интернет, аренда."""
    for span in signs.chosen("item"):
        if _free(found, span):
            return _put(found, "item", span.value, span.first, span.last)
    for mention in signs.mentioned("item"):
        if _free(found, mention):
            typed = signs.line.said(mention.first, mention.last)
            return _named(found, "item", resolved(mention, {"item"}, typed), mention.first, mention.last)
    for mention in signs.mentioned("product"):
        if _free(found, mention):
            typed = signs.line.said(mention.first, mention.last)
            return _put(found, "item", _thing(typed), mention.first, mention.last)
    run = next(_unknown_runs(signs, found), None)
    if run is None:
        return False
    first, last = run
    while last + 1 < len(signs.line) and signs.line.norm(last) in {"на", "для", "за", "for", "of"}:
        if last + 1 in found.taken or not _is_unexplained(signs, last + 1):
            break
        last += 2
    return _put(found, "item", _thing(signs.line.said(first, last)), first, last)


def _thing(typed: str) -> str:
    return thing_name(typed)


def _query(signs: Signs, frame: Frame, found: Filled) -> bool:
    for kinds in (("phone",), ("email",), ("quoted",)):
        if _exact("query", *kinds)(signs, frame, found):
            return True
    for mention in signs.mentioned("customer", "product"):
        return _put(found, "query", signs.line.said(mention.first, mention.last), mention.first, mention.last)
    return _rest("query", whole=False)(signs, frame, found)


def _enum_reader(slot: str) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        for span in signs.chosen(slot):
            if _free(found, span):
                value: object = {"true": True, "false": False}.get(str(span.value), span.value)
                return _put(found, slot, value, span.first, span.last)
        return False

    return read


_MORNING = 12


def _report(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Which report to send: as said, else by how often; a daily one in the morning is about yesterday."""
    if _enum_reader("report")(signs, frame, found):
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


def _schedule(signs: Signs, frame: Frame, found: Filled) -> bool:
    for mention in signs.mentioned("schedule"):
        typed = signs.line.said(mention.first, mention.last)
        return _named(found, "schedule", resolved(mention, {"schedule"}, typed), mention.first, mention.last)
    return _rest("schedule", whole=False)(signs, frame, found)


def _contact(signs: Signs, frame: Frame, found: Filled) -> bool:
    if _exact("contact", "email", "handle", "phone")(signs, frame, found):
        return True
    for mention in signs.mentioned("member", "customer"):
        typed = person_name(signs.line.said(mention.first, mention.last))
        return _put(found, "contact", typed, mention.first, mention.last)
    run = next(_name_runs(signs, found), None) or next(_unknown_runs(signs, found), None)
    return run is not None and _put(found, "contact", person_name(signs.line.said(*run)), *run)


_ORDER = (
    "order", "phone", "email", "contact", "percent", "cron", "at", "due", "day", "period", "baseline", "source", "target", "warehouse",
    "company", "member", "customer", "account", "method", "role", "status", "payment", "lines", "product", "category", "price", "cost",
    "amount", "level", "quantity", "limit", "days", "metric", "item", "name", "query", "text", "note", "reason", "rest",
)  # fmt: skip
_READERS: dict[str, Reader] = {
    "order": _order, "phone": _exact("phone", "phone"), "email": _exact("email", "email"), "contact": _contact,
    "percent": _percent, "cron": _cron, "at": _when("at", hours=True), "due": _when("due", hours=True),
    "day": _when("day", hours=False), "period": _period("period"), "baseline": _period("baseline"), "due_days": _period("due_days"),
    "source": _place("source"), "target": _place("target"), "account": _reference("account", "account"),
    "warehouse": _reference("warehouse", "warehouse"), "company": _reference("company", "company"),
    "member": _reference("member", "member", person=True), "customer": _reference("customer", "customer", person=True),
    "lines": _lines, "product": _product, "category": _category, "price": _sum("price"), "cost": _sum("cost"),
    "amount": _sum("amount"), "money_limit": _sum("money_limit"), "report": _report, "schedule": _schedule,
    "level": _sum("level"), "limit": _whole("limit"), "days": _whole("days"), "item": _item,
    "name": _rest("name", whole=False), "text": _rest("text", whole=True), "note": _rest("note", whole=True),
    "query": _query, "reason": _reason,
}  # fmt: skip
