"""What reading came to, as it is printed: counts that add up, and by name what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from dateline.cli.looking import command_for
from dateline.cli.terminal import bullet, clean, heading, pairs, text
from dateline.phrases import many

if TYPE_CHECKING:
    from dateline.model.report import Skipped
    from dateline.record import ReadSummary

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""

_MOST_NAMES = 20
_WORTH_TELLING = 20.0
"""Seconds from which on it is told how long reading took."""


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
