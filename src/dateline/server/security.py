"""Who may ask, and who may write: the rules of one server, and the check of a write."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from dateline.errors import UsageError

LOOPBACK = "127.0.0.1"
LEAST_SECRET = 8
"""Fewest characters of a token or password: what is shorter is guessed."""

HEADERS = {
    # No inline script or style, nothing from elsewhere, no frame around us.
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": under it browsers send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Kept by the reader's own browser only, and asked anew each time.
    "cache-control": "private, no-cache",
}


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, for this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Safety:
    """The rules of one server.

    Attributes:
        host: What the server is bound to.
        token: Word that an address or a program shows to be let in, "" for none.
        password: Password that a browser asks for, "" for none.
        read_only: Whether nothing can be written at all.
        secret: What tokens of this run are made of.
    """

    host: str = LOOPBACK
    token: str = ""
    password: str = ""
    read_only: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def check(self) -> None:
        """Whether one may serve so.

        Raises:
            UsageError: others could reach the record without a token or password, or that is too short.
        """
        for name, word in (("token", self.token), ("password", self.password)):
            if word and len(word) < LEAST_SECRET:
                raise UsageError(f"--{name}: give at least {LEAST_SECRET} characters")
            if not word.isascii() or any(sign.isspace() for sign in word):
                raise UsageError(f"--{name}: only letters, digits and signs of ASCII, without spaces")
        if not is_loopback(self.host) and not self.is_closed:
            raise UsageError(
                f"--host {self.host}: others could reach the record; give --token or --password as well, "
                f"or leave --host out to serve this machine only"
            )

    @property
    def is_closed(self) -> bool:
        """Whether a token or password is needed."""
        return bool(self.token or self.password)

    def made(self, purpose: str) -> str:
        """A token of this run for one purpose."""
        return hmac.new(self.secret, purpose.encode(), hashlib.sha256).hexdigest()

    @property
    def csrf(self) -> str:
        """What a form of ours holds and no other site knows."""
        return self.made("csrf")

    def bears(self, authorization: str) -> bool:
        """Whether an Authorization header shows the token."""
        kind, _, shown = authorization.partition(" ")
        return bool(self.token) and kind.lower() == "bearer" and same(shown.strip(), self.token)

    def knows(self, host: str) -> bool:
        """Whether a Host header names us.

        A page elsewhere can give its own name the address of this machine (DNS rebinding) and would then be taken for
        ours. So a name must be one of ours; an address in figures cannot be bent like that.
        """
        name = _name(host)
        if is_loopback(name):
            return True
        if is_loopback(self.host):
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name in {self.host.lower(), *_own_names()}
        return True


def _name(host: str) -> str:
    """The name in a Host header, without its port; "" for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _own_names() -> set[str]:
    own = socket.gethostname().lower()
    return {own, f"{own}.local"}


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are one, in a time that does not tell how far they agree."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), wanted.encode())


async def guard(request: Request) -> None:
    """Lets a write through if it comes from a page of ours: ``dependencies=[Depends(guard)]``.

    The token stands in the form field ``csrf`` or the header ``X-CSRF-Token``; a program that shows the server's token
    (``Authorization: Bearer``) needs none, because no other site can make a browser send that.

    Raises:
        HTTPException: 403, with the reason.
    """
    safety: Safety = request.app.state.safety
    if safety.read_only:
        raise HTTPException(403, "this server only shows the record; nothing can be written here")
    # Whoever writes sees it on the next page.
    request.app.state.shelf.writing()
    if safety.bears(request.headers.get("authorization", "")):
        return
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise HTTPException(403, "this comes from another site; nothing was written")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "this comes from another site; nothing was written")
    given = request.headers.get("x-csrf-token", "")
    if not given and _is_form(request.headers.get("content-type", "")):
        value = (await request.form()).get("csrf")
        given = value if isinstance(value, str) else ""
    if not same(given, safety.csrf):
        raise HTTPException(403, "the page is older than this server; load it again, then send it once more")


def _is_form(kind: str) -> bool:
    return kind.split(";")[0].strip().lower() in ("application/x-www-form-urlencoded", "multipart/form-data")


def warnings(safety: Safety) -> Iterable[str]:
    """What whoever starts the server should know."""
    if not is_loopback(safety.host):
        may = "look" if safety.read_only else "look and decide"
        yield f"whoever reaches {safety.host} and knows the {'token' if safety.token else 'password'} may {may}"
        yield "what goes over the network is not encrypted: beyond a network that you trust use a tunnel (ssh -L)"
