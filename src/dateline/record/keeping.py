"""Taking all rows of a record into memory, and renewing them by what has changed since."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection

from dateline.model.rows import ClaimRow, FigureRow, MentionRow, RelationRow, ReportRow
from dateline.record.kept import Held, Kept, Moved
from dateline.record.keptview import KeptView
from dateline.record.source import Source, Stored
from dateline.record.standing import Standing
from dateline.record.view import View
from dateline.store import Store, since
from dateline.store.claims import in_order
from dateline.store.claims import without_garbage as without_garbage
from dateline.store.moment import Moment
from dateline.store.query import Query

T = TypeVar("T")
_MANY = 0.25
"""Part of all claims beyond which taking all of them anew is quicker than finding those that changed."""

_FEW = 2_000
"""Claims up to which each is put in its place; beyond it, all are sorted."""

_QUICKLY = 2_000
"""Claims of a story that can be taken while a reader waits, and while all else is being taken."""

_PART = 0.1
"""As much of a record may be taken for itself: it is taken twice, and puts off the whole by so much."""

_THINGS = ("origin", "actor", "day", "links", "proposals")


class _Within(Stored):
    """The tables in one transaction: one moment, whatever is written meanwhile."""

    def __init__(self, store: Store, connection: Connection, before: Kept | None) -> None:
        super().__init__(store)
        self._connection = connection
        if before is not None:
            seen = before.marks
            state = (seen.judgement, seen.reading, seen.version) if seen.judgement else (0,)
            self.judged_before(before.held.standing, state)

    def _ask(self, question: Callable[[Connection], T]) -> T:
        return question(self._connection)


def kept(record: View, before: KeptView | None = None) -> KeptView:
    """A view of a record as it stands that holds all of its rows in memory and never changes.

    Args:
        record: The record.
        before: An earlier state of it, made so; only what changed since is taken. What the record holds otherwise is
            given back as it is.
    """
    source = keep(record._store, None if before is None else before.kept)
    return before if before is not None and source is before.kept else KeptView(record._store, source, before)


def held(view: View) -> KeptView:
    """A view as it is (``as_of``, ``as_reported_by``) that holds all of its rows in memory."""
    source = view._source
    rows = _held(source, since.Marks(), source.claims(Query(rejected=True)), source.reports(), Moved(whole=True))
    return KeptView(view._store, Kept(source, rows))


def newest(view: View) -> KeptView | None:
    """A view that holds the rows of the newest story alone: quick to take, however large the record is.

    Returns:
        The story of the latest report; None if no report with a day is of a story, or if that alone is large.
    """
    source = view._source
    reports = source.reports()
    days = [(row.published, row.story) for row in reports if row.published and row.story]
    if not days:
        return None
    _, story = max(days)
    own = [row for row in reports if row.story == story]
    if _claims_of(own) > max(_QUICKLY, _PART * _claims_of(reports)):
        return None
    claims = source.claims(Query(rejected=True, story=story))
    return KeptView(view._store, Kept(source, _held(source, since.Marks(), claims, own, Moved(whole=True))))


def _claims_of(reports: Iterable[ReportRow]) -> int:
    return sum(row.figures + row.events + row.statements for row in reports)


def keep(store: Store, before: Kept | None = None) -> Kept:
    """The rows of a record as it stands; only what changed is taken if an earlier state is in hand."""
    with store.reading() as connection:
        marks = since.marks(connection)
        if before is not None and before.marks == marks:
            return before
        source = _Within(store, connection, before)
        rows = None if before is None else _renewed(before, source, connection)
        rows = rows or _held(source, marks, source.claims(Query(rejected=True)), source.reports(), Moved(whole=True))
        return Kept(Stored(store, Moment(since.moment(connection))), rows)


def _held(
    source: Source,
    marks: since.Marks,
    claims: list[ClaimRow],
    reports: list[ReportRow],
    moved: Moved,
    relations: list[RelationRow] | None = None,
) -> Held:
    return Held(
        marks=marks,
        claims=claims,
        reports=reports,
        relations=source.relations() if relations is None else relations,
        things={kind: source.things(kind) for kind in _THINGS},
        standing=source.standing(),
        skipped=source.skipped(),
        recorded=source.recorded(),
        moved=moved,
    )


def _renewed(before: Kept, source: Stored, connection: Connection) -> Held | None:
    """What was held and what has changed; None if that is so much that all is better taken anew."""
    marks = since.marks(connection)
    reports = since.touched_reports(connection, before.marks)
    ids = since.touched_claims(connection, before.marks, reports) | _rejudged(before.held.standing, source.standing())
    if len(ids) > _MANY * len(before.held.claims):
        return None
    found = source.some(sorted(ids))
    same = marks.resolution == before.marks.resolution
    relations = before.held.relations if same else source.relations()
    rows = source.reports() if reports or not same else before.held.reports
    moved = _moved(before, ids, found, rows, relations)
    return _held(source, marks, _patched(before.held.claims, ids, found), rows, moved, relations)


def _rejudged(before: Standing, now: Standing) -> set[str]:
    """Claims of which people now say something else."""
    pairs = ((before.verdicts, now.verdicts), (before.corrections, now.corrections))
    return {id for old, new in pairs for id in {*old, *new} if old.get(id) != new.get(id)}


def _patched(rows: list[ClaimRow], ids: set[str], found: list[ClaimRow]) -> list[ClaimRow]:
    kept = [row for row in rows if row.id not in ids]
    if len(found) > _FEW:
        return sorted([*kept, *found], key=in_order)
    for row in found:
        insort(kept, row, key=in_order)
    return kept


def _moved(
    before: Kept, ids: set[str], found: list[ClaimRow], reports: list[ReportRow], relations: list[RelationRow]
) -> Moved:
    known = {row.key for row in before.held.reports}
    old = {id: before.by_id[id] for id in ids if id in before.by_id}
    new = {row.id: row for row in found}
    changed = {id for id, row in new.items() if id in old and old[id] != row}
    differing = [row for id, row in new.items() if id not in old or id in changed]
    differing += [row for id, row in old.items() if id not in new or id in changed]
    # An event tells the figures that belong to it, without those that were rejected.
    figures = ids.intersection(id for id in (*old, *new) if id.startswith("F"))
    if figures:
        differing += [row for row in before.held.claims if isinstance(row, MentionRow) and figures & {*row.figures}]
    # What contradicts what shows at the series, too.
    torn = {id for row in set(before.held.relations) ^ set(relations) for id in (row.a, row.b)}
    differing += [row for id in torn for row in (new.get(id) or before.by_id.get(id),) if row is not None]
    return Moved(
        reports=tuple(sorted(row.key for row in reports if row.key not in known)),
        new=tuple(sorted(set(new) - set(old))),
        changed=tuple(sorted(changed)),
        altered=tuple(sorted(id for id in changed if _said(old[id]) != _said(new[id]))),
        gone=tuple(sorted(set(old) - set(new))),
        series=_keys(row.series for row in differing if isinstance(row, FigureRow)),
        events=_keys(row.event for row in differing if isinstance(row, MentionRow)),
    )


def _said(row: ClaimRow) -> ClaimRow:
    """A claim without what resolving lays over it."""
    row = replace(row, origin=None, story=None, reader="", recorded_at=None)
    if isinstance(row, FigureRow):
        return replace(row, series=None)
    if isinstance(row, MentionRow):
        agents, recipients = (tuple(replace(one, actor="") for one in some) for some in (row.agents, row.recipients))
        return replace(row, event=None, agents=agents, recipients=recipients)
    return row


def _keys(keys: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({key for key in keys if key}))
