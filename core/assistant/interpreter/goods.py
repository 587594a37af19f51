"""Lines of goods in a message: "3 торта по 1200 и доставка 300", "мука 50 кг по 45", "латте и капучино"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from core.assistant.interpreter.amounts import UNITS
from core.assistant.interpreter.morph import is_state, is_verb
from core.assistant.interpreter.names import Mention
from core.assistant.interpreter.naming import Named, goods_name, resolved
from core.assistant.interpreter.signs import FILLERS, Signs
from core.assistant.interpreter.spans import Money, Quantity, Span
from core.assistant.interpreter.text import words

_PRICE = words("цена ценой цене стоимость стоимостью price закуп закупка закупочная розница")
_EACH = words("по at @")
_APIECE = words("each apiece")
_FOR = words("за for")
_JOINS = words("и and , + ; \n плюс plus а еще ещё")
_MULTIPLIED = words("x х")
_PER = words("шт штуку штука штуки кг литр each apiece piece per ea каждый каждая каждую каждое за the unit")
_INSIDE = words("с со для из без в на of with for and")
_ASIDE = words("reason method credit way")
"""Choices whose words are never part of a new name of goods: просрочка, самовывоз."""
_PEOPLE = ("member", "customer", "supplier")
SOMEBODY = words(
    "женщина женщине женщины мужчина мужчине мужик мужику девушка девушке девушки парень парню чел челу "
    "дама даме тетя тетка дядька дядя бабушка бабушке дедушка девочка девочке мальчик кто-то какой-то "
    "какая-то ребята девчата клиентка покупательница умница "
    "walk-in walk man woman lady guy girl someone somebody he she they"
)
"""People who are told of and named nowhere."""
_ONE = words(
    "килограмм литр метр пачку упаковку пакет коробку ящик мешок банку бутылку комплект рулон лист лоток "
    "ведро kilo litre liter pack box bag bottle roll"
)
"""A measure said alone before goods is one of it: ещё литр антифриза."""
_MOST_PIECES = 200
"""A bare number beside one product: up to this many it counts, beyond it may be a price."""


@dataclass(slots=True)
class Good:
    """A line: what, how much, at what price; `doubts` are fields a person must look at."""

    product: Named
    quantity: Decimal | None = None
    price: Decimal | None = None
    unit: str | None = None
    total: bool = False
    doubts: set[str] = field(default_factory=set)
    first: int = 0
    last: int = 0
    led: bool = False
    open: int = -1
    """Where an amount of this line may still stand."""

    def line(self) -> dict[str, object]:
        """The line as an action takes it; decimals as strings, no key for what was not said."""
        price = self.price
        if price is not None and self.total and self.quantity:
            price = (price / self.quantity).quantize(Decimal("0.0001")).normalize()
        found: dict[str, object] = {"product": self.product.value}
        if self.quantity is not None:
            found["quantity"] = written(self.quantity)
        if price is not None:
            found["price"] = written(price)
        if self.unit is not None:
            found["unit"] = self.unit
        return found


def written(amount: Decimal) -> str:
    """A decimal as plain digits: 1500, 0.5."""
    return format(amount.normalize(), "f") if amount else "0"


@dataclass(slots=True)
class _Piece:
    """A step of the scan: kind is num, qty, price, prod, text, join or stop."""

    kind: str
    first: int
    last: int
    value: Decimal | None = None
    unit: str | None = None
    mention: Mention | None = None
    text: str = ""
    total: bool = False


def goods(signs: Signs, skipped: frozenset[int] = frozenset()) -> list[Good]:
    """The lines of a message, in order; `skipped` tokens belong to other slots."""
    found: list[Good] = []
    waiting: _Piece | None = None
    for piece, follows, after in _windows(list(_pieces(signs, skipped))):
        last = found[-1] if found else None
        if piece.kind in {"num", "qty"}:
            waiting = None if last is not None and _joins_line(signs, last, piece, follows) else piece
        elif piece.kind in {"prod", "text"}:
            good = _good(signs, piece, waiting, follows, after)
            found += [good] if good is not None else []
            waiting = waiting if good is None else None
        elif piece.kind == "stop":
            waiting = None
        elif last is not None:
            _close(signs, last, piece)
    return [_settled(good) for good in found]


def _joins_line(signs: Signs, last: Good, piece: _Piece, follows: _Piece | None) -> bool:
    """Put a number into the line before it, if it is that line's; otherwise it waits for what it counts."""
    if last.open != piece.first and _is_gap(signs, last.last, piece.first):
        last.open = piece.first
    if last.quantity is None and last.open == piece.first and _may_count(piece, follows, last):
        _count(last, piece)
    elif last.led and last.price is None and last.open == piece.first:
        _price_of_service(last, piece)
    elif _is_bare_price(piece, last, follows):
        last.price, last.last, last.open = piece.value, piece.last, piece.last
    else:
        return False
    return True


