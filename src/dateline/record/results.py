"""What the facade's calls give that is no list of rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dateline.model.answers import LinkRow, Mark
from dateline.model.judgement import JudgementRow
from dateline.model.report import Skipped
from dateline.model.rows import ClaimRow, RelationRow, ReportRow
from dateline.record.rows import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What one call of ``read`` did. Nothing is dropped silently: the counts add up, always.

    ``given == read + unchanged + len(skipped) + len(not_read)``.

    Attributes:
        given: Reports and files that were offered.
        read: Reports that were read into claims now; ``new_versions`` and ``reread`` of them were not new.
        unchanged: Reports that the record already held, read by the same reader with the same date.
        new_versions: Reports whose address held another text before.
        reread: Reports held before and read anew: by another reader, or with a date or outlet not known before.
        skipped: What could not be taken in, with the reason.
        not_read: Reports kept without claims: no pack reads their language.
        undated: Names of reports (read or unchanged now) without a day of publication; their relative days stay open.
        figures, events, statements: Claims of the reports read now.
        resolved: Whether the claims were brought together with the rest of the record.
        workers: Processes that read; 1 is the one that wrote, too.
        seconds: How long reading took, bringing together not counted.
        peak_mb: Most memory that each process ever held, in MB: the one that wrote, then each that read.
    """

    given: int = 0
    read: int = 0
    unchanged: int = 0
    new_versions: int = 0
    reread: int = 0
    skipped: tuple[Skipped, ...] = ()
    not_read: tuple[Skipped, ...] = ()
    undated: tuple[str, ...] = ()
    figures: int = 0
    events: int = 0
    statements: int = 0
    resolved: bool = True
    workers: int = 1
    seconds: float = 0.0
    peak_mb: tuple[int, ...] = ()

    @property
    def claims(self) -> int:
        """All claims of the reports read now."""
        return self.figures + self.events + self.statements


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of reading, for ``progress``: how many were handled so far, of how many (None: not known), the last."""

    done: int
    total: int | None
    name: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a record holds, in counts.

    Attributes:
        path: The file.
        schema: Version of its tables.
        reports: Current reports; ``texts`` counts older versions too.
        undated, not_read: Of the current ones: without a day of publication; in a language that no pack reads.
        skipped: What could not be taken in and was not read since, with the reason.
        figures, mentions, statements: Current claims.
        series, events, origins, actors, stories, relations: After resolving.
        readers: What read the current claims: name and version.
        first_day, last_day: Days of publication, ISO, "" if none is known.
        first_recorded, last_recorded: Record times; None for an empty record.
        resolved: False if a reading was cut off before its claims were brought together; the next reading does it.
        resolver: Rules by which claims were brought together last, "" if they never were.
        resolver_before: The rules before those, "" if there were none; what they had grouped may be grouped otherwise.
        resolver_since: Record time since which the rules are these.
        old_readers: Those of ``readers`` that are older than this version; reading the same files again renews them.
    """

    path: str
    schema: int
    reports: int
    texts: int
    undated: int
    not_read: int
    skipped: tuple[Skipped, ...]
    outlets: int
    figures: int
    mentions: int
    statements: int
    series: int
    events: int
    origins: int
    actors: int
    stories: int
    relations: int
    readers: tuple[str, ...]
    first_day: str
    last_day: str
    first_recorded: datetime | None
    last_recorded: datetime | None
    resolved: bool
    resolver: str = ""
    resolver_before: str = ""
    resolver_since: datetime | None = None
    old_readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that is known of one thing.

    Attributes:
        id: As asked, in full.
        kind: "figure", "event mention", "statement", "report", "series", "event", "origin" or "actor".
        row: The thing itself (a FigureRow, EventRow, ...).
        report: The report of a claim; None for what is of several.
        marks: For a claim: its evidence and the words of its source, relay, place, time and people, in text order.
        claims: For a series, event, origin, actor or report: its claims, oldest report first.
        relations: Comparisons that name the claim, or any claim of the series.
        history: Older readings of the same claim, newest first.
        judgements: What people decided on it, or on what it is part of, oldest first.
        current_until: For a claim or report of a text that a newer one has followed: until when it was current, and as
            of when it is shown; None for what is current.
        links: For an actor: why its words are for it.
    """

    id: str
    kind: str
    row: Any
    report: ReportRow | None
    marks: tuple[Mark, ...]
    claims: Rows[ClaimRow]
    relations: Rows[RelationRow]
    history: Rows[ClaimRow]
    judgements: Rows[JudgementRow] = field(default_factory=lambda: Rows(of=JudgementRow))
    current_until: datetime | None = None
    links: Rows[LinkRow] = field(default_factory=lambda: Rows(of=LinkRow))
