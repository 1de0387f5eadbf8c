"""Words in reports, and things of that name."""

from __future__ import annotations

from typing import Any

from dateline.errors import UsageError
from dateline.model.answers import Hit
from dateline.model.rows import ActorRow, ClaimRow, SeriesRow
from dateline.page.asked import Asked
from dateline.page.filtering import choices
from dateline.page.snapshot import Snapshot
from dateline.phrases import say_series

_FEW = 12
_HITS = 30
_PAGES = 20
_LONGEST = 200


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Reports that hold the words (``q``), and actors, places and series that are called so."""
    words = (asked.get("q") or "")[:_LONGEST].strip()
    page = asked.number("page", default=1, least=1, most=_PAGES)
    hits, problem = _hits(snapshot, words, page * _HITS + 1)
    shown = hits[(page - 1) * _HITS : page * _HITS]
    told = words.casefold().strip('"')
    return {
        "title": f"Search: {words}" if words else "Search",
        "q": words,
        "hits": [(hit, _claim_at(snapshot, hit)) for hit in shown],
        "first": (page - 1) * _HITS + 1,
        "before": page - 1,
        "next": page + 1 if len(hits) > page * _HITS and page < _PAGES else 0,
        "problem": problem,
        "actors": _actors(snapshot, told),
        "places": [name for name in choices(snapshot)["place"] if told and told in name.casefold()][:_FEW],
        "series": _series(snapshot, told),
    }


def _hits(snapshot: Snapshot, words: str, most: int) -> tuple[list[Hit], str]:
    if not words:
        return [], ""
    try:
        return list(snapshot.view.search(words, limit=most)), ""
    except UsageError as error:
        return [], str(error)


def _claim_at(snapshot: Snapshot, hit: Hit) -> ClaimRow | None:
    """A claim whose sentence holds the words found, so that its page can be opened at them."""
    claims = snapshot.claims_of.get(hit.report_key, ())
    return next((row for row in claims if row.sentence[0] <= hit.start < row.sentence[1]), None)


def _actors(snapshot: Snapshot, told: str) -> list[ActorRow]:
    if not told:
        return []
    return [row for row in snapshot.actors.values() if any(told in name.casefold() for name in row.names)][:_FEW]


def _series(snapshot: Snapshot, told: str) -> list[SeriesRow]:
    wanted = told.split()
    if not wanted:
        return []
    found = (row for row in snapshot.series.values() if all(word in say_series(row).casefold() for word in wanted))
    return [row for _, row in zip(range(_FEW), found, strict=False)]
