"""`dateline diff`: what moved in a record, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.cli.judging import say_judgement
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import bullet, heading, note, screen, tag, text
from dateline.phrases import many, say_claim, say_day, say_days, say_event, say_place, sentence_case

if TYPE_CHECKING:
    from dateline.record import ChangeRow

_TITLES = {
    "new": "New",
    "revised": "Revised",
    "contradicted": "Contradicted, or suspicious",
    "withdrawn": "Withdrawn",
    "judged": "Judged",
}


def diff(
    since: Annotated[
        str,
        typer.Option("--since", metavar="TIME", callback=options.moment, help="From that day or moment on."),
    ],
    record: options.RecordFile = options.DEFAULT_RECORD,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="TIME", callback=options.moment, help="Up to that day or moment; else now."),
    ] = None,
    reported: Annotated[
        bool,
        typer.Option("--reported", metavar="", help="By days of publication, not by when dateline read it."),
    ] = False,
    lines: Annotated[int, typer.Option("--lines", metavar="N", min=1, help="Most lines under a heading.")] = 40,
    as_json: options.Json = False,
) -> None:
    """List what moved since a time: new, revised, contradicted, withdrawn, judged."""
    with look(record) as view:
        from dateline.record import CHANGES, Record

        assert isinstance(view, Record)
        rows = view.diff(since, until, reported=reported)
        undated = len(view.reports(undated=True)) if reported else 0
    if as_json:
        print_json(rows)
        return
    if not rows:
        note("nothing moved")
    # What moved a known thing is not buried under all that is merely new.
    for change in sorted(CHANGES, key=lambda name: (name == "judged", name == "new")):
        _print(change, [row for row in rows if row.change == change], lines)
    if undated:
        note(f"{many(undated, 'report')} without a day of publication left out")


def _print(change: str, rows: Sequence[ChangeRow], most: int) -> None:
    if not rows:
        return
    console = screen()
    # What a copy prints again is no news; that there is a copy is said of its report.
    copied = [row for row in rows if row.kind in ("figure", "statement") and row.origins == "same origin"]
    rows = [row for row in rows if row not in copied]
    heading(console, f"{_TITLES[change]} ({len(rows):,})")
    for row in rows[:most]:
        ids = [row.id] if row.change == "judged" or row.before in ("", row.id) else [row.id, row.before]
        bullet(console, text(sentence_case(say_change(row))).append(tag(*ids)), mark="- ")
    left = rows[most:]
    if left:
        kinds = {kind: sum(row.kind == kind for row in left) for kind in dict.fromkeys(row.kind for row in left)}
        told = ", ".join(many(count, kind) for kind, count in kinds.items())
        bullet(console, text(f"({told} more: --lines {len(rows)})", "dim"))
    if copied:
        bullet(console, text(f"({many(len(copied), 'claim')} of copies of known texts left out)", "dim"))


def say_change(row: ChangeRow) -> str:
    """A change in a sentence."""
    if row.kind == "judgement":
        return f"{say_judgement(row.row)}, by {row.row.who}" + (f": {row.reason}" if row.reason else "")
    if row.kind == "report":
        what = f"{row.row.outlet or row.row.name}, {say_day(row.row.published)}: {row.row.headline or row.row.name}"
        more = {"same origin": "; a copy of a text known before"}.get(row.origins, "")
        return f"report: {what}{more}" + (f"; {row.reason}" if row.reason else "")
    if row.kind == "event" and row.change == "new":
        event = row.row
        days = say_days(event.time_start, event.time_end, event.time_precision)
        told = f"{say_event(event)}; day: {days}; place: {say_place(event, precision=True)}"
        return f"event: {told}" + (f"; {row.reason}" if row.reason else "")
    if row.change == "new":
        return say_claim(row.row) + ("; the same number from another origin" if row.origins == "new origin" else "")
    return f"{say_claim(row.row or row.old)}: {row.reason}"
