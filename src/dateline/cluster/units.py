"""Input files as units of work: one file, one output file, which is the checkpoint."""

from __future__ import annotations

import hashlib
import json
import os.path
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dateline.cluster.files import Folder
from dateline.errors import UsageError
from dateline.extract import reader_of
from dateline.ingest import read_dates
from dateline.ingest.addresses import size_of
from dateline.ingest.files import STDIN, Found
from dateline.ingest.take import Paths, Taking, find, listed_of
from dateline.language import PACKS
from dateline.model.report import Skipped

FORM = 1
"""Raised by one whenever output files are written differently; older ones are then made anew."""

READ_FOLDER = "read"
_TABLES_AT_ONCE = 16


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One input file.

    Attributes:
        path, name, address: As ``ingest.files.Found`` has them, the path made absolute.
        given: The path as it was given, under which its reports are known.
        out: Its output, within the folder.
        state: What the output rests on: the file as it is, the readers and the options.
    """

    path: str
    given: str
    name: str
    address: str
    out: str
    state: str

    @property
    def where(self) -> str:
        """Where the file lies."""
        return self.address or self.path

    @property
    def found(self) -> Found:
        """As ingest takes it."""
        return Found(path=Path(self.path), name=self.name, address=self.address)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How all units are read; plain data, so that it travels to other machines.

    Attributes:
        out: The folder of the output.
        published, dates, trust_file_dates, outlet: As ``ingest.take`` has them, the table of dates read.
        limit: Seconds that the reading of one report may take.
        readers: What reads each language here; a machine with others reads nothing.
        stage: Module and function that read, in a process of their own.
    """

    out: str
    published: str | None = None
    dates: Mapping[str, str] = field(default_factory=dict)
    dates_path: str | None = None
    trust_file_dates: bool = False
    outlet: str = ""
    limit: float
    readers: Mapping[str, str]
    stage: str

    def taking(self) -> Taking:
        """How a file becomes reports."""
        return Taking(
            published=date.fromisoformat(self.published) if self.published else None,
            table={name: date.fromisoformat(day) for name, day in self.dates.items()},
            table_path=Path(self.dates_path) if self.dates_path else None,
            trust_file_dates=self.trust_file_dates,
            outlet=self.outlet,
        )

    def told(self) -> str:
        """What of it decides what is read, in one word."""
        decides = [FORM, self.published, sorted(self.dates.items()), self.trust_file_dates, self.outlet]
        words = json.dumps([*decides, sorted(self.readers.items()), self.stage])
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def json(self) -> str:
        """As it travels."""
        return json.dumps(asdict(self))


def dates_of(table: str | Path | None) -> dict[str, str]:
    """A table of dates as plain data."""
    return {name: day.isoformat() for name, day in read_dates(table).items()} if table is not None else {}


def readers() -> dict[str, str]:
    """What reads each language on this machine."""
    return {language: reader_of(language) for language in PACKS}


def find_units(paths: Paths, plan: Plan) -> tuple[list[Unit], list[Skipped]]:
    """Units of all input files, in the order given, each file once; and what was given and is no file.

    Raises:
        UsageError: standard input is given.
    """
    units: dict[str, Unit] = {}
    faults: list[Skipped] = []
    for given in listed_of(paths):
        if given == STDIN:
            raise UsageError("a cluster cannot read standard input; give files, a folder or an address")
        for found in find(given):
            if isinstance(found, Skipped):
                faults.append(found)
                continue
            if found.file.endswith(".meta.json") or (plan.dates_path and _is_same(found, plan.dates_path)):
                continue
            if (found.address or str(found.path.resolve())).startswith(plan.out.rstrip("/") + "/"):
                # An output within the input is none.
                continue
            try:
                unit = _unit(found, plan)
            except OSError as error:
                faults.append(Skipped(found.name, f"cannot be read ({error.strerror or error}); check its permissions"))
                continue
            units.setdefault(unit.where, unit)
    return list(units.values()), faults


def _unit(found: Found, plan: Plan) -> Unit:
    path = "" if found.address else Path(os.path.abspath(found.path)).as_posix()  # noqa: PTH100 - links stay
    where = found.address or path
    if found.address:
        size, stamp = size_of(found.address)
    else:
        stat = found.path.stat()
        size, stamp = stat.st_size, str(stat.st_mtime_ns)
    word = hashlib.sha256(where.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    stem = re.sub(r"[^A-Za-z0-9._-]+", "_", found.file)[:80]
    return Unit(
        path=path,
        given="" if found.address else found.path.as_posix(),
        name=found.name,
        address=found.address,
        out=f"{READ_FOLDER}/{stem}-{word}.parquet",
        state=f"{plan.told()} {size} {stamp}",
    )


def _is_same(found: Found, path: str) -> bool:
    return not found.address and found.path.resolve() == Path(path).resolve()


def about_unit(unit: Unit, counts: Mapping[str, int], named: Iterable[Skipped]) -> str:
    """What is kept with the output of a unit."""
    told = {
        "input": unit.where,
        "state": unit.state,
        "counts": dict(counts),
        "named": [[one.name, one.reason] for one in named],
    }
    return json.dumps(told)


def known(folder: Folder, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What is kept with outputs that are there; those of another form, or broken, are left out."""

    def look(name: str) -> tuple[str, dict[str, Any]]:
        words = folder.about(name)
        return name, json.loads(words) if words else {}

    with ThreadPoolExecutor(_TABLES_AT_ONCE) as threads:
        return {name: told for name, told in threads.map(look, names) if told}


def outputs(folder: Folder) -> dict[str, dict[str, Any]]:
    """What is kept with all outputs that lie in a folder."""
    return known(folder, folder.names(READ_FOLDER, ".parquet"))


def done(folder: Folder, unit: Unit) -> dict[str, Any] | None:
    """What is kept with the output of a unit, if it is there and made of the very same."""
    told: dict[str, Any] = json.loads(folder.about(unit.out) or "{}")
    return told if told.get("state") == unit.state else None
