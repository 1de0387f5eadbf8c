"""What moved between two states of a record: new, revised, contradicted, withdrawn, judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dateline.model.judgement import JudgementRow
from dateline.model.rows import ClaimRow, EventRow, FigureRow, RelationRow, ReportRow
from dateline.record.edited import rewritten, titles_twins
from dateline.record.view import View
from dateline.resolve.counts.values import same_source
from dateline.resolve.gather import in_report_time
from dateline.resolve.words import says

CHANGES = ("new", "revised", "contradicted", "withdrawn", "judged")
"""What may have happened to a thing, in the order in which it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One thing that moved.

    Attributes:
        change: "new"; "revised": another number, value or text in place of one that was there; "contradicted";
            "withdrawn": its words are gone from the text, the reader finds it no more, or its holder took it back;
            "judged".
        kind: "report", "figure", "event", "statement" or "judgement".
        id: Of the claim or report as it is now; as it was, if it is withdrawn.
        before: Id of what it revises or contradicts, "" if none; for a judgement the id that was judged.
        group: Key of the series or event that it is in, "" if none.
        reason: Why it is told so, in a sentence; "" for what is plainly new.
        origins: For a new figure or event: whether "new" brings another origin for what was known already ("new
            origin"), a copy of it ("same origin"), or something that was not there ("").
        row, old: The thing as it is, and as it was; None where there is none. Claims, reports, events, judgements.
    """

    change: str
    kind: str
    id: str
    before: str = ""
    group: str = ""
    reason: str = ""
    origins: str = ""
    row: Any = None
    old: Any = None


def changes(then: View, now: View) -> list[ChangeRow]:
    """All that moved, by change and kind; within them in report time, then by id."""
    told = _Told(then, now)
    made = [*told.reports(), *told.claims(), *told.events(), *told.judged()]
    place = {name: at for at, name in enumerate(CHANGES)}
    kinds = {name: at for at, name in enumerate(("report", "figure", "event", "statement", "judgement"))}
    return sorted(made, key=lambda one: (place[one.change], kinds[one.kind], *_order(one)))


def _order(one: ChangeRow) -> tuple[Any, ...]:
    row = one.row or one.old
    if isinstance(row, JudgementRow):
        return (row.recorded_at or datetime.min, one.id)
    if isinstance(row, EventRow):
        return (row.time_start or row.time_end or date.max, "", 0, one.id)
    return (row.published or date.max, getattr(row, "report", ""), getattr(row, "start", 0), one.id)


class _Told:
    def __init__(self, then: View, now: View) -> None:
        self._then, self._now = then, now
        self._before = {row.id: row for row in _claims(then)}
        self._after = {row.id: row for row in _claims(now)}
        self._old_reports = {row.key: row for row in then.reports()}
        self._new_reports = {row.key: row for row in now.reports()}
        # An origin may have another key since a copy came: what is asked is where texts known before come from now.
        self._old_origins = {self._new_reports.get(key, row).origin for key, row in self._old_reports.items()}
        self._heirs = self._same_words()
        old = {
            (self._heirs.get(row.a, row.a), self._heirs.get(row.b, row.b)): row.relation
            for row in then.relations(include_rejected=True)
        }
        self._moved = [row for row in now.relations() if old.get((row.a, row.b)) != row.relation]
        # What was judged is told as a judgement, not as news.
        known = {row.key for row in then.judgements()}
        self._judgements = [row for row in now.judgements() if row.key not in known]
        now_at = {row.address: row.key for row in self._new_reports.values() if row.version > 1 and row.address}
        self._versions = {
            key: now_at[row.address]
            for key, row in self._old_reports.items()
            if row.address in now_at and key not in self._new_reports
        }
        self._twins = titles_twins(self._after.values())
        self._repeats: dict[str, str] = {}
        self._decided = {id for row in self._judgements for id in (*row.now, *row.other_now)}

    def _same_words(self) -> dict[str, str]:
        """Claims that have another id now, since a text changed or a reader takes other words: old id to new."""
        new = {_stand(row): id for id, row in self._after.items() if id not in self._before}
        gone = ((id, _stand(row)) for id, row in self._before.items() if id not in self._after)
        return {id: new[stand] for id, stand in gone if stand in new}

    def reports(self) -> Iterator[ChangeRow]:
        """New reports, texts that replaced others, and reports that are seen no more."""
        at = {row.address: row for row in self._old_reports.values()}
        for key in self._new_reports.keys() - self._old_reports.keys():
            row = self._new_reports[key]
            old = at.get(row.address) if row.version > 1 else None
            if old is None:
                yield ChangeRow(change="new", kind="report", id=key, row=row, origins=self._origin_of(row))
            else:
                why = f"version {row.version} of the text at {row.address}"
                yield ChangeRow(change="revised", kind="report", id=key, before=old.key, reason=why, row=row, old=old)

    def _origin_of(self, row: ReportRow) -> str:
        return "same origin" if row.origin in self._old_origins else ""

    def claims(self) -> Iterator[ChangeRow]:
        """Claims that are new, read otherwise, contradicted or gone."""
        kept = self._heirs.keys() | set(self._heirs.values())
        new = {id: row for id, row in self._after.items() if id not in self._before and id not in kept}
        gone = {id: row for id, row in self._before.items() if id not in self._after and id not in kept}
        for before, after in self._heirs.items():
            # The same words: no news unless a value differs.
            yield from self._values(self._before[before], self._after[after])
        for id in self._before.keys() & self._after.keys():
            yield from self._values(self._before[id], self._after[id])
        for was, now in rewritten(gone.values(), new.values(), self._versions):
            # What another text of the same report had is neither withdrawn nor new: nobody else says it.
            del gone[was.id], new[now.id]
            yield from self._edited(was, now)
        self._repeats = self._repeated(new)
        related = self._related(new)
        yield from related
        yield from self._new(new, {row.id for row in related})
        for id, old in gone.items():
            if old.judged != "rejected":
                is_old = old.report_key not in self._new_reports
                why = "its words are not in the new text" if is_old else "the reader finds it no more"
                yield ChangeRow(change="withdrawn", kind=old.kind, id=id, group=_group(old), reason=why, old=old)

    def _edited(self, old: FigureRow, row: FigureRow) -> Iterator[ChangeRow]:
        if (old.low, old.high) == (row.low, row.high) or row.id in self._twins:
            return
        why = f"the text had “{old.text}” before, and has “{row.text}” now"
        told: dict[str, Any] = {"kind": row.kind, "id": row.id, "before": old.id, "group": _group(row)}
        yield ChangeRow(change="revised", reason=why, row=row, old=old, **told)

    def _values(self, old: ClaimRow, row: ClaimRow) -> Iterator[ChangeRow]:
        if row.id in self._decided or row.corrections != old.corrections:
            return
        moved = [name for name in _TOLD if getattr(old, name, None) != getattr(row, name, None)]
        if moved:
            why = "; ".join(f"{name}: {_said(getattr(old, name))} became {_said(getattr(row, name))}" for name in moved)
            yield ChangeRow(
                change="revised",
                kind=row.kind,
                id=row.id,
                before=old.id,
                group=_group(row),
                reason=why,
                row=row,
                old=old,
            )

    def _new(self, new: dict[str, ClaimRow], related: set[str]) -> Iterator[ChangeRow]:
        """New claims that are not told by how they stand to others."""
        for id, row in new.items():
            if row.kind != "event" and id not in related:
                origins = self._repeats.get(id, "")
                yield ChangeRow(change="new", kind=row.kind, id=id, group=_group(row), origins=origins, row=row)

    def _repeated(self, new: dict[str, ClaimRow]) -> dict[str, str]:
        """New claims that say what was said before: "same origin" for a copy, "new origin" for another holder."""
        known = [self._after.get(self._heirs.get(id, id)) or self._as_now(row) for id, row in self._before.items()]
        printed = {_printed(row) for row in known}
        given: dict[tuple[Any, ...], set[str | None]] = defaultdict(set)
        for one in known:
            if isinstance(one, FigureRow) and one.series:
                given[_number(one)].add(one.origin)
        found = {}
        for id, row in sorted(new.items(), key=lambda item: (item[0] in self._twins, in_report_time(item[1]))):
            if _printed(row) in printed:
                found[id] = "same origin"
            elif isinstance(row, FigureRow) and given[_number(row)]:
                found[id] = "same origin" if row.origin in given[_number(row)] else "new origin"
            printed.add(_printed(row))
            if isinstance(row, FigureRow) and row.series:
                given[_number(row)].add(row.origin)
        return found

    def _as_now(self, row: ClaimRow) -> ClaimRow:
        """A claim of a text that was replaced, as one of the origin that the newer text has: it is no other's."""
        report = self._new_reports.get(self._versions.get(row.report_key, ""))
        return row if report is None else replace(row, origin=report.origin)

    def _related(self, new: dict[str, ClaimRow]) -> list[ChangeRow]:
        """New comparisons: each figure once for each way in which it stands to others, the latest of them.

        A number that repeats a known one is no revision of what that one revised.
        """
        best: dict[tuple[str, str], tuple[str, RelationRow]] = {}
        moved = [row for row in self._moved if row.relation in _NEWS and {row.a, row.b} <= self._after.keys()]
        for row in sorted(moved, key=lambda row: in_report_time(self._after[row.a])):
            # A report of an earlier day that was read late is the news, not the later figure.
            id, other = (row.a, row.b) if row.a in new and row.b not in new else (row.b, row.a)
            change = "withdrawn" if self._takes_back(row) else _NEWS[row.relation]
            if (id in new or id not in self._decided) and (change == "withdrawn" or id not in self._repeats):
                best[(id, change)] = (other, row)
        return [
            ChangeRow(
                change=change,
                kind="figure",
                id=id,
                before=other,
                group=_group(self._after[id]),
                reason=row.reason,
                row=self._after[id],
                old=self._after[other],
            )
            for (id, change), (other, row) in best.items()
        ]

    def _takes_back(self, row: RelationRow) -> bool:
        """Whether a later report denies a figure in its holder's name, or says that it was taken back."""
        one, other = self._after[row.a], self._after[row.b]
        if row.relation != "contradicted" or other.status != "denied" or one.status == "denied":
            return False
        if says(other.sentence_text, "withdrawals"):
            return True
        return isinstance(one, FigureRow) and isinstance(other, FigureRow) and same_source(one, other)

    def events(self) -> Iterator[ChangeRow]:
        """Events that were not there, and events that nothing tells of any more."""
        before = {row.key: row for row in self._then.events(include_rejected=True)}
        held = {id: row for row in before.values() for id in row.mentions}
        stood = {_stand(row) for row in self._before.values()}
        for row in self._now.events():
            fresh = [id for id in row.mentions if id not in self._before]
            if row.key in before or any(id in held for id in row.mentions):
                old = before.get(row.key) or next(held[id] for id in row.mentions if id in held)
                if fresh and row.origins > old.origins:
                    why = f"{row.origins} origins tell of it, {old.origins} before"
                    shared: dict[str, Any] = {"kind": "event", "id": row.key, "group": row.key, "row": row, "old": old}
                    yield ChangeRow(change="new", reason=why, origins="new origin", **shared)
                continue
            if any(_stand(self._after[id]) not in stood for id in fresh):
                yield ChangeRow(change="new", kind="event", id=row.key, group=row.key, row=row)

    def judged(self) -> Iterator[ChangeRow]:
        """What was decided."""
        for row in self._judgements:
            yield ChangeRow(change="judged", kind="judgement", id=row.key, before=row.target, reason=row.why, row=row)


_TOLD = (
    "measure",
    "low",
    "high",
    "approx",
    "group",
    "type",
    "mode",
    "status",
    "source",
    "place",
    "time_start",
    "time_end",
)


_NEWS = {"revised": "revised", "contradicted": "contradicted", "suspicious": "contradicted"}


def _number(row: FigureRow) -> tuple[Any, ...]:
    return (row.series or row.id, row.low, row.high, row.status == "denied")


def _claims(view: View) -> Iterable[ClaimRow]:
    return (
        *view.figures(include_rejected=True),
        *view.mentions(include_rejected=True),
        *view.statements(include_rejected=True),
    )


def _stand(row: ClaimRow) -> tuple[Any, ...]:
    """The same words of the same sentence of one report, in whatever text or reading of it."""
    at = row.start - row.sentence[0]
    what = getattr(row, "measure", "") or getattr(row, "type", "")
    return (row.kind, what, row.report, row.sentence_text, row.text, at)


def _printed(row: ClaimRow) -> tuple[Any, ...]:
    """The same words of one origin, whoever prints them."""
    at = row.start - row.sentence[0]
    return (row.origin or row.report_key, row.kind, " ".join(row.sentence_text.split()), row.text, at)


def _group(row: ClaimRow) -> str:
    return getattr(row, "series", None) or getattr(row, "event", None) or ""


def _said(value: Any) -> str:
    return "not known" if value in (None, "") else str(value)
