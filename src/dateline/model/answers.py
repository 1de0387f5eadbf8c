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
