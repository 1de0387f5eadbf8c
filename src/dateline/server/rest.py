"""Everything that the page shows, for programs: /api/v1."""

# Not "from __future__ import annotations": what a list may be asked is read from annotations made for each of them.

from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from dateline import __version__
from dateline.model.answers import Hit, LinkRow, ProposalRow, TimelineRow
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
    StoryRow,
)
from dateline.page import ServedLinks, render_api
from dateline.record import ChangeRow, Info, KeptView, Rows
from dateline.server import asking
from dateline.server import shown as shown_on_pages
from dateline.server.answers import answer, detail, listed, plain, shown
from dateline.server.schema import Allowed, Known, Listed, One, Problem, Text, model_of
from dateline.server.security import Safety, guard
from dateline.server.shelf import Shelf

ROOT = "/api/v1"
OPENAPI = f"{ROOT}/openapi.json"

_REFUSED: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": told, "content": {"application/problem+json": {}}}
    for status, told in ((400, "A value makes no sense"), (404, "Nothing there"), (422, "Not understood"))
}
_SAME: dict[int | str, dict[str, Any]] = {304: {"description": "Not changed since the ETag that was sent"}}

router = APIRouter(prefix=ROOT, responses=_REFUSED)

_LISTS: tuple[tuple[str, Any, type[asking.Some], str], ...] = (
    ("reports", ReportRow, asking.Reports, "Reports, by day of publication"),
    ("figures", FigureRow, asking.Figures, "Counts that reports give, by report and place in it"),
    ("mentions", MentionRow, asking.Mentions, "Events as single reports have them"),
    ("statements", StatementRow, asking.Statements, "Reported speech"),
    ("stories", StoryRow, asking.Some, "Reports that are about one crisis, most reports first"),
    ("events", EventRow, asking.Events, "Events across reports, by day"),
    ("series", SeriesRow, asking.Series, "Figures that count the same thing, together"),
    ("origins", OriginRow, asking.Some, "Where reports really come from: copies share one"),
    ("actors", ActorRow, asking.Some, "Who acts or suffers, most mentioned first"),
    ("links", LinkRow, asking.Links, "Why words are for one actor, where a story calls it by several"),
    ("proposals", ProposalRow, asking.Proposals, "Pairs that may be one and were left two, the likeliest first"),
    ("relations", RelationRow, asking.Relations, "How figures stand to each other"),
    ("timeline", TimelineRow, asking.Timeline, "Events and figures by day"),
    ("judgements", JudgementRow, asking.Judgements, "What people decided, and what has become of it"),
)

_DETAILS = (
    ("claims", "FES", "A claim: its report, the words of its parts, comparisons, older readings, judgements"),
    ("reports", "R", "A report with its claims"),
    ("events", "V", "An event with its mentions"),
    ("series", "N", "A series with its figures and how they compare"),
    ("origins", "O", "An origin with the claims of its reports"),
    ("actors", "A", "An actor with the mentions of events it is in"),
)


def _add_list(name: str, row: Any, asked_of: type[asking.Some], about: str) -> None:
    def show(request: Request, asked: Annotated[asked_of, Query()]) -> Response:  # type: ignore[valid-type]
        given: asking.Some = asked
        stamp, snapshot = shown(request, given)
        rows = getattr(snapshot.view, name)(**given.filters())
        return listed(request, stamp, rows, given.limit, given.offset)

    model: Any = Listed[model_of(row)]  # type: ignore[misc]
    told = {200: {"model": model}, **_SAME}
    router.get(f"/{name}", summary=about, tags=[name], name=name, operation_id=name, responses=told)(show)


def _add_detail(name: str, letters: str, about: str) -> None:
    def show(request: Request, id: str, asked: Annotated[asking.Moment, Query()]) -> Response:
        stamp, snapshot = shown(request, asked)
        row = detail(request, snapshot.view, asked, id, letters)
        return answer(request, stamp, {"stamp": stamp, "row": row})

    told = {200: {"model": One[Known]}, **_SAME}
    key = f"one_of_{name}"
    router.get(f"/{name}/{{id}}", summary=about, tags=[name], name=key, operation_id=key, responses=told)(show)


