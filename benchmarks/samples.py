"""Figures of the sample reports that ship with dateline: DATA is benchmarks/own/figures.jsonl.

The reports are read as a user would, each in its own format, from src/dateline/samples/reports. Levels and fields as in
the benchmark figures.

Reports of the folder that the gold has no line for are read and left out of the score.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import dateline
from benchmarks.figures import Row, scored
from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.ingest import take
from dateline.model.report import Report

_REPORTS = Path(dateline.__file__).parent / "samples" / "reports"


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the reader on the samples. ``misses`` is only printed by the caller; all are kept."""
    lines = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    gold = {entry["doc"]: entry["figures"] for entry in lines[:limit]}

    def reports() -> Iterable[tuple[str, list[Row], Report]]:
        for report in take([_REPORTS]):
            name = report.name.split("#")[-1] if isinstance(report, Report) else ""
            doc = next((doc for doc in (name, Path(name).stem) if doc in gold), None)
            if isinstance(report, Report) and doc is not None:
                yield doc, gold.pop(doc), report

    result = scored(reports(), cached_pack(), check=check)
    if gold:
        raise FileNotFoundError(f"{_REPORTS} has no report for {', '.join(sorted(gold))}")
    return result
