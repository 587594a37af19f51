"""Statements as banks write them into CSV: columns known by their names, a signed sum or two columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from core.integrations.bank.lines import BankLine, Statement, keyed

_LOOKED_AT = 25
"""A head of the statement may stand above the table."""
_NAMES = {
    "day": r"дата( операции| проводки| платежа| списания| документа)?|date|transaction date|posting date",
    "amount": r"сумма( операции| платежа| в валюте счета)?(,? ?руб\.?|, ?₽)?|amount|sum",
    "out": r"дебет|списание|списано|расход|сумма списания|по дебету|debit|paid out|withdrawal",
    "in": r"кредит|поступление|зачислено|приход|сумма зачисления|по кредиту|credit|paid in|deposit",
    "purpose": r"назначение( платежа)?|основание|payment details|purpose( of payment)?|details",
    "party": r"контрагент|наименование контрагента|корреспондент|counterparty|payee|name",
    "inn": r"инн( контрагента| корреспондента)?|tax id",
    "party_account": r"(расч[её]тный )?сч[её]т( контрагента| корреспондента)|counterparty account",
    "account": r"(номер |расч[её]тный |мой |наш )?сч[её]т|account( number)?",
    "number": r"№|номер( документа| платежа)?|№ документа|n ?док\.?|document( number| no\.?)?",
    "bank_id": r"(id|идентификатор)( операции| платежа)?|uid|reference|transaction id",
}
_DAYS = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%d/%m/%Y")
Columns = dict[str, int]


def read_sheet(text: str) -> Statement | None:
    """The statement, or None where the table is none: no day, no sum, or no purpose of payments."""
    for delimiter in ";\t,":
        rows = list(csv.reader(text.splitlines(), delimiter=delimiter))
        for place, row in enumerate(rows[:_LOOKED_AT]):
            columns = _columns(row)
            if _is_statement(columns):
                return _read(rows[place + 1 :], columns, _account_above(rows[:place]))
    return None


def _account_above(rows: Sequence[Sequence[str]]) -> str:
    """Our account's number as the head of the statement names it."""
    found = re.search(r"(?<!\d)\d{20}(?!\d)", " ".join(cell for row in rows for cell in row))
    return found[0] if found else ""


def _columns(row: Sequence[str]) -> Columns:
    found: Columns = {}
    for place, cell in enumerate(row):
        name = " ".join(cell.strip().strip("\ufeff").casefold().split())
        for field, pattern in _NAMES.items():
            if field not in found and re.fullmatch(pattern, name):
                found[field] = place
                break
    return found


def _is_statement(columns: Columns) -> bool:
    has_sum = "amount" in columns or {"in", "out"} <= columns.keys()
    return "day" in columns and has_sum and "purpose" in columns


def _read(rows: Sequence[Sequence[str]], columns: Columns, account: str) -> Statement:
    lines: list[BankLine] = []
    faults = 0
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        line = _line(row, columns, account)
        faults += line is None
        lines += [line] if line is not None else []
    accounts = sorted({line.account for line in lines if line.account})
    return Statement(keyed(lines), faults, tuple(accounts))


def _line(row: Sequence[str], columns: Columns, account: str) -> BankLine | None:
    told = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
    day = next(_dates(told["day"]), None)
    try:
        amount = _amount(told)
    except (InvalidOperation, ValueError):
        return None
    if day is None or not amount:
        return None
    return BankLine(
        account=told.get("account") or account,
        day=day,
        amount=amount,
        party=told.get("party", "")[:300],
        inn=told.get("inn", ""),
        party_account=told.get("party_account", ""),
        purpose=told["purpose"][:1000],
        number=told.get("number", ""),
        bank_id=told.get("bank_id", "")[:200],
    )


def _amount(told: dict[str, str]) -> Decimal:
    if told.get("in") or told.get("out"):
        return _number(told.get("in", "")) - abs(_number(told.get("out", "")))
    return _number(told["amount"]) if "amount" in told else Decimal(0)


def _number(text: str) -> Decimal:
    """'−12 345,60 ₽' as a number; nothing is zero."""
    tidy = re.sub(r"[^\d,.+-]", "", text.replace("\u2212", "-").replace("\u2013", "-"))
    if "," in tidy and "." in tidy:
        tidy = tidy.replace(",", "") if tidy.rfind(".") > tidy.rfind(",") else tidy.replace(".", "")
    return Decimal(tidy.replace(",", ".")) if tidy else Decimal(0)


def _dates(text: str) -> Iterator[date]:
    for form in _DAYS:
        for part in (text[:10], text[:8]):
            try:
                yield datetime.strptime(part, form).date()  # noqa: DTZ007 - a calendar day has no zone
            except ValueError:
                continue
