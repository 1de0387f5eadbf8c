"""Rows as models, for the description of the REST interface: made out of the rows themselves, so that they agree."""

from __future__ import annotations

import dataclasses
import functools
import re
import types
import typing
from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from dateline.model.answers import LinkRow, Mark
from dateline.model.judgement import JudgementRow
from dateline.model.rows import (
    ActorRow,
    EventRow,
    FigureRow,
    MentionRow,
    OriginRow,
    RelationRow,
    ReportRow,
    SeriesRow,
    StatementRow,
)
from dateline.record.rows import names_of

T = TypeVar("T")

_ATTRIBUTE = re.compile(r"^    ([\w, ]+): (.*(?:\n {8}.*)*)", re.MULTILINE)


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field("about:blank", description="Always about:blank: title and status say the kind.")
    title: str
    status: int
    detail: str = Field(description="What is wrong, and what to do.")
    errors: list[dict[str, str]] | None = Field(None, description="Which values, where several are wrong.")


class Listed(BaseModel, Generic[T]):
    """Some rows of a list."""

    stamp: str = Field(description="State of the record that the rows show. Another one: the record has changed.")
    total: int = Field(description="How many rows there are in all.")
    offset: int
    limit: int
    next: str | None = Field(description="Address of the rows that follow, null at the end.")
    rows: list[T]


class One(BaseModel, Generic[T]):
    """One thing."""

    stamp: str = Field(description="State of the record that it shows.")
    row: T


@functools.cache
def model_of(row: Any) -> type[BaseModel]:
    """The model of a kind of row: the same fields in the same order."""
    described = _described(row)
    hints = typing.get_type_hints(row)
    fields: dict[str, Any] = {}
    for name in names_of(row):
        kind = _kind(hints.get(name, str) if name != "kind" else str)
        # A few names ("schema") are taken by the framework's own.
        own = f"{name}_" if hasattr(BaseModel, name) else name
        fields[own] = (kind, Field(description=described.get(name), alias=name))
    doc = " ".join((row.__doc__ or "").split("\n\n")[0].split()).replace("``", "")
    return create_model(row.__name__, __config__=ConfigDict(extra="forbid"), __doc__=doc, **fields)


def _described(row: type[Any]) -> dict[str, str]:
    """Fields and what their docstrings say of them, those of the classes above included."""
    found: dict[str, str] = {}
    for one in reversed(row.__mro__):
        for names, words in _ATTRIBUTE.findall((one.__doc__ or "").partition("Attributes:")[2].replace("\n    ", "\n")):
            told = " ".join(words.split()).replace("``", "")
            found |= {name.strip(): told for name in names.split(",")}
    return found


def _kind(hint: Any) -> Any:
    """The type of a field as JSON has it: inner rows become models, tuples lists."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return model_of(hint)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return list[_kind(inner[0])]  # type: ignore[misc]
    if origin is tuple:
        return tuple[tuple(_kind(one) for one in inner)]  # type: ignore[misc]
    if origin in (typing.Union, types.UnionType):
        made = _kind(inner[0])
        for one in inner[1:]:
            made = made | (None if one is type(None) else _kind(one))
        return made
    return hint


_Report: Any = model_of(ReportRow)
_Claim: Any = model_of(FigureRow) | model_of(MentionRow) | model_of(StatementRow)
_Group: Any = model_of(EventRow) | model_of(SeriesRow) | model_of(OriginRow) | model_of(ActorRow)


class Known(BaseModel):
    """All that is known of one thing."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="In full.")
    kind: str = Field(description="figure, event mention, statement, report, series, event, origin, actor.")
    row: _Claim | _Group | _Report = Field(description="The thing itself.")
    report: _Report | None = Field(description="The report of a claim; null for what is of several.")
    marks: list[model_of(Mark)] = Field(description="For a claim: its evidence and the words of its parts.")  # type: ignore[valid-type]
    claims: list[_Claim] = Field(description="For what is of claims: its claims, oldest report first.")
    relations: list[model_of(RelationRow)] = Field(description="Comparisons that name the claim, or claims of it.")  # type: ignore[valid-type]
    history: list[_Claim] = Field(description="Older readings of the same claim, newest first.")
    judgements: list[model_of(JudgementRow)] = Field(description="What people decided on it, oldest first.")  # type: ignore[valid-type]
    links: list[model_of(LinkRow)] = Field(description="For an actor: why words are taken for it, a line a way.")  # type: ignore[valid-type]
    current_until: datetime | None = Field(
        description="For a claim or report of a text that a newer one has followed: until when it was current."
    )


class Stretch(BaseModel):
    """A stretch of a text: half-open, in Unicode code points."""

    kind: str = Field(description="headline, byline, dateline, body, caption, furniture; of a claim: its kind.")
    start: int
    end: int


class ClaimStretch(Stretch):
    """The evidence of a claim."""

    claim: str = Field(description="Id of the claim.")


class Text(BaseModel):
    """A report's text, and what stands where in it."""

    report: _Report
    text: str = Field(description="Exactly as it was received.")
    zones: list[Stretch]
    claims: list[ClaimStretch]


class Allowed(BaseModel):
    """What a program may do here."""

    read_only: bool
    csrf: str = Field(description="For the header X-CSRF-Token; empty where nothing can be written.")
    version: str
