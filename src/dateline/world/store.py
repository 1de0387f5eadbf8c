"""The gazetteer file: columns of plain arrays, packed; written by the build script, read once a process.

Layout: a magic line, then one LZMA stream that holds the sections of ``Table`` in order, each as an eight-byte length
and its bytes. Rows are places, best known first, so that a row's number is its rank. ``keys`` are folded names in
ascending order, found by bisection; ``hits`` gives for each key the rows that bear it.
"""

from __future__ import annotations

import lzma
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

from dateline.errors import PackError
from dateline.world.fold import fold

MAGIC = b"dateline gazetteer 2\n"
KINDS = ("country", "province", "district", "city", "capital")


class Entry(Protocol):
    """What a place must have to be written."""

    id: int
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    fame: int
    admin1: str
    parent: int
    names: set[str]
    own: set[str]


@dataclass(frozen=True)
class Table:
    """All columns. ``*_ends`` are running ends of groups; numbers are fixed-width, little-endian in the file.

    ``admin1`` holds numbers into ``divisions``, ``country`` into ``codes``; ``hits`` are rows doubled, plus one where
    the key is only another name of the place; ``fame`` counts a place's names in all languages, up to 255; ``lat`` and
    ``lon`` are ten-thousandths of a degree.
    """

    keys: list[bytes]
    hit_ends: array[int]
    hits: array[int]
    ids: array[int]
    kinds: bytes
    country: bytes
    admin1: array[int]
    parents: array[int]
    lat: array[int]
    lon: array[int]
    population: array[int]
    fame: bytes
    names: list[str]
    codes: list[str]
    divisions: list[str]

    @classmethod
    def of(cls, rows: Iterable[Entry], *, kinds: tuple[str, ...] = KINDS) -> Table:
        """Rows to columns; the order of the rows is kept and is their rank."""
        rows = list(rows)
        codes = sorted({r.country for r in rows})
        divisions = sorted({r.admin1 for r in rows})
        code_at = {code: n for n, code in enumerate(codes)}
        division_at = {name: n for n, name in enumerate(divisions)}
        found: dict[bytes, dict[int, int]] = {}
        for number, row in enumerate(rows):
            own = {fold(n).encode() for n in (row.name, *row.own)}
            for name in {*own, *(fold(n).encode() for n in row.names)} - {b""}:
                found.setdefault(name, {})[number] = int(name not in own)
        keys = sorted(found)
        groups = [[row * 2 + other for row, other in sorted(found[key].items())] for key in keys]
        return cls(
            keys=keys,
            hit_ends=array("I", accumulate(len(g) for g in groups)),
            hits=array("I", [hit for group in groups for hit in group]),
            ids=array("I", (r.id for r in rows)),
            kinds=bytes(kinds.index(r.kind) for r in rows),
            country=bytes(code_at[r.country] for r in rows),
            admin1=array("H", (division_at[r.admin1] for r in rows)),
            parents=array("I", (r.parent for r in rows)),
            lat=array("i", (round(r.lat * 10_000) for r in rows)),
            lon=array("i", (round(r.lon * 10_000) for r in rows)),
            population=array("I", (r.population for r in rows)),
            fame=bytes(min(255, r.fame) for r in rows),
            names=[r.name for r in rows],
            codes=codes,
            divisions=divisions,
        )

    def rows(self, key: str) -> list[tuple[int, bool]]:
        """Rows under a folded name, best known first, each with whether the name is only another name of it."""
        wanted = key.encode()
        at = bisect_left(self.keys, wanted)
        if at == len(self.keys) or self.keys[at] != wanted:
            return []
        first = self.hit_ends[at - 1] if at else 0
        return [(hit >> 1, bool(hit & 1)) for hit in self.hits[first : self.hit_ends[at]]]


_SHAPES = (
    ("keys", "bytes"), ("hit_ends", "I"), ("hits", "I"), ("ids", "I"), ("kinds", "raw"), ("country", "raw"),
    ("admin1", "H"), ("parents", "I"), ("lat", "i"), ("lon", "i"), ("population", "I"), ("fame", "raw"),
    ("names", "text"), ("codes", "text"), ("divisions", "text"),
)  # fmt: skip
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 26}]


def write(path: Path, table: Table) -> None:
    """Write the file; the same table gives the same bytes."""
    packed = bytearray()
    for name, shape in _SHAPES:
        part = _pack(getattr(table, name), shape)
        packed += len(part).to_bytes(8, "little") + part
    path.write_bytes(MAGIC + lzma.compress(bytes(packed), format=lzma.FORMAT_XZ, filters=_FILTERS))


def read(path: Path) -> Table:
    """Read the file.

    Raises:
        PackError: it is not there, cut short, or of another version.
    """
    try:
        data = path.read_bytes()
        if not data.startswith(MAGIC):
            raise PackError(f"{path}: not a gazetteer of this version; install dateline anew")
        packed = memoryview(lzma.decompress(memoryview(data)[len(MAGIC) :]))
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise PackError(f"{path}: {error}; install dateline anew") from error
    parts: dict[str, Any] = {}
    at = 0
    for name, shape in _SHAPES:
        size = int.from_bytes(packed[at : at + 8], "little")
        parts[name] = _unpack(packed[at + 8 : at + 8 + size], shape)
        at += 8 + size
    return Table(**parts)


def _pack(value: Any, shape: str) -> bytes:
    if shape == "raw":
        return bytes(value)
    if shape == "bytes":
        return b"\n".join(value)
    if shape == "text":
        return "\n".join(value).encode()
    numbers = array(value.typecode, value)
    if sys.byteorder == "big":
        numbers.byteswap()
    # Bytes of one weight together: neighbours are alike, and the file is a third smaller for it.
    raw = numbers.tobytes()
    return b"".join(raw[n :: numbers.itemsize] for n in range(numbers.itemsize))


def _unpack(part: memoryview, shape: str) -> Any:
    if shape == "raw":
        return bytes(part)
    if shape == "bytes":
        return bytes(part).split(b"\n")
    if shape == "text":
        return str(part, "utf-8").split("\n")
    numbers = array(shape)
    width = numbers.itemsize
    count = len(part) // width
    raw = bytearray(len(part))
    for n in range(width):
        raw[n::width] = part[n * count : (n + 1) * count]
    numbers.frombytes(bytes(raw))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
