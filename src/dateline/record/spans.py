"""Words of a report that a person chose for a value: "120-131" into the words, and where they stand.

A value and its place are judged together: a place counts only beside the value of the same judgement, and only in the
very text that was looked at. In another text the words are looked for again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dateline.errors import UsageError
from dateline.model.rows import ClaimRow

WORDS = {
    "people_span": "people",
    "source_span": "source",
    "via_span": "via",
    "place_span": "place",
    "time_span": "time_text",
}
"""What may be chosen, and the field that holds its words."""

ACTORS = {"agents_span": "agents", "recipients_span": "recipients"}
EVIDENCE = "evidence"
NAMES = frozenset({*WORDS, *ACTORS, EVIDENCE})

_SPAN = re.compile(r"\s*(\d{1,9})\s*-\s*(\d{1,9})\s*")


def base_of(field: str) -> str:
    """The field whose place a field is ("source" for "source_start"), "" for a field that is no place."""
    if field in ("start", "end"):
        return "text"
    base, _, edge = field.rpartition("_")
    return base if edge in ("start", "end") and base != "time" else ""


def chosen(row: ClaimRow, given: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Words and places of what was chosen, as fields of a claim.

    Args:
        row: The claim as it stands.
        given: Field to what a person gave; only fields of ``NAMES`` are looked at.
        text: The report.

    Raises:
        UsageError: a span that does not lie in the report, evidence that does not lie in the claim's sentence, or
            words given beside a span that are other words.
    """
    made: dict[str, Any] = {}
    for name, field in WORDS.items():
        if name in given:
            start, end = _span(name, given[name], text)
            words = text[start:end]
            told = given.get(field)
            if told is not None and field != "place" and str(told).split() != words.split():
                raise UsageError(f"{field} {told!r} are not the words chosen ({words!r}); give the one or the other")
            made |= {field: words, f"{field}_start": start, f"{field}_end": end}
    for name, field in ACTORS.items():
        if name in given:
            spans = [_span(name, one, text) for one in str(given[name]).split(";") if one.strip()]
            made[field] = [{"text": text[start:end], "start": start, "end": end} for start, end in spans]
    if EVIDENCE in given:
        start, end = _span(EVIDENCE, given[EVIDENCE], text)
        if start < row.sentence[0] or end > row.sentence[1]:
            raise UsageError(
                f"evidence {text[start:end]!r} does not lie in the claim's sentence; reject the claim instead"
            )
        made |= {"text": text[start:end], "start": start, "end": end}
    return made


def typed(row: ClaimRow, given: Mapping[str, Any], text: str) -> dict[str, str]:
    """Spans of words that were typed and not chosen: where they stand, if they stand in one place.

    Words of the claim's own sentence need none, since a value is looked for there anyway. Of words that stand
    elsewhere in the report more than once nobody knows which are meant.

    Args:
        row: The claim as it stands.
        given: Field to what a person gave.
        text: The report.

    Returns:
        Name of the span to its place, as ``chosen`` takes it; empty if nothing was found.
    """
    made = {}
    for name, field in WORDS.items():
        words = str(given.get(field) or "").split()
        if name in given or not words or " ".join(words) in row.sentence_text:
            continue
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
        # A dateline has its place in capitals; for other fields what is written must be the very words.
        found = list(re.finditer(pattern, text, re.IGNORECASE if field == "place" else 0))
        if len(found) == 1:
            made[name] = f"{found[0].start()}-{found[0].end()}"
    return made


def _span(name: str, value: Any, text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(str(value))
    if not found:
        raise UsageError(f"{name} {value!r}: write it as 120-131, counted in characters of the report")
    start, end = int(found[1]), int(found[2])
    if not start < end <= len(text):
        raise UsageError(f"{name} {value!r}: the report has {len(text)} characters, and a span needs one of them")
    words = text[start:end]
    if not words.strip():
        raise UsageError(f"{name} {value!r}: there are no words")
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
