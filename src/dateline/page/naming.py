"""Names in words for things that the record knows by keys: stories, the record itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePath

from dateline.page.snapshot import Snapshot
from dateline.phrases import many, say_days

NO_STORY = "Reports of no story"


def record_name(snapshot: Snapshot) -> str:
    """The name of the file, without folder and ending."""
    return PurePath(snapshot.info.path).stem


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
