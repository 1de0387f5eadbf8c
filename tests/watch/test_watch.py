"""Feeds read as they come: politely, and telling what each report moved. The server is one of the tests' own."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

import dateline
from dateline.cli.app import main
from dateline.errors import IngestError, UsageError
from dateline.watch import Fetcher, Watch, read_feed_file

FIRST = (
    "ALMATY - Police said on Thursday that 12 people were killed in clashes in Almaty. Shops stayed shut in the centre."
)
LATER = "ALMATY - The interior ministry said on Friday that 26 people were killed in the clashes in Almaty, up from 12."
OTHER = "ALMATY - The death toll from the clashes in Almaty stood at 12 on Thursday, a hospital doctor told reporters."


def rss(*items: tuple[str, str, str]) -> str:
    told = "".join(
        f"<item><title>{title}</title><link>https://wire.example/{title}</link><pubDate>{day}</pubDate>"
        f"<description>{text}</description></item>"
        for title, day, text in items
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{told}</channel></rss>"


ONE = ("One", "Thu, 06 Jan 2022 10:00:00 GMT", FIRST)


class _Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str | None]]] = []
    body = rss(ONE).encode()

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["If-None-Match"]))
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://elsewhere.invalid/feed")
        elif self.path == "/gone":
            self.send_response(503)
        elif self.headers["If-None-Match"] == '"1"':
            self.send_response(304)
        else:
            self.send_response(200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", str(len(self.body)))
            self.end_headers()
            self.wfile.write(self.body)
            return
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def feeds(tmp_path):
    def write(*addresses: str):
        file = tmp_path / "feeds.toml"
        file.write_text("".join(f'[[feed]]\naddress = "{address}"\n' for address in addresses))
        return file

    return write


def test_what_has_not_changed_is_not_sent_again(site):
    fetcher = Fetcher()
    assert fetcher.get(f"{site}/feed") == _Site.body
    assert fetcher.get(f"{site}/feed") is None
    assert _Site.asked == [("/feed", None), ("/feed", '"1"')]


def test_no_other_host_is_asked_and_faults_are_told(site):
    for path, told in (("/away", "has moved to http://elsewhere.invalid/feed"), ("/gone", "answers 503")):
        with pytest.raises(IngestError, match=told):
            Fetcher().get(site + path)
    with pytest.raises(IngestError, match="is larger than"):
        Fetcher(limit=10).get(f"{site}/feed")


def test_a_feed_that_fails_is_left_alone_and_the_others_go_on(site, feeds, tmp_path):
    told = read_feed_file(feeds(f"{site}/gone", f"{site}/feed"))
    with dateline.open(tmp_path / "r.dateline") as record:
        watch = Watch(record, told.feeds)
        first, second = watch.round(), watch.round()
        assert [row.headline for row in record.reports()] == ["One"]
    assert [fault.name for fault in first.faults] == [f"{site}/gone"] and first.asked == 2
    assert (second.faults, second.asked, second.arrivals) == ((), 1, ())
    assert [path for path, _ in _Site.asked] == ["/gone", "/feed", "/feed"]


def test_each_arrival_says_what_it_moved(feeds, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.xml").write_text(rss(ONE))
    told = read_feed_file(feeds("in"))
    with dateline.open(tmp_path / "r.dateline") as record:
        watch = Watch(record, told.feeds)
        assert [one.what for one in watch.round().arrivals] == ["new"]
        (folder / "b.xml").write_text(
            rss(("Two", "Thu, 06 Jan 2022 11:00:00 GMT", FIRST), ("Three", "Fri, 07 Jan 2022 11:00:00 GMT", LATER))
        )
        arrivals = {one.report.headline: one for one in watch.round().arrivals}
        assert {name: one.what for name, one in arrivals.items()} == {"Two": "same wire", "Three": "revised"}
        assert arrivals["Two"].changes == ()
        assert any(change.row.low == 26 for change in arrivals["Three"].changes if change.change == "revised")
        (folder / "c.txt").write_text("The market opened as on all days.")
        assert [one.what for one in watch.round().arrivals] == ["nothing"]
        assert watch.round().arrivals == ()
        # Started again, it knows what is in the record.
        assert Watch(record, told.feeds).round().arrivals == ()


def test_of_copies_in_one_round_the_first_is_news(feeds, tmp_path):
    (tmp_path / "in").mkdir()
    two = ("Two", "Thu, 06 Jan 2022 11:00:00 GMT", FIRST)
    (tmp_path / "in" / "a.xml").write_text(rss(two, ONE, ("Three", "Thu, 06 Jan 2022 12:00:00 GMT", OTHER)))
    with dateline.open(tmp_path / "r.dateline") as record:
        arrivals = Watch(record, read_feed_file(feeds("in")).feeds).round().arrivals
        told = {one.report.headline: one.what for one in arrivals}
        assert sorted((told["One"], told["Two"])) == ["new", "same wire"]
        assert told["Three"] == "same number"


def test_a_summary_replaces_no_article_and_an_older_text_no_newer_one(feeds, tmp_path):
    (tmp_path / "in").mkdir()
    address = "https://wire.example/One"
    article = {"url": address, "text": FIRST + " The mayor spoke of a hard night." * 20, "published": "2022-01-06"}
    (tmp_path / "full.json").write_text(json.dumps(article))
    told = read_feed_file(feeds("in")).feeds
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(tmp_path / "full.json", workers=1)
        (tmp_path / "in" / "a.xml").write_text(rss(ONE))
        assert Watch(record, told).round().arrivals == ()
        # Two feeds of one outlet may sum one item up in two ways; started again, neither takes the other's place.
        (tmp_path / "in" / "a.xml").write_text(rss(("Two", ONE[1], FIRST)))
        (tmp_path / "in" / "b.xml").write_text(rss(("Two", ONE[1], FIRST[:80])))
        assert Watch(record, told).round().arrivals
        assert Watch(record, told).round().arrivals == ()


def test_by_command(feeds, tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_text(rss(ONE))
    args = ["watch", str(feeds("in")), "--record", str(tmp_path / "r.dateline"), "--once"]
    assert main(args) == 0
    assert "new: Wire, 6 January 2022: One" in capsys.readouterr().out
    assert main(args) == 0
    assert "nothing new" in capsys.readouterr().err
    (tmp_path / "in" / "a.xml").write_text(rss(ONE, ("Two", "Thu, 06 Jan 2022 11:00:00 GMT", FIRST)))
    assert main([*args, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["what"] == "same wire"
    assert main([*args, "--open"]) == 2


def test_the_page_is_served_while_feeds_are_read(feeds, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_text(rss(ONE))
    seen = []

    def served(record: str, *, port: int, open_page: bool) -> None:
        assert open_page and port == 0
        with dateline.open(record, create=False) as kept:
            for _ in range(300):
                if seen or kept.reports():
                    seen.extend(kept.reports())
                    return
                time.sleep(0.1)

    monkeypatch.setattr("dateline.server.run", served)
    args = ["watch", str(feeds("in")), "--record", str(tmp_path / "r.dateline"), "--open", "--port", "0"]
    assert main(args) == 0
    assert [row.headline for row in seen] == ["One"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no feed"),
        ("[[feed]]\noutlet = 'x'", "there must be an address"),
        ("[[feed]]\naddress = 'ftp://x.example/'", "http or https, or a folder"),
        ("[[feed]]\naddress = 'in'\nfull = true", "'full' is not known; there is address, outlet"),
        ("every = 5\n[[feed]]\naddress = 'in'", "at least 60"),
        ("[[feed", "cannot be read"),
    ],
)
def test_a_file_that_does_not_fit_says_so(tmp_path, text, told):
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(UsageError, match=told):
        read_feed_file(tmp_path / "f.toml")


def mill(dead: str, hurt: str = "At least 17 people were injured, a hospital said.") -> str:
    return f"SOLNA - Firefighters said on Thursday that {dead} people were killed in a blaze at a mill in Solna. {hurt}"


def test_an_edited_number_is_revised_and_an_older_text_is_no_other_origin(feeds, tmp_path):
    (tmp_path / "in").mkdir()
    day = "Thu, 06 Jan 2022 10:00:00 GMT"
    with dateline.open(tmp_path / "r.dateline") as record:
        watch = Watch(record, read_feed_file(feeds("in")).feeds)
        (tmp_path / "in" / "a.xml").write_text(rss(("Mill", day, mill("40"))))
        assert [one.what for one in watch.round().arrivals] == ["new"]
        (tmp_path / "in" / "a.xml").write_text(
            rss(("Mill", day, mill("45", "A hospital counted at least 17 people injured on Thursday.")))
        )
        (arrival,) = watch.round().arrivals
    told = [change for change in arrival.changes if change.kind == "figure"]
    assert arrival.what == "revised" and [(change.change, change.row.low) for change in told] == [("revised", 45)]
    assert (told[0].old.low, told[0].origins) == (40, "")


def test_a_number_in_title_and_text_is_told_once_with_who_says_so(feeds, tmp_path):
    (tmp_path / "in").mkdir()
    text = "The government of Norway said on Thursday that 200,000 people were made homeless by the flood in Norway."
    (tmp_path / "in" / "a.xml").write_text(
        rss(("Flood: 200,000 people homeless in Norway", "Thu, 06 Jan 2022 10:00:00 GMT", text))
    )
    with dateline.open(tmp_path / "r.dateline") as record:
        (arrival,) = Watch(record, read_feed_file(feeds("in")).feeds).round().arrivals
        assert {row.zone for row in record.figures()} == {"headline", "body"}
    told = [change.row for change in arrival.changes if change.kind == "figure"]
    assert [(row.low, row.source) for row in told] == [(200_000, "The government of Norway")]
