"""What made a record: versions, rules, models and hashes: to cite it, and to see whether another is the same."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import platform
from collections.abc import Iterable, Mapping
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.errors import PackError
from dateline.extract.name import reader_of
from dateline.language import PACKS
from dateline.record.results import Info
from dateline.resolve import RESOLVER

_READING = ("model", "language", "world", "ingest", "extract", "resolve")
"""Rooms that decide what is read and brought together."""

_PACKAGES = ("spacy", "thinc", "numpy", "trafilatura", "lxml", "py3langid", "charset-normalizer", "sqlalchemy")
"""Packages that what is read depends on."""

_LICENCES = {
    "code and rules": "Apache-2.0",
    "place data": "GeoNames, CC BY 4.0",
    "words": "WordNet 3.1 licence; frequencies CC BY 3.0",
    "all notices": "NOTICE",
}


def method_of(info: Info, texts: Iterable[str], claims: Iterable[Mapping[str, Any]], judgements: int) -> dict[str, Any]:
    """One object of plain values; nothing in it tells the time or the machine, but for versions.

    Args:
        info: What the record holds.
        texts: SHA-256 of the text of each current report.
        claims: All claims in the exchange form, in the order of the export.
        judgements: How many decisions of people are in force or were.
    """
    ours = {language: _reader(language) for language in PACKS}
    held = {
        "reports": info.reports,
        "undated": info.undated,
        "not_read": info.not_read,
        "skipped": len(info.skipped),
        "first_day": info.first_day,
        "last_day": info.last_day,
        "claims": info.figures + info.mentions + info.statements,
        "judgements": judgements,
        "texts_sha256": _hash_of_lines(sorted(texts)),
        "claims_sha256": _hash_of_lines(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in claims),
    }
    return {
        "cite_as": _cite_as(info, held),
        "dateline": __version__,
        "readers": list(info.readers),
        "resolver": info.resolver,
        "resolved": info.resolved,
        "schema": info.schema,
        "record": held,
        "installed": {
            "readers": ours,
            "resolver": RESOLVER,
            "is_what_made_it": info.resolved
            and info.resolver in ("", RESOLVER)
            and set(info.readers) <= set(ours.values()),
            "python": platform.python_version(),
            "packages": {name: _version(name) for name in _PACKAGES},
            "pipelines": {package: _hash_of_package(package) for package in sorted(set(PACKS.values()))},
            **_hashes_of_rules(),
        },
        "licences": _LICENCES,
        "accuracy": "docs/method/accuracy.md",
    }


def _cite_as(info: Info, held: Mapping[str, Any]) -> str:
    read_by = ", ".join(info.readers) or "nothing read so far"
    rules = f", brought together by {info.resolver}" if info.resolver else ""
    texts = f"{info.reports:,} reports (texts SHA-256 {held['texts_sha256'][:16]})"
    return f"dateline {__version__}, {read_by}{rules}; {texts}, claims SHA-256 {held['claims_sha256'][:16]}"


def _reader(language: str) -> str:
    try:
        return reader_of(language)
    except PackError:
        return ""


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


@functools.cache
def _hash_of_package(package: str) -> str:
    """One hash of all files of an installed pipeline; "" if it is not installed."""
    found = importlib.util.find_spec(package)
    return _hash_of_files(Path(found.origin).parent) if found and found.origin else ""


@functools.cache
def _hashes_of_rules() -> dict[str, Any]:
    """Code by room, one hash each; tables and data by file."""
    with resources.as_file(resources.files("dateline")) as root:
        tables = [path for room in _READING for path in _files(root / room) if path.suffix not in (".py", ".NOTICE")]
        return {
            "code": {room: _hash_of_files(root / room, ".py") for room in _READING},
            "tables": {path.relative_to(root).as_posix(): _sha(path.read_bytes()) for path in tables},
        }


def _files(folder: Path) -> list[Path]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(paths, key=lambda path: path.relative_to(folder).as_posix())


def _hash_of_files(folder: Path, suffix: str = "") -> str:
    return _hash_of_lines(
        f"{path.relative_to(folder).as_posix()} {_sha(path.read_bytes())}"
        for path in _files(folder)
        if not suffix or path.suffix == suffix
    )


def _hash_of_lines(lines: Iterable[str]) -> str:
    """As ``sha256sum`` gives it of a file of these lines."""
    made = hashlib.sha256()
    for line in lines:
        made.update(line.encode("utf-8", "backslashreplace") + b"\n")
    return made.hexdigest()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
