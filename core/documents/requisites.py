"""The requisites of a company: which are needed to be paid, and numbers that cannot be right."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from core.acts.ctx import Ctx
from core.blocks import say
from core.documents.models import Requisites
from core.documents.refusals import WrongRequisite

FIELDS = ("legal_name", "inn", "kpp", "bank", "bic", "settlement", "correspondent", "legal_address")
NEEDED = ("legal_name", "inn", "bank", "bic", "settlement")
"""Without these nobody can pay an invoice."""
_NUMBERS = ("inn", "kpp", "bic", "settlement", "correspondent")


def requisites_of(session: Session, company_id: int) -> dict[str, str | None]:
    """What is known, by field."""
    row = session.get(Requisites, company_id)
    return {name: None if row is None else getattr(row, name) for name in FIELDS}


def missing(known: dict[str, str | None]) -> list[str]:
    """What is needed for an invoice and not known."""
    return [name for name in NEEDED if not known[name]]


def tidied(ctx: Ctx, given: dict[str, str]) -> dict[str, str]:
    """Numbers without spaces. Raises WrongRequisite for what fails its check digits (in Russia)."""
    values = {
        name: re.sub(r"[\s\-]", "", value) if name in _NUMBERS else value for name, value in given.items()
    }
    if ctx.company.currency == "RUB":
        for name, value in values.items():
            if not _is_right(name, value):
                raise WrongRequisite(what=say(f"field-documents-{name.replace('_', '-')}"), value=value)
    return values


def check_account(ctx: Ctx, known: dict[str, str | None]) -> None:
    """An account and its bank share a check digit (in Russia). Raises WrongRequisite."""
    bic, account = known["bic"], known["settlement"]
    if ctx.company.currency == "RUB" and bic and account and not account_fits(bic, account):
        raise WrongRequisite(what=say("field-documents-settlement"), value=account)


def _is_right(name: str, value: str) -> bool:
    match name:
        case "inn":
            return is_inn(value)
        case "kpp" | "bic":
            return re.fullmatch(r"\d{9}", value) is not None
        case "settlement" | "correspondent":
            return re.fullmatch(r"\d{20}", value) is not None
        case _:
            return True


def is_inn(value: str) -> bool:
    """10 digits of a firm or 12 of a person, with their check digits."""
    if not re.fullmatch(r"\d{10}|\d{12}", value):
        return False
    digits = [int(sign) for sign in value]
    if len(digits) == 10:
        return _check(digits, (2, 4, 10, 3, 5, 9, 4, 6, 8)) == digits[9]
    first = _check(digits, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8))
    second = _check(digits, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))
    return (first, second) == (digits[10], digits[11])


def _check(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10


def account_fits(bic: str, account: str) -> bool:
    """The rule of the Bank of Russia: the bank's last three digits and the account, weighed 7, 1, 3."""
    digits = [int(sign) for sign in bic[-3:] + account]
    return sum(digit * (7, 1, 3)[at % 3] for at, digit in enumerate(digits)) % 10 == 0


def payment_code(known: dict[str, str | None], minor: int, purpose: str) -> str:
    """What a bank's app reads from the QR code of an invoice (GOST R 56042-2014, UTF-8). `minor`: kopecks."""
    parts = {
        "Name": known["legal_name"],
        "PersonalAcc": known["settlement"],
        "BankName": known["bank"],
        "BIC": known["bic"],
        "CorrespAcc": known["correspondent"] or "0",
        "Sum": str(minor),
        "Purpose": purpose,
        "PayeeINN": known["inn"],
        "KPP": known["kpp"],
    }
    told = [f"{name}={value.replace('|', ' ')}" for name, value in parts.items() if value]
    return "|".join(["ST00012", *told])
