"""What a judgement is on, in words: the thing of an id, or what its claims belong to now."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from dateline.errors import NotFound
from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.page.naming import series_name
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot
from dateline.page.titles import report_title
from dateline.phrases import NOT_KNOWN, say_claim, say_days


@dataclass(frozen=True, slots=True)
class About:
    """What a judgement is on: in words, with the page or the claim that shows it, if one does."""

    words: str
    page: str = ""
    key: str = ""
    claim: ClaimRow | None = None


def about(snapshot: Snapshot, id: str, now: Sequence[str] = ()) -> About:
    """The thing of that id in words.

    Args:
        snapshot: The rows.
        id: What was judged.
        now: Ids of claims that the judgement applies to now: they tell what has become of a group that is no more.
    """
    makers = {"N": _series, "V": _event, "R": _report, "O": _origin, "A": _actor, "P": _place, "J": _judgement}
    made = makers.get(id[:1], _of_a_claim)(snapshot, id, now)
    return made or About(id)


def find_claim(snapshot: Snapshot, id: str) -> ClaimRow:
    """The claim of that id, a rejected one too.

    Raises:
        NotFound: nobody reads it any more.
    """
    return snapshot.claims.get(id) or snapshot.view.claim(id)


def _claims(snapshot: Snapshot, ids: Sequence[str]) -> list[ClaimRow]:
    found = []
    for id in ids:
        with suppress(NotFound):
            found.append(find_claim(snapshot, id))
    return found


def _of_a_claim(snapshot: Snapshot, id: str, now: Sequence[str]) -> About | None:
    if id[:1] not in ("F", "E", "S"):
        return None
    rows = _claims(snapshot, (id, *now)[:2])
    return About(say_claim(rows[0]), claim=rows[0]) if rows else About("a claim that nobody reads any more")


def _judgement(snapshot: Snapshot, id: str, now: Sequence[str]) -> About | None:
    """Another decision: what was decided, and on what."""
    row = next((one for one in snapshot.judgements if one.key == id), None)
    if row is None:
        return None
    on = about(snapshot, row.target, row.now)
    return About(f"{row.verdict} by {row.who}: {on.words}", on.page, on.key, on.claim)


def _series(snapshot: Snapshot, id: str, now: Sequence[str]) -> About:
    key = _group_now(snapshot.series, id, (row.series for row in _claims(snapshot, now) if isinstance(row, FigureRow)))
    if not key:
        return About("a series that is no more")
    return About(f"series: {series_name(snapshot, snapshot.series[key])}", "series", key)


def _event(snapshot: Snapshot, id: str, now: Sequence[str]) -> About:
    key = _group_now(snapshot.events, id, (row.event for row in _claims(snapshot, now) if isinstance(row, MentionRow)))
    if not key:
        return About("an event that is no more")
    row = snapshot.events[key]
    days = say_days(row.time_start, row.time_end, row.time_precision)
    told = f"day {days}" if days == NOT_KNOWN else days
    return About(f"event: {happened(snapshot, row).text}, {told}", "event", key)


def _group_now(groups: Container[str], id: str, now: Iterable[str | None]) -> str:
    """A group of that key, or what its claims belong to now; "" if that is nothing."""
    return next((key for key in (id, *now) if key and key in groups), "")


def _report(snapshot: Snapshot, id: str, now: Sequence[str]) -> About | None:
    row = snapshot.reports.get(id)
    return About(f"report: {report_title(snapshot, row)}", "report", id) if row else None


def _origin(snapshot: Snapshot, id: str, now: Sequence[str]) -> About | None:
    row = snapshot.origins.get(id)
    if row is None:
        return None
    titles = [report_title(snapshot, snapshot.reports[key]) for key in row.reports if key in snapshot.reports]
    return About(f"origin of: {titles[0] if titles else row.names[0]}", "origin", id)


def _actor(snapshot: Snapshot, id: str, now: Sequence[str]) -> About | None:
    row = snapshot.actors.get(id)
    return About(f"actor: {row.name}", "actor", id) if row else None


def _place(snapshot: Snapshot, id: str, now: Sequence[str]) -> About | None:
    def made() -> dict[str, str]:
        return {f"P{row.place_id}": row.place_name for row in snapshot.claims.values() if row.place_id is not None}

    name = snapshot.once("about.places", made).get(id)
    return About(f"place: {name}") if name else None
