"""Days of reports that do not tell their own: sought in the record, and laid over what was read.

What is found rests on what the reports themselves say, never on a day that was found before, so the order of reading
is of no account. Where more than one day is left, a claim has its days only if they are the same for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from dateline.model.report import Published, Report
from dateline.model.rows import ClaimRow
from dateline.model.time import Interval
from dateline.model.vocabulary import PublishedBasis, TimeBasis
from dateline.resolve.undated import Dated, find_days
from dateline.store import Store, claims, read
from dateline.store.moment import NOW
from dateline.store.redate import Undated, current_days, undated, write_redated

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.language import Pack

Things = dict[str, dict[str, Any]]
Times = Mapping[str, Interval]


def date_undated(store: Store) -> Things:
    """Seek the days of all undated reports, write what has changed, and give what is known of each by its key.

    Returns:
        Report key to ``days`` (ISO, in order), ``why`` and ``of``, the digest of the reading that it rests on; all
        empty for a report of which something was known before and nothing is now.
    """
    with store.reading() as connection:
        open_ones = undated(connection)
        known = read.things(connection, "day")
        if not open_ones:
            return {key: dict(_NOTHING) for key in known}
        found = _find(connection, open_ones)
    things: Things = {key: dict(_NOTHING) for key in known}
    for one in open_ones:
        dated = found.get(one.report.key)
        if dated is not None:
            things[one.report.key] = _body(dated, one)
        same = known.get(one.report.key, _NOTHING) == things.get(one.report.key, _NOTHING)
        if not same or (dated is None and one.current != one.base):
            _lay_over(store, one, dated)
    return things


_NOTHING: dict[str, Any] = {"days": [], "why": "", "of": ""}


def _body(dated: Dated, one: Undated) -> dict[str, Any]:
    return {"days": [day.isoformat() for day in dated.days], "why": dated.why, "of": one.digest}


def _find(connection: Connection, open_ones: Sequence[Undated]) -> dict[str, Dated]:
    # Here, since source itself tells the days that were found.
    from dateline.record.source import plain_reports, report_rows

    keys = {one.report.key for one in open_ones}
    reports = [
        replace(report, published=None) if report.key in keys else report
        for report in plain_reports(connection, report_rows(connection, NOW))
    ]
    if all(report.published is None for report in reports):
        return {}
    rows: list[ClaimRow] = [row for row in claims.claims(connection) if row.report_key not in keys]
    rows += [replace(row, published=None) for one in open_ones for row in one.claims]
    return find_days(reports, rows, keys)


def _lay_over(store: Store, one: Undated, dated: Dated | None) -> None:
    """Append a reading with the days that were found, unless the current one has them."""
    times = agreed_times(one.report, one.claims, dated.days) if dated is not None else {}
    day = dated.day if dated is not None else None
    with store.writing() as connection:
        was_day, was = current_days(connection, one)
        wanted = {row.id: _days_of(row, times.get(row.id)) for row in one.claims}
        if (day, wanted) != (was_day, was):
            write_redated(connection, one, day, times)


def _days_of(row: ClaimRow, found: Interval | None) -> tuple[Any, ...]:
    if found is None:
        return (row.time_start, row.time_end, row.time_precision, row.time_basis)
    return (found.start, found.end, found.precision.value, found.basis.value)


def agreed_times(report: Report, own: Iterable[ClaimRow], days: Sequence[date], pack: Pack | None = None) -> Times:
    """Days of those claims that have other days once the report is dated, and the same whichever of the days it is.

    Args:
        report: The report, without a day.
        own: Its claims, read without a day.
        days: Days on which it may have been published.
        pack: What reads it; else the pack of its language.
    """
    from dateline.extract import read_claims

    pack = _parsing_once(pack or _pack(report.language))
    readings = []
    for day in days:
        dated = replace(report, published=Published(day, PublishedBasis.INFERRED))
        readings.append({claim.id: claim.time for claim in read_claims(dated, pack)})
    times = {}
    for row in own:
        found = [times_of.get(row.id) for times_of in readings]
        first = found[0] if found else None
        if first is None or not first.known or any(other is None or not _same(first, other) for other in found):
            continue
        if (first.start, first.end) != (row.time_start, row.time_end):
            basis = first.basis if first.basis is TimeBasis.PUBLISHED else TimeBasis.INFERRED
            times[row.id] = replace(first, basis=basis)
    return times


def _same(one: Interval, other: Interval) -> bool:
    return (one.start, one.end, one.precision, one.basis) == (other.start, other.end, other.precision, other.basis)


def _pack(language: str) -> Pack:
    from dateline.language import load_pack

    return load_pack(language)


def _parsing_once(pack: Pack) -> Pack:
    """The pack with its parses kept: a report is read for each day, but parsed once."""
    kept: dict[str, Doc] = {}
    parse: Callable[[Iterable[str]], Iterator[Doc]] = pack.parse

    def parse_once(texts: Iterable[str]) -> Iterator[Doc]:
        texts = list(texts)
        wanted = list(dict.fromkeys(text for text in texts if text not in kept))
        kept.update(zip(wanted, parse(wanted), strict=True))
        return iter([kept[text] for text in texts])

    return replace(pack, parse=parse_once)
