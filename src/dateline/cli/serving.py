"""`dateline serve`: the page of a record, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options


def serve(
    record: options.RecordFile = options.DEFAULT_RECORD,
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", help="Port; 0 for any that is free.")] = 8022,
    open_page: Annotated[bool, typer.Option("--open", metavar="", help="Open the page in a browser.")] = False,
) -> None:
    """Show a record as a page on this machine: look, trace, decide. Ctrl-C ends it."""
    from dateline.server import run

    run(record, port=port, open_page=open_page)
