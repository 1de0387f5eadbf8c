"""The pictures of the page in README.md and docs, made of the sample record: ``python scripts/picture_pages.py``.

Needs chromium on the path. Run it when the page looks otherwise; what it writes is committed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

import dateline
from dateline.server import make_app
from dateline.server.run import _listen

IMAGES = Path(__file__).parent.parent / "docs" / "images"
_WIDTH, _HEIGHT = 1280, 900


def main() -> int:
    """Make the record, serve it, take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("there is no chromium on this machine; apt-get install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.dateline"
        command = Path(sys.executable).with_name("dateline")
        subprocess.run([command, "demo", "--record", path], check=True, capture_output=True)
        with dateline.open(path) as record:
            told = record.figures(measure="killed", status="denied")
            denied = next(row for row in told if row.low == 164 and row.zone == "body")
        address = f"/report/{denied.report_key}?claim={denied.id}#{denied.id}"
        listener = _listen("127.0.0.1", 0)
        root = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(make_app(path), log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        _take(chromium, {"overview": f"{root}/", "reader": root + address})
        server.should_exit = True
        thread.join(10)
    return 0


def _take(chromium: str, addresses: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light")
        for name, address in addresses.items():
            page.goto(address, wait_until="load")
            page.wait_for_timeout(500)
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
