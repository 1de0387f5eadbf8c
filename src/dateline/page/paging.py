"""Long lists in pages of at most a hundred rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.page.asked import Asked

T = TypeVar("T")
MOST = 100


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """Some of many rows.

    Attributes:
        rows: Those of this page.
        page, pages: Which page this is, counted from 1, and how many there are (at least 1).
        first, last: Numbers of the first and last row shown, counted from 1; 0 if there is none.
        total: How many rows there are in all.
    """

    rows: Sequence[T]
    page: int
    pages: int
    first: int
    last: int
    total: int


def paged(rows: Sequence[T], asked: Asked, *, most: int = MOST) -> Paged[T]:
    """The rows of the page that is asked for; all of them for a page that stands for itself (``asked.whole``),
    or a sheet of them.

    A page beyond the last is the last: a list may have become shorter since the address was sent.

    Raises:
        UsageError: ``page`` is no number.
    """
    most = asked.sheet or max(len(rows), 1) if asked.whole else most
    pages = max(1, -(-len(rows) // most))
    page = asked.number("page", default=1, least=1, most=pages)
    start = (page - 1) * most
    shown = rows[start : start + most]
    return Paged(shown, page, pages, start + 1 if shown else 0, start + len(shown), len(rows))
