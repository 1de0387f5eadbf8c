"""What may be asked of each list of the REST interface. A name that is none of these is refused, not passed over."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MOST = 1_000
_COMMA = frozenset({"measure", "status", "type", "relation", "kind"})


class Moment(BaseModel):
    """The state that is asked about."""

    model_config = ConfigDict(extra="forbid")

    as_of: str | None = Field(None, description="The record as it stood at a record time: 2022-01-10, or a moment.")
    reported_by: str | None = Field(None, description="What reports published by the end of that day said: 2022-01-10.")


class Some(Moment):
    """Some rows of a list."""

    limit: int = Field(100, ge=1, le=MOST, description="Most rows in one answer.")
    offset: int = Field(0, ge=0, le=100_000_000, description="Rows to pass over. Better: follow the links to the next.")

    def filters(self) -> dict[str, Any]:
        """What is asked for by the names that the record has for it; lists with commas are split."""
        given = self.model_dump(exclude_none=True, exclude={"as_of", "reported_by", "limit", "offset"})
        return {name: _listed(value) if name in _COMMA else value for name, value in given.items()}


def _listed(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


_PLACE = Field(None, description="A place by the report's words or its usual name, or a country by its code (KZ).")
_STATUS = Field(None, description="stated, attributed, unconfirmed, denied, conditional; several with commas.")
_STORY = Field(None, description="Key of a story.")
_SINCE = Field(None, description="From that day of the event on: 2022-01-06.")
_UNTIL = Field(None, description="Up to that day of the event.")
_REPORT = Field(None, description="A report by its name or key.")
_SOURCE = Field(None, description="Part of the words for who says so.")
_REJECTED = Field(False, description="Whether what was rejected is there, too.")
_MEASURE = Field(None, description="What is counted: killed, injured ...; several with commas.")
_GROUP = Field(None, description="Who is counted: civilians, police ...")
_TYPE = Field(None, description="PLOVER's types, or DISASTER, DISMISS, PRICE; several with commas.")
_MODE = Field(None, description="A mode of the type: arrest, demo ...")


class Days(Some):
    """Filters of whatever has days and belongs to a story."""

    story: str | None = _STORY
    since: str | None = _SINCE
    until: str | None = _UNTIL
    include_rejected: bool = _REJECTED


class Claims(Days):
    """Filters of claims."""

    status: str | None = _STATUS
    report: str | None = _REPORT


class Reports(Some):
    """Filters of reports."""

    outlet: str | None = Field(None, description="An outlet by its name.")
    undated: bool | None = Field(None, description="true: without a day of publication; false: with one.")
    story: str | None = _STORY


class Links(Some):
    """Filters of links to actors."""

    actor: str | None = Field(None, description="Key of an actor.")


class Proposals(Some):
    """Filters of proposals."""

    kind: str | None = Field(None, description="actor, event, place, series; several with commas.")


class Figures(Claims):
    """Filters of figures."""

    measure: str | None = _MEASURE
    group: str | None = _GROUP
    place: str | None = _PLACE
    source: str | None = _SOURCE
    series: str | None = Field(None, description="Key of a series.")


class Mentions(Claims):
    """Filters of event mentions."""

    type: str | None = _TYPE
    mode: str | None = _MODE
    place: str | None = _PLACE
    source: str | None = _SOURCE
    event: str | None = Field(None, description="Key of an event.")


class Statements(Claims):
    """Filters of statements."""

    speaker: str | None = _SOURCE
    direct: bool | None = Field(None, description="true: all of its words are quoted.")


class Events(Days):
    """Filters of events."""

    type: str | None = _TYPE
    mode: str | None = _MODE
    place: str | None = _PLACE
    status: str | None = _STATUS


class Series(Some):
    """Filters of series."""

    measure: str | None = _MEASURE
    group: str | None = _GROUP
    place: str | None = _PLACE
    story: str | None = _STORY
    include_rejected: bool = _REJECTED


class Relations(Some):
    """Filters of comparisons."""

    relation: str | None = Field(
        None, description="same, revised, contradicted, suspicious, different_scope; several with commas."
    )
    claim: str | None = Field(None, description="Id of a figure that they name.")
    include_rejected: bool = _REJECTED


class Timeline(Days):
    """Filters of the timeline."""

    place: str | None = _PLACE


class Judgements(Some):
    """Filters of judgements."""

    about: str | None = Field(None, description="Id of what they were made on, or on a part of it.")
    verdict: str | None = Field(None, description="accepted, rejected, unsure, corrected, same, different, undone.")
    state: str | None = Field(None, description="stands, moved, changed, overruled, undone, lost.")
    who: str | None = Field(None, description="Who judged.")


class Filtered(Some):
    """The filters that all pages share, as they stand in their addresses."""

    story: str | None = _STORY
    place: str | None = _PLACE
    actor: str | None = Field(None, description="Key of an actor, or part of a name.")
    type: str | None = _TYPE
    measure: str | None = _MEASURE
    status: str | None = _STATUS
    source: str | None = _SOURCE
    since: str | None = _SINCE
    until: str | None = _UNTIL
    origins: str | None = Field(None, description="At least so many origins.")

    def values(self) -> dict[str, str]:
        """What is asked for, as an address of a page has it."""
        given = self.model_dump(exclude_none=True, exclude={"as_of", "reported_by", "limit", "offset", "who"})
        return {name: str(value) for name, value in given.items()}


class Queued(Filtered):
    """Filters of the queue of review."""

    queue: str | None = Field(None, description="open, second, unsure, changed, all.")
    kind: str | None = Field(None, description="figure, event, statement.")
    report: str | None = _REPORT
    outlet: str | None = Field(None, description="An outlet by its name.")
    series: str | None = Field(None, description="Key of a series.")
    event: str | None = Field(None, description="Key of an event.")
    who: str | None = Field(None, description="Who judges: a second reader is offered what others judged.")


class Agreeing(Some):
    """Filters of agreement."""

    who: str | None = Field(None, description="One of the two.")


class Of(Moment):
    """Of the record, or of one story."""

    story: str | None = _STORY


class Searched(Some):
    """Words to look for."""

    q: str = Field(description='All of these words; "in quotes" for a phrase.', max_length=500)


class Changed(BaseModel):
    """Since when."""

    model_config = ConfigDict(extra="forbid")

    since: str = Field(description="A day (counted whole) or a moment, in record time.")
    limit: int = Field(100, ge=1, le=MOST, description="Most rows in one answer.")
    offset: int = Field(0, ge=0, le=100_000_000, description="Rows to pass over.")


class Judged(BaseModel):
    """A judgement to write down."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(max_length=200, description="Of a claim, series, event, origin, report, actor or place.")
    verdict: str = Field(max_length=20, description="accept, reject, unsure, correct, same, different, undo.")
    other: str = Field("", max_length=200, description="For same and different: what it is the same as, or not.")
    values: dict[str, Any] | None = Field(None, description="For correct: field to its right value.")
    who: str = Field("", max_length=100, description="Who judges; else whoever runs the server.")
    why: str = Field("", max_length=10_000, description="The reason, in their own words.")
