"""`dateline read` and `dateline demo`: reports into a record."""

from __future__ import annotations

from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import options
from dateline.cli.clusters import read_on_cluster
from dateline.cli.looking import command_for, print_json
from dateline.cli.outcome import INTERRUPTED, print_summary
from dateline.cli.progress import progress
from dateline.cli.showing import print_brief
from dateline.cli.terminal import bullet, heading, note, screen, text
from dateline.errors import IngestError
from dateline.phrases import many

if TYPE_CHECKING:
    from dateline.record import Progress as Step
    from dateline.record import ReadSummary

SOMETHING_LEFT_OUT = 3
"""Exit code of ``read --strict`` when something was skipped or is kept unread."""


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, globs; - for standard input.")
    ],
    record: options.RecordFile = options.DEFAULT_RECORD,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", callback=options.day, help="Day of publication of all of them."),
    ] = None,
    dates: Annotated[
        Path | None,
        typer.Option("--dates", metavar="TABLE.csv", help="A CSV table of file names and days of publication."),
    ] = None,
    trust_file_dates: Annotated[
        bool,
        typer.Option(
            "--trust-file-dates", metavar="", help="Let a file's time stamp date a report that has no date of its own."
        ),
    ] = False,
    outlet: Annotated[
        str, typer.Option("--outlet", metavar="NAME", help="Outlet of all of them, where the report names none.")
    ] = "",
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", metavar="", help="Exit with 3 if anything was skipped or is in a language without a pack."
        ),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, help="Processes that read; else one a core, if it is much."),
    ] = None,
    limit_seconds: Annotated[
        float, typer.Option("--limit-seconds", metavar="S", min=0.001, help="Skip a report that takes longer to read.")
    ] = 300.0,
    engine: Annotated[
        options.Engine,
        typer.Option("--engine", metavar="local|ray", help="local: into a record; ray: on a cluster, into --out."),
    ] = options.Engine.LOCAL,
    out: Annotated[
        str | None, typer.Option("--out", metavar="FOLDER", help="With ray: where Parquet goes, or an address.")
    ] = None,
    address: Annotated[
        str,
        typer.Option("--address", metavar="HOST:PORT", help="With ray: the cluster; auto, or local to start one here."),
    ] = "local",
    blocks: Annotated[
        options.Blocks,
        typer.Option(
            "--blocks", metavar="HOW", help="With ray: resolve kin, or by country and day, week, month; none."
        ),
    ] = options.Blocks.KIN,
    as_json: options.Json = False,
) -> None:
    """Read reports into a record.

    Takes .txt, .md, .html, .json, .jsonl, .csv, .zip of those, and what crawls come as: .warc.gz, .parquet, .jsonl.gz,
    also by address (s3://...; extra crawl). What cannot be read is skipped with its reason; the
    rest goes on. Reading the same report twice changes nothing; a changed text becomes a new version. A report
    without a known date keeps its "Thursday" open: nothing is ever resolved against today.
    """
    how: dict[str, Any] = {
        "published": published,
        "dates": dates,
        "trust_file_dates": trust_file_dates,
        "outlet": outlet,
        "workers": workers,
        "limit_seconds": limit_seconds,
    }
    if engine is options.Engine.RAY:
        if out is None:
            raise typer.BadParameter("--engine ray writes Parquet; name its folder with --out")
        told = read_on_cluster(paths, out=out, address=address, blocks=blocks.value, as_json=as_json, **how)
        if strict and (told.skipped or told.not_read or told.failed):
            raise typer.Exit(SOMETHING_LEFT_OUT)
        return
    if out is not None or address != "local":
        raise typer.BadParameter("--out and --address are for --engine ray")
    from dateline.record.address import is_there

    if not is_there(record) and not any(map(_may_be_there, paths)):
        # Before the record is made, so that a slip of the pen leaves no empty one behind.
        raise IngestError(f"{', '.join(paths)}: no such file; check the name")
    summary = read_into(record, paths, **how)
    if as_json:
        print_json([summary])
    else:
        print_summary(screen(), summary, record)
    if not summary.given:
        raise IngestError(f"{', '.join(paths)}: nothing to read there; give files, a folder or a glob")
    if strict and (summary.skipped or summary.not_read):
        raise typer.Exit(SOMETHING_LEFT_OUT)
    if len(summary.skipped) == summary.given:
        raise IngestError("nothing could be read; the reasons stand above")


def _may_be_there(path: str) -> bool:
    return path == "-" or "://" in path or has_magic(path) or Path(path).exists()


def read_into(
    record: str,
    paths: list[str],
    **how: Any,
) -> ReadSummary:
    """Read with progress; ``how`` is what ``Record.read`` takes.

    Ctrl-C ends it with exit code 130: what was read is in the record.
    """
    from dateline.record import open as open_record

    done = 0

    def count(now: Step) -> None:
        nonlocal done
        done = now.done
        show(now)

    try:
        with open_record(record) as kept, progress() as show:
            return kept.read(paths, progress=count, **how)
    except KeyboardInterrupt:
        note(f"stopped after {many(done, 'report')}; they are in the record, the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None


def demo(
    record: Annotated[
        str, typer.Option("--record", "-r", metavar="FILE", help="The record to make, one file.")
    ] = "demo.dateline",
) -> None:
    """Read the sample reports that ship with dateline, and print what they say."""
    from dateline.samples import folder

    console = screen()
    console.print(text("dateline reads its sample reports: invented, after real events."))
    summary = read_into(record, [str(folder())])
    print_summary(console, summary, record)
    from dateline.brief import make_brief
    from dateline.record import open as open_record

    with open_record(record, create=False) as kept:
        console.print()
        print_brief(console, make_brief(kept))
        series = kept.series(measure="killed") or kept.series()
    heading(console, "Try next")
    known = series[0].latest if series else "ID"
    for tail, why in (
        ("figures --measure killed", "every count of people killed, and who says so"),
        (f"show {known}", "the sentence behind one number, and all that is known of it"),
        ("timeline", "what happened, by day"),
        ("search Almaty", "where reports hold a word"),
        ("export --format csv -o claims.csv", "all claims as a table"),
    ):
        bullet(console, text(command_for(tail, record)))
        bullet(console, text(why, "dim"), indent=6)
    console.print(text("Your own reports: dateline read FOLDER --record mine.dateline"))
