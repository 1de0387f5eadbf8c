"""What a reader with ten seconds should see: the figures that matter, and what happened lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.brief.common import DOUBTFUL, FIRM, disputed, foremost
from dateline.brief.happened import weight
from dateline.model.coming import is_ahead
from dateline.model.rows import EventRow, FigureRow, MentionRow, ReportRow, SeriesRow
from dateline.page.agreeing import Support, support
from dateline.page.snapshot import Snapshot
from dateline.phrases import say_event, say_place, sentence_case, spokesman

_LATELY = timedelta(days=7)
_COUNTS = 3 / 8
"""Part of the lines on what happened lately that may be counts alone ("12 people killed"): figures stand beside."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A series with its latest figure.

    Attributes:
        series, latest: The rows.
        same: How many origins give the very number of the latest figure.
        support: How many agree with it, and what others stand by.
        contradicted, suspicious, revised: Pairs of its figures that stand so to each other.
        doubts: Of each status among its figures that is no fact the last one, without that of the latest.
        withdrawn: The last figure that was given and then denied, and stands no more; None if there is none.
    """

    series: SeriesRow
    latest: FigureRow
    same: int
    support: Support
    contradicted: int
    suspicious: int
    revised: int
    doubts: tuple[FigureRow, ...]
    withdrawn: FigureRow | None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with the mention that tells it, and its sentence."""

    event: EventRow
    mention: MentionRow | None
    text: str


def counted(snapshot: Snapshot, row: SeriesRow) -> Counted | None:
    """A series with what is to be known of it at a glance; None if its latest figure is not in the rows."""
    latest = snapshot.figures.get(row.latest)
    if latest is None:
        return None
    figures = [snapshot.figures[id] for id in row.figures if id in snapshot.figures]
    number = (latest.low, latest.high)
    same = {one.origin or one.report_key for one in figures if (one.low, one.high) == number and one.status in FIRM}
    stands = _stands(snapshot).get(row.key, {})
    doubts = {one.status: one for one in figures if one.status in DOUBTFUL and one.status != latest.status}
    return Counted(
        row,
        latest,
        len(same),
        support(snapshot, row, latest),
        stands.get("contradicted", 0),
        stands.get("suspicious", 0),
        stands.get("revised", 0),
        tuple(doubts.values()),
        _withdrawn(row, figures),
    )


def _withdrawn(row: SeriesRow, figures: Sequence[FigureRow]) -> FigureRow | None:
    denied = {(one.low, one.high) for one in figures if one.status == "denied"}
    gone = [
        one for one in figures if one.status in FIRM and one.id not in row.standing and (one.low, one.high) in denied
    ]
    return gone[-1] if gone else None


def figures_that_matter(snapshot: Snapshot, *, story: str | None = None, most: int = 8) -> list[Counted]:
    """Series with a firm latest figure: those of most origins, told by measure, the dead first. Nothing is added up."""
    series = snapshot.series.values() if story is None else snapshot.series_of.get(story, ())
    firm = [row for row in series if row.status in FIRM and row.measure != "other"]
    return [one for row in foremost(firm, snapshot.figures, most) if (one := counted(snapshot, row))]


def lately(snapshot: Snapshot, *, story: str | None = None, most: int = 8) -> list[tuple[date, list[Happened]]]:
    """The weightiest firm events of the last week that the reports tell of, newest day first.

    The week goes back further, day by day, until it holds as many as are wanted. Events that are said to come, or that
    somebody denies, are not here. One of them is of the newest day. What one actor did in several places, as reports
    have it (an announcement here, a resignation there), is told once, by its weightiest event, and weighs as much as
    all reports of it. Counts with nobody who acts are few of them.
    """
    last = last_day(snapshot.reports.values() if story is None else snapshot.stories.get(story, ()))
    events = snapshot.events.values() if story is None else snapshot.events_of.get(story, ())
    firm = [
        row for row in events if row.status in FIRM and not disputed(row) and _day(row) and not ahead(snapshot, row)
    ]
    known = sorted((row for row in firm if last is None or _of(row) <= last), key=_of, reverse=True)
    if known:
        since = (last or _of(known[0])) - _LATELY
        known = [row for at, row in enumerate(known) if _of(row) >= since or at < most]
    kept = _of_all_kinds(snapshot, known, most)
    if most > 1 and kept and _of(known[0]) > max(map(_of, kept)):
        # The newest day is never left out, however little weighs what happened on it.
        kept[-1] = min((row for row in known if _of(row) == _of(known[0])), key=weight)
    days = sorted({_of(row) for row in kept}, reverse=True)
    return [(day, [happened(snapshot, row) for row in kept if _of(row) == day]) for day in days]


