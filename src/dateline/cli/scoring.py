"""`dateline score`: a record held against reports that were coded by hand."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dateline.cli import options
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import bullet, heading, note, screen, table, tag, text
from dateline.model.answers import MissRow, Score
from dateline.phrases import many


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Claims coded by hand, one a line, in the exchange form.")
    ],
    record: options.RecordFile = options.DEFAULT_RECORD,
    misses: Annotated[
        int, typer.Option("--misses", metavar="N", min=0, help="List so many of what differs, of each kind.")
    ] = 0,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """Hold the record against reports that you coded by hand: how much was found, and how much of it is right.

    Precision, recall and F1 for each level of detail. Only reports that the file names are scored, only kinds of claim
    that it holds, and only fields that it gives. Corrections and rejections in the record are in force.
    """
    with look(record, as_of=as_of) as view:
        made = view.score(gold)
    if as_json:
        print_json([made])
        return
    console = screen()
    _print_levels(console, made)
    _print_fields(console, made)
    if misses:
        _print_misses(console, made, misses)
    elif made.misses:
        note(f"{many(len(made.misses), 'difference')}: --misses 10 lists some of each kind, --json all")


def _print_levels(console: Console, made: Score) -> None:
    rows = [
        [row.kind, row.level, f"{row.right:,}", f"{row.coded:,}", f"{row.read:,}"]
        + [_share(value) for value in (row.precision, row.recall, row.f1)]
        for row in made.levels
    ]
    console.print(
        text(f"{many(len({row.kind for row in made.levels}), 'kind')} of claim, {many(made.reports, 'report')}")
    )
    table(console, ["kind", "level", "right", "coded", "read", "precision", "recall", "F1"], rows)


def _print_fields(console: Console, made: Score) -> None:
    if not made.fields:
        return
    heading(console, "Fields of the claims that were found")
    rows = [
        [row.kind, row.field, f"{row.right:,}", f"{row.coded:,}", _share(row.right / row.coded)] for row in made.fields
    ]
    table(console, ["kind", "field", "right", "coded", "share"], rows)


def _print_misses(console: Console, made: Score, most: int) -> None:
    def sort(row: MissRow) -> tuple[str, str, str]:
        return row.kind, row.what, row.field

    for (kind, what, field), found in groupby(sorted(made.misses, key=sort), key=sort):
        rows = list(found)
        heading(console, f"{kind}: {what}{f' {field}' if field else ''} ({len(rows):,})")
        for row in rows[:most]:
            told = f"“{' '.join(row.text.split())}”, {row.report}" + (f", line {row.line}" if row.line else "")
            if row.field:
                told += f": coded {row.coded}, read {row.read}"
            bullet(console, text(told).append(tag(row.claim)) if row.claim else text(told))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
