"""A record of ten million claims: how large, how fast filled, how fast asked. ``python -m benchmarks size --limit N``.

Claims are made up and written straight into the tables, in the store's own rows; nothing is read or resolved. Asked are
what people ask of one thing (a claim, a report, a series, words), by index, and what they ask of the whole record
(figures by country and week), through its Parquet mirror. Published figures for such a record: none known.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

import dateline
from dateline.record import Record
from dateline.store import Store, tables
from dateline.store.dialect import add_words

CLAIMS = 10_000_000
A_REPORT = 20
"""Claims in one report: 10 figures, 6 events, 4 statements."""

_BATCH = 1_000
_ASKED = 50
_ASKED_OF_ALL = 7
_START = date(2015, 1, 1)
_DAYS = 4_000
_COUNTRIES = [f"{first}{second}" for first in "ABCDEFGHIJ" for second in "KLMNOPQRST"]
_MEASURES = ["killed", "injured", "detained", "displaced", "missing", "damaged"]
_STATUS = ["stated", "attributed", "attributed", "attributed", "unconfirmed", "denied"]
_TYPES = [("ASSAULT", "firearms"), ("PROTEST", "demo"), ("COERCE", "arrest"), ("FIGHT", "")]
_WORDS = [
    "the",
    "crowd",
    "moved",
    "along",
    "river",
    "road",
    "while",
    "shops",
    "stayed",
    "shut",
    "and",
    "cars",
    "waited",
]


def main(options: argparse.Namespace) -> int:
    """Make the record in a temporary folder, ask it, print what was measured."""
    claims = options.limit or CLAIMS
    with tempfile.TemporaryDirectory(prefix="dateline-size-", dir=options.data) as folder:
        path = Path(folder) / "r.dateline"
        told: dict[str, float] = {}
        # Each as it is measured: a run takes an hour, and one that is cut short has told what it had.
        for name, value in itertools.chain(_fill(path, claims).items(), _ask(path, claims)):
            told[name] = value
            print(f"{name:44} {value:,.1f}" if isinstance(value, float) else f"{name:44} {value:,}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def _fill(path: Path, claims: int) -> dict[str, float]:
    dateline.open(path).close()
    store, dice = Store(path), random.Random(7)
    start = time.perf_counter()
    with store.writing() as connection:
        connection.execute(insert(tables.resolution).values(_resolution(1)))
    for first in range(0, claims // A_REPORT, _BATCH):
        with store.writing() as connection:
            _batch(connection, range(first, min(first + _BATCH, claims // A_REPORT)), dice)
    with store.writing() as connection:
        # The newest of all, so that the record counts as brought together.
        connection.execute(insert(tables.resolution).values(_resolution(claims // A_REPORT)))
    took = time.perf_counter() - start
    store.close()
    size = sum(file.stat().st_size for file in path.parent.glob("r.dateline*"))
    return {
        "claims": claims,
        "claims written a second": claims / took,
        "bytes a claim": size / claims,
        "MB": size / 1e6,
    }


def _resolution(upto: int) -> dict[str, Any]:
    from dateline.resolve.plain import RESOLVER

    at = datetime.now(UTC)
    return {"resolver": RESOLVER, "upto_reading": upto, "upto_version": upto, "recorded_at": at}


def _batch(connection: Connection, numbers: range, dice: random.Random) -> None:
    at = datetime.now(UTC)
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (tables.report, tables.version, tables.reading, tables.report_link)
    }
    claims, links = [], []
    plain_at = f"{at:%Y-%m-%dT%H:%M:%S.%fZ}"
    for number in numbers:
        key, name, day = f"R{number:012x}", f"made/{number:07}.txt", _START + timedelta(days=number * 7 % _DAYS)
        text = f"Report {number}: " + " ".join(dice.choices(_WORDS, k=60)) + "."
        rows[tables.report].append(
            {
                "id": number + 1, "key": key, "name": name, "text": text, "text_sha256": f"{number:064x}",
                "bytes_sha256": f"{number:064x}", "encoding": "utf-8", "words": 62, "recorded_at": at,
            }
        )  # fmt: skip
        rows[tables.version].append(
            {"id": number + 1, "address_key": f"{number:064x}", "address": name, "report": key, "recorded_at": at}
        )
        rows[tables.reading].append(
            {
                "id": number + 1, "report": key, "digest": f"{number:064x}", "reader": "made-up-1", "language": "en",
                "published": day, "published_basis": "given", "outlet": f"Outlet {number % 400}", "headline": "",
                "bylines": [], "dateline_place": "", "zones": [["body", 0, len(text)]], "recorded_at": at,
            }
        )  # fmt: skip
        rows[tables.report_link].append(
            {
                "report": key, "resolution": 1, "origin": f"O{number * 3 // 4:08x}", "story": f"C{number // 500:08x}",
                "recorded_at": at,
            }
        )  # fmt: skip
        add_words(connection, number + 1, "", text)
        for place in range(A_REPORT):
            claim = _claim(number, place, day.isoformat(), text, dice) | {"recorded_at": plain_at}
            claims.append(claim)
            if claim["kind"] != "statement":
                links.append(_link(claim, number, plain_at))
    for table, made in rows.items():
        connection.execute(insert(table), made)
    _pour(connection, tables.claim, claims)
    _pour(connection, tables.claim_link, links)


def _pour(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows whose values are as the tables hold them, with no conversion."""
    names = [column.name for column in table.columns]
    told = ", ".join(f'"{name}"' for name in names)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({told}) VALUES ({', '.join('?' * len(names))})",
        [tuple(map(row.get, names)) for row in rows],
    )


