"""How fast the page is for a record of 100,000 claims: ``python -m benchmarks page [--limit CLAIMS] [--data FOLDER]``.

The record is made up and written straight through the store (``benchmarks.made``): what is measured is what shows it.
Told are: taking all rows into memory from a cold start and making pages ready beside, each page at the server (the
first question, and the middle of five more; CPU time, too), the same pages in a browser where there is one (chromium,
from the question to the end of loading), a renewal after one judgement, and the memory of the process. Targets: the
first page under 300 ms at the server, any page under 1 s in the browser.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi.testclient import TestClient

from benchmarks.made import make_record
from dateline.page import PAGES
from dateline.server import make_app
from dateline.server.run import _listen

_CLAIMS = 100_000
_QUESTIONS = 6


def main(options: argparse.Namespace) -> int:
    """Measure and print."""
    claims = options.limit or _CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        path = (options.data or Path(folder)) / f"made-{claims}.dateline"
        if not path.exists():
            make_record(path, claims=claims)
        copy = Path(folder) / "copy.dateline"
        shutil.copy(path, copy)
        found = measure(copy)
    print(f"{claims:,} claims")
    for name, value in found.items():
        print(f"{name:44} {value}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


def measure(path: Path) -> dict[str, Any]:
    """All figures by name: milliseconds, and megabytes."""
    app = make_app(path)
    shelf = app.state.shelf
    client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=True)
    found: dict[str, Any] = {"memory before, MB": _memory()}
    begun = time.process_time()
    opening = threading.Thread(target=lambda: found.update({"cold start: rows and overview, ms": _timed(shelf.renew)}))
    opening.start()
    time.sleep(0.1)
    found["start page meanwhile: the newest story, ms"] = _timed(lambda: _ask(client, "/"))
    opening.join()
    found["both, CPU ms"] = round((time.process_time() - begun) * 1000)
    begun = time.process_time()
    found["other pages made ready beside, ms"] = _timed(shelf.prepare)
    found["other pages made ready beside, CPU ms"] = round((time.process_time() - begun) * 1000)
    _, snapshot = shelf.now()
    addresses = list(_addresses(snapshot))
    for address in addresses:
        times, spent = zip(*(_asked(client, address) for _ in range(_QUESTIONS)), strict=True)
        found[f"server {_short(address)}, ms (first)"] = f"{round(statistics.median(times[1:]))} ({times[0]})"
        found[f"server {_short(address)}, CPU ms (first)"] = f"{round(statistics.median(spent[1:]))} ({spent[0]})"
    found["memory with all rows, MB"] = _memory()
    found |= _renewals(shelf, snapshot)
    found |= _in_browser(app, addresses)
    found["memory at the end, MB"] = _memory()
    return found


def _addresses(snapshot: Any) -> Iterator[str]:
    for page in PAGES.values():
        if page.keys is None:
            yield "/" if page.name == "overview" else f"/{page.name}"
            continue
        key = next(iter(page.keys(snapshot)), None)
        if key is not None:
            yield f"/{page.name}/{key}"
    yield "/figures?place=Gorsk&measure=killed"
    yield "/events?actor=soldiers&page=5"
    yield "/search?q=river+road"
    yield "/changes?since=2000-01-01"
    yield "/api/v1/figures?measure=killed&limit=100"
    yield "/api/v1/events?place=Gorsk"


def _short(address: str) -> str:
    parts = address.split("?")[0].split("/")
    return "/".join(parts[:2]) + ("/KEY" if len(parts) == 3 else "") + ("?..." if "?" in address else "") \
        if not address.startswith("/api") else address.split("?")[0]  # fmt: skip


def _ask(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"


def _asked(client: TestClient, address: str) -> tuple[int, int]:
    """Milliseconds of the clock, and of CPU time, which other processes touch less."""
    begun = time.process_time()
    took = _timed(lambda: _ask(client, address))
    return took, round((time.process_time() - begun) * 1000)


def _renewals(shelf: Any, snapshot: Any) -> dict[str, Any]:
    figure = next(iter(snapshot.figures))
    judged = _timed(lambda: shelf.record.judge(figure, "accept", who="benchmark"))
    begun = time.process_time()
    renewed = _timed(shelf.renew)
    spent = round((time.process_time() - begun) * 1000)
    told = "renewal after it, overview made"
    return {"writing one judgement, ms": judged, f"{told}, ms": renewed, f"{told}, CPU ms": spent}


def _in_browser(app: Any, addresses: list[str]) -> dict[str, Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        return {"browser": "none on this machine"}
    from playwright.sync_api import sync_playwright

    found = {}
    with _served(app) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for address in addresses:
            if not address.startswith("/api"):
                times = [_timed(lambda address=address: page.goto(root + address, wait_until="load")) for _ in range(3)]
                found[f"browser {_short(address)}, ms"] = round(statistics.median(times))
        browser.close()
    return found


@contextmanager
def _served(app: Any) -> Iterator[str]:
    listener = _listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def _timed(act: Callable[[], Any]) -> int:
    begun = time.perf_counter()
    act()
    return round((time.perf_counter() - begun) * 1000)


def _memory() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 // 1_000_000
