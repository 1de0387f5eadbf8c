"""The reader: a report exactly as stored, its values in place, and the margin."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import dateline
from dateline.errors import NotFound
from dateline.page import Asked, ServedLinks, SiteLinks, Snapshot, render

HOSTILE = (
    "<script>alert(1)</script> Police said 12 people were killed in Almaty on Monday.\r\n"
    'A "quote" & an <img src=x onerror=alert(2)> tag.\r\n\r\n'
    "😀 دنیا 👩‍👩‍👧 The ministry said at least 18 officers were injured.\x85\n"
)


class Text(HTMLParser):
    """Text nodes of the element with id "text", and the marks in it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth, self.words, self.tags = 0, [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if self.depth or attrs.get("id") == "text":
            self.depth += 1
            self.tags.append((tag, attrs))

    def handle_endtag(self, tag):
        self.depth -= bool(self.depth)

    def handle_data(self, data):
        if self.depth:
            self.words.append(data)


def text_of(html):
    parser = Text()
    parser.feed(html)
    return "".join(parser.words), parser.tags


@pytest.fixture
def hostile(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(HOSTILE.encode())
    with dateline.open(tmp_path / "a.dateline") as record:
        record.read(tmp_path / "a.txt", published="2022-01-11")
        yield Snapshot(record)


@pytest.mark.parametrize("links", [ServedLinks(), SiteLinks(1)], ids=["served", "site"])
def test_every_report_stands_as_it_was_stored(sample_snapshot: Snapshot, links):
    for key in sample_snapshot.reports:
        words, _ = text_of(render(sample_snapshot, Asked("report", key), links))
        assert words == sample_snapshot.view.text(key)


def test_hostile_text_is_text(hostile: Snapshot):
    (key,) = hostile.reports
    html = render(hostile, Asked("report", key), ServedLinks())
    words, tags = text_of(html)
    assert words == hostile.view.text(key) == HOSTILE
    assert {tag for tag, _ in tags} == {"div", "span", "a"}
    assert "<script>alert" not in html
    assert "<img" not in html


def test_every_claim_has_its_place_and_its_link(hostile: Snapshot):
    (key,) = hostile.reports
    _, tags = text_of(render(hostile, Asked("report", key), ServedLinks()))
    places = [attrs["id"] for _, attrs in tags if attrs.get("class") == "begins"]
    assert sorted(places) == sorted(hostile.claims)
    linked = {id for _, attrs in tags for id in attrs.get("data-claims", "").split()}
    assert linked == set(hostile.claims)


def test_a_space_between_two_values_is_no_link(sample_snapshot: Snapshot):
    for key in sample_snapshot.reports:
        html = render(sample_snapshot, Asked("report", key), ServedLinks())
        assert not re.search(r'<a class="w [^>]*>\s*</a>', html)


def test_the_chosen_claim_stands_in_the_margin_with_who_says_so(sample_snapshot: Snapshot):
    figure = next(
        row for row in sample_snapshot.figures.values() if len(sample_snapshot.relations_of.get(row.id, ())) > 1
    )
    asked = Asked("report", figure.report_key, {"claim": figure.id})
    html = render(sample_snapshot, asked, ServedLinks())
    margin = html[html.index('<aside class="margin"') :]
    assert f"/series/{figure.series}" in margin
    assert figure.text in margin
    assert 'class="w w-figure here"' in html or "here" in html


def test_a_frozen_page_holds_every_note(sample_snapshot: Snapshot):
    key = next(key for key, rows in sample_snapshot.claims_of.items() if len(rows) > 5)
    html = render(sample_snapshot, Asked("report", key), SiteLinks(1))
    for row in sample_snapshot.claims_of[key]:
        assert f'id="note-{row.id}"' in html
        assert f'href="#{row.id}"' in html
    assert "<form" not in html


def test_fingerprints_are_told(sample_snapshot: Snapshot):
    report = next(iter(sample_snapshot.reports.values()))
    html = render(sample_snapshot, Asked("report", report.key), ServedLinks())
    assert report.text_sha256 in html
    assert report.bytes_sha256 in html


def test_an_older_text_is_shown_as_it_was_and_names_the_newer(tmp_path: Path):
    path = tmp_path / "a.txt"
    with dateline.open(tmp_path / "a.dateline") as record:
        path.write_text("Police said 12 people were killed in Almaty on Monday.")
        record.read(path, published="2022-01-11")
        (old,) = record.reports()
        path.write_text("Police said 13 people were killed in Almaty on Monday.")
        record.read(path, published="2022-01-11")
        (new,) = record.reports()
        html = render(Snapshot(record), Asked("report", old.key), ServedLinks())
        assert "an older text" in html
        assert text_of(html)[0].startswith("Police said 12")
        assert f"/report/{new.key}" in html


def test_a_report_that_is_not_there_is_said(sample_snapshot: Snapshot):
    for key in ("R000000000000", "nothing"):
        with pytest.raises(NotFound):
            render(sample_snapshot, Asked("report", key), ServedLinks())
