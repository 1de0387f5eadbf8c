"""The page, frozen: a folder that opens from disk, asks nobody for anything, and says what it was made of."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.errors import UsageError
from dateline.page import lookup
from dateline.page.asked import Asked
from dateline.page.homes import homes
from dateline.page.links import SiteLinks
from dateline.page.render import PAGES, Page, render
from dateline.page.slim import slim
from dateline.page.snapshot import Snapshot
from dateline.page.views import about, excerpts
from dateline.page.views import lookup as lookup_page
from dateline.record import View, held

MARKER = "dateline-site.json"
"""In every folder that was made here: what belongs to it."""

_ICON = re.compile(r'<link rel="icon" href="data:[^"]*">\n?|<meta name="color-scheme"[^>]*>\n?')
"""What a page from disk does without: browsers ask for no icon there, and the style sheet names the colour schemes."""

_NOT_IN_A_SITE = ("swagger", "api.js", "live.css", "review.css", "built.json")
_SHEETS = {"statements": 400, "events": 400, "figures": 300, "reports": 500}
"""Lists that go over several pages, with rows a page: one page of thousands of rows opens slowly, and prints badly."""
_EXCERPTS = Page("excerpts", excerpts.make)
_ABOUT = Page("about", about.make)
_LOOKUP = Page("lookup", lookup_page.make)


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What was written: how many pages, and how many bytes, those of the reports' texts apart."""

    folder: Path
    pages: int
    bytes: int
    text_bytes: int


def write_site(view: View, folder: Path, *, texts: bool = True, when: datetime | None = None) -> SiteSummary:
    """Write a record as a folder of pages, whole or not at all.

    Args:
        view: The record, as it stands or stood.
        folder: Where to. It must not exist, be empty, or be a site that was made so and holds nothing else.
        texts: Whether reports are there with their texts; else with the sentences that claims rest on.
        when: When it was frozen, as its pages say; else now.

    Raises:
        UsageError: the folder holds something else, or cannot be written.
    """
    _check(folder)
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.resolve().parent))
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); name a folder that you may write") from error
    try:
        summary = _write(view, part, folder, texts=texts, when=when or datetime.now(UTC))
        _put_in_place(part, folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); is there room on the disk?") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return summary


def _write(view: View, part: Path, folder: Path, *, texts: bool, when: datetime) -> SiteSummary:
    snapshot = Snapshot(held(view))
    frozen = {"when": when, "version": __version__, "texts": texts}
    kinds: dict[str, int] = {"pages": 0, "bytes": 0, "text_bytes": 0}
    for name, content, is_text in _files(snapshot, texts, frozen):
        target = part / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        kinds["pages"] += name.endswith(".html")
        kinds["text_bytes" if is_text else "bytes"] += len(content)
    about_it = {
        "dateline": __version__,
        "frozen": when.astimezone(UTC).isoformat(timespec="seconds"),
        "texts": texts,
        "files": sorted(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file()),
    }
    (part / MARKER).write_text(json.dumps(about_it, indent=1) + "\n", "utf-8")
    return SiteSummary(folder, **kinds)


def _files(snapshot: Snapshot, texts: bool, frozen: dict[str, Any]) -> Iterator[tuple[str, bytes, bool]]:
    """Path, content, and whether it is (a page of) a report's text."""
    for page in PAGES.values():
        if page.live:
            continue
        as_text = texts and page.name == "report"
        for key in page.keys(snapshot) if page.keys else ("",):
            if (page.name, key) in homes(snapshot):
                continue
            own = _EXCERPTS if page.name == "report" and not texts else None
            yield SiteLinks.file(page.name, key), _page(snapshot, page.name, key, own, frozen), as_text
        for sheet in range(2, _sheets(snapshot, page) + 1):
            yield SiteLinks.file(page.name, sheet=sheet), _page(snapshot, page.name, "", None, frozen, sheet), False
    yield "search.html", _page(snapshot, "search", "", _LOOKUP, frozen), False
    yield lookup.FILE, lookup.script(snapshot).encode("utf-8", "replace"), False
    yield "about.html", _page(snapshot, "about", "", _ABOUT, frozen), False
    if texts:
        yield from _texts(snapshot)
    yield from _assets()


def _sheets(snapshot: Snapshot, page: Page) -> int:
    """How many pages a list goes over."""
    if page.name not in _SHEETS:
        return 1
    pages: int = page.make(snapshot, _asked(page.name))["shown"].pages
    return pages


def _asked(name: str, key: str = "", sheet: int = 1) -> Asked:
    return Asked(name, key, {"page": str(sheet)} if sheet > 1 else {}, whole=True, sheet=_SHEETS.get(name, 0))


def _page(snapshot: Snapshot, name: str, key: str, own: Page | None, frozen: dict[str, Any], sheet: int = 1) -> bytes:
    links = SiteLinks(depth=1 if key else 0, homes=homes(snapshot))
    html = render(snapshot, _asked(name, key, sheet), links, page=own, frozen=frozen, last_visit=None)
    html = slim(_ICON.sub("", html), text=name == "report")
    # A lone surrogate out of broken JSON has no bytes; the text file beside it keeps what it can as well.
    return html.encode("utf-8", "replace")


def _texts(snapshot: Snapshot) -> Iterator[tuple[str, bytes, bool]]:
    """Each text as a file, and their hashes as ``sha256sum --check`` takes them."""
    sums = []
    for key in snapshot.reports:
        content = snapshot.view.text(key).encode("utf-8", "surrogatepass")
        sums.append(f"{hashlib.sha256(content).hexdigest()}  texts/{key}.txt\n")
        yield f"texts/{key}.txt", content, True
    yield "SHA256SUMS", "".join(sums).encode(), False


def _assets() -> Iterator[tuple[str, bytes, bool]]:
    for entry in sorted((resources.files("dateline.page") / "static").iterdir(), key=lambda one: one.name):
        if entry.is_file() and entry.name not in _NOT_IN_A_SITE:
            yield f"static/{entry.name}", entry.read_bytes(), False


def _check(folder: Path) -> None:
    """Whether a folder may become this site: nothing of anybody else's is ever replaced.

    Raises:
        UsageError: it may not.
    """
    if not folder.resolve().parent.is_dir():
        raise UsageError(f"{folder}: there is no folder {folder.resolve().parent}; make it first")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder}: is no folder; name one that is not there yet")
    if not folder.exists() or not any(folder.iterdir()):
        return
    try:
        known = set(json.loads((folder / MARKER).read_text("utf-8"))["files"]) | {MARKER}
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            f"{folder}: holds files that are no site of dateline; name a folder that is not there"
        ) from None
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}
    strange = sorted(there - known)
    if strange:
        raise UsageError(f"{folder}: holds {strange[0]}, which is no part of the site; take it out, or name another")


def _put_in_place(part: Path, folder: Path) -> None:
    part.chmod(0o777 & ~_umask())
    if not folder.exists():
        part.replace(folder)
        return
    old = part.with_name(part.name + ".old")
    folder.replace(old)
    try:
        part.replace(folder)
    except OSError:
        old.replace(folder)
        raise
    shutil.rmtree(old)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
