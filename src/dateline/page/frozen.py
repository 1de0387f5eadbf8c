"""The files of a frozen site, one by one: pages, texts, scripts, styles; each page a file, or many packed in few."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, NamedTuple

from dateline.page import lookup
from dateline.page.asked import Asked
from dateline.page.homes import homes
from dateline.page.links import PACKED, SiteLinks
from dateline.page.packing import DATA, as_script, file_of, pack, page_parts, volumes
from dateline.page.render import PAGES, Page, render
from dateline.page.slim import slim
from dateline.page.snapshot import Snapshot
from dateline.page.views import about, excerpts
from dateline.page.views import lookup as lookup_page
from dateline.page.views import packed as packed_page

_ICON = re.compile(r'<link rel="icon" href="data:[^"]*">\n?|<meta name="color-scheme"[^>]*>\n?')
"""What a page from disk does without: browsers ask for no icon there, and the style sheet names the colour schemes."""

_NOT_IN_A_SITE = ("swagger", "api.js", "live.css", "review.css", "built.json")
_SHEETS = {"statements": 400, "events": 400, "figures": 300, "reports": 500}
"""Lists that go over several pages, with rows a page: one page of thousands of rows opens slowly, and prints badly."""

_SHEETS_PACKED = {
    "statements": 200, "events": 100, "figures": 100, "reports": 400, "differences": 10, "timeline": 100, "map": 100,
}  # fmt: skip
"""The same where all pages but the first are packed; differences of each kind, of which each has a packed page."""

_SINGLE = frozenset(("series", "event", "actor", "origin", "story", "differences"))
"""Pages of one thing, which are many and repeat what lists and reports have: these may be packed."""

_LONG = 4_000
"""Characters of a picture's data from which on they are packed, too: only its script reads them."""

_SEARCH = "~search"
"""Path of the index in packed files; behind all pages."""

_OWN = {"about": Page("about", about.make), "search": Page("lookup", lookup_page.make)}
_EXCERPTS = Page("excerpts", excerpts.make)
_PACKED = Page("packed", packed_page.make)


class File(NamedTuple):
    """One file: its path, its content, and whether it is (a page of) a report's text."""

    path: str
    content: bytes
    is_text: bool = False


