"""What a report is called: its headline, else its first sentence; the name of its file only where it has no words."""

from __future__ import annotations

import re

from dateline.errors import DatelineError
from dateline.model.rows import ClaimRow, ReportRow
from dateline.model.vocabulary import ZoneKind
from dateline.page.snapshot import Snapshot

_LONGEST = 110
_MANY = 5
"""Origins that bear one headline from which on it is none."""
_SHORT = 44
_HEAD = 2_000
"""Characters of a text, from its body on, in which its first sentence is looked for."""

_SENTENCE = re.compile(r".{12,}?[.!?][\"”’']?(?=\s|$)")
_PASSED_OVER = (ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.FURNITURE)


def report_title(snapshot: Snapshot, row: ReportRow) -> str:
    """A report by its headline, else by its first words."""
    if row.headline and row.headline not in snapshot.once("titles.shared", lambda: _shared(snapshot)):
        return row.headline
    return snapshot.once(f"title.{row.key}", lambda: _first_words(snapshot, row))


def _shared(snapshot: Snapshot) -> frozenset[str]:
    """Headlines that many texts bear which are no copies: a line of the site's, printed above each of its pages."""
    bearers: dict[str, set[str]] = {}
    for row in snapshot.reports.values():
        bearers.setdefault(row.headline, set()).add(row.origin or row.key)
    return frozenset(words for words, origins in bearers.items() if len(origins) >= _MANY)


def in_short(snapshot: Snapshot, row: ClaimRow | ReportRow) -> str:
    """The report of a claim, in a few words: its outlet; else its own first ones, in quotation marks."""
    if row.outlet:
        return row.outlet
    report = row if isinstance(row, ReportRow) else snapshot.reports.get(row.report_key)
    if report is None:
        return row.report if isinstance(row, ClaimRow) else row.name
    told = report_title(snapshot, report)
    return told if told == report.name else f"“{cut(told, _SHORT)}”"


def called(snapshot: Snapshot, row: ClaimRow) -> str:
    """What the report of a claim is called where it names no outlet; "" where it does, or has no words for it."""
    report = snapshot.reports.get(row.report_key)
    if row.outlet or report is None:
        return ""
    told = report_title(snapshot, report)
    return "" if told == report.name else told


def cut(words: str, most: int) -> str:
    """Words no longer than that, cut between two of them where that is possible."""
    if len(words) <= most:
        return words
    kept = words[:most]
    return f"{kept.rsplit(' ', 1)[0] if ' ' in kept[most // 2 :] else kept}".rstrip(" ,;:") + " …"


def _first_words(snapshot: Snapshot, row: ReportRow) -> str:
    try:
        text, zones = snapshot.view.text(row.key), snapshot.view.zones(row.key)
    except DatelineError:
        return row.name
    start = next((zone.span.start for zone in zones if zone.kind not in _PASSED_OVER), 0)
    words = " ".join(text[start : start + _HEAD].split())
    if not words:
        return row.name
    found = _SENTENCE.match(words)
    return cut(found[0] if found else words, _LONGEST)
