"""Numbers as a column writes them. The decimal sign is decided by the whole column, never by one cell."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Point = Literal[".", ","]
MAX_SCALED = 10**15
CURRENCY = (
    r"₽|₸|₴|₺|£|€|\$|¥|руб(?:\.|лей|ля|ль)?|р\.?|р/шт\.?|тг\.?|тенге|сом(?:а|ов)?|грн\.?|коп\.?"
    r"|rub|kzt|usd|eur|gbp|uah|kgs|byn|try|gel"
)
UNIT = (
    r"шт(?:\.|ук[аи]?)?|кг\.?|гр?\.?|л\.?|мл\.?|м[23²³]?\.?|см|уп(?:\.|ак\.?)?|кор\.?|пач\.?|час\.?|ч\.?|ед\.?"
    r"|pcs\.?|pc|kg|g|l|ml|m|ea|units?"
)
SHAPE = re.compile(
    rf"""^[\s]*(?P<open>\()?\s*(?P<minus>[-+−–]?)\s*(?:{CURRENCY})?\s*(?P<minus2>[-−–]?)\s*
    (?P<body>\d[\d\s.,'’]*|[.,]\d+)(?P<exp>[eE][-+]?\d+)?
    \s*(?P<percent>%)?\s*(?:{CURRENCY}|{UNIT})?\s*(?P<tail>[-−])?\s*(?P<close>\))?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
PLAIN = re.compile(r"^-?\d{1,12}$")
GROUP_SIGNS = re.compile(r"[\s'’]")
GROUPED = re.compile(r"^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$")


class NotNumber(ValueError):
    """The cell is no number; `code` is the reason given to the user."""

    def __init__(self, code: str = "bad_number") -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class NumberEvidence:
    """What the cells of one column say about its decimal point. Counts are of cells."""

    numbers: int = 0
    others: int = 0
    dots: int = 0
    commas: int = 0
    doubtful_dots: int = 0
    doubtful_commas: int = 0
    ungrouped: int = 0
    percents: int = 0
    fractions: int = 0
    up_to_one: int = 0

    def add(self, cell: str, count: int = 1) -> None:
        """Take one distinct cell, seen `count` times, into account."""
        if PLAIN.match(cell):
            self.numbers += count
            self.ungrouped += count * (len(cell.lstrip("-")) > 3)
            self.up_to_one += count * (cell in "01")
            return
        shape = SHAPE.match(cell)
        if not shape:
            self.others += count
            return
        self.numbers += count
        self.percents += count * (shape["percent"] is not None)
        self._add_body(shape["body"].strip(), count)

    def _add_body(self, body: str, count: int) -> None:
        self.up_to_one += count * (re.match(r"^(?:0?[.,]\d+|[01](?:[.,]0+)?)$", body) is not None)
        point, sure = decimal_point(GROUP_SIGNS.sub("", body), grouped=GROUPED.match(body) is not None)
        if point is None:
            self.ungrouped += count * (len(body) > 3 and body.isdigit())
            return
        self.fractions += count * sure
        if point == ".":
            self.dots += count * sure
            self.doubtful_dots += count * (not sure)
        else:
            self.commas += count * sure
            self.doubtful_commas += count * (not sure)


def decimal_point(body: str, *, grouped: bool = False) -> tuple[Point | None, bool]:
    """The decimal sign a number shows and whether it proves it: `1.250` does not, `12,5` does."""
    dot, comma = body.rfind("."), body.rfind(",")
    if dot >= 0 and comma >= 0:
        return (".", True) if dot > comma else (",", True)
    if dot < 0 and comma < 0:
        return None, False
    sign: Point = "." if dot >= 0 else ","
    other: Point = "," if sign == "." else "."
    if body.count(sign) > 1:
        return other, True
    before, after = body.split(sign)
    proven = grouped or len(after) != 3 or len(before) > 3 or before.startswith("0") or not before
    return sign, proven


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a column writes numbers. `mixed`: both signs are proven, so a doubtful cell is refused."""

    point: Point = "."
    mixed: bool = False
    doubtful: bool = False
    """Nothing in the file settled it: worth a question."""


def number_style(
    seen: NumberEvidence, *, typed: bool, file_point: Point | None, thousandths: bool
) -> NumberStyle:
    """Decide a column's decimal sign. `file_point`: what its neighbours use. `thousandths`: a quantity has
    three decimals (1C writes `1,000` for one), money never does."""
    if seen.dots and seen.commas:
        return NumberStyle("." if seen.dots >= seen.commas else ",", mixed=True)
    if seen.dots or seen.commas:
        return NumberStyle("." if seen.dots else ",")
    if seen.doubtful_dots and seen.doubtful_commas:
        return NumberStyle(file_point or ".", mixed=file_point is None, doubtful=file_point is None)
    if not (seen.doubtful_dots or seen.doubtful_commas):
        return NumberStyle(file_point or ".")
    sign: Point = "." if seen.doubtful_dots else ","
    if (typed and sign == ".") or seen.ungrouped:
        return NumberStyle(sign)
    if file_point:
        return NumberStyle(file_point)
    other: Point = "," if sign == "." else "."
    return NumberStyle(sign if thousandths else other, doubtful=True)


def file_point(columns: Iterable[NumberEvidence]) -> Point | None:
    """The decimal sign proven by a file's columns, if they agree."""
    dots = sum(c.dots for c in columns)
    commas = sum(c.commas for c in columns)
    if dots and commas:
        return None
    return "." if dots else ("," if commas else None)


def parse_number(cell: str, style: NumberStyle) -> Decimal:
    """A cell by its column's style. Raises NotNumber with a code."""
    shape = SHAPE.match(cell)
    if (
        not shape
        or (shape["open"] is None) != (shape["close"] is None)
        or (shape["minus"] and shape["minus2"])
    ):
        raise NotNumber
    body = shape["body"].strip()
    point = style.point
    if style.mixed:
        shown, sure = decimal_point(GROUP_SIGNS.sub("", body), grouped=GROUPED.match(body) is not None)
        if shown and not sure:
            raise NotNumber("doubtful_number")
        point = shown or point
    number = Decimal(_plain(body, point) + (shape["exp"] or "")) if _sane(shape["exp"]) else _huge()
    negative = any((shape["minus"] in {"-", "−", "–"}, shape["minus2"], shape["tail"], shape["open"]))
    return -number if negative else number


def _plain(body: str, point: Point) -> str:
    """Digits with a plain point; grouping must be in threes."""
    group = r"[\s.'’]" if point == "," else r"[\s,'’]"
    mark = re.escape(point)
    if not re.match(rf"^(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)?(?:{mark}\d*)?$", body):
        raise NotNumber
    whole, _, part = body.partition(point)
    return f"{re.sub(group, '', whole) or '0'}.{part or '0'}"


def _sane(exponent: str | None) -> bool:
    return exponent is None or abs(int(exponent[1:6])) <= 15


def _huge() -> Decimal:
    raise NotNumber("number_too_large")


def scaled_reader(style: NumberStyle, scale: int) -> Callable[[str], int]:
    """A function from cell to integer × `scale`, half-up, remembering what it has read. Raises NotNumber."""
    known: dict[str, int] = {}

    def read(cell: str) -> int:
        try:
            return known[cell]
        except KeyError:
            number = (parse_number(cell, style) * scale).to_integral_value(ROUND_HALF_UP)
        if abs(number) > MAX_SCALED:
            raise NotNumber("number_too_large")
        if len(known) > 100_000:
            known.clear()
        known[cell] = int(number)
        return known[cell]

    return read
