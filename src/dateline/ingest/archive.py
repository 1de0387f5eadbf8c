"""A .zip of reports, read in memory: nothing of it is ever written, so no member can escape its folder."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from dateline.ingest.item import LIMIT
from dateline.model.report import Skipped

TOTAL_LIMIT = 2 * 1024**3
"""Bytes that one archive may unpack to in all."""
MEMBER_LIMIT = 100_000
"""Members that one archive may have."""
_RATIO = 200
_RATIO_FROM = 10 * 1024 * 1024


def read_archive(
    source: Path | BinaryIO, name: str, known: Callable[[str], str | None]
) -> Iterator[tuple[str, bytes, date | None] | Skipped]:
    """Members in order of name: name inside the archive, bytes, day of the member's stamp; or why it was skipped.

    Args:
        source: The archive.
        name: As it is called in reasons.
        known: Why a member of this name is not to be read, None if it is.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            yield from _members(archive, name, known)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield Skipped(name, f"broken archive ({_line(error)}); make it anew")


def _members(
    archive: zipfile.ZipFile, name: str, known: Callable[[str], str | None]
) -> Iterator[tuple[str, bytes, date | None] | Skipped]:
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_hidden(member.filename)]
    if not members:
        yield Skipped(name, "nothing in it; give an archive with reports")
        return
    if len(members) > MEMBER_LIMIT:
        yield Skipped(name, f"over {MEMBER_LIMIT} members; split it")
        return
    total = 0
    for member in sorted(members, key=lambda member: member.filename):
        where = f"{name}/{member.filename}"
        reason = _refused(member) or known(member.filename)
        if reason is None and total + member.file_size > TOTAL_LIMIT:
            reason = f"the archive unpacks to over {TOTAL_LIMIT // 2**30} GB; split it"
        if reason is not None:
            yield Skipped(where, reason)
            continue
        try:
            # Sizes in the directory may lie: what is read is bounded, not what is promised.
            with archive.open(member) as stream:
                data = stream.read(LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            yield Skipped(where, f"cannot be unpacked ({_line(error)}); make the archive anew")
            continue
        total += len(data)
        if len(data) > LIMIT:
            yield Skipped(where, f"over {LIMIT // 2**20} MB; split it")
            continue
        yield member.filename, data, _stamp(member)


def _refused(member: zipfile.ZipInfo) -> str | None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its name leads out of the archive; pack it again without paths"
    if path.suffix.lower() == ".zip":
        return "an archive in an archive; unpack it first"
    if member.flag_bits & 1:
        return "encrypted; unpack it first"
    if member.file_size > LIMIT:
        return f"over {LIMIT // 2**20} MB; split it"
    if member.file_size > _RATIO_FROM and member.file_size > _RATIO * max(member.compress_size, 1):
        return "unpacks to far more than it should; unpack it first if you trust it"
    return None


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/"))


def _stamp(member: zipfile.ZipInfo) -> date | None:
    try:
        return date(*member.date_time[:3])
    except ValueError:
        return None


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
