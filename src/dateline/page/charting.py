"""A series as points of a chart: plain values that a script draws and a table shows.

The form, as it stands in the page (``data-chart``):

- ``points``: one for each day, number, holder and status, oldest first: ``low``, ``high`` (None: the words set no
  bound), ``day`` (as-of day, ISO; None: not known), ``since`` (first day, where the count is over days), ``holder``,
  ``status``, ``number`` and ``when`` in words, ``origins``, ``marks`` (how it stands to others: revised, contradicted,
  suspicious), ``line`` (a key that points of one holder share, "" for a holder without a name), ``claims``: the
  evidence, each with ``report``, ``id``, ``cite``, ``sentence``; ``more``: claims left out.
- ``pairs``: ``a``, ``b`` (numbers of points), ``relation``, ``reason``: what revises or contradicts what.
- ``of``: how many points there are in all; of more than the picture holds those of most origins are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from dateline.model.rows import FigureRow
from dateline.page.snapshot import Snapshot
from dateline.page.speakers import speaker_key
from dateline.page.titles import in_short
from dateline.page.words import glimpse, say_number
from dateline.phrases import say_day, say_source, say_time, sentence_case

_DRAWN = ("contradicted", "suspicious", "revised")
MOST = 300
_PAIRS = 400
_CLAIMS = 12


def chart(snapshot: Snapshot, figures: Sequence[FigureRow], *, brief: bool = False) -> dict[str, Any]:
    """Points and pairs of figures that count the same thing. What one holder says of one day twice is one point.

    With ``brief`` the words around each number stand for its sentence, and fewer claims for each point.
    """
    groups: dict[tuple[Any, ...], list[FigureRow]] = defaultdict(list)
    for row in figures:
        groups[_as_of(row), row.low, row.high, speaker_key(row), row.status].append(row)
    kept = sorted(groups.values(), key=lambda rows: (-_origins(rows), _as_of(rows[0]) is None, rows[0].id))[:MOST]
    ordered = sorted(kept, key=lambda rows: (_as_of(rows[0]) or "9999", rows[0].id))
    at = {row.id: number for number, rows in enumerate(ordered) for row in rows}
    pairs = _pairs(snapshot, at)
    marks: dict[int, set[str]] = defaultdict(set)
    for pair in pairs:
        # The later figure revises; a contradiction is one of both.
        marks[pair["b"]].add(pair["relation"])
        if pair["relation"] != "revised":
            marks[pair["a"]].add(pair["relation"])
    return {
        "points": [
            _point(snapshot, rows, sorted(marks[number], key=_DRAWN.index), brief)
            for number, rows in enumerate(ordered)
        ],
        "pairs": pairs[:_PAIRS],
        "of": len(groups),
    }


def holder(row: FigureRow) -> str:
    """Who gives a figure, without relay: "Kazakh officials"; the outlet for its own voice."""
    return sentence_case(" ".join(row.source.split()) or row.outlet or say_source(row))


def _as_of(row: FigureRow) -> str | None:
    day = row.time_end or row.time_start
    return day.isoformat() if day else None


def _point(snapshot: Snapshot, rows: Sequence[FigureRow], marks: Sequence[str], brief: bool) -> dict[str, Any]:
    row, told = rows[0], _CLAIMS // 4 if brief else _CLAIMS
    return {
        "low": row.low,
        "high": row.high,
        "number": say_number(row),
        "day": _as_of(row),
        "told": min((one.published.isoformat() for one in rows if one.published), default=None),
        "since": row.time_start.isoformat() if row.time_start and row.time_start != row.time_end else None,
        "when": say_time(row),
        "holder": holder(row),
        "line": speaker_key(row) if row.source or row.outlet else "",
        "status": row.status,
        "origins": _origins(rows),
        "marks": list(marks),
        "claims": [
            {
                "report": one.report_key,
                "id": one.id,
                "cite": f"{in_short(snapshot, one)}, {say_day(one.published) if one.published else 'undated'}",
                "sentence": glimpse(one) if brief else one.sentence_text,
            }
            for one in rows[:told]
        ],
        "more": max(0, len(rows) - told),
    }


def _origins(rows: Sequence[FigureRow]) -> int:
    return len({one.origin or one.report_key for one in rows})


def _pairs(snapshot: Snapshot, at: dict[str, int]) -> list[dict[str, Any]]:
    """Each pair of points once, under the gravest relation that any of their claims have."""
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for id in at:
        for row in snapshot.relations_of.get(id, ()):
            if row.a != id or row.b not in at or row.relation not in _DRAWN or at[row.a] == at[row.b]:
                continue
            pair = (at[row.a], at[row.b])
            known = found.get(pair)
            if known is None or _DRAWN.index(row.relation) < _DRAWN.index(known["relation"]):
                found[pair] = {"a": pair[0], "b": pair[1], "relation": row.relation, "reason": row.reason}
    return sorted(found.values(), key=lambda pair: (_DRAWN.index(pair["relation"]), pair["a"], pair["b"]))
