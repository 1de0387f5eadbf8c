"""Rows that answer a question about others: what was searched for, counted, linked, proposed, laid out by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """Why words are for an actor, in one story.

    Attributes:
        actor: Key. words: As a report has them.
        how: "name", "title" (with a title or country before it), "spelling", "surname", "acronym", "country", "report"
            (its own report uses the words so), "described", "office", "noun" or "judged".
        why: In a sentence.
        claims: Ids of claims that it rests on, the one that tells it first.
        story: Key of the story; of a report that is of none, its own.
    """

    actor: str
    words: str
    how: str
    why: str
    claims: tuple[str, ...]
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """Two things that may be one, but not surely: for a person to say "same" or "different".

    Attributes:
        kind: "actor", "event", "place" or "series".
        a, b: Ids, as ``judge`` takes them.
        likelihood: From 0 to 1, by points and not by count: it orders proposals of one kind.
        reason: Why, in a sentence.
        evidence: Ids of claims to look at.
        story: Key of the story that they are of; of a report that is of none, its own.
    """

    kind: str
    a: str
    b: str
    likelihood: float
    reason: str
    evidence: tuple[str, ...]
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One line of what happened by day: an event with its first words, or the figures of a series on one day.

    ``day`` None: the day is not known (such rows stand last). ``evidence``: ids of the claims it rests on.
    """

    day: date | None
    day_end: date | None
    kind: str
    key: str
    text: str
    type: str
    place: str
    low: int | None
    high: int | None
    source: str
    status: str
    origins: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """How many figures a record holds for a place, time and measure, and between which bounds. Nothing is added up.

    Attributes:
        country, admin1, place, measure, group, status: What the figures have in common; None where it was not asked or
            is not known.
        period: First day of the day, week (Monday), month or year that holds the last day each figure is about.
        figures, reports, origins: How many figures, in how many reports, of how many origins.
        lowest, highest: Smallest low and largest high among those not denied or conditional; None if none sets one.
    """

    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    period: date | None = None
    measure: str | None = None
    group: str | None = None
    status: str | None = None
    figures: int
    reports: int
    origins: int
    lowest: int | None
    highest: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestRow:
    """The latest figure of one measure in one place, or that there is none. Nothing is added up.

    Attributes:
        country: ISO 3166-1 alpha-2, "" if not known.
        place: The division or place; "" in the rows that speak of a country as a whole, or of what is in no known one.
        place_kind: "admin1", "country", "place"; "unplaced": in the country, but in no known division; "unknown".
        measure: What is counted.
        series, figure: Keys of what is told; None in a gap, where all the values below are None or "".
        low, high, approx, words, people, group, cumulative: Of that figure.
        counted_in: Its own place, where that is a part of the row's place only; else "".
        as_of: The day for which it holds.
        range_low, range_high: Lowest and highest bound that any figure of its series that stands sets; of one
            number alone its own bounds, None where that is open.
        contradicted: Whether figures of its series contradict each other.
        origins: How many origins the figures of its series come from.
        source, via, status, outlet, report, published: Who says so, and where.
        sentence: The words of the sentence that it rests on.
        others: Keys of series of this measure in this place that count something else (other people, a part of the
            place, another event), or rest on doubt: none of them is in ``low`` and ``high``.
    """

    country: str
    place: str
    place_kind: str
    measure: str
    series: str | None = None
    figure: str | None = None
    low: int | None = None
    high: int | None = None
    approx: bool | None = None
    words: str = ""
    people: str = ""
    group: str = ""
    cumulative: bool | None = None
    counted_in: str = ""
    as_of: date | None = None
    range_low: int | None = None
    range_high: int | None = None
    contradicted: bool | None = None
    origins: int = 0
    source: str = ""
    via: str = ""
    status: str = ""
    outlet: str = ""
    report: str = ""
    published: date | None = None
    sentence: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where a report holds the words searched for; ``text[start:end]`` of the report is the first match."""

    report: str
    report_key: str
    outlet: str
    headline: str
    published: date | None
    start: int
    end: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a report worth highlighting: ``what`` is evidence, source, via, place, time, people, cue ..."""

    what: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """How many claims of one kind were read as they were coded by hand, up to one level of detail.

    Attributes:
        kind, level: "figure", "event" or "statement"; a level asks what the levels before it ask, too.
        right: How many pairs of a coded and a read claim are right so far.
        coded, read: How many claims were coded, and how many the record has, in the reports that were coded.
        precision, recall, f1: Of these; None where there is nothing to divide by.
    """

    kind: str
    level: str
    right: int
    coded: int
    read: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """Of the claims that were found: how often one field was coded, and how often it was read as coded."""

    kind: str
    field: str
    coded: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissRow:
    """One thing that was coded and not read so, or read and not coded.

    Attributes:
        what: "missed" (coded, not read), "extra" (read, not coded), or "wrong".
        field: What is wrong, "" else.
        line: Line of the file, None for what is extra.
        text: The words that it rests on.
        coded, read: The values of the field.
        claim: Id of the claim, "" for what was missed.
    """

    kind: str
    what: str
    field: str
    report: str
    line: int | None
    text: str
    coded: str
    read: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A record held against reports that were coded by hand: levels, fields, and each difference."""

    reports: int
    levels: tuple[LevelRow, ...]
    fields: tuple[FieldRow, ...]
    misses: tuple[MissRow, ...]
