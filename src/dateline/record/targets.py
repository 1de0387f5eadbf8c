"""What an id names, as something that can be judged, with the words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.errors import NotFound, UsageError
from dateline.model.judgement import Anchor
from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow, ReportRow, SeriesRow
from dateline.record.anchoring import anchor, place_key
from dateline.record.finding import find_claim, pick
from dateline.record.source import Source
from dateline.resolve.gather import event_rows, in_report_time, series_rows
from dateline.store.query import Query

_MOST = 40
"""Claims whose words a judgement on a group keeps, oldest report first; the group is known again by any of them."""

_GROUP_OF = {"figure": "series", "event": "event"}


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be judged.

    Attributes:
        kind: "claim", "series", "event", "origin", "actor" or "place".
        id: Its id or key in full.
        claims: The claims it is made of, machine's values under the judgements so far; none for an origin or place.
        anchors: Its evidence.
        groups: As what it may be the same as another: "series" for a figure, "event" for a mention, "origin" for a
            report.
    """

    kind: str
    id: str
    claims: tuple[ClaimRow, ...]
    anchors: tuple[Anchor, ...]
    groups: str


def target_of(source: Source, id: str) -> Target:
    """What an id, or the beginning of one, names. Places: P and a GeoNames id, or place: and the words.

    Raises:
        NotFound: nothing has that id.
    """
    id = id.strip()
    maker = _PLACE_MAKERS.get(id[:6].lower()) or _MAKERS.get(id[:1].upper(), _claim)
    return maker(source, id)


def name_of_actor(source: Source, actor: Target, name: str) -> Target:
    """One name of an actor, to be parted from its other names."""
    wanted = name.strip().casefold()
    anchors = tuple(one for one in actor.anchors if one.name.casefold() == wanted)
    if not anchors or len(anchors) == len(actor.anchors):
        names = ", ".join(sorted({one.name for one in actor.anchors}))
        raise NotFound(f"{name!r}: neither another actor's id nor one of several names of {actor.id} ({names})")
    return Target("actor", actor.id, (), anchors, "actor")


def _claim(source: Source, id: str) -> Target:
    row = find_claim(source, id)
    return Target("claim", row.id, (row,), (_anchors(source, [row])), _GROUP_OF.get(row.kind, ""))


def _series(source: Source, id: str) -> Target:
    figures = [row for row in _all(source, "figure") if isinstance(row, FigureRow)]
    found: SeriesRow = pick(id, series_rows(figures, []), lambda row: row.key, "series")
    return _group(source, "series", found.key, [row for row in figures if row.series == found.key])


def _event(source: Source, id: str) -> Target:
    mentions = [row for row in _all(source, "event") if isinstance(row, MentionRow)]
    found: EventRow = pick(id, event_rows(mentions), lambda row: row.key, "event")
    return _group(source, "event", found.key, [row for row in mentions if row.event == found.key])


def _group(source: Source, kind: str, key: str, rows: Iterable[ClaimRow]) -> Target:
    members = tuple(sorted(rows, key=in_report_time))
    return Target(kind, key, members, _anchors(source, members[:_MOST]), kind)


def _report(source: Source, id: str) -> Target:
    found: ReportRow = pick(id, source.reports(), lambda row: row.key, "report")
    return Target("report", found.key, (), (_report_anchor(found),), "origin")


def _origin(source: Source, id: str) -> Target:
    reports = [row for row in source.reports() if row.origin]
    keys = sorted({row.origin or "" for row in reports})
    key: str = pick(id, keys, str, "origin")
    members = [row for row in reports if row.origin == key][:_MOST]
    return Target("origin", key, (), tuple(_report_anchor(row) for row in members), "origin")


def _report_anchor(row: ReportRow) -> Anchor:
    where: dict[str, Any] = {
        "report": row.name,
        "report_key": row.key,
        "address": _public(row.address),
        "text_sha256": row.text_sha256,
    }
    return Anchor(kind="report", what=row.key, **where)


def _actor(source: Source, id: str) -> Target:
    mentions = [row for row in _all(source, "event") if isinstance(row, MentionRow)]
    refs = [
        (row, role, ref)
        for row in sorted(mentions, key=in_report_time)
        for role in ("agents", "recipients")
        for ref in getattr(row, role)
        if ref.actor
    ]
    key: str = pick(id, sorted({ref.actor for _, _, ref in refs}), str, "actor")
    seen: dict[str, int] = {}
    anchors: list[Anchor] = []
    for row, role, ref in refs:
        if ref.actor != key:
            continue
        # Each name once or a few times: it is by its names that an actor is known.
        seen[ref.text] = seen.get(ref.text, 0) + 1
        if seen[ref.text] <= 3 and len(anchors) < _MOST:
            anchors += _anchors(source, [row], role=role, name=ref.text)
    return Target("actor", key, (), tuple(anchors), "actor")


def _place(source: Source, id: str) -> Target:
    number = id[1:] if id[:1].upper() == "P" and id[1:].isdigit() else ""
    words = "" if number else id.partition(":")[2].strip()
    rows = source.claims(Query(rejected=True))
    if number:
        found = [row for row in rows if row.place_id == int(number)]
    else:
        found = [row for row in rows if words.casefold() in (row.place.casefold(), row.place_name.casefold())]
    if not found or not (number or words):
        raise NotFound(f"{id!r}: no claim of this record has that place; write P and its GeoNames id, or place:Name")
    row = found[0]
    # A square is a place of its own, even where it is counted to its town.
    own = number or (str(row.place_id) if row.place_id is not None else place_key(words))
    anchors = (Anchor(kind="place", what=own, name=row.place),)
    return Target("place", f"P{number}" if number else f"place:{words}", (), anchors, "place")


def _all(source: Source, kind: str) -> list[ClaimRow]:
    return source.claims(Query(kind=frozenset({kind}), rejected=True))


def _anchors(source: Source, rows: Iterable[ClaimRow], *, role: str = "", name: str = "") -> tuple[Anchor, ...]:
    machine = {row.id: row for row in source.as_read([row.id for row in rows])}
    reports = {row.report_key: source.report(row.report_key) for row in machine.values()}
    return tuple(
        anchor(
            row,
            address=_public(report.address) if (report := reports[row.report_key]) else "",
            text_sha256=report.text_sha256 if report else "",
            role=role,
            name=name,
        )
        for row in machine.values()
    )


def _public(address: str) -> str:
    # Judgements are handed on; whose folders the reports lay in is nobody's business.
    return address if "://" in address else ""


_PLACE_MAKERS: dict[str, Callable[[Source, str], Target]] = {"place:": _place}
_MAKERS: dict[str, Callable[[Source, str], Target]] = {
    "N": _series, "V": _event, "R": _report, "O": _origin, "A": _actor, "P": _place
}  # fmt: skip


def pair_kind(one: Target, other: Target) -> str:
    """As what two targets may be the same or different; UsageError if they are two kinds of thing."""
    if not one.groups or one.groups != other.groups:
        told = [target.groups or "statement" for target in (one, other)]
        raise UsageError(
            f"{one.id} and {other.id} cannot be the same: the one is of kind {told[0]}, the other {told[1]}"
        )
    if one.id == other.id and one.anchors == other.anchors:
        raise UsageError(f"{one.id} twice: name two things; to part a group name two of its claims, as {one.id[:1]}...")
    return one.groups
