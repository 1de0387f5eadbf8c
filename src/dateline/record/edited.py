"""Claims of a text that was edited: which of the new ones stands where an old one stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.model.rows import ClaimRow, FigureRow


def rewritten(
    gone: Iterable[ClaimRow], new: Iterable[ClaimRow], versions: Mapping[str, str]
) -> list[tuple[FigureRow, FigureRow]]:
    """Pairs of a figure that an older text had, and the one that the newer text has in its place.

    One stands in place of another where both count the same of the same people, in headline or text alike: the one
    whose sentence is the same but for the number, else the only one.

    Args:
        gone: Claims that are no more.
        new: Claims that were not there.
        versions: Key of each older text that was replaced, and of the text that replaced it.
    """
    left: dict[tuple[Any, ...], list[FigureRow]] = defaultdict(list)
    came: dict[tuple[Any, ...], list[FigureRow]] = defaultdict(list)
    for row in gone:
        if isinstance(row, FigureRow) and row.report_key in versions:
            left[_counts(row, versions[row.report_key])].append(row)
    for row in new:
        if isinstance(row, FigureRow):
            came[_counts(row, row.report_key)].append(row)
    pairs: list[tuple[FigureRow, FigureRow]] = []
    for counts, olds in left.items():
        news = came.get(counts, [])
        for old in list(olds):
            same = [row for row in news if _frame(row) == _frame(old)]
            if len(same) == 1:
                pairs.append((old, same[0]))
                olds.remove(old)
                news.remove(same[0])
        if len(olds) == len(news) == 1:
            pairs.append((olds[0], news[0]))
    return pairs


def titles_twins(rows: Iterable[ClaimRow]) -> set[str]:
    """Ids of figures of headlines that the text below gives, too: a headline's number counts with that of its body."""
    figures = [row for row in rows if isinstance(row, FigureRow)]
    bodies = {_given(row) for row in figures if row.zone == "body"}
    return {row.id for row in figures if row.zone == "headline" and _given(row) in bodies}


def _given(row: FigureRow) -> tuple[Any, ...]:
    return row.report_key, row.measure, row.series or row.id, row.low, row.high, row.status == "denied"


def _counts(row: FigureRow, report: str) -> tuple[Any, ...]:
    return report, row.measure, row.group, row.zone


def _frame(row: FigureRow) -> str:
    at = row.start - row.sentence[0]
    words = row.sentence_text
    return f"{words[:at]} {words[at + len(row.text) :]}"
