"""What tests of the server may ask for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.server import Safety, make_app

HERE = "http://127.0.0.1:8022"


@pytest.fixture
def served(sample_record_path: Path, tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Serves a copy of the sample record: ``served()``, ``served(token="open sesame")``."""
    copy = tmp_path / "served.dateline"
    shutil.copy(sample_record_path, copy)

    def serve(*, path: Path = copy, base_url: str = HERE, **rules: Any) -> TestClient:
        app = make_app(path, safety=Safety(**rules))
        return TestClient(app, base_url=base_url, follow_redirects=False)

    yield serve


@pytest.fixture
def client(served: Callable[..., TestClient]) -> TestClient:
    """The sample record as a browser on this machine sees it."""
    return served()
