"""Names in words for things that the record knows by keys: stories, the record itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from textwrap import shorten
from urllib.parse import parse_qs, urlsplit

from dateline.model.rows import FigureRow, SeriesRow
from dateline.page.snapshot import Snapshot
from dateline.phrases import many, say_bounds, say_days, say_group, say_series, say_source

NO_STORY = "Reports of no story"
_LONGEST = 48


def record_name(snapshot: Snapshot) -> str:
    """The name of the file, without folder and ending; of a record on a server its own, else the database's."""
    path = snapshot.info.path
    if "://" not in path:
        return PurePath(path).stem
    address = urlsplit(path)
    return parse_qs(address.query).get("record", [PurePath(address.path).name])[0]


def story_name(snapshot: Snapshot, key: str) -> str:
    """A story by its commonest place and the days of its reports: "Almaty, 3 to 11 January 2022".

    Two stories of one name are told apart by how many reports they have, and by their keys if that is one number, too.
    """
    if not key:
        return NO_STORY
    return snapshot.once("naming.stories", lambda: _names(snapshot)).get(key, key)


def _names(snapshot: Snapshot) -> dict[str, str]:
    places = _places(snapshot)
    plain = {key: _name(snapshot, key, places.get(key, "")) for key in snapshot.stories if key}
    taken = Counter(plain.values())
    longer = {
        key: name if taken[name] == 1 else f"{name} ({many(len(snapshot.stories[key]), 'report')})"
        for key, name in plain.items()
    }
    taken = Counter(longer.values())
    return {key: name if taken[name] == 1 else f"{name} {key}" for key, name in longer.items()}


def _name(snapshot: Snapshot, key: str, place: str) -> str:
    days = [report.published for report in snapshot.stories[key] if report.published]
    told = say_days(min(days), max(days)) if days else "days not known"
    return f"{place or 'Place not known'}, {told}"


def _places(snapshot: Snapshot) -> dict[str, str]:
    """The place that most reports of a story name. A report counts once: one long list of towns outweighs nobody."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in snapshot.claims.values():
        if row.story and row.place_name:
            found[row.story].add((row.place_name, row.report_key))
    counts = {key: Counter(name for name, _ in pairs) for key, pairs in found.items()}
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in counts.items()}


def series_aside(snapshot: Snapshot, row: SeriesRow) -> str:
    """What tells a series from others of the same name; "" where none has it: "the health ministry, 9 January 2022"."""
    rows = snapshot.once("naming.namesakes", lambda: _namesakes(snapshot)).get(say_series(row).casefold(), ())
    if len(rows) < 2:
        return ""
    # Those of one name are looked at when one of them is shown: a large record has many names.
    return snapshot.once(f"naming.series.{rows[0].key}", lambda: _told_apart(snapshot, rows)).get(row.key, "")


def series_name(snapshot: Snapshot, row: SeriesRow) -> str:
    """What a series counts, told apart from others: "people killed, in Almaty (5 to 7 January 2022)"."""
    aside = series_aside(snapshot, row)
    return f"{say_series(row)} ({aside})" if aside else say_series(row)


def _namesakes(snapshot: Snapshot) -> dict[str, list[SeriesRow]]:
    found: dict[str, list[SeriesRow]] = defaultdict(list)
    for row in snapshot.series.values():
        found[say_series(row).casefold()].append(row)
    return found


def _told_apart(snapshot: Snapshot, rows: Sequence[SeriesRow]) -> dict[str, str]:
    """By group, holder and days of what was counted; by number, then key, where these are alike, too."""
    groups = len({row.group for row in rows}) > 1
    asides = {row.key: _aside(snapshot, row, group=groups) for row in rows}
    for more in (_number, lambda row: str(row.key)):
        taken = Counter(asides.values())
        asides = {
            row.key: aside if aside and taken[aside] == 1 else ", ".join(filter(None, (more(row), aside)))
            for row in rows
            for aside in (asides[row.key],)
        }
    return asides


def _aside(snapshot: Snapshot, row: SeriesRow, *, group: bool) -> str:
    figures = [snapshot.figures[id] for id in row.figures if id in snapshot.figures]
    days = [day for one in figures for day in _days(one)]
    holders = {say_source(one) for one in figures}
    who = say_group(row) if group else ""
    told = (
        "" if who in say_series(row) else who,
        f"{len(figures)} figures" if len(holders) > 1 else shorten("".join(holders), _LONGEST, placeholder=" …"),
        say_days(min(days), max(days), "range") if days else "day not known",
    )
    return ", ".join(filter(None, told))


def _days(row: FigureRow) -> list[date]:
    """Its days, none of them after its report: "this month" ends later than what it counts."""
    known = [day for day in (row.time_start, row.time_end) if day]
    return [min(day, row.published) for day in known] if row.published else known


def _number(row: SeriesRow) -> str:
    return say_bounds(row.low, row.high, row.approx)
