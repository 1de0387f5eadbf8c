"""What arrives in the record, told to pages that are open: server-sent events at /live."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import StreamingResponse

from dateline.record.kept import Moved
from dateline.server.shelf import Shelf

EVERY = 1.0
"""Seconds between two looks at the record; one look is four questions for a largest number."""

_BEAT = 20.0
"""Seconds of silence after which a comment is sent, so that a connection that is gone is noticed."""

_MOST_LISTENERS = 100
_MOST_IDS = 500
_REMEMBERED = 200

_log = logging.getLogger("dateline.server")


class Ticker:
    """Looks at the record once a second, for all who listen, and tells them what moved."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        shelf.heard = self.heard
        self._loop: asyncio.AbstractEventLoop | None = None
        self._queues: set[asyncio.Queue[str]] = set()
        self._past: deque[tuple[str, str, Moved]] = deque(maxlen=_REMEMBERED)

    async def run(self) -> None:
        """Look until cancelled."""
        self._loop = asyncio.get_running_loop()
        self.shelf.watched = True
        try:
            while True:
                try:
                    await anyio.to_thread.run_sync(self.shelf.renew)
                    await anyio.to_thread.run_sync(self.shelf.prepare)
                except Exception:
                    # The record may be locked or away for a while; pages show what was there, and the next look may do.
                    _log.exception("looking at the record")
                await asyncio.sleep(EVERY)
        finally:
            self.shelf.watched = False

    def heard(self, old: str, new: str, moved: Moved) -> None:
        """Take note of a renewal, in whatever thread it was made."""
        if not old:
            return
        self._past.append((old, new, moved))
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, message(new, moved))

    def _tell(self, text: str) -> None:
        for queue in self._queues:
            queue.put_nowait(text)

    def missed(self, since: str) -> str | None:
        """What a page that shows an earlier state has missed; None if nothing."""
        found = [at for at, (old, _, _) in enumerate(self._past) if old == since]
        if not found:
            shown = self.shelf.shown
            return None if shown in ("", since) else message(shown, Moved(whole=True))
        steps = list(self._past)[found[-1] :]
        return message(steps[-1][1], _joined([moved for _, _, moved in steps]))

    async def listen(self, since: str) -> AsyncIterator[str]:
        """Events for one page, for as long as it listens."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield "retry: 2000\n\n"
            told = self.missed(since) if since else None
            if told:
                yield told
            while True:
                try:
                    yield await asyncio.wait_for(queue.get(), _BEAT)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._queues.discard(queue)

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._queues)


def message(stamp: str, moved: Moved) -> str:
    """One event: how many reports, claims, series and events are new or changed, and which (at most 500 of each)."""
    told: dict[str, Any] = {"stamp": stamp, "whole": moved.whole}
    for name in ("reports", "new", "altered", "gone", "series", "events"):
        ids = getattr(moved, name)
        told[name] = {"count": len(ids), "ids": ids[:_MOST_IDS]}
    return f"event: moved\nid: {stamp}\ndata: {json.dumps(told)}\n\n"


def _joined(steps: list[Moved]) -> Moved:
    def union(name: str) -> tuple[str, ...]:
        return tuple(sorted({one for moved in steps for one in getattr(moved, name)}))

    names = ("reports", "new", "changed", "altered", "gone", "series", "events")
    return Moved(**{name: union(name) for name in names}, whole=any(moved.whole for moved in steps))


router = APIRouter()


@router.get("/live", include_in_schema=False)
async def live(request: Request, since: str = "") -> StreamingResponse:
    """What arrives from now on, and what has arrived since a stamp."""
    ticker: Ticker = request.app.state.ticker
    if ticker.listeners >= _MOST_LISTENERS:
        raise HTTPException(503, "too many pages listen already; close some")
    events = ticker.listen(request.headers.get("last-event-id") or since)
    return StreamingResponse(events, media_type="text/event-stream", headers={"cache-control": "no-store"})
