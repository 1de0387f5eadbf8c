"""One series: every figure that counts the same thing, oldest first, and how it stands to the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import NotFound
from dateline.model.rows import FigureRow, RelationRow, SeriesRow
from dateline.page.asked import Asked
from dateline.page.charting import chart
from dateline.page.naming import series_aside, series_name
from dateline.page.paging import paged
from dateline.page.picking import counted
from dateline.page.snapshot import Snapshot
from dateline.page.speakers import key_of
from dateline.phrases import say_series, sentence_case

_WEIGHT = ("contradicted", "suspicious", "revised", "same", "different_scope")
_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A figure, and the relation that says most of how it stands to the figures before it."""

    row: FigureRow
    relation: RelationRow | None
    other: FigureRow | None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A series whose figures might be taken for this one's, with the reason why they must not."""

    series: SeriesRow
    relation: RelationRow
    scope: tuple[str, ...]


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """What is counted, the range, all claims, and what is counted besides."""
    row = snapshot.series.get(asked.key)
    if row is None:
        raise NotFound(f"{asked.key!r}: no series of this record has that key; /figures lists them")
    figures = [snapshot.figures[id] for id in row.figures if id in snapshot.figures]
    near = neighbours(snapshot, figures, row.key)
    head = counted(snapshot, row)
    return {
        "title": sentence_case(series_name(snapshot, row)),
        "name": say_series(row),
        "aside": series_aside(snapshot, row),
        "series": row,
        "head": head,
        "shown": paged(lines(snapshot, figures), asked),
        "holders": _holders(figures),
        "chart": chart(snapshot, figures),
        "neighbours": [one for one in near if "measure" not in one.scope][: None if asked.whole else _NEIGHBOURS],
        # They stand in the list of figures; here they only warn, and on each page of a frozen site they would add up.
        "others": [one for one in near if "measure" in one.scope][:_NEIGHBOURS],
    }


def keys(snapshot: Snapshot) -> list[str]:
    """Keys of series."""
    return list(snapshot.series)


def lines(snapshot: Snapshot, figures: Sequence[FigureRow]) -> list[Line]:
    """Figures in the order given, each with its gravest relation to an earlier one, the nearest of these."""
    before: dict[str, int] = {}
    made = []
    for at, row in enumerate(figures):
        found = [
            (relation, other)
            for relation in snapshot.relations_of.get(row.id, ())
            if (other := relation.a if relation.b == row.id else relation.b) in before
        ]
        found.sort(key=lambda item: (_WEIGHT.index(item[0].relation), -before[item[1]]))
        if found:
            same = sum(relation.relation == found[0][0].relation for relation, _ in found)
            made.append(Line(row, found[0][0], snapshot.figures[found[0][1]], same - 1))
        else:
            made.append(Line(row, None, None))
        before[row.id] = at
    return made


def neighbours(snapshot: Snapshot, figures: Sequence[FigureRow], key: str) -> list[Neighbour]:
    """Other series that these figures were compared with and found to be of another scope, most compared first."""
    found: dict[str, list[RelationRow]] = defaultdict(list)
    own = {row.id for row in figures}
    for row in figures:
        for relation in snapshot.relations_of.get(row.id, ()):
            other = snapshot.figures.get(relation.b if relation.a in own else relation.a)
            if relation.relation == "different_scope" and other and other.series and other.series != key:
                found[other.series].append(relation)
    ranked = sorted(found, key=lambda one: (-len(found[one]), one))
    return [_neighbour(snapshot, one, found[one]) for one in ranked if one in snapshot.series]


def _neighbour(snapshot: Snapshot, key: str, relations: Sequence[RelationRow]) -> Neighbour:
    """The pair that differs in least: that the place differs is told better by one that differs in nothing else."""
    latest = snapshot.series[key].latest
    told = min(relations, key=lambda one: (len(one.scope), latest not in (one.a, one.b), one.a, one.b))
    return Neighbour(snapshot.series[key], told, told.scope)


def _holders(figures: Sequence[FigureRow]) -> int:
    return len({key_of(row.source or row.outlet or row.report) for row in figures})
