"""`dateline cite`: claims to be pasted elsewhere, with who says so and where."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import clean, emit


def cite(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Claims, series, events; a beginning is enough.")],
    record: options.RecordFile = options.DEFAULT_RECORD,
    how: Annotated[
        options.Writing, typer.Option("--as", help="Plain text, Markdown, or wikitext with a citation template.")
    ] = options.Writing.TEXT,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """Write claims as sentences to paste: how many or what, according to whom, in which report of which day.

    Of a series the latest figure is cited, of an event the mention that stands for it. What is not firm says so first.
    """
    with look(record, as_of=as_of) as view:
        made = [(id, view.cite(id)) for id in ids]
    if as_json:
        print_json({"id": id, "text": one.text, "markdown": one.markdown, "wikitext": one.wikitext} for id, one in made)
        return
    for _, one in made:
        # Printed as it is, on one line: what is pasted must not hold line ends of a terminal.
        emit(clean(getattr(one, how.value)) + "\n")
