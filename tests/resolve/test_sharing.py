"""Which figures share a series when all is compared."""

from __future__ import annotations

from dateline.model.rows import RelationRow
from dateline.resolve.series.sharing import join_rivals


def contradicted(a: str, b: str) -> RelationRow:
    return RelationRow(a=a, b=b, relation="contradicted", scope=(), same_origin=False, reason="")


def test_what_contradicts_is_of_one_series() -> None:
    series = {"F1": "N1", "F2": "N1", "F3": "N2", "F4": "N3"}
    assert join_rivals(series, [contradicted("F2", "F3")]) == {"F1": "N1", "F2": "N1", "F3": "N1", "F4": "N3"}


def test_two_long_series_stay_apart() -> None:
    series = {f"F{n}": "N1" if n < 5 else "N2" for n in range(10)}
    assert join_rivals(series, [contradicted("F1", "F9")]) == series
