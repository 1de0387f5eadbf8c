"""`dateline figures --by`: the latest figure of each measure in each place, gaps shown, footnotes to paste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from dateline.cli import options
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import NARROW, bullet, clean, emit, heading, note, screen, table, text
from dateline.export import country_name, hxl_lines, write_whole
from dateline.model.answers import LatestRow
from dateline.model.rows import FigureRow
from dateline.phrases import NOT_KNOWN, cite, many, say_bounds, say_day, say_people, say_source

GAP = "no figure"

_HEADS = 2
"""Lines above the places in a table with hashtags: names, tags."""

_NOTHING = "no figures in any place; look at what the record holds with: dateline info"


def table_of(
    record: str,
    by: options.By,
    *,
    asked: Mapping[str, Any],
    as_of: str | None,
    reported_by: str | None,
    hxl: Path | None,
    as_json: bool,
) -> None:
    """Ask a record for its latest figures, and print them, or write them with HXL hashtags."""
    if as_json and hxl is not None:
        raise typer.BadParameter("--json and --hxl are two ways of writing; give one of them")
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.latest(by=by.value, **asked)
        named = {row.figure for row in rows}
        known = {row.id: row for row in view.figures() if row.id in named}
    if as_json:
        print_json(rows)
        return
    if hxl is None:
        print_latest(rows, known)
        return
    lines = hxl_lines(rows, lambda row: say_latest(row, known[row.figure or ""]))
    if str(hxl) == "-":
        for line in lines:
            emit(line)
        return
    count = write_whole(lines, hxl) - _HEADS
    note(f"{many(count, 'place')} written to {hxl}")


def print_latest(rows: Sequence[LatestRow], known: Mapping[str, FigureRow]) -> None:
    """A line a place, a column a measure; then the footnotes that its numbers point to.

    Args:
        rows: Of ``View.latest``.
        known: The figures that they name, by id.
    """
    if not rows:
        note(_NOTHING)
        return
    console = screen()
    notes: dict[str, int] = {}
    empty: list[str] = []
    lines: list[list[Text]] = []
    measures = list(dict.fromkeys(row.measure for row in rows))
    for place, cells in groupby(rows, say_row_place):
        told = list(cells)
        if any(row.figure for row in told):
            lines.append([text(place), *(_cell(row, known, notes) for row in told)])
        else:
            doubtful = sum(len(row.others) for row in told)
            empty.append(
                place + (f" ({many(doubtful, 'series', 'series')} denied, feared or of long ago)" * bool(doubtful))
            )
    if console.width < NARROW:
        for line in lines:
            bullet(console, text(line[0].plain, "bold"), indent=0)
            for measure, cell in zip(measures, line[1:], strict=True):
                bullet(console, Text(f"{measure}: ") + cell)
    elif lines:
        table(console, ["where", *measures], lines)
    _print_gaps(console, empty, measures)
    _print_notes(console, notes, known)
    note("nothing is added up: a cell tells one count, and how many others there are (dateline series lists them)")


def say_row_place(row: LatestRow) -> str:
    """The place of a line: "Almaty, Kazakhstan"; "Kazakhstan as a whole"."""
    country = country_name(row.country) if row.country else ""
    if row.place_kind == "country":
        return f"{country}, country as a whole"
    if row.place_kind == "unplaced":
        return f"{country}, division not known"
    return ", ".join(dict.fromkeys(part for part in (row.place, country) if part)) or f"place {NOT_KNOWN}"


def say_latest(row: LatestRow, figure: FigureRow) -> dict[str, str]:
    """Words for the number of a row, for what it counts, and for who says so."""
    counts = [say_people(figure)]
    if row.counted_in:
        counts.append(f"in {row.counted_in}")
    if row.cumulative:
        counts.append("running total")
    # The outlet stands beside the speaker, but not beside itself.
    named = figure.source or figure.source_kind != "outlet"
    source = f"{say_source(figure)}, in {cite(figure)}" if named else cite(figure)
    return {
        "words": say_bounds(row.low, row.high, bool(row.approx), row.words),
        "counts": ", ".join(counts),
        "source": source,
    }


def _cell(row: LatestRow, known: Mapping[str, FigureRow], notes: dict[str, int]) -> Text:
    others = f"{many(len(row.others), 'other count')}" if row.others else ""
    if row.figure is None:
        return text(GAP + (f" ({len(row.others)} in doubt)" if row.others else ""), "dim")
    figure = known[row.figure]
    told = say_latest(row, figure)
    number = notes.setdefault(row.figure, len(notes) + 1)
    parts = [told["counts"]]
    if (row.range_low, row.range_high) != (row.low, row.high):
        parts.append(f"range {say_bounds(row.range_low, row.range_high)}")
    if row.contradicted:
        parts.append("contradicted")
    if row.status not in ("stated", "attributed"):
        parts.append(row.status)
    parts += [say_source(figure), say_day(row.as_of), others]
    rest = text("; ".join(part for part in parts if part))
    return Text.assemble((clean(told["words"]), "bold"), f" [{number}] ", rest)


def _print_gaps(console: Console, empty: Sequence[str], measures: Sequence[str]) -> None:
    if empty:
        heading(console, f"No figure of {' or '.join(measures)}")
        bullet(console, text("; ".join(empty)))


def _print_notes(console: Console, notes: Mapping[str, int], known: Mapping[str, FigureRow]) -> None:
    if not notes:
        return
    heading(console, "Notes")
    for line in footnotes(notes, known):
        # One line each, however wide the window is: they are pasted elsewhere.
        console.print(Text(clean(line)), soft_wrap=True)


def footnotes(ids: Iterable[str], known: Mapping[str, FigureRow]) -> list[str]:
    """What each number rests on: outlet, day, who says so, the words of its sentence, the id of the claim."""
    made = []
    for number, id in enumerate(ids, 1):
        row = known[id]
        who = f"{say_source(row)}, " if row.source else ""
        made.append(f"[{number}] {cite(row)}: {who}“{' '.join(row.sentence_text.split())}” ({row.id})")
    return made
