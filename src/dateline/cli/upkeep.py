"""`dateline check`, `compact`, `backup` and `merge`: looking after records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.looking import print_json
from dateline.cli.terminal import bullet, clean, heading, note, pairs, screen, text
from dateline.phrases import many

_MOST_FAULTS = 20
UNSOUND = 1
"""Exit code of ``check`` if anything is wrong."""


def check(record: options.RecordFile = options.DEFAULT_RECORD, as_json: options.Json = False) -> None:
    """Look whether a record is whole: the file, hashes, words at their spans, rows that hang on nothing.

    Reads everything and changes nothing. Exit code 1 if anything is wrong, with what to do.
    """
    from dateline.record import open as open_record

    with open_record(record, create=False) as kept:
        found = kept.check()
    if as_json:
        print_json([found])
    else:
        console = screen()
        heading(console, f"Checked {found.path}")
        pairs(console, [(name, f"{count:,}") for name, count in found.rows.items()])
        for fault in found.faults[:_MOST_FAULTS]:
            bullet(console, text(f"{fault.kind} {clean(fault.id)}: {clean(fault.what)}; {fault.remedy}"))
        if len(found.faults) > _MOST_FAULTS:
            bullet(console, text(f"and {len(found.faults) - _MOST_FAULTS:,} more: --json lists them"))
        told = many(len(found.faults), "fault") if found.faults else "nothing is wrong"
        console.print(text(told))
        if not found.resolved and not found.faults:
            console.print(text("the claims were not all brought together yet; the next read does it"))
    if found.faults:
        raise typer.Exit(UNSOUND)


def compact(record: options.RecordFile = options.DEFAULT_RECORD) -> None:
    """Give back to the disk what a record's file does not use. No history is dropped.

    Needs room for a second copy while it runs, and nobody else writing.
    """
    from dateline.record import open as open_record

    with open_record(record, create=False) as kept:
        before, after = kept.compact()
    screen().print(text(f"{_size(before)} before, {_size(after)} after"))


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to make; a name that is free.")],
    record: options.RecordFile = options.DEFAULT_RECORD,
) -> None:
    """Copy a record as it stands at this moment, whole, while others may go on reading into it."""
    from dateline.record import open as open_record

    with open_record(record, create=False) as kept:
        size = kept.backup(file)
    screen().print(text(f"{file}: {_size(size)}, whole"))


def merge(
    records: Annotated[list[str], typer.Argument(metavar="RECORDS...", help="The records, two or more.")],
    into: Annotated[str, typer.Option("--into", metavar="FILE", help="The new record; a name that is free.")],
    as_json: options.Json = False,
) -> None:
    """Make one new record of several people's: reports, readings and judgements. They stay as they are.

    The order in which they are named is of no account, and what two of them hold alike is there once. Where two people
    decided differently, both are listed with their names, and the later decision stands.
    """
    from dateline.record import merge as merge_records

    done = merge_records(records, into)
    if as_json:
        print_json([done])
        return
    console = screen()
    heading(console, f"Made {done.path} of {many(done.sources, 'record')}")
    rows = [
        ("reports", f"{done.reports:,} ({done.shared:,} in more than one of them)"),
        ("judgements", f"{done.judgements:,}"),
    ]
    if done.reread:
        rows.append(("read anew", f"{done.reread:,}, with what each of the records knew of them"))
    pairs(console, rows)
    note("look for decisions that differ: dateline judgements --state overruled")


def _size(size: int) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
        size = size / 1000  # type: ignore[assignment]
    return f"{size:,.1f} GB"
