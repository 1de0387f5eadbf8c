"""What a reader asks of a page: the key in its address and the values after the question mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.errors import UsageError
from dateline.page.days import read_day


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. Every state of a page is here, so that its address can be sent to a colleague.

    Attributes:
        page: Name of the page: "overview", "timeline", "series", ...
        key: What it is about, "" for a page that is about nothing in particular.
        values: Filters by name, as in the address; an empty value counts as not given.
        whole: Whether all rows are wanted at once, as on a page that nobody can turn (a frozen site).
        sheet: With ``whole``, how many rows one page of a list holds where its further pages are written, too; 0: all.
        who: Who asks, as judgements name them; "" where nobody asked. Never part of an address.
    """

    page: str
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False
    sheet: int = 0
    who: str = ""

    def get(self, name: str) -> str | None:
        """A value, None if it was not given."""
        return self.values.get(name) or None

    @property
    def filters(self) -> str:
        """All values but the page of a list, as one word: two questions that have it in common have one answer."""
        return repr(sorted((name, value) for name, value in self.values.items() if value and name != "page"))

    def day(self, name: str) -> date | None:
        """A value that is a day (2022-01-10, 10 January 2022).

        Raises:
            UsageError: it is none.
        """
        told = self.get(name)
        day = read_day(told) if told else None
        if told and day is None:
            raise UsageError(f"{name}: {told!r} is no day; write it as 2022-01-10 or 10 January 2022")
        return day

    def number(self, name: str, *, default: int, least: int = 0, most: int = 1_000_000) -> int:
        """A value that is a whole number, held within its limits.

        Raises:
            UsageError: it is none.
        """
        told = self.get(name)
        if told is None:
            return default
        if not (told.isascii() and told.isdigit()):
            raise UsageError(f"{name}: {told!r} is no whole number")
        return min(max(int(told[:9]), least), most)

    def having(self, **values: str | None) -> Asked:
        """The same question with other values; None takes one away."""
        kept = {name: value for name, value in {**self.values, **values}.items() if value}
        return replace(self, values=kept)
