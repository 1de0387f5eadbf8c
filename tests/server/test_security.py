"""Who may ask, and who may write."""

from __future__ import annotations

import base64

import pytest
from fastapi import Depends
from fastapi.testclient import TestClient

from dateline.errors import UsageError
from dateline.server import Safety, make_app
from dateline.server.gate import MOST_BODY
from dateline.server.security import guard, warnings

WORD = "open-sesame"


@pytest.fixture
def writing(served):
    """A server with one more route, which is written to."""

    def make(**rules):
        client = served(**rules)

        @client.app.post("/write", dependencies=[Depends(guard)])
        def write() -> str:
            return "written"

        # Before the routes that take any address.
        client.app.router.routes.insert(0, client.app.router.routes.pop())
        return client

    return make


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org"])
def test_beyond_this_machine_a_secret_is_needed(sample_record_path, host):
    with pytest.raises(UsageError, match="--token or --password"):
        make_app(sample_record_path, safety=Safety(host=host))
    make_app(sample_record_path, safety=Safety(host=host, token=WORD))
    assert any("not encrypted" in line for line in warnings(Safety(host=host, token=WORD)))


def test_on_this_machine_there_is_nothing_to_warn_of():
    assert not list(warnings(Safety()))


@pytest.mark.parametrize("word", ["short", "not ascii wörd", "two words"])
def test_a_secret_that_is_no_good_is_refused(word):
    with pytest.raises(UsageError, match="--token"):
        Safety(token=word).check()


@pytest.mark.parametrize("host", ["127.0.0.1:8022", "localhost", "LOCALHOST:1", "[::1]:8022", "127.8.9.1"])
def test_this_machine_is_known_by_its_names(host):
    assert Safety().knows(host)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.4", "", "localhost@evil", "[", "a b"]
)
def test_a_name_bent_to_this_machine_is_refused(client, host):
    assert not Safety().knows(host)
    assert client.get("/", headers={"host": host}).status_code == 400


def test_beyond_this_machine_addresses_in_figures_are_known_and_names_are_not():
    safety = Safety(host="0.0.0.0", token=WORD)
    assert safety.knows("192.168.1.4:8022")
    assert not safety.knows("evil.example")
    assert Safety(host="desk.example", token=WORD).knows("desk.example:8022")


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/dateline.css", "/api/v1/nothing"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"]


def test_a_refusal_carries_the_headers_too(client):
    assert "content-security-policy" in client.get("/", headers={"host": "evil.example"}).headers


def test_a_token_opens_once_and_leaves_the_address(served):
    client = served(token=WORD)
    assert client.get("/").status_code == 401
    assert client.get("/static/dateline.css").status_code == 200
    opened = client.get(f"/?place=Almaty&token={WORD}")
    assert (opened.status_code, opened.headers["location"]) == (303, "/?place=Almaty")
    assert "httponly" in opened.headers["set-cookie"].lower()
    assert WORD not in opened.headers["set-cookie"]
    assert client.get("/").status_code == 200


def test_a_wrong_token_does_not_open(served, monkeypatch):
    monkeypatch.setattr("dateline.server.gate._WAIT_AFTER_WRONG", 0)
    client = served(token=WORD)
    assert client.get("/?token=open-sesamf").status_code == 401
    assert client.get("/", headers={"authorization": "Bearer open-sesamf"}).status_code == 401
    assert client.get("/", headers={"cookie": "dateline-in=x"}).status_code == 401
    assert client.get("/", headers={"authorization": f"Basic {_basic(WORD)}"}).status_code == 401
    assert client.get("/", headers={"authorization": f"Bearer {WORD}"}).status_code == 200


def test_a_password_is_asked_for_by_the_browser(served, monkeypatch):
    monkeypatch.setattr("dateline.server.gate._WAIT_AFTER_WRONG", 0)
    client = served(password=WORD)
    assert client.get("/").headers["www-authenticate"].startswith("Basic")
    for wrong in (_basic("open-sesamf"), "%%%", "", _basic("")):
        assert client.get("/", headers={"authorization": f"Basic {wrong}"}).status_code == 401
    assert client.get("/", headers={"authorization": f"Basic {_basic(WORD)}"}).status_code == 200


def _basic(password: str) -> str:
    return base64.b64encode(f"any:{password}".encode()).decode()


def test_a_form_of_ours_is_let_through(writing):
    client = writing()
    csrf = client.app.state.safety.csrf
    own = {"origin": "http://127.0.0.1:8022"}
    assert client.post("/write", data={"csrf": csrf}, headers=own).status_code == 200
    assert client.post("/write", headers={"x-csrf-token": csrf, **own}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "http://127.0.0.1:8022.evil"]
)
def test_a_form_of_another_site_is_not(writing, origin):
    client = writing()
    answer = client.post("/write", data={"csrf": client.app.state.safety.csrf}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_write_without_the_token_is_not(writing):
    client = writing()
    form = {"csrf": client.app.state.safety.csrf}
    assert client.post("/write").status_code == 403
    assert client.post("/write", data={"csrf": "guess"}).status_code == 403
    assert client.post("/write", data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_token_of_another_run_is_not(writing):
    assert writing().post("/write", data={"csrf": Safety().csrf}).status_code == 403


def test_nothing_is_written_where_nothing_may_be(writing):
    client = writing(read_only=True)
    answer = client.post("/write", data={"csrf": client.app.state.safety.csrf})
    assert answer.status_code == 403


def test_a_program_with_the_token_needs_no_form(writing):
    client: TestClient = writing(token=WORD)
    assert client.post("/write", headers={"authorization": f"Bearer {WORD}"}).status_code == 200


def test_a_bearer_that_nobody_checked_is_no_token(writing):
    assert writing().post("/write", headers={"authorization": "Bearer anything"}).status_code == 403
    word = f"Basic {_basic(WORD)}, Bearer x"
    assert writing(password=WORD).post("/write", headers={"authorization": word}).status_code in (401, 403)


def test_limits_on_sizes(writing):
    client = writing()
    headers = {"x-csrf-token": client.app.state.safety.csrf}
    assert client.get("/?q=" + "x" * 9_000).status_code == 414
    assert client.get("/" + "x" * 3_000).status_code == 414
    assert client.post("/write", content=b"x" * (MOST_BODY + 1), headers=headers).status_code == 413
    assert client.post("/write", headers={"content-length": "-1", **headers}).status_code == 413


def test_a_body_without_a_length_is_limited_too(writing):
    client = writing()

    def endless():
        for _ in range(MOST_BODY // 1000 + 2):
            yield b"x" * 1000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/write", content=endless(), headers=headers).status_code == 413
