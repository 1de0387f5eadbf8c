"""Asking for claims, as they are current now or were at a record time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, select

from dateline.model.rows import ActorLink, ClaimRow, FigureRow, MentionRow, StatementRow
from dateline.store import tables
from dateline.store.moment import NOW, Moment, current_reading, current_report

_report, _reading, _claim = tables.report, tables.reading, tables.claim


def _latest_claim_link(moment: Moment) -> ColumnElement[bool]:
    link, later = tables.claim_link, tables.claim_link.alias("later_link")
    newer = select(later.c.claim).where(later.c.claim == link.c.claim, later.c.resolution > link.c.resolution)
    return and_(link.c.claim == _claim.c.id, ~exists(newer.where(*moment.known(later))), *moment.known(link))


def claims(
    connection: Connection,
    moment: Moment = NOW,
    *,
    where: Sequence[ColumnElement[bool]] = (),
    old: bool = False,
    sentences: bool = True,
) -> list[ClaimRow]:
    """Current claims that meet the conditions, by day of publication (unknown last), report and place in it.

    Args:
        connection: Of one reading transaction.
        moment: As of when.
        where: Conditions on the tables claim, reading, report, claim_link and report_link.
        old: Whether claims of older readings and versions are given too, newest reading first.
        sentences: Whether ``sentence_text`` is filled; it costs reading the reports' texts.
    """
    links, placed = tables.claim_link, tables.report_link
    later = placed.alias("later_report_link")
    newer = select(later.c.report).where(later.c.report == placed.c.report, later.c.resolution > placed.c.resolution)
    latest = ~exists(newer.where(*moment.known(later)))
    asked: Select[Any] = (
        select(
            _claim,
            _report.c.key.label("report_key"),
            _report.c.name.label("report"),
            _reading.c.outlet,
            _reading.c.headline,
            _reading.c.published,
            _reading.c.reader,
            links.c.series,
            links.c.event,
            links.c.actors,
            # What stands in a copied passage comes from where it stood first.
            func.coalesce(links.c.origin, placed.c.origin).label("origin"),
            placed.c.story,
        )
        .join(_reading, _reading.c.id == _claim.c.reading)
        .join(_report, _report.c.key == _reading.c.report)
        .outerjoin(links, _latest_claim_link(moment))
        .outerjoin(placed, and_(placed.c.report == _report.c.key, latest, *moment.known(placed)))
        .where(*where)
    )
    if old:
        asked = asked.where(*moment.known(_reading)).order_by(_reading.c.id.desc())
    else:
        asked = asked.where(current_reading(moment), current_report(moment))
    with without_garbage():
        result = connection.execute(asked)
        made = _maker(list(result.keys()))
        rows = list(result)
        if not old:
            rows.sort(key=in_order)
        words = dict(texts(connection, {row.report_key for row in rows})) if sentences else {}
        return [made(row, words.get(row.report_key, "")) for row in rows]


def by_ids(connection: Connection, ids: Sequence[str], moment: Moment = NOW) -> list[ClaimRow]:
    """Current claims of these ids, by day of publication, report and place in it."""
    found: list[ClaimRow] = []
    for first in range(0, len(ids), 400):
        found += claims(connection, moment, where=[_claim.c.id.in_(ids[first : first + 400])])
    return sorted(found, key=in_order)


def in_order(row: Any) -> tuple[Any, ...]:
    """Order of claims: day of publication (unknown last), report, place in it."""
    return (row.published or date.max, row.report, row.report_key, row.start, row.end, row.kind, row.id)


def texts(connection: Connection, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Texts of reports by key."""
    wanted = sorted(keys)
    for first in range(0, len(wanted), 500):
        some = wanted[first : first + 500]
        for row in connection.execute(select(_report.c.key, _report.c.text).where(_report.c.key.in_(some))):
            yield row.key, row.text


def actor_keys(connection: Connection, ids: Sequence[str], moment: Moment = NOW) -> dict[str, dict[str, list[str]]]:
    """Claim id to role to the keys of those who stand there."""
    link = tables.claim_link
    found: dict[str, dict[str, list[str]]] = {}
    for first in range(0, len(ids), 400):
        asked = select(link.c.claim, link.c.actors).where(link.c.claim.in_(ids[first : first + 400]))
        asked = asked.where(*moment.known(link)).order_by(link.c.resolution)
        found |= {row.claim: row.actors for row in connection.execute(asked)}
    return found


def _keys(linked: dict[str, list[str]], role: str, count: int) -> list[str]:
    # Where a person corrected who they are, the keys are those of the corrected ones (``actor_keys``).
    found = linked.get(role) or []
    return found if len(found) == count else [""] * count


_OWN = {
    "figure": (
        FigureRow,
        "measure low high approx people people_start people_end group cumulative part_of series",
    ),
    "event": (MentionRow, "type mode event"),
    "statement": (StatementRow, "cue cue_start cue_end direct"),
}
_SHARED = (
    "id report report_key outlet headline published start end text zone place place_start place_end place_id "
    "place_name place_lat place_lon place_country place_admin1 place_precision time_start time_end time_text "
    "time_text_start time_text_end time_precision time_basis source source_kind via source_start source_end via_start "
    "via_end status origin story reader recorded_at"
)
_FIELDS = {kind: tuple((_SHARED + " " + own).split()) for kind, (_, own) in _OWN.items()}


def _maker(columns: Sequence[str]) -> Callable[[Row[Any], str], ClaimRow]:
    """What makes a claim of a row of these columns and the text of its report."""
    at = {name: place for place, name in reversed(list(enumerate(columns)))}
    # By place, all at once: to look up sixty columns by name for each of a hundred thousand claims takes seconds.
    picked = {kind: itemgetter(*(at[name] for name in names)) for kind, names in _FIELDS.items()}

    def make(row: Row[Any], words: str) -> ClaimRow:
        kind = row.kind
        values = dict(zip(_FIELDS[kind], picked[kind](row), strict=True))
        start, end = row.sentence_start, row.sentence_end
        values["sentence"] = (start, end)
        values["sentence_text"] = words[start:end]
        if kind == "event":
            linked = row.actors or {}
            for role, refs in (("agents", row.agents), ("recipients", row.recipients)):
                values[role] = tuple(
                    ActorLink(ref["text"], ref["start"], ref["end"], actor, ref.get("actor") or "")
                    for ref, actor in zip(refs, _keys(linked, role, len(refs)), strict=True)
                )
            values["figures"] = tuple(row.figures)
        made: ClaimRow = _OWN[kind][0](**values)
        return made

    return make


@contextmanager
def without_garbage() -> Iterator[None]:
    """No search for cycles meanwhile: rows hold none, and going through all of them again and again costs most."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
