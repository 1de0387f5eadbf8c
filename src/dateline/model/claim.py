"""What one report says: figures, event mentions, statements; each tied to spans."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from dateline.model.place import PlaceRef
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import EventType, Group, Measure, SourceKind, Status


@dataclass(frozen=True, slots=True)
class Source:
    """Who is credited, in the report's words; ``text`` "" is the outlet's own voice, ``via`` "" no relay."""

    text: str = ""
    kind: SourceKind = SourceKind.OUTLET
    via: str = ""
    span: Span | None = None
    via_span: Span | None = None


OUTLET = Source()


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An agent or recipient: the report's words, and the actor they were linked to ("" until linked)."""

    text: str
    span: Span
    actor: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What all claims share.

    Attributes:
        id: Stable: the same text under the same name gives the same id for the same words. See ``claim_id``.
        report: Key of the report (``Report.key``).
        span: The evidence.
        sentence: The sentence that holds it.
        source, status, time, place: Who says so, what the text does with it, when and where it was so.
        zone: Kind of the zone that holds it (a caption repeats the body and adds no origin).
    """

    kind: ClassVar[str] = ""

    id: str
    report: str
    span: Span
    text: str
    sentence: Span
    zone: str = "body"
    source: Source = OUTLET
    status: Status = Status.STATED
    time: Interval = UNKNOWN_TIME
    place: PlaceRef | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Claim):
    """A count that a report gives for people or things affected.

    ``people`` are the words for who or what is counted, "" if unsaid. ``cumulative``: a running total so far.
    ``part_of`` is the id of the figure that this one is a part of ("12 killed, including 3 children"), "" if none.
    """

    kind: ClassVar[str] = "figure"

    measure: Measure
    quantity: Quantity
    people: str = ""
    people_span: Span | None = None
    group: Group = Group.PEOPLE
    cumulative: bool = False
    part_of: str = ""


@dataclass(frozen=True, kw_only=True)
class EventMention(Claim):
    """Something that a report says happened. ``figures`` are ids of figures that belong to it."""

    kind: ClassVar[str] = "event"

    type: EventType
    mode: str = ""
    agents: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Statement(Claim):
    """Reported speech; ``span`` is the content, ``cue`` the word that reports it, ``direct`` true for quoted words."""

    kind: ClassVar[str] = "statement"

    cue: Span | None = None
    cue_text: str = ""
    direct: bool = False


_PREFIX = {"figure": "F", "event": "E", "statement": "S"}


def claim_id(report: str, kind: str, span: Span, what: str) -> str:
    """Key of a claim: prefix by kind and ten hex digits of report, span and ``what`` (measure, type or cue).

    Values that a better reader may mend (bounds, source, status) are left out on purpose, so that the id lives on.
    """
    digest = hashlib.sha256(f"{report}\0{kind}\0{span.start}\0{span.end}\0{what}".encode())
    return _PREFIX[kind] + digest.hexdigest()[:10]
