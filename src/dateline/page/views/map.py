"""Where it happened: places with what the record has of them, each as fine as it is known.

The form of a place, as it stands in the page (``places`` of ``data-map``): ``id``, ``name``, ``words`` of a report,
``admin1``, ``country`` (ISO 3166-1 alpha-2), ``precision`` (site, city, district, province, country, region, unknown),
``lat`` and ``lon``, ``events`` and ``figures`` (series) counted, ``main``: how many of these are of the story that is
asked for, else of that of most reports: the first look is there, ``origins`` of the best supported, ``statuses`` and
``types`` with their counts, ``when`` in words, ``told``: what the weightiest rows say, each with ``page``, ``key``,
``at`` (a claim, where the page is a report), ``text``, ``status`` and ``source`` (who says so).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.model.rows import EventRow, SeriesRow
from dateline.model.vocabulary import Status
from dateline.page.asked import Asked
from dateline.page.filtering import choices, events_that_pass, filters_of, series_that_pass
from dateline.page.homes import Home, home
from dateline.page.naming import series_name
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot
from dateline.phrases import event_noun, say_bounds, say_days, say_place, say_source, sentence_case

_TOLD = 4
_FIRM = (Status.STATED, Status.ATTRIBUTED)


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Places of the events and series that pass the filters, those of most rows first; what has none is counted."""
    return snapshot.recent(f"map.{asked.whole}.{asked.sheet}", asked.filters, lambda: _made(snapshot, asked))


def _made(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    wanted = filters_of(asked)
    events = [] if wanted.measures and not wanted.types else snapshot.events.values()
    series = [] if wanted.types and not wanted.measures else snapshot.series.values()
    groups: dict[tuple[Any, ...], list[EventRow | SeriesRow]] = defaultdict(list)
    precisions = _precisions(snapshot)
    unplaced = 0
    passing: list[EventRow | SeriesRow] = [*events_that_pass(events, wanted, snapshot)]
    passing += series_that_pass(series, wanted, snapshot)
    for row in passing:
        if row.place_id is None and not row.place:
            unplaced += 1
        else:
            groups[row.place_id or (row.place_name or row.place).casefold(), row.place_country].append(row)
    main = asked.get("story") or next((key for key in snapshot.stories if key), "")
    places = [_place(snapshot, rows, precisions, main, asked.whole) for rows in groups.values()]
    places.sort(key=lambda place: (-place["events"] - place["figures"], place["name"], place["id"]))
    on_map = [place for place in places if place["lat"] is not None]
    off_map = [place for place in places if place["lat"] is None]
    return {
        "title": "Map",
        "places": on_map,
        "off_map": off_map,
        "listed": (on_map + off_map)[: asked.sheet or None],
        "unplaced": unplaced,
        "choices": choices(snapshot),
    }


def _precisions(snapshot: Snapshot) -> dict[int, tuple[float | None, float | None, str, str]]:
    """Point, precision and division of each place that claims name: series carry none."""

    def made() -> dict[int, tuple[float | None, float | None, str, str]]:
        return {
            row.place_id: (row.place_lat, row.place_lon, row.place_precision, row.place_admin1)
            for row in snapshot.claims.values()
            if row.place_id is not None
        }

    return snapshot.once("map.precisions", made)


def _place(
    snapshot: Snapshot,
    rows: Sequence[EventRow | SeriesRow],
    known: dict[int, tuple[float | None, float | None, str, str]],
    main: str,
    whole: bool,
) -> dict[str, Any]:
    first = rows[0]
    lat, lon, precision, admin1 = known.get(first.place_id or -1, (None, None, "unknown", ""))
    events = [row for row in rows if isinstance(row, EventRow)]
    days = [day for row in events for day in (row.time_start, row.time_end) if day]
    start, end = (min(days), max(days)) if days else (None, None)
    weighty = sorted(rows, key=lambda row: (-row.origins, row.status not in _FIRM, row.key))
    return {
        "id": str(first.place_id or f"{first.place_country}-{first.place_name or first.place}"),
        "name": say_place(first),
        "words": first.place,
        "admin1": admin1,
        "country": first.place_country,
        "precision": precision,
        "lat": lat,
        "lon": lon,
        "events": len(events),
        "figures": len(rows) - len(events),
        "main": sum(row.story == main for row in rows),
        "origins": max(row.origins for row in rows),
        "statuses": _counts(row.status for row in rows),
        "types": _counts(event_noun(row.type) for row in events),
        "when": say_days(start, end) if days else "",
        "told": [_told(snapshot, row, whole) for row in weighty[:_TOLD]],
    }


def _told(snapshot: Snapshot, row: EventRow | SeriesRow, whole: bool) -> dict[str, Any]:
    own = Home("event" if isinstance(row, EventRow) else "series", row.key)
    leads = (home(snapshot, own.page, own.key) if whole else own)._asdict()
    if isinstance(row, EventRow):
        told = happened(snapshot, row)
        source = say_source(told.mention) if told.mention else ""
        return {**leads, "status": row.status, "text": told.text, "source": source}
    number = say_bounds(row.low, row.high, row.approx)
    text = f"{sentence_case(series_name(snapshot, row))}: {number}"
    latest = snapshot.figures.get(row.latest)
    source = say_source(latest) if latest else ""
    return {**leads, "status": row.status, "text": text, "source": source}


def _counts(words: Iterable[str]) -> dict[str, int]:
    return dict(Counter(words).most_common())