def _is_gap(signs: Signs, start: int, end: int) -> bool:
    """Only marks between a thing and its numbers: сыворотка — одна, 2750."""
    return start < end and all(signs.line.token(place).text in _MARKS for place in range(start, end))


_MARKS = frozenset(",.-:;(")


def _close(signs: Signs, last: Good, piece: _Piece) -> None:
    """A price ends a line; so does a join, save for a comma before the amount: мука, 5 кг."""
    if piece.kind == "price":
        if last.price is None:
            last.price, last.total = piece.value, piece.total
            last.last = last.open = piece.last
        return
    comma = signs.line.norm(piece.first) == "," or piece.first == piece.last
    last.open = piece.last if comma and last.open == piece.first and last.quantity is None else -1


def _windows(pieces: list[_Piece]) -> Iterator[tuple[_Piece, _Piece | None, _Piece | None]]:
    return zip(pieces, [*pieces[1:], None], [*pieces[2:], None, None], strict=False)


def _counts_on(follows: _Piece | None, after: _Piece | None) -> bool:
    """завяли 12 тюльпанов: the number belongs to what comes after it, so the word before is no goods."""
    if follows is None or after is None or follows.kind not in {"num", "qty"} or after.first != follows.last:
        return False
    return after.kind in {"prod", "text"}


def _count(good: Good, piece: _Piece) -> None:
    good.quantity, good.unit, good.last, good.open = piece.value, piece.unit, piece.last, piece.last
    if piece.kind == "num" and piece.value is not None and piece.value > _MOST_PIECES:
        good.doubts.add("quantity")


def _price_of_service(good: Good, piece: _Piece) -> None:
    """доставка 300: the number after a thing without a card is what it costs."""
    good.quantity = good.quantity or Decimal(1)
    good.price, good.last, good.open = piece.value, piece.last, piece.last


def _may_count(piece: _Piece, follows: _Piece | None, good: Good) -> bool:
    """мука 50 кг: the number after goods counts them, unless it stands before goods of its own."""
    if good.led and piece.kind == "num":
        return False
    own = follows is not None and follows.kind in {"prod", "text"} and follows.first == piece.last
    return piece.kind == "qty" or not own


def _is_bare_price(piece: _Piece, good: Good, follows: _Piece | None) -> bool:
    """3 наполеона 1200: a lone number after counted goods is what they cost."""
    if piece.kind != "num" or good.quantity is None or good.price is not None or good.open != piece.first:
        return False
    return not (follows is not None and follows.kind in {"prod", "text"} and follows.first == piece.last)


def _good(
    signs: Signs, piece: _Piece, waiting: _Piece | None, follows: _Piece | None, after: _Piece | None
) -> Good | None:
    counted = waiting is not None and _leads(signs, waiting.last, piece.first)
    if piece.kind == "text" and not counted and (_counts_on(follows, after) or not _valued(piece, follows)):
        return None
    product = _product(signs, piece, counted=counted)
    good = Good(product, first=piece.first, last=piece.last, open=piece.last)
    if counted and waiting is not None:
        good.quantity, good.unit, good.first = waiting.value, waiting.unit, waiting.first
    elif follows is not None and follows.kind == "num":
        good.led = piece.kind == "text" or _is_service(signs, piece)
    return good


def _valued(piece: _Piece, follows: _Piece | None) -> bool:
    """Right before an amount or a price."""
    return follows is not None and follows.first == piece.last and follows.kind in _AMOUNTS


def _is_service(signs: Signs, piece: _Piece) -> bool:
    """доставка 500: the number after work done is what it costs, be there a card of it or not."""
    return any(s.first == piece.first and s.last == piece.last for s in signs.chosen("service"))


_AMOUNTS = frozenset({"num", "qty", "price"})


def _leads(signs: Signs, end: int, start: int) -> bool:
    """Nothing but little words between a number and what it counts."""
    return all(
        signs.line.norm(place) in {"of", "the", "х", "x", "-", "шт", "штук", "."}
        for place in range(end, start)
    )


def _product(signs: Signs, piece: _Piece, *, counted: bool) -> Named:
    if piece.mention is None:
        return Named(goods_name(piece.text) if counted else piece.text)
    typed = signs.line.said(piece.first, piece.last)
    stray = piece.first < piece.mention.first or piece.last > piece.mention.last
    return resolved(piece.mention, {"product"}, goods_name(typed), stray=stray)


def _settled(good: Good) -> Good:
    if good.price is not None and good.led:
        good.doubts.discard("quantity")
    if good.quantity is not None and good.quantity <= 0:
        good.doubts.add("quantity")
    return good


