"""Serving until Ctrl-C."""

from __future__ import annotations

import socket
import threading
import webbrowser
from pathlib import Path

import uvicorn

from dateline.errors import UsageError
from dateline.server.app import make_app

HOST = "127.0.0.1"


def run(path: str | Path, *, port: int = 8022, open_page: bool = False) -> None:
    """Serve a record on this machine until the process is told to stop.

    Args:
        path: The record; it must exist.
        port: Port on the loopback address; 0 for any that is free.
        open_page: Whether to open the page in a browser.

    Raises:
        RecordError: the record is not there or is none.
        UsageError: the port is taken.
    """
    app = make_app(path)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        raise UsageError(f"port {port}: {error.strerror}; name another with --port, or 0 for any") from error
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    print(f"{path} is at {address} (Ctrl-C ends it)", flush=True)
    if open_page:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listener])
