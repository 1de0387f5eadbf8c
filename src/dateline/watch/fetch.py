"""Asking for a feed, politely. The only place of dateline that sends anything over a network while it reads."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO
from urllib.parse import urlsplit

from dateline import __version__
from dateline.errors import IngestError

LIMIT = 8_000_000
"""Bytes: a larger answer is no feed."""
_SECONDS = 20.0
_NOT_MODIFIED = 304


@dataclass(slots=True)
class _Known:
    tag: str = ""
    modified: str = ""


class _NoOtherHost(urllib.request.HTTPRedirectHandler):
    """Follows a feed that has moved on its own host, and never to another: that was not asked for."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        there = urlsplit(newurl)
        if there.scheme not in ("http", "https") or there.hostname != urlsplit(req.full_url).hostname:
            raise IngestError(f"{req.full_url}: has moved to {newurl}; write that address in the file if you trust it")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class Fetcher:
    """Asks one address after another, and never one twice at once; remembers what it has of each."""

    def __init__(self, *, seconds: float = _SECONDS, limit: int = LIMIT) -> None:
        self._known: dict[str, _Known] = {}
        self._seconds, self._limit = seconds, limit
        self._opener = urllib.request.build_opener(_NoOtherHost)

    def get(self, address: str) -> bytes | None:
        """The document at an address; None if it has not changed since it was last asked for.

        Raises:
            IngestError: it cannot be had, or is larger than the limit.
        """
        known = self._known.get(address, _Known())
        request = urllib.request.Request(address, headers=self._headers(known))
        try:
            with self._opener.open(request, timeout=self._seconds) as answer:
                data: bytes = answer.read(self._limit + 1)
                headers: Mapping[str, str] = answer.headers
        except urllib.error.HTTPError as error:
            with error:
                if error.code == _NOT_MODIFIED:
                    return None
                raise IngestError(f"{address}: answers {error.code} {error.reason}") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise IngestError(f"{address}: cannot be reached ({reason})") from None
        if len(data) > self._limit:
            raise IngestError(f"{address}: is larger than {self._limit // 1_000_000} MB, and no feed")
        self._known[address] = _Known(headers.get("ETag") or "", headers.get("Last-Modified") or "")
        return data

    @staticmethod
    def _headers(known: _Known) -> dict[str, str]:
        asked = {
            "User-Agent": f"dateline/{__version__}",
            "Accept": "application/rss+xml, application/atom+xml, */*;q=0.5",
        }
        if known.tag:
            asked["If-None-Match"] = known.tag
        if known.modified:
            asked["If-Modified-Since"] = known.modified
        return asked