@router.get(
    "/info",
    summary="Counts, and the state of the record",
    tags=["record"],
    responses={200: {"model": One[model_of(Info)]}, **_SAME},  # type: ignore[misc]
)
def info(request: Request, asked: Annotated[asking.Moment, Query()]) -> Response:
    """What the record holds, in counts."""
    stamp, snapshot = shown(request, asked)
    return answer(request, stamp, {"stamp": stamp, "row": plain(snapshot.info)})


@router.get(
    "/reports/{id}/text",
    summary="The text of a report as it was received, with the spans of its zones and claims",
    tags=["reports"],
    responses={200: {"model": One[Text]}, **_SAME},
)
def text(request: Request, id: str, asked: Annotated[asking.Moment, Query()]) -> Response:
    """Spans are half-open and count Unicode code points of the text."""
    stamp, snapshot = shown(request, asked)
    found = detail(request, snapshot.view, asked, id, "R")
    key = found["report"]["key"]
    zones = [{"kind": zone.kind, "start": zone.span.start, "end": zone.span.end} for zone in snapshot.view.zones(key)]
    spans = [
        {"claim": claim["id"], "kind": claim["kind"], "start": claim["start"], "end": claim["end"]}
        for claim in found["claims"]
    ]
    row = {"report": found["report"], "text": snapshot.view.text(key), "zones": zones, "claims": spans}
    return answer(request, stamp, {"stamp": stamp, "row": row})


@router.get(
    "/search",
    summary="Reports that hold all of the words, best match first",
    tags=["search"],
    responses={200: {"model": Listed[model_of(Hit)]}, **_SAME},  # type: ignore[misc]
)
def search(request: Request, asked: Annotated[asking.Searched, Query()]) -> Response:
    """The first thousand matches."""
    stamp, snapshot = shown(request, asked)
    return listed(request, stamp, snapshot.view.search(asked.q, limit=asking.MOST), asked.limit, asked.offset)


@router.get(
    "/changes",
    summary="What is new, revised, contradicted, withdrawn and judged since a time",
    tags=["record"],
    responses={200: {"model": Listed[model_of(ChangeRow)]}, **_SAME},  # type: ignore[misc]
)
def changes(request: Request, asked: Annotated[asking.Changed, Query()]) -> Response:
    """Compares two states of the record, which takes a while for a large one."""
    shelf: Shelf = request.app.state.shelf
    stamp, snapshot = shelf.now()
    view = snapshot.view
    assert isinstance(view, KeptView)
    # The last answer is kept, for whoever follows its pages.
    kept: dict[str, Rows[ChangeRow]] = snapshot.once("rest.changes", dict)
    if asked.since not in kept:
        rows = view.diff(asked.since)
        kept.clear()
        kept[asked.since] = rows
    return listed(request, stamp, kept.get(asked.since, Rows()), asked.limit, asked.offset)


@router.get("/session", summary="What a program needs to write", tags=["record"])
def session(request: Request) -> Allowed:
    """The token for the header X-CSRF-Token; a program that shows the server's token (Bearer) needs none."""
    safety: Safety = request.app.state.safety
    return Allowed(read_only=safety.read_only, csrf="" if safety.read_only else safety.csrf, version=__version__)


@router.post(
    "/judgements",
    summary="Write down what a person decided",
    tags=["judgements"],
    status_code=201,
    dependencies=[Depends(guard)],
    responses={201: {"model": One[model_of(JudgementRow)]}, 403: {"model": Problem}},  # type: ignore[misc]
)
def judge(request: Request, given: asking.Judged) -> Response:
    """It is on disk when the answer comes; nothing that was there is changed."""
    shelf: Shelf = request.app.state.shelf
    row = shelf.record.judge(given.id, given.verdict, given.other, values=given.values, who=given.who, why=given.why)
    stamp, _ = shelf.renew()
    return answer(request, stamp, {"stamp": stamp, "row": plain(row)}, status=201)


for _one in _LISTS:
    _add_list(*_one)
router.include_router(shown_on_pages.router)
for _part in _DETAILS:
    _add_detail(*_part)


def install(app: FastAPI) -> None:
    """Add the interface, its description and the viewer of it."""
    app.include_router(router)

    @app.get("/api/docs", response_class=HTMLResponse, include_in_schema=False)
    def docs() -> str:
        return render_api(ServedLinks(), OPENAPI)
