"""Fields that are words: names of new things, texts, reasons, what money was for."""

from __future__ import annotations

from collections.abc import Iterator

from core.assistant.interpreter.frames import (
    FIELD_OF,
    Filled,
    Frame,
    Reader,
    enum,
    exact,
    is_among,
    is_free,
    put,
    put_named,
)
from core.assistant.interpreter.morph import is_state, is_verb, parts_of_speech
from core.assistant.interpreter.names import Mention
from core.assistant.interpreter.naming import goods_name, resolved, thing_name
from core.assistant.interpreter.records import is_unexplained, unknown_runs
from core.assistant.interpreter.signs import FILLERS, Signs, sign_of
from core.assistant.interpreter.text import words

_NOT_REASONS = words(
    "и а но что потому из-за причина по because due to since , . - : ; ! из за так как спиши списать"
)
_NEEDS = FILLERS | words(
    "склад склада складе складу stock warehouse have has had got must should придется пришлось"
)
"""What stands before an act and is no reason for it: надо бы … со склада, we have to …"""


def rest(slot: str, *, whole: bool) -> Reader:
    """What is left after the words of the command: a name stops at the next slot, a text goes round it."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        quoted = next((s for s in signs.of("quoted") if is_free(found, s)), None)
        if quoted is not None and not whole:
            return put(found, slot, quoted.value, quoted.first, quoted.last)
        runs = list(_left(signs, frame, found, whole=whole))
        text = " ".join(signs.line.said(*run) for run in runs)
        if not text.strip(" -,.:;!?"):
            return False
        for run in runs:
            found.taken.update(range(*run))
        found.args[FIELD_OF.get(slot, slot)] = text.strip(" -,.:;")
        return True

    return read


def everything(slot: str) -> Reader:
    """The whole message: whoever does the act reads it by rules of their own."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        return put(found, slot, signs.line.said(0, len(signs.line)), 0, len(signs.line))

    return read


def listed(slot: str) -> Reader:
    """A list behind a colon or a word that leads to it, as it was said: S, M, L; белая, чёрная."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        places = range(len(signs.line))
        colon = next((at for at in places if signs.line.tokens[at].text == ":"), None)
        lead = next((at for at in places if is_among(signs.line.norm(at), _LISTS)), None)
        start = colon if colon is not None else lead
        if start is None:
            return False
        last = start + 1
        while last < len(signs.line) and last not in found.taken and not _is_priced(signs, last):
            last += 1
        text = signs.line.said(start + 1, last).strip(" ,;:.")
        return bool(text) and put(found, slot, text, start, last)

    return read


_LISTS = ("размер*", "вариант*", "цвет*", "вкус*", "sizes", "colours", "colors", "variants", "flavours")
_PRICED = words("по цена ценой at price за")


def _is_priced(signs: Signs, place: int) -> bool:
    """Does a price begin here: по 700?"""
    is_led = signs.line.norm(place) in _PRICED
    return is_led and place + 1 < len(signs.line) and signs.line.tokens[place + 1].is_number


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
    return signs.line.tokens[place].text in ",;:\n" or is_among(norm, leads)


def _is_trailing(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return not (token.is_word or token.is_number or token.text in ')"»%') or token.norm in {
        "пожалуйста",
        "please",
        "и",
        "в",
    }


def reason(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Why: the words after a dash or comma behind what the act is about, or a known reason anywhere."""
    after = max(found.taken, default=-1) + 1
    for start, last in ((after, len(signs.line)), (0, min(found.taken, default=0))):
        run = _clause(signs, start, last) or _trimmed(signs, start, last, frame)
        if run is not None and not (start == 0 and _is_need(signs, frame, run)):
            return put(found, "reason", signs.line.said(*run), *run)
    return False


def _is_need(signs: Signs, frame: Frame, run: tuple[int, int]) -> bool:
    norms = [signs.line.norm(place) for place in range(*run)]
    return all(
        n in _NEEDS or n in _NOT_REASONS or (sign_of(n) in frame.said and not is_state(n)) for n in norms
    )


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
        own = sign_of(token.norm) in frame.said and not (
            is_state(token.norm) or any(s.first <= place < s.last for s in signs.chosen("reason"))
        )
        return not token.is_word or token.norm in _NOT_REASONS or token.norm in _POLITE or own

    begin = start
    while start < last and is_empty(start):
        start += 1
    while last > start and is_empty(last - 1):
        last -= 1
    if begin < start < last and signs.line.norm(start - 1) in _NOT:
        start -= 1
    return (start, last) if start < last else None


_NOT = words("не not")
_WHY = words("потому что из-за причина по причине because due to так как reason")


_POLITE = words("пожалуйста please плиз спасибо thanks")


