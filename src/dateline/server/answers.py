"""Rows as answers of the REST interface: JSON, some at a time, not sent again if nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from fastapi import Request
from starlette.responses import Response

from dateline import __version__
from dateline.errors import NotFound
from dateline.export import to_json
from dateline.page import Snapshot
from dateline.record import Rows, View
from dateline.record.rows import to_dict
from dateline.server.asking import Moment
from dateline.server.shelf import Shelf


def answer(request: Request, stamp: str, value: Any, *, status: int = 200, following: str = "") -> Response:
    """A value as JSON; 304 where whoever asks has it already.

    Args:
        request: What was asked.
        stamp: State of the record that the value shows.
        value: Plain values, days and times.
        status: HTTP status.
        following: Address of what follows, "" for nothing.
    """
    told = f"{__version__} {stamp} {request.url}"
    headers = {"etag": f'W/"{hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'}
    if following:
        headers["link"] = f'<{following}>; rel="next"'
    if request.method == "GET" and request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(to_json(value).encode(), status, media_type="application/json", headers=headers)


def shown(request: Request, asked: Moment) -> tuple[str, Snapshot]:
    """Stamp and rows of the state that is asked for."""
    shelf: Shelf = request.app.state.shelf
    return shelf.at(asked.as_of, asked.reported_by)


def listed(request: Request, stamp: str, rows: Sequence[Any], limit: int, offset: int) -> Response:
    """Some rows of a list, with the way to the next."""
    return _some(request, stamp, Rows(rows[offset : offset + limit]).to_dicts(), limit, offset, len(rows))


def page_of(
    request: Request,
    stamp: str,
    rows: Sequence[dict[str, Any]],
    limit: int,
    offset: int,
    *,
    total: int | None = None,
) -> Response:
    """As ``listed``, of plain values; with ``total`` the rows are those of this answer alone."""
    some = rows[offset : offset + limit] if total is None else rows
    return _some(request, stamp, some, limit, offset, len(rows) if total is None else total)


def _some(request: Request, stamp: str, some: Sequence[Any], limit: int, offset: int, total: int) -> Response:
    path = ""
    if offset + limit < total:
        following = request.url.include_query_params(offset=offset + limit, limit=limit)
        path = f"{following.path}?{following.query}"
    body = {"stamp": stamp, "total": total, "offset": offset, "limit": limit, "next": path or None, "rows": some}
    return answer(request, stamp, body, following=path)


def detail(request: Request, view: View, asked: Moment, id: str, letters: str) -> dict[str, Any]:
    """All that is known of one thing.

    Raises:
        NotFound: nothing of that kind has the id; a kind is told by the first letter.
    """
    if id[:1].upper() not in letters or not id:
        raise NotFound(f"{id!r}: such an id begins with {' or '.join(letters)}")
    try:
        found = view.show(id)
    except NotFound:
        if asked.as_of or asked.reported_by or letters not in ("R", "FES"):
            raise
        # What a newer text has followed is shown as it stood before that.
        shelf: Shelf = request.app.state.shelf
        found = shelf.record.show(id)
    return plain(found)


def plain(row: Any) -> dict[str, Any]:
    """A row, or all that is known of one thing, as plain values."""
    values = to_dict(row)
    return {name: value.to_dicts() if isinstance(value, Rows) else value for name, value in values.items()}