class _Spot(NamedTuple):
    """A page that is to be made."""

    path: str
    name: str
    key: str
    sheet: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """A site to be: its rows and how it is made.

    Attributes:
        stamp: What its pages say of when and by what they were made; ``texts`` and ``packed`` are added.
        texts: Whether reports are there with their texts; else with the sentences that claims rest on.
        packed: Whether the pages of single things stand in few packed files.
        packed_paths: Paths of the pages that were packed, once all files were made.
    """

    snapshot: Snapshot
    stamp: dict[str, Any]
    texts: bool = True
    packed: bool = False
    packed_paths: list[str] = field(default_factory=list)

    def files(self) -> Iterator[File]:
        """All files, those of texts last: whoever wants to know how much the rest is need not wait for them."""
        links, spots = self._links(), list(self._spots())
        to_pack = sorted(spot for spot in spots if links.is_packed(spot.name, spot.key, spot.sheet))
        self.packed_paths.extend(spot.path for spot in to_pack)
        parts: list[tuple[str, str]] = []
        if self.packed:
            for number, (first, script) in enumerate(volumes(self._entries(to_pack)), 1):
                parts.append((file_of(number), first))
                yield File(file_of(number), as_script(script))
            yield self._of(_Spot(PACKED, "packed", "", 1), parts)
        else:
            yield File(lookup.FILE, as_script(lookup.script(self.snapshot, links)))
        of_texts = []
        for spot in spots:
            if links.is_packed(spot.name, spot.key, spot.sheet):
                continue
            if self.texts and spot.name == "report":
                of_texts.append(spot)
            else:
                yield self._of(spot, parts)
        yield from _assets()
        for spot in of_texts:
            yield self._of(spot, parts)
        if self.texts:
            yield from _texts(self.snapshot)

    def _spots(self) -> Iterator[_Spot]:
        for page in PAGES.values():
            if page.live:
                continue
            for key in page.keys(self.snapshot) if page.keys else ("",):
                if (page.name, key) not in homes(self.snapshot):
                    yield _Spot(SiteLinks.file(page.name, key), page.name, key, 1)
            if page.name == "differences" and self.packed:
                for kind, count in page.make(self.snapshot, self._asked(page.name, "", 1))["kinds"]:
                    if count:
                        yield _Spot(SiteLinks.file(page.name, kind), page.name, kind, 1)
            for sheet in range(2, self._count(page) + 1):
                yield _Spot(SiteLinks.file(page.name, sheet=sheet), page.name, "", sheet)
        for name in _OWN:
            yield _Spot(f"{name}.html", name, "", 1)

    def _count(self, page: Page) -> int:
        """How many pages a list goes over."""
        if page.name not in _SHEETS:
            return 1
        pages: int = page.make(self.snapshot, self._asked(page.name, "", 1))["shown"].pages
        return pages

    def _asked(self, name: str, key: str, sheet: int) -> Asked:
        rows = (_SHEETS_PACKED if self.packed else _SHEETS).get(name, 0)
        if name == "differences" and key:
            return Asked(name, "", {"status": key}, whole=True)
        return Asked(name, key, {"page": str(sheet)} if sheet > 1 else {}, whole=True, sheet=rows)

    def _links(self, depth: int = 0) -> SiteLinks:
        kinds = (_SINGLE if self.texts else _SINGLE | {"report"}) if self.packed else frozenset[str]()
        return SiteLinks(depth=depth, homes=homes(self.snapshot), packed=kinds)

    def _html(self, spot: _Spot, depth: int, parts: list[tuple[str, str]]) -> str:
        own = _PACKED if spot.name == "packed" else _OWN.get(spot.name)
        if spot.name == "report" and not self.texts:
            own = _EXCERPTS
        asked = self._asked(spot.name, spot.key, spot.sheet)
        stamp = {**self.stamp, "texts": self.texts, "packed": len(self.packed_paths), "parts": parts}
        if self.packed_paths:
            stamp["sample"] = self.packed_paths[-1].removesuffix(".html")
        return render(self.snapshot, asked, self._links(depth), page=own, frozen=stamp, last_visit=None)

    def _of(self, spot: _Spot, parts: list[tuple[str, str]]) -> File:
        is_text = self.texts and spot.name == "report"
        html = _ICON.sub("", self._html(spot, 1 if spot.key else 0, parts))
        html = slim(DATA.sub(_packed_data, html), text=spot.name == "report")
        # A lone surrogate out of broken JSON has no bytes; the text file beside it keeps what it can as well.
        return File(spot.path, html.encode("utf-8", "replace"), is_text)

    def _entries(self, spots: list[_Spot]) -> Iterator[tuple[str, Any]]:
        for spot in spots:
            yield spot.path.removesuffix(".html"), page_parts(self._html(spot, 0, []), spot.name)
        yield _SEARCH, lookup.index(self.snapshot, self._links())


def _packed_data(found: re.Match[str]) -> str:
    """The data of a picture, packed if they are long; ``draw.js`` reads either."""
    return found[0] if len(found[2]) < _LONG else found[0].replace(found[2], f'"{pack(found[2])}"')


def _texts(snapshot: Snapshot) -> Iterator[File]:
    """Each text as a file, and their hashes as ``sha256sum --check`` takes them."""
    sums = []
    for key in snapshot.reports:
        content = snapshot.view.text(key).encode("utf-8", "surrogatepass")
        sums.append(f"{hashlib.sha256(content).hexdigest()}  texts/{key}.txt\n")
        yield File(f"texts/{key}.txt", content, True)
    yield File("SHA256SUMS", "".join(sums).encode())


def _assets() -> Iterator[File]:
    for entry in sorted((resources.files("dateline.page") / "static").iterdir(), key=lambda one: one.name):
        if entry.is_file() and entry.name not in _NOT_IN_A_SITE:
            yield File(f"static/{entry.name}", entry.read_bytes())
