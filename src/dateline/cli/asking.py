"""Commands that ask a record for lists: reports, figures, series, events, statements, timeline, search, relations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from dateline.cli import options
from dateline.cli.judging import say_judged
from dateline.cli.latest import table_of
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import NARROW, bullet, note, screen, status_text, table, tag, text
from dateline.model.answers import ProposalRow
from dateline.model.rows import ClaimRow, EventRow, FigureRow, ReportRow, SeriesRow, StatementRow
from dateline.phrases import (
    NOT_KNOWN,
    cite,
    inside,
    many,
    say_bounds,
    say_claim,
    say_day,
    say_days,
    say_event,
    say_people,
    say_place,
    say_published,
    say_series,
    say_source,
    say_statement,
    say_time,
    sentence_case,
    spokesman,
)

Cell = str | Text


def reports(
    record: options.RecordFile = options.DEFAULT_RECORD,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only this outlet.")] = None,
    undated: Annotated[
        bool, typer.Option("--undated", metavar="", help="Only those without a known day of publication.")
    ] = False,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """List the reports of a record, by day of publication."""
    with look(record, as_of=as_of) as view:
        rows = view.reports(outlet=outlet, undated=True if undated else None, story=story)
    columns = ("published", "outlet", "report", "headline", "claims", "id")
    _show(rows, columns, _report_cells, _report_phrase, as_json=as_json, none="no reports")


def _report_cells(row: ReportRow) -> list[Cell]:
    claims = f"{row.figures + row.events + row.statements:,}" if row.reader else "not read"
    return [say_published(row), row.outlet or "not known", row.name, row.headline, claims, row.key]


def _report_phrase(row: ReportRow) -> str:
    return f"{row.outlet or row.name}, {say_published(row)}: {row.headline or row.name}"


def figures(
    record: options.RecordFile = options.DEFAULT_RECORD,
    measure: options.Measures = None,
    group: options.GroupOf = None,
    place: options.PlaceName = None,
    status: options.Statuses = None,
    source: options.SourceName = None,
    series: Annotated[str | None, typer.Option("--series", metavar="ID", help="Only figures of this series.")] = None,
    report: options.ReportName = None,
    since: options.Since = None,
    until: options.Until = None,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    rejected: options.Rejected = False,
    by: Annotated[
        options.By | None,
        typer.Option("--by", help="A table instead: the latest figure of each measure in each place, gaps shown."),
    ] = None,
    hxl: Annotated[
        Path | None,
        typer.Option(
            "--hxl", metavar="FILE", help="With --by: write the table as CSV with HXL hashtags; - to print it."
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """List every count that a report gives: how many, of whom, where, when, who says so.

    With --by: the latest figure of each measure in each place, with its range, who says so and when, footnotes ready to
    paste, and gaps as gaps. Nothing is added up.
    """
    if by is not None:
        if source or series or report or rejected:
            raise typer.BadParameter("--by goes with neither --source, --series, --report nor --rejected")
        table_of(
            record,
            by,
            asked={"measure": options.measures(measure), "group": group, "place": place, "story": story}
            | {"status": options.statuses(status), "since": since, "until": until},
            as_of=as_of,
            reported_by=reported_by,
            hxl=hxl,
            as_json=as_json,
        )
        _warn_of_days(since, until)
        return
    if hxl is not None:
        raise typer.BadParameter("--hxl goes with --by: it holds the latest figure of each place")
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.figures(
            measure=options.measures(measure),
            group=group,
            place=place,
            status=options.statuses(status),
            source=source,
            series=series,
            report=report,
            since=since,
            until=until,
            story=story,
            include_rejected=rejected,
        )
    columns = ("number", "what", "where and when", "who says so", "report", "id")
    _show(rows, columns, _figure_cells, say_claim, as_json=as_json, none="no figures")
    _warn_of_days(since, until)


def _figure_cells(row: FigureRow) -> list[Cell]:
    number = say_bounds(row.low, row.high, row.approx, row.text)
    what = f"{say_people(row)}: {row.measure}" + (", running total" if row.cumulative else "")
    where = say_place(row, precision=True)
    where = "place not known" if where == NOT_KNOWN else where
    when = say_time(row)
    when = f"day {when}" if when.startswith(NOT_KNOWN) else when
    who = Text.assemble(text(say_source(row)), "; ", status_text(row.status), text(say_judged(row)))
    return [Text(number, style="bold"), what, f"{where}; {when}", who, cite(row), row.id]


def series(
    record: options.RecordFile = options.DEFAULT_RECORD,
    measure: options.Measures = None,
    group: options.GroupOf = None,
    place: options.PlaceName = None,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    rejected: options.Rejected = False,
    as_json: options.Json = False,
) -> None:
    """List figures that count the same thing, one line a series, with its latest figure."""
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.series(
            measure=options.measures(measure), group=group, place=place, story=story, include_rejected=rejected
        )
    columns = ("latest", "what", "as of", "who says so", "all figures", "id")
    _show(rows, columns, _series_cells, _series_phrase, as_json=as_json, none="no series")


def _series_cells(row: SeriesRow) -> list[Cell]:
    spread = f": {say_bounds(row.lowest, row.highest)}" if len(row.figures) > 1 else ""
    many_figures = f"{many(len(row.figures), 'figure')}{spread}; {many(row.origins, 'origin')}"
    if row.contradicted:
        many_figures += "; contradicted"
    many_figures += say_judged(row)
    latest = Text(say_bounds(row.low, row.high, row.approx), style="bold")
    who = Text.assemble(text(inside(row.source) or "the outlet itself"), "; ", status_text(row.status))
    return [latest, say_series(row), say_day(row.as_of), who, many_figures, row.key]


def _series_phrase(row: SeriesRow) -> str:
    latest, what, as_of, who, figures, _ = _series_cells(row)
    return f"{latest} {what} ({who}; as of {as_of}); {figures}"


def events(
    record: options.RecordFile = options.DEFAULT_RECORD,
    type: options.Types = None,
    mode: Annotated[str | None, typer.Option("--mode", metavar="MODE", help="Only this mode: arrest, demo ...")] = None,
    place: options.PlaceName = None,
    status: options.Statuses = None,
    since: options.Since = None,
    until: options.Until = None,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    rejected: options.Rejected = False,
    as_json: options.Json = False,
) -> None:
    """List what happened, across reports: days, place, kind, who, how many killed, origins."""
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.events(
            type=options.types(type),
            mode=mode,
            place=place,
            status=options.statuses(status),
            since=since,
            until=until,
            story=story,
            include_rejected=rejected,
        )
        killed = {row.id: row for row in view.figures(measure="killed", include_rejected=rejected)}
        said = () if as_json else view.mentions(include_rejected=rejected)
        mentions: dict[str, ClaimRow] = {row.id: row for row in said}

    def cells(row: EventRow) -> list[Cell]:
        dead = [killed[id] for id in row.figures if id in killed]
        mention = spokesman(row, mentions)
        days = say_days(row.time_start, row.time_end, row.time_precision)
        return [
            say_time(mention) if mention and days == NOT_KNOWN else days,
            say_place(row, precision=True),
            sentence_case(say_event(mention or row)),
            f"{row.type} {row.mode}".strip(),
            "; ".join(say_bounds(one.low, one.high, one.approx, one.text) for one in dead),
            status_text(row.status).append(f"; {_support(row)}{say_judged(row)}"),
            row.key,
        ]

    def phrase(row: EventRow) -> str:
        days, place, what, _, dead, support, _ = cells(row)
        return f"{days}: {what}, {place}{f', killed: {dead}' if dead else ''} ({support})"

    columns = ("when", "where", "what", "type", "killed", "status", "id")
    _show(rows, columns, cells, phrase, as_json=as_json, none="no events")
    _warn_of_days(since, until)


def _support(row: EventRow) -> str:
    origins, mentions = many(row.origins, "origin"), many(len(row.mentions), "mention")
    return f"{mentions}, {origins}" if len(row.mentions) > row.origins else origins


def statements(
    record: options.RecordFile = options.DEFAULT_RECORD,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="WORDS", help="Part of the speaker's name.")
    ] = None,
    status: options.Statuses = None,
    report: options.ReportName = None,
    since: options.Since = None,
    until: options.Until = None,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    rejected: options.Rejected = False,
    as_json: options.Json = False,
) -> None:
    """List who said what, direct speech in quotation marks."""
    with look(record, as_of=as_of) as view:
        rows = view.statements(
            speaker=speaker,
            status=options.statuses(status),
            report=report,
            since=since,
            until=until,
            story=story,
            include_rejected=rejected,
        )
    columns = ("speaker", "said", "when", "report", "id")
    _show(rows, columns, _statement_cells, say_claim, as_json=as_json, none="no statements")
    _warn_of_days(since, until)


def _statement_cells(row: StatementRow) -> list[Cell]:
    return [say_source(row), say_statement(row), say_time(row), cite(row), row.id]


def proposals(
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KINDS", help="actor, event, place, series; several with commas.")
    ] = None,
    record: options.RecordFile = options.DEFAULT_RECORD,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """List pairs that may be one but were left two, the likeliest first; dateline judge A same B decides."""
    with look(record, as_of=as_of) as view:
        rows = view.proposals(kind=None if kind is None else [one.strip() for one in kind.split(",")])
    columns = ("kind", "one", "other", "likely", "why")
    _show(rows, columns, _proposal_cells, lambda row: row.reason, as_json=as_json, none="nothing is proposed")


def _proposal_cells(row: ProposalRow) -> list[Cell]:
    return [row.kind, row.a, row.b, f"{row.likelihood:.2f}", row.reason]


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='What to look for; "in quotes" for a phrase.')],
    record: options.RecordFile = options.DEFAULT_RECORD,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Most reports to list.")] = 50,
    as_json: options.Json = False,
) -> None:
    """Find the reports that hold all of the words, best match first."""
    # A shell takes the quotes off "oil workers": an argument with a space in it was a phrase.
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with look(record) as view:
        rows = view.search(query, limit=limit)
    if as_json:
        print_json(rows)
        return
    console = screen()
    for row in rows:
        where = f"{row.outlet or row.report}, {say_day(row.published) if row.published else 'undated'}"
        console.print(text(where, "bold").append(tag(row.report_key)))
        bullet(console, text(row.snippet))
    if not rows:
        note(f"no report holds {query}")


def _show(
    rows: Sequence[Any],
    columns: Sequence[str],
    cells: Callable[[Any], list[Cell]],
    phrase: Callable[[Any], str],
    *,
    as_json: bool,
    none: str,
) -> None:
    """A list as JSON lines, as a table, or on a narrow terminal as phrases, each with its id."""
    if as_json:
        print_json(rows)
        return
    console = screen()
    if not rows:
        note(f"{none}; look at what the record holds with: dateline info")
    elif console.width < NARROW:
        for row in rows:
            bullet(console, text(sentence_case(phrase(row))).append(tag(str(cells(row)[-1]))), indent=0)
    else:
        table(console, columns, (cells(row) for row in rows))
        if len(rows) > 9:
            note(f"{len(rows):,} lines")


def _warn_of_days(since: str | None, until: str | None) -> None:
    if since or until:
        note("what has no known day is left out under --since and --until")
