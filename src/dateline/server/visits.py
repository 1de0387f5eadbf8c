"""When a reader was here last: a cookie holds up to which record time they have seen it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

_PAUSE = timedelta(minutes=30)
"""A reader who asks nothing for so long has left; what they ask next is another visit."""

_AGE = 400 * 24 * 3600
_FORM = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Visit:
    """One reader's times, UTC.

    Attributes:
        before: Record time up to which they had seen the record when their last visit ended; None at a first visit.
        seen: Record time up to which they have seen it now.
        asked: When they last asked.
    """

    before: datetime | None
    seen: datetime
    asked: datetime


def visit_of(request: Request, recorded: datetime | None, now: datetime | None = None) -> Visit:
    """The visit that a request belongs to, ``recorded`` being the newest record time that its answer shows."""
    now = now or datetime.now(UTC)
    newest = recorded or datetime.min.replace(tzinfo=UTC)
    old = _read(request.cookies.get(_name(request), ""))
    if old is None:
        return Visit(None, newest, now)
    before = old.seen if now - old.asked > _PAUSE else old.before
    return Visit(before, max(newest, old.seen), now)


def remember(request: Request, response: Response, visit: Visit) -> None:
    """Have the reader's browser keep it."""
    times = (visit.before, visit.seen, visit.asked)
    told = "_".join(time.strftime(_FORM) if time else "" for time in times)
    response.set_cookie(_name(request), told, max_age=_AGE, httponly=True, samesite="lax")


def _name(request: Request) -> str:
    # Browsers keep one set of cookies for all ports of a machine; each record has its own.
    path = str(request.app.state.shelf.record.name)
    return "dateline-seen-" + hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _read(told: str) -> Visit | None:
    try:
        before, seen, asked = (
            datetime.strptime(one, _FORM).replace(tzinfo=UTC) if one else None for one in told.split("_")
        )
    except ValueError:
        return None
    return Visit(before, seen, asked) if seen and asked else None
