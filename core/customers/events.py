"""What other rooms may hear about customers."""

from __future__ import annotations

from dataclasses import dataclass

from core.acts.events import Event


@dataclass(frozen=True)
class CustomerAdded(Event):
    name = "customers.added"

    customer_id: int
    called: str


@dataclass(frozen=True)
class CustomerChanged(Event):
    name = "customers.changed"

    customer_id: int
    fields: list[str]


@dataclass(frozen=True)
class CustomerArchived(Event):
    name = "customers.archived"

    customer_id: int
    archived: bool


@dataclass(frozen=True)
class CustomerRemoved(Event):
    """A card nobody uses is being taken back: rooms let go of it where they kept it for memory only."""

    name = "customers.removed"

    customer_id: int


@dataclass(frozen=True)
class CustomersMerged(Event):
    """A card became part of another: rooms let their records follow it (`core.customers.following`)."""

    name = "customers.merged"

    merge_id: int
    kept_id: int
    merged_id: int


@dataclass(frozen=True)
class CustomersParted(Event):
    """A merge is taken back: what followed it goes back to the card it came from."""

    name = "customers.parted"

    merge_id: int
    kept_id: int
    merged_id: int


@dataclass(frozen=True)
class CustomerErased(Event):
    """A person is erased: rooms clear what they keep in free words. `cards`: merged ones too."""

    name = "customers.erased"

    customer_id: int
    cards: list[int]
