"""The frozen site: whole, closed in itself, and careful with what is there."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dateline.errors import UsageError
from dateline.page import frozen
from dateline.page.site import MARKER, write_site
from dateline.page.slim import slim

WHEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Links(HTMLParser):
    """Addresses and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src", "action", "data") and value:
                self.to.append(value)
            if name == "id":
                self.ids.add(value)


@pytest.fixture(scope="module")
def site(sample_snapshot, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "case"
    write_site(sample_snapshot.view, folder, when=WHEN)
    return folder


@pytest.fixture(scope="module")
def bare(sample_snapshot, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bare") / "case"
    write_site(sample_snapshot.view, folder, texts=False, when=WHEN)
    return folder


@pytest.mark.parametrize("which", ["site", "bare"])
def test_every_link_leads_somewhere_in_the_folder(which, request):
    folder = request.getfixturevalue(which)
    pages = {path: Links(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for link in page.to:
            parts = urlsplit(link)
            if parts.scheme == "data":
                continue
            assert not parts.scheme and not parts.netloc and not parts.path.startswith("/"), f"{path}: {link}"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or not target.is_relative_to(folder):
                broken.append(f"{path.relative_to(folder)}: {link}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{path.relative_to(folder)}: {link} has no such place")
    assert not broken, broken[:10]


def test_every_page_says_when_and_with_what_it_was_made(site):
    for path in site.rglob("*.html"):
        assert "Frozen on 22 November 2026, 10:00 UTC by dateline" in path.read_text("utf-8"), path


def test_texts_are_there_as_received_with_their_hashes(site, sample_snapshot):
    sums = dict(reversed(line.split("  ")) for line in (site / "SHA256SUMS").read_text().splitlines())
    assert len(sums) == len(sample_snapshot.reports)
    for name, told in sums.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == told
    for row in sample_snapshot.reports.values():
        assert sums[f"texts/{row.key}.txt"] == row.text_sha256
        assert row.text_sha256 in (site / "about.html").read_text()


def test_without_texts_only_evidence_sentences_are_there(bare, sample_snapshot):
    assert not (bare / "texts").exists()
    for row in sample_snapshot.reports.values():
        kept = {one.sentence for one in sample_snapshot.claims_of.get(row.key, [])}
        text = sample_snapshot.view.text(row.key)
        everything = "\n".join(path.read_text("utf-8") for path in bare.rglob("*.html"))
        for zone in sample_snapshot.view.zones(row.key):
            if zone.kind != "body" or any(start < zone.span.end and zone.span.start < end for start, end in kept):
                continue
            words = text[zone.span.start : zone.span.end]
            assert len(words) < 40 or words not in everything, words
        page = (bare / "report" / f"{row.key}.html").read_text("utf-8")
        assert row.text_sha256 in page


def test_it_is_small(site, bare):
    """Two megabytes besides the reports; without texts that is all there is."""
    own = sum(
        path.stat().st_size
        for path in site.rglob("*")
        if path.is_file() and path.parent.name not in ("report", "texts")
    )
    assert own < 2_000_000
    assert sum(path.stat().st_size for path in bare.rglob("*") if path.is_file()) < 2_000_000


def test_what_one_report_tells_alone_has_no_page_of_its_own(site, sample_snapshot):
    alone = next(row for row in sample_snapshot.series.values() if len(row.figures) == 1)
    many = next(row for row in sample_snapshot.series.values() if len(row.figures) > 2)
    assert not (site / "series" / f"{alone.key}.html").exists()
    assert (site / "series" / f"{many.key}.html").exists()
    figure = sample_snapshot.figures[alone.figures[0]]
    to = [link for path in site.glob("figures*.html") for link in Links(path.read_text("utf-8")).to]
    assert to.count(f"report/{figure.report_key}.html#{figure.id}") >= 2


class Words(HTMLParser):
    """What stands in the text of a report."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth, self.words = 0, ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "div" and ("id", "text") in attrs:
            self.depth = 1
        elif self.depth and tag in ("span", "a", "div"):
            self.depth += 1

    def handle_endtag(self, tag):
        if self.depth:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
            self.words += data


def test_a_frozen_report_has_its_text_sign_for_sign(site, sample_snapshot):
    for key in sample_snapshot.reports:
        page = Words((site / "report" / f"{key}.html").read_bytes().decode("utf-8"))
        assert page.words == sample_snapshot.view.text(key), key


def test_slimming_leaves_text_and_what_needs_quotes_alone():
    words = '<p class="a b" id="x" title="">It said "class="x"" &lt;/li&gt;\n\n</p>'
    html = f'{words}<ul><li>one</li>\n<li><a href="a/">two</a></li></ul>'
    told = slim(html, text=True)
    assert told == (
        '<p class="a b" id=x title="">It said "class="x"" &lt;/li&gt;\n\n</p><ul><li>one<li><a href="a/">two</a></ul>'
    )


def test_nothing_asks_anywhere(site):
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text), path
        assert "data-live" not in text
        assert "<form" not in text or path.name == "search.html"
    for path in (site / "static").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", path.read_text("utf-8")), path


def test_a_site_may_be_made_anew_and_drops_what_is_gone(sample_snapshot, tmp_path):
    folder = tmp_path / "case"
    write_site(sample_snapshot.view, folder, when=WHEN)
    first = json.loads((folder / MARKER).read_text())["files"]
    write_site(sample_snapshot.view, folder, texts=False, when=WHEN)
    assert not (folder / "texts").exists()
    assert set(json.loads((folder / MARKER).read_text())["files"]) < set(first)
    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_what_is_not_ours_is_never_replaced(sample_snapshot, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="no site of dateline"):
        write_site(sample_snapshot.view, mine)
    assert (mine / "thesis.txt").read_text() == "years of work"
    (tmp_path / "file").write_text("x")
    for there in (tmp_path / "file", tmp_path / "no" / "where"):
        with pytest.raises(UsageError):
            write_site(sample_snapshot.view, there)


def test_what_someone_put_into_a_site_is_not_lost(sample_snapshot, tmp_path):
    folder = tmp_path / "case"
    write_site(sample_snapshot.view, folder, when=WHEN)
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"notes\.txt"):
        write_site(sample_snapshot.view, folder)
    assert (folder / "notes.txt").exists()


def test_the_same_record_gives_the_same_site(sample_snapshot, site, tmp_path):
    write_site(sample_snapshot.view, tmp_path / "again", when=WHEN)
    for path in site.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(site)).read_bytes(), path


def test_a_long_list_goes_over_pages_that_lead_to_each_other(sample_snapshot, tmp_path, monkeypatch):
    monkeypatch.setitem(frozen._SHEETS, "statements", 40)
    write_site(sample_snapshot.view, tmp_path / "case", when=WHEN)
    pages = sorted((tmp_path / "case").glob("statements*.html"))
    assert len(pages) == -(-len(sample_snapshot.statements) // 40)
    ids = [id for page in pages for id in Links(page.read_text("utf-8")).ids if id in sample_snapshot.statements]
    assert sorted(ids) == sorted(sample_snapshot.statements)
    first, second = (
        Links((tmp_path / "case" / name).read_text("utf-8")) for name in ("statements.html", "statements-2.html")
    )
    assert "statements-2.html" in first.to
    assert "statements.html" in second.to
