"""Printing for people: safe text, tables that fit, colours that carry no meaning of their own."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

NARROW = 100
"""Below this many columns a table of claims is printed as a list of phrases."""

_WIDTH_OF_A_PIPE = 140
# An id that is cut or broken cannot be copied; the texts that matter get more room.
_WEIGHT = {"id": 0, "number": 0, "latest": 0, "what": 3, "who says so": 3, "headline": 3, "said": 5}
_STATUS_STYLE = {"unconfirmed": "yellow", "denied": "red", "conditional": "magenta", "attributed": "", "stated": ""}

# Text of reports is written by strangers: it must not move a cursor, change a title or turn the direction of a line.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ud800-\udfff]")


def clean(words: object) -> str:
    """Words on one line, without anything that a terminal would obey; what is taken out is shown as its code."""
    return _HARMFUL.sub(_shown, " ".join(str(words).split(" "))).strip() if words is not None else ""


def _shown(found: re.Match[str]) -> str:
    character = found.group()
    if character in "\t\n\r\x0b\x0c\x85":
        return " "
    return f"<U+{ord(character):04X}>"


def text(words: object, style: str = "") -> Text:
    """Clean words as rich text; rich markup in them stays plain characters."""
    return Text(clean(words), style=style)


def tag(*ids: str) -> Text:
    """Ids after what they belong to, in brackets."""
    return Text(f" [{', '.join(clean(id) for id in ids)}]", style="dim")


def status_text(status: object) -> Text:
    """A status by its word; the colour only repeats it."""
    return text(status, _STATUS_STYLE.get(str(status), ""))


class _Screen(Console):
    def on_broken_pipe(self) -> None:
        stop_writing()


def stop_writing() -> NoReturn:
    """End quietly and well: the reader of the pipe (`| head`) has seen enough."""
    # What is left in buffers goes nowhere, else it would fail once more when the program ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


def emit(line: str) -> None:
    """Write to standard output exactly."""
    try:
        sys.stdout.write(line)
    except BrokenPipeError:
        stop_writing()


def screen(*, stderr: bool = False) -> Console:
    """Where to print: no markup, no colour into a pipe or under NO_COLOR, COLUMNS honoured."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDTH_OF_A_PIPE
    return _Screen(stderr=stderr, markup=False, highlight=False, emoji=False, width=width)


def note(words: str) -> None:
    """A remark for a person, on stderr, so that what is piped stays clean."""
    screen(stderr=True).print(text(words), style="dim", soft_wrap=True)


def heading(console: Console, words: str) -> None:
    """A heading with an empty line before it."""
    console.print()
    console.print(text(words, "bold"))


def bullet(console: Console, words: Text, *, indent: int = 2, mark: str = "") -> None:
    """A paragraph, indented as a whole behind its mark, without blanks at the ends of its lines."""
    ahead = " " * indent + mark
    for line in words.wrap(console, max(20, console.width - len(ahead))):
        line.rstrip()
        console.print(Text(ahead) + line, soft_wrap=True)
        ahead = " " * len(ahead)


def _print_grid(console: Console, grid: Table) -> None:
    if console.is_terminal:
        console.print(grid)
        return
    with console.capture() as caught:
        console.print(grid)
    # Cells are filled up with blanks, which mean nothing in a file.
    for line in caught.get().splitlines():
        console.print(Text(line.rstrip()), soft_wrap=True)


def table(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """A table; ids are never broken, numbers stand to the right, long texts share the room that is left."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    lines = [[cell if isinstance(cell, Text) else text(cell) for cell in row] for row in rows]
    natural = [
        max(cell_len(name), *(cell_len(line[place].plain) for line in lines)) if lines else cell_len(name)
        for place, name in enumerate(columns)
    ]
    widths = _fit(natural, [_WEIGHT.get(name, 2) for name in columns], console.width - 2 * (len(columns) - 1))
    for name, width in zip(columns, widths, strict=True):
        justify: JustifyMethod = "right" if name in ("number", "latest") else "left"
        grid.add_column(name, justify=justify, width=width, overflow="fold")
    for line in lines:
        grid.add_row(*line)
    _print_grid(console, grid)


def _fit(natural: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Widths of columns that fit into a room; a column of weight 0 keeps its own, the others give by weight."""
    widths = [width if weight == 0 else 0 for width, weight in zip(natural, weights, strict=True)]
    open_ = {place for place, weight in enumerate(weights) if weight}
    while open_:
        left, shares = room - sum(widths), sum(weights[place] for place in open_)
        fair = {place: max(4, left * weights[place] // shares) for place in open_}
        small = {place for place in open_ if natural[place] <= fair[place]}
        for place in small or open_:
            widths[place] = min(natural[place], fair[place])
        if not small:
            break
        open_ -= small
    return widths


def pairs(console: Console, rows: Iterable[tuple[str, str | Text]]) -> None:
    """Names and values, one pair a line."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(text(name, "bold"), value if isinstance(value, Text) else text(value))
    _print_grid(console, grid)


def marked(words: str, start: int, end: int) -> Text:
    """A sentence with its evidence marked: bold, and between signs for those who see no colour."""
    before, evidence, after = words[:start], words[start:end], words[end:]
    out = Text(_inner(before))
    out.append(">>" + clean(evidence) + "<<", style="bold reverse")
    out.append(_inner(after))
    return out


def _inner(words: str) -> str:
    return _HARMFUL.sub(_shown, words)
