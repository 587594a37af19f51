"""The exchange file of Russian banks, `1CClientBankExchange`: sections of `name=value` lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from core.integrations.bank.lines import BankLine, Statement, keyed

HEAD = "1CClientBankExchange"
_SECTION, _END = "СекцияДокумент", "КонецДокумента"
_ACCOUNT = "РасчСчет"
Fields = dict[str, str]


def is_exchange(text: str) -> bool:
    return text.lstrip("\ufeff \r\n\t").startswith(HEAD)


def read_exchange(text: str) -> Statement:
    """Documents of the file as lines of our accounts; a move between two of ours is a line of each."""
    own = set(_own_accounts(text))
    lines: list[BankLine] = []
    faults = 0
    for fields in _documents(text):
        try:
            found = list(_lines(fields, own))
        except (ValueError, InvalidOperation):
            found = []
        faults += not found
        lines += found
    return Statement(keyed(lines), faults, tuple(sorted(own)))


def _own_accounts(text: str) -> Iterator[str]:
    """Accounts the statement is of: named outside the documents."""
    inside = False
    for line in text.splitlines():
        name, _, value = line.strip().partition("=")
        inside = inside or name == _SECTION
        if name == _ACCOUNT and not inside and value.strip():
            yield value.strip()
        inside = inside and name != _END


def _documents(text: str) -> Iterator[Fields]:
    fields: Fields | None = None
    for line in text.splitlines():
        name, _, value = line.strip().partition("=")
        if name == _SECTION:
            fields = {}
        elif name == _END and fields is not None:
            yield fields
            fields = None
        elif fields is not None and value.strip():
            fields[name] = value.strip()


def _lines(fields: Fields, own: set[str]) -> Iterator[BankLine]:
    amount = abs(Decimal(fields["Сумма"].replace(" ", "").replace(",", ".")))
    payer, payee = _account(fields, "Плательщик"), _account(fields, "Получатель")
    for side, other, sign, dated in (
        ("Плательщик", "Получатель", -1, "ДатаСписано"),
        ("Получатель", "Плательщик", 1, "ДатаПоступило"),
    ):
        account = payer if side == "Плательщик" else payee
        if account not in own or not amount:
            continue
        yield BankLine(
            account=account,
            day=_day(fields.get(dated) or fields["Дата"]),
            amount=sign * amount,
            party=_name(fields, other),
            inn=fields.get(f"{other}ИНН", ""),
            party_account=_account(fields, other),
            purpose=_purpose(fields),
            number=fields.get("Номер", ""),
        )


def _account(fields: Fields, side: str) -> str:
    return fields.get(f"{side}Счет") or fields.get(f"{side}РасчСчет", "")


def _name(fields: Fields, side: str) -> str:
    """The party's name; its line often begins with the number of tax registration."""
    name = fields.get(f"{side}1") or fields.get(side, "")
    if name.upper().startswith("ИНН "):
        name = name.split(maxsplit=2)[-1]
    return name[:300]


def _purpose(fields: Fields) -> str:
    whole = fields.get("НазначениеПлатежа")
    parts = [fields[f"НазначениеПлатежа{n}"] for n in range(1, 7) if f"НазначениеПлатежа{n}" in fields]
    return (whole or " ".join(parts))[:1000]


def _day(text: str) -> date:
    return datetime.strptime(text[:10], "%d.%m.%Y").date()  # noqa: DTZ007 - a calendar day has no zone
