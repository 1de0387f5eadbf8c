"""Latest figures as a table with HXL hashtags: one line a place, the columns of each measure side by side."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from dateline.export.countries import country_name
from dateline.export.table import csv_lines
from dateline.model.answers import LatestRow

Told = Callable[[LatestRow], Mapping[str, str]]


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("dateline.export") / "hxl.toml").read_text("utf-8"))


def hxl_columns(measures: Sequence[str]) -> dict[str, str]:
    """Name of each column of a table of these measures, and its hashtag, in order."""
    tags = dict(_table()["places"])
    for name in measures:
        tag = _table()["measures"].get(name, f"#indicator+{name}+num")
        for end, pattern in _table()["columns"].items():
            tags[f"{name}_{end}".rstrip("_")] = pattern.format(tag=tag, name=name)
    return tags


def hxl_rows(rows: Iterable[LatestRow], told: Told) -> Iterator[dict[str, Any]]:
    """Tags first, then one line a place. A gap is empty cells, never 0; a place of which nothing is told has no line.

    The column of the measure itself holds a number only where the figure is one number: "at least 20" is a lowest
    bound there, and no 20. Bounds and words stand beside it.

    Args:
        rows: As ``View.latest`` gives them.
        told: Words for what a row tells: "words" (the number), "counts" (of whom, where), "source" (who says so).
    """
    rows = list(rows)
    measures = list(dict.fromkeys(row.measure for row in rows))
    columns = hxl_columns(measures)
    yield dict(columns)
    lines: dict[tuple[str, str, str], dict[str, Any]] = {}
    told_of = {_spot(row) for row in rows if row.figure is not None or row.others}
    for row in rows:
        if _spot(row) not in told_of:
            continue
        spot = _spot(row)
        line = lines.setdefault(spot, {**dict.fromkeys(columns), **_where(row)})
        line |= {f"{row.measure}_{end}".rstrip("_"): value for end, value in _cells(row, told).items()}
    yield from lines.values()


def hxl_lines(rows: Iterable[LatestRow], told: Told) -> Iterator[str]:
    """The table as lines of CSV: names, tags, places."""
    return csv_lines(hxl_rows(rows, told))


def _spot(row: LatestRow) -> tuple[str, str, str]:
    return row.country, row.place, row.place_kind


def _where(row: LatestRow) -> dict[str, Any]:
    return {
        "country_code": row.country,
        "country": country_name(row.country) if row.country else "",
        "admin1": row.place if row.place_kind == "admin1" else "",
        "place": row.place if row.place_kind == "place" else "",
        "place_kind": row.place_kind,
    }


def _cells(row: LatestRow, told: Told) -> dict[str, Any]:
    others = " ".join(row.others)
    if row.figure is None:
        return {"others": others}
    return {
        "": row.low if row.low == row.high else None,
        "low": row.low,
        "high": row.high,
        "range_low": row.range_low,
        "range_high": row.range_high,
        **told(row),
        "as_of": row.as_of,
        "status": row.status,
        "published": row.published,
        "sentence": " ".join(row.sentence.split()),
        "claim": row.figure,
        "others": others,
    }
