"""Whatever is asked, the answer is one: no input gives a fault."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.page import PAGES
from dateline.server import asking, make_app, rest

PATHS = [f"/{name}" if name != "overview" else "/" for name in PAGES]
MADE = ("info", "search", "changes", "overview", "places", "outlets", "speakers", "queue", "agreement")
API = [f"{rest.ROOT}/{name}" for name in (*(one[0] for one in rest._LISTS), *MADE)]
NAMES = sorted(
    {name for one in rest._LISTS for name in one[2].model_fields}
    | {"q", "page", "order", "claim", "series", "since", "as_of", "reported_by", "origins", "show", "key", "token"}
)
LIKELY = [
    *("", "killed", "2022-01-06", "2022-13-45", "9999-12-31", "0001-01-01", "-1", "1e9", "99999999999999999999"),
    *("KZ", "true", "killed,injured", "F0", "R", "N", "V", "C", "S1", "'\"", "%", "NEAR(", "*", "\x00", "\u202e"),
    *("<script>", "../..", "2022-01-06T25:00"),
]
text = st.one_of(st.sampled_from(LIKELY), st.text(max_size=30))
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def client(sample_record_path, tmp_path_factory):
    copy = tmp_path_factory.mktemp("fuzz") / "fuzz.dateline"
    shutil.copy(sample_record_path, copy)
    return TestClient(make_app(copy), base_url="http://127.0.0.1", follow_redirects=False)


def told(answer) -> None:
    assert answer.status_code < 500, answer.text
    assert "content-security-policy" in answer.headers
    if answer.status_code >= 400 and answer.request.url.path.startswith("/api/"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


@FAST
@given(path=st.sampled_from(API), asked=st.dictionaries(st.sampled_from(NAMES), text, max_size=4))
def test_no_question_to_the_interface_is_a_fault(client, path, asked):
    told(client.get(path, params=asked))


@FAST
@given(path=st.sampled_from(PATHS), asked=st.dictionaries(st.sampled_from(NAMES), text, max_size=4))
def test_no_question_to_a_page_is_a_fault(client, path, asked):
    told(client.get(path, params=asked))


@FAST
@given(start=st.sampled_from([*PATHS, *API, "/claim", "/picture", "/static", "/api/v1/claims"]), key=text)
def test_no_key_is_a_fault(client, start, key):
    told(client.get(f"{start}/{quote(key, safe='')}"))


OUT = ["../app.py", "..%2f..%2fapp.py", "%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "a%00b"]


@pytest.mark.parametrize("key", OUT)
@pytest.mark.parametrize("start", ["/static/", "/picture/", "/static/swagger/"])
def test_no_path_leads_out(client, start, key):
    assert client.get(start + key).status_code in (400, 404)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda one: st.lists(one, max_size=3),
)


@FAST
@given(
    id=st.sampled_from(["figure", "event", "series"]) | text,
    verdict=st.sampled_from(["accept", "reject", "correct", "same", "undo", "unsure"]) | text,
    more=st.dictionaries(
        st.sampled_from(["other", "who", "why", "values"]),
        text
        | st.dictionaries(
            st.sampled_from(["low", "high", "place", "status", "people", "time_start", "x"]), _VALUES, max_size=3
        ),
        max_size=3,
    ),
)
def test_no_judgement_is_a_fault(client, id, verdict, more):
    view = client.app.state.shelf.now()[1].view
    known = {"figure": view.figures()[0].id, "event": view.events()[0].key, "series": view.series()[0].key}
    headers = {"x-csrf-token": client.app.state.safety.csrf}
    body = {"id": known.get(id, id), "verdict": verdict, **more}
    told(client.post(f"{rest.ROOT}/judgements", json=body, headers=headers))


def test_every_filter_is_asked():
    assert set(asking.Figures.model_fields) <= set(NAMES)
