"""Deciding over HTTP: the review page knows who asks, and what a person decides goes through ``record.judge``.

A write answers 303 with the next claim, so that loading again writes nothing twice; one that is refused shows the same
page again with what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from dateline.errors import NotFound, UsageError
from dateline.page import Asked, ServedLinks, Snapshot, render
from dateline.page.days import read_day
from dateline.page.effects import Effect, Standing, effects, standing, without
from dateline.page.filtering import NAMES
from dateline.page.queue import NARROW, queue
from dateline.page.views import review
from dateline.page.views.bulk import MOST, WORDS
from dateline.record import Record
from dateline.record.judging import default_who
from dateline.server.security import Safety, guard
from dateline.server.worded import in_words_of_the_form

COOKIE = "dateline-who"
LINKS = ServedLinks()

router = APIRouter(include_in_schema=False)

_YEAR = 365 * 24 * 3600
_CLAIM = re.compile(r"[FES][0-9a-f]{10}")
_PLACE = re.compile(r"[1-9][0-9]{0,8}")
_SHOWN = ("evidence_words", "time_words")
"""Fields of the form that only show words: their spans are what is written."""

_DAYS = ("time_start", "time_end")
_WHERE = ("place", "place_span")
_WHEN = (*_DAYS, "time_span")
_CANNOT = ("same", "different")
_REMEMBERED = 200
"""Decisions of which it is known in memory what stood before them: the page that follows one asks at once."""


@router.get("/review", response_class=HTMLResponse)
@router.get("/bulk", response_class=HTMLResponse)
def show(request: Request) -> Response:
    """The review page, or that of many claims, for whoever asks."""
    return _page(request, request.url.path.strip("/"), dict(request.query_params))


@router.post("/review/judge", dependencies=[Depends(guard)])
async def judge(request: Request) -> Response:
    """One decision."""
    form = await request.form(max_fields=200)
    return await run_in_threadpool(_judge, request, form)


@router.post("/review/undo", dependencies=[Depends(guard)])
async def undo(request: Request) -> Response:
    """A decision taken back."""
    form = await request.form(max_fields=20)
    return await run_in_threadpool(_undo, request, form)


@router.post("/review/who", dependencies=[Depends(guard)])
async def name(request: Request) -> Response:
    """Who decides in this browser from now on."""
    form = await request.form(max_fields=20)
    answer = RedirectResponse(LINKS.page("review", **_kept(_word(form, "back"))), 303)
    told = " ".join(_word(form, "who").split())[:100]
    answer.set_cookie(COOKIE, quote(told), max_age=_YEAR, httponly=True, samesite="lax")
    return answer


@router.post("/bulk", dependencies=[Depends(guard)])
async def judge_many(request: Request) -> Response:
    """One decision on many claims, all of which were shown."""
    form = await request.form(max_fields=MOST + 20)
    return await run_in_threadpool(_judge_many, request, form)


def who_asks(request: Request) -> str:
    """Who decides in this browser: as they said, else the variable DATELINE_USER, else the user of the system."""
    return unquote(request.cookies.get(COOKIE, "")).strip() or default_who()


def _page(request: Request, name: str, values: Mapping[str, str], *, status: int = 200, **more: Any) -> HTMLResponse:
    safety: Safety = request.app.state.safety
    csrf = "" if safety.read_only or values.get("as_of") or values.get("reported_by") else safety.csrf
    request.app.state.shelf.open_or_tell()
    stamp, snapshot = request.app.state.shelf.at(values.get("as_of"), values.get("reported_by"))
    asked = Asked(name, "", values, who=who_asks(request))
    told = {
        "csrf": csrf,
        "stamp": stamp,
        "last_visit": None,
        "changed": _changed(request, values.get("told", ""), snapshot),
    }
    html = render(snapshot, asked, LINKS, **told, **more)
    return HTMLResponse(html.encode("utf-8", "replace"), status)


def _judge(request: Request, form: FormData) -> Response:
    id, verdict, back = _word(form, "id"), _word(form, "verdict"), _kept(_word(form, "back"))
    _, old = request.app.state.shelf.now()
    try:
        values = _values(form) if verdict == "correct" else None
        other = _word(form, "other") if verdict in _CANNOT else ""
        also = _beside(request, form, id, values) if values else {}
        written = _record(request).judge(
            id, verdict, other, values=values, who=who_asks(request), why=_word(form, "why")
        )
        for one, some in also.items():
            _record(request).judge(one, verdict, values=some, who=who_asks(request), why=_word(form, "why"))
    except (UsageError, NotFound) as error:
        typed = {key: value for key, value in form.items() if isinstance(value, str)}
        chosen = {"claim": id} if _CLAIM.fullmatch(id) else {}
        return _page(request, "review", back | chosen, status=422, error=in_words_of_the_form(str(error)), typed=typed)
    following = _following(request, form, back)
    claim = following if _CLAIM.fullmatch(following) else None
    _remember(request, written.key, [standing(old, one) for one in (id, other, *also)])
    address = LINKS.page("review", claim=claim, told=written.key, also=str(len(also) or ""), **back)
    return RedirectResponse(address, 303)


def _remember(request: Request, key: str, before: Sequence[Standing | None]) -> None:
    """Keep how claims stood before a decision, for the page that follows it."""
    kept: dict[str, list[Standing]] = request.app.state.before
    kept[key] = [one for one in before if one]
    while len(kept) > _REMEMBERED:
        kept.pop(next(iter(kept)), None)


def _changed(request: Request, told: str, snapshot: Snapshot) -> list[Effect]:
    """What the decision of that key changed; nothing where that is not known any more."""
    before: list[Standing] = request.app.state.before.get(told, [])
    return list(dict.fromkeys(effect for one in before for effect in effects(one, snapshot)))


def _beside(request: Request, form: FormData, id: str, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What of a correction is written for claims beside: place and days, where theirs were the same."""
    _, snapshot = request.app.state.shelf.now()
    row, ticked = snapshot.claims.get(id), form.getlist("with")
    found = {}
    for one in review.beside(snapshot, row) if row else ():
        shared = (_WHERE if one.place else ()) + (_WHEN if one.days else ())
        some = {field: value for field, value in values.items() if field in shared}
        if some and one.row.id in ticked:
            found[one.row.id] = some
    return found


