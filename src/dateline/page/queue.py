"""What to look at first: the least certain and most consequential claims that nobody has judged.

The rule is called *doubt times weight*: worth = (1 + sum of the doubts) x weight. Both stand in queue.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from dateline.errors import UsageError
from dateline.model.judgement import JudgementRow
from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.page.asked import Asked
from dateline.page.deciding import decisions
from dateline.page.filtering import NAMES, claims_that_pass, filters_of
from dateline.page.picking import figures_that_matter
from dateline.page.snapshot import Snapshot

QUEUES = {
    "open": "nobody has judged",
    "second": "others have judged, you have not",
    "unsure": "someone was unsure of",
    "changed": "the machine reads otherwise since they were judged",
    "all": "are in the record",
}
"""Which claims are offered, and how the page says so: "claims that ..."."""

_HEDGED = frozenset({"unconfirmed", "denied", "conditional"})
KINDS = ("figure", "event", "statement")
NARROW = ("kind", "report", "outlet", "series", "event")
"""Filters of the queue beside those that all pages share."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim in the queue.

    Attributes:
        row: The claim.
        doubts: Names of what is uncertain about it, the gravest first.
        weight: How much depends on it.
        worth: (1 + sum of the doubts) x weight.
    """

    row: ClaimRow
    doubts: tuple[str, ...]
    weight: int
    worth: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """The doubts in words."""
        return tuple(_table()["says"][name] for name in self.doubts)


def queue(snapshot: Snapshot, asked: Asked, who: str) -> list[Item]:
    """Claims to be judged, the worthiest first; of equal worth by day of publication, report and place in it.

    Args:
        snapshot: The rows.
        asked: ``queue`` names which (``QUEUES``); the filters of all pages; ``kind``, ``report``, ``outlet``,
            ``series``, ``event``.
        who: Who judges: a second reader is offered what others judged, without being told how.

    Raises:
        UsageError: there is no such queue or kind, or a filter makes no sense.
    """
    name = asked.get("queue") or "open"
    if name not in QUEUES:
        raise UsageError(f"queue {name!r}: there is {', '.join(QUEUES)}")
    kept = repr([who, *(asked.get(one) for one in (*NAMES, *NARROW))])
    return snapshot.recent(f"queue.{name}", kept, lambda: _queue(snapshot, asked, name, who))


def _queue(snapshot: Snapshot, asked: Asked, name: str, who: str) -> list[Item]:
    items = snapshot.once("queue.items", lambda: ordered(snapshot))
    decided = decisions(snapshot)
    if name == "second":
        # A second reader who were not offered what the first threw out would agree with them unasked.
        thrown_out = [id for id in decided if id not in snapshot.claims]
        items = sorted([*items, *(item_of(snapshot, snapshot.view.claim(id)) for id in thrown_out)], key=_worth)
    if any(asked.get(one) for one in (*NAMES, *NARROW)):
        rows = {row.id for row in narrowed(snapshot, asked, (item.row for item in items))}
        items = [item for item in items if item.row.id in rows]
    return [item for item in items if _belongs(name, item, decided.get(item.row.id, {}), who)]


def narrowed(snapshot: Snapshot, asked: Asked, rows: Iterable[ClaimRow]) -> list[ClaimRow]:
    """Claims that pass the filters of the address, those of the queue included."""
    kind = asked.get("kind")
    if kind not in (None, *KINDS):
        raise UsageError(f"kind {kind!r}: there is {', '.join(KINDS)}")
    wanted = {name: value for name in NARROW if (value := asked.get(name))}
    passing = [row for row in rows if all(_is(row, name, value) for name, value in wanted.items())]
    return claims_that_pass(passing, filters_of(asked), snapshot)


def ordered(snapshot: Snapshot) -> list[Item]:
    """All claims by worth, rejected ones not among them; what another report of the same origin prints again, last."""
    decided = decisions(snapshot)
    items = sorted((_item(snapshot, row, decided.get(row.id)) for row in snapshot.claims.values()), key=_worth)
    asked: set[tuple[Any, ...]] = set()
    again: list[Item] = []
    first: list[Item] = []
    for item in items:
        row = item.row
        words = row.sentence_text.strip()
        key = (row.origin or row.report_key, words, row.kind, row.start - row.sentence[0], row.text)
        (again if words and key in asked else first).append(item)
        asked.add(key)
    return first + again


def _worth(item: Item) -> int:
    return -item.worth


def item_of(snapshot: Snapshot, row: ClaimRow) -> Item:
    """A claim with its doubts and its weight."""
    return _item(snapshot, row, decisions(snapshot).get(row.id))


def _item(snapshot: Snapshot, row: ClaimRow, said: Mapping[str, JudgementRow] | None) -> Item:
    doubts, says = _doubts(snapshot, row, said), _table()["doubts"]
    weight = weight_of(row)
    if not doubts:
        return Item(row, (), weight, weight)
    ordered = sorted(doubts, key=lambda name: (-says[name], name))
    return Item(row, tuple(ordered), weight, (1 + sum(says[name] for name in doubts)) * weight)


def weight_of(row: ClaimRow) -> int:
    """How much depends on a claim: deaths most, large counts more than small ones, speech least."""
    weights, other = _table()["weights"], _table()["weights"]["other"]
    if isinstance(row, FigureRow):
        count = row.high if row.high is not None else row.low or 0
        return int(weights.get(row.measure, other) + sum(count >= line for line in _table()["large"]["from"]))
    return int(weights.get(row.type, other) if isinstance(row, MentionRow) else other)


def _doubts(snapshot: Snapshot, row: ClaimRow, said: Mapping[str, JudgementRow] | None) -> set[str]:
    found = {row.status} if row.status in _HEDGED else set()
    if relations := snapshot.relations_of.get(row.id):
        found |= {one.relation for one in relations} & {"contradicted", "suspicious"}
    if said:
        found |= {one.state for one in said.values()} & {"changed"} | {one.verdict for one in said.values()} & {
            "unsure"
        }
    # Most claims of a large record are speech: nothing more is asked of it.
    return found if row.kind == "statement" else found | _gaps(row) | _lone(snapshot, row)


def _gaps(row: ClaimRow) -> set[str]:
    """What the report leaves open."""
    found = set()
    if row.time_basis == "inferred":
        found.add("day_inferred")
    elif row.time_start is None and row.time_end is None:
        found.add("day_unknown")
    if not row.place:
        found.add("place_unknown")
    elif row.place_id is None:
        found.add("place_not_found")
    if not row.source and row.source_kind != "outlet":
        found.add("source_unnamed")
    if isinstance(row, FigureRow) and (row.approx or row.low != row.high):
        found.add("vague")
    return found


def _lone(snapshot: Snapshot, row: ClaimRow) -> set[str]:
    group: Any = None
    found: set[str] = set()
    if isinstance(row, FigureRow):
        group = snapshot.series.get(row.series or "")
        leads = snapshot.once("queue.leads", lambda: _leading(snapshot))
        found = {"leads"} if row.id in leads else set()
    elif isinstance(row, MentionRow):
        group = snapshot.events.get(row.event or "")
    return found | ({"one_origin"} if group is not None and group.origins <= 1 else set())


def _leading(snapshot: Snapshot) -> set[str]:
    """Ids of the figures that stand large on the overview, or on that of a story: they are what is printed."""
    stories = [None, *snapshot.series_of]
    return {one.latest.id for story in stories for one in figures_that_matter(snapshot, story=story)}


def _belongs(name: str, item: Item, said: Mapping[str, JudgementRow], who: str) -> bool:
    match name:
        case "open":
            # What was judged of other values is open again.
            return not said or all(one.state == "changed" for one in said.values())
        case "second":
            return bool(said) and who not in said
        case "all":
            return True
    return name in item.doubts


def _is(row: ClaimRow, name: str, value: str) -> bool:
    match name:
        case "report":
            return value in (row.report_key, row.report)
        case "outlet":
            return row.outlet.casefold() == value.casefold()
    return bool(getattr(row, name, None) == value)


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.page") / "queue.toml").read_text("utf-8"))
