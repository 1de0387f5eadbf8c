"""One series: every figure that counts the same thing, oldest first, and how it stands to the one before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import NotFound
from dateline.model.rows import FigureRow, RelationRow, SeriesRow
from dateline.page.asked import Asked
from dateline.page.charting import chart
from dateline.page.folding import with_headlines
from dateline.page.naming import series_aside, series_name
from dateline.page.paging import paged
from dateline.page.picking import counted
from dateline.page.snapshot import Snapshot
from dateline.page.speakers import key_of
from dateline.phrases import say_place, say_series, sentence_case

_WEIGHT = ("contradicted", "suspicious", "revised", "same", "different_scope")
_NEIGHBOURS = 12
_FEW = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A figure, and the relation that says most of how it stands to the figures before it; else why it has none.

    ``over`` are figures of its report's headline that give the same number.
    """

    row: FigureRow
    relation: RelationRow | None
    other: FigureRow | None
    more: int = 0
    why: str = ""
    over: tuple[FigureRow, ...] = ()


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
        "places": _other_places(row, figures),
        "chart": chart(snapshot, figures, brief=asked.whole),
        "neighbours": [one for one in near if "measure" not in one.scope][: _FEW if asked.whole else _NEIGHBOURS],
        # They stand in the list of figures; here they only warn, and on each page of a frozen site they would add up.
        "others": [] if asked.whole else [one for one in near if "measure" in one.scope][:_NEIGHBOURS],
    }


def keys(snapshot: Snapshot) -> list[str]:
    """Keys of series."""
    return list(snapshot.series)


def _other_places(row: SeriesRow, figures: Sequence[FigureRow]) -> list[str]:
    """Places that its figures have and that are not its own, the commonest first."""
    return [
        place
        for place, _ in Counter(say_place(one) for one in figures if one.place).most_common()
        if place != say_place(row)
    ]


def lines(snapshot: Snapshot, figures: Sequence[FigureRow]) -> list[Line]:
    """Figures in the order given, each with its gravest relation to an earlier one, the nearest of these."""
    before: dict[str, int] = {}
    made = []
    for at, (row, over) in enumerate(with_headlines(figures)):
        found = [
            (relation, other)
            for relation in snapshot.relations_of.get(row.id, ())
            if (other := relation.a if relation.b == row.id else relation.b) in before
        ]
        found.sort(key=lambda item: (_WEIGHT.index(item[0].relation), -before[item[1]]))
        if found:
            same = sum(relation.relation == found[0][0].relation for relation, _ in found)
            made.append(Line(row, found[0][0], snapshot.figures[found[0][1]], same - 1, over=over))
        else:
            earlier = [snapshot.figures[id] for id in before]
            made.append(Line(row, None, _twin(row, earlier), why=_why_not(row, earlier), over=over))
        before |= {one.id: at for one in (row, *over)}
    return made


def _twin(row: FigureRow, earlier: Sequence[FigureRow]) -> FigureRow | None:
    """The nearest earlier figure of the same bounds."""
    return next((one for one in reversed(earlier) if (one.low, one.high) == (row.low, row.high)), None)


def _why_not(row: FigureRow, earlier: Sequence[FigureRow]) -> str:
    """Why a figure was laid beside none of those before it."""
    twin = _twin(row, earlier)
    if not earlier:
        return "the first"
    if row.status == "conditional":
        return "only planned, feared or conditional: not laid beside counts"
    if twin and twin.report_key == row.report_key:
        return "the same number again, in the same report"
    if twin and (twin.origin or twin.report_key) == (row.origin or row.report_key):
        return "the same number again, of one origin: a copy supports nothing"
    if row.status == "denied":
        return "a denial: it takes a number back and gives none"
    if twin:
        return "the same number as before; too little else is told to compare the two"
    if all(one.report_key == row.report_key for one in earlier):
        return "of one report, which gives both: not laid beside each other"
    return (
        "of this series through others; by itself it differs from those before in more than one of whom, where and when"
    )


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