def _of_all_kinds(snapshot: Snapshot, known: Sequence[EventRow], most: int) -> list[EventRow]:
    """The weightiest, of each deed one; counts alone only up to their part, unless there is nothing else."""
    deeds: dict[tuple[str, ...], list[EventRow]] = {}
    for row in sorted(known, key=weight):
        deeds.setdefault(_deed(snapshot, row), []).append(row)
    told = sorted(deeds.values(), key=lambda rows: -len({id for row in rows for id in _origins(snapshot, row)}))
    first = [rows[0] for rows in told]
    counts = [row for row in first if _is_count(row)]
    acts = [row for row in first if not _is_count(row)]
    room = most - min(len(counts), int(most * _COUNTS))
    kept = acts[:room]
    return kept + counts[: most - len(kept)]


def _deed(snapshot: Snapshot, row: EventRow) -> tuple[str, ...]:
    mention = spokesman(row, snapshot.claims)
    if mention is None or not mention.agents:
        return (row.key,)
    actor = mention.agents[0]
    return (row.type, row.mode, actor.actor or actor.text.casefold())


def _is_count(row: EventRow) -> bool:
    return bool(row.figures) and not row.agents


def _origins(snapshot: Snapshot, row: EventRow) -> set[str]:
    rows = (snapshot.claims[id] for id in row.mentions if id in snapshot.claims)
    return {
        snapshot.reports[one.report_key].origin or one.report_key for one in rows if one.report_key in snapshot.reports
    }


def newer_figures(
    snapshot: Snapshot, since: date | None, *, story: str | None = None, most: int = 3
) -> tuple[date | None, list[Counted]]:
    """The last day for which somebody stands by a figure, with the foremost of that day; None if it is no later."""
    last = last_day(snapshot.reports.values() if story is None else snapshot.stories.get(story, ()))
    series = snapshot.series.values() if story is None else snapshot.series_of.get(story, ())
    firm = [(row.as_of, row) for row in series if row.status in FIRM and row.measure != "other" and row.as_of]
    day = max((of for of, _ in firm if last is None or of <= last), default=None)
    if day is None or (since and day <= since):
        return None, []
    rows = foremost([row for of, row in firm if of == day], snapshot.figures, most)
    return day, [one for row in rows if (one := counted(snapshot, row))]


def happened(snapshot: Snapshot, row: EventRow) -> Happened:
    """An event as a sentence, without its day."""
    mention = spokesman(row, snapshot.claims)
    what = say_event(mention or row)
    place = f", in {say_place(row)}" if row.place_name or row.place else ""
    return Happened(row, mention, sentence_case(what + place))


def ahead(snapshot: Snapshot, row: EventRow) -> bool:
    """Whether an event is said of days that begin after all reports that tell it: planned or expected, not a fact."""

    def made() -> frozenset[str]:
        return frozenset(one.key for one in snapshot.events.values() if is_ahead(one, snapshot.mentions))

    return row.key in snapshot.once("picking.ahead", made)


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event that is told as so and denied, with the first mention of each side in report time."""

    told: Happened
    so: MentionRow | None
    denied: MentionRow | None


def both_sides(snapshot: Snapshot, row: EventRow) -> Disputed:
    """An event with those who assert it and those who deny it."""
    mentions = [snapshot.mentions[id] for id in row.mentions if id in snapshot.mentions]
    so = next((one for one in mentions if one.status in FIRM), None)
    return Disputed(happened(snapshot, row), so, next((one for one in mentions if one.status == "denied"), None))


def last_day(reports: Iterable[ReportRow]) -> date | None:
    """The latest day on which one of the reports was published; None if no day is known."""
    return max((one.published for one in reports if one.published), default=None)


def _stands(snapshot: Snapshot) -> dict[str, dict[str, int]]:
    """For each series how many pairs of its figures stand how to each other."""

    def make() -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for row in snapshot.relations:
            a, b = snapshot.figures.get(row.a), snapshot.figures.get(row.b)
            if a and b and a.series and a.series == b.series:
                kinds = found.setdefault(a.series, {})
                kinds[row.relation] = kinds.get(row.relation, 0) + 1
        return found

    return snapshot.once("picking.stands", make)


def _day(row: EventRow) -> date | None:
    return row.time_end or row.time_start


def _of(row: EventRow) -> date:
    return row.time_end or row.time_start or date.min
