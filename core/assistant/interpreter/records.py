"""Fields that name records: customers, people, places, goods and lines of goods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from core.assistant.interpreter.figures import amount_of
from core.assistant.interpreter.frames import (
    Filled,
    Frame,
    Reader,
    exact,
    is_among,
    is_free,
    is_led,
    named_plainly,
    put,
    put_named,
)
from core.assistant.interpreter.goods import SOMEBODY, Good, goods
from core.assistant.interpreter.morph import best_parse, is_verb, stem
from core.assistant.interpreter.names import Mention
from core.assistant.interpreter.naming import FEMININE_ACCUSATIVE, Named, goods_name, person_name, resolved
from core.assistant.interpreter.signs import FILLERS, NAME, UNKNOWN, Signs, sign_of
from core.assistant.interpreter.spans import Quantity
from core.assistant.interpreter.text import words

_CASES = {"для": "gent", "от": "gent", "у": "gent", "клиента": "gent", "на": "accs"}
_WITH_NAMES = ("member", "customer", "supplier")
_PEOPLE = ("Name", "Patr", "Surn")
_MASCULINE = ("ов", "ев", "ин", "ын")
_ORDER = words("заказ заказа заказу заказом заказе order")
_LAST = words("последний последнего последнему последнем последним last latest")
_PRICED = words("по за at for @")
_LEADS_TO_NAME = words("для на от у к for from клиент клиента клиенту client customer")


def reference(slot: str, kind: str, *, person: bool = False) -> Reader:
    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        leads = frame.places.get(slot)
        mentions = [
            m for m in signs.mentioned(kind) if is_free(found, m) and not _is_goods(signs, frame, m, kind)
        ]
        if person and "lines" in frame.slots:
            mentions = [m for m in mentions if not _inside_goods(signs, m)]
        if leads:
            mentions = [m for m in mentions if is_led(signs, m.first, leads)] or (
                [] if slot in {"source", "target"} else mentions
            )
        for mention in mentions:
            if person:
                return _put_person(signs, frame, found, slot, mention, kind)
            typed = signs.line.said(mention.first, mention.last)
            first = mention.first - 1 if is_led(signs, mention.first, leads or ()) else mention.first
            return put_named(found, slot, resolved(mention, {kind}, typed), first, mention.last)
        return person and _unknown_person(signs, frame, found, slot)

    return read


def _put_person(signs: Signs, frame: Frame, found: Filled, slot: str, mention: Mention, kind: str) -> bool:
    """Somebody by their name, all of it: Марина Иванова is not Иванова Ольга, nor Кузнецову Кузнецов."""
    first, last = _whole_name(signs, frame, found, mention.first, mention.last)
    case = _CASES.get(signs.line.norm(first - 1), "")
    typed = person_name(signs.line.said(first, last), case=case)
    if (first, last) != (mention.first, mention.last):
        near = resolved(mention, {kind}, typed, stray=True)
        return put_named(found, slot, Named(typed, choices=near.choices, sure=False, stray=True), first, last)
    if case == "accs" and signs.line.norm(last - 1).endswith(FEMININE_ACCUSATIVE):
        others = tuple(c for c in mention.of({kind}) if not _is_of_a_man(c.name))
        if not others:
            return put_named(found, slot, Named(typed), first, last)
        mention = replace(mention, candidates=others)
    return put_named(found, slot, resolved(mention, {kind}, typed), first, last)


def _is_of_a_man(name: str) -> bool:
    return any(word.lower().endswith(_MASCULINE) for word in name.split())


def _whole_name(signs: Signs, frame: Frame, found: Filled, first: int, last: int) -> tuple[int, int]:
    """A name with the first names and surnames that touch it."""
    while first > 0 and _goes_with_name(signs, frame, found, first - 1):
        first -= 1
    while last < len(signs.line) and _goes_with_name(signs, frame, found, last):
        last += 1
    return first, last


def _goes_with_name(signs: Signs, frame: Frame, found: Filled, place: int) -> bool:
    token = signs.line.tokens[place]
    if not token.is_word or place in found.taken or token.norm in FILLERS:
        return False
    inside = [m for m in signs.mentions if m.first <= place < m.last]
    if any(not m.of(_WITH_NAMES) or ("member" in frame.slots and m.of({"member"})) for m in inside):
        return False
    if not inside and signs.word_sign(place) not in {NAME, UNKNOWN}:
        return False
    return is_of_person(token.norm) or (token.text[0].isupper() and place > 0)


@lru_cache(maxsize=4096)
def is_of_person(norm: str) -> bool:
    """Is the word first of all somebody's name: марина, ивановой, петрову?"""
    parse = best_parse(norm)
    return parse is not None and any(mark in parse.tag for mark in _PEOPLE)