def _following(request: Request, form: FormData, back: Mapping[str, str]) -> str:
    """The claim that now stands where the judged one stood in the queue.

    A decision may put the queue in another order: the claim that came next may have sunk, since what spoke against it
    is gone. Whoever followed it there would pass over what is worth more.
    """
    place = _word(form, "place")
    if not _PLACE.fullmatch(place):
        return _word(form, "next")
    _, snapshot = request.app.state.shelf.now()
    try:
        items = queue(snapshot, Asked("review", "", dict(back)), who_asks(request))
    except UsageError:
        return ""  # The page says what is wrong with the filters; the decision is written.
    at = int(place) - 1
    if at < len(items) and items[at].row.id == _word(form, "id"):
        at += 1  # It stays in queues of what is judged already.
    return items[at].row.id if at < len(items) else ""


def _undo(request: Request, form: FormData) -> Response:
    key, back = _word(form, "id"), _kept(_word(form, "back"))
    record = _record(request)
    _, old = request.app.state.shelf.now()
    try:
        taken_back = record.judge(key, "undo", who=who_asks(request), why=_word(form, "why"))
    except (UsageError, NotFound) as error:
        return _page(request, "review", back, status=422, error=str(error))
    if _word(form, "to") == "judgements":
        return RedirectResponse(LINKS.page("judgements"), 303)
    target = next((row.target for row in record.judgements() if row.key == taken_back.undoes), "")
    claim = target if _CLAIM.fullmatch(target) else None
    known = [without(one, old) for one in request.app.state.before.get(taken_back.undoes, ())]
    _remember(request, taken_back.key, [standing(old, target)] if target in old.claims else known)
    return RedirectResponse(LINKS.page("review", claim=claim, told=taken_back.key, **back), 303)


def _judge_many(request: Request, form: FormData) -> Response:
    verdict, back = _word(form, "verdict"), _kept(_word(form, "back"))
    ids = [value for value in form.getlist("id") if isinstance(value, str)]
    try:
        if verdict not in WORDS:
            raise UsageError(f"verdict {verdict!r}: many claims at once can be given {', '.join(WORDS)}")
        if not ids:
            raise UsageError("no claim has a tick, so there is nothing to do")
        _record(request).judge_all(ids, verdict, who=who_asks(request), why=_word(form, "why"))
    except (UsageError, NotFound) as error:
        return _page(request, "bulk", {**back, "verdict": verdict}, status=422, error=str(error))
    return RedirectResponse(LINKS.page("judgements", by=who_asks(request)), 303)


def _record(request: Request) -> Record:
    shelf = request.app.state.shelf
    # Whoever writes sees it at once on the page that follows.
    shelf.writing()
    record: Record = shelf.record
    return record


def _values(form: FormData) -> dict[str, Any]:
    """What was changed in the form: each field stands in it as it was, too."""
    values = {}
    for key, value in form.items():
        kind, _, field = key.partition(".")
        if kind == "v" and field not in _SHOWN and isinstance(value, str) and value != form.get(f"was.{field}"):
            day = read_day(value) if field in _DAYS else None
            values[field] = day.isoformat() if day else value
    if not values:
        raise UsageError("no value was changed; to say that all of them are right, accept the claim")
    return values


def _kept(back: str) -> dict[str, str]:
    """Filters to come back to: only names that we know, so that no address of another can be smuggled in."""
    names = {"queue", *NAMES, *NARROW}
    return {name: value for name, value in parse_qsl(back) if name in names}


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
