"""Serving until Ctrl-C."""

from __future__ import annotations

import ipaddress
import socket
import sys
import threading
import webbrowser
from pathlib import Path

import uvicorn

from dateline.errors import UsageError
from dateline.server.app import make_app
from dateline.server.security import Safety, warnings


def run(path: str | Path, *, safety: Safety | None = None, port: int = 8022, open_page: bool = False) -> None:
    """Serve a record until the process is told to stop.

    Args:
        path: The record; it must exist.
        safety: Where to listen, who may ask and write; else this machine only.
        port: Port; 0 for any that is free.
        open_page: Whether to open the page in a browser.

    Raises:
        RecordError: the record is not there or is none.
        UsageError: the port is taken, or others could reach the record without a token or password.
    """
    safety = safety or Safety()
    app = make_app(path, safety=safety)
    listener = _listen(safety.host, port)
    address = f"http://{_shown(safety.host)}:{listener.getsockname()[1]}/"
    for line in warnings(safety):
        print(f"dateline: careful: {line}", file=sys.stderr)
    if safety.token:
        address += f"?token={safety.token}"
    print(f"{path} is at {address} (Ctrl-C ends it)", flush=True)
    if open_page:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    # Pages that listen for what arrives never close by themselves.
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run([listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except (OSError, OverflowError) as error:
        told = getattr(error, "strerror", None) or error
        raise UsageError(f"{host}, port {port}: {told}; name another with --port, or 0 for any") from error
    return listener


def _shown(host: str) -> str:
    """The host as it stands in an address; one that means "all" is told as this machine."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1"
    return f"[{host}]" if address.version == 6 else host
