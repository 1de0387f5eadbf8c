"""Which judgements stand at a moment, on what, and what claims look like under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import Connection

from dateline.model.judgement import Anchor, Correction, Judgement, JudgementRow
from dateline.model.rows import ClaimRow
from dateline.record.anchoring import Found, differs, find_again
from dateline.record.fields import plain, put
from dateline.record.spans import ACTORS, base_of
from dateline.resolve.deciding import Decided, actor_item
from dateline.resolve.judged import Decision, consistent
from dateline.store import judgements
from dateline.store.moment import NOW, Moment

Sought = Mapping[Anchor, tuple[ClaimRow | str, str] | None]

VERDICTS = ("accepted", "rejected", "unsure")


@dataclass(frozen=True)
class Standing:
    """Judgements as they apply at one moment.

    Attributes:
        rows: All judgements, oldest first, each with what has become of it.
        verdicts: Claim id to the judgement that holds.
        corrections: Claim id to field to the judgement whose value holds.
        decided: Same and different, as resolving takes them.
        sought: What was found for each anchor, None for nothing: holds while no report is read.
    """

    rows: tuple[JudgementRow, ...] = ()
    verdicts: Mapping[str, JudgementRow] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, JudgementRow]] = field(default_factory=dict)
    decided: Decided = field(default_factory=Decided)
    sought: Sought = field(default_factory=dict, repr=False)

    @property
    def rejected(self) -> frozenset[str]:
        """Ids of claims that were rejected."""
        return frozenset(id for id, row in self.verdicts.items() if row.verdict == "rejected")

    def apply(self, row: ClaimRow) -> ClaimRow:
        """The claim under its judgements: what the machine read stays in ``corrections``."""
        verdict, corrected = self.verdicts.get(row.id), self.corrections.get(row.id)
        if corrected:
            values = {
                name: _value(one, name) if _looked_at(row, one) else _moved(row, name, _value(one, name))
                for name, one in corrected.items()
                if _holds(row, name, corrected)
            }
            told = tuple(
                Correction(name, plain(row, name), values[name], one.key, one.who)
                for name, one in sorted(corrected.items())
                if name in values and not base_of(name) and hasattr(row, name) and plain(row, name) != values[name]
            )
            row = replace(put(row, values), corrections=told)
        if verdict is not None:
            row = replace(row, judged=verdict.verdict, judged_by=verdict.who)
        return row

    def about(self, ids: Iterable[str]) -> list[JudgementRow]:
        """Judgements that named or now apply to any of these ids, oldest first, with those that undo them."""
        wanted = set(ids)
        keys = {
            row.key
            for row in self.rows
            if not wanted.isdisjoint((row.target, row.other, *row.now, *row.other_now))
            or any(anchor.claim in wanted for anchor in (*row.evidence, *row.other_evidence))
        }
        return [row for row in self.rows if row.key in keys or row.undoes in keys]


def _holds(row: ClaimRow, name: str, corrected: Mapping[str, JudgementRow]) -> bool:
    """Whether a corrected field is a value, or a place in the very text that was looked at, beside its own words."""
    base = base_of(name)
    if not base:
        return name != "text" or _looked_at(row, corrected[name])
    words = corrected.get(base)
    return words is not None and words.key == corrected[name].key and _looked_at(row, words)


def _moved(row: ClaimRow, name: str, value: Any) -> Any:
    """A corrected value in another text than it was made on: actors whose words the sentence still has, found anew."""
    if name not in ACTORS.values():
        return value
    places = ((one["text"], row.sentence_text.find(one["text"])) for one in value)
    first = row.sentence[0]
    return [{"text": words, "start": first + at, "end": first + at + len(words)} for words, at in places if at >= 0]


def _looked_at(row: ClaimRow, judgement: Judgement) -> bool:
    return any(anchor.report_key == row.report_key for anchor in judgement.evidence)


def standing_at(connection: Connection, moment: Moment = NOW, sought: Sought | None = None) -> Standing:
    """All judgements made by a moment, applied to what was current then.

    Args:
        connection: Of one reading transaction.
        moment: As of when.
        sought: What was sought before in these very readings, so that one more judgement costs one more search.
    """
    known = judgements.judgements(connection, moment)
    if not known:
        return Standing()
    anchors = [anchor for one in known for anchor in (*one.evidence, *one.other_evidence)]
    before = sought or {}
    fresh = list(dict.fromkeys(anchor for anchor in anchors if anchor not in before))
    hits = find_again(connection, fresh, moment)
    sought = {**before, **{anchor: hits.get(anchor) for anchor in fresh}}
    found = {anchor: hit for anchor, hit in sought.items() if hit is not None}
    return replace(_settled(known, found), sought=sought)


def _settled(known: list[Judgement], found: Found) -> Standing:
    undone = _undone(known)
    rows = [_row(judgement, found, undone) for judgement in known]
    holding = [row for row in rows if row.state not in ("undone", "lost") and row.verdict != "undone"]
    verdicts: dict[str, JudgementRow] = {}
    corrections: dict[str, dict[str, JudgementRow]] = defaultdict(dict)
    for row in holding:
        for id in row.now:
            if row.verdict in VERDICTS:
                verdicts[id] = row
            for one in row.values if row.verdict == "corrected" else ():
                corrections[id][one.field] = row
    decisions = [_decision(row, found) for row in holding if row.verdict in ("same", "different")]
    over = _overruled(holding, verdicts, corrections) | _contradicted(decisions)
    # An acceptance says that these values are right; of other values it says nothing.
    accepted = {id: row for id, row in verdicts.items() if not (row.verdict == "accepted" and row.state == "changed")}
    return Standing(
        rows=tuple(_told_over(row, over.get(row.key)) for row in rows),
        verdicts=accepted,
        corrections=dict(corrections),
        decided=Decided(tuple(decisions)),
    )


def _undone(known: list[Judgement]) -> dict[str, str]:
    """Key of each judgement that was taken back, to the key of that which did; an undoing may be undone, too."""
    undoing: dict[str, list[Judgement]] = defaultdict(list)
    for one in known:
        if one.undoes:
            undoing[one.undoes].append(one)
    stands: dict[str, bool] = {}

    def holds(one: Judgement) -> bool:
        if one.key not in stands:
            stands[one.key] = True
            stands[one.key] = not any(holds(other) for other in undoing[one.key])
        return stands[one.key]

    by_key = {}
    for one in known:
        by = [other for other in undoing[one.key] if holds(other)]
        if by:
            by_key[one.key] = by[-1].key
    return by_key


def _row(judgement: Judgement, found: Found, undone: Mapping[str, str]) -> JudgementRow:
    given: dict[str, Any] = {one.name: getattr(judgement, one.name) for one in fields(Judgement)}
    now, how = _live(judgement.evidence, found)
    other_now, other_how = _live(judgement.other_evidence, found)
    row = JudgementRow(**given, now=now, other_now=other_now)
    if judgement.key in undone:
        return replace(row, state="undone", note=f"taken back by {undone[judgement.key]}")
    if judgement.verdict == "undone":
        return row
    if not now or (judgement.verdict in ("same", "different") and not other_now):
        return replace(row, state="lost", note="no current claim stands on its words any more")
    changed = _changed(judgement, found)
    if changed:
        again = "; look again" if judgement.verdict == "accepted" else ""
        return replace(row, state="changed", note=f"the reader now reads {changed}{again}")
    if {"moved"} & {*how, *other_how}:
        return replace(row, state="moved", note="its words were found again in a new text or reading")
    return row


def _live(anchors: Iterable[Any], found: Found) -> tuple[tuple[str, ...], set[str]]:
    hits = [found[anchor] for anchor in anchors if anchor in found]
    ids = dict.fromkeys(one.id if isinstance(one, ClaimRow) else one for one, _ in hits)
    return tuple(ids), {how for _, how in hits}


def _changed(judgement: Judgement, found: Found) -> str:
    """What the machine reads otherwise now than when it was accepted or rejected, in words; "" if nothing."""
    if judgement.verdict not in VERDICTS:
        return ""
    told = []
    for anchor in judgement.evidence:
        row = found.get(anchor, ("", ""))[0]
        if isinstance(row, ClaimRow):
            was = {one.field: one.value for one in anchor.values}
            told += [f"{name} {plain(row, name)!r} (was {was[name]!r})" for name in differs(row, anchor)]
    return ", ".join(dict.fromkeys(told))


def _value(row: Judgement, name: str) -> Any:
    return next(one.value for one in row.values if one.field == name)


def _decision(row: JudgementRow, found: Found) -> Decision:
    one, other = row.now, row.other_now
    if row.kind == "actor":
        one, other = (
            tuple(
                dict.fromkeys(
                    actor_item(claim.id, anchor.role, anchor.name)
                    for anchor in anchors
                    if isinstance(claim := found.get(anchor, ("", ""))[0], ClaimRow)
                )
            )
            for anchors in (row.evidence, row.other_evidence)
        )
    return Decision(row.key, row.kind, row.verdict == "same", one, other, row.who, row.why)


def _overruled(
    holding: list[JudgementRow],
    verdicts: Mapping[str, JudgementRow],
    corrections: Mapping[str, Mapping[str, JudgementRow]],
) -> dict[str, str]:
    """Judgements of which nothing is left, since later ones say otherwise of all that they name."""
    over = {}
    for row in holding:
        if row.verdict in VERDICTS:
            by = [verdicts[id] for id in row.now]
        elif row.verdict == "corrected":
            by = [corrections[id][one.field] for id in row.now for one in row.values if not base_of(one.field)]
        else:
            continue
        if by and all(one.key != row.key for one in by):
            over[row.key] = by[-1].key
    return over


def _contradicted(decisions: list[Decision]) -> dict[str, str]:
    over: dict[str, str] = {}
    for kind in sorted({one.kind for one in decisions}):
        over |= consistent([one for one in decisions if one.kind == kind])[1]
    return over


def _told_over(row: JudgementRow, by: str | None) -> JudgementRow:
    if by is None:
        return row
    return replace(row, state="overruled", note=f"a later judgement says otherwise: {by}" if by else "contradicted")
