"""Event time: days with a precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.span import Span
from dateline.model.vocabulary import Precision, TimeBasis


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days on which a thing was so.

    ``start`` or ``end`` is None where not known; both None is the honest answer for a relative day in a report of
    unknown date. ``text`` and ``span`` are the words the days were read from, "" and None where the report gives none
    (``basis`` is then PUBLISHED, INFERRED or NONE).
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: TimeBasis = TimeBasis.NONE
    text: str = ""
    span: Span | None = None

    @property
    def known(self) -> bool:
        """Whether at least one bound is a day."""
        return self.start is not None or self.end is not None


UNKNOWN_TIME = Interval()
