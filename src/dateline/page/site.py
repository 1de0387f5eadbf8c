"""The page, frozen: a folder that opens from disk, asks nobody for anything, and says what it was made of."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dateline import __version__
from dateline.errors import UsageError
from dateline.page.frozen import Frozen
from dateline.page.snapshot import Snapshot
from dateline.record import View, held

MARKER = "dateline-site.json"
"""In every folder that was made here: what belongs to it."""

MOST = 1_950_000
"""Bytes besides texts and their pages up to which every page is a file of its own; above, many are packed."""


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """What was written: pages, and how many of them are packed; bytes, those of the reports' texts apart."""

    folder: Path
    pages: int
    bytes: int
    text_bytes: int
    packed: int


def write_site(
    view: View, folder: Path, *, texts: bool = True, when: datetime | None = None, most: int = MOST
) -> SiteSummary:
    """Write a record as a folder of pages, whole or not at all.

    Args:
        view: The record, as it stands or stood.
        folder: Where to. It must not exist, be empty, or be a site that was made so and holds nothing else.
        texts: Whether reports are there with their texts; else with the sentences that claims rest on.
        when: When it was frozen, as its pages say; else now.
        most: Bytes besides texts and their pages above which the pages of single things are packed in few files.

    Raises:
        UsageError: the folder holds something else, or cannot be written.
    """
    _check(folder)
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.resolve().parent))
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); name a folder that you may write") from error
    try:
        summary = _write(view, part, folder, texts=texts, when=when or datetime.now(UTC), most=most)
        _put_in_place(part, folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); is there room on the disk?") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return summary


def _write(view: View, part: Path, folder: Path, *, texts: bool, when: datetime, most: int) -> SiteSummary:
    snapshot = Snapshot(held(view))
    stamp = {"when": when, "version": __version__}
    made = _fill(part, Frozen(snapshot, stamp, texts), most=most)
    if made is None:
        shutil.rmtree(part)
        part.mkdir(mode=0o700)
        made = _fill(part, Frozen(snapshot, stamp, texts, packed=True))
    assert made is not None
    about_it = {
        "dateline": __version__,
        "frozen": when.astimezone(UTC).isoformat(timespec="seconds"),
        "texts": texts,
        "files": sorted(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file()),
    }
    (part / MARKER).write_text(json.dumps(about_it, indent=1) + "\n", "utf-8")
    return replace(made, folder=folder, bytes=made.bytes + (part / MARKER).stat().st_size)


def _fill(part: Path, frozen: Frozen, most: int | None = None) -> SiteSummary | None:
    """Write all files; None, and not all of them, if what is no text has more bytes than ``most``."""
    pages = own = of_texts = 0
    for path, content, is_text in frozen.files():
        target = part / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        pages += path.endswith(".html")
        own += 0 if is_text else len(content)
        of_texts += len(content) if is_text else 0
        if most is not None and own > most:
            return None
    packed = len(frozen.packed_paths)
    return SiteSummary(part, pages + packed, own, of_texts, packed)


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
