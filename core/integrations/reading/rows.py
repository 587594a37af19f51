"""Rows read by a recipe: each becomes a record or raises RowRefused with the reason."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from core.integrations.reading.catalogue import Catalogue, People
from core.integrations.reading.cells import CANCELLED, RETURNED, clean, clean_code, is_rounded
from core.integrations.reading.dates import DateStyle, NotDate, When, parse_clock, parse_when, when_reader
from core.integrations.reading.faults import RowRefused
from core.integrations.reading.numbers import NotNumber, scaled_reader
from core.integrations.reading.recipes import Recipe
from core.integrations.reading.records import Line, StockLine
from core.integrations.reading.samples import NUMBER_AND_DATE
from core.integrations.reading.tables import Row
from core.money import PRICE_SCALE, QUANTITY_SCALE, half_up

ONE = QUANTITY_SCALE
NO_DAY = frozenset({"-", "–", "—", "null", "none", "n/a", "нет", "no", "0", "0000-00-00"})
_DAY_FIRST = DateStyle("dmy")
Cell = Callable[[Row], str]
Number = Callable[[Row], int | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the company knows and a file does not: its zone and the decimals of its currency."""

    zone: ZoneInfo
    exponent: int = 2


@dataclass(frozen=True, slots=True)
class SaleRow:
    """One line with all its row says about its document."""

    number: str
    when: When | None
    person: int | None
    employee: str
    note: str
    cancelled: bool
    line: Line
    gross: int
    is_returned: bool
    shipped: dt.date | None = None
    required: dt.date | None = None


class Fields:
    """Readers of a recipe's fields over a lengthened row; a field the files lack reads as empty."""

    def __init__(self, recipe: Recipe, setting: Setting) -> None:
        self.recipe, self.setting = recipe, setting

    def text(self, field: str) -> Cell:
        source = self.recipe.fields.get(field)
        if source is None:
            return lambda row: ""
        at = source.position
        return lambda row: clean(row[at])

    def code(self, field: str) -> Cell:
        source = self.recipe.fields.get(field)
        if source is None:
            return lambda row: ""
        at = source.position

        def read(row: Row) -> str:
            code = clean_code(row[at])
            if is_rounded(code):
                raise RowRefused("rounded_code", field)
            return code

        return read

    def number(self, field: str, scale: int) -> Number:
        source = self.recipe.fields.get(field)
        if source is None:
            return lambda row: None
        at, parse = source.position, scaled_reader(source.number_style, scale)

        def read(row: Row) -> int | None:
            cell = row[at]
            try:
                return parse(cell) if cell and not cell.isspace() else None
            except NotNumber as fault:
                if cell.strip() in {"-", "–", "—"}:
                    return None
                raise RowRefused(fault.code, field) from fault

        return read

    def amount(self, field: str, scale: int) -> Number:
        """A number that cannot be less than nothing: a price, a cost, goods on hand."""
        number = self.number(field, scale)

        def read(row: Row) -> int | None:
            found = number(row)
            if found is not None and found < 0:
                raise RowRefused("negative", field)
            return found

        return read

    def when(self, field: str = "date", empty: frozenset[str] = frozenset()) -> Callable[[Row], When | None]:
        """A day, with its time where that is told; `empty` are words that say there is none."""
        source = self.recipe.fields.get(field)
        if source is None:
            return lambda row: None
        at, parse = source.position, when_reader(source.date_style, self.setting.zone)

        def read(row: Row) -> When | None:
            cell = row[at].strip()
            if not cell or cell.casefold() in empty:
                return None
            try:
                return parse(cell)
            except NotDate as fault:
                raise RowRefused(fault.code, field) from fault

        return read

    def day(self, field: str) -> Callable[[Row], dt.date | None]:
        """A day that may be told to be missing: not shipped yet, no day agreed."""
        when = self.when(field, NO_DAY)

        def read(row: Row) -> dt.date | None:
            found = when(row)
            return found.day if found else None

        return read

    def clock(self) -> Callable[[Row], dt.time | None]:
        source = self.recipe.fields.get("time")
        if source is None:
            return lambda row: None
        at = source.position

        def read(row: Row) -> dt.time | None:
            cell = row[at].strip()
            try:
                return parse_clock(cell) if cell else None
            except NotDate as fault:
                raise RowRefused(fault.code, "time") from fault

        return read


