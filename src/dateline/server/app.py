"""The web application of one record."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from dateline.page import Asked, ServedLinks, render
from dateline.server import faults
from dateline.server.gate import Gate
from dateline.server.security import Safety
from dateline.server.shelf import Shelf

LINKS = ServedLinks()


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
    app = FastAPI(title="dateline", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.shelf = Shelf(path)
    app.state.safety = safety
    app.add_middleware(Gate, safety=safety)
    faults.install(app)
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.page") / "static")), name="static")

    @app.get("/", response_class=HTMLResponse)
    @app.get("/{page}", response_class=HTMLResponse)
    @app.get("/{page}/{key}", response_class=HTMLResponse)
    def show(request: Request, page: str = "overview", key: str = "") -> str:
        stamp, snapshot = app.state.shelf.now()
        asked = Asked(page, key, dict(request.query_params))
        csrf = "" if safety.read_only else safety.csrf
        return render(snapshot, asked, LINKS, stamp=stamp, csrf=csrf)

    return app