def item(signs: Signs, frame: Frame, found: Filled) -> bool:
    """What money went for or came from: на такси, за интернет, аренда."""
    for span in signs.chosen("item"):
        if is_free(found, span):
            return put(found, "item", span.value, span.first, span.last)
    for mention in signs.mentioned("item"):
        if is_free(found, mention):
            typed = signs.line.said(mention.first, mention.last)
            return put_named(found, "item", resolved(mention, {"item"}, typed), mention.first, mention.last)
    for mention in signs.mentioned("product"):
        if is_free(found, mention):
            typed = signs.line.said(mention.first, mention.last)
            return put(found, "item", _thing(typed), mention.first, mention.last)
    run = (
        _led(signs, frame, found)
        or _paid_for(signs, frame, found)
        or _headed(signs, frame, found)
        or next(unknown_runs(signs, found), None)
    )
    if run is None:
        return False
    first, last = run
    while last + 1 < len(signs.line) and signs.line.norm(last) in {"на", "для", "за", "for", "of"}:
        if last + 1 in found.taken or not is_unexplained(signs, last + 1):
            break
        last += 2
    return put(found, "item", _thing(signs.line.said(first, last)), first, last)


def lender(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Who lends money: a bank by its usual names, else found as what money went for is."""
    if enum("lender")(signs, frame, found):
        return True
    if not item(signs, frame, found):
        return False
    found.args["lender"] = found.args.pop("item")
    return True


def _led(signs: Signs, frame: Frame, found: Filled) -> tuple[int, int] | None:
    """The words right behind an amount and на, за: that they name our goods or services does not matter."""
    timed = {p for span in signs.times(frame.direction) for p in range(span.first, span.last)}
    ends = {span.last for span in signs.of("money", "number", "quantity")}
    for first in range(2, len(signs.line)):
        if signs.line.norm(first - 1) not in _FOR_WHAT or first - 1 not in ends:
            continue
        last = first
        if any(m.first == first for m in signs.mentioned("account")):
            continue
        while last < len(signs.line) and last not in found.taken | timed and _is_said(signs, last):
            last += 1
        while last > first and signs.line.norm(last - 1) in FILLERS:
            last -= 1
        if last > first and len(signs.line.said(first, last)) > 1:
            return first, last
    return None


def _paid_for(signs: Signs, frame: Frame, found: Filled) -> tuple[int, int] | None:
    """отдал за доставку 3500: what stands between "for" and the sum."""
    starts = {span.first for span in signs.of("money", "number", "quantity")}
    held = found.taken | {
        place for m in signs.mentioned("account", "customer") for place in range(m.first, m.last)
    }
    for first in range(1, len(signs.line)):
        if signs.line.norm(first - 1) not in _FOR_WHAT or not signs.line.tokens[first].is_word:
            continue
        last = first
        while last < len(signs.line) and last not in held | starts and _is_said(signs, last):
            if is_verb(signs.line.norm(last)):
                break
            last += 1
        if (last in starts or last + 1 in starts) and 0 < last - first <= _MOST_WORDS:
            return first, last
    return None


_MOST_WORDS = 4


def _headed(signs: Signs, frame: Frame, found: Filled) -> tuple[int, int] | None:
    """аренда в ТЦ 55 тысяч: the noun the message begins with, though it may be a word of the trade."""
    norm = signs.line.norm(0)
    if 0 in found.taken or norm in _ENTERED or "NOUN" not in parts_of_speech(norm) or len(signs.line) < 2:
        return None
    return None if any(m.first == 0 for m in signs.mentions) or is_verb(norm) else (0, 1)


_ENTERED = words(
    "расход расходы трата траты затрата затраты оплата минус приход доход доходы плюс поступление"
)
_FOR_WHAT = words("на за for on")


def _is_said(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    return token.is_word or (token.text == "-" and token.glued)


def _thing(typed: str) -> str:
    return thing_name(typed)


def query(signs: Signs, frame: Frame, found: Filled) -> bool:
    for kinds in (("phone",), ("email",), ("quoted",)):
        if exact("query", *kinds)(signs, frame, found):
            return True
    for mention in signs.mentioned("customer", "product"):
        typed = signs.line.said(mention.first, mention.last)
        return put(found, "query", _as_written(mention, typed), mention.first, mention.last)
    return rest("query", whole=False)(signs, frame, found)


def _as_written(mention: Mention, typed: str) -> str:
    """Words to look for as names have them: эклера → the goods' own name, роз → роза."""
    if mention.of({"product"}):
        named = resolved(mention, {"product"}, goods_name(typed))
        return named.name
    return typed


def schedule(signs: Signs, frame: Frame, found: Filled) -> bool:
    for mention in signs.mentioned("schedule"):
        typed = signs.line.said(mention.first, mention.last)
        return put_named(
            found, "schedule", resolved(mention, {"schedule"}, typed), mention.first, mention.last
        )
    return rest("schedule", whole=False)(signs, frame, found)
