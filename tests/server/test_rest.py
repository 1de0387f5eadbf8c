"""The REST interface."""

from __future__ import annotations

import pytest

from dateline.server import asking, rest, shown
from dateline.server.schema import Known, Listed, One, Text, model_of

ROOT = "/api/v1"
LISTS = {name: (row, asked) for name, row, asked, _ in rest._LISTS}


def problem(answer, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    return answer.json()["detail"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_what_its_description_says(client, name):
    answer = client.get(f"{ROOT}/{name}?limit=1000")
    assert answer.status_code == 200
    told = Listed[model_of(LISTS[name][0])].model_validate(answer.json())
    assert told.total == len(told.rows)
    snapshot = client.app.state.shelf.now()[1]
    assert told.total == len(getattr(snapshot.view, name)())


@pytest.mark.parametrize(("name", "letters"), [one[:2] for one in rest._DETAILS])
def test_a_thing_holds_what_its_description_says(client, name, letters):
    rows = client.get(f"{ROOT}/{name if name != 'claims' else 'figures'}?limit=3").json()["rows"]
    for row in rows:
        answer = client.get(f"{ROOT}/{name}/{row.get('id') or row['key']}")
        told = One[Known].model_validate(answer.json())
        assert told.row.id[0] in letters


def test_counts(client):
    answer = client.get(f"{ROOT}/info").json()
    assert answer["row"]["reports"] == client.get(f"{ROOT}/reports").json()["total"]
    assert answer["stamp"] == client.app.state.shelf.stamp()


def test_a_text_and_its_spans(client):
    figure = client.get(f"{ROOT}/figures?limit=1").json()["rows"][0]
    told = One[Text].model_validate(client.get(f"{ROOT}/reports/{figure['report_key']}/text").json()).row
    (span,) = [one for one in told.claims if one.claim == figure["id"]]
    assert told.text[span.start : span.end] == figure["text"]
    assert {zone.kind for zone in told.zones} >= {"body"}


def test_following_the_links_gives_every_row_once(client):
    path, seen = f"{ROOT}/figures?limit=7&status=attributed,stated", []
    while path:
        answer = client.get(path)
        assert (f'<{answer.json()["next"]}>; rel="next"' == answer.headers.get("link")) or not answer.json()["next"]
        seen += [row["id"] for row in answer.json()["rows"]]
        path = answer.json()["next"]
    whole = client.get(f"{ROOT}/figures?limit=1000&status=attributed,stated").json()["rows"]
    assert seen == [row["id"] for row in whole]
    assert len(seen) > 14


def test_filters_are_those_of_the_record(client):
    rows = client.get(f"{ROOT}/figures?measure=killed,injured&limit=1000").json()["rows"]
    assert rows
    assert {row["measure"] for row in rows} <= {"killed", "injured"}
    assert client.get(f"{ROOT}/reports?undated=true").json()["total"] == 1


def test_what_did_not_change_is_not_sent_again(client):
    tag = client.get(f"{ROOT}/figures").headers["etag"]
    assert client.get(f"{ROOT}/figures", headers={"if-none-match": tag}).status_code == 304
    assert client.get(f"{ROOT}/figures?limit=5", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/figures?measure=kiled", 400, "kiled"),
        ("/figures?since=yesterday", 400, "no day"),
        ("/figures?mesure=killed", 422, "mesure"),
        ("/figures?limit=0", 422, "limit"),
        ("/figures?limit=1001", 422, "limit"),
        ("/figures?offset=-1", 422, "offset"),
        ("/figures?as_of=soon", 400, "soon"),
        ("/search?q=", 400, "no words"),
        ("/search", 422, "q"),
        ("/changes", 422, "since"),
        ("/claims/F0000000000", 404, "F0000000000"),
        ("/claims/V1", 404, "begins with"),
        ("/events/V00000000", 404, "V00000000"),
        ("/reports/Rxyz/text", 404, "Rxyz"),
        ("/nothing", 404, "no such page"),
    ],
)
def test_errors_are_problem_details(client, path, status, word):
    assert word in problem(client.get(ROOT + path), status)


def test_a_judgement_is_written_and_shows(client):
    figure = client.get(f"{ROOT}/figures?limit=1").json()["rows"][0]
    given = {"id": figure["id"], "verdict": "correct", "values": {"low": 3, "high": 4}, "who": "marta"}
    assert "older than this server" in problem(client.post(f"{ROOT}/judgements", json=given), 403)
    headers = {"x-csrf-token": client.get(f"{ROOT}/session").json()["csrf"]}
    answer = client.post(f"{ROOT}/judgements", json=given, headers=headers)
    assert answer.status_code == 201
    assert answer.json()["row"]["who"] == "marta"
    told = client.get(f"{ROOT}/claims/{figure['id']}").json()["row"]["row"]
    assert (told["low"], told["high"]) == (3, 4)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, 422),
        ({"id": "F0", "verdict": "reject"}, 404),
        ({"id": "R0", "verdict": "guess"}, 400),
        ({"id": "x", "verdict": "reject", "more": 1}, 422),
        ([], 422),
        ("x", 422),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(client, given, status):
    headers = {"x-csrf-token": client.app.state.safety.csrf}
    problem(client.post(f"{ROOT}/judgements", json=given, headers=headers), status)
    assert not client.get(f"{ROOT}/judgements").json()["total"]


