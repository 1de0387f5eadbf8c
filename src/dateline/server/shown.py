"""What pages make of rows, for programs: the overview, points of a chart, places, outlets, speakers, the queue."""

# Not "from __future__ import annotations": what may be asked is read from annotations.

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.citing import citation
from dateline.errors import NotFound
from dateline.page import Asked, Snapshot
from dateline.page.agreeing import support
from dateline.page.charting import chart
from dateline.page.deciding import decisions, pairs
from dateline.page.naming import series_name, story_name
from dateline.page.picking import Counted, counted
from dateline.page.queue import queue
from dateline.page.speakers import Speaker
from dateline.page.titles import called
from dateline.page.views import map as world_map
from dateline.page.views import sources
from dateline.page.views.summary import summary
from dateline.server.answers import answer, page_of, shown
from dateline.server.asking import Agreeing, Filtered, Moment, Of, Queued, Some
from dateline.server.schema import Listed, One

router = APIRouter()


class Made(BaseModel):
    """What a page shows, made of rows."""

    model_config = ConfigDict(extra="forbid")


class Stand(Made):
    """A series as a list shows it: its latest number, who agrees, what others say."""

    series: str = Field(description="Key of the series.")
    name: str = Field(description="What it counts, told apart from others of that name.")
    latest: str = Field(description="Id of its latest figure.")
    agree: int = Field(description="Origins whose figures stand and can be the latest number.")
    of: int = Field(description="Origins whose figures stand.")
    others: list[str] = Field(description="Ids of figures that stand and cannot be it, one for each number.")
    best: str | None = Field(description="Id of the number that most origins agree with, where it is another.")
    withdrawn: str | None = Field(description="Id of the last figure that was given and then denied.")


class Day(Made):
    """A day with its weightiest events."""

    day: str
    events: list[str] = Field(description="Keys of events.")


class PairOf(Made):
    """Two figures that do not agree."""

    a: str
    b: str
    relation: str
    reason: str
    more: int = Field(description="How many more such pairs the same series have.")


class Overview(Made):
    """What stands at the top of a record, or of a story."""

    title: str
    about: str
    figures: list[Stand]
    lately: list[Day]
    pairs: list[PairOf]
    disputes: list[str] = Field(description="Keys of events that one report tells and another denies.")
    doubts: list[str] = Field(description="Ids of claims that are unconfirmed, denied or conditional.")
    counts: dict[str, Any]
    undated: list[str] = Field(description="Keys of reports without a day of publication.")
    unread: list[str] = Field(description="Keys of reports that no pack reads.")


class Chart(Made):
    """A series as its chart shows it."""

    stand: Stand | None
    points: list[dict[str, Any]] = Field(description="low, high, day, holder, status, origins, marks, claims, ...")
    pairs: list[dict[str, Any]] = Field(description="a, b (numbers of points), relation, reason.")
    of: int = Field(description="How many points there are; a chart holds 300.")


class Place(Made):
    """A place with what reports tell of it, as the map shows it."""

    id: str
    name: str
    words: str
    admin1: str
    country: str
    precision: str
    lat: float | None
    lon: float | None
    events: int
    figures: int = Field(description="Series.")
    main: int = Field(description="How many of both are of the story asked for, else of that of most reports.")
    origins: int
    statuses: dict[str, int]
    types: dict[str, int]
    when: str
    told: list[dict[str, Any]] = Field(description="The best supported: page, key, status, text.")


class Outlet(Made):
    """An outlet with its reports."""

    name: str
    reports: int
    copies: int
    claims: int
    first: str | None
    last: str | None


class Credited(Made):
    """A speaker, by the words that reports have for it."""

    key: str
    name: str
    kind: str
    figures: int
    events: int
    statements: int
    reports: int
    origins: int
    relays: list[str]


class Queue(Made):
    """A claim in the queue of review."""

    claim: str
    priority: int
    doubts: list[str]
    reasons: list[str]


class Agree(Made):
    """How far two people agree."""

    one: str
    other: str
    both: list[str] = Field(description="Ids of claims on which both decided.")
    agreed: int
    percent: float | None
    kappa: float | None


class Cited(Made):
    """A claim with its attribution, to be pasted."""

    text: str
    markdown: str
    wikitext: str


_SAME: dict[int | str, dict[str, Any]] = {304: {"description": "Not changed since the ETag that was sent"}}


@router.get(
    "/overview",
    summary="What the first page shows, of the record or of one story",
    tags=["overview"],
    responses={200: {"model": One[Overview]}, **_SAME},
)
def overview(request: Request, asked: Annotated[Of, Query()]) -> Response:
    """Keys and ids of what stands there, in its order."""
    stamp, snapshot = shown(request, asked)
    if asked.story and asked.story not in snapshot.stories:
        raise NotFound(f"{asked.story!r}: no story of this record has that key; /api/v1/stories lists them")
    made = snapshot.recent("shown.overview", asked.story or "", lambda: summary(snapshot, asked.story))
    row = {
        "title": story_name(snapshot, asked.story) if asked.story else snapshot.info.path.rpartition("/")[2],
        "about": made["about"],
        "figures": [_stand(snapshot, one) for one in made["counted"]],
        "lately": [{"day": day, "events": [one.event.key for one in rows]} for day, rows in made["lately"]],
        "pairs": [
            {"a": one.a.id, "b": one.b.id, "more": one.more}
            | {"relation": one.relation.relation, "reason": one.relation.reason}
            for one in made["pairs"]
        ],
        "disputes": [one.told.event.key for one in made["disputes"]],
        "doubts": [one.row.id for one in made["doubts"]],
        "counts": made["counts"],
        "undated": [report.key for report in made["undated"]],
        "unread": [report.key for report in made["unread"]],
    }
    return answer(request, stamp, {"stamp": stamp, "row": row})


