"""The core's houses, for the sample business."""

from tests.core.conftest import blank_sqlite, fresh_url, house, postgres_url, shop

__all__ = ["blank_sqlite", "fresh_url", "house", "postgres_url", "shop"]
