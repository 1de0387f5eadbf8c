"""A record of any size, made up and written straight through the store: for measuring what shows it, not what reads."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dateline
from dateline.model.claim import ActorRef, Claim, EventMention, Figure, Source, Statement, claim_id
from dateline.model.exchange import to_row
from dateline.model.place import Place, PlaceRef
from dateline.model.quantity import Quantity
from dateline.model.report import Published, Report, Zone
from dateline.model.rows import RelationRow
from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import (
    EventType,
    Group,
    Measure,
    PlacePrecision,
    Precision,
    PublishedBasis,
    SourceKind,
    Status,
    TimeBasis,
    ZoneKind,
)
from dateline.resolve.plain import RESOLVER
from dateline.store import Store, judgements, read
from dateline.store.links import write_resolution
from dateline.store.write import write_report

READER = "made-up-1"
A_REPORT = 20
"""Claims in one report: 8 figures, 8 events, 4 statements."""

_START = date(2022, 1, 1)
_DAYS = 400
_PLACES = tuple(
    Place(900_000 + at, name, "KZ", f"{name} Region", 43.0 + at / 3, 60.0 + at, PlacePrecision.CITY)
    for at, name in enumerate(
        [
            "Astrel",
            "Belvar",
            "Corun",
            "Dalmir",
            "Estov",
            "Farim",
            "Gorsk",
            "Halden",
            "Istra",
            "Jelgar",
            "Korsa",
            "Lumen",
        ]
    )
)
_MEASURES = (Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.DISPLACED)
_TYPES = ((EventType.PROTEST, "demo"), (EventType.ASSAULT, "firearms"), (EventType.COERCE, "arrest"))
_STATUS = (Status.STATED, Status.ATTRIBUTED, Status.ATTRIBUTED, Status.UNCONFIRMED, Status.DENIED)
_WORDS = [
    "the",
    "crowd",
    "moved",
    "along",
    "the",
    "river",
    "road",
    "while",
    "shops",
    "stayed",
    "shut",
    "and",
    "lines",
    "of",
    "cars",
    "waited",
    "for",
    "fuel",
]


@dataclass
class _Writer:
    """A text that grows, and the claims tied to it."""

    report: str
    text: str = ""

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def make_record(path: Path, *, claims: int = 100_000, seed: int = 7) -> None:
    """Write a record of so many claims, resolved; the same for the same numbers."""
    dice = random.Random(seed)
    dateline.open(path).close()
    store = Store(path)
    links: dict[str, Any] = {"claims": [], "placed": [], "about": []}
    series: dict[str, list[str]] = defaultdict(list)
    for first in range(0, claims // A_REPORT, 200):
        with store.writing() as connection:
            for number in range(first, min(first + 200, claims // A_REPORT)):
                report, made = _report(number, dice)
                rows = [to_row(claim, report_name=report.name, reader=READER) for claim in made]
                write_report(connection, report, rows, reader=READER, address_key=report.key)
                _link(report, made, number, links, series)
    with store.writing() as connection:
        write_resolution(
            connection,
            resolver=RESOLVER,
            upto=(*read.newest(connection), judgements.newest_moving(connection)),
            things=[],
            reports=claims // A_REPORT,
            relations=_relations(series),
            **links,
        )
    store.close()


def _report(number: int, dice: random.Random) -> tuple[Report, list[Claim]]:
    day = _START + timedelta(days=number * _DAYS // 5_000 % _DAYS)
    name = f"made/{number:06}.txt"
    writing = _Writer(name)
    head = writing.add(f"Toll rises in {dice.choice(_PLACES).name}, report {number}")
    writing.add("\n\n")
    drafts = [_draft(writing, kind, day, dice) for kind in "FFEESFFEESFFEESFFEES"]
    body = Span(head.end + 2, len(writing.text))
    zones = (Zone(ZoneKind.HEADLINE, head), Zone(ZoneKind.BODY, body))
    report = Report(
        name=name,
        text=writing.text,
        zones=zones,
        published=Published(day, PublishedBasis.GIVEN),
        outlet=f"Outlet {number % 40}",
        headline=writing.text[head.start : head.end],
        language="en",
    )
    return report, [_claim(report.key, draft) for draft in drafts]


def _draft(writing: _Writer, kind: str, day: date, dice: random.Random) -> dict[str, Any]:
    place, start = dice.choice(_PLACES), len(writing.text)
    told: dict[str, Any] = {"status": dice.choice(_STATUS), "source": Source()}
    if told["status"] is not Status.STATED:
        span = writing.add(dice.choice(("Police", "The ministry", "Residents", "Hospital staff")))
        told["source"] = Source(writing.text[span.start : span.end], SourceKind.POLICE, span=span)
        cue = writing.add(" said")
        writing.add(" ")
    if kind == "F":
        count = dice.randint(1, 300)
        told |= {"make": Figure, "measure": dice.choice(_MEASURES), "quantity": Quantity(count, count)}
        told["span"] = writing.add(str(count))
        writing.add(" ")
        told["people_span"] = writing.add("people")
        writing.add(f" were {told['measure'].value} in ")
        told |= {"people": "people", "group": Group.PEOPLE, "cumulative": True}
    elif kind == "E":
        type_, mode = dice.choice(_TYPES)
        agent = writing.add(dice.choice(("soldiers", "protesters", "riot police")))
        writing.add(" ")
        told |= {"make": EventMention, "type": type_, "mode": mode, "span": writing.add("acted")}
        told["agents"] = (ActorRef(writing.text[agent.start : agent.end], agent),)
        writing.add(" in ")
    else:
        told |= {"make": Statement, "span": writing.add(" ".join(dice.choices(_WORDS, k=12)))}
        if told["status"] is not Status.STATED:
            told |= {"cue": cue, "cue_text": " said"}
        writing.add(" in ")
    where = writing.add(place.name)
    writing.add(" on ")
    when = writing.add("the day")
    writing.add(". ")
    told["sentence"] = Span(start, len(writing.text) - 1)
    told["text"] = writing.text[told["span"].start : told["span"].end]
    told["place"] = PlaceRef(place.name, where, place)
    told["time"] = Interval(day, day, Precision.DAY, TimeBasis.STATED, "the day", when)
    writing.add(" ".join(dice.choices(_WORDS, k=12)).capitalize() + ". ")
    return told


def _claim(report: str, draft: dict[str, Any]) -> Claim:
    make = draft.pop("make")
    what = draft.get("measure") or draft.get("type") or draft.get("cue_text", "")
    made: Claim = make(id=claim_id(report, make.kind, draft["span"], str(what)), report=report, **draft)
    return made


def _link(
    report: Report, claims: list[Claim], number: int, links: dict[str, Any], series: dict[str, list[str]]
) -> None:
    story, day = f"C{number % 50:08x}", report.published.day
    origin = f"O{number * 3 // 4:08x}"
    links["placed"].append({"report": report.key, "origin": origin, "story": story, "part": story})
    links["about"] += [claim.id for claim in claims]
    for claim in claims:
        row: dict[str, Any] = {"claim": claim.id, "series": None, "event": None, "actors": {}, "origin": origin}
        place = claim.place.text if claim.place else ""
        if isinstance(claim, Figure):
            row["series"] = _key("N", story, claim.measure.value, place)
            series[row["series"]].append(claim.id)
        elif isinstance(claim, EventMention):
            row["event"] = _key("V", story, claim.type.value, place, str(day))
            row["actors"] = {"agents": [_key("A", agent.text) for agent in claim.agents], "recipients": []}
        links["claims"].append(row)


def _key(letter: str, *parts: str) -> str:
    return letter + claim_id("|".join(parts), "figure", Span(0, 1), "")[1:9]


def _relations(series: dict[str, list[str]]) -> list[RelationRow]:
    rows = []
    for ids in series.values():
        for at, (a, b) in enumerate(itertools.pairwise(ids)):
            told = ("revised", "same", "contradicted")[at % 3]
            rows.append(RelationRow(a=a, b=b, relation=told, scope=(), same_origin=False, reason="made up"))
    return rows