def whose_order(signs: Signs, frame: Frame, found: Filled) -> bool:
    """An order by its customer, заказ Ивановой, or as the last one: the finder takes both."""
    if "order" in found.args:
        return False
    place = next((p for p, t in enumerate(signs.line.tokens) if t.norm in _ORDER), None)
    if place is not None and signs.line.norm(place - 1) in _LAST:
        return put(found, "whose", "последний", place - 1, place + 1)
    return _by_name(signs, frame, found, "customer", "order")


def whose_purchase(signs: Signs, frame: Frame, found: Filled) -> bool:
    """An order to a supplier by their name: Мельник привёз заказ."""
    return "purchase" not in found.args and _by_name(signs, frame, found, "supplier", "purchase")


def _by_name(signs: Signs, frame: Frame, found: Filled, kind: str, field: str) -> bool:
    """Somebody's name, plainly, in a field whose finder takes names."""
    said = Filled(taken=set(found.taken))
    if not reference(kind, kind, person=True)(signs, frame, said):
        return False
    found.taken |= said.taken
    found.args[field] = said.strays.get(kind) or named_plainly(said.args[kind])
    return True


def place_of(slot: str) -> Reader:
    """Goods move between warehouses, money between accounts."""

    def read(signs: Signs, frame: Frame, found: Filled) -> bool:
        return reference(slot, "warehouse" if "lines" in frame.needs else "account")(signs, frame, found)

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
    return is_unexplained(signs, before) and not any(m.first <= before < m.last for m in signs.mentions)


def _unknown_person(signs: Signs, frame: Frame, found: Filled, slot: str) -> bool:
    """A name nobody here bears yet: Ивановой → Иванова, in the nominative."""
    for run in name_runs(signs, found):
        first, last = _whole_name(signs, frame, found, *run)
        follows_lead = signs.line.norm(first - 1) in _LEADS_TO_NAME
        capital = signs.line.tokens[first].text[0].isupper() or is_of_person(signs.line.norm(first))
        case = _CASES.get(signs.line.norm(first - 1), "")
        name = person_name(signs.line.said(first, last), case=case)
        if capital or (follows_lead and slot == "customer" and "lines" not in frame.slots):
            return put_named(found, slot, Named(name), first, last)
    return False


def name_runs(signs: Signs, found: Filled) -> Iterator[tuple[int, int]]:
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
    if place == 0 and any(span.first == 0 for span in signs.enums):
        return False
    if token.norm in SOMEBODY or any(s.first <= place < s.last for s in signs.line.numbers):
        return False
    sign = signs.word_sign(place)
    return sign == NAME or (sign == UNKNOWN and (token.text[0].isupper() or is_of_person(token.norm)))


def aside(signs: Signs, frame: Frame, found: Filled) -> set[int]:
    """Tokens that are no goods: taken already, exact things, times."""
    skipped = set(found.taken) | {
        p for s in signs.exact if s.kind != "quoted" for p in range(s.first, s.last)
    }
    for span in signs.times(frame.direction):
        if span.score >= 0.75 or any(p in found.taken for p in range(span.first, span.last)):
            skipped.update(range(span.first, span.last))
    return skipped


def lines(signs: Signs, frame: Frame, found: Filled) -> bool:
    held = frozenset(aside(signs, frame, found))
    read = goods(signs, held)
    if not read:
        return "bare" in frame.places.get("lines", ()) and _bare_lines(signs, found)
    if "quantity" in frame.places.get("lines", ()) or signs.of("quantity"):
        _count_from_afar(signs, held, found, read)
    elif {"method", "due"} & set(frame.slots):
        _price_what_is_sold(read)
    found.args["lines"] = [good.line() for good in read]
    for number, good in enumerate(read):
        watch(found, number, good)
        found.taken.update(range(good.first, max(good.last, good.first + 1)))
    return True


def _count_from_afar(signs: Signs, held: frozenset[int], found: Filled, read: list[Good]) -> None:
    """Гипсофилу пересчитали, по факту 33: the only amount counts the only thing."""
    if len(read) != 1 or read[0].quantity is not None:
        return
    free = [s for s in signs.of("number", "quantity") if held.isdisjoint(range(s.first, s.last))]
    free = [s for s in free if signs.line.norm(s.first - 1) not in _PRICED]
    if len(free) != 1 or read[0].price == free[0].value:
        return
    value, amount = free[0].value, amount_of(free[0])
    if amount > 0:
        read[0].quantity, read[0].unit = amount, value.unit if isinstance(value, Quantity) else None
        found.taken.update(range(free[0].first, free[0].last))