class GoodsFields:
    """What names and describes a good in any table."""

    def __init__(self, fields: Fields) -> None:
        self.code, self.barcode = fields.code("code"), fields.code("barcode")
        self.name, self.variant = fields.text("product"), fields.text("variant")
        self.unit, self.category = fields.text("unit"), fields.text("category")
        self.cost = fields.amount("cost", PRICE_SCALE)

    def is_named(self, row: Row) -> bool:
        """Does the row name a good? Raises RowRefused for a code that was rounded."""
        return bool(self.code(row) or self.barcode(row) or self.name(row))

    def place(self, row: Row, catalogue: Catalogue) -> int | None:
        """The good's number in the catalogue; None when nothing names it. Asked of rows that are sound."""
        code, barcode, name = self.code(row), self.barcode(row), self.name(row)
        if not (code or barcode or name):
            return None
        variant = self.variant(row)
        number = catalogue.place(code, barcode, f"{name} {variant}".strip() if name and variant else name)
        good = catalogue.goods[number]
        if not good.unit:
            good.unit = self.unit(row)
        if not good.category:
            good.category = self.category(row)
        return number


class PeopleFields:
    """What names and describes a customer in any table."""

    def __init__(self, fields: Fields) -> None:
        self.code, self.whole = fields.code("customer_code"), fields.text("customer")
        self.parts = [fields.text(part) for part in ("last_name", "first_name", "middle_name")]
        self.phone, self.email = fields.text("phone"), fields.text("email")
        self.address, self.inn = fields.text("address"), fields.code("inn")
        self.is_known = fields.recipe.has(
            "customer_code", "customer", "last_name", "first_name", "phone", "email"
        )

    def place(self, row: Row, people: People) -> int | None:
        """The customer's number; None when the row names nobody."""
        if not self.is_known:
            return None
        name = self.whole(row) or " ".join(filter(None, (part(row) for part in self.parts)))
        inn = self.inn(row)
        number = people.place(code=self.code(row), phone=self.phone(row), email=self.email(row), name=name)
        if number is not None:
            person = people.people[number]
            person.phone = person.phone or self.phone(row)
            person.email = person.email or self.email(row)
            person.address = person.address or self.address(row)
            person.inn = person.inn or inn
        return number


class SaleRows:
    """Reads lines of sales."""

    def __init__(self, recipe: Recipe, setting: Setting, catalogue: Catalogue, people: People) -> None:
        fields = Fields(recipe, setting)
        self.recipe, self.setting, self.catalogue, self.people = recipe, setting, catalogue, people
        self.number, self.when, self.clock = fields.text("number"), fields.when(), fields.clock()
        self.goods, self.buyers = GoodsFields(fields), PeopleFields(fields)
        self.quantity = fields.number("quantity", QUANTITY_SCALE)
        self.price = fields.number("price", PRICE_SCALE)
        self.total = fields.number("total", 10**setting.exponent)
        self.discount = _discount(recipe, fields, setting)
        self.employee, self.note, self.status = (
            fields.text("employee"),
            fields.text("note"),
            fields.text("status"),
        )
        self.shipped, self.required = fields.day("shipped"), fields.day("required")
        self.has_quantity, self.has_goods = recipe.has("quantity"), recipe.has("product", "code", "barcode")
        self.is_dated = any(column.dated for column in recipe.table.columns)

    def read(self, row: Row, number: int) -> SaleRow:
        """One row. Raises RowRefused."""
        document, when, is_returned = self._document(row)
        shipped, required = self.shipped(row), self.required(row)
        status = self.status(row)
        is_returned = is_returned or RETURNED.search(status) is not None
        is_named = self.goods.is_named(row)
        if not is_named and self.has_goods:
            raise RowRefused("missing_product", "product")
        line, gross = self._line(row, number, is_named=is_named, sign=-1 if is_returned else 1)
        person = self.buyers.place(row, self.people)
        good = line.good = self.goods.place(row, self.catalogue)
        if good is not None and line.price:
            known = self.catalogue.goods[good]
            known.price = known.price if known.listed and known.price is not None else line.price
        return SaleRow(
            number=document,
            when=when,
            person=person,
            employee=self.employee(row),
            note=self.note(row),
            cancelled=CANCELLED.match(status) is not None,
            line=line,
            gross=gross,
            is_returned=is_returned,
            shipped=shipped,
            required=required,
        )

    def number_of(self, row: Row) -> str:
        """The document a row belongs to, by its own number; empty where it has none."""
        text = self.number(row)
        shape = NUMBER_AND_DATE.match(text) if self.is_dated else None
        return shape["number"] if shape else text

    def _document(self, row: Row) -> tuple[str, When | None, bool]:
        text, when = self.number(row), self.when(row)
        is_returned = RETURNED.search(text) is not None
        if self.is_dated and (shape := NUMBER_AND_DATE.match(text)):
            text = shape["number"]
            when = when or parse_when(shape["date"], _DAY_FIRST, self.setting.zone)
        if when and when.time is None:
            when = When(when.day, self.clock(row))
        return text, when, is_returned

    def _line(self, row: Row, number: int, *, is_named: bool, sign: int) -> tuple[Line, int]:
        """The line, its good not placed yet, and what it comes to by its price."""
        quantity = self.quantity(row)
        if quantity is None:
            if self.has_quantity:
                raise RowRefused("missing_quantity", "quantity")
            quantity = ONE
        if quantity == 0:
            raise RowRefused("zero_quantity", "quantity")
        price, total = self.price(row), self.total(row)
        if price is None and total is None and not is_named:
            raise RowRefused("missing_amount", "total")
        if sign < 0 < quantity:
            quantity, total = -quantity, (-total if total is not None else None)
        if total is not None and total and price is None:
            price = half_up(abs(total) * PRICE_SCALE * ONE, abs(quantity) * 10**self.setting.exponent)
        quantity, price = (-quantity, -price) if price is not None and price < 0 else (quantity, price or 0)
        gross = half_up(quantity * price * 10**self.setting.exponent, PRICE_SCALE * ONE)
        net = gross - self.discount(row, gross)
        return Line(None, quantity, price, net if total is None else total, number, self.goods.cost(row)), net


