"""Companies, members, rights granted one by one, invitations, and where each person sits now."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from core.tables import Base, Big, Id, Instant, Json, Owned, Utc, key


class Company(Base):
    """A business. Its currency is fixed by its first document."""

    __tablename__ = "companies"
    id: Mapped[Id]
    name: Mapped[str] = mapped_column(sa.String(120))
    currency: Mapped[str] = mapped_column(sa.String(3))
    zone: Mapped[str] = mapped_column(sa.String(64))
    locale: Mapped[str] = mapped_column(sa.String(5))
    colour: Mapped[str | None] = mapped_column(sa.String(7))
    settings: Mapped[Any] = mapped_column(Json)
    closed_through: Mapped[date | None]
    sample: Mapped[bool] = mapped_column(default=False)
    deleted: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Instant]


class Member(Owned, Base):
    """A person in a company, in one role. Who left keeps the name in history."""

    __tablename__ = "members"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("people.id"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(sa.String(10))
    active: Mapped[bool] = mapped_column(default=True)
    joined_at: Mapped[Instant]


class Grant(Owned, Base):
    """A single right given to, or taken from, a member on top of the role."""

    __tablename__ = "grants"
    company_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("companies.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    resource: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    verb: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    allowed: Mapped[bool]
    granted_by: Mapped[Big]
    at: Mapped[Instant]


class Invitation(Owned, Base):
    """A link into the team: one use, a role inside, an expiry. Only the hash of its token is kept."""

    __tablename__ = "invitations"
    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    role: Mapped[str] = mapped_column(sa.String(10))
    contact: Mapped[str] = mapped_column(sa.String(120), default="")
    invited_by: Mapped[Big]
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_by: Mapped[int | None] = mapped_column(sa.BigInteger)
    used_at: Mapped[datetime | None] = mapped_column(Utc)
    revoked: Mapped[bool] = mapped_column(default=False)


class Seat(Base):
    """The company a person is working in now."""

    __tablename__ = "seats"
    person_id: Mapped[int] = mapped_column(sa.BigInteger, sa.ForeignKey("people.id"), primary_key=True)
    company_id: Mapped[int | None] = key("companies.id", null=True, index=False)
