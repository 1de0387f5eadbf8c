"""A reader that understands a few plain sentences, so that tests of the record need no parser."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from dateline.model.claim import ActorRef, Claim, EventMention, Figure, Source, Statement, claim_id
from dateline.model.place import Place, PlaceRef
from dateline.model.quantity import Quantity
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import EventType, Measure, PlacePrecision, Precision, SourceKind, Status, TimeBasis

FIGURE = re.compile(r"(?P<n>\d+) (?P<m>killed|injured|detained) in (?P<p>[A-Z]\w+)(?: on (?P<d>\d{4}-\d\d-\d\d))?")
EVENT = re.compile(r"(?P<a>[A-Z]\w+) stormed (?P<p>[A-Z]\w+)(?: on (?P<d>\d{4}-\d\d-\d\d))?")
SPEECH = re.compile(r"(?P<s>[A-Z]\w+) said: (?P<c>[^.]+)\.")
_PLACES = {"Astrel": 11, "Borvia": 12, "Cindel": 13}


def toy_claims(report: Report) -> tuple[Claim, ...]:
    if "TRIP" in report.text:
        raise ValueError("tripped over TRIP")
    claims: list[Claim] = []
    for found in FIGURE.finditer(report.text):
        number = int(found["n"])
        shared = _shared(report, found, "n", found["m"], "figure")
        claims.append(Figure(measure=Measure(found["m"]), quantity=Quantity(number, number), **shared))
    for found in EVENT.finditer(report.text):
        shared = _shared(report, found, 0, "ASSAULT", "event")
        agent = ActorRef(found["a"], Span(*found.span("a")))
        claims.append(EventMention(type=EventType.ASSAULT, agents=(agent,), **shared))
    for found in SPEECH.finditer(report.text):
        source = Source(found["s"], SourceKind.OTHER, "", Span(*found.span("s")))
        span = Span(*found.span("c"))
        claims.append(
            Statement(
                id=claim_id(report.key, "statement", span, "said"),
                report=report.key,
                span=span,
                text=span.of(report.text),
                sentence=Span(*found.span()),
                source=source,
                status=Status.ATTRIBUTED,
            )
        )
    return tuple(claims)


def _shared(report: Report, found: re.Match[str], group: str | int, what: str, kind: str) -> dict[str, Any]:
    span = Span(*found.span(group))
    name = found["p"]
    place = Place(_PLACES.get(name), name, "XA", "", None, None, PlacePrecision.CITY) if name in _PLACES else None
    day = date.fromisoformat(found["d"]) if found["d"] else None
    return {
        "id": claim_id(report.key, kind, span, what),
        "report": report.key,
        "span": span,
        "text": span.of(report.text),
        "sentence": Span(*found.span()),
        "place": PlaceRef(name, Span(*found.span("p")), place),
        "time": Interval(day, day, Precision.DAY, TimeBasis.STATED) if day else Interval(),
    }


def use(reader: str = "toy-1") -> None:
    """Let the record read with this reader from now on, in this process."""
    from dateline.record import taking

    taking._claims = toy_claims
    taking._reader = lambda language: reader
    taking._is_readable = lambda language: language != "xx"


def write(folder: Path, **texts: str) -> Path:
    """Reports as text files, NAME.txt each."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
