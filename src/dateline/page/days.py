"""Days as people type them into a form: "2022-01-10", "10 January 2022", "10 Jan 2022". Never "10/01/2022"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})")


def read_day(text: str) -> date | None:
    """The day that is meant; None for words that are none, or that could be two."""
    told = " ".join(text.split()).casefold()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
            return date.fromisoformat(told)
        found = _WORDS.fullmatch(told)
        # "Mar" and "March", and nothing shorter: "Ma" and "Ju" begin two months.
        months = [n for n, name in enumerate(_MONTHS, 1) if found and name.startswith(found[2])]
        return date(int(found[3]), months[0], int(found[1])) if found and len(months) == 1 else None
    except ValueError:
        return None
