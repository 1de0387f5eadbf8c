"""The web application of one record."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response

from dateline import __version__
from dateline.errors import DatelineError
from dateline.page import PAGES, Asked, ServedLinks, Snapshot, render
from dateline.page.views import changes
from dateline.server import faults, judging, live, moving, rest
from dateline.server.gate import Gate
from dateline.server.live import Ticker
from dateline.server.security import Safety
from dateline.server.shelf import Opening, Shelf
from dateline.server.visits import remember, visit_of

LINKS = ServedLinks()
_GLANCE = 1.0
"""Seconds that the start page waits for a record that is being opened, before it shows the newest story alone."""

_WARMED = 6
"""Pages asked last that are made ready before a new state is shown."""

_log = logging.getLogger("dateline.server")


def make_app(path: str | Path, *, safety: Safety | None = None) -> FastAPI:
    """The application that shows one record.

    Args:
        path: The record; it must exist.
        safety: Who may ask and write; else this machine only, by the names that it has for itself.

    Raises:
        RecordError: it is not there or is no record.
        UsageError: others could reach the record without a token or password.
    """
    safety = safety or Safety()
    safety.check()
    app = FastAPI(
        title="dateline",
        version=__version__,
        description="One sourced record of a crisis: what happened, where, when, to how many, and who says so.",
        openapi_url=rest.OPENAPI,
        docs_url=None,
        redoc_url=None,
        lifespan=_watch,
    )
    app.state.shelf = Shelf(path)
    app.state.safety = safety
    app.state.before = {}
    app.state.ticker = Ticker(app.state.shelf)
    app.add_middleware(Gate, safety=safety)
    faults.install(app)
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.page") / "static")), name="static")
    app.include_router(live.router)
    app.include_router(judging.router)
    app.include_router(moving.router)
    rest.install(app)
    _add_pages(app)
    return app


@contextlib.asynccontextmanager
async def _watch(app: FastAPI) -> AsyncIterator[None]:
    """Keep what is shown up to date while the server runs."""
    watching = asyncio.create_task(app.state.ticker.run())
    yield
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching


def _add_pages(app: FastAPI) -> None:
    shelf: Shelf = app.state.shelf
    safety: Safety = app.state.safety
    csrf = "" if safety.read_only else safety.csrf
    asked_last: OrderedDict[tuple[str, str], None] = OrderedDict({("overview", ""): None})

    def warm(stamp: str, snapshot: Snapshot) -> None:
        for page, key in list(asked_last):
            # A key may be gone in the new state.
            with contextlib.suppress(DatelineError):
                render(snapshot, Asked(page, key), LINKS, stamp=stamp, csrf=csrf, last_visit=None)

    def later(stamp: str, snapshot: Snapshot) -> None:
        for page in PAGES.values():
            # One page of each kind has the look-ups made that all of that kind share.
            key = "" if page.keys is None else next(iter(page.keys(snapshot)), None)
            if key is not None and shelf.shown == stamp:
                render(snapshot, Asked(page.name, key), LINKS, stamp=stamp, csrf=csrf, last_visit=None)

    shelf.warm = warm
    shelf.later = later

    @app.get("/", include_in_schema=False)
    @app.get("/{page}", include_in_schema=False)
    @app.get("/{page}/{key}", include_in_schema=False)
    def show(request: Request, page: str = "overview", key: str = "") -> Response:
        asked = Asked(page, key, dict(request.query_params))
        try:
            shelf.open_or_tell(0.0 if asked.values or page != "overview" else _GLANCE)
        except Opening:
            story = None if asked.values or page != "overview" else shelf.newest()
            if story is None:
                raise
            html = render(story, asked, LINKS, opening=True, last_visit=None)
            # A browser asks again by itself; by then the whole may be there.
            return HTMLResponse(html.encode("utf-8", "replace"), headers={"refresh": "2", "cache-control": "no-store"})
        stamp, snapshot = shelf.at(asked.get("as_of"), asked.get("reported_by"))
        visit = visit_of(request, snapshot.info.last_recorded)
        told = (__version__, stamp, str(request.url), csrf, visit.before)
        tag = f'W/"{hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'
        if (
            page == "changes"
            and not key
            and not asked.get("since")
            and (usual := changes.usual(snapshot, visit.before))
        ):
            # What is shown has an address of its own, that can be sent to a colleague.
            answer: Response = RedirectResponse(LINKS.page(page, **asked.having(since=usual).values), 307)
        elif request.headers.get("if-none-match") == tag:
            answer = Response(status_code=304)
        else:
            html = render(snapshot, asked, LINKS, stamp=stamp, csrf=csrf, last_visit=visit.before)
            answer = HTMLResponse(html.encode("utf-8", "replace"))
        answer.headers["etag"] = tag
        if page in PAGES:
            asked_last[page, key] = None
            asked_last.move_to_end((page, key))
            while len(asked_last) > _WARMED:
                asked_last.popitem(last=False)
        remember(request, answer, visit)
        return answer
