"""What differs and why, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.brief.common import Claims, measure_rank, of_two_days, shares, untold
from dateline.brief.page import Line, Section
from dateline.model.rows import ClaimRow, FigureRow, RelationRow, ReportRow
from dateline.phrases import many, say_published, wording

TOLD = ("contradicted", "suspicious", "revised", "different_scope")
"""Relations that a brief tells, in this order; that two numbers are the same stands with the figure."""


def differs(relations: Sequence[RelationRow], claims: Claims, lines: int) -> Section:
    """One line for each way in which the figures of a series differ; told is the pair best told of place and days, and
    of such the latest.
    """
    found: dict[tuple[str, str, str], list[RelationRow]] = {}
    for row in relations:
        # That the dead and the hurt are two counts is no news; that two counts of dead cannot be compared is.
        if row.relation in TOLD and "measure" not in row.scope:
            found.setdefault((row.relation, *sorted((_series(row.a, claims), _series(row.b, claims)))), []).append(row)  # type: ignore[arg-type]
    ranked = sorted(found.items(), key=lambda item: (*_weight(item[1], claims), item[0]))
    queues = [[rows for key, rows in ranked if key[0] == relation] for relation in TOLD]
    told = [
        rows for queue, share in zip(queues, shares(map(len, queues), lines), strict=True) for rows in queue[:share]
    ]
    out = tuple(_difference(rows, claims) for rows in told)
    # A line tells of all pairs of its two series.
    left = len(relations) - sum(map(len, told))
    more = f"{many(left, 'more comparison')}: dateline export --what relations" if left > 0 else ""
    return Section("What differs, and why", out, more if out else "")


def _weight(rows: list[RelationRow], claims: Claims) -> tuple[int, int, int]:
    """What is told first: the dead, then what is best told of place and days, then what most pairs show."""
    pair = _shown(rows, claims)
    return measure_rank(claims.get(pair.b)), untold(claims.get(pair.a), claims.get(pair.b)), -len(rows)


def _shown(rows: list[RelationRow], claims: Claims) -> RelationRow:
    # Different origins first: a copy that differs from its original is a slip, not a second voice.
    # A count that became another shows so by two days.
    def best(row: RelationRow) -> tuple[bool, int, bool, str, str, str, str]:
        a, b = claims.get(row.a), claims.get(row.b)
        moved = row.relation == "revised" and of_two_days(a, b)
        return not row.same_origin, -untold(a, b), moved, _day(row.b, claims), _day(row.a, claims), row.b, row.a

    return max(rows, key=best)


def _series(id: str, claims: Claims) -> str:
    row = claims.get(id)
    return (row.series if isinstance(row, FigureRow) else None) or id


def _difference(rows: list[RelationRow], claims: Claims) -> Line:
    pair = _shown(rows, claims)
    text = f"{wording()['relation'][pair.relation]}: {pair.reason.rstrip('.')}"
    if len(rows) > 1:
        text += f" ({many(len(rows) - 1, 'more pair')} of the same series)"
    return Line(f"{text}.", (pair.a, pair.b))


def _day(id: str, claims: Claims) -> str:
    row = claims.get(id)
    return str(row.published or "") if row else ""


def unknown(reports: Sequence[ReportRow], claims: Sequence[ClaimRow], lines: int) -> Section:
    """Reports without a day, with what that leaves open, and reports that no pack reads."""
    out = []
    undated = [report for report in reports if report.published is None]
    for report in undated[:lines]:
        name = f"{report.outlet}, {report.name}" if report.outlet else report.name
        opened = [row for row in claims if row.report_key == report.key and row.time_text and not row.time_start]
        rest = f"; {many(len(opened), 'claim')} with a relative day left open" if opened else ""
        if report.possible_days:
            # What is left open is told with what the record found out.
            why = report.published_why.rstrip(".")
            out.append(Line(f"Day of publication: {name}; {say_published(report)}{rest}. {why}.", (report.key,)))
            continue
        out.append(Line(f"Day of publication: {name}{rest}.", (report.key,)))
    unread = [report for report in reports if not report.reader]
    for report in unread[: max(0, lines - len(out))]:
        language = f"the language {report.language!r}" if report.language else "its language"
        out.append(Line(f"What {report.name} says: no pack reads {language}.", (report.key,)))
    left = len(undated) + len(unread) - len(out)
    return Section("Not known", tuple(out), f"{many(left, 'more report')}: dateline reports" if left else "")
