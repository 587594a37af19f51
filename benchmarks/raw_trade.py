"""The bound of a trade: the bare rows of an order, its shipment and its payment through SQLAlchemy's ORM.

Three transactions: the order with three lines, its stock reserved; the shipment with its movements, the stock
gone; the payment. No rights, no names, no log, no undo, no rollups.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

PRODUCTS = 50
DAY = date(2026, 11, 20)


class Raw(DeclarativeBase):
    """Base of the bare tables."""


class Order(Raw):
    __tablename__ = "raw_orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer: Mapped[int]
    day: Mapped[date] = mapped_column(index=True)
    total: Mapped[int] = mapped_column(sa.BigInteger)
    paid: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    shipped: Mapped[bool] = mapped_column(default=False)


class Line(Raw):
    __tablename__ = "raw_lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("raw_orders.id"), index=True)
    product: Mapped[int]
    quantity: Mapped[int]
    price: Mapped[int]


class Stock(Raw):
    __tablename__ = "raw_stock"
    product: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    on_hand: Mapped[int] = mapped_column(sa.BigInteger)
    reserved: Mapped[int] = mapped_column(sa.BigInteger, default=0)


class Movement(Raw):
    __tablename__ = "raw_movements"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int]
    product: Mapped[int] = mapped_column(index=True)
    quantity: Mapped[int]
    day: Mapped[date]


class Payment(Raw):
    __tablename__ = "raw_payments"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(index=True)
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    day: Mapped[date]


class RawTrade:
    """The bare tables in a database of their own, and a trade over them."""

    def __init__(self, url: str) -> None:
        self.engine: AsyncEngine = create_async_engine(url)
        self._one_writer = asyncio.Lock() if self.engine.dialect.name == "sqlite" else None
        """SQLite's writers queue here, not in the file's lock."""
        if self._one_writer:
            event.listen(self.engine.sync_engine, "connect", _durable)

    async def open(self) -> None:
        async with self.engine.begin() as connection:
            await connection.run_sync(Raw.metadata.create_all)
        async with AsyncSession(self.engine) as session:
            session.add_all(Stock(product=product, on_hand=10**9) for product in range(PRODUCTS))
            await session.commit()

    async def close(self) -> None:
        await self.engine.dispose()

    async def trade(self, number: int) -> None:
        """An order, its shipment, its payment."""
        order_id = await self._step(lambda session: _create(session, number))
        await self._step(lambda session: _ship(session, order_id))
        await self._step(lambda session: _pay(session, order_id))

    async def _step(self, work: Callable[[Session], int]) -> int:
        if self._one_writer is None:
            return await self._run(work)
        async with self._one_writer:
            return await self._run(work)

    async def _run(self, work: Callable[[Session], int]) -> int:
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            answer = await session.run_sync(work)
            await session.commit()
            return answer


def _durable(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma synchronous=full")
    cursor.close()


def _create(session: Session, number: int) -> int:
    quantity = 1 + number % 5
    order = Order(customer=number % 20, day=DAY, total=300 * quantity)
    session.add(order)
    session.flush()
    for product in sorted((number * 7 + step * 17) % PRODUCTS for step in range(3)):
        session.add(Line(order_id=order.id, product=product, quantity=quantity, price=100))
        _move(session, product, {"reserved": Stock.reserved + quantity})
    return order.id


def _ship(session: Session, order_id: int) -> int:
    lines = session.scalars(sa.select(Line).where(Line.order_id == order_id).order_by(Line.product)).all()
    for line in lines:
        session.add(Movement(order_id=order_id, product=line.product, quantity=-line.quantity, day=DAY))
        gone = {"reserved": Stock.reserved - line.quantity, "on_hand": Stock.on_hand - line.quantity}
        _move(session, line.product, gone)
    session.get_one(Order, order_id).shipped = True
    return order_id


def _pay(session: Session, order_id: int) -> int:
    order = session.get_one(Order, order_id, with_for_update=True)
    order.paid = order.total
    session.add(Payment(order_id=order_id, amount=order.total, day=DAY))
    return order_id


def _move(session: Session, product: int, values: Mapping[str, object]) -> None:
    session.execute(
        sa.update(Stock).where(Stock.product == product).values(dict(values)),
        execution_options={"synchronize_session": False},
    )
