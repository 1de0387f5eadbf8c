"""Errors as answers: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import DatelineError, NotFound, RecordError, UsageError
from dateline.page import ServedLinks, render_error
from dateline.server.shelf import Opening

PROBLEM = "application/problem+json"
API = "/api/"

_STATUS: tuple[tuple[type[DatelineError], int], ...] = ((NotFound, 404), (UsageError, 400), (RecordError, 503))


def refusal(
    request: Request,
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """An error as whoever asked can use it.

    Args:
        request: What was asked.
        status: HTTP status.
        detail: What is wrong, and what to do.
        headers: More headers.
        more: More members of the problem details.
    """
    title = HTTPStatus(status).phrase
    if request.url.path.startswith(API):
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        return JSONResponse(body, status, headers=dict(headers or {}), media_type=PROBLEM)
    title = "The record is being opened" if more.get("opening") else ""
    page = render_error(status=status, detail=detail, links=ServedLinks(), title=title)
    return HTMLResponse(page, status, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Have errors answered so."""

    @app.exception_handler(DatelineError)
    async def ours(request: Request, error: DatelineError) -> Response:
        shelf = request.app.state.shelf
        if isinstance(error, NotFound) and request.method == "GET" and await run_in_threadpool(shelf.is_behind):
            # What is asked for may have come since: look again.
            await run_in_threadpool(shelf.renew)
            return RedirectResponse(str(request.url), 307, headers={"cache-control": "no-store"})
        if isinstance(error, Opening):
            # A browser asks again by itself, with and without scripts.
            return refusal(request, 503, str(error), headers={"refresh": "1", "retry-after": "1"}, opening=True)
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        return refusal(request, status, str(error))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        told = "there is no such page" if error.status_code == 404 and error.detail == "Not Found" else error.detail
        return refusal(request, error.status_code, told, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = [
            {"where": ".".join(str(part) for part in one["loc"]), "detail": str(one["msg"])} for one in error.errors()
        ]
        told = "; ".join(f"{one['where']}: {one['detail']}" for one in faults[:5])
        return refusal(request, 422, told, errors=faults)
