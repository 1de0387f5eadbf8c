"""What happened and what was counted, by day: rows of a picture and of its table.

The form of a row, as it stands in the page (``rows`` of ``data-timeline``): ``page`` and ``key`` of where it leads
("event", "series"; "report" with ``claim``), ``kind`` ("event", "figure"), ``type`` (event type or measure) and
``type_says``, ``text``, ``when`` in words, ``start`` and ``end`` (ISO days, inclusive; None: open; both None: not
known), ``precision``, ``place``, ``actor``, ``status``, ``origins``, ``source``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from typing import Any, NamedTuple

from dateline.model.rows import EventRow, FigureRow
from dateline.model.vocabulary import Status
from dateline.page.asked import Asked
from dateline.page.charting import holder
from dateline.page.filtering import choices, claims_that_pass, events_that_pass, filters_of
from dateline.page.homes import home
from dateline.page.picking import ahead, happened
from dateline.page.snapshot import Snapshot
from dateline.phrases import event_noun, say_count, say_days, say_place, say_time, sentence_case

MOST = 600
"""Rows that one picture and its table hold at most: those of most origins. Days are counted over all."""

_UNDATED = 200
_FIRM = (Status.STATED, Status.ATTRIBUTED)
KINDS = ("both", "event", "figure")


class Slot(NamedTuple):
    """What decides whether a row is shown; its words are made for those that are.

    Attributes:
        weight: Sorts first what is best supported: origins counted down, then firm, then by key without its first
            letter, which tells the kind: neither kind goes first.
        row: The event, or the figures of one series and day.
    """

    start: date | None
    end: date | None
    weight: tuple[int, bool, str]
    row: EventRow | Sequence[FigureRow]


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Rows that pass the filters, by day; those without a known day apart; how many there are on each day."""
    return snapshot.recent(f"timeline.{asked.whole}.{asked.sheet}", asked.filters, lambda: _made(snapshot, asked))


def _made(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    wanted = filters_of(asked)
    kind = asked.get("kind") if asked.get("kind") in KINDS else "both"
    slots: list[Slot] = []
    # A measure asks for figures, a type for events.
    if kind != "figure" and not (wanted.measures and not wanted.types):
        slots += [_slot(row) for row in events_that_pass(snapshot.events.values(), wanted, snapshot)]
    if kind != "event" and not (wanted.types and not wanted.measures):
        figures = claims_that_pass(snapshot.figures.values(), wanted, snapshot)
        slots += [slot for slot in _grouped(figures) if -slot.weight[0] >= wanted.origins]
    dated = [slot for slot in slots if slot.start or slot.end]
    undated = [slot for slot in slots if not (slot.start or slot.end)]
    shown = [_row(snapshot, slot, asked.whole) for slot in nsmallest(MOST, dated, key=_weight)]
    few = asked.sheet or MOST
    days = Counter(day for slot in dated if (day := slot.start or slot.end))
    main = next(iter(snapshot.stories), "") if len([key for key in snapshot.stories if key]) > 1 else ""
    of_main = Counter(day for slot in dated if main and _story(slot.row) == main and (day := slot.start or slot.end))
    return {
        "title": "Timeline",
        "rows": sorted(shown, key=_by_day),
        "listed": sorted(shown[:few], key=_by_day),
        "undated": [_row(snapshot, slot, asked.whole) for slot in nsmallest(min(few, _UNDATED), undated, key=_weight)],
        "undated_all": len(undated),
        "total": len(dated),
        "days": _told(days),
        "main": _told(of_main),
        "kind": kind,
        "kinds": KINDS,
        "choices": choices(snapshot),
    }


def _told(days: Counter[date]) -> list[tuple[str, int]]:
    return [(day.isoformat(), count) for day, count in sorted(days.items())]


def _story(row: EventRow | Sequence[FigureRow]) -> str | None:
    return row.story if isinstance(row, EventRow) else row[0].story


def _weight(slot: Slot) -> tuple[int, bool, str]:
    return slot.weight


def _slot(row: EventRow) -> Slot:
    return Slot(row.time_start, row.time_end, (-row.origins, row.status not in _FIRM, row.key[1:]), row)


def _grouped(figures: Iterable[FigureRow]) -> Iterator[Slot]:
    """The figures of each series and day as one."""
    groups: dict[tuple[str, date | None, date | None], list[FigureRow]] = defaultdict(list)
    for row in figures:
        groups[row.series or row.id, *_days(row)].append(row)
    for (key, start, end), rows in groups.items():
        origins = len({one.origin or one.report_key for one in rows})
        yield Slot(start, end, (-origins, all(one.status not in _FIRM for one in rows), key[1:]), rows)


def _row(snapshot: Snapshot, slot: Slot, whole: bool) -> dict[str, Any]:
    row = _event(snapshot, slot.row) if isinstance(slot.row, EventRow) else _figure(snapshot, slot.row)
    if whole:
        page, key, at = home(snapshot, row["page"], row["key"])
        row |= {"page": page, "key": key, "claim": at or row.get("claim", "")}
    return row


def _event(snapshot: Snapshot, row: EventRow) -> dict[str, Any]:
    told = happened(snapshot, row)
    return {
        "key": row.key,
        "page": "event",
        "kind": "event",
        "type": row.type,
        "type_says": sentence_case(event_noun(row.type)),
        "text": told.text,
        "when": say_time(row) + (", to come: after its reports" if ahead(snapshot, row) else ""),
        "start": _iso(row.time_start),
        "end": _iso(row.time_end),
        "precision": row.time_precision,
        "place": say_place(row) if row.place_name or row.place else "",
        "actor": sentence_case(row.agents[0]) if row.agents else "",
        "status": row.status,
        "origins": row.origins,
        "source": row.sources[0] if row.sources else "",
    }


def _figure(snapshot: Snapshot, rows: Sequence[FigureRow]) -> dict[str, Any]:
    """Told by the firmest and latest of them."""
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