_EMPTY: dict[str, Any] = dict.fromkeys(column.name for column in tables.claim.columns)


def _claim(number: int, at: int, day: str, text: str, dice: random.Random) -> dict[str, Any]:
    kind = "figure" if at < 10 else "event" if at < 16 else "statement"
    country, low = dice.choice(_COUNTRIES), dice.randint(1, 300)
    made = _EMPTY | {
        "reading": number + 1, "id": f"{kind[0].upper()}{number * A_REPORT + at:010x}", "kind": kind, "start": 7,
        "end": 9,
        "text": text[7:9], "sentence_start": 0, "sentence_end": len(text), "zone": "body", "place": f"Town {low}",
        "place_start": 10, "place_end": 14, "place_id": low, "place_name": f"Town {low}", "place_country": country,
        "place_admin1": "", "place_precision": "city", "time_start": day, "time_end": day, "time_text": "",
        "time_precision": "day", "time_basis": "stated", "source": "police", "source_kind": "police", "via": "",
        "status": dice.choice(_STATUS),
    }  # fmt: skip
    if kind == "figure":
        measure = dice.choice(_MEASURES)
        made |= {"measure": measure, "low": low, "high": low, "approx": False, "people": "people", "group": "people"}
        made |= {"cumulative": True, "part_of": ""}
    elif kind == "event":
        type_, mode = dice.choice(_TYPES)
        made |= {"type": type_, "mode": mode, "agents": "[]", "recipients": "[]", "figures": "[]"}
    else:
        made |= {"cue": "said", "direct": False}
    return made


def _link(claim: dict[str, Any], number: int, at: str) -> dict[str, Any]:
    # A series or event of some ten claims, of reports that follow each other.
    group = f"{number // 10:07x}{int(claim['id'][1:], 16) % A_REPORT:x}"
    series = f"N{group}" if claim["kind"] == "figure" else None
    event = f"V{group}" if claim["kind"] == "event" else None
    return {
        "claim": claim["id"], "resolution": 1, "series": series, "event": event,
        "actors": '{"agents": [], "recipients": []}' if event else "{}", "recorded_at": at,
    }  # fmt: skip


def _ask(path: Path, claims: int) -> Iterator[tuple[str, float]]:
    dice, reports = random.Random(8), claims // A_REPORT
    with dateline.open(path) as record:
        for name, question in _questions(record, dice, reports).items():
            before = time.process_time()
            times = [_timed(question) for _ in range(_ASKED)]
            yield f"{name}, CPU ms of one", (time.process_time() - before) / _ASKED * 1e3
            yield f"{name}, median ms", statistics.median(times) * 1e3
            yield f"{name}, worst ms", max(times) * 1e3
        yield "peak memory before the mirror, MB", _peak()
        before = time.process_time()
        yield "mirror made, seconds", _timed(record.mirror)
        yield "mirror made, CPU seconds", time.process_time() - before
        yield "mirror, MB", record.mirror().bytes / 1e6
        yield "mirror in step, ms", _timed(record.mirror) * 1e3
        for name, whole in _of_all(record).items():
            before, loads = time.process_time(), os.getloadavg()[0]
            times = [_timed(whole) for _ in range(_ASKED_OF_ALL)]
            yield f"{name}, median ms", statistics.median(times) * 1e3
            yield f"{name}, worst ms", max(times) * 1e3
            yield f"{name}, CPU ms of one", (time.process_time() - before) / _ASKED_OF_ALL * 1e3
            yield f"{name}, load average", loads
    yield "peak memory, MB", _peak()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _of_all(record: Record) -> dict[str, Callable[[], object]]:
    return {
        "figures by country and week": lambda: record.tally(by=("country", "week")),
        "killed by country and month": lambda: record.tally(by=("country", "month"), measure="killed"),
        "figures by place and month": lambda: record.tally(by=("place", "month")),
    }


def _questions(record: Record, dice: random.Random, reports: int) -> dict[str, Callable[[], object]]:
    def some() -> int:
        return dice.randrange(reports)

    def early() -> datetime:
        return datetime.now(UTC)

    return {
        "claim by id": lambda: record.claim(f"F{some() * A_REPORT:010x}"),
        "claims of a report": lambda: record.figures(report=f"R{some():012x}"),
        "figures of a series": lambda: record.figures(series=f"N{some() // 10:07x}{dice.randrange(10):x}"),
        "the same, as of a moment": lambda: record.as_of(early()).figures(
            series=f"N{some() // 10:07x}{dice.randrange(10):x}"
        ),
        "show a series": lambda: record.show(f"N{some() // 10:07x}{dice.randrange(10):x}"),
        "show an event": lambda: record.show(f"V{some() // 10:07x}{10 + dice.randrange(6):x}"),
        "show a claim": lambda: record.show(f"F{some() * A_REPORT:010x}"),
        "search words": lambda: record.search(f"report {some()}"),
    }


def _timed(question: Callable[[], object]) -> float:
    start = time.perf_counter()
    question()
    return time.perf_counter() - start