@router.get(
    "/series/{id}/chart",
    summary="A series as points: numbers by as-of day, holder and status, and what revises or contradicts what",
    tags=["series"],
    responses={200: {"model": One[Chart]}, **_SAME},
)
def chart_of(request: Request, id: str, asked: Annotated[Moment, Query()]) -> Response:
    """The rows of the picture on the page of the series."""
    stamp, snapshot = shown(request, asked)
    row = snapshot.series.get(id)
    if row is None:
        raise NotFound(f"{id!r}: no series of this record has that key; /api/v1/series lists them")
    head = counted(snapshot, row)
    figures = [snapshot.figures[one] for one in row.figures if one in snapshot.figures]
    made = {"stand": _stand(snapshot, head) if head else None, **chart(snapshot, figures)}
    return answer(request, stamp, {"stamp": stamp, "row": made})


@router.get(
    "/claims/{id}/citation",
    summary="A claim with its attribution: plain text, Markdown, wikitext",
    tags=["claims"],
    responses={200: {"model": One[Cited]}, **_SAME},
)
def cited(request: Request, id: str, asked: Annotated[Moment, Query()]) -> Response:
    """As "Copy with attribution" gives it."""
    stamp, snapshot = shown(request, asked)
    row = snapshot.claims.get(id)
    if row is None:
        raise NotFound(f"{id!r}: no claim of this record has that id, or it was rejected")
    made = citation(row, snapshot.reports.get(row.report_key), called=called(snapshot, row))
    told = {"text": made.text, "markdown": made.markdown, "wikitext": made.wikitext}
    return answer(request, stamp, {"stamp": stamp, "row": told})


@router.get(
    "/places",
    summary="Places with what reports tell of them, as the map shows them",
    tags=["places"],
    responses={200: {"model": Listed[Place]}, **_SAME},
)
def places(request: Request, asked: Annotated[Filtered, Query()]) -> Response:
    """Those that stand on no map (``lat`` null) come last."""
    stamp, snapshot = shown(request, asked)
    made = world_map.make(snapshot, Asked("map", "", asked.values()))
    return page_of(request, stamp, [*made["places"], *made["off_map"]], asked.limit, asked.offset)


@router.get(
    "/outlets",
    summary="Outlets by how many reports they have",
    tags=["sources"],
    responses={200: {"model": Listed[Outlet]}, **_SAME},
)
def outlets(request: Request, asked: Annotated[Some, Query()]) -> Response:
    """``copies``: reports whose text is printed elsewhere, too."""
    stamp, snapshot = shown(request, asked)
    rows = sources.outlets(snapshot, list(snapshot.reports.values()))
    return page_of(request, stamp, [_plain(row) for row in rows], asked.limit, asked.offset)


@router.get(
    "/speakers",
    summary="Who is credited with claims, by the words that reports have for them",
    tags=["sources"],
    responses={200: {"model": Listed[Credited]}, **_SAME},
)
def credited(request: Request, asked: Annotated[Filtered, Query()]) -> Response:
    """Those who say most first; those who are not named last."""
    stamp, snapshot = shown(request, asked)
    rows = sources.credited(snapshot, Asked("sources", "", asked.values()))
    made = [_speaker(row) for row in rows[asked.offset : asked.offset + asked.limit]]
    return page_of(request, stamp, made, asked.limit, asked.offset, total=len(rows))


@router.get(
    "/queue",
    summary="Claims to be judged, as review offers them",
    tags=["judgements"],
    responses={200: {"model": Listed[Queue]}, **_SAME},
)
def queued(request: Request, asked: Annotated[Queued, Query()]) -> Response:
    """``queue``: open, second, unsure, changed, all. ``who``: who judges."""
    stamp, snapshot = shown(request, asked)
    items = queue(snapshot, Asked("review", "", asked.values()), asked.who or "")
    some = items[asked.offset : asked.offset + asked.limit]
    made = [
        {"claim": one.row.id, "priority": one.worth, "doubts": list(one.doubts), "reasons": list(one.reasons)}
        for one in some
    ]
    return page_of(request, stamp, made, asked.limit, asked.offset, total=len(items))


@router.get(
    "/agreement",
    summary="How far every two people who decided on the same claims agree",
    tags=["judgements"],
    responses={200: {"model": Listed[Agree]}, **_SAME},
)
def agreement(request: Request, asked: Annotated[Agreeing, Query()]) -> Response:
    """Percent, and Cohen's kappa (null where it is not defined)."""
    stamp, snapshot = shown(request, asked)
    rows = [row for row in pairs(decisions(snapshot)) if asked.who in (None, row.one, row.other)]
    return page_of(request, stamp, [_plain(row) for row in rows], asked.limit, asked.offset)


def _stand(snapshot: Snapshot, one: Counted) -> dict[str, Any]:
    held = support(snapshot, one.series, one.latest)
    return {
        "series": one.series.key,
        "name": series_name(snapshot, one.series),
        "latest": one.latest.id,
        "agree": held.agree,
        "of": held.of,
        "others": [row.id for row in held.others],
        "best": held.best.id if held.best else None,
        "withdrawn": one.withdrawn.id if one.withdrawn else None,
    }


def _speaker(one: Speaker) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        "figures": one.count("figure"),
        "events": one.count("event"),
        "statements": one.count("statement"),
        "reports": one.reports,
        "origins": one.origins,
        "relays": one.relays,
    }


def _plain(row: Any) -> dict[str, Any]:
    return {name: _value(getattr(row, name)) for name in row.__slots__}


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
