"""The page over HTTP."""

from __future__ import annotations

import re
import threading

from fastapi.testclient import TestClient

from dateline.server import make_app, shelf


def test_the_start_page_answers(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "<h1" in answer.text


def test_a_page_that_is_not_there_is_a_page(client):
    answer = client.get("/nothing/<b>x</b>")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is no such page" in answer.text
    assert "<b>" not in answer.text


def test_a_fault_tells_nothing_of_the_inside(client, monkeypatch, caplog):
    monkeypatch.setattr(client.app.state.shelf, "now", lambda: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_a_page_says_that_the_record_is_being_opened_and_comes_by_itself(sample_record_path, monkeypatch):
    monkeypatch.setattr(shelf, "_PATIENCE", 0.01)
    app = make_app(sample_record_path)
    client = TestClient(app, base_url="http://127.0.0.1")
    taking, go_on = threading.Event(), threading.Event()

    def warm(stamp, snapshot):
        taking.set()
        assert go_on.wait(20)

    app.state.shelf.warm = warm
    first = threading.Thread(target=app.state.shelf.renew)
    first.start()
    try:
        assert taking.wait(20)
        start = client.get("/")
        assert start.status_code == 200
        assert start.headers["refresh"] == "2"
        assert "its newest story alone" in start.text
        assert "People killed, in Almaty" in start.text
        for path in ("/figures", "/review", "/?as_of=2022-01-10"):
            answer = client.get(path)
            assert answer.status_code == 503, path
            assert answer.headers["refresh"] == "1"
            assert "The record is being opened" in answer.text
    finally:
        go_on.set()
        first.join(20)
    assert "its newest story alone" not in client.get("/").text
    assert "refresh" not in client.get("/").headers


def test_changes_are_told_since_the_last_visit_or_else_since_a_day_before_the_newest_reading(client):
    answer = client.get("/changes?story=", follow_redirects=False)
    assert answer.status_code == 307
    assert re.fullmatch(r"/changes\?since=\d{4}-\d\d-\d\dT.*", answer.headers["location"])
    shown = client.get(answer.headers["location"]).text
    assert "all that it holds is new" in shown
    assert "Since another time" in shown
