"""What a record answers with: one frozen, flat object a row. Standard library only.

Closed lists (measure, group, status, type, ...) stand as plain strings with the values of ``vocabulary``. Days are
``datetime.date``, record times ``datetime.datetime`` in UTC; None means not stated. Spans are half-open, in Unicode
code points of the report's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from dateline.model.judgement import Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report as the record holds it.

    Attributes:
        key: Key of this text under this name (R and twelve hex digits).
        name, address: File name or URL; where it was read from.
        published, published_basis: Day of publication (None: not known) and what it rests on.
        possible_days, published_why: Of a report that does not tell its day: the days that the record leaves open, and
            why; () and "" where it tells nothing. If one is left, it is ``published``, marked "inferred".
        words: Words of the text, furniture included.
        version, versions: Which text under its address this is, counted from 1, and how many there are.
        current: Whether it is the newest text under its address.
        reader: What read it, "" if no pack reads its language: kept, not read.
        recorded_at: Record time of the reading that is current.
        figures, events, statements: Claims of that reading.
        origin, story: Keys, None before resolving; a report of no story has story "".
    """

    key: str
    name: str
    address: str
    outlet: str
    headline: str
    bylines: tuple[str, ...]
    published: date | None
    published_basis: str
    dateline_place: str
    dateline_day: date | None
    language: str
    encoding: str
    text_sha256: str
    bytes_sha256: str
    words: int
    version: int
    versions: int
    current: bool
    reader: str
    recorded_at: datetime | None
    figures: int
    events: int
    statements: int
    origin: str | None
    story: str | None
    possible_days: tuple[date, ...] = ()
    published_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """Reports that are about one crisis.

    Attributes:
        key: C and eight signs.
        reports, names: Keys and names of its reports, by day of publication.
        first_day, last_day: Days of publication, None if none is known.
        figures, events, statements: How many claims its reports make.
    """

    key: str
    reports: tuple[str, ...]
    names: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    figures: int
    events: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What all claims share; fields of the exchange form under the same names, and what the report adds.

    Attributes:
        report, report_key, outlet, headline, published: The report that says it.
        sentence, sentence_text: The sentence that holds it: span and words.
        origin: One key for all reports that print one text; None before resolving.
        story: Key of the group of reports that are about one crisis, "" for none.
        recorded_at: Record time; None outside a record.
        judged, judged_by: What a person decided on it ("accepted", "rejected", "unsure", "" for nothing), and who.
        corrections: Fields in which a person put another value in place of what the machine read.
    """

    kind: ClassVar[str] = ""

    id: str
    report: str
    report_key: str
    outlet: str
    headline: str
    published: date | None
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    sentence_text: str
    zone: str
    place: str
    place_start: int | None
    place_end: int | None
    place_id: int | None
    place_name: str
    place_lat: float | None
    place_lon: float | None
    place_country: str
    place_admin1: str
    place_precision: str
    time_start: date | None
    time_end: date | None
    time_text: str
    time_text_start: int | None
    time_text_end: int | None
    time_precision: str
    time_basis: str
    source: str
    source_kind: str
    via: str
    source_start: int | None
    source_end: int | None
    via_start: int | None
    via_end: int | None
    status: str
    origin: str | None
    story: str | None
    reader: str
    recorded_at: datetime | None
    judged: str = ""
    judged_by: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(ClaimRow):
    """A count; ``series`` is the key of the figures that count the same thing, None before resolving."""

    kind: ClassVar[str] = "figure"

    measure: str
    low: int | None
    high: int | None
    approx: bool
    people: str
    people_start: int | None
    people_end: int | None
    group: str
    cumulative: bool
    part_of: str
    series: str | None


@dataclass(frozen=True, slots=True)
class ActorLink:
    """An agent or recipient: words, span, and the key of the actor ("" if not linked).

    ``entity``: one for all mentions of it in the report, "" if it is no actor there.
    """

    text: str
    start: int
    end: int
    actor: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow(ClaimRow):
    """An event as one report has it; ``event`` is the key of the event it is a mention of, None before resolving."""

    kind: ClassVar[str] = "event"

    type: str
    mode: str
    agents: tuple[ActorLink, ...]
    recipients: tuple[ActorLink, ...]
    figures: tuple[str, ...]
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(ClaimRow):
    """Reported speech; ``direct`` for quoted words."""

    kind: ClassVar[str] = "statement"

    cue: str
    cue_start: int | None
    cue_end: int | None
    direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One happening, of one or more mentions.

    Attributes:
        key: V and eight characters; the same for the same mentions' type, place and day whatever was read first.
        text: Trigger words of its first mention in report time.
        time_start, time_end, time_precision: The narrowest days that its mentions give.
        agents, recipients: Words, one for each actor, the commonest first.
        figures: Ids of figures that belong to it.
        mentions: Ids of its mentions, in report time.
        status: "stated" or "attributed" if any mention is so, else what the mentions are.
        statuses, sources: All of its mentions, each once, in report time.
        reports, origins: How many reports mention it, and how many origins they come from.
        judged: "accepted", "rejected" or "unsure" if a person said so of all of its mentions, "partly" if of some.
        part_of: Key of the larger event that takes it in ("protests" of a week, in the country), "" if none does.
    """

    key: str
    type: str
    mode: str
    text: str
    place: str
    place_id: int | None
    place_name: str
    place_country: str
    place_admin1: str
    place_lat: float | None
    place_lon: float | None
    place_precision: str
    time_start: date | None
    time_end: date | None
    time_precision: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    figures: tuple[str, ...]
    mentions: tuple[str, ...]
    status: str
    statuses: tuple[str, ...]
    sources: tuple[str, ...]
    reports: int
    origins: int
    story: str
    judged: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """Figures that count the same thing, so that a reader may put them in one chart.

    Attributes:
        key: N and eight characters.
        people: Words for who is counted, the commonest.
        cumulative: Running total (True) or the count of one event or moment.
        figures: Ids, oldest first: by report time, then by as-of day.
        latest: Id of the figure of the latest as-of day and report; denied and conditional ones count only if alone.
        low, high, approx, as_of, source, status: Of the latest figure.
        lowest, highest: Smallest low and largest high among figures not denied or conditional; None if none sets one.
        best: Id of the figure with the best number, by the rule of standing figures (docs/concepts/resolving.md); "" if
            none stands.
        best_low, best_high: Its bounds.
        standing: Ids of the figures that stand: each holder's last number that nobody took back or revised.
        standing_low, standing_high: Lowest and highest bound that any of those sets; None if none does.
        reports, origins: How many reports give a figure, and how many origins they come from.
        contradicted: Whether any two of its figures contradict each other.
        judged: "accepted", "rejected" or "unsure" if a person said so of all of its figures, "partly" if of some.
    """

    key: str
    measure: str
    group: str
    people: str
    place: str
    place_id: int | None
    place_name: str
    place_country: str
    cumulative: bool
    figures: tuple[str, ...]
    latest: str
    low: int | None
    high: int | None
    approx: bool
    as_of: date | None
    source: str
    status: str
    lowest: int | None
    highest: int | None
    reports: int
    origins: int
    contradicted: bool
    story: str
    best: str = ""
    best_low: int | None = None
    best_high: int | None = None
    standing: tuple[str, ...] = ()
    standing_low: int | None = None
    standing_high: int | None = None
    judged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """Reports that print one text: support is counted in these.

    Attributes:
        key: O and eight characters.
        reports, names: Keys and names of its reports, in report time.
        kind: "alone", "copy" (the same words), "near copy", or "judged" where a person said so.
        credit: The agency that its reports credit, "" if none is credited.
        evidence: Why they are one, in a sentence; "" for a report alone.
    """

    key: str
    reports: tuple[str, ...]
    names: tuple[str, ...]
    kind: str
    credit: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One who acts or speaks, across reports; ``names`` are all words that were linked to it, the commonest first."""

    key: str
    name: str
    names: tuple[str, ...]
    mentions: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """How two figures stand to each other; ``a`` is the earlier in report time.

    ``relation``: same, revised, contradicted, suspicious, different_scope. ``scope``: for different_scope what differs
    (place, group, time, measure, event). ``same_origin``: both come from one origin, so neither supports the other.
    """

    a: str
    b: str
    relation: str
    scope: tuple[str, ...]
    same_origin: bool
    reason: str
