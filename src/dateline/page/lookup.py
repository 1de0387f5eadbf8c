"""What a frozen site is searched in: its own words as one script, since from disk a page can fetch nothing.

The form (``datelineSearch``): JSON, packed as packing.py tells; where pages are packed, it stands beside them. In it
``reports`` (key, title, outlet, day), ``series`` (address, name, number), ``events`` (address, what, when), ``actors``
(address, name, other names), ``words`` (number of the report, id of a claim, sentence, places).
"""

from __future__ import annotations

from typing import Any

from dateline.page.links import SiteLinks
from dateline.page.naming import series_name
from dateline.page.packing import pack, told
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot
from dateline.page.titles import report_title
from dateline.phrases import say_bounds, say_day, say_place, say_time

FILE = "search-index.js"
"""Name of the script, beside the page that searches."""


def index(snapshot: Snapshot, links: SiteLinks) -> dict[str, list[list[Any]]]:
    """All that can be found, in the order in which it is shown."""
    at = {key: number for number, key in enumerate(snapshot.reports)}
    return {
        "reports": [
            [row.key, report_title(snapshot, row), row.outlet, say_day(row.published) if row.published else "undated"]
            for row in snapshot.reports.values()
        ],
        "series": [
            [links.page("series", row.key), series_name(snapshot, row), say_bounds(row.low, row.high, row.approx)]
            for row in snapshot.series.values()
        ],
        "events": [
            [links.page("event", row.key), happened(snapshot, row).text, say_time(row)]
            for row in snapshot.events.values()
        ],
        "actors": [
            [links.page("actor", row.key), row.name, ", ".join(name for name in row.names if name != row.name)]
            for row in snapshot.actors.values()
        ],
        "words": _sentences(snapshot, at),
    }


def script(snapshot: Snapshot, links: SiteLinks) -> str:
    """The index as a script that a page can name."""
    return f'window.datelineSearch="{pack(told(index(snapshot, links)))}";\n'


def _sentences(snapshot: Snapshot, at: dict[str, int]) -> list[list[Any]]:
    """Each sentence that claims rest on once, with the first of them and all of their places."""
    found: dict[tuple[str, int], list[Any]] = {}
    places: dict[tuple[str, int], dict[str, None]] = {}
    for row in snapshot.claims.values():
        if row.report_key not in at:
            continue
        key = (row.report_key, row.sentence[0])
        found.setdefault(key, [at[row.report_key], row.id, " ".join((row.sentence_text or row.text).split())])
        if row.place_name or row.place:
            places.setdefault(key, {})[say_place(row)] = None
    return [[*told, ", ".join(places.get(key, ()))] for key, told in found.items()]