def _discount(recipe: Recipe, fields: Fields, setting: Setting) -> Callable[[Row, int], int]:
    """Discount of a line in minor units, from a sum, points or a ratio; it has the sign of the line.

    What is left of the line is what is rounded, half-up: a line is what its buyer pays.
    """
    for field in ("discount", "discount_percent"):
        source = recipe.fields.get(field)
        if source is None:
            continue
        if source.column.percent is None and field == "discount":
            amount = fields.number(field, 10**setting.exponent)
            return lambda row, gross: (abs(amount(row) or 0)) * (1 if gross >= 0 else -1)
        whole = 10_000 * (1 if source.column.percent == "ratio" else 100)
        share = fields.number(field, 10_000)
        return lambda row, gross: gross - half_up(gross * (whole - abs(share(row) or 0)), whole)
    return lambda row, gross: 0


class ListRows:
    """Reads lists: goods, customers, stock."""

    def __init__(self, recipe: Recipe, setting: Setting, catalogue: Catalogue, people: People) -> None:
        fields = Fields(recipe, setting)
        self.catalogue, self.people, self.setting = catalogue, people, setting
        self.goods, self.buyers = GoodsFields(fields), PeopleFields(fields)
        self.price, self.low_level = (
            fields.amount("price", PRICE_SCALE),
            fields.amount("low_level", QUANTITY_SCALE),
        )
        self.quantity = fields.amount("quantity", QUANTITY_SCALE)
        self.value = fields.amount("cost_total", 10**setting.exponent)
        self.warehouse, self.note = fields.text("warehouse"), fields.text("note")

    def good(self, row: Row, number: int, group: str) -> StockLine | None:
        """Take a good; its quantity on hand comes back as a line of stock. Raises RowRefused."""
        price, cost = self.price(row), self.goods.cost(row)
        level, quantity, value = self.low_level(row), self.quantity(row), self.value(row)
        place = self.goods.place(row, self.catalogue)
        if place is None:
            raise RowRefused("missing_product", "product")
        good = self.catalogue.goods[place]
        good.listed = True
        good.price = price if price is not None else good.price
        good.cost = cost if cost is not None else good.cost
        good.low_level = level if level is not None else good.low_level
        good.category, good.note = good.category or group, good.note or self.note(row)
        if quantity is None:
            return None
        if value is None and cost is not None:
            value = half_up(quantity * cost * 10**self.setting.exponent, PRICE_SCALE * ONE)
        return StockLine(place, self.warehouse(row), quantity, value, number)

    def person(self, row: Row) -> int:
        """Take a customer. Raises RowRefused when nothing names them."""
        place = self.buyers.place(row, self.people)
        if place is None:
            raise RowRefused("missing_name", "customer")
        person = self.people.people[place]
        person.listed, person.note = True, person.note or self.note(row)
        return place
