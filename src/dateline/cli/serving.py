"""`dateline serve`: the page of a record, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import options


def serve(
    record: options.RecordFile = options.DEFAULT_RECORD,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; beyond this machine only with a secret.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", help="Port; 0 for any that is free.")] = 8022,
    token: Annotated[
        str,
        typer.Option("--token", envvar="DATELINE_TOKEN", metavar="WORD", help="Word that an address must hold once."),
    ] = "",
    password: Annotated[
        str,
        typer.Option("--password", envvar="DATELINE_PASSWORD", metavar="WORD", help="Password that browsers ask for."),
    ] = "",
    read_only: Annotated[bool, typer.Option("--read-only", metavar="", help="Nothing can be judged here.")] = False,
    open_page: Annotated[bool, typer.Option("--open", metavar="", help="Open the page in a browser.")] = False,
) -> None:
    """Show a record as a page on this machine: look, trace, decide. Ctrl-C ends it."""
    from dateline.server import Safety, run

    safety = Safety(host=host, token=token, password=password, read_only=read_only)
    run(record, safety=safety, port=port, open_page=open_page)
