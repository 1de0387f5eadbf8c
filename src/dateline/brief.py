"""The one-page account of a record: what happened, how many, what is doubtful, what differs, what is not known.

Every line rests on claims and names them. Nothing is added up, and nothing unconfirmed is told as a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.rows import ClaimRow, EventRow, FigureRow, RelationRow, ReportRow, SeriesRow
from dateline.model.vocabulary import Measure
from dateline.phrases import (
    cite,
    many,
    say_bounds,
    say_claim,
    say_days,
    say_event,
    say_names,
    say_place,
    sentence_case,
    wording,
)
from dateline.record import View

_FIRM = ("stated", "attributed")
_DOUBTFUL = ("unconfirmed", "denied", "conditional")
# What people do to each other and what befalls them comes before what they say of it, where not all fits on a page.
_WEIGHTY = ("ASSAULT", "DISASTER", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "DISMISS", "PRICE", "SANCTION", "AID")
_MEASURES = [measure.value for measure in Measure]
_RELATIONS = ("contradicted", "suspicious", "revised", "different_scope")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and the ids of the claims that it rests on; ``day`` is said before it, "" for none."""

    text: str
    evidence: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; ``more`` says what was left out and how to see it, "" if nothing was."""

    title: str
    lines: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A heading, a sentence on what was read, and sections; sections without a line are left out."""

    title: str
    about: str
    sections: tuple[Section, ...]


def make_brief(view: View, *, lines: int = 12) -> Brief:
    """Tell what a record holds on about one page.

    Args:
        view: A record, or a record as it stood.
        lines: Most lines in a section, at least 1. What has most origins is kept; lines left out are counted.
    """
    reports = view.reports()
    claims: dict[str, ClaimRow] = {row.id: row for row in (*view.figures(), *view.mentions())}
    series = view.series()
    sections = (
        _happened(view.events(), claims, lines),
        _figures(series, claims, lines),
        _doubtful(claims.values(), lines),
        _differs(view.relations(relation=_RELATIONS), claims, lines),
        _unknown(reports, claims.values(), lines),
    )
    return Brief(_title(reports), _about(reports), tuple(section for section in sections if section.lines))


def _title(reports: Sequence[ReportRow]) -> str:
    days = [report.published for report in reports if report.published]
    return f"Brief, reports of {say_days(min(days), max(days))}" if days else "Brief"


def _about(reports: Sequence[ReportRow]) -> str:
    origins = len({report.origin or report.key for report in reports})
    outlets = len({report.outlet for report in reports if report.outlet})
    undated = sum(report.published is None for report in reports)
    words = f"{many(len(reports), 'report')} of {many(origins, 'origin')}"
    if outlets:
        words += f", from {many(outlets, 'outlet')}"
    if undated:
        words += f"; {undated} without a known date of publication"
    return f"{words}. Each line ends with the ids of its evidence: dateline show ID."


def _happened(events: Sequence[EventRow], claims: dict[str, ClaimRow], lines: int) -> Section:
    firm = [event for event in events if event.status in _FIRM]
    dated = [event for event in firm if event.time_start or event.time_end]
    ranked = sorted(dated or firm, key=_weight)
    kept = {event.key for event in ranked[:lines]}
    out = tuple(_event_line(event, claims) for event in ranked_by_day(dated or firm) if event.key in kept)
    left, undated = len(ranked) - len(kept), len(firm) - len(dated) if dated else 0
    more = [f"{many(left, 'more event')}: dateline events"] if left else []
    more += [f"{many(undated, 'event')} on days that are not known: dateline timeline"] if undated else []
    return Section("What happened, by day", out, "; ".join(more))


def ranked_by_day(events: Iterable[EventRow]) -> list[EventRow]:
    """Events by their first day, then by their last, those on unknown days at the end; else in the order given."""
    return sorted(events, key=lambda event: [_order(event.time_start), _order(event.time_end)])


def _order(day: object) -> str:
    return str(day) if day else "9999"


def _weight(event: EventRow) -> tuple[int, int, bool, bool]:
    weighty = event.type in _WEIGHTY
    return (-event.origins, -weighty - bool(event.figures), not event.agents and not event.recipients, not event.place)


def _event_line(event: EventRow, claims: dict[str, ClaimRow]) -> Line:
    parts = [say_event(event)]
    if event.place_name or event.place:
        parts.append(f"in {say_place(event)}")
    if event.status == "attributed":
        sources = [source for source in event.sources if source]
        parts.append(f"according to {say_names(sources[:3])}" if sources else "reportedly (no source named)")
    mentions = [claims[id] for id in event.mentions if id in claims]
    cited = _cited([row for row in mentions if row.status in _FIRM] or mentions, event.origins)
    doubts = [word for word in event.statuses if word in _DOUBTFUL]
    also = f"; elsewhere {' and '.join(doubts)}" if doubts else ""
    text = f"{sentence_case(', '.join(parts))} ({cited}{also})."
    day = say_days(event.time_start, event.time_end, event.time_precision)
    return Line(text, event.mentions, "day not known" if day == "not known" else day)


