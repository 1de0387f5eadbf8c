"""Showing one thing with all that is known of it, and searching for words."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import Any

from dateline.errors import NotFound, UsageError
from dateline.model.answers import Hit, Mark
from dateline.model.judgement import JudgementRow
from dateline.model.rows import (
    ClaimRow,
    EventRow,
    FigureRow,
    MentionRow,
    RelationRow,
    SeriesRow,
    StatementRow,
)
from dateline.phrases import spokesman
from dateline.record.results import Shown
from dateline.record.rows import Rows
from dateline.record.source import Source
from dateline.store.query import Query

_QUOTED = re.compile(r'"([^"]+)"|(\S+)')
_PARTED = re.compile(r"(?<![\d,.])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![\d,])")
_LONG = re.compile(r"(?<![\w,.])[1-9][0-9]{3,14}(?![\w,.])")
_FEW = 300
"""Of more claims all comparisons are gone through once, instead of asking for those of each."""

_ASIDE = 60
"""Characters shown on each side of a match."""


def pick(id: str, rows: list[Any], name: Callable[[Any], str], what: str) -> Any:
    """The row of that id, or the only one whose id begins so; NotFound if there is none or several."""
    wanted = id.strip().casefold()
    fitting = [row for row in rows if name(row).casefold().startswith(wanted)] if wanted else []
    exact = [row for row in fitting if name(row).casefold() == wanted]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    if not fitting:
        raise NotFound(f"{id!r}: no {what} of this record has that id; list them with figures, events or reports")
    names = ", ".join(sorted(name(row) for row in fitting)[:5])
    raise NotFound(f"{id!r}: {len(fitting)} ids begin so ({names}, ...); give more of it")


def find_claim(source: Source, id: str) -> ClaimRow:
    """One claim by its id or a beginning of it."""
    # Ids are a capital and hex digits; whoever types "f12ab" means that, too.
    wanted = id.strip()[:1].upper() + id.strip()[1:].lower()
    row: ClaimRow = pick(
        id, source.claims(Query(id=wanted, rejected=True)) if wanted else [], lambda row: row.id, "claim"
    )
    return row


def cited(shown: Shown) -> ClaimRow:
    """The claim that is cited for what is shown: itself, the latest figure of a series, what stands for an event.

    Raises:
        UsageError: it is no claim, series or event.
    """
    row, claims = shown.row, {claim.id: claim for claim in shown.claims}
    found = row if isinstance(row, ClaimRow) else None
    if isinstance(row, SeriesRow):
        found = claims.get(row.latest)
    elif isinstance(row, EventRow):
        found = spokesman(row, claims)
    if found is None:
        raise UsageError(f"{shown.id}: a {shown.kind} is not cited; give the id of a claim, a series or an event")
    return found


def show_claim(source: Source, id: str) -> Shown:
    """A claim with its report, marks, comparisons and older readings."""
    row = find_claim(source, id)
    older = source.history(row.id)[1:]
    return Shown(
        id=row.id,
        kind="event mention" if row.kind == "event" else row.kind,
        row=row,
        report=source.report(row.report_key),
        marks=tuple(sorted(_marks(row, source.text(row.report_key) or ""), key=lambda mark: (mark.start, mark.end))),
        claims=Rows(of=ClaimRow),
        relations=Rows(source.relations(row.id)),
        history=Rows(older, of=ClaimRow),
        judgements=Rows(source.standing().about([row.id]), of=JudgementRow),
    )


def show_group(source: Source, kind: str, row: Any, id: str, members: list[ClaimRow]) -> Shown:
    """A series, event, origin, actor or report with its claims and the comparisons among them."""
    ids = {member.id for member in members}
    about = relations_among(source, ids)
    return Shown(
        id=id,
        kind=kind,
        row=row,
        report=row if kind == "report" else None,
        marks=(),
        claims=Rows(members),
        relations=Rows(about),
        history=Rows(of=ClaimRow),
        judgements=Rows(source.standing().about([id, *ids]), of=JudgementRow),
    )


def relations_among(source: Source, ids: Set[str]) -> list[RelationRow]:
    """Comparisons of which both ends are among these claims, by ids."""
    if len(ids) > _FEW:
        return [row for row in source.relations() if row.a in ids and row.b in ids]
    found = {(row.a, row.b): row for id in ids for row in source.relations(id) if row.a in ids and row.b in ids}
    return [found[pair] for pair in sorted(found)]


def _marks(row: ClaimRow, text: str) -> list[Mark]:
    return [Mark(what, start, end, text[start:end]) for what, start, end in spans_of(row)]


def spans_of(row: ClaimRow) -> list[tuple[str, int, int]]:
    """Stretches of the text that a claim rests on, each with what it is; the evidence first."""
    spans: list[tuple[str, int | None, int | None]] = [
        ("evidence", row.start, row.end),
        ("source", row.source_start, row.source_end),
        ("via", row.via_start, row.via_end),
        ("place", row.place_start, row.place_end),
        ("time", row.time_text_start, row.time_text_end),
    ]
    if isinstance(row, FigureRow):
        spans.append(("people", row.people_start, row.people_end))
    if isinstance(row, StatementRow):
        spans.append(("cue", row.cue_start, row.cue_end))
    if isinstance(row, MentionRow):
        spans += [("agent", ref.start, ref.end) for ref in row.agents]
        spans += [("recipient", ref.start, ref.end) for ref in row.recipients]
    return [(what, start, end) for what, start, end in spans if start is not None and end is not None]


def search(source: Source, words: str, limit: int) -> Rows[Hit]:
    """Current reports that hold all of the words, best match first; a number also with or without its separators."""
    parts = [quoted or single for quoted, single in _QUOTED.findall(words)]
    phrases = [part for part in parts if re.search(r"\w", part)]
    if not phrases:
        raise UsageError(f"{words!r}: no words to search for")
    spelt = [_other_spelling(part) for part in phrases]
    keys = source.search(phrases, limit)
    if spelt != phrases:
        keys = list(dict.fromkeys([*keys, *source.search(spelt, limit)]))[:limit]
        parts = [*parts, *spelt]
    hits = []
    for key in keys:
        report, text = source.report(key), source.text(key) or ""
        if report is None:
            continue
        start, end = _first(text, parts)
        hits.append(
            Hit(
                report=report.name,
                report_key=key,
                outlet=report.outlet,
                headline=report.headline,
                published=report.published,
                start=start,
                end=end,
                snippet=_snippet(text, start, end),
            )
        )
    return Rows(hits, of=Hit)


def _other_spelling(words: str) -> str:
    """Words with their long numbers as others print them: "7939" as "7,939", "7,939" as "7939"."""
    if _PARTED.search(words):
        return _PARTED.sub(lambda found: found[0].replace(",", ""), words)
    return _LONG.sub(lambda found: f"{int(found[0]):,}", words)


def _first(text: str, parts: list[str]) -> tuple[int, int]:
    """Where the first of the words stands; (0, 0) if only the headline beside the text holds them."""
    spans = []
    for part in parts:
        pattern = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", part))
        found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) if pattern else None
        if found:
            spans.append(found.span())
    return min(spans, default=(0, 0))


def _snippet(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _ASIDE), min(len(text), end + _ASIDE)
    # A word is shown whole or not at all; what has no spaces is cut where it must be.
    if first and (gap := re.search(r"\s(?=\S)", text[first - 1 : start + 1])):
        first += gap.end() - 1
    if last < len(text) and (tail := re.search(r"\s+\S*\Z", text[end : last + 1])):
        last = end + tail.start()
    words = " ".join(text[first:last].split())
    return ("… " if first else "") + words + (" …" if last < len(text) else "")
