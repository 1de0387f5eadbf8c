"""One report to its claims: a pure function of report and pack, no state between reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.extract.name import reader_name, reader_of

if TYPE_CHECKING:
    from dateline.extract.read import read_claims, read_many

__all__ = ["read_claims", "read_many", "reader_name", "reader_of"]


def __getattr__(name: str) -> Any:
    # Reading draws in the parser; whoever only asks for the reader's name does not wait for it.
    if name in ("read_claims", "read_many"):
        import dateline.extract.read

        return getattr(dateline.extract.read, name)
    raise AttributeError(f"module 'dateline.extract' has no attribute {name!r}")