def _cited(rows: Sequence[ClaimRow], origins: int) -> str:
    cited = list(dict.fromkeys(cite(row) for row in rows))
    words = "; ".join(cited[:2])
    if len(cited) > 2:
        words += f" and {many(len(cited) - 2, 'other report')}"
    return f"{words}; {origins} origins" if origins > 1 else words


def _figures(series: Sequence[SeriesRow], claims: dict[str, ClaimRow], lines: int) -> Section:
    firm = [row for row in series if row.status in _FIRM and isinstance(claims.get(row.latest), FigureRow)]
    # One figure of one report is no series worth a line of the page as long as there are others.
    ranked = sorted(firm, key=lambda row: (-row.origins, _MEASURES.index(row.measure), -len(row.figures), row.key))
    kept = sorted(ranked[:lines], key=lambda row: (_MEASURES.index(row.measure), -row.origins, row.place_name, row.key))
    more = f"{many(len(ranked) - lines, 'more series', 'more series')}: dateline series" if len(ranked) > lines else ""
    return Section("Latest figures, and who says so", tuple(_series_line(row, claims) for row in kept), more)


def _series_line(row: SeriesRow, claims: dict[str, ClaimRow]) -> Line:
    text = sentence_case(say_claim(claims[row.latest]))
    latest = claims[row.latest]
    figures = [claims[id] for id in row.figures if id in claims]
    firm = [one for one in figures if isinstance(one, FigureRow) and one.status in _FIRM]
    # Support is counted in origins that give this very number; a series has others too.
    origins = {one.origin or one.report_key for one in firm if _bounds(one) == _bounds(latest)}
    if len(origins) > 1:
        text += f"; the same number in {len(origins)} origins"
    others = dict.fromkeys(_bounds(one) for one in firm if _bounds(one) != _bounds(latest))
    if others:
        text += f"; others give {', '.join(list(others)[:4])}{' ...' if len(others) > 4 else ''}"
    if row.contradicted:
        text += "; contradicted, see below"
    return Line(f"{text}.", (row.latest,))


def _bounds(row: ClaimRow) -> str:
    return say_bounds(row.low, row.high, row.approx, row.text) if isinstance(row, FigureRow) else ""


def _doubtful(claims: Iterable[ClaimRow], lines: int) -> Section:
    said: dict[str, list[ClaimRow]] = {}
    for row in claims:
        if row.status in _DOUBTFUL:
            said.setdefault(say_claim(row, cited=False), []).append(row)
    # Figures and denials first: a denied number is what a reader must not take for a fact.
    ranked = sorted(
        said.items(), key=lambda item: (_DOUBTFUL.index(item[1][0].status), not isinstance(item[1][0], FigureRow))
    )
    out = tuple(
        Line(f"{sentence_case(words)} ({_cited(rows, len({r.origin for r in rows}))}).", tuple(r.id for r in rows))
        for words, rows in ranked
    )
    more = f"{many(len(out) - lines, 'more claim')}: dateline figures --status unconfirmed,denied,conditional"
    return Section("Unconfirmed, denied, or not a fact so far", out[:lines], more if len(out) > lines else "")


def _differs(relations: Sequence[RelationRow], claims: dict[str, ClaimRow], lines: int) -> Section:
    # That the dead and the hurt are two counts is no news; that two counts of dead cannot be compared is.
    telling = [row for row in relations if "measure" not in row.scope]
    ranked = sorted(telling, key=lambda row: (_RELATIONS.index(row.relation), row.same_origin))
    once: dict[str, Line] = {}
    for row in ranked:
        words = f"{wording()['relation'][row.relation]}: {row.reason.rstrip('.')}."
        once.setdefault(words, Line(words, (row.a, row.b)))
    out = tuple(once.values())
    more = f"{many(len(out) - lines, 'more comparison')}: dateline export --what relations" if len(out) > lines else ""
    return Section("What differs, and why", out[:lines], more)


def _unknown(reports: Sequence[ReportRow], claims: Iterable[ClaimRow], lines: int) -> Section:
    out = []
    undated = [report for report in reports if report.published is None]
    for report in undated[:lines]:
        name = f"{report.outlet}, {report.name}" if report.outlet else report.name
        opened = [row for row in claims if row.report_key == report.key and row.time_text and not row.time_start]
        rest = f"; {many(len(opened), 'claim')} with a relative day left open" if opened else ""
        out.append(Line(f"Day of publication: {name}{rest}.", (report.key,)))
    for report in [report for report in reports if not report.reader][: max(0, lines - len(out))]:
        language = f"language {report.language!r}" if report.language else "its language"
        out.append(Line(f"Not read: {report.name}; no pack reads {language}.", (report.key,)))
    more = f"{many(len(undated) - lines, 'more report')} without a date: dateline reports --undated"
    return Section("Not known", tuple(out), more if len(undated) > lines else "")


def as_text(brief: Brief) -> str:
    """A brief as plain text, one line a sentence, evidence in brackets at its end."""
    out = [brief.title, brief.about]
    for section in brief.sections:
        out += ["", section.title]
        day = ""
        for line in section.lines:
            if line.day and line.day != day:
                out.append(f"  {line.day}")
                day = line.day
            out.append(f"  - {line.text} [{', '.join(line.evidence)}]")
        if section.more:
            out.append(f"  ({section.more})")
    return "\n".join(out) + "\n"
