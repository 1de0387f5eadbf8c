"""Judged words found again: in the same reading, in a newer one, in a changed text, in another's record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from dateline.model.judgement import Anchor, Corrected
from dateline.model.rows import ClaimRow
from dateline.record.fields import plain
from dateline.resolve.words import plain_name, words_of
from dateline.store import claims, judgements, tables
from dateline.store.moment import Moment

_ALIKE = 0.5
"""Share of the words of the shorter sentence that must stand in the other for it to be the same one, edited."""

_CHUNK = 400
_CORE = {
    "figure": ("measure", "low", "high", "status", "source"),
    "event": ("type", "mode", "status", "source"),
    "statement": ("status", "source"),
}
"""What an acceptance is an acceptance of."""

_WHERE_AND_WHEN = ("place", "time_start", "time_end")
"""What counts as read otherwise only where it was known and is: a report that gets its date contradicts nobody."""


def anchor(row: ClaimRow, *, address: str, text_sha256: str, role: str = "", name: str = "") -> Anchor:
    """The evidence of a claim."""
    return Anchor(
        kind=row.kind,
        claim=row.id,
        what=what_of(row),
        report=row.report,
        report_key=row.report_key,
        address=address,
        text_sha256=text_sha256,
        start=row.start,
        end=row.end,
        text=row.text,
        sentence=row.sentence,
        sentence_text=row.sentence_text,
        role=role,
        name=name,
        values=tuple(Corrected(field, plain(row, field)) for field in (*_CORE[row.kind], *_WHERE_AND_WHEN)),
    )


def what_of(row: Any) -> str:
    """Measure, type or cue of a claim."""
    return str(getattr(row, "measure", "") or getattr(row, "type", "") or getattr(row, "cue", ""))


def differs(row: ClaimRow, anchor: Anchor) -> tuple[str, ...]:
    """Fields in which the machine now reads other than what was judged."""
    return tuple(
        one.field
        for one in anchor.values
        if (now := plain(row, one.field)) != one.value and (one.field not in _WHERE_AND_WHEN or (now and one.value))
    )


def find_again(
    connection: Connection, anchors: Iterable[Anchor], moment: Moment
) -> dict[Anchor, tuple[ClaimRow | str, str]]:
    """What each anchor stands for at a moment: a claim, or key of a report or place, and how it was found.

    Found "exact": by its id; else "moved": by its words. An anchor that fits nothing is left out.
    """
    wanted = list(dict.fromkeys(anchors))
    found: dict[Anchor, tuple[ClaimRow | str, str]] = {}
    ids = sorted({one.claim for one in wanted if one.claim})
    exact = {row.id: row for row in claims.by_ids(connection, ids, moment)}
    for one in wanted:
        if one.claim in exact:
            found[one] = (exact[one.claim], "exact")
    rest = [one for one in wanted if one not in found and one.kind != "place"]
    kin = _kin(connection, rest, moment)
    keys = sorted({key for one in rest if one.claim for key in kin[one]})
    there: dict[str, list[ClaimRow]] = defaultdict(list)
    for some in _chunks(keys):
        for row in claims.claims(connection, moment, where=[tables.report.c.key.in_(some)]):
            there[row.report_key].append(row)
    for one in rest:
        if one.kind == "report":
            if kin[one]:
                found[one] = (kin[one][0], "exact" if kin[one][0] == one.report_key else "moved")
        else:
            best = _best(one, [row for key in kin[one] for row in there[key]])
            if best is not None:
                found[one] = (best, "moved")
    for one in wanted:
        if one.kind == "place" and _place_is_there(connection, one, moment):
            found[one] = (one.what, "exact")
    return found


def _kin(connection: Connection, anchors: Sequence[Anchor], moment: Moment) -> dict[Anchor, list[str]]:
    """Current reports in which each anchor's words may stand, most likely first."""
    at_address = judgements.kin_of(connection, sorted({one.report_key for one in anchors}), moment)
    like = judgements.reports_like(
        connection,
        texts=sorted({one.text_sha256 for one in anchors if one.text_sha256}),
        names=sorted({one.report for one in anchors if one.report}),
        moment=moment,
    )
    by_text: dict[str, set[str]] = defaultdict(set)
    by_name: dict[str, set[str]] = defaultdict(set)
    for key, text, name in like:
        by_text[text].add(key)
        by_name[name].add(key)
    found = {}
    for one in anchors:
        own = {one.report_key} & at_address.get(one.report_key, set())
        # A name is weak: only where the report itself is not in this record, and no address tells what became of it.
        known = at_address.get(one.report_key) or by_text[one.text_sha256] or by_name[one.report]
        found[one] = list(dict.fromkeys([*sorted(own), *sorted(known)]))
    return found


def _best(anchor: Anchor, rows: Iterable[ClaimRow]) -> ClaimRow | None:
    """The claim that stands on the same evidence.

    First the same words in the same sentence; then words that overlap them there (a reader that takes "at least 18"
    where another took "18"); then the nearest same words of the same measure or type in a sentence that was edited.
    """
    kind = [row for row in rows if row.kind == anchor.kind]
    same = [row for row in kind if _folded(row.sentence_text) == _folded(anchor.sentence_text)]
    for some in (
        [row for row in same if _folded(row.text) == _folded(anchor.text) and _overlap(row, anchor)],
        [row for row in same if _overlap(row, anchor)],
        [row for row in kind if row.report_key == anchor.report_key and _stands_there(row, anchor)],
        # In the same sentence the same words elsewhere are another claim: "5 killed in Astrel and 5 killed in Borvia".
        [row for row in kind if row not in same and _is_edited(row, anchor)],
    ):
        if some:
            return min(some, key=lambda row: (what_of(row) != anchor.what, _distance(row, anchor), row.id))
    return None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _overlap(row: ClaimRow, anchor: Anchor) -> bool:
    """Whether the words overlap, counted from the start of their sentences."""
    first, start = row.start - row.sentence[0], anchor.start - anchor.sentence[0]
    return first < start + (anchor.end - anchor.start) and start < first + (row.end - row.start)


def _stands_there(row: ClaimRow, anchor: Anchor) -> bool:
    return row.start < anchor.end and anchor.start < row.end


def _is_edited(row: ClaimRow, anchor: Anchor) -> bool:
    if _folded(row.text) != _folded(anchor.text) or what_of(row) != anchor.what or "place" in differs(row, anchor):
        return False
    one, other = set(words_of(row.sentence_text)), set(words_of(anchor.sentence_text))
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _distance(row: ClaimRow, anchor: Anchor) -> tuple[int, int]:
    in_sentence = abs((row.start - row.sentence[0]) - (anchor.start - anchor.sentence[0]))
    return (abs(row.start - anchor.start), in_sentence)


def _place_is_there(connection: Connection, anchor: Anchor, moment: Moment) -> bool:
    column = tables.claim.c.place_id if anchor.what.isdigit() else tables.claim.c.place
    value: Any = int(anchor.what) if anchor.what.isdigit() else anchor.name
    return bool(claims.claims(connection, moment, where=[column == value], sentences=False))


def place_key(words: str) -> str:
    """How a place without a number in the gazetteer is named among places."""
    return plain_name(words)


def _chunks(values: Sequence[str]) -> Iterable[list[str]]:
    for first in range(0, len(values), _CHUNK):
        yield list(values[first : first + _CHUNK])


Found = Mapping[Anchor, tuple[ClaimRow | str, str]]
