"""Review: one claim after another, its words beside its values, to be accepted, corrected or thrown out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dateline.errors import NotFound
from dateline.model.answers import ProposalRow
from dateline.model.judgement import JudgementRow
from dateline.model.report import Zone
from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.model.vocabulary import MODES, EventType, Group, Measure, SourceKind, Status
from dateline.page.asked import Asked
from dateline.page.deciding import decisions, told_values
from dateline.page.filtering import NAMES, choices
from dateline.page.notes import Note, Other, note_of
from dateline.page.queue import NARROW, QUEUES, Item, item_of, queue
from dateline.page.reading import Stretch, lay_out
from dateline.page.snapshot import Snapshot
from dateline.page.typeset import exactly
from dateline.phrases import many, say_claim

KEYS = (
    ("a", "accept", "Accept", "it is so: right words, right values"),
    ("r", "reject", "Reject", "this is no such claim; it leaves all lists"),
    ("e", "edit", "Edit", "some value is wrong: put the right one"),
    ("s", "same", "Same", "it and the one chosen beside are one"),
    ("d", "different", "Different", "they are two, and are to be parted"),
    ("u", "unsure", "Unsure", "for a colleague, or for later"),
    ("n", "skip", "Skip", "to the next; this one stays in the queue"),
    ("S", "pair_same", "Same, below", "the first pair that is proposed is one"),
    ("D", "pair_different", "Different, below", "the first pair that is proposed is two"),
    ("z", "undo", "Undo", "take your last decision back"),
)
"""Key, name, word and meaning of what can be done with a claim."""

_NEAR = 700
"""Characters of the report shown at least on each side of a claim."""

_RIVALS = 9
"""Other claims that this one can be said to be the same as or different from: as many as there are number keys."""

_DAYS = 3

_PAIRS = 12
"""Pairs shown at once: what was decided makes room for the next."""


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The claim that is asked for, else the worthiest of the queue, and what comes after it.

    Raises:
        NotFound: no claim has the id that is asked for.
        UsageError: there is no such queue, or a filter makes no sense.
    """
    items = queue(snapshot, asked, asked.who)
    item = _chosen(snapshot, asked, items)
    at = next((n for n, one in enumerate(items) if item and one.row.id == item.row.id), None)
    following = items[at + 1 if at is not None else 0 :]
    made = {
        "title": "Review",
        "who": asked.who,
        "item": item,
        "total": len(items),
        "place": None if at is None else at + 1,
        "next": following[0].row.id if following else "",
        "queues": QUEUES,
        "queue_name": asked.get("queue") or "open",
        "kept": kept(asked),
        "kept_query": urlencode(kept(asked)),
        "choices": choices(snapshot),
        "keys": KEYS,
        "last": (last := last_of(snapshot, asked.who)),
        "last_says": _says(snapshot, last.target) if last else "",
        "told": told(snapshot, asked),
        "pairs": pairs(snapshot)[:_PAIRS],
        "pairs_total": len(pairs(snapshot)),
        "sides": lambda pair: _sides(snapshot, pair),
    }
    return made | (_of_item(snapshot, item, blind=asked.get("queue") == "second") if item else {})


@dataclass(frozen=True, slots=True)
class Told:
    """What the last step did, where that is not plain to see.

    Attributes:
        text: It in words.
        undone: Whether a decision was taken back: its key then does nothing, so that no second one goes unseen.
        warns: Whether it is something to mend.
    """

    text: str
    undone: bool = False
    warns: bool = False


def told(snapshot: Snapshot, asked: Asked) -> Told | None:
    """What is to be said of the judgement that the address names (``told``): an undoing, or a place nobody knows."""
    wanted = asked.get("told")
    row = next((one for one in reversed(snapshot.judgements) if one.key == wanted), None) if wanted else None
    if row is None or row.who != asked.who:
        return None
    if row.undoes:
        was = next((one for one in snapshot.judgements if one.key == row.undoes), None)
        return Told(f"Undone: {was.verdict}, {_says(snapshot, was.target)}" if was else "Undone.", undone=True)
    place = unknown_place(row)
    also = asked.number("also", default=0)
    if also and not unknown_place(row):
        return Told(f"Written, and for {many(also, 'claim')} beside it; each can be undone by itself.")
    if place:
        return Told(f"Written. But no such place is known: “{place}”. It will stand on no map.", warns=True)
    return Told("Written.")


def unknown_place(row: JudgementRow) -> str:
    """The name of a place that a correction gives and that no list of places has; "" if there is none."""
    values = {one.field: one.value for one in row.values}
    name = values.get("place") or values.get("place_name")
    return str(name) if name and not values.get("place_id") else ""


def kept(asked: Asked) -> dict[str, str]:
    """The filters and the queue: what stays from one claim to the next."""
    return {name: value for name in ("queue", *NAMES, *NARROW) if (value := asked.get(name))}


