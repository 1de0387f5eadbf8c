"""What every request passes: host, sizes, token or password; and the headers of every answer."""

from __future__ import annotations

import asyncio
import base64
import binascii
import logging
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.server.faults import refusal
from dateline.server.security import HEADERS, Safety, same

MOST_BODY = 1024 * 1024
TOO_MUCH = f"more than {MOST_BODY:,} bytes; send less at once"
MOST_PATH = 2_000
MOST_QUERY = 8_000
COOKIE = "dateline-in"
_WAIT_AFTER_WRONG = 0.5
"""Seconds before a wrong token or password is answered: guessing is slow."""

_log = logging.getLogger("dateline.server")


class Gate:
    """Outermost layer of the application. Plain ASGI, so that events can stream through it."""

    def __init__(self, app: ASGIApp, safety: Safety) -> None:
        self.app = app
        self.safety = safety

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        answer = await self._stop(request)
        if answer is None:
            try:
                await self.app(scope, _limited(receive), send_on)
                return
            except Exception:
                _log.exception("%s %s", scope["method"], scope["path"])
                answer = refusal(
                    request, 500, "a fault of dateline, not of yours; the terminal of the server tells more"
                )
            if begun:
                raise ConnectionAbortedError("the answer was cut off by a fault; see the log above")
        await answer(scope, receive, send_on)

    async def _stop(self, request: Request) -> Response | None:
        """The answer to who may not go on, None for who may."""
        headers, scope = request.headers, request.scope
        if not self.safety.knows(headers.get("host", "")):
            return refusal(request, 400, "this server is not known by that name; ask for http://127.0.0.1 and its port")
        if len(scope["path"]) > MOST_PATH or len(scope["query_string"]) > MOST_QUERY:
            return refusal(request, 414, "the address is too long")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 12 or int(length) > MOST_BODY:
            return refusal(request, 413, TOO_MUCH)
        # Our own styles and scripts tell nothing of the record, and the page that asks for a token needs them.
        if not self.safety.is_closed or scope["path"].startswith("/static/"):
            return None
        return await self._ask_who(request, headers)

    async def _ask_who(self, request: Request, headers: Headers) -> Response | None:
        token, password = self.safety.token, self.safety.password
        kind, _, shown = headers.get("authorization", "").partition(" ")
        asked = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
        told = [value for name, value in asked if name == "token"]
        if self.safety.bears(headers.get("authorization", "")):
            return None
        if password and kind.lower() == "basic" and same(_password(shown), password):
            return None
        if token and told and same(told[-1], token):
            # The token leaves the address at once: it would be sent to colleagues and kept in histories.
            rest = urlencode([(name, value) for name, value in asked if name != "token"])
            answer = RedirectResponse(request.url.path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(COOKIE, self.safety.made("in"), httponly=True, samesite="lax")
            return answer
        if same(_cookie(headers.get("cookie", "")), self.safety.made("in")):
            return None
        if kind or told:
            await asyncio.sleep(_WAIT_AFTER_WRONG)
        ask = "Basic" if password else "Bearer"
        more = {"www-authenticate": f'{ask} realm="dateline", charset="UTF-8"'}
        where = "open the address that the server printed when it was started, or ask who started it for the token"
        return refusal(request, 401, "a password is needed" if password else where, headers=more)


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BODY:
            raise HTTPException(413, TOO_MUCH)
        return message

    return receive_some


def _password(shown: str) -> str:
    try:
        return base64.b64decode(shown, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
