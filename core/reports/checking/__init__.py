"""`check` for figures: rollups recomputed from documents and ledgers, every difference named."""

from __future__ import annotations

from collections.abc import Iterator

from core.acts.rights import CompanyFacts
from core.blocks import Said
from core.reports.checking.documents import document_differences
from core.reports.checking.money import money_differences
from core.reports.checking.sales import sales_differences
from core.reports.checking.stock import stock_differences
from core.tenancy import HouseSession


def differences(session: HouseSession, company: CompanyFacts) -> Iterator[Said]:
    """All that differs in a company's rollups, payments, numbers and log."""
    yield from sales_differences(session, company)
    yield from stock_differences(session, company)
    yield from money_differences(session, company)
    yield from document_differences(session, company)
