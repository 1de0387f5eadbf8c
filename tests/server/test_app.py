"""The page over HTTP."""

from __future__ import annotations


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
