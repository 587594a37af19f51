"""Settings of notices."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Owned


class NoticeSetting(Owned, Base):
    """A person's choice about a notice in a company, where it differs from the usual."""

    __tablename__ = "notice_settings"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("people.id"), primary_key=True)
    notice: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    wanted: Mapped[bool]
