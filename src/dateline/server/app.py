"""The web application of one record."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from dateline.page import Asked, ServedLinks, render
from dateline.server.shelf import Shelf

LINKS = ServedLinks()


def make_app(path: str | Path) -> FastAPI:
    """The application that shows one record.

    Args:
        path: The record; it must exist.

    Raises:
        RecordError: it is not there or is no record.
    """
    app = FastAPI(title="dateline", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.shelf = Shelf(Path(path))
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.page") / "static")), name="static")

    @app.get("/", response_class=HTMLResponse)
    @app.get("/{page}", response_class=HTMLResponse)
    @app.get("/{page}/{key}", response_class=HTMLResponse)
    def show(request: Request, page: str = "overview", key: str = "") -> str:
        stamp, snapshot = app.state.shelf.now()
        asked = Asked(page, key, dict(request.query_params))
        return render(snapshot, asked, LINKS, stamp=stamp)

    return app
