"""Deciding over HTTP: by plain forms, as anybody's browser sends them."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import dateline
from dateline.server import make_app

HOST = {"base_url": "http://127.0.0.1"}


@pytest.fixture
def path(sample_record_path: Path, tmp_path: Path):
    return Path(shutil.copy(sample_record_path, tmp_path / "own.dateline"))


@pytest.fixture
def client(path: Path):
    with TestClient(make_app(path), follow_redirects=False, **HOST) as made:
        made.post("/review/who", data={"csrf": csrf_of(made), "who": "marta"})
        yield made


def csrf_of(client):
    return re.search(r'name="csrf" value="(\w+)"', client.get("/review").text)[1]


def hidden(html, form="decide"):
    """Hidden fields of the form of that id."""
    part = html[html.index(f'id="{form}"') :]
    part = part[: part.index("</form>")]
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', part)
    }


def decide(client, verdict, html=None, **more):
    html = html or client.get("/review").text
    return client.post("/review/judge", data=hidden(html) | {"verdict": verdict} | more)


def judged(path):
    with dateline.open(path) as record:
        return list(record.judgements())


def test_a_decision_is_written_and_leads_to_the_next_claim(client, path):
    html = client.get("/review?measure=killed").text
    fields = hidden(html)
    answer = decide(client, "reject", html, why="no count")
    assert answer.status_code == 303
    assert re.fullmatch(r"/review\?claim=[FES][0-9a-f]{10}&told=J\w+&measure=killed", answer.headers["location"])
    assert fields["id"] not in answer.headers["location"]
    (row,) = judged(path)
    assert (row.target, row.verdict, row.who, row.why) == (fields["id"], "rejected", "marta", "no count")
    assert client.get(answer.headers["location"]).status_code == 200


def test_the_review_stays_at_its_place_in_the_queue(client):
    """What is thrown out may take the doubt from the next claim, which then sinks."""
    html = client.get("/review?kind=figure").text
    for _ in range(12):
        html = client.get(decide(client, "reject", html).headers["location"]).text
        assert "this is number 1." in html


def test_a_rejected_claim_is_told_in_words_among_the_judgements(client):
    html = client.get("/review?kind=figure").text
    says = unescape(re.search(r'<h2 id="says">(.*?)</h2>', html)[1])
    decide(client, "reject", html)
    assert says.split(",")[0] in unescape(client.get("/judgements").text)


def test_a_corrected_place_and_day_are_told_as_one_value_each(client):
    fields = hidden(client.get("/review?kind=figure").text)
    data = fields | {"verdict": "correct", "v.place": "Aktau", "was.place": "", "v.time_start": "2022-01-05"}
    assert client.post("/review/judge", data=data | {"v.time_end": "2022-01-05"}).status_code == 303
    html = client.get("/judgements").text
    assert re.search(r"Aktau, KZ \(GeoNames \d+\)", html)
    assert '<span dir="auto">2022-01-05</span>' in html
    assert "place lat" not in html


def test_what_was_judged_is_not_offered_again(client):
    first = hidden(client.get("/review").text)["id"]
    decide(client, "accept")
    assert hidden(client.get("/review").text)["id"] != first


def test_only_changed_values_are_written(client, path):
    html = client.get("/review?kind=figure").text
    fields = hidden(html, "edit")
    data = {name.replace("was.", "v."): value for name, value in fields.items() if name.startswith("was.")}
    data |= fields | {"v.low": "3", "v.high": "5", "verdict": "correct"}
    assert client.post("/review/judge", data=data).status_code == 303
    (row,) = judged(path)
    assert {(one.field, one.value) for one in row.values} == {("low", 3), ("high", 5)}


def test_words_chosen_on_the_page_are_written_with_their_place(client, path):
    html = client.get("/review?kind=figure").text
    fields = hidden(html, "edit")
    start = int(re.search(r'data-start="(\d+)"', html)[1])
    answer = client.post("/review/judge", data=fields | {"v.people_span": f"{start}-{start + 4}", "verdict": "correct"})
    assert answer.status_code == 303
    (row,) = judged(path)
    assert {one.field for one in row.values} == {"people", "people_start", "people_end"}


def test_a_value_that_is_refused_shows_the_page_again_with_what_was_typed(client, path):
    html = client.get("/review?kind=figure").text
    fields = hidden(html, "edit")
    answer = client.post("/review/judge", data=fields | {"v.low": "<many>", "verdict": "correct", "why": "so <b>"})
    assert answer.status_code == 422
    assert "Not written" in answer.text
    assert 'value="&lt;many&gt;"' in answer.text
    assert 'value="so &lt;b&gt;"' in answer.text
    assert not judged(path)


def test_nothing_changed_is_no_correction(client, path):
    fields = hidden(client.get("/review?kind=figure").text, "edit")
    assert client.post("/review/judge", data=fields | {"verdict": "correct"}).status_code == 422
    assert not judged(path)


def test_same_and_different_are_about_the_chosen_claim(client, path):
    with dateline.open(path) as record:
        among_others = next(row for row in record.series() if len(row.figures) > 1).figures[0]
    html = client.get(f"/review?claim={among_others}").text
    other = re.search(r'name="other" value="(\w+)"', html)[1]
    assert decide(client, "different", html, other=other).status_code in (303, 422)
    for row in judged(path):
        assert row.verdict == "different"


def test_undo_takes_the_last_decision_back_and_shows_its_claim(client, path):
    first = hidden(client.get("/review").text)["id"]
    decide(client, "reject")
    html = client.get("/review").text
    key = re.search(r'name="id" value="(J\w+)"', html)[1]
    answer = client.post("/review/undo", data={"csrf": csrf_of(client), "id": key})
    assert re.fullmatch(rf"/review\?claim={first}&told=J\w+", answer.headers["location"])
    assert next(row.state for row in judged(path)) == "undone"


def test_after_an_undo_the_page_says_what_and_the_key_takes_back_no_second_one(client):
    decide(client, "accept")
    decide(client, "reject")
    html = client.get("/review").text
    assert 'data-key="z"' in html
    key = re.search(r'name="id" value="(J\w+)"', html)[1]
    answer = client.post("/review/undo", data={"csrf": csrf_of(client), "id": key})
    html = client.get(answer.headers["location"]).text
    assert "Undone: rejected, " in html
    assert 'data-key="z"' not in html
    assert "Undo one more" in html
    assert "before that you decided: <strong>accepted</strong>" in html
    assert "told=J" not in html


def test_a_place_that_nobody_knows_is_said_to_stand_on_no_map(client):
    fields = hidden(client.get("/review?kind=figure").text, "edit") | {"verdict": "correct", "was.place": ""}
    answer = client.post("/review/judge", data=fields | {"v.place": "Qwxyzzy"})
    assert "no such place is known: “Qwxyzzy”" in client.get(answer.headers["location"]).text
    answer = client.post("/review/judge", data=fields | {"v.place": "Aktau"})
    assert "It will stand on no map" not in client.get(answer.headers["location"]).text


def test_the_name_of_whoever_decides_is_folded_where_it_is_known(client):
    assert re.search(r'<details class="who">\s*<summary>You decide as <strong>marta<', client.get("/review").text)


def test_a_rejected_claim_can_be_looked_at_again(client):
    first = hidden(client.get("/review").text)["id"]
    decide(client, "reject")
    assert client.get(f"/review?claim={first}").status_code == 200
    answer = client.get(f"/claim/{first}")
    assert answer.status_code == 307
    assert f"claim={first}#{first}" in answer.headers["location"]


def test_many_are_shown_first_and_judged_then(client, path):
    html = client.get("/bulk?measure=injured&verdict=reject").text
    ids = re.findall(r'name="id" value="(\w+)"', html)
    assert len(ids) > 1
    assert not judged(path)
    data = {"csrf": csrf_of(client), "verdict": "reject", "id": ids[1:], "why": "all of them"}
    assert client.post("/bulk", data=data).status_code == 303
    assert {row.target for row in judged(path)} == set(ids[1:])


def test_without_a_filter_many_are_none(client):
    assert 'name="id" value="F' not in client.get("/bulk").text


@pytest.mark.parametrize("address", ["/review/judge", "/review/undo", "/review/who", "/bulk"])
def test_no_write_without_the_token_or_from_elsewhere(client, path, address):
    assert client.post(address, data={"id": "F0", "verdict": "reject"}).status_code == 403
    data = {"csrf": csrf_of(client), "id": hidden(client.get("/review").text)["id"], "verdict": "reject"}
    assert client.post(address, data=data, headers={"origin": "http://elsewhere.example"}).status_code == 403
    assert not judged(path)


def test_filters_that_are_not_ours_do_not_come_back(client):
    html = client.get("/review").text
    fields = hidden(html) | {
        "back": "measure=killed&evil=http://x",
        "next": "//evil.example",
        "verdict": "unsure",
        "place": "1 or 1",
    }
    address = client.post("/review/judge", data=fields).headers["location"]
    assert re.fullmatch(r"/review\?told=J\w+&measure=killed", address)


def test_two_people_stand_side_by_side(client, path):
    html = client.get("/review").text
    first = hidden(html)["id"]
    decide(client, "accept", html)
    client.post("/review/who", data={"csrf": csrf_of(client), "who": "jo"})
    second = client.get("/review?queue=second").text
    assert hidden(second)["id"] == first
    assert "Others have decided on it" in second
    assert "marta" not in second
    decide(client, "reject", second)
    html = client.get("/judgements?one=marta&other=jo").text
    assert "0 of 1 claim decided alike: 0 per cent" in html


def test_an_unknown_queue_is_said(client):
    answer = client.get("/review?queue=none")
    assert answer.status_code == 400
    assert "there is open" in answer.text


def test_a_pair_that_was_not_found_is_refused_on_a_page(client, path):
    fields = hidden(client.get("/review").text)
    answer = client.post("/review/judge", data=fields | {"id": "A0", "other": "A1", "verdict": "same"})
    assert answer.status_code == 422
    assert "Not written" in answer.text
    assert not judged(path)


def with_its_event(path):
    """A count and the mention that it belongs to, which have one place and one time."""
    with dateline.open(path) as record:
        figures = {row.id: row for row in record.figures()}
        for mention in record.mentions():
            for figure in (figures[id] for id in mention.figures if id in figures):
                if figure.place_id and figure.place_id == mention.place_id and figure.time_start == mention.time_start:
                    return figure.id, mention.id, mention.event
    raise AssertionError("no count of the sample record belongs to an event")


def test_a_corrected_place_is_offered_for_the_event_beside_and_the_event_follows(client, path):
    figure, mention, event = with_its_event(path)
    html = client.get(f"/review?claim={figure}").text
    assert f'name="with" value="{mention}" checked' in html
    given = {"v.place": "Aktau", "was.place": "Almaty", "v.low": "7", "was.low": "6", "with": mention}
    answer = decide(client, "correct", html, **given)
    assert "also=1" in answer.headers["location"]
    assert "for 1 claim beside it" in client.get(answer.headers["location"]).text
    with dateline.open(path) as record:
        assert record.claim(figure).place_name == record.claim(mention).place_name == "Aktau"
        assert len(record.judgements()) == 2
        event = record.claim(mention).event
        (row,) = (row for row in record.events() if row.key == event)
        assert row.place_name == "Aktau" or len(row.mentions) > 1


def test_claims_beside_are_left_alone_without_a_tick(client, path):
    figure, mention, _ = with_its_event(path)
    html = client.get(f"/review?claim={figure}").text
    decide(client, "correct", html, **{"v.place": "Aktau", "was.place": "Almaty"})
    with dateline.open(path) as record:
        assert record.claim(mention).place_name != "Aktau"


def test_days_of_a_correction_may_be_written_in_words(client, path):
    html = client.get("/review?measure=killed").text
    id = hidden(html)["id"]
    decide(client, "correct", html, **{"v.time_start": "5 January 2022", "v.time_end": "2022-01-06"})
    with dateline.open(path) as record:
        row = record.claim(id)
    assert (row.time_start.isoformat(), row.time_end.isoformat()) == ("2022-01-05", "2022-01-06")
    refused = decide(client, "correct", html, **{"v.time_start": "05/01/2022"})
    assert refused.status_code == 422
    assert "no day" in refused.text


def test_the_page_of_an_event_leads_to_its_review(client, path):
    _, mention, event = with_its_event(path)
    html = client.get(f"/event/{event}").text
    assert f'href="/review?claim={mention}"' in html
