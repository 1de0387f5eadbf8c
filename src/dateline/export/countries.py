"""Countries by their two letters: number and English name (countries.csv)."""

from __future__ import annotations

import csv
import functools
from importlib import resources


@functools.cache
def countries() -> dict[str, tuple[int, str]]:
    """Code to number (ISO 3166-1) and name."""
    lines = (resources.files("dateline.export") / "countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["code"]: (int(row["iso"]), row["country"]) for row in rows}


def country_name(code: str) -> str:
    """The name of a country; the code itself where the table has none."""
    return countries()[code][1] if code in countries() else code
