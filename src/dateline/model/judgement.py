"""What a person decided, and the words that the decision is tied to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Corrected:
    """A field and the value that a person gave it; days as ISO text, None for "not known"."""

    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected field of a claim: what the machine read, what a person put in its place, and which judgement it is.

    ``read`` and ``value`` are plain values as JSON has them: days are ISO text.
    """

    field: str
    read: Any
    value: Any
    judgement: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The evidence that a judgement rests on: enough to find the same words again without the claim's id.

    Attributes:
        kind: "figure", "event", "statement" (a claim), "report" (for an origin), "place".
        claim: Id of the claim, "" for a report or place.
        what: Measure, type or cue of the claim; key of a place.
        report, report_key, address, text_sha256: The report, in all ways in which it may be known elsewhere.
        start, end, text: The words.
        sentence, sentence_text: Their sentence.
        role, name: For an actor: "agents" or "recipients", and the words for it. For a place: its words.
        values: What the machine read when it was judged, field by field.
    """

    kind: str
    claim: str = ""
    what: str = ""
    report: str = ""
    report_key: str = ""
    address: str = ""
    text_sha256: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    sentence: tuple[int, int] = (0, 0)
    sentence_text: str = ""
    role: str = ""
    name: str = ""
    values: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision, as it was made. Never changed: it is undone by another.

    Attributes:
        key: J and ten hex digits, made of all that follows but ``recorded_at``: the same in every record.
        kind: What is judged: "claim", "series", "event", "actor", "place" or "origin"; "judgement" for an undoing.
        target, other: Ids as they were when it was made; ``other`` "" but for same and different.
        verdict: accepted, rejected, unsure, corrected, same, different, undone.
        values: What was corrected to what.
        evidence, other_evidence: The words that target and other rest on.
        undoes: Key of the judgement that it takes back, "" if none.
        who, why: In their own words; ``why`` may be "".
        decided_at: When it was decided: as given, else the record time. The latest wins.
        recorded_at: When this record learned it; None before.
    """

    key: str = ""
    kind: str
    target: str
    other: str = ""
    verdict: str
    values: tuple[Corrected, ...] = ()
    evidence: tuple[Anchor, ...] = ()
    other_evidence: tuple[Anchor, ...] = ()
    undoes: str = ""
    who: str = ""
    why: str = ""
    decided_at: datetime
    recorded_at: datetime | None = None


def judgement_key(judgement: Judgement) -> str:
    """Key of a judgement: made of what was decided, by whom, when and on what, so that a copy is known as one."""
    parts = asdict(judgement)
    parts["decided_at"] = judgement.decided_at.isoformat()
    for name in ("key", "recorded_at"):
        del parts[name]
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True)
    return "J" + hashlib.sha256(text.encode()).hexdigest()[:10]


def anchor_of(values: dict[str, Any]) -> Anchor:
    """An anchor out of plain values; names that a newer dateline added are left out."""
    fields = {name: values[name] for name in Anchor.__slots__ if name in values}
    fields["sentence"] = tuple(fields.get("sentence", (0, 0)))
    fields["values"] = tuple(Corrected(one["field"], one["value"]) for one in fields.get("values", ()))
    return Anchor(**fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow(Judgement):
    """A judgement, and what has become of it.

    Attributes:
        state: "stands"; "moved": its words were found again in another place; "changed": the machine now reads other
            values there, look again; "overruled" by a later one; "undone"; "lost": nothing fits any more.
        note: Why it is in that state, in a sentence; "" for one that stands.
        now, other_now: Ids that it applies to now.
    """

    state: str = "stands"
    note: str = ""
    now: tuple[str, ...] = ()
    other_now: tuple[str, ...] = ()
