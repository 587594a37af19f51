"""Who is who inside one import: goods by code, barcode or name; people by code, phone, mail or name."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from core.integrations.reading.cells import phone_key
from core.integrations.reading.limits import Limits
from core.integrations.reading.records import Good, Person
from core.integrations.reading.refusals import TableTooLarge

MOST_NAMES = 20


@dataclass(slots=True)
class Catalogue:
    """All goods met. A good's place in `goods` is its number within the import."""

    limits: Limits
    goods: list[Good] = field(default_factory=list)
    names: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _by_code: dict[str, int] = field(default_factory=dict)
    _by_barcode: dict[str, int] = field(default_factory=dict)
    _by_name: dict[str, int | None] = field(default_factory=dict)

    def place(self, code: str, barcode: str, name: str) -> int:
        """The number of a good, new if it was not met. A code decides, then a barcode, then a name."""
        found = self._find(code, barcode, name)
        if found is None:
            found = self._new(code, barcode, name)
        if name:
            seen = self.names[found]
            if name in seen or len(seen) < MOST_NAMES:
                seen[name] += 1
        return found

    def _find(self, code: str, barcode: str, name: str) -> int | None:
        if code:
            return self._by_code.get(code)
        if barcode:
            return self._by_barcode.get(barcode)
        return self._by_name.get(name.casefold())

    def _new(self, code: str, barcode: str, name: str) -> int:
        if len(self.goods) >= self.limits.goods:
            raise TableTooLarge(code or name, limit=self.limits.goods)
        number = len(self.goods)
        self.goods.append(Good(key=code or barcode or name, name=name, code=code, barcode=barcode))
        if code:
            self._by_code[code] = number
        if barcode:
            self._by_barcode.setdefault(barcode, number)
        if name:
            called = name.casefold()
            # Two goods of one name: a line that knows only the name must not fall to either.
            self._by_name[called] = None if called in self._by_name and code else number
        return number

    def settle(self) -> "Settled":
        """Choose names, and merge codes that differ by case alone where their goods are called the same."""
        for number, good in enumerate(self.goods):
            if self.names[number]:
                good.name = self.names[number].most_common(1)[0][0]
            good.name = good.name or good.code or good.barcode
        same_as = list(range(len(self.goods)))
        merged = 0
        groups: dict[str, list[int]] = defaultdict(list)
        for code, number in self._by_code.items():
            groups[code.casefold()].append(number)
        for numbers in groups.values():
            merged += self._merge(numbers, same_as)
        renamed = sum(1 for good, seen in enumerate(self.names.values()) if len(seen) > 1)
        return Settled(same_as, len(self._by_code), len(groups), merged, renamed)

    def _merge(self, numbers: list[int], same_as: list[int]) -> int:
        """Codes of one spelling: each joins the first whose names it shares, or where either has none."""
        merged = 0
        for later in range(1, len(numbers)):
            mine = {name.casefold() for name in self.names[numbers[later]]}
            for earlier in numbers[:later]:
                theirs = {name.casefold() for name in self.names[earlier]}
                if same_as[earlier] == earlier and (mine & theirs or not mine or not theirs):
                    same_as[numbers[later]] = earlier
                    merged += 1
                    self._take_over(earlier, numbers[later])
                    break
        return merged

    def _take_over(self, kept: int, gone: int) -> None:
        into, good = self.goods[kept], self.goods[gone]
        self.names[kept] += self.names[gone]
        if self.names[kept]:
            into.name = self.names[kept].most_common(1)[0][0]
        for attribute in ("barcode", "unit", "category", "note"):
            if not getattr(into, attribute):
                setattr(into, attribute, getattr(good, attribute))
        for attribute in ("price", "cost", "low_level"):
            if getattr(into, attribute) is None:
                setattr(into, attribute, getattr(good, attribute))


@dataclass(frozen=True, slots=True)
class Settled:
    """`same_as`: number of a good → number of the one it is. Codes: as written, and whatever their case."""

    same_as: list[int]
    codes: int
    codes_beyond_case: int
    merged: int
    renamed: int


@dataclass(slots=True)
class People:
    """All customers met, by code, else phone, else mail, else name."""

    limits: Limits
    people: list[Person] = field(default_factory=list)
    _by_key: dict[str, int] = field(default_factory=dict)

    def place(self, *, code: str = "", phone: str = "", email: str = "", name: str = "") -> int | None:
        """The number of a customer, new if not met; None when nothing names them."""
        keys = [
            f"{kind}:{value}"
            for kind, value in (
                ("code", code),
                ("phone", phone_key(phone) if phone else ""),
                ("email", email.casefold()),
                ("name", name.casefold()),
            )
            if value
        ]
        if not keys:
            return None
        found = self._by_key.get(keys[0])
        if found is None:
            found = self._new(keys, Person(keys[0], name=name, code=code, phone=phone, email=email))
        elif name and not self.people[found].name:
            self.people[found].name = name
        return found

    def _new(self, keys: list[str], person: Person) -> int:
        if len(self.people) >= self.limits.customers:
            raise TableTooLarge(person.key, limit=self.limits.customers)
        self.people.append(person)
        for known in keys:
            self._by_key.setdefault(known, len(self.people) - 1)
        return len(self.people) - 1
