"""Files that lie elsewhere, by address (``s3://bucket/crawl/*.warc.gz``): whatever fsspec can open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from glob import has_magic
from typing import Any, BinaryIO, cast

from dateline.errors import IngestError
from dateline.ingest.files import Found, reason
from dateline.model.report import Skipped

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_address(words: str) -> bool:
    """Whether a given path is an address rather than a path of this machine."""
    return _ADDRESS.match(words) is not None


def find_addresses(words: str) -> Iterator[Found | Skipped]:
    """Files under one address, folder or pattern; at least one Found or Skipped, in order of name."""
    try:
        base, path = _opened(words)
        # A store of objects has folders only where something lies in them.
        if has_magic(path):
            top = path[: re.search(r"[*?\[]", path).start()].rpartition("/")[0]  # type: ignore[union-attr]
            paths = [one for one in sorted(base.glob(path)) if not base.isdir(one)]
        elif base.isdir(path):
            top, paths = path, sorted(base.find(path))
        else:
            top, paths = path.rpartition("/")[0], [path] if base.exists(path) else []
        names = [one[len(top) :].lstrip("/") for one in paths]
        found = [
            Found(name=name, address=base.unstrip_protocol(one))
            for one, name in zip(paths, names, strict=True)
            if not any(part.startswith(".") for part in name.split("/"))
        ]
    except IngestError as error:
        yield Skipped(words, str(error))
        return
    except Exception as error:  # each kind of store has errors of its own
        yield Skipped(words, f"cannot be looked up ({reason(error)}); check the address")
        return
    yield from found
    if not found:
        yield Skipped(words, "nothing there; check the address")


@contextmanager
def open_address(address: str) -> Iterator[BinaryIO]:
    """The bytes at an address, as a stream that can be sought in.

    Raises:
        IngestError: fsspec, or what it needs for this kind of address, is not installed.
    """
    base, path = _opened(address)
    with base.open(path, "rb") as stream:
        yield cast("BinaryIO", stream)


def size_of(address: str) -> tuple[int, str]:
    """Bytes of a file at an address, and a word that changes when it does."""
    base, path = _opened(address)
    known = base.info(path)
    stamp = known.get("ETag") or known.get("etag") or known.get("LastModified") or known.get("mtime") or ""
    return int(known.get("size") or 0), str(stamp)


def _opened(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise IngestError("fsspec is not installed; pip install 'dateline[crawl]' brings it") from error
    try:
        base, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise IngestError(f"no way to open such an address ({reason(error)}); install what it names") from error
    return base, path
