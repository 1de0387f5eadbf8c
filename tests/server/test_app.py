"""The page over HTTP."""

from __future__ import annotations

from fastapi.testclient import TestClient

from dateline.server import make_app


def test_the_start_page_answers(sample_record_path):
    answer = TestClient(make_app(sample_record_path)).get("/")
    assert answer.status_code == 200
    assert "Brief" in answer.text
