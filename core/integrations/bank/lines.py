"""Lines of a bank statement as they stand in a file: what was paid, by whom, for what."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class BankLine:
    """Money that came (+) or went (−) on one of our accounts, major units."""

    account: str
    """Our account's number; empty where the file does not say."""
    day: date
    amount: Decimal
    party: str = ""
    inn: str = ""
    party_account: str = ""
    purpose: str = ""
    number: str = ""
    bank_id: str = ""
    """The bank's own name of the operation, where it gives one."""
    key: str = ""
    """What tells it from every other: see `keyed`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """All lines of one file, and how many could not be read."""

    lines: Sequence[BankLine]
    faults: int = 0
    accounts: Sequence[str] = field(default_factory=tuple)

    @property
    def days(self) -> tuple[date, date]:
        found = [line.day for line in self.lines]
        return min(found), max(found)


def keyed(lines: Iterable[BankLine]) -> list[BankLine]:
    """Lines with their keys: day, number, sum on an account; without a number the bank's id or the purpose.

    Of the other side nothing is in the key: one format of a bank tells it, another one does not. Equal lines
    of one file are different payments: the second one gets a count to its key.
    """
    seen: Counter[str] = Counter()
    found: list[BankLine] = []
    for line in lines:
        named = line.number or line.bank_id or _purpose(line)
        told = "|".join((line.account, line.day.isoformat(), format(line.amount.normalize(), "f"), named))
        base = hashlib.sha256(told.encode()).hexdigest()[:40]
        seen[base] += 1
        found.append(replace(line, key=base if seen[base] == 1 else f"{base}#{seen[base]}"))
    return found


def _purpose(line: BankLine) -> str:
    return " ".join(f"{line.purpose} {line.inn}".casefold().split())[:300]