def pairs(snapshot: Snapshot) -> Sequence[ProposalRow]:
    """Pairs that may be one and on which nobody decided, the likeliest first."""
    return snapshot.once("review.pairs", lambda: list(snapshot.view.proposals()))


def _sides(snapshot: Snapshot, pair: ProposalRow) -> list[ClaimRow]:
    """Claims to look at before it is said whether two things are one."""
    return [snapshot.claims[id] for id in pair.evidence if id in snapshot.claims]


def _says(snapshot: Snapshot, id: str) -> str:
    """What a claim says, a rejected one too; else the id."""
    if id[:1] not in ("F", "E", "S"):
        return id
    try:
        return say_claim(snapshot.claims.get(id) or snapshot.view.claim(id), cited=False)
    except NotFound:
        return id


def last_of(snapshot: Snapshot, who: str) -> JudgementRow | None:
    """The last decision of a person that they have not taken back."""
    own = (row for row in reversed(snapshot.judgements) if row.who == who)
    return next((row for row in own if row.verdict != "undone" and row.state != "undone"), None)


def _chosen(snapshot: Snapshot, asked: Asked, items: Sequence[Item]) -> Item | None:
    wanted = asked.get("claim")
    if wanted is None:
        return items[0] if items else None
    # What was rejected is in no list, but can be looked at again.
    row = snapshot.claims.get(wanted) or snapshot.view.claim(wanted)
    return item_of(snapshot, row)


def _of_item(snapshot: Snapshot, item: Item, *, blind: bool) -> dict[str, Any]:
    row = item.row
    note = note_of(snapshot, row)
    text = snapshot.view.text(row.report_key)
    start, stretches = passage(text, snapshot.view.zones(row.report_key), row)
    return {
        "note": note,
        "beside": beside(snapshot, row),
        "rivals": list(_rivals(snapshot, note))[:_RIVALS],
        "said": {} if blind else decisions(snapshot).get(row.id, {}),
        "blind": blind,
        "start": start,
        "stretches": stretches,
        "exactly": exactly,
        "lists": {
            "status": list(Status),
            "source_kind": list(SourceKind),
            "measure": list(Measure),
            "group": list(Group),
            "type": list(EventType),
        },
        "told_values": told_values,
        "modes": {type.value: modes for type, modes in MODES.items()},
    }


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim that has its place or its days from where another has them: what is wrong of one is wrong of both."""

    row: ClaimRow
    place: bool
    days: bool


def beside(snapshot: Snapshot, row: ClaimRow) -> list[Beside]:
    """The counts of an event, or the events that a count belongs to, as far as place or days are the same."""
    if isinstance(row, FigureRow):
        ids = snapshot.once("review.events_of", lambda: _events_of(snapshot)).get(row.id, [])
    else:
        ids = list(row.figures) if isinstance(row, MentionRow) else []
    found = []
    for one in (snapshot.claims[id] for id in ids if id in snapshot.claims):
        place = bool(row.place) and (one.place_id, one.place) == (row.place_id, row.place)
        days = (one.time_start, one.time_end) == (row.time_start, row.time_end)
        if place or days:
            found.append(Beside(one, place, days))
    return found


def _events_of(snapshot: Snapshot) -> dict[str, list[str]]:
    """Figure to the mentions that it belongs to."""
    found: dict[str, list[str]] = {}
    for row in snapshot.mentions.values():
        for id in row.figures:
            found.setdefault(id, []).append(row.id)
    return found


def passage(text: str, zones: Sequence[Zone], row: ClaimRow) -> tuple[int, list[Stretch]]:
    """The part of a report around a claim, in whole zones, and where in the text it begins."""
    at, first = 0, 0
    found: list[Stretch] = []
    for stretch in lay_out(text, zones, [row], sentences=True):
        end = at + sum(len(piece.text) for piece in stretch.pieces)
        if end > row.start - _NEAR and at < row.end + _NEAR:
            first = first if found else at
            found.append(stretch)
        at = end
    return first, found


def _rivals(snapshot: Snapshot, note: Note) -> Iterator[Other]:
    """What this claim may be the same as: those that quarrel with it first, then its group, then what is near."""
    told = [*note.others, *note.beside]
    yield from (one for one in told if one.relation in ("contradicted", "suspicious"))
    yield from (one for one in told if one.relation not in ("contradicted", "suspicious"))
    if isinstance(note.row, MentionRow):
        for row in snapshot.mentions.values():
            if _is_near(row, note.row):
                yield Other(row)


def _is_near(row: MentionRow, mention: MentionRow) -> bool:
    """Whether two mentions of different events might be one happening: one type, one story, close in place or time."""
    if row.type != mention.type or row.story != mention.story or row.event in (None, mention.event):
        return False
    if row.time_start is None or mention.time_start is None:
        return bool(row.place_id) and row.place_id == mention.place_id
    near = abs((row.time_start - mention.time_start).days) <= _DAYS
    return near and (not row.place_id or not mention.place_id or row.place_id == mention.place_id)
