"""The record on disk: one file, append-only, with a view of any moment. The only room that writes it."""

from dateline.store.engine import Store
from dateline.store.schema import SCHEMA

__all__ = ["SCHEMA", "Store"]
