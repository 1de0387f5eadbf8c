"""Event types and their two sides, on the PLOVER gold records (JSON) or PLV (tab-separated, one pair of actors a line).

Gold records: micro P/R/F1 over the pairs (sentence, type); PETRARCH2 run on the same file: F1 .367. Records of one
sentence are taken together. The file was coded with an early PLOVER: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE
are ACCUSE, FIGHT is ASSAULT today. ``agents`` and ``recipients``: share of gold actors that the system has on that
side of an event of the right type in that sentence.

PLV: an answer is an event whose agents hold the given source and whose recipients hold the given target (for what is
done together, both stand in ``agents``). ``pair_type`` asks for the right type as well, ``pair`` does not;
PETRARCH2: .445 on part of the set. Its YIELD is RETREAT or CONCEDE.

A third of each set, chosen by a hash of the sentence, is held out: ``held_...`` are its figures, and ``--misses``
shows none of it. Denied events count as no answer; DISASTER, DISMISS and PRICE are not PLOVER's and are left out.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.model.claim import ActorRef, EventMention
from dateline.model.vocabulary import EventType, Status

_TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_OWN = {EventType.DISASTER, EventType.DISMISS, EventType.PRICE}


@dataclass(frozen=True)
class Item:
    """A sentence and what its coders say: types, and the words of the two sides."""

    text: str
    types: frozenset[str]
    agents: tuple[str, ...]
    recipients: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether it belongs to the third that is not looked at."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % 3 == 0


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score one of the two files, told apart by their form."""
    plv = data.suffix == ".tsv"
    items = (_plv(data) if plv else _records(data))[:limit]
    result = Result()
    found = [_gold(item) if check else _system(item.text, plv) for item in items]
    for held in (False, True):
        part = [(item, events) for item, events in zip(items, found, strict=True) if item.held is held]
        (_score_pairs if plv else _score_types)(result, part, "held_" if held else "", check)
    return result


@dataclass(frozen=True)
class Answer:
    """An event as it is scored."""

    type: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]


def _system(text: str, plv: bool) -> list[Answer]:
    reading = read(make_report(text), _pack())
    names = {actor.entity: actor.name for actor in reading.actors}
    return [
        Answer(_name(e, plv), _words(e.agents, names), _words(e.recipients, names))
        for e in reading.events
        if e.type not in _OWN and e.status is not Status.DENIED
    ]


def _name(event: EventMention, plv: bool) -> str:
    return "YIELD" if plv and event.type in (EventType.RETREAT, EventType.CONCEDE) else event.type.value


def _words(refs: Iterable[ActorRef], names: dict[str, str]) -> tuple[str, ...]:
    """The words of each actor, and the name that its pronoun or title was linked to."""
    return tuple(words for ref in refs for words in {ref.text: 1, names.get(ref.actor, ref.text): 1})


def _gold(item: Item) -> list[Answer]:
    return [Answer(kind, item.agents, item.recipients) for kind in sorted(item.types)]


_pack = functools.cache(cached_pack)


def _records(data: Path) -> list[Item]:
    by_text: dict[str, list[dict[str, object]]] = {}
    for record in json.loads(data.read_text("utf-8")):
        if record["event"] != "DOCUMENT":
            by_text.setdefault(record["text"].strip(" {}"), []).append(record)
    return [
        Item(
            text,
            frozenset(_TODAY.get(str(r["event"]), str(r["event"])) for r in records),
            tuple(w for r in records for w in _actor_texts(r.get("source"))),
            tuple(w for r in records for w in _actor_texts(r.get("target"))),
        )
        for text, records in by_text.items()
    ]


def _actor_texts(side: object) -> list[str]:
    return [str(a["actorText"]) for a in side if a.get("actorText")] if isinstance(side, list) else []


def _plv(data: Path) -> list[Item]:
    with data.open(encoding="utf-8", newline="") as lines:
        return [
            Item(row["sentence"], frozenset([row["gold_root"]]), (row["source"],), (row["target"],))
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def _same(one: str, other: str) -> bool:
    """Whether two phrases share their words: one holds the other, or their last words agree."""
    ours, theirs = (re.findall(r"[\w’'-]+", w.lower()) for w in (one, other))
    if not ours or not theirs:
        return False
    short, long = sorted((ours, theirs), key=len)
    return set(short) <= set(long) or ours[-1] == theirs[-1]


def _any(wanted: str, refs: Iterable[str]) -> bool:
    return any(_same(wanted, ref) for ref in refs)


def _score_types(result: Result, part: list[tuple[Item, list[Answer]]], prefix: str, check: bool) -> None:
    hit = system = gold = 0
    sides = {"agents": [0, 0], "recipients": [0, 0]}
    for item, answers in part:
        types = {a.type for a in answers}
        hit, system, gold = hit + len(types & item.types), system + len(types), gold + len(item.types)
        right = [a for a in answers if a.type in item.types]
        for name, wanted in (("agents", item.agents), ("recipients", item.recipients)):
            for words in wanted:
                sides[name][1] += 1
                # Both sides of what is done together stand among the agents.
                held = (w for a in right for w in ((*a.agents, *a.recipients) if name == "recipients" else a.agents))
                sides[name][0] += _any(words, held)
        if not prefix:
            told = f"{sorted(item.types)} {[(a.type, a.agents, a.recipients) for a in answers]} | {item.text}"
            if item.types - types:
                result.miss("missed", told)
            if types - item.types:
                result.miss("extra", told)
    result.add(f"{prefix}type", PRF(hit, system, gold))
    for name, (right_, of) in sides.items():
        result.share(f"{prefix}{name}", right_, of)


def _score_pairs(result: Result, part: list[tuple[Item, list[Answer]]], prefix: str, check: bool) -> None:
    paired = right = typed = answered = 0
    for item, answers in part:
        (source,), (target,) = item.agents, item.recipients
        pairs = [
            a for a in answers if (_any(source, a.agents) and (_any(target, a.recipients) or _any(target, a.agents)))
        ]
        answered += len({a.type for a in pairs})
        paired += bool(pairs)
        right += any(a.type in item.types for a in pairs)
        typed += any(a.type in item.types for a in answers)
        if not prefix and not any(a.type in item.types for a in pairs):
            kind = "type only" if any(a.type in item.types for a in answers) else "pair only" if pairs else "missed"
            told = f"{sorted(item.types)} <{source}> <{target}> {[(a.type, a.agents, a.recipients) for a in answers]}"
            result.miss(kind, f"{told} | {item.text}")
    result.add(f"{prefix}pair_type", PRF(right, answered, len(part), right))
    result.share(f"{prefix}pair", paired, len(part))
    result.share(f"{prefix}type_in_sentence", typed, len(part))
