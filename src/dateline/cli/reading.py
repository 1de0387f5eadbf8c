"""`dateline read` and `dateline demo`: reports into a record."""

from __future__ import annotations

from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from dateline.cli import options
from dateline.cli.looking import command_for, print_json
from dateline.cli.progress import progress
from dateline.cli.showing import print_brief
from dateline.cli.terminal import bullet, clean, heading, note, pairs, screen, text
from dateline.errors import IngestError
from dateline.phrases import many

if TYPE_CHECKING:
    from dateline.model.report import Skipped
    from dateline.record import Progress as Step
    from dateline.record import ReadSummary

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

SOMETHING_LEFT_OUT = 3
"""Exit code of ``read --strict`` when something was skipped or is kept unread."""

_MOST_NAMES = 20
_WORTH_TELLING = 20.0
"""Seconds from which on it is told how long reading took."""


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
        from dateline.cli.clusters import read_on_cluster

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


def print_summary(console: Console, summary: ReadSummary, record: str) -> None:
    """Counts that add up, then by name what was left out and what has no date."""
    anew = [many(summary.new_versions, "new version")] if summary.new_versions else []
    anew += [f"{summary.reread} held before, read anew"] if summary.reread else []
    kept = " (kept; no pack reads their language)" if summary.not_read else ""
    counted = ((summary.figures, "figure"), (summary.events, "event mention"), (summary.statements, "statement"))
    claims = ", ".join(many(count, noun) for count, noun in counted)
    # A text held before, under another name or day, mostly gives no claim that is new: that is no loss.
    claims += " that are new; those held before stand" if summary.reread else ""
    from dateline.record.address import name_of

    heading(console, f"Read into {name_of(record)}")
    rows = [
        ("given", f"{summary.given:,}"),
        ("read", f"{summary.read:,}" + (f" ({', '.join(anew)})" if anew else "")),
        ("unchanged", f"{summary.unchanged:,}"),
        ("skipped", f"{len(summary.skipped):,}"),
        ("not read", f"{len(summary.not_read):,}{kept}"),
        ("without a date", f"{len(summary.undated):,}"),
        ("claims read", claims),
        *_speed(summary),
    ]
    pairs(console, rows)
    print_reasons(console, "Skipped", summary.skipped)
    print_reasons(console, "Kept, not read", summary.not_read)
    if summary.undated:
        heading(console, "Without a date of publication (nothing was resolved against today)")
        for name in summary.undated[:_MOST_NAMES]:
            bullet(console, text(name))
        left = len(summary.undated) - _MOST_NAMES
        if left > 0:
            bullet(console, text(f"and {left:,} more: {command_for('reports --undated', record)}"))
        bullet(console, text("Date them with --published DATE or --dates TABLE.csv and read again."), indent=0)
    if not summary.resolved:
        console.print(text("The claims were not brought together; read again to do it."))


def _speed(summary: ReadSummary) -> list[tuple[str, str]]:
    if summary.seconds < _WORTH_TELLING:
        return []
    own, *others = summary.peak_mb or (0,)
    held = f"{own:,} MB" + (f", and each worker at most {max(others):,} MB" if others else "")
    rate = summary.given / summary.seconds
    told = many(summary.workers, "process", "processes")
    return [
        ("took", f"{summary.seconds:,.0f} seconds, {rate:,.1f} reports a second, {told}"),
        ("memory", f"at most {held}"),
    ]


def print_reasons(console: Console, title: str, skipped: tuple[Skipped, ...]) -> None:
    """What was left out, by name, with its reason."""
    if not skipped:
        return
    heading(console, title)
    for one in skipped:
        bullet(console, text(f"{clean(one.name)}: {clean(one.reason)}"))


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
