"""`dateline export`: rows of a record for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.looking import look
from dateline.cli.terminal import clean, emit, note, screen
from dateline.export import CLAIM_COLUMNS, RELATION_COLUMNS, csv_lines, jsonl_lines, write_whole

_COLUMNS = {options.What.CLAIMS: CLAIM_COLUMNS, options.What.RELATIONS: RELATION_COLUMNS}


def export(
    record: options.RecordFile = options.DEFAULT_RECORD,
    format: Annotated[
        options.Format, typer.Option("--format", "--as", "-f", help="JSON lines, CSV, or the page as a folder.")
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
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    rejected: options.Rejected = False,
) -> None:
    """Write claims, or comparisons between figures, for other programs; or the page, as a folder that opens from disk.

    JSON lines hold the exchange form exactly; its fields are fixed. In CSV, text that a spreadsheet would run as a
    formula gets an apostrophe before it. A file is written whole or not at all.
    """
    if format is options.Format.SITE:
        _site(record, output, texts=not without_texts, as_of=as_of, reported_by=reported_by)
        return
    if without_texts:
        raise typer.BadParameter("--without-texts goes with --format site")
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.export_rows(what=what.value, include_rejected=rejected)
        lines: Iterator[str] = jsonl_lines(rows)
        if format is options.Format.CSV:
            lines = csv_lines(rows, _COLUMNS.get(what, ()))
        if output is None:
            # Not typer.echo: it takes escape codes out of what goes into a pipe, and an export is exact.
            shown = screen().is_terminal
            for line in lines:
                emit(clean(line) + "\n" if shown else line)
            return
        count = write_whole(lines, output) - (format is options.Format.CSV)
    note(f"{count:,} {what.value} written to {output}")


def _site(record: str, output: Path | None, *, texts: bool, as_of: str | None, reported_by: str | None) -> None:
    if output is None:
        raise typer.BadParameter("a site is a folder: name it with --output FOLDER")
    from dateline.page.site import write_site

    with look(record, as_of=as_of, reported_by=reported_by) as view:
        made = write_site(view, output, texts=texts)
    note(f"{made.pages:,} pages in {output}; open {output / 'index.html'}")
