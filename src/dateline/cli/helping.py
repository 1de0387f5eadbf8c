"""Printing help at once: without what the printer of help brings along and no help of ours needs."""

from __future__ import annotations

import sys
from types import ModuleType

_UNUSED = {"rich.markdown": "Markdown", "rich.traceback": "Traceback"}
"""Modules that the printer imports for other kinds of help and for tracebacks, with the name that it takes of each;
they bring a parser of Markdown and colours for programs, which take longer than all the rest."""


def make_ready() -> None:
    """Import the printer of help, leaving out what is not used."""
    left_out = {name for name in _UNUSED if name not in sys.modules}
    for name in left_out:
        empty = ModuleType(name)
        setattr(empty, _UNUSED[name], None)
        sys.modules[name] = empty
    try:
        import typer.rich_utils  # noqa: F401
    finally:
        for name in left_out:
            del sys.modules[name]
