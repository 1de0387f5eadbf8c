"""`dateline tally` and `dateline mirror`: questions of the whole record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import note, screen, table
from dateline.phrases import NOT_KNOWN, many, say_bounds, say_day

_NUMBERS = ("figures", "reports", "origins")


def tally(
    record: options.RecordFile = options.DEFAULT_RECORD,
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="A,B", help="country, admin1, place; one of day, week, month, year; measure, group, status."
        ),
    ] = "country,week,measure",
    measure: options.Measures = None,
    group: options.GroupOf = None,
    status: options.Statuses = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    as_json: options.Json = False,
) -> None:
    """Count figures by place, period and measure: how many there are, of how many origins, and between which bounds.

    Numbers of people are never added up: figures of one place and week may count the same people, or others.
    """
    ways = [way.strip() for way in by.split(",") if way.strip()]
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.tally(
            by=ways,
            measure=options.measures(measure),
            group=group,
            status=options.statuses(status),
            since=since,
            until=until,
        )
    if as_json:
        print_json(rows)
        return
    if not rows:
        note("no figures; look at what the record holds with: dateline info")
        return
    fields = ["period" if way in ("day", "week", "month", "year") else way for way in ways]
    cells = (
        [_known(getattr(row, field), field) for field in fields]
        + [f"{getattr(row, name):,}" for name in _NUMBERS]
        + [say_bounds(row.lowest, row.highest)]
        for row in rows
    )
    table(screen(), [*ways, *_NUMBERS, "bounds"], cells)


def _known(value: object, field: str) -> str:
    if value is None:
        return NOT_KNOWN
    return say_day(value) if field == "period" else str(value)  # type: ignore[arg-type]


def mirror(
    record: options.RecordFile = options.DEFAULT_RECORD,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="The folder; else beside the record, FILE.parquet."),
    ] = None,
) -> None:
    """Copy the record's tables into Parquet files, or bring that copy in step: only what is new is written.

    DuckDB, pandas, Polars and R read them. Where the copy lies beside the record, dateline tally asks it.
    """
    from dateline.record import open as open_record

    with open_record(record, create=False) as kept:
        done = kept.mirror(output)
    added = ", ".join(f"{count:,} {name}" for name, count in done.added.items()) or "nothing"
    note(f"{done.folder}: {added} added; {many(max(1, done.bytes // 1_000_000), 'megabyte')}")
