"""Making judgements: checked, tied to their words, written down in one transaction each."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.errors import NotFound, UsageError
from dateline.model.judgement import Corrected, Judgement, JudgementRow, anchor_of, judgement_key
from dateline.model.vocabulary import Verdict
from dateline.record import spans
from dateline.record.fields import corrected
from dateline.record.source import Source
from dateline.record.targets import Target, name_of_actor, pair_kind, target_of
from dateline.store import Store
from dateline.store.judgements import write_judgements
from dateline.store.write import record_time

VERDICTS = {
    "accept": Verdict.ACCEPTED,
    "reject": Verdict.REJECTED,
    "unsure": Verdict.UNSURE,
    "correct": Verdict.CORRECTED,
    "same": Verdict.SAME,
    "different": Verdict.DIFFERENT,
    "undo": Verdict.UNDONE,
}
"""What may be said, and the word the record keeps for it; both are understood."""

_NOT_OF_A_SERIES = frozenset({"number", "low", "high", "approx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSummary:
    """What reading judgements from a file did: ``given == taken + known``.

    Attributes:
        given, taken, known: Judgements in the file; new to this record; held already.
        lost: Keys of those taken that fit nothing in this record; they are kept, and fit once their report is read.
    """

    given: int
    taken: int
    known: int
    lost: tuple[str, ...] = ()


def verdict_of(word: str) -> Verdict:
    """The verdict that a word means.

    Raises:
        UsageError: it means none.
    """
    wanted = word.strip().casefold()
    if wanted in VERDICTS:
        return VERDICTS[wanted]
    if wanted in set(Verdict):
        return Verdict(wanted)
    raise UsageError(f"verdict {word!r}: there is {', '.join(VERDICTS)}")


def default_who() -> str:
    """Who judges if nobody is named: DATELINE_USER, else the name of the user of the system."""
    named = os.environ.get("DATELINE_USER", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def make(
    source: Source,
    id: str,
    verdict: str,
    other: str = "",
    *,
    values: Mapping[str, Any] | None = None,
    who: str = "",
    why: str = "",
    when: datetime | None = None,
) -> Judgement:
    """A judgement that can be written down; without a time if ``when`` is None.

    Raises:
        NotFound: nothing has that id.
        UsageError: it cannot be judged so.
    """
    word = verdict_of(verdict)
    if other and word not in (Verdict.SAME, Verdict.DIFFERENT):
        raise UsageError(f"{verdict} takes one id; {other!r} is one too many")
    if values and word is not Verdict.CORRECTED:
        raise UsageError(f"{verdict} takes no values; to give some: correct")
    shared: dict[str, Any] = {
        "who": who.strip() or default_who(),
        "why": why.strip(),
        "decided_at": when or datetime.min.replace(tzinfo=UTC),
        "verdict": word.value,
    }
    if word is Verdict.UNDONE:
        undone = to_undo(source, id)
        return Judgement(kind="judgement", target=undone.key, undoes=undone.key, **shared)
    target = target_of(source, id)
    if word in (Verdict.SAME, Verdict.DIFFERENT):
        if not other:
            raise UsageError(f"{verdict} needs two ids: {target.id} {verdict} OTHER")
        second = _second(source, target, other, word)
        kind = pair_kind(target, second)
        # "N1 different F1": F1 does not belong to the rest of N1.
        rest = tuple(anchor for anchor in target.anchors if anchor not in second.anchors)
        if not rest:
            raise UsageError(f"{target.id} is all in {second.id}; name two things, or two claims of one group")
        both: dict[str, Any] = {"evidence": rest, "other_evidence": second.anchors}
        return Judgement(kind=kind, target=target.id, other=other if kind == "actor" else second.id, **both, **shared)
    if target.kind not in ("claim", "series", "event"):
        raise UsageError(
            f"{target.id}: of a {target.kind} can only be said that it is the same as another, or different"
        )
    made = Judgement(kind=target.kind, target=target.id, evidence=target.anchors, **shared)
    if word is Verdict.CORRECTED:
        return replace(made, values=_values(source, target, values or {}))
    return made


def _second(source: Source, target: Target, other: str, word: Verdict) -> Target:
    if target.kind != "actor":
        return target_of(source, other)
    try:
        return target_of(source, other)
    except NotFound:
        if word is Verdict.SAME:
            raise
        # An actor wrongly made of two names: the other is one of its own names.
        return name_of_actor(source, target, other)


def _values(source: Source, target: Target, given: Mapping[str, Any]) -> tuple[Corrected, ...]:
    if target.kind == "series" and _NOT_OF_A_SERIES & set(given):
        raise UsageError(f"{target.id} is a series; its figures have their own numbers: correct the figure")
    chosen = sorted(spans.NAMES & set(given))
    if target.kind != "claim" and chosen:
        raise UsageError(f"{target.id} is of several reports, and {chosen[0]} is words of one: correct the claim")
    made: dict[str, Any] = {}
    for row in target.claims:
        if target.kind == "claim":
            given = {**given, **spans.typed(row, given, source.text(row.report_key) or "")}
        made = corrected(row, given, lambda row=row: source.text(row.report_key) or "")  # type: ignore[misc]
    return tuple(Corrected(name, value) for name, value in sorted(made.items()))


def to_undo(source: Source, id: str) -> JudgementRow:
    """The judgement that an undo means: the one of that key, or the last one that stands on that id.

    Raises:
        NotFound: there is none.
    """
    standing = source.standing()
    wanted = id.strip()
    if wanted[:1].upper() == "J":
        found = [row for row in standing.rows if row.key.casefold().startswith(wanted.casefold())]
        if len(found) == 1:
            return found[0]
        told = "several judgements have keys that begin so" if found else "no judgement has that key"
        raise NotFound(f"{id!r}: {told}; list them with dateline judgements")
    target = target_of(source, wanted)
    ids = {target.id}
    about = [row for row in standing.about(ids) if row.verdict != "undone" and row.state != "undone"]
    # One made on this very thing before one that only takes it in, as one on its series does.
    about.sort(key=lambda row: not ids.isdisjoint((row.target, row.other)) or ids == set(row.now))
    if not about:
        raise NotFound(f"{target.id}: no judgement stands on it, so there is none to undo")
    return about[-1]


def write(store: Store, made: Iterable[Judgement]) -> tuple[list[str], list[str]]:
    """Write judgements down, all or none; those without a time get the record time. Acknowledged when it returns.

    Returns:
        Keys of all, in the order given, and of those that the record did not hold.
    """
    with store.writing() as connection:
        now = record_time(connection)
        keyed = []
        for one in made:
            if one.decided_at.year == datetime.min.year:
                one = replace(one, decided_at=now)
            keyed.append(replace(one, key=one.key or judgement_key(one)))
        return [one.key for one in keyed], [one.key for one in write_judgements(connection, keyed)]


def read_file(source: Source, lines: Iterable[str], name: str) -> list[Judgement]:
    """Judgements of an exported file, or of one that a person wrote: target, verdict, and what belongs to it.

    Raises:
        UsageError: a line is no judgement, or was changed after it was exported; the message names the line.
    """
    made = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            if not isinstance(values, dict):
                raise UsageError("no JSON object")
            made.append(_from(source, values))
        except (UsageError, NotFound) as error:
            raise UsageError(f"{name}:{number}: {error}") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{name}:{number}: no judgement ({error}); write them with export --what judgements"
            ) from None
    return made


def _from(source: Source, values: dict[str, Any]) -> Judgement:
    decided = values.get("decided_at")
    when = moment(decided) if decided else None
    if not values.get("evidence") and not values.get("undoes"):
        # By hand: ids of this record, fields as a person writes them.
        wanted = {one: str(values.get(one) or "") for one in ("who", "why", "other")}
        return make(source, values["target"], values["verdict"], values=values.get("values"), when=when, **wanted)
    if when is None:
        raise UsageError("decided_at is missing")
    judgement = Judgement(
        kind=str(values["kind"]),
        target=str(values["target"]),
        other=str(values.get("other", "")),
        verdict=Verdict(values["verdict"]).value,
        values=tuple(Corrected(one["field"], one["value"]) for one in values.get("values", ())),
        evidence=tuple(anchor_of(one) for one in values.get("evidence", ())),
        other_evidence=tuple(anchor_of(one) for one in values.get("other_evidence", ())),
        undoes=str(values.get("undoes", "")),
        who=str(values["who"]),
        why=str(values.get("why", "")),
        decided_at=when,
    )
    key = judgement_key(judgement)
    if values.get("key") not in (None, key):
        raise UsageError(f"judgement {values['key']} was changed after it was exported; export it again")
    return replace(judgement, key=key)


def moment(value: datetime | str) -> datetime:
    """A time given by a person, in UTC where it has no zone."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def lines_of(path: str | Path, stdin: Any = None) -> list[str]:
    """Lines of a file, or of standard input for "-"."""
    if str(path) == "-" and stdin is not None:
        return list(stdin)
    try:
        return Path(path).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: cannot be read ({error}); name a file of judgements, one JSON object a line"
        ) from None
