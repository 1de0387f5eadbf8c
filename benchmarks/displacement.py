"""People displaced, evacuated, and homes destroyed: one excerpt, one labelled figure with its unit.

DATA is the folder with the two labelled .xlsx files (openpyxl reads them). ``figure``: the one figure that the reader
gives for an excerpt has the labelled value; ``any``: one of its figures of displacement has. Some labels are mistyped
("260,000" labelled 26000): a perfect reader stays below 1.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.model.claim import Figure
from dateline.model.vocabulary import Group, Measure

_SHEETS = {
    "fully_labelled": ("Excerpt", "Displacement figure", "Reporting term", "Reporting unit"),
    "test_dataset": ("excerpt", "Quantity", "Term", "Unit"),
}
_ORDER = [Measure.DISPLACED, Measure.EVACUATED, Measure.DESTROYED, Measure.AFFECTED, Measure.RESCUED]
_HOUSING = ("Destroyed Housing", "Partially Destroyed Housing", "Uninhabitable Housing")


def _excerpts(data: Path) -> list[tuple[str, int, str, str]]:
    found = []
    for path in sorted(data.glob("*.xlsx")):
        columns = next((c for key, c in _SHEETS.items() if key in path.name), None)
        if columns is None:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet: Any = pd.read_excel(path)
        for _, row in sheet.iterrows():
            text, value, term, unit = (row[c] for c in columns)
            digits = str(value).replace(",", "").strip()
            if isinstance(text, str) and digits.replace(".", "", 1).isdigit():
                found.append((text, int(float(digits)), str(term), str(unit)))
    return found


def _choose(figures: list[Figure]) -> Figure | None:
    """The figure of displacement told first; homes only where nobody is told to have left them."""
    of_people = [f for f in figures if f.group is not Group.THINGS or f.measure is not Measure.DESTROYED]
    for pool in (of_people, figures):
        for measure in _ORDER:
            chosen = [f for f in pool if f.measure is measure and not f.part_of]
            if chosen:
                return chosen[0]
    return None


def _values(figure: Figure) -> set[int | None]:
    """The numbers that the words may be labelled with: "more than 300" is 301 and up, labelled 300."""
    low, high = figure.quantity.low, figure.quantity.high
    return {low, high, (low or 1) - 1}


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the chosen figure of each excerpt."""
    pack, result = cached_pack(), Result()
    chosen = _excerpts(data)[:limit]
    right = among = 0
    for text, value, term, unit in chosen:
        figures = [f for f in read(make_report(text), pack).figures if f.measure in _ORDER]
        best = _choose(figures)
        values = [_values(f) for f in figures]
        good = check or (
            best is not None and value in {best.quantity.low, best.quantity.high, (best.quantity.low or 1) - 1}
        )
        right += good
        among += check or any(value in v for v in values)
        if not good:
            told = [(f.measure.value, f.text) for f in figures]
            result.miss("figure", f"{value} {term} {unit}; was {told}: {text[:230]!r}")
    result.share("figure", right, len(chosen))
    result.share("any", among, len(chosen))
    return result