def test_nothing_is_written_where_nothing_may_be(served):
    client = served(read_only=True)
    assert client.get(f"{ROOT}/session").json() | {"version": ""} == {"read_only": True, "csrf": "", "version": ""}
    problem(client.post(f"{ROOT}/judgements", json={"id": "F0", "verdict": "reject"}), 403)


def test_the_description_names_every_list_and_field(client):
    told = client.get(rest.OPENAPI).json()
    assert {f"{ROOT}/{name}" for name in LISTS} <= set(told["paths"])
    for row, _ in LISTS.values():
        model = model_of(row)
        assert set(told["components"]["schemas"][model.__name__]["properties"]) == set(
            model.model_json_schema()["properties"]
        )
    for path, found in told["paths"].items():
        assert path.startswith(ROOT)
        for method in found.values():
            assert method["summary"]
            assert "200" in method["responses"] or "201" in method["responses"]


def test_every_filter_is_described():
    for _, asked in LISTS.values():
        for name, field in asked.model_fields.items():
            assert field.description, f"{asked.__name__}.{name}"
    assert asking.Judged.model_fields["verdict"].description


def test_the_viewer_is_served_from_here(client):
    page = client.get("/api/docs")
    assert page.status_code == 200
    assert "http" not in page.text
    assert "<style" not in page.text
    assert client.get("/static/api.js").status_code == 200


def test_what_pages_make_of_rows_holds_what_its_description_says(client):
    for name, model in (
        ("places", shown.Place),
        ("outlets", shown.Outlet),
        ("speakers", shown.Credited),
        ("queue", shown.Queue),
        ("agreement", shown.Agree),
    ):
        told = Listed[model].model_validate(client.get(f"{ROOT}/{name}?limit=1000").json())
        assert told.total == len(told.rows), name
        assert told.rows or name == "agreement"
    told = One[shown.Overview].model_validate(client.get(f"{ROOT}/overview").json()).row
    series = told.figures[0].series
    points = One[shown.Chart].model_validate(client.get(f"{ROOT}/series/{series}/chart").json()).row
    assert points.stand == told.figures[0]
    assert points.points
    cited = One[shown.Cited].model_validate(client.get(f"{ROOT}/claims/{told.figures[0].latest}/citation").json())
    assert "according to" in cited.row.text


def test_the_overview_of_a_story_and_of_none(client):
    story = client.get(f"{ROOT}/stories").json()["rows"][0]["key"]
    assert client.get(f"{ROOT}/overview?story={story}").json()["row"]["figures"]
    problem(client.get(f"{ROOT}/overview?story=C0"), 404)
    problem(client.get(f"{ROOT}/series/N0/chart"), 404)
    problem(client.get(f"{ROOT}/claims/F0/citation"), 404)


def test_pages_of_what_is_made_follow_one_another(client):
    path, seen = f"{ROOT}/queue?limit=50&kind=figure", []
    while path:
        answer = client.get(path).json()
        seen += [row["claim"] for row in answer["rows"]]
        path = answer["next"]
    assert len(set(seen)) == len(seen) == answer["total"] == client.get(f"{ROOT}/figures").json()["total"]


def test_a_number_that_is_none_is_refused(client):
    token = client.get(f"{ROOT}/session").json()["csrf"]
    figure = client.get(f"{ROOT}/figures?limit=1").json()["rows"][0]["id"]
    body = f'{{"id": "{figure}", "verdict": "correct", "values": {{"low": Infinity}}}}'
    headers = {"x-csrf-token": token, "content-type": "application/json"}
    assert client.post(f"{ROOT}/judgements", content=body, headers=headers).status_code in (400, 422)
