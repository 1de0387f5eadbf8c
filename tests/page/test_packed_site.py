"""A frozen site whose pages of single things stand in few packed files: nothing is lost, and every link leads there."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dateline.page.packing import page_parts, unpack, volumes
from dateline.page.site import write_site

WHEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Read(HTMLParser):
    """Words, addresses and ids of a page or a part of one."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.to: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.to += [value for name, value in attrs if name == "href" and value]
        self.ids |= {value for name, value in attrs if name == "id" and value}

    def handle_data(self, data):
        self.words += data.split()


def opened(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("packed-*.js")):
        found |= json.loads(unpack(path.read_text("utf-16").split('"')[3]))
    return found


@pytest.fixture(scope="module", params=[True, False], ids=["with texts", "without texts"])
def both(request, sample_snapshot, tmp_path_factory) -> tuple[Path, Path]:
    """The same record, plain and packed."""
    root = tmp_path_factory.mktemp("both")
    for name, most in (("plain", 10**9), ("packed", 0)):
        made = write_site(sample_snapshot.view, root / name, texts=request.param, when=WHEN, most=most)
        assert bool(made.packed) == (name == "packed")
    return root / "plain", root / "packed"


def test_what_is_packed_says_what_its_page_says(both):
    plain, packed = both
    pages = opened(packed)
    shown = 0
    for path, parts in pages.items():
        if not (plain / f"{path}.html").exists() or path.split("/")[0] == "differences":
            continue
        main = re.search(r"<main[^>]*>(.*)</main>", (plain / f"{path}.html").read_text("utf-8"), re.DOTALL)
        assert main
        assert Read(parts[2]).words == Read(main[1]).words, path
        shown += 1
    kinds = {path.parent.name for path in plain.glob("*/*.html")} & {"series", "event", "actor", "story", "origin"}
    assert shown >= sum(1 for kind in kinds for _ in (plain / kind).glob("*.html")) > 20
    assert not any((packed / kind).exists() for kind in kinds)


def test_every_link_of_a_packed_site_leads_somewhere(both):
    folder = both[1]
    pages = opened(folder)
    ids = {path: Read(parts[2]).ids for path, parts in pages.items() if path != "~search"}
    files = {path: Read(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    links = [(path, link) for path, page in files.items() for link in page.to]
    links += [(folder / "page.html", link) for path in ids for link in Read(pages[path][2]).to if link[0] != "#"]
    broken = []
    for path, link in links:
        told = urlsplit(link)
        assert not told.scheme and not told.netloc, link
        target = (path.parent / unquote(told.path)).resolve() if told.path else path
        name, _, at = unquote(told.fragment).partition(":")
        if not target.is_file():
            broken.append(link)
        elif target.name == "page.html" and told.path:
            if name not in ids or (at and at not in ids[name]):
                broken.append(link)
        elif name and target in files and name not in files[target].ids:
            broken.append(link)
    assert not broken, broken[:10]


def test_search_of_a_packed_site_leads_to_its_pages(both):
    pages = opened(both[1])
    for kind in ("series", "events", "actors"):
        for address, *_ in pages["~search"][kind]:
            if address.startswith("page.html#"):
                assert address.removeprefix("page.html#").partition(":")[0] in pages


def test_a_packed_page_carries_no_markup_of_reports(both):
    for path, parts in opened(both[1]).items():
        if path != "~search":
            assert not Read(parts[2]).tags & {"script", "style", "img", "iframe", "object", "link", "meta", "base"}, (
                path
            )
            assert "<" not in parts[1]


def test_the_page_about_the_site_tells_how_it_is_packed_and_how_to_open_it_by_hand(both, capsys, monkeypatch):
    text = (both[1] / "about.html").read_text("utf-8")
    assert "packed-1.js" in text
    assert "packed" not in (both[0] / "about.html").read_text("utf-8")
    program = re.search(r"<pre[^>]*><code>(.*?)</code>", text, re.DOTALL)
    assert program
    monkeypatch.chdir(both[1])
    exec(html.unescape(program[1]), {})
    assert "~search" in json.loads(capsys.readouterr().out)


def test_no_page_from_disk_may_ask_anything(both):
    for folder in both:
        for path in folder.rglob("*.html"):
            assert "default-src 'none'" in path.read_text("utf-8"), path


def test_a_large_site_has_several_packed_files_found_by_their_first_path():
    entries = [(f"series/N{number:02}", ["series", "x", "words “ü” \U0001f30d" * 40]) for number in range(20)]
    made = list(volumes(entries, most=3_000))
    assert len(made) > 3
    found = {}
    for number, (first, script) in enumerate(made, 1):
        told = re.fullmatch(r'\(window\.datelinePacked=.*\)\["(\d+)"\]="([\u3000-\uafff]*)";\n', script)
        assert told and int(told[1]) == number
        part = json.loads(unpack(told[2]))
        assert min(part) == first
        found |= part
    assert list(found.items()) == [(path, value) for path, value in entries]


def test_a_page_without_its_parts_is_an_error_and_never_an_empty_page():
    with pytest.raises(ValueError, match="main part"):
        page_parts("<title>x</title>", "series")
