"""What does not agree in a record, and what nobody vouches for: pairs of figures, disputed events, doubtful claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.brief.common import disputed, measure_rank, of_two_days, untold
from dateline.model.rows import ClaimRow, EventRow, FigureRow, RelationRow
from dateline.page.snapshot import Snapshot
from dateline.phrases import say_claim

PAIRS = ("contradicted", "suspicious", "revised")
"""Relations that are told, the gravest first."""
DOUBTS = ("unconfirmed", "denied", "conditional")
"""Statuses of what is not a fact so far."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that do not agree, and how many more pairs of the same series stand so to each other."""

    relation: RelationRow
    a: FigureRow
    b: FigureRow
    more: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Claims that say one doubtful thing, the fullest first."""

    row: ClaimRow
    others: tuple[ClaimRow, ...] = ()


def pairs(snapshot: Snapshot, relation: str, story: str | None = None) -> list[Pair]:
    """One pair for each two series, or each series, whose figures stand so to each other.

    The dead come first, then as the list of measures goes; of one measure the latest first. The pair that is shown is
    of two origins if there is such a one (a copy that differs is a slip, no second voice), then the one best told of
    place and days, then the latest in report time.
    """
    made = snapshot.once(f"differing.{relation}", lambda: _pairs(snapshot, relation))
    return [one for one in made if story is None or story in (one.a.story or "", one.b.story or "")]


def disputes(snapshot: Snapshot, story: str | None = None) -> list[EventRow]:
    """Events that one report tells as so and another denies, most origins first."""
    found = snapshot.once("differing.disputes", lambda: [row for row in snapshot.events.values() if disputed(row)])
    kept = [row for row in found if story is None or row.story == story]
    return sorted(kept, key=lambda row: (-row.origins, row.key))


def doubts(snapshot: Snapshot, status: str, story: str | None = None) -> list[Doubt]:
    """Claims of a status, those that say the same together: figures first, the dead before others, then the latest."""
    made = snapshot.once(f"differing.{status}", lambda: _doubts(snapshot, status))
    return [one for one in made if story is None or (one.row.story or "") == story]


def _pairs(snapshot: Snapshot, relation: str) -> list[Pair]:
    found: dict[tuple[str, ...], list[tuple[RelationRow, FigureRow, FigureRow]]] = defaultdict(list)
    for row in snapshot.relations:
        if row.relation == relation and row.a in snapshot.figures and row.b in snapshot.figures:
            a, b = snapshot.figures[row.a], snapshot.figures[row.b]
            found[tuple(sorted({a.series or a.id, b.series or b.id}))].append((row, a, b))
    made = []
    for rows in found.values():
        best = max(rows, key=_best)
        made.append(Pair(*best, more=len(rows) - 1))
    return sorted(made, key=lambda pair: (measure_rank(pair.b), -_day(pair.b).toordinal(), pair.a.id, pair.b.id))


def _best(item: tuple[RelationRow, FigureRow, FigureRow]) -> tuple[bool, int, bool, date, date, str, str]:
    row, a, b = item
    moved = row.relation == "revised" and of_two_days(a, b)
    return not row.same_origin, -untold(a, b), moved, _day(b), _day(a), row.b, row.a


def _doubts(snapshot: Snapshot, status: str) -> list[Doubt]:
    told = {id for event in disputes(snapshot) for id in event.mentions}
    found: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in snapshot.claims.values():
        if row.status == status and row.kind != "statement" and row.id not in told:
            found[getattr(row, "event", None) or say_claim(row, cited=False)].append(row)
    made = []
    for rows in found.values():
        first, *others = sorted(rows, key=_open)
        made.append(Doubt(first, tuple(others)))
    return sorted(made, key=lambda one: (measure_rank(one.row), -_day(one.row).toordinal(), one.row.id))


def _open(row: ClaimRow) -> int:
    """How many slots of an event mention are open; figures keep their order."""
    empty: Sequence[object] = (getattr(row, "agents", ()), getattr(row, "recipients", ()), row.place)
    return sum(not slot for slot in empty) if row.kind == "event" else 0


def _day(row: ClaimRow) -> date:
    return row.published or row.time_end or date.min
