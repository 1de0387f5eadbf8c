"""What stands in the margin beside a claim: all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.judgement import JudgementRow
from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow, RelationRow, SeriesRow, StatementRow
from dateline.page.deciding import judgements_of
from dateline.page.snapshot import Snapshot

MOST = 40
"""Other claims shown beside one; the page of its series or event has all."""

FEW = 4
"""The same where all notes of a report stand on one page, and each claim is told again in those of all others."""

_WARNING = 2
"""Counts of something else shown there: they only warn."""

_TELLING = {"contradicted": 0, "suspicious": 1, "revised": 2, "same": 3, "different_scope": 5}


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim that says so, or otherwise.

    Attributes:
        row: The claim.
        relation: How the two figures stand to each other, "" where they were not compared.
        reason: Why, in a sentence.
        copy: Whether both come from one origin, so that neither supports the other.
    """

    row: ClaimRow
    relation: str = ""
    reason: str = ""
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A claim with what surrounds it.

    Attributes:
        row: The claim.
        series, event: What it belongs to, None if to nothing.
        others: Claims of the same series or event, in report time.
        beside: Figures that a reader might take for the same count and that count something else, most telling first.
        inside: Figures and events that stand in a statement, or belong to an event.
        more: How many others are left out.
        judgements: What people decided on it, oldest first.
    """

    row: ClaimRow
    series: SeriesRow | None
    event: EventRow | None
    others: tuple[Other, ...]
    beside: tuple[Other, ...]
    inside: tuple[ClaimRow, ...]
    more: int
    judgements: tuple[JudgementRow, ...]


def note_of(snapshot: Snapshot, row: ClaimRow, *, most: int = MOST) -> Note:
    """All that is known of a claim, with so many others beside it."""
    series = snapshot.series.get(row.series or "") if isinstance(row, FigureRow) else None
    event = snapshot.events.get(row.event or "") if isinstance(row, MentionRow) else None
    members = series.figures if series else event.mentions if event else ()
    told = {(one.b if one.a == row.id else one.a): one for one in snapshot.relations_of.get(row.id, ())}
    others = []
    for id in members:
        other = snapshot.claims.get(id)
        if other is None or id == row.id:
            continue
        others.append(_other(row, other, told.pop(id, None)))
    beside = [
        _other(row, other, one)
        for id, one in sorted(told.items(), key=lambda item: (_TELLING.get(item[1].relation, 9), item[0]))
        if (other := snapshot.claims.get(id)) is not None
    ]
    near = beside[:most] if most > FEW else beside[:_WARNING]
    return Note(
        row=row,
        series=series,
        event=event,
        others=tuple(others[:most]),
        beside=tuple(near),
        inside=tuple(_inside(snapshot, row)),
        more=max(0, len(others) - most) + len(beside) - len(near),
        judgements=tuple(judgements_of(snapshot).get(row.id, ())),
    )


def _other(row: ClaimRow, other: ClaimRow, relation: RelationRow | None) -> Other:
    # A report that says a thing twice is no copy of itself.
    copy = bool(row.origin) and other.origin == row.origin and other.report_key != row.report_key
    return Other(other, relation.relation if relation else "", relation.reason if relation else "", copy)


def _inside(snapshot: Snapshot, row: ClaimRow) -> list[ClaimRow]:
    if isinstance(row, MentionRow):
        return [snapshot.claims[id] for id in row.figures if id in snapshot.claims]
    if isinstance(row, StatementRow):
        near = snapshot.claims_of.get(row.report_key, [])
        return [one for one in near if one.kind != "statement" and row.start <= one.start and one.end <= row.end]
    return []
