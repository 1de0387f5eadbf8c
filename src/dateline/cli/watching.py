"""`dateline watch`: feeds read into a record as they come, one line a report."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from dateline.cli import options
from dateline.cli.changes import say_change
from dateline.cli.looking import print_json
from dateline.cli.terminal import bullet, clean, note, screen, tag, text
from dateline.errors import DatelineError
from dateline.phrases import many, say_published, sentence_case

if TYPE_CHECKING:
    from dateline.watch import Arrival, FeedFile, Round

_WORDS = {
    "new": "new",
    "revised": "revised",
    "contradicted": "contradicted",
    "same number": "new origin, same number",
    "same wire": "same wire, ignored",
    "nothing": "no figure and no event that is new",
}
_MOST = 3


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="Which feeds, and how often.")],
    record: options.RecordFile = options.DEFAULT_RECORD,
    once: Annotated[bool, typer.Option("--once", metavar="", help="One round, then end.")] = False,
    open_page: Annotated[bool, typer.Option("--open", metavar="", help="Serve the page, too, and open it.")] = False,
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", help="With --open: port; 0 for any free.")] = 8022,
    as_json: options.Json = False,
) -> None:
    """Read RSS and Atom feeds again and again into a record, and tell what each report moved. Ctrl-C ends it.

    Only the addresses in the file are asked, one after another; reports are read as their feed holds them, which is
    often a summary. A copy of a text that is known is no second confirmation.
    """
    from dateline.watch import read_feed_file

    if open_page and once:
        raise typer.BadParameter("--open and --once do not go together: a page is there until Ctrl-C")
    told = read_feed_file(feeds)
    show = _as_json if as_json else _as_lines
    if not open_page:
        try:
            _rounds(record, told, show, threading.Event(), once=once)
        except KeyboardInterrupt:
            note("ended; what was read is in the record")
        return
    _with_page(record, told, show, port)


def _with_page(record: str, told: FeedFile, show: Callable[[Round], None], port: int) -> None:
    from dateline.record import open as open_record
    from dateline.server import run

    open_record(record).close()  # the page wants a record that is there
    end = threading.Event()

    def beside() -> None:
        try:
            _rounds(record, told, show, end)
        except (DatelineError, OSError) as error:
            note(f"dateline: {clean(error)}; feeds are read no more, the page is still there")

    rounds = threading.Thread(target=beside, daemon=True)
    rounds.start()
    try:
        run(record, port=port, open_page=True)
    finally:
        end.set()
        rounds.join(timeout=30)


def _rounds(
    record: str, told: FeedFile, show: Callable[[Round], None], end: threading.Event, *, once: bool = False
) -> None:
    from dateline.record import open as open_record
    from dateline.watch import Watch

    with open_record(record) as kept:
        watching = Watch(kept, told.feeds)
        note(
            f"{many(len(told.feeds), 'feed')}, every {told.every} seconds"
            if not once
            else f"{many(len(told.feeds), 'feed')}"
        )
        while not end.is_set():
            show(watching.round())
            if once or end.wait(told.every):
                return


def _as_json(made: Round) -> None:
    from dateline.record.rows import to_dict

    for one in made.arrivals:
        changes = [{"change": row.change, "kind": row.kind, "id": row.id, "before": row.before} for row in one.changes]
        print_json([{"what": one.what, "report": to_dict(one.report), "changes": changes}])
    print_json({"what": "fault", "address": fault.name, "reason": fault.reason} for fault in made.faults)


def _as_lines(made: Round) -> None:
    console = screen()
    for one in made.arrivals:
        _print(console, one)
    for fault in made.faults:
        note(f"{fault.name}: {fault.reason}")
    if not made.arrivals:
        note(f"{datetime.now(UTC):%H:%M} UTC: nothing new in {many(made.asked, 'feed')}")


def _print(console: Console, one: Arrival) -> None:
    row = one.report
    who = f"{row.outlet or row.name}, {say_published(row)}: {row.headline or row.name}"
    bullet(console, text(f"{_WORDS[one.what]}:", "bold").append(" ").append(text(who)).append(tag(row.key)), indent=0)
    # What is told by the word is told first; statements and copies are not told at all.
    order = {"contradicted": 0, "withdrawn": 0, "revised": 1, "new": 2}
    rows = sorted(one.changes, key=lambda change: (order.get(change.change, 3), change.kind != "figure"))
    for change in rows[:_MOST]:
        bullet(console, text(sentence_case(say_change(change))).append(tag(change.id)), mark="- ")
    if len(rows) > _MOST:
        bullet(console, text(f"({len(rows) - _MOST:,} more: dateline show {row.key})", "dim"))
