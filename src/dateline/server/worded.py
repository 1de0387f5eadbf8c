"""What is wrong with a correction, in the words of the form: the record's own errors name fields as its commands do."""

from __future__ import annotations

import re

_LABELS = {
    "low": "At least",
    "high": "At most",
    "time_start": "First day",
    "time_end": "Last day",
    "place": "Place",
    "type": "Type",
    "mode": "Mode",
    "status": "Status",
    "measure": "Measure",
    "group": "Group",
    "source_kind": "Kind of source",
    "agents": "Who acts",
    "recipients": "To whom",
}
_RULES = (
    (
        r"low \((\d+)\) is larger than high \((\d+)\).*",
        r"“At least” (\1) is larger than “At most” (\2). Put the right number into both boxes.",
    ),
    (r"(?:low|high) '(.*)': give a whole number.*", r"“\1” is no whole number. Leave a box empty for no bound."),
    (
        r"a figure needs at least one bound; .*",
        "Both boxes are empty, and a count needs a number. If nothing is counted, reject the claim.",
    ),
    (r"(time_start|time_end) '(.*)': no day; .*", r"“\2” is no day. Write it as 2022-01-06 or 6 January 2022."),
)


def in_words_of_the_form(error: str) -> str:
    """An error of the record as the page tells it; as it is, where no command is named in it."""
    for pattern, told in _RULES:
        if found := re.fullmatch(pattern, error, re.DOTALL):
            return found.expand(told)
    name = re.match(r"[a-z_]+", error)
    label = _LABELS.get(name[0]) if name else None
    return f"“{label}”{error[len(name[0]) :]}" if name and label else error
