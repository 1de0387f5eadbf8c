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
SEVERAL = "Several countries"
_LONGEST = 48
_MANY_LANDS = 4


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
    """The place that most reports of a story name, of two the one of more claims: one long list outweighs nobody.

    A bulletin of many items, with a few claims of each of many countries, is of no one place.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    lands: dict[str, Counter[str]] = defaultdict(Counter)
    for row in snapshot.claims.values():
        if row.story and row.place_name:
            found[row.story].add((row.place_name, row.report_key))
            claims[row.story][row.place_name] += 1
            if row.place_country:
                lands[row.story][row.place_country] += 1
    counts = {key: Counter(name for name, _ in pairs) for key, pairs in found.items()}
    return {
        key: SEVERAL
        if _is_of_many(lands[key])
        else min(names, key=lambda name: (-names[name], -claims[key][name], name))
        for key, names in counts.items()
    }


def _is_of_many(lands: Counter[str]) -> bool:
    """Whether no country has a third of the claims of a story that tells of several."""
    return len(lands) >= _MANY_LANDS and max(lands.values()) * 3 < lands.total()


def series_aside(snapshot: Snapshot, row: SeriesRow) -> str:
    """What tells a series from others of the same name; "" where none has it: "9 January 2022, as Demo Herald says"."""
    rows = snapshot.once("naming.namesakes", lambda: _namesakes(snapshot)).get(say_series(row).casefold(), ())
    if len(rows) < 2:
        return ""
    # Those of one name are looked at when one of them is shown: a large record has many names.
    return snapshot.once(f"naming.series.{rows[0].key}", lambda: _told_apart(snapshot, rows)).get(row.key, "")


def series_name(snapshot: Snapshot, row: SeriesRow) -> str:
    """What a series counts, told apart from others: "people killed, in Almaty, 5 to 7 January 2022"."""
    aside = series_aside(snapshot, row)
    return f"{say_series(row)}, {aside}" if aside else say_series(row)


def _namesakes(snapshot: Snapshot) -> dict[str, list[SeriesRow]]:
    found: dict[str, list[SeriesRow]] = defaultdict(list)
    for row in snapshot.series.values():
        found[say_series(row).casefold()].append(row)
    return found


def _told_apart(snapshot: Snapshot, rows: Sequence[SeriesRow]) -> dict[str, str]:
    """By the days of what was counted; where these are alike, by who is counted, who counts, the number and the key."""
    asides = {row.key: _when(snapshot, row) for row in rows}
    for more in (_group, lambda row: _counter(snapshot, row), _number, lambda row: str(row.key)):
        alike: dict[str, list[SeriesRow]] = defaultdict(list)
        for row in rows:
            alike[asides[row.key]].append(row)
        for told, some in alike.items():
            said = {row.key: more(row) for row in some}
            if len(set(said.values())) > 1:
                asides |= {key: f"{told}, {word}" for key, word in said.items() if word}
    return asides


def _when(snapshot: Snapshot, row: SeriesRow) -> str:
    days = [day for one in _figures(snapshot, row) for day in _days(one)]
    return say_days(min(days), max(days), "range") if days else "on a day not known"


def _group(row: SeriesRow) -> str:
    return "" if row.group in ("people", "things") else say_group(row)


def _counter(snapshot: Snapshot, row: SeriesRow) -> str:
    """Who counts: by name, if it is one."""
    holders = {say_source(one) for one in _figures(snapshot, row)}
    if len(holders) > 1:
        return f"as {len(holders)} sources say"
    return f"as {shorten(holders.pop(), _LONGEST, placeholder=' …')} says" if holders else ""


def _figures(snapshot: Snapshot, row: SeriesRow) -> list[FigureRow]:
    return [snapshot.figures[id] for id in row.figures if id in snapshot.figures]


def _days(row: FigureRow) -> list[date]:
    """Its days, none of them after its report: "this month" ends later than what it counts."""
    known = [day for day in (row.time_start, row.time_end) if day]
    return [min(day, row.published) for day in known] if row.published else known


def _number(row: SeriesRow) -> str:
    return say_bounds(row.low, row.high, row.approx)
