"""A real server, a real browser. Requests to anywhere else fail the test."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from dateline.server import Safety, make_app
from dateline.server.run import _listen

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
NO_BROWSER = "there is no chromium on this machine; apt-get install chromium, then these tests run"
WIDTHS = (360, 1280)
TOO_LONG = 240
"""Seconds after which a test says where it hangs: a browser that froze would keep all others waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser the tests here are skipped, with a word; where all must run, they fail. None waits for ever."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    skipped = not CHROMIUM and os.environ.get("CI", "").lower() not in ("1", "true")
    for item in here:
        item.add_marker(pytest.mark.timeout(TOO_LONG))
        if skipped:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, NO_BROWSER
    with sync_playwright() as playwright:
        # Tests run as root in containers, where chromium cannot make a sandbox of its own.
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


class Served:
    """A record that is being served: its address, and its file for whoever writes beside the server."""

    def __init__(self, path: Path, **rules: Any) -> None:
        self.path = path
        self.app = make_app(path, safety=Safety(**rules))
        self._listener = _listen("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        config = uvicorn.Config(self.app, log_level="error", access_log=False, timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],), daemon=True)
        self._thread.start()
        # On a busy machine a page that says that the record is being opened would come first, and go by itself.
        self.app.state.shelf.renew()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._listener.close()
        self.app.state.shelf.record.close()


@pytest.fixture
def serve(sample_record_path: Path, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serves a copy of the sample record, or another one: ``serve()``, ``serve(path, read_only=True)``."""
    running: list[Served] = []

    def start(path: Path | None = None, **rules: Any) -> Served:
        if path is None:
            path = tmp_path / "sample.dateline"
            shutil.copy(sample_record_path, path)
        running.append(Served(path, **rules))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """The sample record, being served."""
    return serve()


class Watch:
    """What a browser said and asked for while a test ran."""

    def __init__(self) -> None:
        self.elsewhere: list[str] = []
        self.errors: list[str] = []

    def over(self, context: BrowserContext) -> None:
        def route(route: Route) -> None:
            url = route.request.url
            if url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
                route.continue_()
            else:
                self.elsewhere.append(url)
                route.abort()

        context.route("**/*", route)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        # A status of 401 or 404 is an answer; tests look at answers themselves.
        told = "Failed to load resource: the server responded"
        context.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" and told not in said.text else None,
        )


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of its own: ``opened(width=360, color_scheme="dark", java_script_enabled=False)``.

    When the test is over, nothing may have been asked of another machine and no script may have failed.
    """
    watch = Watch()
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not watch.elsewhere, "asked of another machine"
    assert not watch.errors


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    return opened()
