"""What happened and what was counted, by day: rows of a picture and of its table.

The form of a row, as it stands in the page (``rows`` of ``data-timeline``): ``page`` and ``key`` of where it leads
("event", "series"; "report" with ``claim``), ``kind`` ("event", "figure"), ``type`` (event type or measure) and
``type_says``, ``text``, ``when`` in words, ``start`` and ``end`` (ISO days, inclusive; None: open; both None: not
known), ``precision``, ``place``, ``actor``, ``status``, ``origins``, ``source``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dateline.model.rows import EventRow, FigureRow
from dateline.model.vocabulary import Status
from dateline.page.asked import Asked
from dateline.page.charting import holder
from dateline.page.filtering import choices, claims_that_pass, events_that_pass, filters_of
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot
from dateline.phrases import event_noun, say_count, say_days, say_place, say_time, sentence_case

MOST = 800
"""Rows that one picture and its table hold at most: those of most origins. Days are counted over all."""

_FIRM = (Status.STATED, Status.ATTRIBUTED)
KINDS = ("both", "event", "figure")


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Rows that pass the filters, by day; those without a known day apart; how many there are on each day."""
    wanted = filters_of(asked)
    kind = asked.get("kind") if asked.get("kind") in KINDS else "both"
    rows: list[dict[str, Any]] = []
    # A measure asks for figures, a type for events.
    if kind != "figure" and not (wanted.measures and not wanted.types):
        rows += [_event(snapshot, row) for row in events_that_pass(snapshot.events.values(), wanted, snapshot)]
    if kind != "event" and not (wanted.types and not wanted.measures):
        figures = claims_that_pass(snapshot.figures.values(), wanted, snapshot)
        rows += [row for row in _figures(snapshot, figures) if row["origins"] >= wanted.origins]
    dated = sorted((row for row in rows if row["start"] or row["end"]), key=_by_day)
    undated = sorted((row for row in rows if not (row["start"] or row["end"])), key=_by_weight)
    shown = sorted(sorted(dated, key=_by_weight)[:MOST], key=_by_day)
    return {
        "title": "Timeline",
        "rows": shown,
        "undated": undated[: MOST // 4],
        "undated_all": len(undated),
        "total": len(dated),
        "days": sorted(Counter(row["start"] or row["end"] for row in dated).items()),
        "kind": kind,
        "kinds": KINDS,
        "choices": choices(snapshot),
    }


def _event(snapshot: Snapshot, row: EventRow) -> dict[str, Any]:
    told = happened(snapshot, row)
    return {
        "key": row.key,
        "page": "event",
        "kind": "event",
        "type": row.type,
        "type_says": sentence_case(event_noun(row.type)),
        "text": told.text,
        "when": say_time(row),
        "start": _iso(row.time_start),
        "end": _iso(row.time_end),
        "precision": row.time_precision,
        "place": say_place(row) if row.place_name or row.place else "",
        "actor": sentence_case(row.agents[0]) if row.agents else "",
        "status": row.status,
        "origins": row.origins,
        "source": row.sources[0] if row.sources else "",
    }


def _figures(snapshot: Snapshot, figures: Iterable[FigureRow]) -> list[dict[str, Any]]:
    """The figures of each series and day as one row, told by the firmest and latest of them."""
    groups: dict[tuple[Any, ...], list[FigureRow]] = defaultdict(list)
    for row in figures:
        start, end = _days(row)
        groups[row.series or row.id, start, end].append(row)
    return [_figure(snapshot, rows) for rows in groups.values()]


def _figure(snapshot: Snapshot, rows: Sequence[FigureRow]) -> dict[str, Any]:
    row = max(rows, key=lambda one: (one.status in _FIRM, one.published or date.min, one.high or one.low or 0, one.id))
    start, end = _days(row)
    place = say_place(row) if row.place_name or row.place else ""
    series = row.series if row.series in snapshot.series else None
    return {
        "key": series or row.report_key,
        "page": "series" if series else "report",
        "claim": row.id,
        "kind": "figure",
        "type": row.measure,
        "type_says": sentence_case(row.measure),
        "text": sentence_case(say_count(row)) + (f", in {place}" if place else ""),
        "when": say_days(start, end, row.time_precision),
        "start": _iso(start),
        "end": _iso(end),
        "precision": "day" if row.cumulative and row.time_precision == "range" else row.time_precision,
        "place": place,
        "actor": "",
        "status": row.status,
        "origins": len({one.origin or one.report_key for one in rows}),
        "source": holder(row),
    }


def _days(row: FigureRow) -> tuple[date | None, date | None]:
    """A running total is news of its last day."""
    last = row.time_end or row.time_start
    return (last, last) if row.cumulative else (row.time_start or last, last)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _by_day(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["start"] or row["end"], row["end"] or row["start"], row["kind"], row["key"], row["text"])


def _by_weight(row: dict[str, Any]) -> tuple[Any, ...]:
    # Keys begin with a letter for their kind, and neither kind goes first.
    return (-row["origins"], row["status"] not in _FIRM, row["key"][1:], row["text"])