def _price_what_is_sold(read: list[Good]) -> None:
    """платье 4200 и ремень 1500: nobody sells so many; it is what they cost."""
    for good in read:
        if "quantity" in good.doubts and good.price is None and good.unit is None:
            good.price, good.quantity = good.quantity, None
            good.doubts.discard("quantity")


def _bare_lines(signs: Signs, found: Filled) -> bool:
    """Things said alone, without a card or an amount: убери упаковку из заказа."""
    services = [(s.first, s.last) for s in signs.chosen("service") if is_free(found, s)]
    runs = services or list(unknown_runs(signs, found))
    if not runs:
        return False
    found.args["lines"] = [{"product": goods_name(signs.line.said(*run))} for run in runs]
    found.taken.update(place for run in runs for place in range(*run))
    return True


def watch(found: Filled, number: int, good: Good, name: str = "product") -> None:
    """Note what a person must look at in a line: which goods are meant, which amount."""
    if good.product.choices and good.product.id is None:
        found.choices[f"lines.{number}.{name}"] = good.product.choices
    found.sure = found.sure and good.product.sure
    found.doubts.update(f"lines.{number}.{name}" for name in good.doubts)


def product(signs: Signs, frame: Frame, found: Filled) -> bool:
    for good in goods(signs, frozenset(found.taken)):
        named = good.product
        last = max(good.last, good.first + 1)
        own = [m for m in signs.mentioned("product") if good.first <= m.first < last]
        return put_named(
            found, "product", named, own[0].first if own else good.first, own[-1].last if own else last
        )
    mention = next((m for m in signs.mentioned("product") if is_free(found, m)), None)
    if mention is not None:
        typed = signs.line.said(mention.first, mention.last)
        return put_named(found, "product", resolved(mention, {"product"}, typed), mention.first, mention.last)
    return "metric" not in frame.slots and unknown_thing(signs, found, "product")


def unknown_thing(signs: Signs, found: Filled, slot: str) -> bool:
    """A product nobody has entered: the first run of unexplained words."""
    run = next(unknown_runs(signs, found), None)
    if run is None:
        return False
    typed = signs.line.said(*run)
    return put_named(found, slot, Named(typed), *run)


def unknown_runs(signs: Signs, found: Filled) -> Iterator[tuple[int, int]]:
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
    return is_unexplained(signs, place)


def is_unexplained(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    if not token.is_word or token.norm in FILLERS or len(token.norm) < 3:
        return False
    return not signs.knowledge.knows(token.norm) and not is_verb(token.norm)


def goods_kind(signs: Signs, frame: Frame, found: Filled) -> bool:
    """добавь услугу …: the word before the name; in "добавь товар «Услуга месяца»" it is the name's."""
    for span in signs.chosen("goods_kind"):
        before = [signs.line.norm(place) for place in range(span.first)]
        if all(n in FILLERS or sign_of(n) in frame.said for n in before) and not any(
            is_among(n, _GOODS_WORDS) for n in before
        ):
            return put(found, "goods_kind", span.value, span.first, span.last)
    return False


_GOODS_WORDS = ("товар*", "позици*", "продукт*", "номенклатур*", "product*", "item*", "goods")


def category(signs: Signs, frame: Frame, found: Filled) -> bool:
    """Goods a mass change is about, as the person called them: торты → торт."""
    for mention in signs.mentioned("product"):
        if is_free(found, mention):
            typed = signs.line.said(mention.first, mention.last)
            return put(found, "category", _group_name(typed), mention.first, mention.last)
    run = next(unknown_runs(signs, found), None)
    return run is not None and put(found, "category", _group_name(signs.line.said(*run)), *run)


def _group_name(typed: str) -> str:
    if len(typed.split()) > 1:
        return typed
    return stem(typed.lower()) if typed.isascii() else goods_name(typed)


def contact(signs: Signs, frame: Frame, found: Filled) -> bool:
    if exact("contact", "email", "handle", "phone")(signs, frame, found):
        return True
    for mention in signs.mentioned("member", "customer"):
        typed = person_name(signs.line.said(mention.first, mention.last))
        return put(found, "contact", typed, mention.first, mention.last)
    run = next(name_runs(signs, found), None) or next(unknown_runs(signs, found), None)
    return run is not None and put(found, "contact", person_name(signs.line.said(*run)), *run)
