"""`dateline export`: rows of a record for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.looking import look
from dateline.cli.terminal import clean, emit, note, screen
from dateline.export import (
    CLAIM_COLUMNS,
    RELATION_COLUMNS,
    acled_code_book,
    acled_columns,
    acled_rows,
    csv_lines,
    geojson_lines,
    jsonl_lines,
    write_whole,
)
from dateline.phrases import many

if TYPE_CHECKING:
    from dateline.record import View

_COLUMNS = {options.What.CLAIMS: CLAIM_COLUMNS, options.What.RELATIONS: RELATION_COLUMNS}


def export(
    record: options.RecordFile = options.DEFAULT_RECORD,
    format: Annotated[
        options.Format,
        typer.Option(
            "--format",
            "--as",
            "-f",
            help="JSON lines, CSV, GeoJSON, the page as a folder, or events as ACLED has them.",
        ),
    ] = options.Format.JSONL,
    what: Annotated[options.What, typer.Option("--what", help="What to write, one line each.")] = options.What.CLAIMS,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to; standard output if not given. A folder for a site."
        ),
    ] = None,
    without_texts: Annotated[
        bool,
        typer.Option("--without-texts", metavar="", help="In a site, only the sentences that claims rest on."),
    ] = False,
    excel: Annotated[
        bool,
        typer.Option("--excel", metavar="", help="Begin a CSV file with the mark by which Excel knows UTF-8."),
    ] = False,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    rejected: options.Rejected = False,
) -> None:
    """Write claims, or comparisons between figures, for other programs; or the page, as a folder that opens from disk.

    With --format acled: events in ACLED's columns, empty where reports do not tell, with a file beside that says what
    each column holds. With --format geojson: figures and events on a map, with a point only where one stands for the
    place. JSON lines hold the exchange form exactly; its fields are fixed. In CSV, text that a spreadsheet
    would run as a formula gets an apostrophe before it. A file is written whole or not at all.
    """
    if format is options.Format.SITE:
        _site(record, output, texts=not without_texts, as_of=as_of, reported_by=reported_by)
        return
    if without_texts:
        raise typer.BadParameter("--without-texts goes with --format site")
    if excel and (output is None or format not in (options.Format.CSV, options.Format.ACLED)):
        raise typer.BadParameter("--excel goes with --format csv or acled, and with --output FILE")
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        if format is options.Format.ACLED:
            _acled(view, output, what, excel=excel)
            return
        if format is options.Format.GEOJSON:
            _geojson(view, output, what, rejected=rejected)
            return
        is_table = format is options.Format.CSV
        rows = view.export_rows(what=what.value, include_rejected=rejected, sentences=is_table)
        lines: Iterator[str] = jsonl_lines(rows)
        if is_table:
            lines = _marked(csv_lines(rows, _COLUMNS.get(what, ())), excel)
        if output is None:
            _print(lines)
            return
        count = write_whole(lines, output) - is_table
    note(f"{count:,} {what.value} written to {output}")


def _print(lines: Iterable[str]) -> None:
    # Not typer.echo: it takes escape codes out of what goes into a pipe, and an export is exact.
    shown = screen().is_terminal
    for line in lines:
        emit(clean(line) + "\n" if shown else line)


def _marked(lines: Iterable[str], excel: bool) -> Iterator[str]:
    """Lines of CSV; with ``excel`` the first begins with the mark of UTF-8, without which Excel reads another code."""
    for number, line in enumerate(lines):
        yield f"\ufeff{line}" if excel and number == 0 else line


def _acled(view: View, output: Path | None, what: options.What, *, excel: bool) -> None:
    if what not in (options.What.CLAIMS, options.What.EVENTS):
        raise typer.BadParameter("--format acled writes events; leave --what out")
    rows = acled_rows(view.events(), view.mentions(), view.figures())
    lines = _marked(csv_lines(rows, acled_columns()), excel)
    if output is None:
        _print(lines)
        return
    count = write_whole(lines, output) - 1
    book = output.with_name(f"{output.stem}-columns.csv")
    write_whole(_marked(csv_lines(acled_code_book()), excel), book)
    note(f"{count:,} of {many(len(view.events()), 'event')} written to {output}, what its columns hold to {book}")


def _geojson(view: View, output: Path | None, what: options.What, *, rejected: bool) -> None:
    if what not in (options.What.CLAIMS, options.What.EVENTS):
        raise typer.BadParameter("--format geojson writes claims or events: only these have places")
    rows = list(view.export_rows(what=what.value, include_rejected=rejected, sentences=True))
    if what is options.What.CLAIMS:
        rows = [row for row in rows if row["kind"] != "statement"]
    else:
        words = {row.id: row.sentence_text for row in view.mentions(include_rejected=rejected)}
        rows = [row | {"sentence_text": words.get(row["mentions"][0], "")} for row in rows]
    lines = list(geojson_lines(rows))
    if output is None:
        _print(lines)
        return
    write_whole(lines, output)
    drawn = sum('"drawn": true' in line for line in lines)
    note(f"{len(rows):,} {what.value} written to {output}, {drawn:,} of them with a point")


def _site(record: str, output: Path | None, *, texts: bool, as_of: str | None, reported_by: str | None) -> None:
    if output is None:
        raise typer.BadParameter("a site is a folder: name it with --output FOLDER")
    from dateline.page.site import write_site

    with look(record, as_of=as_of, reported_by=reported_by) as view:
        made = write_site(view, output, texts=texts)
    note(f"{made.pages:,} pages in {output}; open {output / 'index.html'}")
    besides = " besides texts and the pages that show them" if texts else ""
    note(f"{made.bytes / 1e6:.1f} MB{besides}{_packed(made.packed)}")


def _packed(pages: int) -> str:
    if not pages:
        return ""
    return f"; {pages:,} pages are packed in few files, which page.html opens: as files of their own they pass 2 MB"
