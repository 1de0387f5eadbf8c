"""What arrives, told to pages that are open."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

import dateline
from dateline.record.kept import Moved
from dateline.server.live import Ticker, message
from dateline.server.shelf import Shelf
from dateline.server.visits import visit_of


@pytest.fixture
def shelf(sample_record_path, tmp_path):
    copy = tmp_path / "live.dateline"
    shutil.copy(sample_record_path, copy)
    return Shelf(copy)


def judge(shelf: Shelf) -> str:
    """As another process would."""
    with dateline.open(shelf.record.path) as record:
        figure = record.figures()[0]
        record.judge(figure.id, "reject", who="a")
        return figure.id


def told(event: str) -> dict:
    return json.loads(next(line for line in event.splitlines() if line.startswith("data: "))[6:])


def test_a_page_is_told_what_moved(shelf):
    shelf.renew()
    ticker = Ticker(shelf)

    async def listen() -> dict:
        watching = asyncio.create_task(ticker.run())
        events = ticker.listen("")
        assert "retry" in await anext(events)
        id = await asyncio.to_thread(judge, shelf)
        event = await asyncio.wait_for(anext(events), 30)
        watching.cancel()
        await events.aclose()
        return told(event) | {"judged": id}

    event = asyncio.run(listen())
    assert event["gone"]["count"] == 0
    assert event["altered"] == {"count": 1, "ids": [event["judged"]]}
    assert event["stamp"] == shelf.stamp()
    assert ticker.listeners == 0


def test_a_page_that_was_away_is_told_what_it_missed(shelf):
    ticker = Ticker(shelf)
    before, _ = shelf.renew()
    id = judge(shelf)
    shelf.renew()
    assert told(ticker.missed(before) or "")["altered"]["ids"] == [id]
    assert ticker.missed(shelf.stamp()) is None
    assert told(ticker.missed("of-another-time") or "")["whole"]


def test_an_event_is_one_block():
    event = message("1-2-3-4", Moved(reports=("R1",), new=("F1", "F2")))
    assert event.count("\n\n") == 1
    assert told(event)["new"]["count"] == 2


def test_a_shown_state_is_one_moment(shelf):
    stamp, snapshot = shelf.now()
    id = judge(shelf)
    assert id in snapshot.claims
    assert shelf.now()[0] != stamp
    assert id not in shelf.now()[1].claims


def test_a_slow_renewal_does_not_hold_up_readers_but_for_their_own_writes(shelf):
    stamp, _ = shelf.now()
    shelf.watched, shelf._took = True, 5.0
    judge(shelf)
    assert shelf.now()[0] == stamp
    shelf.writing()
    assert shelf.now()[0] != stamp


def test_an_earlier_state_is_shown_by_its_address(client):
    assert client.get("/?as_of=2020-01-01").status_code == 200
    assert client.get("/figures?reported_by=1999-01-01").status_code == 200
    assert client.get("/?as_of=yesterday").status_code == 400
    assert client.get("/?as_of=2020-01-01&reported_by=2020-01-01").status_code == 400


def test_a_page_that_did_not_change_is_not_sent_again(client):
    first = client.get("/figures")
    again = client.get("/figures", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/events", headers={"if-none-match": first.headers["etag"]}).status_code == 200


class Asked:
    """As much of a request as a visit needs."""

    def __init__(self, app, **cookies):
        self.app, self.cookies = app, cookies


def test_a_visit_begins_after_a_pause(client):
    first = client.get("/")
    (name,) = [name for name in client.cookies if name.startswith("dateline-seen-")]
    assert "HttpOnly" in first.headers["set-cookie"]
    now = datetime.now(UTC)
    asked = Asked(client.app, **{name: client.cookies[name]})
    recorded = now + timedelta(days=1)
    assert visit_of(asked, recorded, now).before is None
    later = visit_of(asked, recorded, now + timedelta(hours=2))
    assert later.before is not None
    assert later.seen == recorded


@pytest.mark.parametrize("cookie", ["", "x", "__", "20220101T000000000000_x_y", "a_b_c_d"])
def test_a_cookie_that_makes_no_sense_is_a_first_visit(client, cookie):
    client.get("/")
    (name,) = [name for name in client.cookies if name.startswith("dateline-seen-")]
    assert visit_of(Asked(client.app, **{name: cookie}), None).before is None


def test_what_came_since_is_found_by_its_address(client):
    shelf = client.app.state.shelf
    figure = next(iter(shelf.now()[1].figures))
    with dateline.open(shelf.record.path) as record:
        key = record.judge(figure, "accept", who="a").key
    shelf.watched, shelf._took = True, 5.0
    assert shelf.is_behind()
    answer = client.get("/api/v1/claims/F0000000000")
    assert answer.status_code == 307
    assert not shelf.is_behind()
    assert client.get(answer.headers["location"]).status_code == 404
    assert client.get("/api/v1/judgements").json()["rows"][0]["key"] == key
