"""Addresses of pages, for a server and for a folder that opens from disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote, urlencode

PACKED = "page.html"
"""The page of a site that shows what stands in packed files."""

_PLAIN = re.compile(r"[A-Za-z0-9._-]+")


class Links(Protocol):
    """How one page names another. ``live`` is False where nothing can be asked or written: a frozen site."""

    @property
    def live(self) -> bool:
        """Whether a server answers."""
        ...

    def page(self, name: str, key: str = "", /, *, at: str = "", **values: str | None) -> str:
        """Address of a page; ``at`` is the id of an element on it. Values that are None or "" are left out."""
        ...

    def asset(self, name: str) -> str:
        """Address of a file of ours: a style sheet, a script."""
        ...

    def has_own(self, name: str, key: str) -> bool:
        """Whether a thing has a page of its own, and is not told elsewhere."""
        ...


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Addresses under a server: ``/series/N12ab34cd?place=Almaty``.

    ``kept`` are values that every address has, unless it gives others: who looks at an earlier state of the record
    stays there from page to page.
    """

    live: bool = True
    kept: tuple[tuple[str, str], ...] = ()

    def page(self, name: str, key: str = "", /, *, at: str = "", **values: str | None) -> str:
        """Address of a page."""
        path = "/" if name == "overview" and not key else f"/{name}" + (f"/{quote(key, safe='')}" if key else "")
        asked = urlencode({name: value for name, value in {**dict(self.kept), **values}.items() if value})
        return path + (f"?{asked}" if asked else "") + (f"#{quote(at)}" if at else "")

    def asset(self, name: str) -> str:
        """Address of a file of ours."""
        return f"/static/{name}"

    def has_own(self, name: str, key: str) -> bool:
        """Whether a thing has a page of its own: here all have."""
        return True


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Addresses inside a folder, seen from a page ``depth`` folders down: ``../series/N12ab34cd.html``.

    A frozen page holds all of its rows, so values after a question mark mean nothing there and are left out, but for
    which page of a long list is meant: ``statements-2.html``. ``homes`` are things without a page of their own, by page
    and key, with the page, key and element that tell them. ``packed`` are kinds of pages that stand in packed files:
    one page shows them all, ``page.html#series/N12ab34cd:F56`` (see packing.py); with any, further pages of lists, too.
    """

    depth: int = 0
    live: bool = False
    homes: Mapping[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)
    packed: frozenset[str] = frozenset()

    def page(self, name: str, key: str = "", /, *, at: str = "", **values: str | None) -> str:
        """Address of a page."""
        name, key, at = self.homes.get((name, key), (name, key, at))
        if name == "differences" and not key:
            # One kind of them: a page of its own where pages are packed, else its part of the page of all.
            key, at = (values.get("status") or "", at) if self.packed else ("", at or values.get("status") or "")
        sheet = 1 if key else int(values.get("page") or 1)
        file = self.file(name, key, sheet=sheet)
        if self.is_packed(name, key, sheet):
            return "../" * self.depth + f"{PACKED}#{file.removesuffix('.html')}" + (f":{quote(at)}" if at else "")
        return "../" * self.depth + file + (f"#{quote(at)}" if at else "")

    def is_packed(self, name: str, key: str = "", sheet: int = 1) -> bool:
        """Whether a page stands in a packed file."""
        return name in self.packed if key else bool(self.packed) and sheet > 1

    def asset(self, name: str) -> str:
        """Address of a file of ours."""
        return "../" * self.depth + f"static/{name}"

    def has_own(self, name: str, key: str) -> bool:
        """Whether a thing has a page of its own, and is not told elsewhere."""
        return (name, key) not in self.homes

    @staticmethod
    def file(name: str, key: str = "", *, sheet: int = 1) -> str:
        """Path of a page inside the folder; ``sheet`` is which page of a long list, counted from 1.

        Raises:
            ValueError: the key could lead out of the folder.
        """
        if not key:
            if sheet > 1:
                return f"{name}-{sheet}.html"
            return "index.html" if name == "overview" else f"{name}.html"
        if not _PLAIN.fullmatch(key) or key.startswith("."):
            raise ValueError(f"{key!r} is no file name")
        return f"{name}/{key}.html"