def _pieces(signs: Signs, skipped: frozenset[int]) -> Iterator[_Piece]:
    """The message as steps; words of no concern stop a run of goods' names."""
    counts = {span.first: span for span in signs.counts}
    named = {
        m.first: m for m in signs.mentions if m.of({"product"}) and skipped.isdisjoint(range(m.first, m.last))
    }
    quoted = {span.first: span for span in signs.of("quoted")}
    place = 0
    while place < len(signs.line):
        if place in skipped:
            yield _Piece("stop", place, place + 1)
            place += 1
            continue
        piece = _piece(signs, place, counts, named, quoted, skipped)
        if piece is not None:
            if signs.line.begins(place):
                # A new line of a list joins as a comma does.
                yield _Piece("join", place, place)
            yield piece
        place = piece.last if piece is not None else place + 1


def _piece(
    signs: Signs,
    place: int,
    counts: dict[int, Span],
    named: dict[int, Mention],
    quoted: dict[int, Span],
    skipped: frozenset[int],
) -> _Piece | None:
    norm = signs.line.norm(place)
    if norm in _EACH | _FOR | _PRICE and place + 1 in counts and place + 1 not in skipped:
        priced = _priced(signs, counts[place + 1], place, total=norm in _FOR)
        if priced is not None:
            return priced
    if place in counts:
        return _counted(signs, counts[place])
    if norm in _ONE and place + 1 in named:
        return _Piece("qty", place, place + 1, Decimal(1), UNITS[norm])
    if place in named:
        return _run(signs, place, named[place], skipped, named, counts)
    if place in quoted:
        return _Piece("text", place, quoted[place].last, text=str(quoted[place].value))
    if norm in _JOINS:
        return _Piece("join", place, place + 1)
    if _is_unknown(signs, place):
        return _run(signs, place, None, skipped, named, counts)
    return None if norm in FILLERS or norm in _MULTIPLIED else _Piece("stop", place, place + 1)


def _priced(signs: Signs, span: Span, first: int, *, total: bool) -> _Piece | None:
    """по 1200 руб за штуку; "за 2 кг" is no price, nor is a percent."""
    if span.kind not in {"number", "money"}:
        return None
    value = span.value.amount if isinstance(span.value, Money) else span.value
    if not isinstance(value, Decimal):
        return None
    last = span.last
    while signs.line.norm(last) in _PER:
        total = total and signs.line.norm(last) in {"за", "the"}
        last += 1
    return _Piece("price", first, last, value, total=total)


def _counted(signs: Signs, span: Span) -> _Piece:
    value = span.value
    if isinstance(value, Quantity):
        return _Piece("qty", span.first, span.last, value.amount, value.unit)
    if isinstance(value, Money):
        return _Piece("price", span.first, span.last, value.amount)
    number = value if isinstance(value, Decimal) else None
    if span.kind == "percent":
        return _Piece("stop", span.first, span.last)
    if signs.line.norm(span.last) in _APIECE:
        return _Piece("price", span.first, span.last + 1, number)
    if signs.line.norm(span.last) in _FOR and signs.line.norm(span.last + 1) in UNITS:
        return _Piece("price", span.first, span.last + 2, number)
    crossed = signs.line.norm(span.first - 1) in _MULTIPLIED and signs.line.token(span.first - 2).is_number
    return _Piece("price" if crossed else "num", span.first, span.last, number)


def _is_unknown(signs: Signs, place: int) -> bool:
    token = signs.line.tokens[place]
    if not token.is_word or any(s.first <= place < s.last for s in signs.chosen("service")):
        return token.is_word
    if token.norm in FILLERS or token.norm in SOMEBODY or signs.knowledge.knows(token.norm):
        return False
    if any(m.first <= place < m.last and m.of(_PEOPLE) for m in signs.mentions):
        return False
    if any(s.kind in _ASIDE and s.first <= place < s.last for s in signs.enums):
        return False
    return not is_verb(token.norm) and not is_state(token.norm)


def _run(
    signs: Signs,
    place: int,
    mention: Mention | None,
    skipped: frozenset[int],
    named: dict[int, Mention],
    counts: dict[int, Span],
) -> _Piece:
    """A name of goods with the unexplained words that touch it; a mention inside becomes doubtful."""
    first, last = place, mention.last if mention else place + 1
    while last < len(signs.line) and last not in skipped and last not in counts:
        if last in named and mention is None:
            mention = named[last]
            last = mention.last
        elif _is_unknown(signs, last) and last not in named:
            last += 1
        elif signs.line.norm(last) in _INSIDE and _goes_on(signs, last, skipped, named, counts, mention):
            last += 2
        else:
            break
    text = signs.line.said(first, last)
    return _Piece("prod" if mention else "text", first, last, mention=mention, text=text)


def _goes_on(
    signs: Signs,
    place: int,
    skipped: frozenset[int],
    named: dict[int, Mention],
    counts: dict[int, Span],
    mention: Mention | None,
) -> bool:
    """пирог с мясом: a preposition followed by another unexplained word, inside a name not known whole."""
    after = place + 1
    if (
        mention is not None
        or signs.line.norm(place) in {"на", "в", "for", "из"}
        or after in skipped
        or after in counts
    ):
        return False
    return after < len(signs.line) and after not in named and _is_unknown(signs, after)
