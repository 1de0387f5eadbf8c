"""`dateline read --engine ray` and `dateline import`: reading on a cluster, and its output into a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from dateline.cli import options
from dateline.cli.looking import print_json
from dateline.cli.outcome import INTERRUPTED, print_reasons, print_summary
from dateline.cli.progress import progress
from dateline.cli.terminal import heading, note, pairs, screen, text
from dateline.errors import IngestError
from dateline.phrases import many

if TYPE_CHECKING:
    from dateline.cluster import ClusterSummary, Step
    from dateline.record import Progress


def read_on_cluster(paths: list[str], *, as_json: bool, **how: Any) -> ClusterSummary:
    """Read on Ray, with progress and a summary; Ctrl-C ends it with exit code 130, what is done stays."""
    from dateline.cluster import read
    from dateline.record import Progress

    try:
        with progress() as show:

            def step(now: Step) -> None:
                show(Progress(now.done, now.total or None, now.name, now.outcome))

            summary = read(paths, progress=step, **how)
    except KeyboardInterrupt:
        note(f"stopped; what is done lies in {how['out']}, the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    if as_json:
        print_json([summary])
    else:
        print_cluster(screen(), summary)
    if not summary.given or len(summary.failed) == summary.given:
        raise IngestError("no file could be read; the reasons stand above")
    return summary


def print_cluster(console: Console, summary: ClusterSummary) -> None:
    """Counts of files and of what is in them, then by name what was left out."""
    heading(console, f"Read into {summary.out}")
    damaged = f" ({summary.damaged:,} of them truncated or broken)" if summary.damaged else ""
    cut = f" ({summary.cut:,} reports in groups too large to be resolved whole)" if summary.cut else ""
    counted = ((summary.figures, "figure"), (summary.mentions, "event mention"), (summary.statements, "statement"))
    rows = [
        ("files given", f"{summary.given:,}"),
        ("read", f"{summary.read:,}"),
        ("unchanged", f"{summary.unchanged:,}"),
        ("failed", f"{len(summary.failed):,}"),
        ("items in them", f"{summary.items:,}"),
        ("reports", f"{summary.reports:,}"),
        ("not read", f"{summary.not_read:,}"),
        ("skipped", f"{summary.skipped:,}{damaged}"),
        ("without a date", f"{summary.undated:,}"),
        ("claims", ", ".join(many(count, noun) for count, noun in counted)),
        ("blocks", f"{summary.blocks:,} resolved, {summary.blocks_unchanged:,} unchanged{cut}"),
        ("found in blocks", f"{summary.series:,} series, {many(summary.events, 'event')}, "
                            f"{many(summary.relations, 'comparison')}"),
        ("took", f"{summary.seconds:,.0f} seconds"),
    ]  # fmt: skip
    pairs(console, rows)
    print_reasons(console, "Failed, tried again the next time", summary.failed)
    print_reasons(console, "Blocks that failed, tried again the next time", summary.failed_blocks)
    print_reasons(console, "Skipped (the first of each file; all stand in its output)", summary.named)
    console.print(text(f"Into a record: dateline import {summary.out} --record FILE"))


def import_output(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="The output of read --engine ray: a folder, or an address.")
    ],
    record: options.RecordFile = options.DEFAULT_RECORD,
    as_json: options.Json = False,
) -> None:
    """Take what a cluster read into a record, as if it had been read here.

    What another version of dateline read is read again here. The same output twice changes nothing.
    """
    from dateline.record import open as open_record

    done = 0
    try:
        with open_record(record) as kept, progress() as show:

            def count(now: Progress) -> None:
                nonlocal done
                done = now.done
                show(now)

            summary = kept.import_output(folder, progress=count)
    except KeyboardInterrupt:
        note(f"stopped after {many(done, 'report')}; they are in the record, the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    if as_json:
        print_json([summary])
    else:
        print_summary(screen(), summary, record)
