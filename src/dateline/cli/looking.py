"""Opening a record to ask it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from dateline.cli.terminal import emit, note
from dateline.export.jsonl import to_json
from dateline.phrases import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.record import View


@contextmanager
def look(path: str, *, as_of: str | None = None, reported_by: str | None = None) -> Iterator[View]:
    """A record to look at, as it stands or stood.

    Raises:
        RecordError: there is no such file, or it is no record.
    """
    if as_of and reported_by:
        raise typer.BadParameter("--as-of and --reported-by ask two different things; give one of them")
    from dateline.record import open as open_record

    with open_record(path, create=False) as record:
        if as_of:
            begun = record.info().first_recorded
            if begun and as_of < begun.date().isoformat():
                note(f"this record begins on {say_day(begun.date())}; what reports had said by a day: --reported-by")
            yield record.as_of(as_of)
        elif reported_by:
            yield record.as_reported_by(reported_by)
        else:
            yield record


def print_json(rows: Iterable[Any]) -> None:
    """Rows for programs: one JSON object a line on stdout."""
    from dateline.record.rows import to_dict

    for row in rows:
        emit(to_json(row if isinstance(row, dict) else to_dict(row)) + "\n")


def command_for(tail: str, record: str) -> str:
    """A command as a user would type it for this record."""
    from dateline.record.address import name_of

    name = name_of(record)
    default = os.environ.get("DATELINE_RECORD") or "record.dateline"
    return f"dateline {tail}" if name == default else f"dateline {tail} --record {shlex.quote(name)}"
