"""The file of feeds: which addresses are asked, and how often."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from dateline.errors import UsageError

LEAST = 60
"""Seconds between two rounds: nobody is asked more often."""
_EVERY = 300


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: an address (http, https), or a folder or file on this machine; the outlet its reports are of."""

    address: str
    outlet: str = ""

    @property
    def folder(self) -> Path | None:
        """Where it lies on this machine; None for one of the web."""
        parts = urlsplit(self.address)
        return Path(url2pathname(parts.path)) if parts.scheme == "file" else None


@dataclass(frozen=True, slots=True)
class FeedFile:
    """All feeds, and the seconds between two rounds."""

    feeds: tuple[Feed, ...]
    every: int = _EVERY


def read_feed_file(path: str | Path) -> FeedFile:
    """Read a file of feeds (docs/guides/watching.md).

    Raises:
        UsageError: it cannot be read, or holds what is no feed.
    """
    file = Path(path)
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); write it as docs/guides/watching.md shows") from None
    _known(told, {"every", "feed"}, f"{path}")
    every = told.get("every", _EVERY)
    if not isinstance(every, int) or isinstance(every, bool) or every < LEAST:
        raise UsageError(f"{path}: every = {every!r}: write seconds, at least {LEAST}")
    rows = told.get("feed", [])
    if not isinstance(rows, list) or not rows:
        raise UsageError(f'{path}: names no feed; write [[feed]] and below it address = "https://..."')
    return FeedFile(tuple(_feed(row, file, number) for number, row in enumerate(rows, 1)), every)


def _feed(row: Any, file: Path, number: int) -> Feed:
    where = f"{file}: feed {number}"
    if not isinstance(row, dict):
        raise UsageError(f'{where}: write [[feed]] and below it address = "https://..."')
    _known(row, {"address", "outlet"}, where)
    address, outlet = row.get("address"), row.get("outlet", "")
    if not isinstance(address, str) or not isinstance(outlet, str) or not address:
        raise UsageError(f"{where}: address and outlet are words between quotes, and there must be an address")
    parts = urlsplit(address)
    if parts.scheme in ("http", "https") and parts.hostname:
        return Feed(address, outlet)
    if parts.scheme in ("", "file"):
        folder = Path(url2pathname(parts.path)) if parts.scheme else file.parent / address
        return Feed(folder.absolute().as_uri(), outlet)
    raise UsageError(f"{where}: {address}: give an address of http or https, or a folder")


def _known(row: dict[str, Any], names: set[str], where: str) -> None:
    if strange := sorted(set(row) - names):
        raise UsageError(f"{where}: {strange[0]!r} is not known; there is {', '.join(sorted(names))}")
