"""Options that several commands share, with their checks."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from dateline.model.vocabulary import EventType, Group, Measure, Status

DEFAULT_RECORD = "record.dateline"


class Format(StrEnum):
    """What an export is written as."""

    JSONL = "jsonl"
    CSV = "csv"
    SITE = "site"
    ACLED = "acled"
    GEOJSON = "geojson"


class By(StrEnum):
    """Kinds of place that latest figures are told for."""

    ADMIN1 = "admin1"
    COUNTRY = "country"
    PLACE = "place"


class Writing(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    WIKITEXT = "wikitext"


class Engine(StrEnum):
    """What reads."""

    LOCAL = "local"
    RAY = "ray"


class Blocks(StrEnum):
    """What a cluster resolves together."""

    KIN = "kin"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    NONE = "none"


class What(StrEnum):
    """What an export holds, a line each."""

    CLAIMS = "claims"
    RELATIONS = "relations"
    REPORTS = "reports"
    EVENTS = "events"
    SERIES = "series"
    ORIGINS = "origins"
    JUDGEMENTS = "judgements"


def listed(value: str | None, allowed: list[str], name: str) -> list[str] | None:
    """A comma list of closed values; BadParameter (exit 2) names the allowed ones."""
    if value is None:
        return None
    words = [word.strip() for word in value.split(",") if word.strip()]
    folded = {word.casefold(): word for word in allowed}
    unknown = [word for word in words if word.casefold() not in folded]
    if unknown or not words:
        raise typer.BadParameter(f"{', '.join(unknown) or 'nothing'} is no {name}; there are: {', '.join(allowed)}")
    return [folded[word.casefold()] for word in words]


def day(value: str | None) -> str | None:
    """A day as YYYY-MM-DD; BadParameter says how to write one."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2022-01-06") from None


def moment(value: str | None) -> str | None:
    """A day or a moment (2022-01-06T18:00); BadParameter says how to write one."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day or moment; write it as 2022-01-06 or 2022-01-06T18:00") from None
    return value


def _measures(value: str | None) -> str | None:
    listed(value, [m.value for m in Measure], "measure")
    return value


def _statuses(value: str | None) -> str | None:
    listed(value, [s.value for s in Status], "status")
    return value


def _types(value: str | None) -> str | None:
    listed(value, [t.value for t in EventType], "type of event")
    return value


def _group(value: str | None) -> str | None:
    found = listed(value, [g.value for g in Group], "group")
    if found and len(found) > 1:
        raise typer.BadParameter("name one group")
    return found[0] if found else None


def measures(value: str | None) -> list[str] | None:
    """The measures of a checked comma list."""
    return listed(value, [m.value for m in Measure], "measure")


def statuses(value: str | None) -> list[str] | None:
    """The statuses of a checked comma list."""
    return listed(value, [s.value for s in Status], "status")


def types(value: str | None) -> list[str] | None:
    """The event types of a checked comma list."""
    return listed(value, [t.value for t in EventType], "type of event")


RecordFile = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        envvar="DATELINE_RECORD",
        metavar="FILE",
        help="The record: one file, or postgresql://USER@HOST/DATABASE?record=NAME.",
    ),
]
Json = Annotated[bool, typer.Option("--json", metavar="", help="For programs: one JSON object a line.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        callback=day,
        help="The record as it stood at the end of that day (record time, UTC).",
    ),
]
ReportedBy = Annotated[
    str | None,
    typer.Option("--reported-by", metavar="DATE", callback=day, help="Only what reports published by that day said."),
]
Measures = Annotated[
    str | None,
    typer.Option("--measure", metavar="A,B", callback=_measures, help="What is counted: killed,injured,detained ..."),
]
GroupOf = Annotated[
    str | None, typer.Option("--group", metavar="GROUP", callback=_group, help="Who is counted: civilians, police ...")
]
PlaceName = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="A place by name, or a country by its code (KZ).")
]
Statuses = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="A,B",
        callback=_statuses,
        help="What the text does with it: stated,attributed,unconfirmed,denied,conditional.",
    ),
]
StoryKey = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="Only what is of this story: one crisis, C and eight signs.")
]
SourceName = Annotated[str | None, typer.Option("--source", metavar="WORDS", help="Part of the words for who says so.")]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", callback=day, help="From that day on (of the event, not the report)."),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", callback=day, help="Up to that day (of the event).")
]
Types = Annotated[
    str | None,
    typer.Option("--type", metavar="A,B", callback=_types, help="Kinds of event: ASSAULT,PROTEST,COERCE ..."),
]
ReportName = Annotated[str | None, typer.Option("--report", metavar="NAME", help="Only this report: its name or key.")]
Rejected = Annotated[bool, typer.Option("--rejected", metavar="", help="Show what was rejected, too.")]
